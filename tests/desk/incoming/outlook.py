"""Writes an Outlook .msg: a compound file whose streams all lie in whole sectors."""

import struct
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

SECTOR, FREE, END, FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = dict[str, "bytes | Tree"]


def msg(texts: Mapping[int, str], sent: str, files: Sequence[tuple[str, bytes]]) -> bytes:
    """A message with some properties of text, the moment it was sent (UTC), and its files."""
    moment = datetime.fromisoformat(sent).replace(tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)
    fixed = struct.pack("<IIQ", 0x00390040, 6, int(moment.total_seconds()) * 10_000_000)
    tree: Tree = {
        **_texts(texts),
        "__properties_version1.0": struct.pack("<8xIIII8x", 0, len(files), 0, len(files)) + fixed + _entries(texts),
        "__nameid_version1.0": {"__substg1.0_00020102": b"", "__substg1.0_00030102": b"", "__substg1.0_00040102": b""},
    }
    for number, (name, body) in enumerate(files):
        names = {0x3707: name}
        tree[f"__attach_version1.0_#{number:08X}"] = {
            **_texts(names),
            "__substg1.0_37010102": body,
            "__properties_version1.0": bytes(8)
            + struct.pack("<IIII", 0x37050003, 6, 1, 0)
            + struct.pack("<IIII", 0x37010102, 6, len(body), 0)
            + _entries(names),
        }
    return compound(tree)


def _texts(texts: Mapping[int, str]) -> Tree:
    return {f"__substg1.0_{code:04X}001F": text.encode("utf-16-le") for code, text in texts.items()}


def _entries(texts: Mapping[int, str]) -> bytes:
    return b"".join(struct.pack("<IIII", code << 16 | 0x1F, 6, 2 * len(t) + 2, 0) for code, t in texts.items())


class Chains:
    """Streams cut into sectors of one size, each with the number of the next."""

    def __init__(self, size: int) -> None:
        self.size, self.next, self.data = size, list[int](), b""

    def add(self, stream: bytes) -> int:
        """The number of the stream's first sector."""
        count = -(-len(stream) // self.size)
        start = len(self.next)
        self.next += [*range(start + 1, start + count), END][-count:] if count else []
        self.data += stream.ljust(count * self.size, b"\0")
        return start if count else END


def compound(tree: Tree) -> bytes:
    """The file: short streams in the root's own stream, as the format wants it."""
    large, small = Chains(SECTOR), Chains(64)
    entries: list[list[object]] = []  # name, type, left, right, child, start, size

    def add(name: str, node: "bytes | Tree") -> int:
        place = len(entries)
        entries.append([name, 5 if place == 0 else 2 if isinstance(node, bytes) else 1, FREE, FREE, FREE, END, 0])
        if isinstance(node, bytes):
            entries[place][5:] = [(large if len(node) >= 4096 else small).add(node), len(node)]
            return place
        before = FREE
        for inner in sorted(node, key=lambda n: (len(n), n.upper()), reverse=True):  # a tree of right branches only
            child = add(inner, node[inner])
            entries[child][3], before = before, child
        entries[place][4] = before
        return place

    add("Root Entry", tree)
    entries[0][5:] = [large.add(small.data), len(small.data)]
    short = large.add(struct.pack(f"<{len(small.next)}I", *small.next).ljust(SECTOR, b"\xff"))
    short_count = max(1, -(-len(small.next) * 4 // SECTOR))
    start = large.add(b"".join(map(_entry, entries)))
    tables = next(n for n in range(1, 109) if n * 128 >= len(large.next) + n)
    first = len(large.next)
    table = [*large.next, *[FAT] * tables]
    table += [FREE] * (tables * 128 - len(table))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6),
        *(0, tables, start, 0, 4096, short, short_count, END, 0),
    )
    places = [*range(first, first + tables), *[FREE] * (109 - tables)]
    return header + struct.pack("<109I", *places) + large.data + struct.pack(f"<{len(table)}I", *table)


def _entry(entry: list[object]) -> bytes:
    name, kind, left, right, child, start, size = entry
    text = f"{name}\0".encode("utf-16-le")
    return struct.pack("<64sHBBIII16x4x8x8xIQ", text, len(text), kind, 1, left, right, child, start, size)
