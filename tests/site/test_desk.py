"""The web desk in OUT: there only where site.yml names a code host, and then whole, with a policy of its own."""

import json
import re
from pathlib import Path

import tasks
from tests.site.site_builder import ROOT, Workshop
from tests.site.small_site import REGISTRIES, small_site, write_story

DESK = "desk: {backend: forgejo, repo: tdkt/trang, base_url: 'https://ma.example', app_id: 1a}\n"


def with_desk(folder: Path) -> Workshop:
    tasks.set_up_desk(ROOT, tasks.follow_on_stderr)
    shop = small_site(folder)
    shop.write("registries/site.yml", REGISTRIES["site.yml"] + DESK)
    return shop


def test_a_site_without_a_code_host_has_no_desk(tmp_path: Path) -> None:
    assert not [path for path in small_site(tmp_path).built() if path.startswith("quan-tri/")]


def test_the_desk_has_all_that_its_page_asks_for(tmp_path: Path) -> None:
    found = with_desk(tmp_path).built()
    page = found["quan-tri/index.html"].decode()
    asked = [address for address in re.findall(r'(?:src|href|data-style)="([^"]+)"', page)]
    paths = [a.partition("?")[0].removeprefix("../") if a.startswith("../") else f"quan-tri/{a}" for a in asked]
    assert len(paths) == 8
    assert not [path for path in paths if path not in found]
    assert "quan-tri/decap-cms/decap-cms.js.LICENSE.txt" in found
    config = json.loads(found["quan-tri/config.yml"])
    assert (config["backend"]["name"], config["backend"]["repo"]) == ("forgejo", "tdkt/trang")


def test_the_page_says_itself_what_it_may_do_and_asks_no_index(tmp_path: Path) -> None:
    page = with_desk(tmp_path).built()["quan-tri/index.html"].decode()
    [policy] = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', page)
    rules = dict(rule.split(" ", 1) for rule in policy.replace("&#39;", "'").split("; "))
    assert (rules["default-src"], rules["script-src"]) == ("'none'", "'self' 'unsafe-eval'")
    assert rules["connect-src"] == "'self' blob: https://ma.example"
    assert '<meta name="robots" content="noindex, nofollow">' in page


def test_the_desk_is_in_no_list_that_readers_or_machines_get(tmp_path: Path) -> None:
    found = with_desk(tmp_path).built()
    readers = {path: body for path, body in found.items() if not path.startswith("quan-tri/")}
    assert not [path for path, body in readers.items() if b"quan-tri" in body]


def test_an_edited_story_leaves_the_desk_as_it_was_and_a_new_unit_reaches_it(tmp_path: Path) -> None:
    shop = with_desk(tmp_path)
    before = shop.built()
    write_story(shop, 1, "Đoạn văn khác.")
    after = shop.built()
    assert {p: b for p, b in after.items() if p.startswith("quan-tri/")} == {
        p: b for p, b in before.items() if p.startswith("quan-tri/")
    }
    shop.write("registries/units.yml", REGISTRIES["units.yml"] + "- {code: xa-bon, kind: xa, name: Xã Bốn}\n")
    assert b'"label": "X\xc3\xa3 B\xe1\xbb\x91n"' in shop.built()["quan-tri/config.yml"]
