"""What a withdrawal undoes, and settings that change what a page shows."""

from pathlib import Path

from tests.site.site_builder import tree
from tests.site.small_site import small_site, write_story

WITHDRAWN = {"status": "withdrawn", "withdrawn": {"date": "2026-03-01", "reason": "Theo đề nghị"}}


def test_a_withdrawn_story_needs_neither_consent_nor_text(tmp_path: Path) -> None:
    shop = small_site(tmp_path, stories=3)
    child = {
        "subject": {"name": "Bé Mẫu", "kind": "ca-nhan", "child": True},
        "consent": {"subject": True, "guardian": False},
    }
    write_story(shop, 1, "", **WITHDRAWN, **child)
    assert shop.build(PICTURES=False).code == 0


def test_the_old_addresses_of_a_withdrawn_story_tell_of_the_withdrawal(tmp_path: Path) -> None:
    shop = small_site(tmp_path, stories=3)
    write_story(shop, 1, "Nội dung.", redirect_from=["dia-chi-cu"], **WITHDRAWN)
    assert shop.build(PICTURES=False).code == 0
    page = (shop.out / "guong/dia-chi-cu/index.html").read_text(encoding="utf-8")
    assert "Theo đề nghị" in page
    assert "Nội dung." not in page


def test_another_markdown_engine_is_another_page(tmp_path: Path) -> None:
    shop = small_site(tmp_path, stories=2)
    write_story(shop, 1, "***nghiêng đậm***")
    assert shop.build(PICTURES=False).code == 0
    assert shop.build(PICTURES=False, MARKDOWN_ENGINE="markdown").code == 0
    incremental = tree(shop.out)
    result, expected = shop.clean(PICTURES=False, MARKDOWN_ENGINE="markdown")
    assert result.code == 0
    assert incremental == expected


def test_an_unknown_engine_and_an_address_without_scheme_are_refused(tmp_path: Path) -> None:
    shop = small_site(tmp_path, stories=2)
    for settings in ({"MARKDOWN_ENGINE": "pyromarc"}, {"SITEURL": "tdkt.example.vn"}):
        result = shop.build(PICTURES=False, **settings)
        assert result.code == 1
        assert "lỗi: " in result.err
        assert "Traceback" not in result.err
