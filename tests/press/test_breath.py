"""Lines of a breath: where they end, how long they are, that nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.press.breath import LONGEST, breaths, sentences
from plugins.press.speech.reading import syllables


def test_a_sentence_begins_a_line_and_a_clause_ends_one() -> None:
    assert breaths("Một hai ba bốn năm sáu bảy tám, một hai ba bốn năm sáu bảy tám, một hai. Ba bốn.") == (
        "Một hai ba bốn năm sáu bảy tám, một hai ba bốn năm sáu bảy tám,",
        "một hai.",
        "Ba bốn.",
    )


def test_a_clause_that_is_too_long_is_broken_before_a_word_that_begins_a_new_part() -> None:
    assert breaths("Chị dậy từ bốn giờ sáng nấu cơm cho cả nhà rồi ra chợ và bán rau đến trưa") == (
        "Chị dậy từ bốn giờ sáng nấu cơm cho cả nhà rồi ra chợ",
        "và bán rau đến trưa",
    )


def test_without_such_a_word_a_weaker_one_begins_the_part() -> None:
    assert breaths("Hôm ấy người ta gọi chị là cô giáo Nguyễn Thị Kim Ngân Hà Nội Huế Vinh") == (
        "Hôm ấy người ta gọi chị",
        "là cô giáo Nguyễn Thị Kim Ngân Hà Nội Huế Vinh",
    )


def test_a_part_ends_behind_a_demonstrative_or_a_whole_name() -> None:
    assert breaths("Người đàn ông gầy gò đứng tựa gốc cây này nhìn đám trẻ trâu chạy tung tăng khắp nơi") == (
        "Người đàn ông gầy gò đứng tựa gốc cây này",
        "nhìn đám trẻ trâu chạy tung tăng khắp nơi",
    )
    assert breaths("Chi nhánh Văn phòng Đăng ký đất đai huyện Hòa Khê duy trì chiếc bàn lưu động ba năm liền") == (
        "Chi nhánh Văn phòng Đăng ký đất đai huyện Hòa Khê",
        "duy trì chiếc bàn lưu động ba năm liền",
    )


def test_a_clause_of_nothing_else_is_broken_near_its_middle() -> None:
    assert breaths("mây đen sấm chớp gió lốc mưa rào cây đổ mái tốc vườn nát lúa ngập cá trôi") == (
        "mây đen sấm chớp gió lốc mưa rào",
        "cây đổ mái tốc vườn nát lúa ngập cá trôi",
    )


YEAR = "năm hai nghìn không trăm hai mươi lăm"
SENTENCES = {
    "Thủy sản": f"Hóa đơn tiền điện tháng sáu {YEAR} của Công ty trách nhiệm hữu hạn Thủy sản Đông Hải là tám triệu.",
    "ra khỏi": "Năm hai nghìn không trăm hai mươi mốt gia đình ra khỏi diện hộ nghèo nhờ mật ong và gà thả đồi.",
    "ba năm nay": "Tổ đã thoát nghèo; lực lượng kiểm lâm ghi nhận ba năm nay khu rừng không có vụ xâm hại nào.",
    "sau khi": "những khay nước muối đông đặt quên ở góc kho giữ lạnh suốt tám tiếng sau khi mất điện.",
    "trong khi": "hướng dẫn xử trí băng huyết qua loa ngoài điện thoại trong khi xe cấp cứu leo dốc.",
    "trước khi": "chuyển về phòng chuyên môn để dùng làm tài liệu cho kỹ sư trẻ trước khi nhận công trình đầu tiên.",
    "số bảy": "thị xã Tân Giang vừa công nhận Tổ dân phố số bảy là điển hình cấp cơ sở trong phong trào thi đua.",
    "ngày mười chín": f"Phép thử đến lúc một giờ bốn mươi phút ngày mười chín tháng mười {YEAR}.",
    "Chủ tịch": "đầu tháng một năm hai nghìn không trăm hai mươi sáu anh Thiện được Chủ tịch ủy ban nhân dân khen.",
    "cho đến": "Chị cặm cụi chép từng dòng tên tuổi liệt sĩ trong xã cho đến tận nửa đêm hôm qua.",
    "điển hình": f"ủy ban nhân dân xã Đông Hải chọn gia đình ông Tạo làm điển hình phát triển kinh tế hộ {YEAR}.",
    "Sở Nội vụ": "Hôm họp bình xét thi đua cuối năm người đại diện Sở Nội vụ đọc rõ từng dòng biên bản.",
}


def test_pairs_names_and_numbers_stay_on_a_line() -> None:
    for whole, sentence in SENTENCES.items():
        lines = breaths(sentence)
        assert len(lines) > 1
        assert any(whole in line for line in lines), lines


def test_a_quotation_is_one_sentence_with_what_stands_around_it() -> None:
    text = "Bảng ghi: “Dầu tự đổ. Áo phao mặc đủ.” rồi thôi. Ai cũng nhớ."
    assert list(sentences(text)) == ["Bảng ghi: “Dầu tự đổ. Áo phao mặc đủ.” rồi thôi.", "Ai cũng nhớ."]


def test_a_small_letter_goes_on_with_the_sentence() -> None:
    assert list(sentences("“Đi đâu?” bà hỏi. Ông cười.")) == ["“Đi đâu?” bà hỏi.", "Ông cười."]


TEXTS = st.lists(st.sampled_from(["một", "và", "Hà", "Nội,", "để", "“ai", "đi”.", "rồi.", "–", "sao?"]), max_size=80)


@given(words=TEXTS)
def test_lines_are_the_text_and_none_is_longer_than_a_breath(words: list[str]) -> None:
    lines = breaths(" ".join(words))
    assert " ".join(lines) == " ".join(words)
    assert [line for line in lines if syllables(line) > LONGEST] == []
