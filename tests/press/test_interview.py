"""What is an interview, and who speaks in it."""

from plugins.press.interview import Utterance, heard_in, utterances_of
from plugins.press.passages import Passage, safe_html


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
        assert (one.kind, one.speaker) == ("interview", "bà Mẫu")


def test_a_quotation_inside_a_paragraph_stays_in_the_announcers_text() -> None:
    for text in ("Bảng ghi: “Dầu tự đổ”.", "“Tôi vui”, bà nói. Rồi bà đi.", "“Một” và “hai” là chữ."):
        assert heard(("text", text)) == (Utterance("text", (text,)),)


def test_two_quotations_have_their_own_speakers() -> None:
    found = heard(("quote", "“Một.”"), ("quote", "— A"), ("quote", "“Hai.”"), ("quote", "— B"))
    assert [(one.texts, one.speaker) for one in found] == [(("“Một.”",), "A"), (("“Hai.”",), "B")]


def said(markdown: str) -> list[tuple[str, str, str]]:
    """Kinds, speakers and texts of a body, as editors write it."""
    return [(one.kind, one.speaker, " ".join(one.texts)) for one in heard_in(safe_html(markdown, "pyromark"))]


def test_a_heading_is_a_pause_and_a_table_one_cue() -> None:
    table = "| Năm | Số hộ |\n|---|---|\n| 2024 | 3 |\n| 2025 | 0 |"
    assert said(f"## Ba năm không có thu\n\nMột.\n\n{table}\n\nHai.") == [
        ("pause", "", "Ba năm không có thu"),
        ("text", "", "Một."),
        ("table", "", "Năm; Số hộ"),
        ("text", "", "Hai."),
    ]


def test_of_a_saying_the_name_alone_is_the_speaker() -> None:
    cases = {
        "chị Thử nói": "chị Thử",
        "chị Thử vừa cười vừa nói": "chị Thử",
        "chị Thử, Tổ trưởng, xúc động chia sẻ": "chị Thử, Tổ trưởng",
        "Giám đốc Lương Thị Hảo nói": "Giám đốc Lương Thị Hảo",
        "Phùng Quốc Bảo kể lại": "Phùng Quốc Bảo",
        "bác bảo vệ nhớ lại": "bác bảo vệ",
        "bà Mẫu cho biết thêm": "bà Mẫu",
        "theo lời chị Thử": "chị Thử",
        "ông Hoàng Văn Mẫu, thôn Một": "ông Hoàng Văn Mẫu, thôn Một",
        "anh Nam khẳng định": "anh Nam",
        "cô Hòa tâm sự": "cô Hòa",
        "bà bày tỏ": "bà",
        "nói": "",
        "": "",
    }
    for by, name in cases.items():
        assert said(f"“Tôi vui”, {by}.") == [("interview", name, "“Tôi vui”")], by


def test_what_else_stands_behind_a_quotation_is_read_with_it() -> None:
    for text in (
        "“Tự lực” là khẩu hiệu.",
        "“Tự lực” – khẩu hiệu treo trên cổng.",
        "“Vui”, bà Mẫu nói rồi mời cả xóm ăn cơm trưa hôm ấy.",
    ):
        assert said(text) == [("text", "", text)]


ASKED = ("question", "", "Chị làm từ bao giờ?")


def test_questions_and_answers_are_two_voices() -> None:
    for asking, answering in (
        ("Hỏi", "Đáp"),
        ("PV", "Trả lời"),
        ("P.V", "Đáp"),
        ("P.V.", "Trả lời"),
        ("Phóng viên", "Đáp"),
    ):
        for between in ("\n\n", "\n"):
            assert said(f"{asking}: Chị làm từ bao giờ?{between}{answering}: Từ năm 2019.") == [
                ASKED,
                ("interview", "", "Từ năm 2019."),
            ]


def test_a_name_before_a_colon_answers_the_reporter() -> None:
    for asking in (
        "**Phóng viên:**",
        "**PV**:",
        "- Phóng viên:",
        "– Phóng viên:",
        "Phóng viên Báo Mẫu:",
        "Phóng viên (hỏi):",
    ):
        for who in (
            "Chị Nguyễn Thị Thử",
            "Chị Thử",
            "Nguyễn Thị Thử",
            "Bác sĩ Thử",
            "Chị Nguyễn Thị Thử, Giám đốc Hợp tác xã",
        ):
            assert said(f"{asking} Chị làm từ bao giờ?\n\n**{who}:** Từ năm 2019.\n\nChị cười.") == [
                ASKED,
                ("interview", who, "Từ năm 2019."),
                ("text", "", "Chị cười."),
            ]


def test_both_voices_may_be_points_of_a_list() -> None:
    assert said("- Phóng viên: Chị làm từ bao giờ?\n- Chị Thử: Từ năm 2019.") == [
        ASKED,
        ("interview", "Chị Thử", "Từ năm 2019."),
    ]


def test_two_people_need_no_reporter() -> None:
    assert said("**Nguyễn Thị Thử:** Tôi vui.\n\n**Bà Mẫu:** Tôi cũng vui.") == [
        ("interview", "Nguyễn Thị Thử", "Tôi vui."),
        ("interview", "Bà Mẫu", "Tôi cũng vui."),
    ]


