"""Field and movement are proposed from what the stories most like a text have."""

from pathlib import Path

import pytest

from plugins.desk.incoming.archive import Past, pasts_of
from plugins.desk.incoming.likeness import Likeness, codes_of
from plugins.desk.new import site_of
from plugins.model.registries import Registries

CONTENT = Path(__file__).resolve().parents[3] / "content"
LEAST = {"field": 0.6, "movement": 0.5}  # of 9 fields and some 20 movements


@pytest.fixture(scope="module")
def sample() -> tuple[list[Past], Registries]:
    catalogue, stories = site_of(CONTENT)
    return pasts_of(CONTENT, stories), catalogue.registries


@pytest.mark.parametrize("kind", LEAST)
def test_the_first_proposal_is_the_editors_own_choice_for_most_stories_of_the_sample(
    kind: str, sample: tuple[list[Past], Registries]
) -> None:
    pasts, registries = sample
    entries = registries.fields if kind == "field" else registries.movements
    right = 0
    for place, past in enumerate(pasts):
        card = past.story.card
        likeness = Likeness(f"{card.title}\n{card.summary}\n{past.body}", [*pasts[:place], *pasts[place + 1 :]])
        running = [e for e in entries if e.span.contains(card.date.date())]
        found = likeness.proposal(kind, running, card.units[0].code).entries
        right += found[0].code in codes_of(past.story, kind)
    assert right / len(pasts) >= LEAST[kind]


def test_without_any_story_the_descriptions_decide(sample: tuple[list[Past], Registries]) -> None:
    fields = sample[1].fields
    found = Likeness("Nhà giáo và học sinh của trường học, người làm khuyến học, dạy nghề.", []).proposal(
        "field", fields, ""
    )
    assert found.entries[0].code == "giao-duc"
    assert found.reason == "lời văn gần với mô tả trong danh mục"


def test_a_text_that_has_nothing_in_common_is_proposed_nothing(sample: tuple[list[Past], Registries]) -> None:
    assert Likeness("Xyz", []).proposal("field", sample[1].fields, "").entries == ()
