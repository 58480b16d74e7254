"""A body's HTML is parted at its blocks; what stands in attributes is no text."""

from plugins.press.passages import Passage, passages_of


def test_each_block_is_a_passage_of_its_kind() -> None:
    text, others = (
        "<p>Một <em>hai</em><br>ba</p>",
        "<blockquote><p>Lời kể</p></blockquote><ul><li>Ý <b>một</b></li></ul>",
    )
    assert passages_of(f"<h2>Đầu đề</h2>{text}{others}") == (
        Passage("heading", "Đầu đề"),
        Passage("text", "Một hai ba", lines=("Một hai", "ba")),
        Passage("quote", "Lời kể"),
        Passage("point", "Ý một"),
    )


def test_a_sign_in_an_attribute_ends_no_tag() -> None:
    assert passages_of('<p title="a > b">x &amp; y &lt; z</p>') == (Passage("text", "x & y < z"),)


def test_text_outside_blocks_and_a_line_between_blocks_part_passages() -> None:
    assert passages_of("<p>một</p>hai<hr>ba") == (Passage("text", "một"), Passage("text", "hai"), Passage("text", "ba"))


def test_a_paragraph_in_a_point_is_a_passage_of_its_own() -> None:
    assert passages_of("<ul><li>a<p>b</p></li></ul>") == (Passage("point", "a"), Passage("point", "b"))


def test_a_tables_rows_are_lines_that_know_their_place() -> None:
    head, rows = "<tr><th>Năm</th><th>Số hộ</th></tr>", "<tr><td>2024</td><td><p>3</p><p>hộ</p></td></tr>"
    table = f"<table><caption>Số liệu</caption><thead>{head}</thead><tbody>{rows}</tbody></table>"
    assert passages_of(f"<p>một</p>{table}<p>hai</p>") == (
        Passage("text", "một"),
        Passage("text", "Số liệu", row=1),
        Passage("text", "Năm | Số hộ", row=2),
        Passage("text", "2024 | 3 hộ", row=3),
        Passage("text", "hai"),
    )


def test_an_empty_cell_keeps_its_place_and_an_empty_row_is_none() -> None:
    rows = "<tr><td></td><td>a</td></tr><tr><td></td></tr><tr><td>b</td><td></td></tr>"
    found = passages_of(f"<table>{rows}</table>")
    assert [(one.text, one.row) for one in found] == [(" | a", 1), ("b | ", 2)]


def test_each_table_counts_its_own_rows_also_where_one_stands_in_another() -> None:
    inner = "<table><tr><td>b</td></tr></table>"
    found = passages_of(f"<table><tr><td>a</td><td>{inner}</td></tr></table><table><tr><td>c</td></tr></table>")
    assert " ".join(one.text.replace("|", "").strip() for one in found).split() == ["a", "b", "c"]
    assert found[-1].row == 1


def test_the_points_of_a_numbered_list_begin_with_their_numbers() -> None:
    html = '<ol start="3"><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ol><ul><li>e</li></ul>'
    found = passages_of(html)
    assert [one.text for one in found] == ["3. a", "b", "4. c", "d", "e"]
    assert [one.said for one in found] == ["a", "b", "c", "d", "e"]
    assert {one.kind for one in found} == {"point"}
