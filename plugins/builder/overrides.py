"""What stands after -e on a command line: KEY=JSON for Pelican, where people leave the quotes of a plain text out."""

import json
import re
from argparse import ArgumentParser, ArgumentTypeError

_KEY = re.compile(r"[A-Z][A-Z0-9_]*")


def add_overrides(parser: ArgumentParser) -> None:
    """A second -e adds to the first; Pelican itself would forget the first."""
    parser.add_argument(
        "-e",
        "--extra-settings",
        dest="settings",
        type=setting_of,
        nargs="*",
        action="extend",
        default=[],
        metavar="KHÓA=GIÁ_TRỊ",
        help="thiết lập của Pelican, ví dụ SITEURL=https://tdkt.example.vn hoặc PICTURES=false",
    )


def setting_of(word: str) -> str:
    """One setting as Pelican wants it: a value that is no JSON is a plain text."""
    key, sign, value = word.partition("=")
    if not sign or not _KEY.fullmatch(key):
        raise ArgumentTypeError(f"«{word}» không phải một thiết lập; viết như SITEURL=https://tdkt.example.vn")
    return word if _is_json(value) else f"{key}={json.dumps(value)}"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
