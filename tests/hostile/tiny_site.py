"""A tiny valid site, made in code, that every bad input is put into; line numbers of the table are those of these texts."""
# ruff: noqa: E501  what an editor writes or reads is one line here too

from collections.abc import Mapping
from pathlib import Path

STORY = "stories/bai.md"
STORY_LINES = (
    "---",  # 1
    "title: Lớp học trên đồi",
    "date: 2026-03-05",
    "unit: phong-mot",
    "field: giao-duc",  # 5
    "movement: thi-dua",
    "award_level: khong",
    "subject: {name: Nguyễn Thị Mẫu, kind: ca-nhan}",
    "summary: Một lớp học buổi tối cho người lớn trên đồi chè.",
    "slug: lop-hoc",  # 10
    "---",
    "Nội dung bài.",
)
REGISTRIES = {
    "registries/site.yml": "name: Trang thử\ncode: trang-thu\nurl: https://thu.example\nunit_kinds:\n- {code: phong, name: Phòng}\n",
    "registries/peer_groups.yml": "- {code: khoi, name: Khối}\n",
    "registries/units.yml": (
        "- {code: phong-mot, kind: phong, name: Phòng Một, peer_group: khoi}\n"
        "- {code: phong-cu, kind: phong, name: Phòng Cũ, until: 2026-01-01, successors: [phong-mot]}\n"
        "- {code: phong-moi, kind: phong, name: Phòng Mới, from: 2026-07-01}\n"
        "- {code: to-a, kind: phong, name: Tổ Dân Vận}\n"
        "- {code: to-b, kind: phong, name: Tổ Dân Vạn}\n"
    ),
    "registries/fields.yml": "- {code: giao-duc, name: Giáo dục}\n",
    "registries/movements.yml": "- {code: thi-dua, name: Thi đua, from: 2020-01-01}\n",
    "registries/awards.yml": "- {code: tap-the-tot, name: Tập thể tốt, level: tinh, subjects: [tap-the]}\n",
    "registries/outlets.yml": "- {code: bao, name: Báo, medium: print}\n",
    "registries/quotas.yml": "- {kinds: [phong], period: month, minimum: 1, from: 2026-01-01, until: 2026-07-01, basis: Kế hoạch}\n",
    "registries/scoring.yml": "- {from: 2026-01-01, per_period_met: 10}\n",
}
NOW = "1793500000"  # 31 October 2026
Content = str | bytes


def story(lines: dict[int, str] | None = None, add: tuple[str, ...] = (), body: str = "Nội dung bài.") -> str:
    """The tiny site's story with some lines replaced (an empty text takes a line out), and keys added from line 11 on."""
    changed = [(lines or {}).get(number, text) for number, text in enumerate(STORY_LINES, 1)]
    head = [text for text in changed[:10] if text]
    return "\n".join([*head, *add, "---", body, ""])


GOOD = {**REGISTRIES, STORY: story(), "pages/gioi-thieu.md": "Title: Giới thiệu\n\nTrang này để thử.\n"}


def site_at(root: Path, files: Mapping[str, Content]) -> Path:
    """The tiny site with some files replaced or added, written into a folder."""
    for path, content in {**GOOD, **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
