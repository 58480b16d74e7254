"""What argparse says of any command's options, in Vietnamese."""

import argparse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS = {
    "usage: ": "Cách dùng: ",
    "options": "Tùy chọn",
    "positional arguments": "Tham số",
    "show this help message and exit": "in phần giúp đỡ này",
    "%(prog)s: error: %(message)s\n": "lỗi: %(message)s. Xem cách dùng: python3 %(prog)s --help\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "unrecognized arguments: %s": "không có tùy chọn hoặc tham số «%s»",
    "the following arguments are required: %s": "còn thiếu %s",
    "expected one argument": "cần một giá trị đi kèm",
    "expected at least one argument": "cần ít nhất một giá trị đi kèm",
    "ignored explicit argument %r": "không nhận giá trị %r",
    "not allowed with argument %s": "không dùng cùng %s",
    "invalid %(type)s value: %(value)r": "giá trị %(value)r không dùng được",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có %(value)r; chọn một trong %(choices)s",
}


def speak_vietnamese() -> None:
    """Argparse asks gettext for each sentence by this name, and gettext would want a compiled catalogue on disk."""
    argparse._ = vietnamese  # type: ignore[attr-defined]


def vietnamese(sentence: str) -> str:
    return WORDS.get(sentence, sentence)


def add_site(parser: argparse.ArgumentParser) -> None:
    """Every command of the desk works on one site."""
    parser.add_argument("--site", default=ROOT / "content", type=Path, help="thư mục của trang (mặc định: content)")
