"""The press kit: all that a newsroom needs of an edition in one zip, under names that every system can write."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from plugins.intake.markdown import images_of
from plugins.model.award import SUBJECT_KINDS
from plugins.model.edition import Edition, Item
from plugins.model.ninjs import Item as NewsItem
from plugins.model.ninjs import Named, Rendition, Value, file_of, medium
from plugins.model.packed import zip_bytes
from plugins.model.picture import Picture, name_of_credit
from plugins.model.site import Site
from plugins.model.story import Media, guid
from plugins.press.airtime import clock_text
from plugins.press.document import text_bytes, word_bytes
from plugins.press.dossier import Dossier
from plugins.press.edition import Illustrated
from plugins.press.jpeg import Caption, described
from plugins.press.paragraph import Paragraph
from plugins.press.passages import passages_of, safe_html
from plugins.press.script import sources_text

# Names are a number and the slug: ASCII, never a device of Windows, and short enough for its longest path of 260.
LONGEST_NAME = 60
STYLES = {"text": "Normal", "heading": "Heading2", "quote": "Quote", "point": "ListBullet"}
File = tuple[str, bytes]


class Packing(NamedTuple):
    """What a kit is made from."""

    edition: Edition
    title: str
    site: Site
    root: str
    engine: str
    pictures: dict[str, Illustrated] | None  # by the story's id; None where the site is built without pictures


class Photo(NamedTuple):
    """A picture of a story in its folder."""

    file: str
    name: str  # among the story's associates in ninjs
    picture: Picture
    caption: str
    credit: str


def kit_bytes(dossier: Dossier, site: Site, with_pictures: bool, scripts: Sequence[File]) -> bytes:
    known = dossier.known
    pictures = {one.story: one for one in known.pictures} if with_pictures else None
    packing = Packing(dossier.edition, known.frame.title, site, known.place.root, known.place.engine, pictures)
    rundown = ("00-thu-tu-bai.txt", text_bytes(_rundown(packing)))
    return zip_bytes((rundown, *scripts, *_stories(packing)))


def _rundown(packing: Packing) -> Iterator[Paragraph]:
    """The stories in order, then on what terms they may be used, and whom to ask."""
    edition, site = packing.edition, packing.site
    is_timed = edition.outlet.takes_air(edition.plan)
    yield Paragraph("Title", f"{packing.title} – {edition.outlet.name}")
    yield Paragraph(
        "Note", f"Đã chốt ngày {edition.frozen:%d/%m/%Y}." if edition.frozen else "Chưa chốt: còn có thể thay đổi."
    )
    if is_timed:
        yield Paragraph("Note", f"Thời lượng dự kiến {clock_text(edition.seconds)}.")
    yield Paragraph("Heading1", "Thứ tự bài")
    for number, item in enumerate(edition.items, 1):
        length = f" ({clock_text(item.seconds)})" if is_timed and not item.notice else ""
        yield Paragraph("Note", f"{number}. {item.notice or item.title}{length}")
    yield Paragraph("Heading1", "Điều kiện sử dụng")
    yield Paragraph("Note", site.usage_terms)
    if packing.pictures is None:
        yield Paragraph("Note", "Bộ tư liệu này không kèm ảnh.")
    yield Paragraph("Heading1", "Liên hệ")
    told = (("", site.name), ("Địa chỉ: ", site.address), ("Điện thoại: ", site.phone), ("Thư điện tử: ", site.email))
    yield from (Paragraph("Note", f"{label}{text}") for label, text in (*told, ("", site.url)) if text)


def _stories(packing: Packing) -> Iterator[File]:
    """A folder for each story that may be shown."""
    for number, item in enumerate(packing.edition.items, 1):
        if item.notice:
            continue
        name = name_of(number, item)
        photos = tuple(_photos(name, item, packing))
        word, text = _documents(item.title, tuple(_text(item, packing, photos)))
        yield f"{name}/{name}.docx", word
        yield f"{name}/{name}.txt", text
        yield f"{name}/{name}.json", file_of(_news_item(item, packing, photos))
        for photo in photos:
            yield f"{name}/{photo.file}", _jpeg(item, packing, photo)


@lru_cache(maxsize=32)  # editions of near days have stories in common
def _documents(title: str, paragraphs: tuple[Paragraph, ...]) -> tuple[bytes, bytes]:
    """A story for Word and as plain text."""
    return word_bytes(title, paragraphs), text_bytes(paragraphs)


def name_of(number: int, item: Item) -> str:
    """Cut between words."""
    slug = item.slug[: LONGEST_NAME + 1]
    return f"{number:02}-{slug if len(slug) <= LONGEST_NAME else slug.rpartition('-')[0] or slug[:LONGEST_NAME]}"


def _photos(name: str, item: Item, packing: Packing) -> Iterator[Photo]:
    """The story's own picture, and those of its body in their order, as far as they are there still."""
    known = packing.pictures.get(item.story) if packing.pictures else None
    if known is None:
        return
    if known.own and known.own.source == item.image:
        yield Photo(f"{name}.jpg", "image", known.own, _caption(item), item.image_credit)
    inside = dict(known.inside)
    shown = dict(images_of(item.body, packing.engine)) if inside else {}
    there = ((inside[address], text) for address, text in shown.items() if address in inside)
    for number, (picture, text) in enumerate(there, 2):
        yield Photo(f"{name}-{number}.jpg", f"image-{number}", picture, text, "")


