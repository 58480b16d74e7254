"""Open data as IPTC's ninjs 2.1, so that a newsroom's system takes it as it is."""

import json
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from tests.site.conftest import Built
from tests.site.small_site import picture, small_site, write_story

# The part of https://iptc.org/std/ninjs/ninjs-schema_2.1.json that we use; like the whole, it knows no other key.
TEXT: dict[str, Any] = {"type": "string"}
ADDRESS = {"type": "string", "format": "uri"}
MOMENT = {"type": "string", "format": "date-time"}
NUMBER = {"type": "number"}


def closed(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    """An object with these keys and no other."""
    return {"type": "object", "required": [*required], "properties": properties, "additionalProperties": False}


def many(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


VALUES = many(closed(("value",), role=TEXT, contenttype=TEXT, value=TEXT))
NAMED = many(closed(name=TEXT, rel=TEXT, uri=ADDRESS, literal=TEXT))
ITEM = {
    "uri": ADDRESS,
    "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component"]},
    "pubstatus": {"enum": ["usable", "withheld", "canceled"]},
    **{name: MOMENT for name in ("versioncreated", "firstcreated", "embargoed")},
    **{name: TEXT for name in ("language", "by", "copyrightholder", "usageterms", "ednote")},
    **{name: VALUES for name in ("headlines", "descriptions", "bodies")},
    **{name: NAMED for name in ("subjects", "people", "organisations")},
    "infosources": many(closed(name=TEXT, role=TEXT, uri=ADDRESS, literal=TEXT)),
    "renditions": many(
        closed(("name",), name=TEXT, href=ADDRESS, contenttype=TEXT, title=TEXT, height=NUMBER, width=NUMBER,
               sizeinbytes=NUMBER, duration=NUMBER, format=TEXT)
    ),
    "standard": closed(name=TEXT, version=TEXT, schema=ADDRESS),
}  # fmt: skip
NINJS = closed(("uri",), **ITEM, associations=many(closed(("name", "uri"), name=TEXT, **ITEM)))


def test_every_file_of_open_data_is_ninjs(built: Built) -> None:
    validator = Draft202012Validator(NINJS, format_checker=FormatChecker())
    files = [path for path in built.files if path.startswith("du-lieu/stories")]
    assert len(files) > 5
    for path in files:
        assert [error.message for error in validator.iter_errors(json.loads(built.files[path]))] == [], path


def test_a_story_tells_its_rights_its_moments_its_codes_and_its_pictures(tmp_path: Any) -> None:
    shop = small_site(tmp_path, stories=0)
    shop.write("stories/2026/anh.png", picture(size=(640, 400)))
    write_story(shop, 1, "Đoạn **một**.\n\nĐoạn 2 < 3.", date="2026-03-01 07:30", embargo="2026-03-02 06:00",
                corrections=[{"date": "2026-04-01", "text": "Tên đúng là Mẫu"}], award_level="tinh",
                award="bang-khen-tinh", image="anh.png", image_alt="Ảnh", image_credit="Lê Mẫu", author="Lê Văn",
                video={"src": "https://m.example/a.mp4", "seconds": 95, "bytes": 1000})  # fmt: skip
    files = shop.built()
    story = json.loads(files["du-lieu/stories/bai-1.json"])
    assert story["firstcreated"] == story["embargoed"] == "2026-03-02T06:00:00+07:00"
    assert story["versioncreated"] == "2026-04-01T00:00:01+07:00"
    assert story["ednote"] == "Đính chính 01/04/2026: Tên đúng là Mẫu"
    assert (story["by"], story["copyrightholder"]) == ("Lê Văn", "Hội đồng Thi đua tỉnh Mẫu")
    assert story["usageterms"] == "Khi dẫn lại bài, xin ghi rõ tác giả và nguồn."
    assert story["bodies"][1] == {"value": "Đoạn một.\nĐoạn 2 < 3.", "contenttype": "text/plain"}
    codes = [(s["rel"], s["literal"]) for s in story["subjects"]]
    assert codes == [("linh-vuc", "giao-duc"), ("phong-trao", "doi-moi"), ("khen-thuong", "tinh"),
                     ("khen-thuong", "bang-khen-tinh")]  # fmt: skip
    assert story["people"] == [{"name": "Nguyễn Văn Mẫu", "rel": "about"}]
    image, film = story["associations"]
    sizes = [(r["width"], r["height"]) for r in image["renditions"]]
    assert (sizes, image["by"]) == ([(480, 300), (640, 400)], "Lê Mẫu")
    assert all(r["href"].removeprefix("https://mau.example/") in files for r in image["renditions"])
    assert [(r["sizeinbytes"], r["duration"]) for r in film["renditions"]] == [(1000, 95)]
