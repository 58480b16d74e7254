"""A body's HTML is parted at its blocks; what stands in attributes is no text."""

from plugins.press.passages import Passage, passages_of


def test_each_block_is_a_passage_of_its_kind() -> None:
    text, others = (
        "<p>Một <em>hai</em><br>ba</p>",
        "<blockquote><p>Lời kể</p></blockquote><ul><li>Ý <b>một</b></li></ul>",
    )
    assert passages_of(f"<h2>Đầu đề</h2>{text}{others}") == (
        Passage("heading", "Đầu đề"),
        Passage("text", "Một hai ba"),
        Passage("quote", "Lời kể"),
        Passage("point", "Ý một"),
    )


def test_a_sign_in_an_attribute_ends_no_tag() -> None:
    assert passages_of('<p title="a > b">x &amp; y &lt; z</p>') == (Passage("text", "x & y < z"),)


def test_text_outside_blocks_and_a_line_between_blocks_part_passages() -> None:
    assert passages_of("<p>một</p>hai<hr>ba") == (Passage("text", "một"), Passage("text", "hai"), Passage("text", "ba"))


def test_a_paragraph_in_a_point_is_a_passage_of_its_own() -> None:
    assert passages_of("<ul><li>a<p>b</p></li></ul>") == (Passage("point", "a"), Passage("point", "b"))
