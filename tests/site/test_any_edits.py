"""After any edits whatever, an incremental build gives the same bytes as a clean one, and rewrites nothing in vain."""

import copy
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from plugins.desk.freeze import main as freeze
from tests.site.site_builder import NOW, Tree, differences, front_matter, times, tree
from tests.site.small_site import STORY, picture, small_site

DAY = 86_400
MOMENTS = [NOW, NOW + 3 * DAY, NOW + 9 * DAY, NOW + 11 * DAY, NOW + 40 * DAY, NOW + 110 * DAY, NOW - 30 * DAY]
DATES = ["2025-12-31 23:59", "2026-01-01", "2026-03-01 07:30", "2026-08-31 17:00", "2026-09-20", "2026-10-05 06:00"]
TEXTS = ["Hòa bình", "<b>đậm</b> & «ngoặc»", "Ước mơ xanh", "Ba cây chụm lại", "{{ 7 * 7 }}"]
BODIES = [
    "Một đoạn.",
    "Hai đoạn.\n\nĐoạn thứ hai với **chữ đậm** và [liên kết](https://ngoai.example/).",
    "## Mục\n\n- một\n- hai\n\n> lời dẫn",
    "Xem [bài đầu](/guong/bai-0/) và [bài hai](bai-1.md).",
    "![Ảnh trong bài](anh.png)\n\nSau ảnh.",
]
UNITS = ["so-mot", "Sở Hai", "xa-ba", ["so-mot", "xa-ba"], "Sở số 1"]
MOVEMENTS = ["doi-moi", "vi-nguoi-ngheo", "xanh", ["xanh", "doi-moi"]]
AWARDS = [("khong", None), ("tinh", None), ("tinh", "bang-khen-tinh"), ("co-so", "giay-khen")]
KEYS = {
    "summary": [f"{text}: một câu tóm tắt đủ dài." for text in TEXTS],
    "unit": UNITS,
    "movement": MOVEMENTS,
    "field": ["giao-duc", "Y tế"],
    "stage": ["nhan-to-moi", "xuat-sac"],
    "subject": [{"name": "Tổ Bảy", "kind": "tap-the"}, {"name": "Hộ ông Tám", "kind": "ho-gia-dinh"}],
    "author": TEXTS,
    "source": TEXTS,
    "tags": [["một", "hai"], ["ba"]],
    "decision": [{"number": "12/QĐ-UBND", "date": "2026-02-01", "issuer": "UBND tỉnh"}],
    "corrections": [[{"date": "2026-04-01", "text": "Sửa tên"}], [{"date": "2026-09-01", "text": "Sửa số liệu"}]],
    "embargo": ["2026-09-23 06:00", "2026-12-31", "2026-01-01"],
    "redirect_from": [None],
    "video": ["https://video.example/a.mp4", {"src": "https://video.example/b.mp4", "seconds": 95, "bytes": 1000}],
    "lead_in": TEXTS,
    "outlets": [[], ["bao"], ["dai"]],
    "image": [None],
}
OUTLETS = """\
- code: bao
  name: Báo Mẫu
  medium: print
  editions: [{code: trang, name: Trang thi đua, rhythm: quarterly, stories: 2}]
- code: dai
  name: Đài Mẫu
  medium: radio
  editions: [{code: muc, name: Người tốt, rhythm: yearly, minutes: 1}]
"""
EDITIONS = ["bao trang 2026-01-01", "bao trang 2026-04-01", "dai muc 2027-01-01"]
SCORING = "- {from: 2025-01-01, per_period_met: 10, per_extra_story: 2, award_points: {tinh: 2, co-so: 1}}\n"
QUOTAS = ["", "- {kinds: [so], period: month, minimum: 1, from: 2025-06-01, basis: KH}\n"]
QUOTAS += ["- {kinds: [so, xa], period: quarter, minimum: 2, from: 2026-01-01, basis: KH 2}\n"]
STATUSES = ["draft", "published", "withdrawn"]
WITHDRAWN = {"date": "2026-09-10", "reason": "Nhân vật đề nghị"}
FAULTY = ["không có phần đầu", front_matter({**STORY, "unit": "khong-co"}, "x"), "---\ntitle: [\n---\n"]


