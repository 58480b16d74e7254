"""E-mails as Outlook, Gmail, Apple Mail and Zimbra write them, each with the story that is expected of it."""
# ruff: noqa: E501  what a program or a unit writes is one line here too

import unicodedata
from base64 import b64encode, encodebytes
from collections.abc import Callable
from email.header import Header
from quopri import encodestring
from urllib.parse import quote

from tests.desk.incoming.office import Word, picture
from tests.desk.incoming.outlook import msg
from tests.desk.incoming.tales import DIEN, HO, KHOA, MAU, THO, VAI, Tale
from tests.desk.incoming.word_files import Case

LETTERS: list[Case] = []
SENT, SENT_DAY = "Mon, 12 Oct 2026 08:15:00 +0700", "2026-10-12"
UNITS = {
    "so-giao-duc-dao-tao": "vanphong@sogddt.huong-giang.example", "xa-hoa-khe": "vanphong@xahoakhe.huong-giang.example", "so-y-te": "vanphong@soyte.huong-giang.example",
    "xa-lam-thuong": "vanphong@xalamthuong.huong-giang.example", "dien-luc-huong-giang": "vanphong@dienluc.huong-giang.example", "hoi-phu-nu": "vanphong@hoiphunu.huong-giang.example",
}  # fmt: skip


def address(tale: Tale) -> str:
    """The mailbox that the registry has for the tale's unit."""
    return UNITS[tale.unit]


def letter(
    tale: Tale,
    says: dict[str, str] | None = None,
    has: tuple[str, ...] = (),
    lacks: tuple[str, ...] = (),
    file: str = "thu.eml",
):  # type: ignore[no-untyped-def]
    """Adds the e-mail that a function writes to the table; its docstring says which shape it is."""

    def add(write: Callable[[], bytes]) -> Callable[[], bytes]:
        facts = {"title": tale.title, "unit": tale.unit, "date": SENT_DAY, **tale.facts, **(says or {})}
        LETTERS.append(Case(str(write.__doc__), file, write, facts, has, lacks))
        return write

    return add


def word_of(tale: Tale) -> bytes:
    """The story as a Word file without letterhead and date."""
    return Word().title(tale.title).text(tale.lead, bold=True).texts(*tale.body).bytes()


def head(sender: str, subject: str, more: str = "", date: str = SENT) -> str:
    return f"From: {sender}\r\nTo: tinbai@tdkt.huong-giang.example\r\nSubject: {subject}\r\nDate: {date}\r\nMIME-Version: 1.0\r\n{more}"


def part(headers: str, body: bytes) -> bytes:
    return f"{headers}\r\n\r\n".encode() + body


def mixed(start: str, *parts: bytes, kind: str = "mixed") -> bytes:
    """A message of several parts."""
    mark = f"=_{kind}_{sum(map(len, parts))}"
    inside = b"".join(f"--{mark}\r\n".encode() + p + b"\r\n" for p in parts)
    return (
        f'{start}Content-Type: multipart/{kind}; boundary="{mark}"\r\n\r\n'.encode()
        + inside
        + f"--{mark}--\r\n".encode()
    )


def attached(
    body: bytes, name: str, kind: str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
) -> bytes:
    """A file with its name written as `name` says, which begins «name» or «filename»."""
    return part(
        f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; {name}",
        encodebytes(body),
    )


def plain(text: str, charset: str = "utf-8") -> bytes:
    return part(
        f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: base64",
        encodebytes(text.encode(charset)),
    )


def page(text: str, charset: str = "utf-8") -> bytes:
    return part(
        f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable",
        encodestring(text.encode(charset, "xmlcharrefreplace")),
    )


def coded(text: str, how: str = "utf-8") -> str:
    return Header(text, how, maxlinelen=900).encode()


