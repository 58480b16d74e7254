"""The files of an edition besides its page: the script, its short version, the kit."""

from collections.abc import Callable
from functools import lru_cache

from plugins.model.catalogue import Fact
from plugins.press.dossier import Dossier
from plugins.press.edition import EditionInput
from plugins.press.paragraph import Paragraph
from plugins.press.script_files import script_paragraphs, short_paragraphs

SCRIPT_WORD, SCRIPT_TEXT, SHORT_TEXT, KIT = "kich-ban.docx", "kich-ban.txt", "kich-ban-90-giay.txt", "kit.zip"
LABELS = {
    SCRIPT_WORD: "Kịch bản (Word)",
    SCRIPT_TEXT: "Kịch bản (văn bản thuần)",
    SHORT_TEXT: "Bản ngắn 90 giây (văn bản thuần)",
    KIT: "Trọn bộ tư liệu: bài, ảnh, dữ liệu (ZIP)",
}

# Most builds make few of these files, so what writes them is loaded when one is made.


def files_of(known: EditionInput) -> tuple[str, ...]:
    """What there is of an edition besides its page. Whether one of its stories fits is known only once they are read,
    which is too late for a plan: the files then say that none does, and the page does not name them."""
    outlet, plan = known.frame.outlet, known.frame.plan
    if not known.has_stories:
        return ()
    scripts = (SCRIPT_WORD, SCRIPT_TEXT) if outlet.takes_air(plan) else ()
    return (*scripts, *((SHORT_TEXT,) if outlet.medium == "radio" else ()), KIT)


@lru_cache(maxsize=2)  # here as in the two below: the kit holds the same file
def script_word(dossier: Dossier) -> bytes:
    from plugins.press.document import word_bytes

    return word_bytes(dossier.known.frame.title, _script(dossier))


@lru_cache(maxsize=2)
def script_text(dossier: Dossier) -> bytes:
    from plugins.press.document import text_bytes

    return text_bytes(_script(dossier))


@lru_cache(maxsize=2)
def _script(dossier: Dossier) -> tuple[Paragraph, ...]:
    return tuple(script_paragraphs(dossier.known.frame.title, dossier.script))


@lru_cache(maxsize=2)
def short_text(dossier: Dossier) -> bytes:
    from plugins.press.document import text_bytes

    return text_bytes(short_paragraphs(dossier.known.frame.title, dossier.script))


def kit(dossier: Dossier, site: Fact, with_pictures: Fact) -> bytes:
    from plugins.press.kit import kit_bytes

    scripts = [(f"00-{name}", FILES[name](dossier)) for name in files_of(dossier.known) if name != KIT]
    return kit_bytes(dossier, site.value, with_pictures.value, scripts)


FILES: dict[str, Callable[..., bytes]] = {
    SCRIPT_WORD: script_word,
    SCRIPT_TEXT: script_text,
    SHORT_TEXT: short_text,
    KIT: kit,
}