def _text(item: Item, packing: Packing, photos: tuple[Photo, ...]) -> Iterator[Paragraph]:
    """The story as it may be printed, with what has to be told beside it."""
    yield Paragraph("Title", item.title)
    yield from (Paragraph("Note", f"Đính chính sau khi chốt, ngày {c.date:%d/%m/%Y}: {c.text}") for c in item.later)
    yield from (Paragraph("Note", f"Đính chính ngày {c.date:%d/%m/%Y}: {c.text}") for c in item.corrections)
    yield Paragraph("Normal", item.summary)
    for passage in passages_of(safe_html(item.body, packing.engine)):
        yield Paragraph(STYLES[passage.kind], passage.text)
    told = [
        (f"{item.subject_kind}: ", item.subject),
        ("Lĩnh vực: ", item.field),
        ("Phong trào: ", "; ".join(item.movements)),
        ("Khen thưởng: ", item.award),
        ("", sources_text(item)),
        ("Mô tả ảnh: ", item.image_alt),
        ("Chú thích ảnh: ", item.image_caption),
        ("Nguồn ảnh: ", item.image_credit),
        *((f"Ảnh trong bài ({photo.file}): ", photo.caption) for photo in photos if photo.name != "image"),
        ("", _about_picture(item, packing, photos)),
        ("Đoạn phát: ", item.clip.src if item.clip else ""),
        ("Lời trong đoạn phát: ", item.transcript),
        ("", packing.site.usage_terms),
    ]
    yield Paragraph("Label", "Thông tin kèm bài")
    yield from (Paragraph("Note", f"{label}{text}") for label, text in told if text)


def _about_picture(item: Item, packing: Packing, photos: tuple[Photo, ...]) -> str:
    if any(photo.name == "image" for photo in photos) or not item.image_alt:
        return ""
    if packing.pictures is None:
        return "Ảnh của bài không kèm trong bộ tư liệu này."
    return "Ảnh của bài đã được thay hoặc bỏ sau khi chốt số."


def _jpeg(item: Item, packing: Packing, photo: Photo) -> bytes:
    from plugins.intake.originals import original_jpeg  # Pillow is slow to load, and many editions have no picture

    caption = Caption(
        headline=item.title,
        description=photo.caption,
        credit=photo.credit,
        copyright=f"© {name_of_credit(photo.credit) or packing.site.name}",
        terms=packing.site.usage_terms,
    )
    return described(original_jpeg(packing.root, photo.picture), caption)


def _caption(item: Item) -> str:
    return item.image_caption or item.image_alt


def _news_item(item: Item, packing: Packing, photos: tuple[Photo, ...]) -> NewsItem:
    """The story as its edition tells it; names stand as they were then, so without the registries' codes."""
    site, html = packing.site, safe_html(item.body, packing.engine)
    corrections = (*item.corrections, *item.later)
    days = [f"{c.date}T00:00:00{item.iso[19:]}" for c in corrections]
    text = "\n\n".join(passage.text for passage in passages_of(html))
    is_group = item.subject_kind == SUBJECT_KINDS["tap-the"]
    praised = (Named(item.subject, "about"),)
    return NewsItem(
        uri=guid(site.code, item.story),
        type="text",
        pubstatus="usable",
        language="vi",
        versioncreated=max(item.iso, *days) if days else item.iso,
        firstcreated=item.iso,
        headlines=(Value(item.title),),
        descriptions=(Value(item.summary),),
        by=item.author,
        copyrightholder=site.name,
        usageterms=site.usage_terms,
        ednote=" ".join(f"Đính chính {c.date:%d/%m/%Y}: {c.text}" for c in corrections),
        bodies=(Value(html, "text/html"), Value(text, "text/plain")),
        subjects=tuple(Named(name) for name in (item.field, *item.movements, item.award) if name),
        people=() if is_group else praised,
        organisations=(*(Named(unit, "don-vi") for unit in item.units), *(praised if is_group else ())),
        infosources=(Named(item.source, role="source"),) if item.source else (),
        associations=(*(_picture_item(photo, site) for photo in photos), *_clip_item(item.clip, site)),
    )


def _picture_item(photo: Photo, site: Site) -> NewsItem:
    """The picture as it is on the site, in its widest JPEG; the original is beside this file."""
    width = photo.picture.widths[-1]
    href = f"{site.url}/{photo.picture.path(width, 'jpg')}"
    return NewsItem(
        uri=href,
        type="picture",
        name=photo.name,
        descriptions=(Value(photo.caption),),
        by=photo.credit,
        renditions=(Rendition(f"{width}w", href, "image/jpeg", width, photo.picture.height_at(width)),),
    )


def _clip_item(clip: Media | None, site: Site) -> tuple[NewsItem, ...]:
    if clip is None or not clip.type:
        return ()
    return (medium(clip.type.partition("/")[0], clip, site.url),)
