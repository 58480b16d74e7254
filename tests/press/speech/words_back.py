"""Reads a number from its words: an abacus that knows only what each word adds, nothing of how they are made."""

ONES = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5}
ONES |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
SCALES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000}


def number_from(words: str) -> int:
    """The number said; «tỷ» multiplies all that was said before it."""
    before, billion, rest = words.rpartition("tỷ")
    return (number_from(before) * 1_000_000_000 if billion else 0) + below_a_billion(rest)


def below_a_billion(words: str) -> int:
    total = group = 0
    for word in words.split():
        if word in SCALES:
            total, group = total + group * SCALES[word], 0
        elif word == "trăm":
            group *= 100
        elif word == "mươi":
            group += group % 10 * 9  # the digit just said becomes tens
        elif word == "mười":
            group += 10
        elif word not in ("linh", "lẻ"):
            group += ONES[word]
    return total + group
