"""Word files in the shapes in which units send them, each with the story that is expected of it, worked out by hand."""
# ruff: noqa: E501  what a unit writes is one line here too

import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from tests.desk.incoming.office import Word, open_document, picture, rewritten, set_default_font
from tests.desk.incoming.tales import DIEN, HO, KHOA, MAU, THO, VAI, Tale

PLACE = "Hương Giang, ngày 05 tháng 10 năm 2026"
DAY = "2026-10-05"


class Case(NamedTuple):
    """One file, what its story must say (an empty value: nothing), and what must and must not be in it."""

    name: str
    file: str
    body: Callable[[], bytes]
    facts: dict[str, str]
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    beside: tuple[tuple[str, bytes], ...] = ()  # files in the same folder


CASES: list[Case] = []


def case(
    tale: Tale, says: dict[str, str] | None = None, has: tuple[str, ...] = (), lacks: tuple[str, ...] = (), **more: str
):  # type: ignore[no-untyped-def]
    """Adds the file that a function writes to the table; its docstring says which shape it is."""

    def add(write: Callable[[], bytes]) -> Callable[[], bytes]:
        facts = {"title": tale.title, "unit": tale.unit, "date": DAY, **tale.facts, **(says or {})}
        file = more.get("file", f"{write.__name__}.docx")
        CASES.append(Case(str(write.__doc__), file, write, facts, has, lacks))
        return write

    return add


def told(tale: Tale) -> Word:
    """The usual start: letterhead, title, lead in bold, body."""
    word = Word().letterhead(tale.office, PLACE).title(tale.title)
    return word.text(tale.lead, bold=True).texts(*tale.body)


@case(MAU, {"summary": MAU.lead}, has=(MAU.body[1],), lacks=("CỘNG HÒA", "Số:"))
def usual() -> bytes:
    """Letterhead in a table of two columns, title in the middle, lead in bold."""
    return told(MAU).bytes()


@case(THO, {"summary": THO.lead})
def title_in_capitals() -> bytes:
    """The title in capitals; the body tells which words are names."""
    word = Word().letterhead(THO.office, "Hòa Khê, ngày 5 tháng 10 năm 2026", "12/BC-UBND").title(THO.title.upper())
    return word.text(THO.lead, italic=True).texts(THO.body[0] + " Cây cầu Khe Buổi đã cũ.", *THO.body[1:]).bytes()


@case(KHOA, {"title": "Khoa Cấp cứu không có cửa đóng"})
def title_in_two_lines() -> bytes:
    """A title in capitals, set in two paragraphs."""
    word = Word().letterhead(KHOA.office, PLACE).title("KHOA CẤP CỨU").title("KHÔNG CÓ CỬA ĐÓNG")
    return word.text(KHOA.lead, bold=True).texts(*KHOA.body).bytes()


@case(HO, lacks=("Kính gửi", "Văn phòng HĐND"), has=(HO.lead,))
def kinh_gui() -> bytes:
    """«Kính gửi» with a list of recipients."""
    word = Word().letterhead(HO.office, PLACE).text("GƯƠNG ĐIỂN HÌNH TIÊN TIẾN", bold=True, centre=True).title(HO.title)
    word.text("Kính gửi:").text("- Hội đồng Thi đua - Khen thưởng tỉnh;").text("- Văn phòng HĐND tỉnh.")
    return word.text(HO.lead).texts(*HO.body).bytes()


