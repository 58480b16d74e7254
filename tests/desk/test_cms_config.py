"""The web desk's configuration: whole, in the registries' words, and asking only the host that site.yml names."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.builder.output import Refused
from plugins.desk.cms import Repository
from plugins.desk.cms_config import Home, desk_config, home_of
from plugins.desk.cms_page import WEB, policy_of
from plugins.desk.cms_words import KEYS, desk_words
from plugins.intake import vocabulary as words
from plugins.intake.registries import registries_from
from plugins.model.registries import Registries
from plugins.model.site import Desk
from plugins.model.text import fold, slugify
from tests.site.site_builder import ROOT
from tests.site.small_site import small_site

LOCAL = Home("proxy", {"proxy_url": "http://127.0.0.1:9/api/v1", "branch": "main"}, "trang")
SAMPLE = {file.name: file.read_bytes() for file in (ROOT / "content" / "registries").glob("*.yml")}
HANDBOOK = (ROOT / "content" / "README.md").read_text(encoding="utf-8")


def registries(desk: str = "") -> Registries:
    found, problems = registries_from({**SAMPLE, "site.yml": SAMPLE["site.yml"] + desk.encode()})
    assert problems == []
    assert found is not None
    return found


def collections(home: Home = LOCAL) -> dict[str, dict[str, Any]]:
    return {found["name"]: found for found in desk_config(registries(), home)["collections"]}


def fields_of(collection: dict[str, Any]) -> dict[str, dict[str, Any]]:
    entries = collection["files"][0]["fields"][0] if "files" in collection else collection
    return {field["name"]: field for field in entries["fields"]}


def every_field(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from every_field(field.get("fields", []))


# The forms


@pytest.mark.parametrize(
    ("name", "vocabulary", "more"),
    [
        ("stories", words.STORY, {"body"}),
        ("pages", words.PAGE, {"body"}),
        ("movements", words.MOVEMENT, set()),
        ("units", words.UNIT, set()),
    ],
)
def test_a_form_has_every_key_and_no_other(name: str, vocabulary: words.Vocabulary, more: set[str]) -> None:
    assert fields_of(collections()[name]).keys() == vocabulary.names.keys() | more


def test_every_field_is_labelled_in_vietnamese_by_the_name_that_a_file_may_use() -> None:
    found = fields_of(collections()["stories"])
    assert (found["award_level"]["label"], found["unit"]["label"]) == ("Cấp khen thưởng", "Đơn vị")
    assert all(field["label"] for field in every_field(list(found.values())))


def test_what_a_story_must_have_is_what_the_form_asks_for() -> None:
    found = fields_of(collections()["stories"])
    asked = {name for name, field in found.items() if field.get("required", True)}
    needed = {"title", "date", "unit", "field", "movement", "award_level", "subject", "summary"}
    assert asked == needed | {"body", "stage", "status"}


def test_choices_are_the_registries_codes_by_name_and_what_has_ended_comes_last() -> None:
    units = fields_of(collections()["stories"])["unit"]["options"]
    assert {option["value"] for option in units} == {unit.code for unit in registries().units}
    ended = [bool(re.search(r"\(đến hết \d\d/\d\d/\d{4}\)$", option["label"])) for option in units]
    assert ended == sorted(ended)
    assert any(ended)


def test_a_span_ends_on_the_day_before_until() -> None:
    [option] = [o for o in fields_of(collections()["stories"])["movement"]["options"] if o["value"] == "xoa-nha-tam"]
    assert option["label"] == "Cả nước chung tay xóa nhà tạm, nhà dột nát (đến hết 31/12/2025)"


def test_files_lie_where_the_site_lies_in_its_repository() -> None:
    found = collections()
    assert found["stories"]["folder"] == "trang/stories"
    assert found["stories"]["media_folder"] == "/trang/images/{{year}}/{{month}}"
    assert found["units"]["files"][0]["file"] == "trang/registries/units.yml"


def test_what_editors_type_is_cleaned_before_the_preview_shows_it() -> None:
    bodies = [field for c in collections().values() for field in fields_of(c).values() if field["widget"] == "markdown"]
    assert [field["sanitize_preview"] for field in bodies] == [True, True]


def test_the_configuration_is_json_and_so_is_yaml() -> None:
    config = desk_config(registries(), LOCAL)
    assert json.loads(json.dumps(config)) == config


# The code hosts


@pytest.mark.parametrize(
    ("desk", "reviewed", "hosts"),
    [
        (
            Desk("github", "a/b", base_url="https://oauth.example/x"),
            True,
            "https://api.github.com https://avatars.githubusercontent.com https://oauth.example",
        ),
        (Desk("gitlab", "a/b", app_id="1"), True, "https://gitlab.com"),
        (Desk("gitlab", "a/b", app_id="1", base_url="https://ma.example"), True, "https://ma.example"),
        (Desk("forgejo", "a/b", app_id="1", base_url="https://ma.example:3000/git"), True, "https://ma.example:3000"),
        (Desk("gitea", "a/b", app_id="1", base_url="https://ma.example"), False, "https://ma.example"),
    ],
)
def test_the_page_may_ask_its_code_host_alone(desk: Desk, reviewed: bool, hosts: str) -> None:
    home = home_of(desk)
    assert f"; connect-src 'self' blob: {hosts}; " in policy_of(home)
    assert (home.reviewed, home.settings["repo"], home.settings["branch"]) == (reviewed, "a/b", "main")
    mode = "editorial_workflow" if reviewed else "simple"
    assert desk_config(registries(), home)["publish_mode"] == mode


def test_the_example_of_the_handbook_names_a_host() -> None:
    [line] = re.findall(r"^ *(desk: .*)$", HANDBOOK, re.MULTILINE)
    desk = registries(line + "\n").site.desk
    assert desk == Desk("forgejo", "tdkt/guong-sang", "main", "content", "https://ma.tinh.example", "3f1c…")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("desk: {backend: github, repo: a/b}", ["registry.missing-key"]),
        ("desk: {backend: gitlab, repo: a/b}", ["registry.missing-key"]),
        ("desk: {backend: gitea, repo: a/b}", ["registry.missing-key", "registry.missing-key"]),
        ("desk: {repo: a/b}", ["registry.missing-key"]),
        ("desk: {backend: svn, repo: a/b, base_url: 'https://a.example'}", ["registry.bad-choice"]),
        ('desk: {backend: github, repo: a/b, base_url: "https://a.example; script-src *"}', ["registry.bad-url"]),
        ("desk: {backend: gitlab, repo: a/b, app_id: 1, token: 2}", ["registry.unknown-key"]),
        ("desk: github", ["registry.wrong-type"]),
    ],
)
def test_a_faulty_desk_is_told(text: str, codes: list[str]) -> None:
    _, problems = registries_from({**SAMPLE, "site.yml": SAMPLE["site.yml"] + text.encode()})
    assert [(p.path, p.code) for p in problems] == [("registries/site.yml", code) for code in codes]


# The words


def test_each_spelling_of_a_key_is_known() -> None:
    known = desk_words(registries())["keys"]
    for kind, vocabulary in KEYS.items():
        assert {spelling: known[kind][fold(spelling)] for spelling in vocabulary.canonical} == vocabulary.canonical


def test_a_name_that_two_units_share_is_left_to_the_storys_date() -> None:
    found = registries_from(
        {
            **SAMPLE,
            "units.yml": b"- {code: a, kind: commune, name: M\xe1\xba\xabu}\n"
            b"- {code: b, kind: commune, name: M\xe1\xba\xabu, aliases: [B]}\n",
        }
    )[0]
    assert found is not None
    assert desk_words(found)["values"]["unit"] == {"a": "a", "b": "b"}


SLUGS = """
const text = require("fs").readFileSync(process.argv[1], "utf8");
const folded = eval(`(${/const folded = ([^;]*?);$/m.exec(text)[1]})`);
const slugOf = eval(`(${/function slugOf[\\s\\S]*?\\n  }/.exec(text)[0]})`);
console.log(JSON.stringify(JSON.parse(require("fs").readFileSync(0, "utf8")).map(slugOf)));
"""


def slugs_of_the_desk(titles: list[str]) -> list[str]:
    asked = subprocess.run(
        ["node", "-e", SLUGS, str(WEB / "desk.js")], input=json.dumps(titles).encode(), capture_output=True, check=True
    )
    found: list[str] = json.loads(asked.stdout)
    return found


@settings(max_examples=10)  # of forty titles each: every one starts Node
@given(st.lists(st.text(st.sampled_from("aăâđĐêôơưừợỹẠ Ỵ0z-–«»:.!?\u0301\u0323"), max_size=120), max_size=40))
def test_a_slug_is_the_one_that_the_check_would_make(titles: list[str]) -> None:
    assert slugs_of_the_desk(titles) == [slugify(title) for title in titles]


# The repository


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in a folder of a repository."""
    found = small_site(tmp_path / "kho", stories=1).site
    for asked in (
        ["init", "-qb", "chinh", ".."],
        ["config", "user.email", "a@b.example"],
        ["config", "user.name", "A"],
    ):
        git(found, *asked)
    git(found, "add", "-A")
    git(found, "commit", "-qm", "Bắt đầu")
    return found


def git(site: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(site), *words], check=True)


def test_a_repository_knows_where_the_site_lies_in_it(site: Path) -> None:
    found = Repository(site)
    found.check()
    assert (found.is_git, found.root, found.folder, found.branch) == (True, site.parent.resolve(), "site", "chinh")


def test_unsaved_changes_are_refused_by_name_since_a_save_would_take_them(site: Path) -> None:
    (site / "pages" / "ghi chú.md").write_text("dở dang", encoding="utf-8")
    with pytest.raises(Refused, match=r"ghi chú\.md"):
        Repository(site).check()


def test_a_branch_that_a_killed_desk_left_is_refused(site: Path) -> None:
    git(site, "switch", "-qc", "cms/stories/2026/09/bai")
    with pytest.raises(Refused, match="git switch"):
        Repository(site).check()


def test_a_plain_folder_is_saved_to_as_it_is(tmp_path: Path) -> None:
    found = Repository(small_site(tmp_path, stories=0).site)
    found.check()
    assert (found.is_git, found.root, found.folder) == (False, tmp_path / "site", "")
