"""What the page of an edition on air shows: the script with its cues, and the truth where no story fits."""

from lxml import html

from tests.site.site_builder import Workshop
from tests.site.small_site import write_story
from tests.site.test_editions import main_text
from tests.site.test_editions import shop as shop  # the same site

JUNE = "bao-chi/dai/muc/2026-06-01/index.html"


def test_where_every_story_is_too_long_the_page_says_so(shop: Workshop) -> None:
    """Five minutes at 233 a minute are 1,165 syllables."""
    write_story(shop, 12, "một " * 1200, date="2026-05-03")
    text = main_text(shop.built()[JUNE])
    assert "Không bài nào trong kỳ này vừa thời lượng" in text
    assert "Trong kỳ này chưa có bài nào." not in text


def test_where_an_editor_drops_every_story_the_page_says_so(shop: Workshop) -> None:
    write_story(shop, 12, "Một.", date="2026-05-03")
    shop.write("editions/dai-muc-2026-06-01.yml", "bỏ: [bai-12]\n")
    assert "Biên tập viên không chọn bài nào trong kỳ này." in main_text(shop.built()[JUNE])


def test_where_there_is_no_story_the_page_says_so(shop: Workshop) -> None:
    assert "Trong kỳ này chưa có bài nào." in main_text(shop.built()[JUNE])


def test_the_page_shows_cues_apart_and_what_is_said_in_the_clip(shop: Workshop) -> None:
    body = "## Mục\n\nMột.\n\nPV: Sao?\n\nChị Thử: Vui."
    write_story(shop, 12, body, date="2026-05-03", audio="https://a.example/a.mp3", transcript="Lời bình: Hai.")
    [script] = html.fromstring(shop.built()[JUNE]).find_class("gs-script")
    assert [" ".join(one.text_content().split()) for one in script.find_class("gs-script__voice")] == [
        "Lời dẫn",
        "[Ngắt, không đọc: Mục]",
        "Lời bình",
        "Phóng viên",
        "Phỏng vấn: Chị Thử",
        "Lời trong đoạn phát: Lời bình: Hai.",
    ]
    lines = [one.text_content() for one in script.xpath(".//span[not(ancestor::details)]")]
    assert [line.strip() for line in lines[1:]] == ["Một.", "Sao?", "Vui."]