@case(DIEN, {"author": "Vương Khánh Linh"}, lacks=("Nơi nhận", "GIÁM ĐỐC", "Đỗ Văn Ký", "Lưu: VT", "Người viết"))
def signed() -> bytes:
    """Author's line, recipients and signature in a table at the end."""
    return (
        told(DIEN).text("Người viết: Vương Khánh Linh")
        .signed("Nơi nhận:\n- Như trên;\n- Lưu: VT.", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nĐỗ Văn Ký").bytes()
    )  # fmt: skip


@case(VAI, lacks=("Nơi nhận", "CHỦ TỊCH", "Trần Thị Ký"), has=(VAI.body[3],))
def signed_in_paragraphs() -> bytes:
    """Recipients and signature as paragraphs."""
    return (
        told(VAI).text("Nơi nhận:", bold=True, italic=True).text("- Hội đồng TĐKT tỉnh;").text("- Lưu: VP.")
        .text("TM. BAN THƯỜNG VỤ", bold=True, centre=True).text("CHỦ TỊCH", bold=True, centre=True).text("Trần Thị Ký", centre=True).bytes()
    )  # fmt: skip


@case(
    MAU,
    {"photos": "2", "image_caption": "Cô Mẫu chỉ bà con cách mở ứng dụng", "image_credit": "Lê Văn Mười"},
    has=("*Lớp học tối thứ bảy*",),
)
def two_photos() -> bytes:
    """Two photos with captions in italics below them, one with its photographer."""
    word = Word().letterhead(MAU.office, PLACE).title(MAU.title).text(MAU.lead, bold=True).text(MAU.body[0])
    word.photo(1, "Cô Mẫu chỉ bà con cách mở ứng dụng. Ảnh: Lê Văn Mười").texts(*MAU.body[1:3])
    return word.photo(2, "Lớp học tối thứ bảy").text(MAU.body[3]).bytes()


@case(THO, {"photos": "1", "image_caption": "Ông Thọ thay ván cầu sau trận lũ"}, lacks=("Ảnh 1",))
def caption_with_number() -> bytes:
    """A caption that begins «Ảnh 1:», not in italics."""
    word = told(THO).photo(3, "Ảnh 1: Ông Thọ thay ván cầu sau trận lũ", italic=False)
    return word.text("Cây cầu vẫn còn đó.").bytes()


@case(
    KHOA,
    {"photos": "2", "image_caption": "Ba vạch màu trên nền nhà"},
    has=("*Bàn phân loại ở lối vào*",),
    lacks=("| Ba vạch",),
)
def photos_side_by_side() -> bytes:
    """Two photos side by side in a table, their captions in the row below."""
    return (
        told(KHOA)
        .photos_in_table((4, "Ba vạch màu trên nền nhà"), (5, "Bàn phân loại ở lối vào"))
        .text("Mọi việc bắt đầu từ lối đi.")
        .bytes()
    )


@case(HO, {"photos": "1", "image_caption": ""}, has=("Cả bản nhìn lên rừng.",))
def photo_without_caption() -> bytes:
    """A photo with plain body text below it: that is no caption."""
    return told(HO).photo(6).text("Cả bản nhìn lên rừng.").bytes()


@case(DIEN, has=("## Cuốn sổ trong túi áo", "## Đêm bão", DIEN.body[0]), lacks=("**Cuốn sổ",))
def fake_headings() -> bytes:
    """Bold lines that are meant as headings."""
    word = (
        Word()
        .letterhead(DIEN.office, PLACE)
        .title(DIEN.title)
        .text(DIEN.lead)
        .text("Cuốn sổ trong túi áo:", bold=True)
        .text(DIEN.body[0])
    )
    return word.text("Đêm bão", bold=True).texts(*DIEN.body[1:]).bytes()


@case(MAU, has=("## Lớp học đầu tiên", "### Chuyện của bà Pà", MAU.body[3]))
def real_headings() -> bytes:
    """Word's own headings, and its Title."""
    word = Word().letterhead(MAU.office, PLACE).text(MAU.title, style="Title").text(MAU.lead, bold=True)
    word.text("Lớp học đầu tiên", style="Heading 1").texts(*MAU.body[:2]).text("Chuyện của bà Pà", style="Heading 2")
    return word.texts(*MAU.body[2:]).bytes()


@case(VAI, has=("- Gạo do hội viên góp.\n- Rau hái trong vườn.\n- Củi xin ở xưởng mộc.",))
def typed_lists() -> bytes:
    """Lists typed with «-», «+» and «•»."""
    return (
        told(VAI)
        .text("- Gạo do hội viên góp.")
        .text("+ Rau hái trong vườn.")
        .text("•  Củi xin ở xưởng mộc.")
        .text("Ai cũng có phần.")
        .bytes()
    )


@case(KHOA, has=("- Bỏ ba cửa.\n- Sơn ba vạch.", "1. Đón người bệnh.\n2. Phân loại.\n3. Chuyển phòng."))
def words_own_lists() -> bytes:
    """Word's bullets, and numbers typed by hand."""
    word = (
        told(KHOA)
        .text("Bỏ ba cửa.", style="List Bullet")
        .text("Sơn ba vạch.", style="List Bullet")
        .text("Quy trình mới:")
    )
    return (
        word.text("1. Đón người bệnh.")
        .text("2. Phân loại.")
        .text("3. Chuyển phòng.")
        .text("Tất cả trong chín phút.")
        .bytes()
    )


@case(DIEN, has=("| Năm | Số cột dựng lại | Giờ |\n| --- | --- | --- |\n| 2024 | 9 | 14 |\n| 2025 | 11 | 7 |",))
def a_table() -> bytes:
    """A table with figures."""
    return (
        told(DIEN)
        .table(("Năm", "Số cột dựng lại", "Giờ"), ("2024", "9", "14"), ("2025", "11", "7"))
        .text("Năm nào cũng nhanh hơn.")
        .bytes()
    )


@case(THO, has=("Ông Thọ nói ngắn gọn thế.",), lacks=("lời đã xóa", "đoạn bị dời đi chỗ khác"))
def tracked_changes() -> bytes:
    """Insertions, deletions and a move that nobody has accepted yet."""
    word = told(THO)
    word.xml(
        '<w:r><w:t xml:space="preserve">Ông Thọ nói </w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>lời đã xóa </w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="A"><w:r><w:t>ngắn gọn</w:t></w:r></w:ins><w:moveFrom w:id="3" w:author="A"><w:r><w:t>đoạn bị dời đi chỗ khác</w:t></w:r></w:moveFrom>'
        '<w:moveTo w:id="4" w:author="A"><w:r><w:t xml:space="preserve"> thế.</w:t></w:r></w:moveTo>'
    )
    return word.bytes()


@case(HO, lacks=("câu này cần hỏi lại", "chữ ẩn không ai thấy", "đầu trang mật", "chân trang mật"))
def comments_and_hidden_text() -> bytes:
    """A comment, hidden text, a header and a footer: none of them is the story's."""
    word = told(HO).xml("<w:r><w:rPr><w:vanish/></w:rPr><w:t>chữ ẩn không ai thấy</w:t></w:r>")
    section = word.document.sections[0]
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = "đầu trang mật", "chân trang mật"
    word.document.add_comment(word.document.paragraphs[-2].runs, text="câu này cần hỏi lại", author="Biên tập")
    return word.bytes()


@case(MAU, has=("Bà Pà là học viên lớn tuổi nhất lớp.",))
def text_box() -> bytes:
    """A text box in both forms that Word keeps: it is read once."""
    inside = "<w:txbxContent><w:p><w:r><w:t>Bà Pà là học viên lớn tuổi nhất lớp.</w:t></w:r></w:p></w:txbxContent>"
    drawing = f'<w:drawing><wps:txbx xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{inside}</wps:txbx></w:drawing>'
    old = f'<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{inside}</v:textbox></v:shape></w:pict>'
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>'
    )
    return told(MAU).xml(f"<w:r>{choice}</w:r>").text("Lớp học vẫn mở.").bytes()