class AnyEdits(RuleBasedStateMachine):
    """An editor, a registrar, a theme's maker, a clock and a vandal at work on one site."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="guong-sang-"))
        self.shop = small_site(self.folder, stories=0)
        self.theme = self.shop.own_theme()
        for name, text in (("outlets", OUTLETS), ("scoring", SCORING), ("quotas", QUOTAS[1])):
            self.shop.write(f"registries/{name}.yml", text)
        self.registries = {
            "units": [
                ["so-mot", "so", "Sở Một", {"aliases": ["Sở số 1"]}],
                ["so-hai", "so", "Sở Hai", {"short": "S2"}],
                ["xa-ba", "xa", "Xã Ba", {}],
            ],
        }
        self.stories: dict[str, tuple[dict[str, Any], str]] = {}
        self.next = 0
        self.broken: Path | None = None
        self.patience = 0  # builds before somebody mends the broken file
        self.before: tuple[Tree, dict[str, int]] = {}, {}

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize(helpers_from=st.sampled_from([1, 5000]))
    def three_stories(self, helpers_from: int) -> None:
        self.shop.helpers_from = helpers_from
        self.shop.write("stories/2026/anh.png", picture())
        for movement in ("doi-moi", "doi-moi", "vi-nguoi-ngheo"):
            self.add(movement=movement)

    # --- stories

    def add(self, **keys: Any) -> None:
        number, self.next = self.next, self.next + 1
        own = {"title": f"Gương sáng số {number}", "slug": f"bai-{number}", "date": DATES[number % len(DATES)]}
        self.save(f"stories/2026/bai-{number}.md", {**STORY, **own, **keys}, "Đoạn văn.")

    def save(self, path: str, keys: dict[str, Any], body: str) -> None:
        self.stories[path] = keys, body
        self.shop.write(path, front_matter(keys, body))

    def chosen(self, data: st.DataObject) -> tuple[str, dict[str, Any], str]:
        path = data.draw(st.sampled_from(sorted(self.stories)), label="story")
        keys, body = self.stories[path]
        return path, copy.deepcopy(keys), body

    @rule(movement=st.sampled_from(MOVEMENTS), unit=st.sampled_from(UNITS), date=st.sampled_from(DATES))
    def add_story(self, movement: Any, unit: Any, date: str) -> None:
        self.add(movement=movement, unit=unit, date=date)

    @precondition(lambda self: self.stories)
    @rule(data=st.data(), body=st.sampled_from(BODIES))
    def write_another_body(self, data: st.DataObject, body: str) -> None:
        path, keys, _ = self.chosen(data)
        self.save(path, keys, body if "anh.png" not in body or "/2026/" in path else "Không ảnh.")

    @precondition(lambda self: self.stories)
    @rule(data=st.data(), title=st.sampled_from(TEXTS), new_slug=st.booleans())
    def give_another_title(self, data: st.DataObject, title: str, new_slug: bool) -> None:
        path, keys, body = self.chosen(data)
        if new_slug:
            keys["redirect_from"] = [*keys.get("redirect_from", []), keys["slug"]]
            self.next += 1
            keys["slug"] = f"moi-{self.next}"
        self.save(path, {**keys, "title": title}, body)

    @precondition(lambda self: self.stories)
    @rule(data=st.data(), key=st.sampled_from(sorted(KEYS)))
    def set_or_drop_a_key(self, data: st.DataObject, key: str) -> None:
        path, keys, body = self.chosen(data)
        if key in keys and key not in STORY:
            del keys[key]
        elif key == "image":
            if "/2026/" in path:
                keys |= {"image": "anh.png", "image_alt": "Một tấm ảnh"}
        elif key == "redirect_from":
            self.next += 1
            keys[key] = [f"cu-{self.next}"]
        else:
            keys[key] = data.draw(st.sampled_from(KEYS[key]), label="value")
        self.save(path, keys, body)

    @precondition(lambda self: self.stories)
    @rule(data=st.data(), award=st.sampled_from(AWARDS))
    def give_an_award(self, data: st.DataObject, award: tuple[str, str | None]) -> None:
        path, keys, body = self.chosen(data)
        keys = {key: value for key, value in keys.items() if key != "award"} | {"award_level": award[0]}
        self.save(path, keys | ({"award": award[1]} if award[1] else {}), body)

    @precondition(lambda self: self.stories)
    @rule(data=st.data(), date=st.sampled_from(DATES))
    def date_it_anew(self, data: st.DataObject, date: str) -> None:
        path, keys, body = self.chosen(data)
        self.save(path, {**keys, "date": date}, body)

    @precondition(lambda self: self.stories)
    @rule(data=st.data(), status=st.sampled_from(STATUSES))
    def change_its_status(self, data: st.DataObject, status: str) -> None:
        path, keys, body = self.chosen(data)
        keys = {key: value for key, value in keys.items() if key != "withdrawn"} | {"status": status}
        self.save(path, keys | ({"withdrawn": WITHDRAWN} if status == "withdrawn" else {}), body)

    @precondition(lambda self: self.stories)
    @rule(data=st.data())
    def delete_it(self, data: st.DataObject) -> None:
        path, _, _ = self.chosen(data)
        del self.stories[path]
        (self.shop.site / path).unlink()

    @precondition(lambda self: self.stories)
    @rule(data=st.data())
    def move_the_file(self, data: st.DataObject) -> None:
        path, _, _ = self.chosen(data)
        self.next += 1
        goal = f"stories/2026/chuyen-{self.next}.md"
        self.stories[goal] = self.stories.pop(path)
        (self.shop.site / path).rename(self.shop.site / goal)

    @precondition(lambda self: len(self.stories) > 1)
    @rule(data=st.data())
    def swap_two_files(self, data: st.DataObject) -> None:
        one, other = data.draw(st.permutations(sorted(self.stories)))[:2]
        first, second = self.stories[one], self.stories[other]
        self.save(one, *second)
        self.save(other, *first)

    @rule(colour=st.sampled_from(["navy", "gold", "teal"]), wide=st.booleans())
    def change_the_picture(self, colour: str, wide: bool) -> None:
        self.shop.write("stories/2026/anh.png", picture(colour, (30, 8) if wide else (12, 8)))

    # --- editions and quotas

    @rule(edition=st.sampled_from(EDITIONS))
    def freeze_an_edition(self, edition: str) -> None:
        """Which is refused while some file is broken."""
        with patch.dict(os.environ, SOURCE_DATE_EPOCH=str(self.shop.now)):
            freeze([*edition.split(), "--site", str(self.shop.site)])

    @rule(edition=st.sampled_from(EDITIONS))
    def give_an_edition_back_to_the_product(self, edition: str) -> None:
        (self.shop.site / f"editions/{edition.replace(' ', '-')}.yml").unlink(missing_ok=True)

    @rule(quotas=st.sampled_from(QUOTAS))
    def change_the_quotas(self, quotas: str) -> None:
        self.shop.write("registries/quotas.yml", quotas)

    # --- registries, pages, theme, clock, settings

    def save_units(self) -> None:
        units = [{"code": c, "kind": k, "name": n, **more} for c, k, n, more in self.registries["units"]]
        self.shop.write("registries/units.yml", json.dumps(units, ensure_ascii=False))

    @rule(which=st.integers(0, 2), name=st.sampled_from(["Sở Mới", "Xã Ba", "Ban Chín"]))
    def rename_a_unit(self, which: int, name: str) -> None:
        unit = self.registries["units"][which]
        unit[3] = {**unit[3], "aliases": [*unit[3].get("aliases", []), unit[2]]}
        unit[2] = f"{name} {which}"
        self.save_units()

    @rule(description=st.sampled_from(TEXTS))
    def describe_a_unit_and_turn_their_order(self, description: str) -> None:
        self.registries["units"].reverse()
        self.registries["units"][0][3] = {**self.registries["units"][0][3], "description": description}
        self.save_units()

    @rule(name=st.sampled_from(TEXTS), until=st.sampled_from([None, "2026-09-30", "2027-01-01"]))
    def add_or_end_a_movement(self, name: str, until: str | None) -> None:
        file = self.shop.site / "registries" / "movements.yml"
        lines = file.read_text(encoding="utf-8").splitlines()[:3]
        entry = {"code": "them", "name": name, "scope": "provincial", "from": "2026-01-01"}
        lines.append("- " + json.dumps(entry | ({"until": until} if until else {}), ensure_ascii=False))
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    @rule(
        size=st.integers(1, 4), demo=st.booleans(), name=st.sampled_from(["Hội đồng Thi đua tỉnh Mẫu", "Hội đồng Khác"])
    )
    def edit_the_site(self, size: int, demo: bool, name: str) -> None:
        site = {"name": name, "code": "mau", "url": "https://mau.example", "page_size": size, "demo": demo}
        site["unit_kinds"] = [{"code": "so", "name": "Sở"}, {"code": "xa", "name": "Xã"}]
        self.shop.write("registries/site.yml", json.dumps(site, ensure_ascii=False))

    @rule(name=st.sampled_from(["gioi-thieu", "lien-he"]), body=st.sampled_from(BODIES[:3]), gone=st.booleans())
    def write_or_delete_a_plain_page(self, name: str, body: str, gone: bool) -> None:
        file = self.shop.write(f"pages/{name}.md", front_matter({"title": f"Trang {name}"}, body))
        if gone:
            file.unlink()

    @rule(
        mark=st.sampled_from(["", "<!-- một -->\n", "<!-- hai -->\n"]),
        name=st.sampled_from(["story", "listing", "base"]),
    )
    def edit_a_template(self, mark: str, name: str) -> None:
        file = self.theme / "templates" / f"{name}.html"
        text = file.read_text(encoding="utf-8").replace("<!-- một -->\n", "").replace("<!-- hai -->\n", "")
        before, brace, after = text.partition("{% block main %}" if "{% block main %}" in text else "</body>")
        file.write_text(
            before + brace + mark + after if "main" in brace else before + mark + brace + after, encoding="utf-8"
        )

    @rule(rule_=st.sampled_from(["", "b{color:red}", "i{color:navy}"]), extra=st.booleans())
    def edit_the_style(self, rule_: str, extra: bool) -> None:
        (self.theme / "static" / "css" / "zz.css").write_text(rule_, encoding="utf-8")
        file = self.theme / "static" / "them.txt"
        file.write_text(rule_, encoding="utf-8") if extra else file.unlink(missing_ok=True)

    @rule(moment=st.sampled_from(MOMENTS))
    def move_the_clock(self, moment: int) -> None:
        self.shop.now = moment

    @rule(url=st.sampled_from(["", "https://khac.example", "https://khac.example/sub"]))
    def change_the_address(self, url: str) -> None:
        self.shop.settings["SITEURL"] = url

    @rule(key=st.sampled_from(["PICTURES", "RELATIVE_URLS"]), value=st.booleans())
    def change_a_setting(self, key: str, value: bool) -> None:
        self.shop.settings[key] = value

    # --- faults and damage

    @precondition(lambda self: self.broken is None)
    @rule(
        text=st.sampled_from(
            ["không có phần đầu", front_matter({**STORY, "unit": "khong-co"}, "x"), "---\ntitle: [\n---\n"]
        )
    )
    def break_a_file(self, text: str) -> None:
        self.broken = self.shop.write("stories/2026/hong.md", text)
        self.patience = 2

    @precondition(lambda self: self.before[0])
    @rule(data=st.data(), gone=st.booleans())
    def damage_the_output(self, data: st.DataObject, gone: bool) -> None:
        file = self.shop.out / data.draw(st.sampled_from(sorted(self.before[0])), label="file")
        file.unlink() if gone else file.write_bytes(file.read_bytes() + b"!")
        self.before = tree(self.shop.out), times(self.shop.out)

    @rule()
    def lose_the_state(self) -> None:
        shutil.rmtree(self.shop.state, ignore_errors=True)

    # --- what always holds

    @invariant()
    def an_incremental_build_is_a_clean_build(self) -> None:
        if self.broken is not None and not self.patience:
            self.broken.unlink()
            self.broken = None
        self.patience -= 1
        old_files, old_times = self.before
        result = self.shop.build()
        expected, files = self.shop.clean()
        now, now_times = tree(self.shop.out), times(self.shop.out)
        assert (result.code, sorted(result.err.splitlines())) == (expected.code, sorted(expected.err.splitlines()))
        assert "Traceback" not in result.err
        if result.code == 0:
            assert differences(now, files) == []
        else:
            assert result.code == 1
            assert (now, now_times) == (old_files, old_times)
        kept = [path for path in old_files.keys() & now.keys() if old_files[path] == now[path]]
        assert [path for path in kept if old_times[path] != now_times[path]] == []
        self.before = now, now_times


HEALTH = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def run_any_edits(examples: int, steps: int) -> None:
    machine = settings(max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=HEALTH)
    case = AnyEdits.TestCase
    case.settings = machine
    case("runTest").runTest()


def test_after_any_few_edits_an_incremental_build_is_a_clean_build() -> None:
    run_any_edits(examples=6, steps=8)


@pytest.mark.long
def test_after_very_many_edits_an_incremental_build_is_a_clean_build() -> None:
    run_any_edits(examples=100, steps=20)
