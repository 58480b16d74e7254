"""The editors' handbook: its tables are what the code gives, and what it tells editors to write is right."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from plugins.desk import check
from plugins.desk.handbook import (
    BEGIN,
    END,
    HANDBOOK,
    KEYS,
    PARTS,
    VALUES,
    NoPlaceError,
    handbook_tables,
    with_tables,
)
from plugins.intake import vocabulary as words
from plugins.intake.report import CODES

ROOT = HANDBOOK.parents[1]
TEXT = HANDBOOK.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^( *)```(\w*)\n(.*?)^ *```$", TEXT, re.MULTILINE | re.DOTALL)
SNIPPETS = [body for _, kind, body in BLOCKS if kind == "yaml"]
CHOICES = {
    "award_level": words.LEVELS,
    "stage": words.STAGES,
    "status": words.STATUSES,
    "subject": words.KINDS,
}


def first_story() -> str:
    """The story that a new editor copies."""
    [(indent, body)] = [(indent, body) for indent, _, body in BLOCKS if body.lstrip().startswith("---")]
    return re.sub(f"^{indent}", "", body, flags=re.MULTILINE)


def story_with(keys: str) -> str:
    """The first story with other lines for some keys."""
    head, body = first_story().removeprefix("---\n").split("---\n", 1)
    own = {line.partition(":")[0]: line for line in keys.splitlines()}
    lines = {**{line.partition(":")[0]: line for line in head.splitlines()}, **own}
    return "\n".join(["---", *lines.values(), "---", body])


def problems_with(folder: Path, text: str) -> list[str]:
    """What `check` finds in a site that has this story and the sample site's registries."""
    shutil.copytree(ROOT / "content" / "registries", folder / "registries")
    story = folder / "stories" / "2026" / "10" / "lop-hoc-so.md"
    story.parent.mkdir(parents=True)
    story.write_text(text, encoding="utf-8")
    (folder / "images").mkdir()
    Image.new("RGB", (12, 8)).save(folder / "images" / "co-giao.jpg")
    return [str(problem) for problem in check.problems_of(folder)]


# The tables


def test_the_tables_of_the_handbook_are_what_the_code_gives() -> None:
    assert with_tables(TEXT) == TEXT, "hãy chạy: python3 -m plugins.desk.handbook"


def test_writing_the_tables_again_changes_nothing() -> None:
    before = HANDBOOK.stat().st_mtime_ns
    done = subprocess.run([sys.executable, "-m", "plugins.desk.handbook"], cwd=ROOT, capture_output=True)
    assert (done.returncode, done.stdout.decode()) == (0, "Các bảng không có gì thay đổi.\n")
    assert HANDBOOK.stat().st_mtime_ns == before


def test_only_what_stands_between_the_comments_is_rewritten() -> None:
    assert with_tables(f"trước\n{BEGIN}\nbảng cũ\n{END}\nsau\n") == (
        f"trước\n{BEGIN}\n\n{handbook_tables()}\n{END}\nsau\n"
    )


@pytest.mark.parametrize("text", ["", BEGIN, END, END + BEGIN, BEGIN + END + END, BEGIN + END + BEGIN + END])
def test_a_handbook_without_its_place_for_the_tables_is_left_alone(text: str) -> None:
    with pytest.raises(NoPlaceError):
        with_tables(text)


def rows() -> dict[str, list[str]]:
    """The rows of both tables, by what their first cell names."""
    lines = [line.strip("| ").split(" | ") for line in handbook_tables().splitlines() if line.startswith("| `")]
    return {cells[0].strip("`"): cells[1:] for cells in lines}


def test_every_code_has_a_row_with_its_remedy() -> None:
    assert {key: cells for key, cells in rows().items() if "." in key} == {c: [text] for c, text in CODES.items()}


def test_every_key_has_a_row_with_its_vietnamese_spelling_in_the_order_of_the_vocabulary() -> None:
    assert [(key, cells[0]) for key, cells in rows().items() if "." not in key] == list(words.STORY.names.items())
    assert KEYS.keys() == words.STORY.names.keys()


def test_every_key_inside_a_key_is_named_with_its_vietnamese_spelling() -> None:
    for key, parts in PARTS.items():
        for part, name in parts.names.items():
            assert (f"`{part}` ({name})" if part != name else f"`{part}`") in rows()[key][2]


def test_every_coded_value_is_named_and_its_vietnamese_name_is_understood() -> None:
    assert VALUES.keys() == CHOICES.keys()
    for key, choices in CHOICES.items():
        assert sorted(VALUES[key]) == sorted(choices.codes)
        for code, name in VALUES[key].items():
            assert choices.code(name) == code
            assert f"`{code}` (" in rows()[key][2]


def test_the_keys_said_to_be_required_are_those_that_an_empty_story_lacks(tmp_path: Path) -> None:
    lacking = [re.search(r"thiếu «(\w+)»", p) for p in problems_with(tmp_path, "---\n{}\n---\nNội dung.\n")]
    assert {found[1] for found in lacking if found} == {key for key, about in KEYS.items() if about.required}


# What editors are told to write


def test_the_first_story_has_no_problem(tmp_path: Path) -> None:
    assert problems_with(tmp_path, first_story()) == []


NEEDED = {  # by a key's example, beside itself
    "withdrawn": "trạng thái: đã gỡ",
    "image": "mô tả ảnh: Một tấm ảnh\nnguồn ảnh: Lê Văn Mười",
}


@pytest.mark.parametrize("key", KEYS)
def test_the_example_of_every_key_has_no_problem(key: str, tmp_path: Path) -> None:
    line = f"{words.STORY.names[key]}: {KEYS[key].example}"
    assert problems_with(tmp_path, story_with(f"{line}\n{NEEDED.get(key, '')}".strip())) == []


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda text: text.partition(":")[0])
def test_every_example_of_the_handbook_has_no_problem(snippet: str, tmp_path: Path) -> None:
    assert problems_with(tmp_path, story_with(snippet)) == []


def test_the_handbook_is_no_part_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("---\nkhông: [phải bài\n", encoding="utf-8")
    assert problems_with(tmp_path, first_story()) == []