TCVN3 = "C« gi¸o NguyÔn ThÞ MÉu më líp ®Çu tiªn vµo th¸ng 4 n¨m 2025, h­ëng øng phong trµo B×nh d©n häc vô sè. Líp häc ë nhµ v¨n hãa th«n, s¸u chiÕc ghÕ b¨ng vµ mét mµn chiÕu m­în cña tr­êng."
VNI = "OÂng Leâ Vaên Thoï ôû thoân Khe Buoåi, xaõ Hoøa Kheâ, naêm nay saùu möôi ba tuoåi. Muøa luõ naøo oâng cuõng ra bôø suoái nguû canh caây caàu goã daøi möôøi baûy meùt."


@case(MAU, has=(MAU.body[0],))
def abc_font() -> bytes:
    """A paragraph in .VnTime among Unicode ones."""
    return (
        Word()
        .letterhead(MAU.office, PLACE)
        .title(MAU.title)
        .text(MAU.lead, bold=True)
        .font(TCVN3, ".VnTime")
        .texts(*MAU.body[1:])
        .bytes()
    )


@case(THO, has=(THO.body[0],))
def vni_font() -> bytes:
    """A paragraph in VNI-Times, cut into runs between a letter and its mark."""
    word = Word().letterhead(THO.office, PLACE).title(THO.title).text(THO.lead, bold=True).font(VNI[:20], "VNI-Times")
    run = word.document.paragraphs[-1].add_run(VNI[20:])
    run.font.name = "VNI-Times"
    return word.texts(*THO.body[1:]).bytes()