def cp1258(text: str) -> bytes:
    """Vietnamese in windows-1258: tones stand behind their letters."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = b""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        letter_ = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
        out += (letter_ + "".join(c for c in parts if c in tones)).encode("cp1258")
    return out


COVER = "Kính gửi Ban Thi đua - Khen thưởng tỉnh,\r\n\r\nĐơn vị xin gửi bài viết về gương điển hình.\r\n\r\nTrân trọng,\r\nNguyễn Văn Thư ký\r\n0912 345 678\r\n"


@letter(MAU, {"summary": MAU.lead}, has=(MAU.body[1],), lacks=("0912", "Trân trọng"))
def gmail_with_file() -> bytes:
    """Gmail: a short letter in two forms, the story as a Word file named by RFC 2231."""
    both = mixed("", plain(COVER), page(f'<div dir="ltr">{COVER}</div>'), kind="alternative")
    name = f"filename*=UTF-8''{quote('Bài cô giáo Mẫu.docx')}"
    return mixed(
        head(f"{coded('Văn phòng Sở')} <{address(MAU)}>", coded("Gửi bài gương điển hình")),
        both,
        attached(word_of(MAU), name),
    )


@letter(THO, {"photos": "2"}, has=(THO.body[0],))
def outlook_with_file_and_photos() -> bytes:
    """Outlook: file names in RFC 2047 words inside quotes, the photos as files beside the text."""
    words = plain(COVER, "utf-8")
    name = f'filename="{coded("Bài ông Thọ.docx")}"'
    photos = [attached(picture(n), f'filename="{coded(f"Ảnh {n}.jpg")}"', "image/jpeg") for n in (21, 22)]
    return mixed(
        head(f'"{coded("UBND xã")}" <{address(THO).upper()}>', coded("V/v gửi bài")),
        words,
        attached(word_of(THO), name),
        *photos,
    )


@letter(KHOA, has=(KHOA.body[0],), lacks=("Kính gửi", "Trân trọng"))
def quoted_printable_1258() -> bytes:
    """An old Outlook Express: windows-1258 in quoted-printable, the story in the message itself."""
    text = (
        "\r\n\r\n".join(["Kính gửi Ban biên tập,", KHOA.title, KHOA.lead, *KHOA.body, "Trân trọng,", "Lê Thị Văn thư"])
        .replace("“", '"')
        .replace("”", '"')
    )
    subject = (
        "=?windows-1258?Q?"
        + encodestring(cp1258("Bài về Khoa Cấp cứu"), quotetabs=True).decode().replace(" ", "_").replace("=\n", "")
        + "?="
    )
    start = head(
        address(KHOA),
        subject,
        "Content-Type: text/plain; charset=windows-1258\r\nContent-Transfer-Encoding: quoted-printable\r\n",
    )
    return start.encode() + b"\r\n" + encodestring(cp1258(text))


@letter(HO, {"photos": "1", "image_caption": "Ông Lạc bên mó nước"}, has=(HO.body[1],), lacks=("Sent from",))
def outlook_html_with_inline_photo() -> bytes:
    """Outlook: HTML only, MsoNormal paragraphs, a photo inside by its Content-ID."""
    inside = "".join(
        f'<p class="MsoNormal"><span style="font-size:13.0pt">{t}<o:p></o:p></span></p>' for t in (HO.lead, *HO.body)
    )
    photo = '<p class="MsoNormal"><img width=640 src="cid:image001.jpg@01DB"></p><p class="MsoNormal" align="center"><i>Ông Lạc bên mó nước</i></p>'
    html = f'<html xmlns:o="urn:x"><head><style>p.MsoNormal{{margin:0}}</style></head><body lang="VI"><p class="MsoNormal" align="center"><b>{HO.title}</b></p>{inside}{photo}<p class="MsoNormal">Nước vẫn chảy.</p></body></html>'
    image = part(
        'Content-Type: image/jpeg; name="image001.jpg"\r\nContent-ID: <image001.jpg@01DB>\r\nContent-Transfer-Encoding: base64',
        encodebytes(picture(31)),
    )
    return mixed(head(address(HO), coded("Bài viết")), page(html), image, kind="related")


@letter(DIEN, has=(DIEN.body[0],), lacks=("Forwarded", "FYI"))
def gmail_forward() -> bytes:
    """Gmail's forwarded message: the first sender counts, and the day on which he wrote."""
    inner = "".join(f"<p>{t}</p>" for t in (DIEN.lead, *DIEN.body))
    html = (
        f'<div dir="ltr">FYI<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>Từ: <strong>Điện lực</strong> <span dir="auto">&lt;{address(DIEN)}&gt;</span><br>'
        f"Date: Th 2, 12 thg 10, 2026 vào lúc 08:15<br>Subject: Bài về anh thợ điện<br>To: &lt;a@example.vn&gt;<br></div><br><br><p><b>{DIEN.title}</b></p>{inner}</div></div>"
    )
    return mixed(
        head("canbo.tdkt@gmail.com", "Fwd: bai", date="Fri, 30 Oct 2026 10:00:00 +0700"), page(html), kind="alternative"
    )


