"""A JPEG as segments (ITU-T T.81): without what a camera or telephone wrote into it, with what a newsroom looks for."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from msgspec import Struct

from plugins.model.text import without_forbidden

START, SCAN, END = b"\xff\xd8", 0xDA, 0xD9
JFIF, PROFILE, ADOBE = (0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe")
KEPT = (JFIF, PROFILE, ADOBE)  # of the segments for programs: those that colours depend on
APPLICATIONS, COMMENT = range(0xE0, 0xF0), 0xFE
SPACES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
for _prefix, _space in SPACES.items():
    register_namespace(_prefix, _space)
Segment = tuple[int, bytes]


class Caption(Struct, frozen=True):
    """What a newsroom has to know of a picture."""

    headline: str
    description: str
    credit: str
    copyright: str
    terms: str


def described(jpeg: bytes, caption: Caption) -> bytes:
    """The same picture, not encoded anew, with nothing in it but the caption: as IPTC's IIM, which every program reads,
    and as XMP, which has room for longer texts."""
    segments = list(segments_of(jpeg))
    first = [s for s in segments if _is(s, JFIF)]
    others = [s for s in segments if not _is(s, JFIF) and _is_kept(s)]
    own = [(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _xmp(caption)), (0xED, b"Photoshop 3.0\0" + _resource(caption))]
    return START + b"".join(map(_bytes, (*first, *own, *others)))


def segments_of(jpeg: bytes) -> Iterator[Segment]:
    """Marker and content of each, up to the picture's end; what is behind it, such as a preview, is left out."""
    at = len(START)
    while at + 4 <= len(jpeg):
        if jpeg[at] != 0xFF or jpeg[at + 1] == 0xFF:
            at += 1  # fill bytes
            continue
        marker = jpeg[at + 1]
        if marker == END:
            break
        length = int.from_bytes(jpeg[at + 2 : at + 4], "big")
        end = at + 2 + length
        if marker == SCAN:
            end = _scan_end(jpeg, end)
        yield marker, jpeg[at + 4 : end]
        at = end
    yield END, b""


def _scan_end(jpeg: bytes, at: int) -> int:
    """Where the next marker stands that is neither a stuffed byte nor a restart."""
    while (at := jpeg.find(b"\xff", at)) >= 0 and at + 1 < len(jpeg):
        if jpeg[at + 1] and not 0xD0 <= jpeg[at + 1] <= 0xD7:
            return at
        at += 2
    return len(jpeg)


def _is(segment: Segment, known: Segment) -> bool:
    return segment[0] == known[0] and segment[1].startswith(known[1])


def _is_kept(segment: Segment) -> bool:
    marker = segment[0]
    return (marker not in APPLICATIONS and marker != COMMENT) or any(_is(segment, known) for known in KEPT)


def _bytes(segment: Segment) -> bytes:
    marker, content = segment
    if marker == END:
        return bytes((0xFF, END))
    # A scan's length is that of its header; the picture behind it has none (T.81, B.2.3).
    length = 6 + 2 * content[0] if marker == SCAN else len(content) + 2
    return bytes((0xFF, marker)) + length.to_bytes(2, "big") + content


def _resource(caption: Caption) -> bytes:
    """Photoshop's block 0x0404 holds the IIM datasets."""
    datasets = b"".join(_datasets(caption))
    return b"8BIM\x04\x04\0\0" + len(datasets).to_bytes(4, "big") + datasets + b"\0" * (len(datasets) % 2)


def _datasets(caption: Caption) -> Iterator[bytes]:
    """IIM 4.2: datasets in order, texts in UTF-8 and cut where it says. Names alone may be longer than its 32 bytes, as
    other programs write and read them: half a name would be another one."""
    yield _dataset(1, 90, b"\x1b%G")  # the letters are UTF-8
    yield _dataset(2, 0, (4).to_bytes(2, "big"))
    texts = (
        (5, caption.headline, 64),
        (80, caption.credit, 128),
        (105, caption.headline, 256),
        (110, caption.credit, 128),
        (116, caption.copyright, 128),
        (120, caption.description, 2000),
    )
    yield from (_dataset(2, number, _cut(text, most)) for number, text, most in texts if text)


def _dataset(record: int, number: int, content: bytes) -> bytes:
    return bytes((0x1C, record, number)) + len(content).to_bytes(2, "big") + content


def _cut(text: str, most: int) -> bytes:
    """So many bytes at most, and whole words."""
    clean = " ".join(without_forbidden(text).split())
    if len(clean.encode()) <= most:
        return clean.encode()
    kept = clean.encode()[:most].decode(errors="ignore")
    return (kept.rpartition(" ")[0] or kept).encode()


def _xmp(caption: Caption) -> bytes:
    root = Element(_name("x:xmpmeta"))
    about = SubElement(SubElement(root, _name("rdf:RDF")), _name("rdf:Description"), {_name("rdf:about"): ""})
    _say(about, "dc:description", "rdf:Alt", caption.description)
    _say(about, "dc:creator", "rdf:Seq", caption.credit)
    _say(about, "dc:rights", "rdf:Alt", caption.copyright)
    _say(about, "xmpRights:UsageTerms", "rdf:Alt", caption.terms)
    for name, text in (("photoshop:Headline", caption.headline), ("photoshop:Credit", caption.credit)):
        if text:
            SubElement(about, _name(name)).text = without_forbidden(text)
    packet = bytes(tostring(root, encoding="utf-8"))
    return b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>' + packet + b'<?xpacket end="w"?>'


def _say(about: Element, name: str, kind: str, text: str) -> None:
    if text:
        entry = SubElement(SubElement(SubElement(about, _name(name)), _name(kind)), _name("rdf:li"))
        entry.text = without_forbidden(text)
        if kind == "rdf:Alt":
            entry.set("{http://www.w3.org/XML/1998/namespace}lang", "x-default")


def _name(short: str) -> str:
    prefix, _, name = short.partition(":")
    return f"{{{SPACES[prefix]}}}{name}"
