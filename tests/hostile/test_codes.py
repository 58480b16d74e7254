"""Every code that a problem can have is produced by an input of a test, so that none is a dead letter."""

from plugins.intake.report import CODES
from tests.desk.test_editors_eye import SEEN
from tests.hostile.refused import ROWS

WARNINGS = {
    **{f"story.{name}": "tests/desk/test_editors_eye.py" for name in SEEN},
    "story.unspoken-abbreviation": "tests/desk/test_editors_eye.py",
    "story.link-hidden": "tests/intake/test_links.py",
    "edition.hidden-story": "tests/intake/test_editions.py",
    "file.not-read": "tests/intake/test_loading.py",
    "edition.late-story": "tests/intake/test_editions.py",
    "edition.story-gone": "tests/intake/test_editions.py",
    "edition.withdrawn-text": "tests/intake/test_editions.py",
    "story.consent-refused": "tests/intake/test_story.py",
    "story.odd-day": "tests/intake/test_story.py",
    "story.movement-not-running": "tests/intake/test_story.py",
}


def test_every_code_is_produced_by_a_row_or_a_test() -> None:
    assert {row.code for row in ROWS} | set(WARNINGS) == set(CODES)
