"""Every feed of both sample sites: the validator's rules, three readers' view of the same stories, and the lists."""

import json

import feedparser
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree, html

from tests.site.conftest import Built
from tests.site.feed_rules import faults_of

TEXT, ADDRESS, MOMENT = {"type": "string", "minLength": 1}, {"type": "string", "format": "uri"}, {"format": "date-time"}
# https://www.jsonfeed.org/version/1.1/
ATTACHMENT = {
    "type": "object",
    "required": ["url", "mime_type"],
    "properties": {
        "url": ADDRESS,
        "mime_type": {"pattern": "^[a-z]+/[a-z0-9.+-]+$"},
        "size_in_bytes": {"type": "integer", "minimum": 1},
        "duration_in_seconds": {"type": "integer", "minimum": 1},
    },
}
PERSON = {"type": "object", "minProperties": 1, "properties": {"name": TEXT, "url": ADDRESS}}
ITEM = {
    "type": "object",
    "required": ["id", "url", "title", "date_published"],
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
    "additionalProperties": False,
    "patternProperties": {"^_[a-z]": {"type": "object"}},
    "properties": {
        **{name: TEXT for name in ("id", "title", "summary", "content_html", "content_text")},
        **{name: ADDRESS for name in ("url", "image")},
        **{name: MOMENT for name in ("date_published", "date_modified")},
        "authors": {"type": "array", "items": PERSON},
        "tags": {"type": "array", "items": TEXT},
        "attachments": {"type": "array", "items": ATTACHMENT},
    },
}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "patternProperties": {"^_[a-z]": {"type": "object"}},
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        **{name: TEXT for name in ("title", "description")},
        **{name: ADDRESS for name in ("home_page_url", "feed_url")},
        "language": {"const": "vi"},
        "authors": {"type": "array", "items": PERSON},
        "hubs": {"type": "array", "items": {"required": ["type", "url"]}},
        "items": {"type": "array", "items": ITEM},
    },
}


def feeds_of(site: Built, ending: str) -> list[str]:
    return [p for p in site.files if p.startswith("feeds/") and p.endswith(ending) and p != "feeds/opml.xml"]


def test_no_feed_breaks_a_rule_of_the_validator(built: Built) -> None:
    feeds = [*feeds_of(built, ".xml"), *feeds_of(built, ".atom")]
    assert len(feeds) >= 26
    assert {path: faults for path in feeds if (faults := faults_of(built.files[path]))} == {}


def test_every_json_feed_keeps_to_its_specification(built: Built) -> None:
    validator = Draft202012Validator(JSON_FEED, format_checker=FormatChecker())
    for path in feeds_of(built, ".json"):
        feed = json.loads(built.files[path])
        assert [error.message for error in validator.iter_errors(feed)] == [], path
        assert feed["feed_url"] == f"{built.url}/{path}"


def test_the_three_formats_tell_the_same_and_a_reader_reads_them(built: Built) -> None:
    for path in feeds_of(built, ".json"):
        told = [item["id"] for item in json.loads(built.files[path])["items"]]
        for ending in (".xml", ".atom"):
            read = feedparser.parse(built.files[path.replace(".json", ending)])
            assert not read.bozo, (path, read.get("bozo_exception"))
            assert [entry.id for entry in read.entries] == told


@pytest.mark.parametrize("kind", ["don-vi", "linh-vuc", "phong-trao"])
def test_a_feed_has_the_newest_stories_that_open_data_files_under_its_code(built: Built, kind: str) -> None:
    filed: dict[str, list[tuple[str, str]]] = {}
    for path in (p for p in built.files if p.startswith("du-lieu/stories/")):
        story = json.loads(built.files[path])
        for entry in (*story.get("subjects", ()), *story.get("organisations", ())):
            if entry["rel"] == kind:
                filed.setdefault(entry["literal"], []).append((story["firstcreated"], story["uri"]))
    for path in (p for p in feeds_of(built, ".json") if p.startswith(f"feeds/{kind}/")):
        code = path.split("/")[2].removesuffix(".json")
        items = json.loads(built.files[path])["items"]
        told = {item["id"] for item in items if "withdrawn" not in item["_guong_sang"]}
        assert told == {uri for _, uri in sorted(filed.get(code, []))[-50:]}, path
    assert set(filed) <= {p.split("/")[2].removesuffix(".json") for p in feeds_of(built, ".json") if f"/{kind}/" in p}


def test_opml_and_the_page_for_the_press_list_every_feed_once(built: Built) -> None:
    opml = etree.fromstring(built.files["feeds/opml.xml"])
    assert (opml.tag, opml.get("version"), bool(opml.findtext("head/title"))) == ("opml", "2.0", True)
    listed = [outline for outline in opml.iter("outline") if outline.get("type") == "rss"]
    assert all(outline.get("text") and outline.get("title") for outline in listed)
    assert sorted(o.get("xmlUrl") for o in listed) == sorted(f"{built.url}/{p}" for p in feeds_of(built, ".xml"))
    links = html.fromstring(built.files["bao-chi/index.html"]).xpath("//table//td//a/@href")
    feeds = [p for ending in (".xml", ".atom", ".json") for p in feeds_of(built, ending) if "/trang-" not in p]
    assert sorted(links) == sorted(f"../{path}" for path in feeds)
