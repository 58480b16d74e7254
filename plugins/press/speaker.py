"""Whose words they are: what is the name of a person, with a title, an office or a verb of saying around it."""

import re

LONGEST_NAME = 14  # words that can still be a speaker with an office, and no sentence of the text
LONGEST_TAIL = 4  # words behind a verb of saying that may be left out with it
LONGEST_REPORTER = 4  # words of the name or the newspaper behind «phóng viên»
LONGEST_LINE = 160  # letters of a speaker with an office
BARE_NAME = 3  # words of a name that is known without a title
TITLES = frozenset(
    ("ông", "bà", "anh", "chị", "em", "bác", "cô", "chú", "thầy", "cậu", "cụ", "mẹ", "cháu", "dì", "thím", "mợ", "già")
)
# By their first two words.
OFFICES = frozenset(
    (
        *("nghệ nhân", "nghệ sĩ", "nhà giáo", "thầy thuốc", "bác sĩ", "y sĩ", "y tá", "y bác", "dược sĩ", "kỹ sư"),
        *("kiến trúc", "luật sư", "tiến sĩ", "thạc sĩ", "giáo sư", "phó giáo", "cô giáo", "thầy giáo", "giáo viên"),
        *("giảng viên", "học sinh", "sinh viên", "học viên", "công nhân", "nông dân", "ngư dân", "thợ máy", "cán bộ"),
        *("giám đốc", "phó giám", "tổng giám", "chủ tịch", "phó chủ", "bí thư", "phó bí", "trưởng thôn", "trưởng bản"),
        *("trưởng ấp", "trưởng phòng", "trưởng ban", "trưởng khoa", "trưởng trạm", "trưởng công", "phó trưởng"),
        *("tổ trưởng", "tổ phó", "đội trưởng", "đội phó", "nhóm trưởng", "lớp trưởng", "thuyền trưởng", "hiệu trưởng"),
        *("hội trưởng", "chi hội", "hội viên", "đoàn viên", "đảng viên", "đại biểu", "đại tướng", "thượng tướng"),
        *("trung tướng", "thiếu tướng", "đại tá", "thượng tá", "trung tá", "thiếu tá", "đại úy", "thượng úy"),
        *("trung úy", "thiếu úy", "thượng sĩ", "trung sĩ", "hạ sĩ", "binh nhất", "binh nhì", "chiến sĩ", "cựu chiến"),
        *("linh mục", "mục sư", "hòa thượng", "thượng tọa", "đại đức", "ni sư", "già làng", "người dân", "bệnh nhân"),
        *("điều dưỡng", "hộ sinh", "nhân viên", "kế toán", "chuyên viên", "doanh nhân", "nhà báo"),
    )
)
_SAYS = (
    r"(?:nói|chia sẻ|kể|cho biết|cho hay|cho rằng|bày tỏ|khẳng định|tâm sự|nhớ lại|nhấn mạnh|thổ lộ|giãi bày|trải lòng"
    r"|trả lời|đáp|bảo(?! (?:vệ|hiểm|tồn|tàng|trợ|mẫu|dưỡng))|cười|tâm niệm|nhận xét|thừa nhận|giải thích|bộc bạch"
    r"|đúc kết|hỏi|thốt lên|reo lên|ví von|dặn|căn dặn|nhắn nhủ|nhắc|ghi|quả quyết|phấn khởi|hồ hởi|xúc động|tự hào)"
    r"(?!\w)"
)
_MANNER = (
    r"(?:(?:vui vẻ|chậm rãi|nhẹ nhàng|nghẹn ngào|bùi ngùi|thật thà|hào hứng|rưng rưng|vui|vừa|mỉm|tươi|thường|hay|vẫn"
    r"|đã|cũng|từng|lại|liền|chỉ|còn|mới|rồi|và),?\s+)*"
)
_ASKING = re.compile(
    r"hỏi|p\.?v\.?|p/v|mc|btv|biên tập viên|người dẫn(?: chương trình)?|(?:phóng viên|nhà báo|pv)(?: hỏi| \([^()]*\))?",
    re.IGNORECASE,
)
_REPORTER = re.compile(r"(?:phóng viên|nhà báo|pv)\s+", re.IGNORECASE)
_SAYING = re.compile(rf"(?:^|[\s,]+){_MANNER}{_SAYS}(?P<tail>.*)")
_FOREWORD = re.compile(r"(?:theo lời của|theo lời|theo|lời kể của|lời của|lời)\s+(?=\w)", re.IGNORECASE)
_HEAD_END = re.compile(r"\s*[,(–—]")
_SENTENCE_END = re.compile(r"[.!?…]\s")


def name_of(text: str) -> str:
    """The speaker, without what stands around the name: «chị Thử» of «chị Thử vui vẻ nói.»"""
    name = _FOREWORD.sub("", text.strip(), count=1) if _FOREWORD.match(text.strip()) else text.strip()
    return _SAYING.sub("", name, count=1).strip().rstrip(".,:;").strip()


def is_short(text: str) -> bool:
    """It may be a speaker, and is no sentence."""
    return len(text) <= LONGEST_LINE and len(text.split()) <= LONGEST_NAME and not _SENTENCE_END.search(text)


def is_speaker(text: str) -> bool:
    """What stands behind a quotation in the same paragraph: nothing, a name, or somebody who says it."""
    who = text.strip(" .()")
    if not who or not is_short(who):
        return not who
    saying = _SAYING.search(who)
    return len(saying["tail"].split()) <= LONGEST_TAIL if saying else is_person(name_of(who), 2)


def is_signature(text: str, before: str) -> bool:
    """The last line of a quotation names who says it, without a dash. Behind a mark that closes the quotation this may
    be any short line, else it has to be a name."""
    if not text[:1].isupper() or text[-1] in ".!?…,;:”»\"'" or not is_short(text):
        return False
    return before[-1:] in ("”", "»", '"') or is_person(text)


def is_person(text: str, bare: int = BARE_NAME) -> bool:
    """Nothing but a name behind a title or an office, or by itself a name of so many words; behind a comma its bearer's
    office."""
    words = _HEAD_END.split(text, maxsplit=1)[0].split()
    names = _names_at_the_end(words)
    if " ".join(words[:2]).casefold() in OFFICES:
        return names >= BARE_NAME or (names > 0 and len(words) - names <= BARE_NAME)
    if len(words) > 1 and words[0].casefold() in TITLES:
        return names >= len(words) - 1
    return names == len(words) >= bare


def is_reporter(text: str) -> bool:
    """«Hỏi», «P.V», «Phóng viên», also with the reporter's name or newspaper."""
    if _ASKING.fullmatch(text):
        return True
    named = _REPORTER.match(text)
    words = text[named.end() :].split() if named else []
    return 0 < len(words) <= LONGEST_REPORTER and words[0][0].isupper() and not _SAYING.search(text)


def _names_at_the_end(words: list[str]) -> int:
    """How many words, from the last, are written as names are."""
    for i, word in enumerate(reversed(words)):
        if not word[0].isupper() or (len(word) > 1 and word.isupper()):
            return i
    return len(words)