@case(MAU, has=(MAU.body[0],), says={"unit": MAU.unit, "title": "Lớp học số trên đỉnh Mẫu Sơn"})
def abc_font_of_the_style() -> bytes:
    """The whole paragraph takes .VnTime from the style; others name Times New Roman."""
    word = (
        Word()
        .do(set_default_font(".VnTime"))
        .letterhead(MAU.office, PLACE)
        .title(MAU.title)
        .text(MAU.lead)
        .text(TCVN3)
        .texts(*MAU.body[1:])
    )
    for paragraph in word.document.paragraphs:
        for run in paragraph.runs:
            if run.text != TCVN3:
                run.font.name = "Times New Roman"
    for cell in word.document.tables[0]._cells:
        for run in (r for p in cell.paragraphs for r in p.runs):
            run.font.name = "Times New Roman"
    return word.bytes()


@case(VAI, has=(VAI.body[1], VAI.body[3]))
def decomposed_letters() -> bytes:
    """Letters and marks apart (NFD), as Apple's programs write them."""
    nfd = Tale(
        *(unicodedata.normalize("NFD", t) for t in VAI[:4]),
        tuple(unicodedata.normalize("NFD", t) for t in VAI.body),
        {},
    )
    return told(nfd).bytes()


@case(KHOA, has=(KHOA.body[1],))
def invisible_signs() -> bytes:
    """Soft hyphens, zero-width blanks, doubled and unbreakable blanks."""
    spoiled = (
        KHOA.body[1]
        .replace(" ", "  ", 3)
        .replace("vạch", "vạ\u00adch")
        .replace(" trên ", "\u00a0trên \u200b")
        .replace("Không", "\ufeffKhông")
    )
    return (
        Word()
        .letterhead(KHOA.office, PLACE)
        .title(KHOA.title)
        .text(KHOA.lead, bold=True)
        .texts(KHOA.body[0], spoiled, *KHOA.body[2:])
        .bytes()
    )


@case(HO, has=(HO.body[1], HO.body[3]), says={"title": HO.title})
def soft_line_ends() -> bytes:
    """Paragraphs parted by Shift+Enter alone, and one that is broken in its middle."""
    word = Word().letterhead(HO.office, PLACE).title(HO.title).text(HO.lead)
    return word.text("\n".join(HO.body[:3])).text(HO.body[3].replace(" rừng ", "\nrừng ", 1)).bytes()


@case(DIEN, says={"date": "2026-09-20", "unit": "dien-luc-huong-giang"}, lacks=("CỘNG HÒA", "Độc lập"))
def letterhead_in_paragraphs() -> bytes:
    """A letterhead without a table, its date in figures."""
    word = (
        Word()
        .text(DIEN.office, bold=True, centre=True)
        .text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, centre=True)
    )
    word.text("Độc lập - Tự do - Hạnh phúc", bold=True, centre=True).text("---------------", centre=True).text(
        "Hương Giang, ngày 20/9/2026", italic=True, centre=True
    )
    return word.title(DIEN.title).text(DIEN.lead, bold=True).texts(*DIEN.body).bytes()


@case(VAI, says={"date": "2026-11-01"}, lacks=("HỘI LIÊN HIỆP",))
def office_name_alone() -> bytes:
    """Only the office's name above the title; place and date at the end."""
    word = Word().text(VAI.office, bold=True, centre=True).title(VAI.title).text(VAI.lead).texts(*VAI.body)
    return word.text("Hương Giang, ngày 01 tháng 11 năm 2026", italic=True).text("TM. BAN THƯỜNG VỤ", bold=True).bytes()


@case(
    MAU,
    says={
        "title": "Cô giáo vùng cao và lớp học số",
        "field": "giao-duc",
        "date": "2026-11-20",
        "award": "bang-khen-tinh",
    },
    lacks=("0912", "Ngày sinh", "012345678901"),
)
def form_with_labels() -> bytes:
    """A form: labels with a colon; personal data does not get into the story."""
    word = (
        Word()
        .text("PHIẾU GIỚI THIỆU GƯƠNG ĐIỂN HÌNH", bold=True, centre=True)
        .text("Tên bài: Cô giáo vùng cao và lớp học số")
    )
    word.text("Đơn vị: Sở Giáo dục và Đào tạo").text("Họ và tên: Nguyễn Thị Mẫu").text("Ngày sinh: 01/02/1985").text(
        "Số CCCD: 012345678901"
    )
    word.text("Điện thoại: 0912 345 678").text("Lĩnh vực: Dạy tốt, học tốt").text(
        "Hình thức khen thưởng: Bằng khen của Chủ tịch UBND tỉnh"
    )
    return word.texts(*MAU.body).bytes()


