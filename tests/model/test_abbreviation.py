"""Short forms that readers may type as words are told from those that can be nothing else."""

import pytest

from plugins.model.abbreviation import looks_like_a_word


@pytest.mark.parametrize("short", ["CA", "TU", "AI", "BAN", "ĐU", "NGHE", "QUY"])
def test_letters_that_may_be_a_syllable_look_like_a_word(short: str) -> None:
    assert looks_like_a_word(short)


@pytest.mark.parametrize("short", ["UBND", "TĐKT", "KH", "THCS", "OCOP", "TP", "GDP", "KT-XH"])
def test_letters_that_no_syllable_has_do_not(short: str) -> None:
    assert not looks_like_a_word(short)