@letter(VAI, has=(VAI.body[2],), lacks=("From:", "Sent:", "Chuyển anh xem"))
def outlook_forward() -> bytes:
    """Outlook's forward: a block of bold labels in English above the text."""
    inner = "".join(f"<p class=MsoNormal>{t}</p>" for t in (VAI.lead, *VAI.body))
    labels = f"<b>From:</b> HLHPN &lt;{address(VAI)}&gt;<br><b>Sent:</b> Monday, October 12, 2026 8:15 AM<br><b>To:</b> Ban TĐKT<br><b>Subject:</b> Gương điển hình"
    html = f"<html><body><p class=MsoNormal>Chuyển anh xem.</p><div style='border-top:solid'><p class=MsoNormal>{labels}</p></div><p class=MsoNormal><b>{VAI.title}</b></p>{inner}</body></html>"
    return mixed(
        head("chuyenvien@sonoivu-khac.example", "FW: Guong dien hinh", date="Fri, 30 Oct 2026 10:00:00 +0700"),
        page(html),
        kind="alternative",
    )


@letter(MAU, has=(MAU.body[0],), lacks=("Bắt đầu thư",))
def apple_forward() -> bytes:
    """Apple Mail's forward in Vietnamese, plain text in NFD, quoted by «>»-less lines."""
    text = "\r\n".join(
        [
            "Bắt đầu thư được chuyển tiếp:",
            "",
            f"Từ: Sở GDĐT <{address(MAU)}>",
            "Chủ đề: Bài cô Mẫu",
            f"Ngày: {SENT}",
            "Đến: tinbai@example.vn",
            "",
            MAU.title,
            "",
            MAU.lead,
            "",
            *(f"{t}\r\n" for t in MAU.body),
        ]
    )
    return (
        head(
            "toi@icloud.com",
            "Fwd: Bai",
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n",
            "Fri, 30 Oct 2026 10:00:00 +0700",
        ).encode()
        + b"\r\n"
        + encodebytes(unicodedata.normalize("NFD", text).encode())
    )


@letter(THO, {"photos": "1"}, has=(THO.body[3],))
def message_in_a_message() -> bytes:
    """The e-mail of the unit sent on as a file (message/rfc822), with its Word file and photo in it."""
    inner = mixed(
        head(address(THO), coded("Bài ông Thọ")),
        plain(COVER),
        attached(word_of(THO), "filename=bai.docx"),
        attached(picture(41), "filename=a.jpg", "image/jpeg"),
    )
    outer = part("Content-Type: message/rfc822\r\nContent-Disposition: attachment", inner)
    return mixed(head("canbo@gmail.com", "Fwd", date="Fri, 30 Oct 2026 10:00:00 +0700"), plain("Chuyển tiếp."), outer)


@letter(KHOA, has=(KHOA.body[1],))
def message_in_a_message_in_a_message() -> bytes:
    """Sent on twice as a file."""
    inner = mixed(head(address(KHOA), "bai"), plain("Gửi bài."), attached(word_of(KHOA), "filename=bai.docx"))
    middle = mixed(head("a@gmail.com", "Fwd: bai"), plain("Xem giúp."), part("Content-Type: message/rfc822", inner))
    return mixed(head("b@gmail.com", "Fwd: Fwd: bai"), plain("Xem."), part("Content-Type: message/rfc822", middle))


@letter(HO, has=(HO.body[0],), lacks=("đã viết", "Nhờ đơn vị"))
def zimbra_reply() -> bytes:
    """Zimbra: an answer above the older message, which does not belong to the story."""
    text = "\n\n".join(
        [
            HO.title,
            HO.lead,
            *HO.body,
            "Vào 10/10/2026 09:00, Ban TĐKT đã viết:",
            "Nhờ đơn vị gửi bài viết về gia đình ông Lạc trong tuần này để kịp số báo.",
        ]
    )
    html = f'<html><body><div style="font-family: arial, helvetica, sans-serif; font-size: 12pt; color: #000000"><div>{"</div><div><br></div><div>".join(text.split(chr(10) * 2))}</div></div></body></html>'
    return mixed(head(address(HO), coded("Re: Gửi bài")), plain(text), page(html), kind="alternative")