@case(THO, says={"unit": "", "subject.name": "Lê Văn Thọ"}, has=(THO.body[0],))
def unit_that_has_ended() -> bytes:
    """The letterhead of a district that has ended: its heirs are named, none is chosen."""
    return (
        Word()
        .letterhead("ỦY BAN NHÂN DÂN\nHUYỆN HÒA KHÊ", PLACE)
        .title(THO.title)
        .text(THO.lead, bold=True)
        .texts(*THO.body)
        .bytes()
    )


@case(KHOA, says={"unit": "", "date": "2026-11-20"})
def no_letterhead() -> bytes:
    """No office, no date: neither is invented."""
    return Word().title(KHOA.title).text(KHOA.lead, bold=True).texts(*KHOA.body).bytes()


@case(HO, says={"unit": "xa-hoa-khe"})
def old_place_of_tones() -> bytes:
    """«HOÀ KHÊ», «Gia đình văn hoá»: tones placed otherwise than in the registries."""
    word = Word().letterhead("UỶ BAN NHÂN DÂN\nXÃ HOÀ KHÊ", PLACE).title(HO.title)
    return word.text(HO.lead).texts(*(t.replace("văn hóa", "văn hoá") for t in HO.body)).bytes()


@case(VAI, says={"unit": "xa-lam-dong"})
def office_of_a_commune() -> bytes:
    """«Hội Liên hiệp Phụ nữ xã …» is not the province's association."""
    return told(VAI._replace(office="HỘI LIÊN HIỆP PHỤ NỮ\nXÃ LÂM ĐÔNG")).bytes()


@case(
    DIEN, says={"award": "", "award_level": "khong", "decision.number": "", "decision.date": "", "decision.issuer": ""}
)
def award_that_is_hoped_for() -> bytes:
    """An award that is only proposed is none yet."""
    hoped = "Đơn vị đang đề nghị Chủ tịch UBND tỉnh tặng Bằng khen của Chủ tịch UBND tỉnh cho anh Đăng."
    return told(DIEN._replace(body=(*DIEN.body[:2], hoped, DIEN.body[3]))).bytes()


@case(MAU, says={"award": "nha-giao-uu-tu", "award_level": "nha-nuoc"})
def several_awards() -> bytes:
    """Two awards: the higher one, and the other is named beside it."""
    return told(
        MAU._replace(body=(*MAU.body, "Năm 2026, cô Nguyễn Thị Mẫu còn được phong tặng danh hiệu Nhà giáo ưu tú."))
    ).bytes()


@case(THO, {"author": "Kiều Thị Hạnh", "photos": "1", "image_credit": "Kiều Thị Hạnh"}, lacks=("Bài và ảnh",))
def words_and_photo() -> bytes:
    """«Bài và ảnh: …» at the end, the photo without a credit of its own."""
    return told(THO).photo(8).text("Mùa nước cạn.").text("Bài và ảnh: Kiều Thị Hạnh", bold=True).bytes()


@case(KHOA, {"author": "Lương Thị Hà"})
def author_alone_at_the_end() -> bytes:
    """The last line is the writer's name and nothing else."""
    return told(KHOA).text("Lương Thị Hà", bold=True).bytes()


