"""Files that came together, in a folder or an e-mail: which of them are texts, and whose the photos are."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from msgspec.structs import replace

from plugins.desk.incoming import mail as mails
from plugins.desk.incoming.incoming import Incoming, Letter, Paragraph, Part, Photo, Run, Unreadable
from plugins.desk.incoming.kind import kind_of, remedy_for
from plugins.desk.incoming.mail import Mail
from plugins.desk.incoming.opendocument import incoming_from_open_document
from plugins.desk.incoming.photos import is_photo
from plugins.desk.incoming.plain import decoded, incoming_from_markdown, incoming_from_text
from plugins.desk.incoming.web import incoming_from_html
from plugins.desk.incoming.word import incoming_from_word
from plugins.intake.files import PASSED_OVER

DEEPEST = 5  # e-mails in e-mails
STRAY = "không rõ ảnh này của bài nào; hãy nhập cùng lúc với đúng một tệp bài"
SHORTEST = 300  # letters; what is shorter is a greeting, not a story
_IGNORED = ("thumbs.db", "desktop.ini", ".ds_store")
READERS: dict[str, Callable[[str, bytes], Incoming]] = {
    ".docx": incoming_from_word,
    ".odt": incoming_from_open_document,
    ".html": lambda name, body: incoming_from_html(name, decoded(body)[0]),
    ".txt": incoming_from_text,
    ".md": incoming_from_markdown,
}
MAILS: dict[str, Callable[[str, bytes], Mail]] = {".eml": mails.mail_from_eml, ".msg": mails.mail_from_msg}


class Opened(NamedTuple):
    """The texts of a parcel, and a sentence for each file that could not be read."""

    texts: tuple[Incoming, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()


def opened(parts: Iterable[Part], depth: int = 0) -> Opened:
    """Reads every file; photos go to the text where there is only one."""
    texts: list[Incoming] = []
    faults: list[tuple[str, str]] = []
    photos: list[Photo] = []
    for part in parts:
        if is_ignored(part.name):
            continue
        if is_photo(part.name):
            photos.append(Photo(part.name, part.body))
            continue
        try:
            found = _of_one(part, depth)
        except Unreadable as fault:
            found = Opened(faults=((part.name, str(fault)),))
        texts += found.texts
        faults += found.faults
    if photos and len(texts) == 1:
        texts = [with_photos(texts[0], photos)]
    elif photos:
        faults += [(p.name, STRAY) for p in photos]
    return Opened(tuple(texts), tuple(faults))


def is_ignored(name: str) -> bool:
    """What systems and Word leave beside a user's files."""
    return name.lower() in _IGNORED or name.startswith(PASSED_OVER)


def _of_one(part: Part, depth: int) -> Opened:
    kind, note = kind_of(part)
    if kind in MAILS:
        if len(part.body) > mails.LARGEST:
            raise Unreadable("thư quá lớn; xin người gửi tách ảnh ra thư khác")
        return opened_mail(MAILS[kind](part.name, part.body), part.name, depth)
    if kind not in READERS:
        raise Unreadable(remedy_for(part, kind))
    text = READERS[kind](part.name, part.body)
    if not any(b.text.strip() for b in text.blocks):
        raise Unreadable("tệp không có chữ nào (có thể là ảnh chụp trang giấy); xin người gửi gửi bài gõ trong Word")
    return Opened((replace(text, notes=(*text.notes, note)) if note else text,))


def opened_mail(mail: Mail, name: str, depth: int = 0) -> Opened:
    """The texts of an e-mail: its files, else those of the e-mails in it, else what is written in it."""
    if depth > DEEPEST:
        raise Unreadable("thư lồng nhau quá sâu; xin người gửi gửi lại bài trong một thư mới")
    parts = [p for p in mail.parts if not mails.is_outlook_box(p)]
    documents = [p for p in parts if not is_photo(p.name)]
    photos = [p for p in parts if is_photo(p.name)]
    files = opened(documents, depth + 1)
    inner = [opened_mail(mails.mail_of(name, m), name, depth + 1) for m in mail.inner]
    texts = [*files.texts, *(t for i in inner for t in i.texts)]
    faults = [*files.faults, *(f for i in inner for f in i.faults)]
    if not texts and len("".join(b.text for b in mail.text.blocks)) >= SHORTEST:
        texts = [mail.text]
    if not texts and not faults:
        boxed = len(parts) < len(mail.parts)
        raise Unreadable(mails.WINMAIL if boxed else "thư không có bài nào; xin người gửi đính kèm bài dạng .docx")
    texts = [replace(t, letter=_both(t.letter, mail.letter)) for t in texts]
    if photos and len(texts) == 1:
        texts = [with_photos(texts[0], [Photo(p.name, p.body) for p in photos])]
    elif photos and texts:
        faults += [(p.name, STRAY) for p in photos]
    return Opened(tuple(texts), tuple((f"{name} › {file}", why) for file, why in faults))


def _both(inner: Letter | None, outer: Letter) -> Letter:
    """A letter in a letter: the first writer's, then who sent it on."""
    if inner is None:
        return outer
    return replace(inner, addresses=tuple(dict.fromkeys((*inner.addresses, *outer.addresses))))


def with_photos(text: Incoming, photos: Iterable[Photo]) -> Incoming:
    """The text with photos that came beside it, at its end."""
    taken = {p.name for p in text.photos}
    more = [replace(p, name=f"kem/{n}/{p.name}") if p.name in taken else p for n, p in enumerate(photos)]
    places = tuple(Paragraph((Run(photo=p.name),)) for p in more)
    return replace(text, blocks=(*text.blocks, *places), photos=(*text.photos, *more))