def test_an_answer_goes_on_in_the_first_person() -> None:
    first, second = ("Hỏi: Sao?", "Đáp: Khó.", "Tôi nhớ mãi."), ("Hỏi: Rồi?", "Đáp: Xong.", "Chị cười.")
    assert said("\n\n".join((*first, *second, "Hỏi: Nay?", "Đáp: Vui.", "Tôi ra về."))) == [
        ("question", "", "Sao?"),
        ("interview", "", "Khó. Tôi nhớ mãi."),
        ("question", "", "Rồi?"),
        ("interview", "", "Xong."),
        ("text", "", "Chị cười."),
        ("question", "", "Nay?"),
        ("interview", "", "Vui."),
        ("text", "", "Tôi ra về."),
    ]


def test_other_words_before_a_colon_are_nobodys_name() -> None:
    texts = [
        "Kết quả: 30 hộ thoát nghèo.",
        "Năm 2025: thêm 5 hộ.",
        "Bài học rút ra: phải bền.",
        "Chú ý: nước sâu.",
        "Bà con thôn Một: ai cũng góp.",
        "Thành phố Hồ Chí Minh: đông người.",
        "UBND xã Tân Hòa: đã duyệt.",
        "Phóng viên Báo Mẫu ghi nhận: đường sạch.",
        "Đáp: một chữ ngắn.",
        "Tân Hòa: đường sạch.",
        "Ông Nguyễn Văn A: 3 con bò.",
        "Bà Trần Thị B: 2 con bò.",
    ]
    assert said("\n\n".join(texts)) == [("text", "", text) for text in texts]
    assert said("PV: Sao?\n\nKết quả: tốt.\n\nNăm 2025: hơn.")[1:] == [
        ("text", "", "Kết quả: tốt."),
        ("text", "", "Năm 2025: hơn."),
    ]


def test_one_name_by_itself_is_no_interview() -> None:
    assert said("Chị Thử: Tôi vui.\n\nMột.") == [("text", "", "Chị Thử: Tôi vui."), ("text", "", "Một.")]
    far = "\n\n".join(["Chị Thử: Tôi vui.", *["Một."] * 5, "Bà Mẫu: Tôi vui."])
    assert {kind for kind, _, _ in said(far)} == {"text"}


def test_points_that_name_people_are_a_list_where_nobody_asks() -> None:
    assert {kind for kind, _, _ in said("- Ông Nguyễn Văn A: hiến đất.\n- Bà Mẫu: góp công.")} == {"point"}


def test_a_last_line_that_is_a_name_signs_a_quotation() -> None:
    for name in (
        "Nghệ nhân Ưu tú Mai Thị Lụa",
        "Ông Mai Văn Thảng, chủ tàu",
        "Kỹ sư Tống Duy Hiển, tổ trưởng",
        "Bí thư Chi bộ thôn Một Nguyễn Văn Mẫu",
        "Hoàng Khánh An",
        "Em Khuê",
    ):
        for between in (">\n> ", "> ", "> — "):
            assert said(f"> Tôi vui.\n{between}{name}") == [("interview", name, "Tôi vui.")], (between, name)
        assert said(f"> Tôi vui. ({name})") == [("interview", name, "Tôi vui.")]


def test_behind_the_closing_mark_any_short_line_signs() -> None:
    assert said("> “Tôi vui.”\n>\n> Chủ tịch Hội Phụ nữ xã Mẫu")[0][1] == "Chủ tịch Hội Phụ nữ xã Mẫu"


def test_a_last_line_that_is_a_sentence_is_said() -> None:
    for last in ("Bà Mẫu cũng vui.", "Bà Mẫu cũng vui", "Cả làng cùng vui", "Năm 2025"):
        assert said(f"> Tôi vui.\n>\n> {last}") == [("interview", "", f"Tôi vui. {last}")]
    assert said("> Tôi vui. (cười)") == [("interview", "", "Tôi vui. (cười)")]


def test_verses_are_quoted_and_nobodys_interview() -> None:
    verses = ("Sông sâu có bến con đò,", "Người đi có nhớ câu hò đêm trăng.")
    for between in ("\n> ", "  \n> "):
        assert heard_in(safe_html(f"> {between.join(verses)}", "pyromark")) == (Utterance("quote", verses),)
        assert heard_in(safe_html(f"> {between.join(verses)}\n>\n> — Ca dao", "pyromark")) == (
            Utterance("quote", verses, "Ca dao"),
        )
        signed = f"> {between.join((*verses, 'Nghệ nhân Mai Thị Lụa'))}"
        assert heard_in(safe_html(signed, "pyromark")) == (Utterance("quote", verses, "Nghệ nhân Mai Thị Lụa"),)


def test_a_quotation_that_is_broken_by_its_editor_is_no_verse() -> None:
    long = "Tôi đọc chậm, một trang mất cả buổi tối, nhưng có hình vẽ"
    assert said(f"> {long}\n> thì hiểu.") == [("interview", "", f"{long} thì hiểu.")]


def test_a_sentence_behind_a_dash_is_no_signature() -> None:
    last = "— Thế rồi cả làng kéo nhau ra đồng, người cuốc người xẻng, làm đến tối mịt."
    assert said(f"> Tôi vui\n> {last}") == [("interview", "", f"Tôi vui {last}")]


def test_a_long_row_of_signs_is_read_in_no_time() -> None:
    for text in (f"“a”{',' * 50_000}b", f"> a. {'(b. ' * 20_000}", f"> a. {'— b. ' * 20_000}", f"a{':' * 50_000}"):
        assert len(said(text)) == 1
