"""IPTC's ninjs 2.1: an item of news as JSON, as far as we say anything of it."""

from msgspec import Struct, json
from msgspec.structs import replace

from plugins.model.story import Media

_ENCODER = json.Encoder()


class Value(Struct, frozen=True, gc=False, omit_defaults=True):
    """A text of an item, and in what form it is."""

    value: str
    contenttype: str = ""


class Rendition(Struct, frozen=True, gc=False, omit_defaults=True):
    """Where an item can be had, and in what form."""

    name: str
    href: str
    contenttype: str
    width: int = 0
    height: int = 0
    sizeinbytes: int = 0
    duration: int = 0


class Named(Struct, frozen=True, gc=False, omit_defaults=True):
    """A registry's entry, a person, a source: what it is to the story, and its code."""

    name: str
    rel: str = ""
    uri: str = ""
    literal: str = ""
    role: str = ""


class Standard(Struct, frozen=True, gc=False):
    """What an item keeps to."""

    name: str
    version: str
    schema: str


class Item(Struct, frozen=True, gc=False, omit_defaults=True, kw_only=True):
    """What ninjs says of something; what is empty is left out."""

    uri: str
    type: str
    pubstatus: str = ""
    language: str = ""
    standard: Standard | None = None
    name: str = ""  # only of an item that is associated with another
    versioncreated: str = ""
    firstcreated: str = ""
    embargoed: str = ""
    headlines: tuple[Value, ...] = ()
    descriptions: tuple[Value, ...] = ()
    by: str = ""
    copyrightholder: str = ""
    usageterms: str = ""
    ednote: str = ""
    bodies: tuple[Value, ...] = ()
    subjects: tuple[Named, ...] = ()
    people: tuple[Named, ...] = ()
    organisations: tuple[Named, ...] = ()
    infosources: tuple[Named, ...] = ()
    renditions: tuple[Rendition, ...] = ()
    associations: tuple["Item", ...] = ()


NINJS = Standard("ninjs", "2.1", "https://iptc.org/std/ninjs/ninjs-schema_2.1.json")


def medium(name: str, media: Media, site: str) -> Item:
    """A film or a sound that goes with an item; `site` is the site's address."""
    href = media.address(site)
    rendition = Rendition("main", href, media.type, sizeinbytes=media.bytes, duration=media.seconds)
    return Item(uri=href, type=name, name=name, renditions=(rendition,))


def encoded(item: Item) -> bytes:
    """On one line."""
    return _ENCODER.encode(item)


def file_of(item: Item) -> bytes:
    """An item that is a file of its own."""
    return encoded(replace(item, standard=NINJS)) + b"\n"
