"""The theme's catalogues of sentences, as gettext's tools know them: where each lies, and what is said for what."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from plugins.model.view import VIETNAMESE

# Babel would put the hour of writing into it.
HEAD = (
    'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
)


def file_of(theme: Path, language: str) -> Path:
    return theme / "translations" / language / "LC_MESSAGES" / "messages.po"


def translator(theme: Path, language: str) -> Callable[[str], str]:
    """Says a sentence of the templates in a language; theirs is Vietnamese, so for it no file is read."""
    if language == VIETNAMESE:
        return str
    known = read(file_of(theme, language))
    return lambda text: known.get(text) or text


def read(file: Path) -> dict[str, str]:
    """The sentences of a catalogue with what is said for them; none where there is no file."""
    from babel.messages.pofile import read_po

    if not file.is_file():
        return {}
    with file.open("rb") as stream:
        return {str(message.id): str(message.string) for message in read_po(stream) if message.id}


def written(language: str, texts: Mapping[str, Sequence[str]], known: Mapping[str, str]) -> bytes:
    """A catalogue of these texts, each with the templates where it stands and what is known to be said for it."""
    from babel.messages import Catalog
    from babel.messages.pofile import write_po

    catalogue, body = Catalog(language), BytesIO()
    for text, places in texts.items():
        said = text if language == VIETNAMESE else known.get(text, "")
        catalogue.add(text, said, locations=[(place, 1) for place in sorted({*places})])
    write_po(body, catalogue, width=120, omit_header=True, include_lineno=False)
    return HEAD.format(language).encode() + body.getvalue()
