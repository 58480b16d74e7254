"""The tracker of both whole sites: every page says what the year's JSON says."""

import json

from tests.site.conftest import Built
from tests.tracker.page_reader import agrees, year_read


def test_the_page_of_each_year_agrees_with_its_json(built: Built) -> None:
    years = [path for path in built.files if path.startswith("theo-doi/2") and path.endswith(".json")]
    assert years
    for path in years:
        page = built.files[f"{path.removesuffix('.json')}/index.html"]
        agrees(year_read(page), json.loads(built.files[path]))


def test_every_unit_has_a_page_that_its_listing_leads_to(built: Built) -> None:
    units = {path.split("/")[1] for path in built.files if path.startswith("don-vi/") and path.count("/") == 2}
    assert units
    for code in units:
        assert f"theo-doi/don-vi/{code}/index.html" in built.files
        assert f'href="../../theo-doi/don-vi/{code}/"' in built.text(f"don-vi/{code}/index.html")