@case(
    HO,
    file="bai.odt",
    has=("## Mó nước", "| Năm | Hộ |", "*Ông Lạc bên mó nước*"),
    says={"photos": "2", "image_caption": "Rừng của bản"},
)
def open_document_text() -> bytes:
    """The same from LibreOffice, with a list, a table and photos."""
    frame = '<text:p><draw:frame><draw:image xlink:href="Pictures/{}.jpg"/></draw:frame></text:p><text:p text:style-name="I">{}</text:p>'
    paragraphs = "".join(f"<text:p>{t}</text:p>" for t in (HO.lead, *HO.body))
    table = (
        "<table:table><table:table-row><table:table-cell><text:p>Năm</text:p></table:table-cell><table:table-cell><text:p>Hộ</text:p></table:table-cell></table:table-row>"
        "<table:table-row><table:table-cell><text:p>2025</text:p></table:table-cell><table:table-cell><text:p>14</text:p></table:table-cell></table:table-row></table:table>"
    )
    head = (
        f"<table:table><table:table-row><table:table-cell><text:p>UBND XÃ LÂM THƯỢNG</text:p></table:table-cell><table:table-cell><text:p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</text:p>"
        f"<text:p>{PLACE}</text:p></table:table-cell></table:table-row></table:table>"
    )
    content = (
        head + f'<text:p text:style-name="T">{HO.title}</text:p>' + frame.format("1", "Rừng của bản") + paragraphs
        + '<text:h text:outline-level="2">Mó nước</text:h><text:p>Nước chảy quanh năm.<office:annotation><text:p>nhận xét</text:p></office:annotation></text:p>'
        + frame.format("2", "Ông Lạc bên mó nước") + table + "<text:p>Hết mùa khô vẫn còn nước.</text:p>"
    )  # fmt: skip
    return open_document(content, {"Pictures/1.jpg": picture(11), "Pictures/2.jpg": picture(12)})


@case(
    MAU,
    file="bai.html",
    says={"date": "2026-11-20", "unit": ""},
    has=("**rất kiên nhẫn**", "## Buổi học đầu"),
    lacks=("alert", "lời ẩn"),
)
def web_page() -> bytes:
    """Word's «Web page» with its styles, a script and hidden words."""
    body = "".join(f"<p class=MsoNormal>{t}<o:p></o:p></p>" for t in MAU.body)
    return (
        f"<html><head><meta charset=utf-8><title>x</title><style>p{{color:red}}</style></head><body><p align=center><b>{MAU.title}</b></p><p><b>{MAU.lead}</b></p>"
        f"<h2>Buổi học đầu</h2>{body}<p>Cô <b>rất kiên nhẫn</b> với lớp.<span style='display:none'>lời ẩn</span></p><script>alert(1)</script></body></html>"
    ).encode()


@case(THO, file="bai.txt", says={"date": "2026-11-20", "unit": "xa-hoa-khe"}, has=(THO.body[1],), lacks=("Nguồn:",))
def plain_text_of_windows() -> bytes:
    """A text file in UTF-16, as Notepad saves «Unicode»; its source in the last line."""
    return "\r\n".join([THO.title, THO.lead, *THO.body, "Nguồn: UBND xã Hòa Khê"]).encode("utf-16")


@case(KHOA, file="bai.txt", says={"date": "2026-11-20", "unit": ""}, has=(KHOA.body[1],))
def plain_text_in_1258() -> bytes:
    """A text file in windows-1258, where tones stand behind their letters."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}

    def bytes_of(char: str) -> bytes:
        try:
            return char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            letter = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
            return (letter + "".join(c for c in parts if c in tones)).encode("cp1258")

    text = "\r\n\r\n".join([KHOA.title, KHOA.lead, *KHOA.body]).replace("“", '"').replace("”", '"')
    return b"".join(map(bytes_of, text))


@case(
    DIEN,
    file="bai.md",
    says={"date": "2026-11-20", "unit": "", "title": DIEN.title},
    has=("## Đêm bão", "- một cuộn dây", "**một cuốn sổ**"),
)
def markdown() -> bytes:
    """Markdown that somebody wrote elsewhere."""
    return "\n\n".join(
        [
            f"# {DIEN.title}",
            DIEN.lead,
            DIEN.body[0],
            "## Đêm bão",
            *DIEN.body[1:],
            "- một cuộn dây\n- một cái kìm",
            "Anh có **một cuốn sổ**.",
        ]
    ).encode()


@case(MAU, has=(MAU.body[1],))
def other_namespaces() -> bytes:
    """A content control around the body, smart tags inside it, as form templates have them."""

    def wrapped(raw: bytes) -> bytes:
        text = raw.decode()
        start, end = text.index("<w:body>") + 8, text.index("<w:sectPr")
        return f"{text[:start]}<w:sdt><w:sdtContent>{text[start:end]}</w:sdtContent></w:sdt>{text[end:]}".encode()

    return rewritten(told(MAU).bytes(), {"word/document.xml": wrapped})
