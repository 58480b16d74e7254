"""The order of a registry's entries is shown: another order is another page."""

from pathlib import Path

import pytest

from tests.site.site_builder import Workshop, differences, tree
from tests.site.small_site import REGISTRIES, small_site

MORE = {
    "units.yml": """\
- {code: so-mot, kind: so, name: Sở Một, peer_group: khoi-mot}
- {code: so-hai, kind: so, name: Sở Hai, peer_group: khoi-hai}
- {code: xa-ba, kind: xa, name: Xã Ba, peer_group: khoi-mot}
""",
    "peer_groups.yml": """\
- {code: khoi-mot, name: Khối Một, kind: bloc}
- {code: khoi-hai, name: Khối Hai, kind: bloc}
""",
    "outlets.yml": "- {code: bao, name: Báo Mẫu, medium: print}\n- {code: dai, name: Đài Mẫu, medium: radio}\n",
    "abbreviations.yml": """\
- {abbreviation: TĐKT, words: thi đua khen thưởng}
- {abbreviation: NTM, words: nông thôn mới}
""",
}
KINDS = "[{code: so, name: Sở}, {code: xa, name: Xã}]", "[{code: xa, name: Xã}, {code: so, name: Sở}]"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    made = small_site(tmp_path_factory.mktemp("site"))
    for name, text in MORE.items():
        made.write(f"registries/{name}", text)
    made.built()
    return made


@pytest.mark.parametrize("name", sorted({*REGISTRIES, *MORE}))
def test_entries_in_another_order_give_what_a_clean_build_gives(shop: Workshop, name: str) -> None:
    file: Path = shop.site / "registries" / name
    text = file.read_text(encoding="utf-8")
    turned = text.replace(*KINDS) if name == "site.yml" else "".join(reversed(text.splitlines(keepends=True)))
    assert turned != text
    file.write_text(turned, encoding="utf-8")
    shop.built()
    assert differences(tree(shop.out), shop.clean()[1]) == []
