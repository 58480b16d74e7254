"""What the search page is told of the site's abbreviations."""

from plugins.model.abbreviation import Abbreviation
from plugins.search.page import abbreviations_of


def test_a_query_is_widened_by_short_forms_that_are_no_word_of_their_own() -> None:
    shorts = ("UBND", "TP.", "P.", "KT-XH", "CA", "GRDP")
    assert abbreviations_of(tuple(Abbreviation(s, f"nghĩa {s}") for s in shorts)) == (
        ("UBND", "nghĩa UBND"),
        ("TP", "nghĩa TP."),
        ("GRDP", "nghĩa GRDP"),
    )
