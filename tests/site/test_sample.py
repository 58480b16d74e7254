"""The sample site is as large and as various as issue 2 asks."""

import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from tests.site.site_builder import ROOT

CONTENT = ROOT / "content"
VIETNAMESE = {
    "tiêu đề": "title", "ngày": "date", "đơn vị": "unit", "trạng thái": "status", "hẹn giờ": "embargo", "ảnh": "image",
    "đối tượng": "subject", "địa chỉ cũ": "redirect_from", "đính chính": "corrections", "đồng ý": "consent",
    "âm thanh": "audio", "lời dẫn": "lead_in", "kênh": "outlets", "quyết định": "decision", "từ khóa": "tags",
    "tác giả": "author", "nguồn": "source", "giai đoạn": "stage", "khen thưởng": "award", "gỡ bài": "withdrawn",
    "lời thoại": "transcript", "đường dẫn": "slug", "lĩnh vực": "field", "phong trào": "movement",
    "cấp khen thưởng": "award_level", "tóm tắt": "summary", "mô tả ảnh": "image_alt", "chú thích ảnh": "image_caption",
    "nguồn ảnh": "image_credit",
}  # fmt: skip


class Sample:
    """One story of the sample, read without the product's own code."""

    def __init__(self, file: Path) -> None:
        text = file.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        if text.startswith("---\n"):
            head, _, self.body = text[4:].partition("\n---\n")
            found = yaml.safe_load(head)
        else:  # Pelican's own form
            head, _, self.body = text.partition("\n\n")
            pairs = (line.split(": ", 1) for line in head.splitlines())
            found = {key: yaml.safe_load(value) if value[0] in "[{" else value for key, value in pairs}
        self.keys = {VIETNAMESE.get(key.lower(), key.lower()): value for key, value in found.items()}

    @property
    def month(self) -> str:
        text = str(self.keys["date"])
        day = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4}).*", text)
        return f"{day[3]}-{int(day[2]):02}" if day else text[:7]

    @property
    def words(self) -> int:
        return len(re.findall(r"\w+", self.body))


@pytest.fixture(scope="module")
def stories() -> list[Sample]:
    return [Sample(file) for file in sorted((CONTENT / "stories").rglob("*.md"))]


def registry(name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = yaml.safe_load((CONTENT / "registries" / name).read_text(encoding="utf-8"))
    return found


def test_there_are_sixty_stories_over_24_months(stories: list[Sample]) -> None:
    months = sorted({story.month for story in stories})
    assert len(stories) >= 60
    assert len(months) >= 24
    numbers = [int(month[:4]) * 12 + int(month[5:]) for month in months]
    assert [b - a for a, b in pairwise(numbers)] == [1] * (len(months) - 1)


def test_each_story_has_250_to_600_words(stories: list[Sample]) -> None:
    lengths = {str(story.keys["slug"]): story.words for story in stories}
    assert {slug: words for slug, words in lengths.items() if not 250 <= words <= 600} == {}


def test_no_two_stories_share_a_paragraph(stories: list[Sample]) -> None:
    paragraphs = Counter(p.strip() for s in stories for p in s.body.split("\n\n") if len(p.strip()) > 40)
    assert [text for text, number in paragraphs.items() if number > 1] == []


@pytest.mark.parametrize(
    "key",
    [
        "award", "decision", "stage", "image", "image_caption", "image_credit", "author", "source", "tags", "video",
        "audio", "transcript", "outlets", "embargo", "status", "withdrawn", "corrections", "consent", "redirect_from",
        "lead_in",
    ],
)  # fmt: skip
def test_three_stories_use_each_optional_key(stories: list[Sample], key: str) -> None:
    assert sum(key in story.keys for story in stories) >= 3


def test_three_stories_each_are_joint_of_a_household_or_of_a_child_with_consent(stories: list[Sample]) -> None:
    subjects = [s.keys["subject"] for s in stories if isinstance(s.keys["subject"], dict)]
    households = [s for s in subjects if {"ho-gia-dinh", "hộ gia đình"} & {str(v).lower() for v in s.values()}]
    children = [s for s in stories if re.search(r"'(child|trẻ em)': True", str(s.keys["subject"]))]
    assert sum(isinstance(s.keys["unit"], list) for s in stories) >= 3
    assert len(households) >= 3
    assert len(children) >= 3
    assert all("consent" in s.keys for s in children)


def test_the_units_are_45_of_six_kinds_in_six_groups(stories: list[Sample]) -> None:
    units = registry("units.yml")
    assert len(units) == 45
    assert len({u["kind"] for u in units}) == 6
    assert len(registry("peer_groups.yml")) == 6


def test_districts_ended_with_successor_communes_and_a_department_was_renamed() -> None:
    units = {str(u["code"]): u for u in registry("units.yml")}
    ended = [u for u in units.values() if u["kind"] == "district" and u.get("until") == date(2025, 7, 1)]
    assert len(ended) >= 2
    for unit in ended:
        heirs = unit["successors"]
        assert isinstance(heirs, list)
        assert {units[str(code)]["kind"] for code in heirs} == {"commune"}
    assert [u for u in units.values() if u["kind"] == "department" and len(u.get("names", [])) > 1]  # type: ignore[arg-type]
    merged = Counter(str(code) for u in units.values() for code in u.get("successors", []))  # type: ignore[attr-defined]
    assert [code for code, number in merged.items() if number > 1 and units[code]["kind"] != "commune"]


def test_every_field_movement_and_level_is_in_use(stories: list[Sample]) -> None:
    movements = {str(m["code"]) for m in registry("movements.yml")}
    used = {
        str(m)
        for s in stories
        for m in ([s.keys["movement"]] if isinstance(s.keys["movement"], str) else s.keys["movement"])
    }
    assert len(movements & used) >= 12
    assert len({str(s.keys["field"]) for s in stories}) >= len(registry("fields.yml"))
    assert len({str(s.keys["award_level"]) for s in stories}) >= 5
