"""Both Markdown engines read every story of the samples, and each construct that editors use, in the same way."""

import json
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from tests.site.conftest import CLOCK, FOLDERS
from tests.site.site_builder import Workshop
from tests.site.small_site import small_site, write_story

BLOCKS = frozenset(
    "blockquote caption dd div dl dt figure figcaption h2 h3 h4 hr li ol p pre "  # noqa: SIM905  a line, not a page
    "table tbody td tfoot th thead tr ul".split()
)
Dom = tuple[str, tuple[tuple[str, str], ...], tuple["Dom | str", ...]]


def dom_of(html: str) -> Dom:
    """The tree of elements; white space that stands at the border of a block shows nothing and does not count."""
    found = BeautifulSoup(f"<div>{html}</div>", "html.parser").div
    assert found is not None
    return _dom(found)


def _dom(element: Tag) -> Dom:
    children: list[Dom | str] = []
    for child in element.children:
        if isinstance(child, Tag):
            children.append(_dom(child))
        elif isinstance(child, NavigableString) and (text := _trimmed(child)):
            children.append(text)
    attributes = tuple(sorted((key, str(value)) for key, value in element.attrs.items()))
    return element.name, attributes, tuple(children)


def _trimmed(text: NavigableString) -> str:
    found = str(text)
    if text.find_parent("pre"):
        return found
    if _is_border(text.previous_sibling, text.parent):
        found = found.lstrip()
    return found.rstrip() if _is_border(text.next_sibling, text.parent) else found


def _is_border(sibling: object, parent: Tag | None) -> bool:
    """Tell whether a block begins or ends on this side of a text."""
    if sibling is None:
        return parent is not None and parent.name in BLOCKS
    return isinstance(sibling, Tag) and (sibling.name in BLOCKS or sibling.name == "br")


def bodies(shop: Workshop, engine: str) -> dict[str, str]:
    """Each story's body as open data gives it."""
    result, files = shop.clean(MARKDOWN_ENGINE=engine, PICTURES=False, DRAFTS=True)
    assert result.code == 0, result
    own = {path: json.loads(body) for path, body in files.items() if path.startswith("du-lieu/stories/")}
    return {path: data["bodies"][0]["value"] for path, data in own.items() if "bodies" in data}


@pytest.mark.parametrize("name", ["content", "agency"])
def test_every_story_of_the_samples_has_one_meaning(tmp_path: Path, name: str) -> None:
    shop = Workshop(tmp_path)
    shutil.copytree(FOLDERS[name], shop.site)
    files = list((shop.site / "stories").rglob("*.md"))
    for file in files:  # withdrawn stories too
        text = re.sub(r"(?m)^(withdrawn|gỡ bài):.*\n( .*\n)*", "", file.read_text(encoding="utf-8"))
        text = re.sub(r"(?m)^(status|trạng thái): *(withdrawn|đã gỡ)$", "status: draft", text)
        file.write_text(text, encoding="utf-8")
    shop.now = CLOCK
    fast, plain = bodies(shop, "pyromark"), bodies(shop, "markdown")
    assert len(fast) == len(files)
    assert [path for path in fast if dom_of(fast[path]) != dom_of(plain[path])] == []


CONSTRUCTS = {
    "paragraphs": "Một.\n\nHai\ntiếp dòng.",
    "emphasis": "**đậm** và *nghiêng*",
    "headings": "## Mục\n\n### Tiểu mục\n\nChữ.",
    "a list": "- một\n- hai\n- ba",
    "a numbered list": "1. một\n2. hai",
    "a list of long items": "- một\n\n    thêm\n\n- hai",
    "a quotation": "> Lời của nhân vật.\n\nChữ sau.",
    "a table": "| A | B |\n|---|---:|\n| 1 | 2 |",
    "a link": "[chữ](https://a.example/b?c=d&e=f) và <https://b.example/>",
    "a line break": "dòng một  \ndòng hai",
    "signs": "5 < 6 & 7 > 2, “ngoặc”, ‘đơn’, 20–30, 1*2, a_b_c",
    "inline code": "Gõ `python3 tasks.py` rồi chờ.",
    "a rule": "Trên\n\n---\n\nDưới",
    "safe html": 'Nước H<sub>2</sub>O và <abbr title="Ủy ban">UB</abbr>',
    "unsafe html": 'Chữ <b onclick="x()">đậm</b> <span style="color:red">đỏ</span>',
    "an escape": r"\*không nghiêng\*",
    "a year at the start": "Năm 2025. Một năm khác.",
}


def test_a_construct_that_editors_use_has_one_meaning(tmp_path: Path) -> None:
    shop = small_site(tmp_path, stories=0)
    for number, text in enumerate(CONSTRUCTS.values()):
        write_story(shop, number, text)
    fast, plain = bodies(shop, "pyromark"), bodies(shop, "markdown")
    differ = {
        name: (fast[path], plain[path])
        for number, name in enumerate(CONSTRUCTS)
        for path in [f"du-lieu/stories/bai-{number}.json"]
        if dom_of(fast[path]) != dom_of(plain[path])
    }
    assert differ == {}


def test_bold_italics_nest_the_other_way_round_which_looks_the_same(tmp_path: Path) -> None:
    """The one construct known to differ; CommonMark says «em» outside, Python-Markdown «strong»."""
    shop = small_site(tmp_path, stories=0)
    write_story(shop, 0, "***cả hai***")
    [fast], [plain] = bodies(shop, "pyromark").values(), bodies(shop, "markdown").values()
    assert dom_of(fast) == dom_of("<p><em><strong>cả hai</strong></em></p>")
    assert dom_of(plain) == dom_of("<p><strong><em>cả hai</em></strong></p>")


def test_trees_that_differ_are_told_apart() -> None:
    assert dom_of("<p>a <b>b</b></p>") != dom_of("<p>a<b>b</b></p>")
    assert dom_of("<p>a</p>\n<p>b</p>") == dom_of("<p>a</p><p>b</p>")
    assert dom_of("<pre> a</pre>") != dom_of("<pre>a</pre>")
    assert dom_of('<a href="x">a</a>') != dom_of('<a href="y">a</a>')