@letter(DIEN, {"unit": "dien-luc-huong-giang"}, has=(DIEN.body[1],), lacks=("iPhone",))
def plain_from_a_phone() -> bytes:
    """A telephone: plain text whose lines were broken at 72, «Đã gửi từ iPhone» below."""
    import textwrap

    wrapped = "\r\n\r\n".join("\r\n".join(textwrap.wrap(t, 72)) for t in (DIEN.lead, *DIEN.body))
    text = f"{DIEN.title}\r\n\r\n{wrapped}\r\n\r\nĐã gửi từ iPhone của tôi\r\n"
    return (
        head(
            address(DIEN),
            coded("Bài viết"),
            "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n",
        ).encode()
        + b"\r\n"
        + text.encode()
    )


@letter(VAI, {"unit": ""}, has=(VAI.body[0],))
def sender_without_a_unit() -> bytes:
    """A private mailbox and a text without letterhead: no unit is invented."""
    return mixed(
        head("nguoi.viet@gmail.com", "bai"), plain("Em gửi bài ạ."), attached(word_of(VAI), "filename=bai.docx")
    )


@letter(MAU, {"unit": "so-giao-duc-dao-tao"}, has=(MAU.body[0],))
def colleague_of_the_unit() -> bytes:
    """Another mailbox of the unit's own domain, raw UTF-8 in the headers, no encoding said."""
    start = head("Phòng Chính trị <phongct@sogddt.huong-giang.example>", "Bài cô giáo Mẫu")
    return mixed(start, plain("Gửi bài."), attached(word_of(MAU), 'filename="Bài cô Mẫu.docx"'))


@letter(THO, {"unit": "so-giao-duc-dao-tao", "date": "2026-10-05"}, has=(THO.body[0],))
def letterhead_against_sender() -> bytes:
    """The department sends what a commune wrote: both are told."""
    body = (
        Word()
        .letterhead(THO.office, "Hòa Khê, ngày 05 tháng 10 năm 2026")
        .title(THO.title)
        .text(THO.lead, bold=True)
        .texts(*THO.body)
        .bytes()
    )
    return mixed(head(address(MAU), "bai"), plain("Gửi bài."), attached(body, "filename=bai.docx"))


@letter(KHOA, has=(KHOA.body[3],))
def html_file_attached() -> bytes:
    """The story as an HTML file that continues its name over two parameters (RFC 2231)."""
    html = f"<html><body><h1>{KHOA.title}</h1><p><b>{KHOA.lead}</b></p>{''.join(f'<p>{t}</p>' for t in KHOA.body)}</body></html>"
    name = f"filename*0*=UTF-8''{quote('Bài về khoa ')};\r\n filename*1*={quote('cấp cứu.html')}"
    return mixed(head(address(KHOA), "bai"), plain("Gửi bài."), attached(html.encode(), name, "text/html"))


@letter(HO, {"photos": "1"}, has=(HO.body[2],), file="thu.msg")
def outlook_message_file() -> bytes:
    """A .msg that was dragged out of Outlook, with a Word file and a photo."""
    return msg(
        {0x0037: "Bài viết gương điển hình", 0x0C1A: "Văn phòng", 0x0C1F: address(HO), 0x1000: "Gửi Ban Thi đua.", 0x001A: "IPM.Note"},
        sent="2026-10-12T01:15:00", files=[("Bài ông Lạc.docx", word_of(HO)), ("Ảnh.jpg", picture(51))],
    )  # fmt: skip


@letter(VAI, {"photos": "1"}, has=(VAI.body[0],))
def data_address() -> bytes:
    """A photo inside the HTML itself, another one far away that is not asked for."""
    html = f"<p><b>{VAI.title}</b></p><p>{VAI.lead}</p><p>{'</p><p>'.join(VAI.body)}</p><p><img src='data:image/jpeg;base64,{b64encode(picture(61)).decode()}'></p><p><img src='https://theo-doi.example/x.gif'></p><p>Hết.</p>"
    return mixed(head(address(VAI), "bai"), page(html), kind="alternative")
