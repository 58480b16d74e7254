"""Stories made of values, for tests that need no file."""

from typing import Any

from msgspec.structs import replace

from plugins.model.story import Card, Ref, Story, Subject

CARD = Card(
    slug="bai",
    title="Bài",
    iso="2026-03-05T07:00:00+07:00",
    summary="Một tóm tắt đủ dài ở đây.",
    units=(Ref("phong-mot", "Phòng Một"),),
    field=Ref("giao-duc", "Giáo dục"),
    movements=(Ref("thi-dua", "Thi đua"),),
    award_level="khong",
    award=None,
    subject=Subject("Nguyễn Thị Mẫu", "ca-nhan"),
    stage="dien-hinh",
    image=None,
    image_alt="",
)
STORY = Story(path="stories/bai.md", id="bai", status="published", embargo="", body=b"").with_card(CARD)


def story(slug: str, iso: str = CARD.iso, **keys: Any) -> Story:
    return replace(STORY, path=f"stories/{slug}.md", id=slug, **keys).with_card(replace(CARD, slug=slug, iso=iso))
