"""What is an interview, and who speaks in it."""

from plugins.press.interview import Utterance, utterances_of
from plugins.press.passages import Passage


def heard(*passages: tuple[str, str]) -> tuple[Utterance, ...]:
    return utterances_of(Passage(kind, text) for kind, text in passages)


def test_a_block_quotation_is_an_interview_with_the_speaker_of_the_line_behind_it() -> None:
    assert heard(("quote", "“Tôi vui.”"), ("quote", "— Bà Mẫu, thôn Một"), ("text", "Bà cười.")) == (
        Utterance("interview", ("“Tôi vui.”",), "Bà Mẫu, thôn Một"),
        Utterance("text", ("Bà cười.",)),
    )


def test_the_speaker_may_stand_behind_a_dash_in_the_same_paragraph() -> None:
    assert heard(("quote", "“Tôi vui.” — Bà Mẫu")) == (Utterance("interview", ("“Tôi vui.”",), "Bà Mẫu"),)


def test_paragraphs_of_one_quotation_stay_together() -> None:
    assert heard(("quote", "Tôi vui."), ("quote", "Bà con cũng vui."), ("quote", "– Bà Mẫu")) == (
        Utterance("interview", ("Tôi vui.", "Bà con cũng vui."), "Bà Mẫu"),
    )


def test_a_paragraph_between_quotation_marks_is_an_interview() -> None:
    for text in ("“Tôi vui”, bà Mẫu nói.", "«Tôi vui» – bà Mẫu nói.", '"Tôi vui", bà Mẫu nói.'):
        (one,) = heard(("text", text))
        assert (one.kind, one.speaker) == ("interview", "bà Mẫu nói")


def test_a_quotation_inside_a_paragraph_stays_in_the_announcers_text() -> None:
    for text in ("Bảng ghi: “Dầu tự đổ”.", "“Tôi vui”, bà nói. Rồi bà đi.", "“Một” và “hai” là chữ."):
        assert heard(("text", text)) == (Utterance("text", (text,)),)


def test_two_quotations_have_their_own_speakers() -> None:
    found = heard(("quote", "“Một.”"), ("quote", "— A"), ("quote", "“Hai.”"), ("quote", "— B"))
    assert [(one.texts, one.speaker) for one in found] == [(("“Một.”",), "A"), (("“Hai.”",), "B")]
