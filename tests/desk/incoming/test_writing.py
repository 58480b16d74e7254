"""Markdown that says the very words that came in, whatever signs are among them."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from plugins.desk.incoming.cleaning import clean
from plugins.desk.incoming.incoming import Incoming, Paragraph, Run, Table
from plugins.desk.incoming.manuscript import Figure, Piece
from plugins.desk.incoming.writing import markdown_of
from plugins.intake.markdown import draft_of

SIGNS = "aáBđ 1.2)-+*_[]()<>`#|~\\!&;=:/“”\"'"
TEXTS = st.text(alphabet=SIGNS, min_size=1, max_size=40)
RUNS = st.lists(st.builds(Run, TEXTS, st.booleans(), st.booleans()), min_size=1, max_size=5)


def page(pieces: tuple[Piece, ...]) -> html.HtmlElement:
    """The pieces as a reader's browser gets them."""
    draft = draft_of(markdown_of(pieces, {"a.jpg": "images/a.jpg"}), "pyromark")
    assert draft is not None
    return html.fragment_fromstring(draft.finished(lambda name, address: address), create_parent="div")


def cleaned(*paragraphs: Paragraph) -> tuple[Piece, ...]:
    return tuple(clean(Incoming("x", paragraphs)).blocks)


@given(RUNS)
def test_the_words_of_a_paragraph_are_read_back_whatever_its_signs(runs: list[Run]) -> None:
    pieces = cleaned(Paragraph(tuple(runs)))
    shown = page(pieces)
    assert " ".join(shown.text_content().split()) == " ".join(" ".join(p.text for p in pieces).split())
    assert {e.tag for e in shown.iter()} <= {"div", "p", "ul", "ol", "li", "em", "strong"}


@given(RUNS)
def test_the_words_of_a_heading_are_read_back_whatever_its_signs(runs: list[Run]) -> None:
    pieces = [p for p in cleaned(Paragraph(tuple(runs), heading=2)) if isinstance(p, Paragraph)]
    shown = page(tuple(pieces))
    assert [" ".join(e.text_content().split()) for e in shown.iter("h2")] == [" ".join(p.text.split()) for p in pieces]


def test_a_numbered_heading_is_written_as_an_editor_would() -> None:
    assert markdown_of([Paragraph((Run("1. Lớp học số"),), heading=2)], {}) == "## 1. Lớp học số"


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=3), min_size=2, max_size=4))
def test_the_words_of_a_table_are_read_back(rows: list[list[str]]) -> None:
    width = max(map(len, rows))
    table = Table(tuple(tuple((Paragraph((Run(t),)),) for t in [*row, *["x"] * (width - len(row))]) for row in rows))
    [piece] = cleaned_table(table)
    cells = [" ".join(c.text_content().split()) for c in page((piece,)).iter("td", "th")]
    assert cells == [" ".join(p.text for p in cell) for row in piece.rows for cell in row]


def cleaned_table(table: Table) -> tuple[Table, ...]:
    found = clean(Incoming("x", (table, Paragraph((Run("x"),))))).blocks
    return tuple(b for b in found if isinstance(b, Table))


@given(st.lists(RUNS, max_size=4))
def test_cleaning_twice_is_cleaning_once(paragraphs: list[list[Run]]) -> None:
    once = clean(Incoming("x", tuple(Paragraph(tuple(runs)) for runs in paragraphs)))
    assert clean(once).blocks == once.blocks


def test_bold_and_italic_words_inside_a_paragraph_stay_so() -> None:
    runs = (Run("Cô "), Run("rất kiên nhẫn ", bold=True), Run("và "), Run("vui", italic=True), Run("."))
    assert markdown_of(cleaned(Paragraph(runs)), {}) == "Cô **rất kiên nhẫn** và *vui*."


def test_a_link_keeps_its_address_and_only_a_web_address_is_one() -> None:
    runs = (Run("xem "), Run("ở đây", link="https://a.example/b?c=d"), Run(" và "), Run("đây", link="javascript:x"))
    assert markdown_of(cleaned(Paragraph(runs)), {}) == "xem [ở đây](https://a.example/b?c=d) và đây"


def test_a_photo_has_an_empty_description_and_its_caption_below() -> None:
    found = markdown_of((Figure("a.jpg", "Lớp học", "Lê Văn Mười"), Figure("b.jpg")), {"a.jpg": "images/a.jpg"})
    assert found == "![](images/a.jpg)\n\n*Lớp học. Ảnh: Lê Văn Mười*"


def test_nested_items_are_indented_and_numbers_count_on() -> None:
    items = [Paragraph((Run(t),), item=sign, depth=d) for t, sign, d in (("a", "1.", 0), ("b", "-", 1), ("c", "1.", 0))]
    assert markdown_of(items, {}) == "1. a\n    - b\n2. c"
