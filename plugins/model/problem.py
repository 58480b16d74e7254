"""What is wrong with an editor's file: where, how bad, in Vietnamese, with the remedy and a stable code."""

from msgspec import Struct

LABELS = {"error": "lỗi", "warning": "cảnh báo"}


class Problem(Struct, frozen=True):
    """One fault of content; a value, never an exception."""

    path: str  # relative to the site, with /
    line: int
    code: str
    message: str
    hint: str = ""
    severity: str = "error"

    def __str__(self) -> str:
        text = f"{self.message}; {self.hint}" if self.hint else self.message
        return f"{self.path}:{self.line}: {LABELS[self.severity]}: {text} [{self.code}]"


def has_error(problems: tuple[Problem, ...]) -> bool:
    return any(p.severity == "error" for p in problems)


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Every problem once, by file and line."""
    unique = set(problems)
    return tuple(sorted(unique, key=lambda p: (p.path, p.line, p.code, p.message)))
