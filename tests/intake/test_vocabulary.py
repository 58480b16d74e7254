"""The keys and values that editors may write are those of the contract, written out here by hand."""

import unicodedata

import pytest

from plugins.intake import vocabulary as words
from plugins.intake.form import Choices, Vocabulary

STORY = {
    "tiêu đề": "title",
    "ngày": "date",
    "đơn vị": "unit",
    "lĩnh vực": "field",
    "phong trào": "movement",
    "cấp khen thưởng": "award_level",
    "khen thưởng": "award",
    "quyết định": "decision",
    "đối tượng": "subject",
    "giai đoạn": "stage",
    "tóm tắt": "summary",
    "đường dẫn": "slug",
    "mã bài": "id",
    "ảnh": "image",
    "mô tả ảnh": "image_alt",
    "chú thích ảnh": "image_caption",
    "nguồn ảnh": "image_credit",
    "tác giả": "author",
    "nguồn": "source",
    "từ khóa": "tags",
    "âm thanh": "audio",
    "lời thoại": "transcript",
    "kênh": "outlets",
    "hẹn giờ": "embargo",
    "trạng thái": "status",
    "gỡ bài": "withdrawn",
    "đính chính": "corrections",
    "đồng ý": "consent",
    "địa chỉ cũ": "redirect_from",
    "lời dẫn": "lead_in",
}
WITHOUT_VIETNAMESE = {"video"}
KEYS = [
    (words.STORY, STORY),
    (words.DECISION, {"số": "number", "ngày": "date", "cơ quan": "issuer"}),
    (words.SUBJECT, {"tên": "name", "loại": "kind", "mã": "code", "trẻ em": "child"}),
    (words.WITHDRAWN, {"ngày": "date", "lý do": "reason"}),
    (words.CORRECTION, {"ngày": "date", "nội dung": "text"}),
    (words.CONSENT, {"đối tượng": "subject", "giám hộ": "guardian"}),
]
VALUES = [
    (words.STATUSES, {"nháp": "draft", "đã duyệt": "published", "đã gỡ": "withdrawn"}),
    (
        words.LEVELS,
        {"nhà nước": "nha-nuoc", "chính phủ": "chinh-phu", "tỉnh": "tinh", "cơ sở": "co-so", "không": "khong"},
    ),
    (words.KINDS, {"cá nhân": "ca-nhan", "tập thể": "tap-the", "hộ gia đình": "ho-gia-dinh"}),
    (words.STAGES, {"nhân tố mới": "nhan-to-moi", "điển hình": "dien-hinh", "xuất sắc": "xuat-sac"}),
]


def test_a_story_has_the_contracts_keys_and_no_others() -> None:
    assert set(words.STORY.names) == set(STORY.values()) | WITHOUT_VIETNAMESE


@pytest.mark.parametrize(("vocabulary", "keys"), KEYS)
def test_every_vietnamese_key_of_the_contract_is_known(vocabulary: Vocabulary, keys: dict[str, str]) -> None:
    assert {written: vocabulary.key(written) for written in keys} == keys
    assert set(vocabulary.names) - WITHOUT_VIETNAMESE == set(keys.values())


@pytest.mark.parametrize(("vocabulary", "keys"), KEYS)
def test_a_key_is_known_in_capitals_without_accents_and_decomposed(
    vocabulary: Vocabulary, keys: dict[str, str]
) -> None:
    for written, key in keys.items():
        assert vocabulary.key(written.upper()) == key
        assert vocabulary.key(unicodedata.normalize("NFD", written)) == key
        assert vocabulary.key(key) == vocabulary.key(key.replace("_", " ")) == key


@pytest.mark.parametrize(("choices", "values"), VALUES)
def test_a_coded_value_may_be_written_as_its_name(choices: Choices, values: dict[str, str]) -> None:
    assert {written: choices.code(written) for written in values} == values
    assert set(choices.codes) == set(values.values())
    assert {code: choices.code(code) for code in choices.codes} == {code: code for code in choices.codes}


@pytest.mark.parametrize(
    ("written", "near"), [("sumary", "summary"), ("đơn vi.", "unit"), ("tilte", "title"), ("zzz", None)]
)
def test_an_unknown_key_has_the_nearest_as_its_hint(written: str, near: str | None) -> None:
    assert words.STORY.nearest(written) == near
