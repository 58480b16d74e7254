"""No text, however odd, makes the reading of a story fail."""

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.intake import vocabulary as words
from tests.hostile.tiny_site import story
from tests.intake.reading import reading

SIGNS = st.text(st.sampled_from("---:\n \t[]{}&*!|>'\"#%@`~,?aà0\r\\<>()=_.\0\u202e"), max_size=60)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.dates() | st.text(max_size=20),
    lambda v: st.lists(v, max_size=3) | st.dictionaries(st.text(max_size=8), v, max_size=3),
    max_leaves=6,
)


def is_read_or_refused(text: bytes) -> bool:
    found = reading(text)
    return (found.story is None) == any(p.severity == "error" for p in found.problems)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    assert is_read_or_refused(raw)


@given(SIGNS)
@example("---\n---")
@example("---\n? \n---\n")
def test_any_signs_of_yaml_are_read_or_refused(text: str) -> None:
    assert is_read_or_refused(text.encode())
    assert is_read_or_refused(f"---\n{text}\n---\nChữ.".encode())


@given(st.text(max_size=100))
def test_any_body_is_read_or_refused(text: str) -> None:
    assert is_read_or_refused(story(body=text).encode(errors="ignore"))


@given(st.dictionaries(st.sampled_from(sorted(words.STORY.names)), VALUES, max_size=12))
def test_any_values_of_the_keys_are_read_or_refused(head: dict[str, object]) -> None:
    text = yaml.safe_dump(head, allow_unicode=True, sort_keys=False)
    assert is_read_or_refused(f"---\n{text}---\nChữ.".encode(errors="ignore"))
