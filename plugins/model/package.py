"""An Office file (ISO/IEC 29500-2): its parts, what each is, and which belongs to which."""

from functools import lru_cache
from html import escape
from typing import NamedTuple

from plugins.model.packed import zip_bytes
from plugins.model.text import without_forbidden

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "docProps/core.xml"
_KIND = "application/vnd.openxmlformats"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = (
    f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


class Part(NamedTuple):
    """A file of the package: where it is, how it is called in a relation, its type, its XML without a declaration."""

    path: str
    relation: str
    type: str
    xml: str


def package_bytes(title: str, facts: str, main: Part, parts: tuple[Part, ...]) -> bytes:
    """The main part with those it refers to, as rId1, rId2 …; `facts` are elements beside the title."""
    folder, _, name = main.path.rpartition("/")
    inside = tuple((f"{OFFICE}/{part.relation}", part.path.removeprefix(f"{folder}/")) for part in parts)
    core = (f"{PACKAGE}/relationships/metadata/core-properties", _CORE)
    files = (
        ("[Content_Types].xml", _types(tuple((part.path, part.type) for part in (main, *parts)))),
        ("_rels/.rels", _relations(((f"{OFFICE}/{main.relation}", main.path), core))),
        (_CORE, f"<cp:coreProperties {_SPACES}><dc:title>{xml_text(title)}</dc:title>{facts}</cp:coreProperties>"),
        (main.path, main.xml),
        (f"{folder}/_rels/{name}.rels", _relations(inside)),
        *((part.path, part.xml) for part in parts),
    )
    return zip_bytes((path, f"{_DECLARATION}{xml}".encode()) for path, xml in files)


def xml_text(text: str) -> str:
    return escape(without_forbidden(text))


@lru_cache(maxsize=64)  # a site's many Word files have the same
def _relations(targets: tuple[tuple[str, str], ...]) -> str:
    found = "".join(f'<Relationship Id="rId{n}" Type="{k}" Target="{t}"/>' for n, (k, t) in enumerate(targets, 1))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{found}</Relationships>'


@lru_cache(maxsize=64)
def _types(parts: tuple[tuple[str, str], ...]) -> str:
    kinds = "".join(f'<Override PartName="/{path}" ContentType="{kind}+xml"/>' for path, kind in parts)
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="{_KIND}-package.relationships+xml"/>'
        f'<Override PartName="/{_CORE}" ContentType="{_KIND}-package.core-properties+xml"/>{kinds}</Types>'
    )
