"""JSON-LD says what schema.org asks for, and cannot end the block that it stands in."""

import json

from msgspec.structs import replace

from plugins.model.site import English, Site
from plugins.model.story import Card, Ref, Story, Subject
from plugins.model.view import HOME, Link
from plugins.pages.structured import crumbs_json, english_json, headline_of, home_json, story_json
from tests.model.story_values import story

SITE = Site("Hội đồng Mẫu", "mau", "https://mau.example/a")
CARD = Card(
    slug="bai",
    title="Một gương sáng",
    iso="2026-03-01T07:30:00+07:00",
    summary="Tóm tắt",
    units=(Ref("so-mot", "Sở Một"),),
    field=Ref("giao-duc", "Giáo dục"),
    movements=(Ref("doi-moi", "Đổi mới"),),
    award_level="tinh",
    award=Ref("bang-khen", "Bằng khen"),
    subject=Subject("Nguyễn Văn Mẫu", "ca-nhan"),
    stage="dien-hinh",
    image=None,
    image_alt="",
)
STORY = replace(story("bai"), tags=("phim",)).with_card(CARD)
ADDRESS = "https://mau.example/a/guong/bai/"
COUNCIL = {"@type": "GovernmentOrganization", "name": "Hội đồng Mẫu", "url": "https://mau.example/a/"}


def told(story: Story, images: tuple[str, ...] = ()) -> dict[str, object]:
    found: dict[str, object] = json.loads(story_json(SITE, story, ADDRESS, "2026-04-01", images))
    return found


def test_a_story_is_a_news_article_about_a_person() -> None:
    assert told(STORY, ("https://mau.example/a/anh/x.jpg",)) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "inLanguage": "vi",
        "headline": "Một gương sáng",
        "description": "Tóm tắt",
        "url": ADDRESS,
        "mainEntityOfPage": ADDRESS,
        "datePublished": "2026-03-01T07:30:00+07:00",
        "dateModified": "2026-04-01",
        "articleSection": "Giáo dục",
        "about": {"@type": "Person", "name": "Nguyễn Văn Mẫu", "award": "Bằng khen"},
        "author": COUNCIL,
        "publisher": COUNCIL,
        "isAccessibleForFree": True,
        "keywords": ["phim"],
        "image": ["https://mau.example/a/anh/x.jpg"],
    }


def test_a_household_is_an_organisation_and_what_is_empty_is_left_out() -> None:
    card = replace(CARD, subject=Subject("Hộ ông Tám", "ho-gia-dinh"), award=None, award_level="khong")
    found = told(replace(STORY, tags=(), author="Lê Văn Mười").with_card(card))
    assert found["about"] == {"@type": "Organization", "name": "Hộ ông Tám"}
    assert found["author"] == {"@type": "Person", "name": "Lê Văn Mười"}
    assert not {"keywords", "image"} & found.keys()


def test_a_long_headline_is_cut_after_a_word() -> None:
    assert headline_of("một " * 27 + "ha") == "một " * 27 + "ha", "110 letters"
    assert headline_of("một " * 27 + "hai") == ("một " * 27).strip() + "…"
    assert headline_of("x" * 111) == "x" * 109 + "…"


def test_no_text_ends_the_block() -> None:
    text = story_json(SITE, replace(STORY, author="</script>&"), ADDRESS, "", ())
    assert "\\u003c/script>\\u0026" in text
    assert "<" not in crumbs_json("https://mau.example", (HOME, Link("a/", "<b>")), "</script>")


def test_the_way_down_ends_with_the_page_itself() -> None:
    assert json.loads(crumbs_json("https://mau.example", (HOME, Link("don-vi/", "Đơn vị")), "Sở Một")) == {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Trang chủ", "item": "https://mau.example/"},
            {"@type": "ListItem", "position": 2, "name": "Đơn vị", "item": "https://mau.example/don-vi/"},
            {"@type": "ListItem", "position": 3, "name": "Sở Một"},
        ],
    }


def test_home_tells_of_the_organisation_and_how_to_search_its_site() -> None:
    organisation, website = json.loads(home_json(replace(SITE, phone="0200", managing_body="UBND")))["@graph"]
    assert organisation == {
        "@type": "GovernmentOrganization",
        "@id": "https://mau.example/a/#organisation",
        "name": "Hội đồng Mẫu",
        "parentOrganization": {"@type": "GovernmentOrganization", "name": "UBND"},
        "telephone": "0200",
        "url": "https://mau.example/a/",
    }
    assert website["publisher"] == {"@id": "https://mau.example/a/#organisation"}
    assert (
        website["potentialAction"]["target"]["urlTemplate"] == "https://mau.example/a/tim-kiem/?q={search_term_string}"
    )


def test_the_english_page_tells_both_names() -> None:
    assert json.loads(
        english_json(replace(SITE, english=English("Mau Council", "It honours.", address="1 A Street")))
    ) == {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "name": "Mau Council",
        "alternateName": "Hội đồng Mẫu",
        "address": {"@type": "PostalAddress", "streetAddress": "1 A Street", "addressCountry": "VN"},
        "description": "It honours.",
        "url": "https://mau.example/a/",
    }
