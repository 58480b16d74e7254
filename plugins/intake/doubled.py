"""Names that two files want: addresses, ids, and names that only some systems tell apart."""

from plugins.intake.report import Report
from plugins.model.plain_page import PlainPage
from plugins.model.problem import Problem
from plugins.model.story import Story
from plugins.model.text import nfc


def names_of(story: Story) -> tuple[str, ...]:
    """What no other story may have, besides the name of its file."""
    return story.slug, story.id, *story.redirect_from


def doubled(stories: list[Story]) -> list[Problem]:
    """Two files that want one address, id or name."""
    problems: list[Problem] = []
    moved = [slug for s in stories if s.redirect_from for slug in s.redirect_from]
    if len({s.slug for s in stories}.union(moved)) < len(stories) + len(moved):
        slugs = [(s.slug, s.path, s.lines[0]) for s in stories]
        slugs += [(slug, s.path, s.lines[1]) for s in stories for slug in s.redirect_from]
        problems += _twice(slugs, "story.duplicate-slug", "đường dẫn")
    if len({s.id for s in stories}) < len(stories):
        problems += _twice([(s.id, s.path, s.lines[2]) for s in stories], "story.duplicate-id", "mã bài")
    if not all(s.path.isascii() for s in stories) and len({nfc(s.path) for s in stories}) < len(stories):
        problems += _twice([(nfc(s.path), s.path, 1) for s in stories], "file.twin-name", "tên tệp")
    return problems


def doubled_pages(pages: list[PlainPage]) -> list[Problem]:
    if len({p.slug for p in pages}) == len(pages):
        return []
    return _twice([(p.slug, p.path, p.line) for p in pages], "page.duplicate-slug", "đường dẫn")


def _twice(names: list[tuple[str, str, int]], code: str, noun: str) -> list[Problem]:
    """The first file by path keeps the name; each other is told of it."""
    seen: dict[str, str] = {}
    problems: list[Problem] = []
    for name, path, line in sorted(names, key=lambda n: (n[1], n[2])):
        if name in seen:
            report = Report(path)
            where = "chính tệp này" if seen[name] == path else seen[name]
            report.error(line, code, f"{noun} «{name}» đã dùng trong {where}")
            problems += report.problems
        seen.setdefault(name, path)
    return problems
