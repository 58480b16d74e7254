"""Text in lines that an announcer reads in one breath."""

import re
from collections.abc import Iterator
from functools import lru_cache

from plugins.press.speech.reading import syllables

LONGEST = 16  # syllables a line: some four seconds, after which an announcer breathes in any case
SHORTEST = 4  # that stand by themselves before a word that begins a new part
OPENERS = frozenset(
    (
        *("và", "nhưng", "mà", "nên", "thì", "để", "khi", "vì", "do", "nếu", "với", "từ", "tại", "trong", "cho"),
        *("đã", "đang", "theo", "trên", "của", "ở", "giúp", "khiến", "bằng", "đến", "hoặc", "bởi", "tuy"),
    )
)
# These begin a part too, though a weaker one, and no line ends with them.
_LEADING = frozenset(
    (
        *("là", "có", "bị", "sẽ", "vẫn", "cũng", "còn", "phải", "không", "chưa", "những", "các", "mỗi", "từng"),
        *("mọi", "cả", "như", "nhờ", "gồm", "khoảng", "giữa"),
    )
)
LESSER = _LEADING | {"về", "qua", "cùng", "rồi", "hay", "dưới", "ngoài", "tới", "sau", "trước"}
# No line ends with these,
HANGING = (
    OPENERS
    | _LEADING
    | frozenset(
        (
            *("rất", "hơi", "đều", "chỉ", "hãy", "vừa", "sắp", "vốn", "càng", "số", "thứ", "lúc", "cái", "chiếc"),
            *("cứ", "chừng", "gần", "tự", "sự", "nỗi", "niềm"),
        )
    )
)
# none begins with these, as they end a part,
CLOSERS = frozenset(("này", "ấy", "đó", "kia", "nay", "nhau", "nữa"))
# nor with these, which belong to the word before them.
TAILS = CLOSERS | frozenset(
    (
        *("ra", "lên", "xuống", "vào", "đi", "lại", "khỏi", "được", "xong", "hết", "hơn", "ngay", "rưỡi", "kém"),
        *("nào", "gì", "sao", "thôi"),
    )
)
# These belong to a name or a noun behind them.
HEADS = frozenset(
    (
        *("ông", "bà", "anh", "chị", "em", "bác", "cô", "chú", "thầy", "cụ", "con", "cây", "ngôi", "lớp", "xã"),
        *("thôn", "phường", "tỉnh", "huyện", "bản", "ấp", "ngày", "tháng", "năm", "hơn", "việc", "cuộc", "nhà"),
        *("người", "đội", "tổ", "nhóm", "được", "hộ", "sở", "chi", "ban", "khoa", "phòng", "trường", "tặng"),
    )
)
NUMBERS = frozenset(
    (
        *("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mươi", "mốt", "tư", "lăm"),
        *("trăm", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "linh", "lẻ", "phẩy", "nửa", "vài", "mấy", "nhiều"),
    )
)
# Behind these one capital is not yet a whole name: «Sở Nội vụ».
OFFICES = frozenset(
    (
        *("Sở", "Bộ", "Ban", "Hội", "Đoàn", "Đội", "Tổ", "Quỹ", "Phòng", "Trường", "Viện", "Cục", "Chi", "Khoa"),
        *("Trạm", "Đảng", "Luật", "Bằng", "Huân", "Liên"),
    )
)
# Two syllables that no breath parts.
WHOLE = frozenset(
    (
        *("tự do", "lý do", "hiện tại", "tồn tại", "trở nên", "làm nên", "bên trong", "bên trên", "ngang bằng"),
        *("tạo nên", "gây nên", "cho nên", "bao gồm", "một trong", "cùng với", "đối với", "so với", "khác với"),
        *("kèm với", "sau khi", "trước khi", "mỗi khi", "ngay khi", "có khi", "nhiều khi", "ngay từ", "kể từ"),
        *("ngay trong", "ngay cả", "kể cả", "tất cả", "ngay tại", "mãi đến", "cho đến", "ngay ở", "làm theo"),
        *("mang theo", "kèm theo", "đi theo", "học theo", "tiếp theo", "tùy theo", "dễ theo", "mang đến", "nhắc đến"),
        *("nói đến", "đi đến", "kể đến", "nhà ở", "chỗ ở", "ăn ở", "nơi ở", "hơi ở", "lần sau", "hôm sau"),
        *("ngày sau", "tuần sau", "tháng sau", "năm sau", "mai sau", "phía sau", "đằng sau", "về sau", "lần trước"),
        *("hôm trước", "ngày trước", "năm trước", "phía trước", "đời trước", "hồi trước", "mùa trước", "bạn cùng"),
        *("cuối cùng", "sau cùng", "vô cùng", "nói về", "đi về", "trở về", "kéo về", "thông qua", "trải qua"),
        *("vượt qua", "bỏ qua", "đi qua", "năm qua", "thời gian qua", "bên dưới", "bên ngoài", "phía dưới"),
        *("phía ngoài", "gần như", "hầu như", "giống như", "cũng như", "coi như", "mặt trận", "nói không"),
        *("hay không", "lời khen", "bằng khen", "giấy khen", "huân chương", "huy chương", "kỷ niệm", "cộng đồng"),
        *("gia đình", "khu vực", "hoàn thành", "danh hiệu", "trụ sở", "thành phố", "thành tích", "phục vụ"),
        *("dân tộc", "thủy sản", "nông nghiệp", "công nghiệp", "nông thôn", "nông dân", "công nhân", "học sinh"),
        *("sinh viên", "giáo viên", "học viên", "hội viên", "đoàn viên", "đảng viên", "thành viên", "nhân viên"),
        *("trung tâm", "xây dựng", "phát triển", "phong trào", "thi đua", "khen thưởng", "điển hình", "tiên tiến"),
        *("cán bộ", "hỗ trợ", "chính quyền", "địa phương", "sản xuất", "sản phẩm", "kinh tế", "kinh doanh", "xã hội"),
        *("văn hóa", "giáo dục", "y tế", "môi trường", "quản lý", "tổ chức", "thực hiện", "hoạt động", "tham gia"),
        *("đóng góp", "thu nhập", "hộ nghèo", "thoát nghèo", "bà con", "đồng bào", "chủ tịch", "giám đốc", "bí thư"),
        *("cô giáo", "thầy giáo", "bác sĩ", "kỹ sư", "chiến sĩ", "bộ đội", "công an", "dân phố", "tổ trưởng"),
        *("đội trưởng", "trưởng thôn", "công nhận", "biểu dương", "tuyên truyền", "vận động", "đề nghị", "đề xuất"),
        *("phối hợp", "hướng dẫn", "giới thiệu", "triển khai", "áp dụng", "sử dụng", "ứng dụng", "nghiên cứu"),
        *("sáng kiến", "kinh nghiệm", "kế hoạch", "chương trình", "công trình", "công trường", "mô hình", "hiệu quả"),
        *("kết quả", "chất lượng", "năng suất", "doanh nghiệp", "hợp tác", "chuyển đổi", "đổi mới", "sáng tạo"),
        *("khoa học", "công nghệ", "kỹ thuật", "thông tin", "thông minh", "điện thoại", "máy tính", "hồ sơ"),
        *("thủ tục", "hành chính", "phục hồi", "chăm sóc", "sức khỏe", "bệnh viện", "bảo hiểm", "bảo vệ", "an toàn"),
        *("an ninh", "trật tự", "giao thông", "đô thị", "nhà nước", "nhân dân", "người dân", "con người", "đời sống"),
        *("cuộc sống", "việc làm", "làm việc", "công việc", "làm ăn", "lao động", "nguồn lực", "nguồn gốc"),
        *("tài liệu", "tài chính", "tiết kiệm", "ngân hàng", "chính sách", "pháp luật", "quyết định", "quy định"),
        *("quy trình", "trách nhiệm", "nhiệm vụ", "nghĩa vụ", "quan trọng", "quan tâm", "mặt bằng", "tờ giấy"),
        *("gian nhà", "ngôi nhà", "lần đầu", "ban đầu", "bắt đầu", "đầu tiên", "đầu tư", "trực tiếp", "trực tuyến"),
        *(
            "thường xuyên",
            "đồng thời",
            "thời gian",
            "thời điểm",
            "thời tiết",
            "giai đoạn",
            "toàn bộ",
            "mùa khô",
            "mùa mưa",
        ),
        *("cứu hộ", "cứu nạn", "tình nguyện", "tình trạng", "tình hình", "liệt sĩ", "thương binh", "gia đoạn"),
        *("truyền thống", "du lịch", "dịch vụ", "thị trường", "giá trị", "giá bán", "khách hàng", "cây trồng"),
        *("vật nuôi", "chăn nuôi", "trồng trọt", "canh tác", "nước sạch", "nước ngọt", "biển đảo", "biên giới"),
        *("biên phòng", "thanh niên", "phụ nữ", "thiếu nhi", "trẻ em", "người cao tuổi", "cựu chiến", "chiến binh"),
        *("cuốn trôi", "duy trì", "danh sách", "đạo đức", "tư tưởng", "phong cách", "cơ sở", "cơ quan", "đơn vị"),
        *("tập thể", "cá nhân", "thành lập", "hội nghị", "hội thi", "cuộc thi", "giải pháp", "giải thưởng"),
        *("hình thành", "hình ảnh", "nâng cao", "mở rộng", "bàn giao", "tái định", "định cư", "sinh hoạt"),
        *("sinh sống", "bệnh nhân", "đột quỵ", "năm học", "lớp học", "trường học", "tiểu học", "trung học"),
        *("mầm non", "phổ thông", "đại học", "cao đẳng", "đào tạo", "bồi dưỡng", "tập huấn"),
    )
)
_END = re.compile(r"[.!?…]+[”»\"’)\]]*\s+")
_CLAUSE = re.compile(r"(?<=[,;:.!?…–—])[”»\"’)\]]*\s+")
_MARKS = {"“": "”", "«": "»"}


def sentences(text: str) -> Iterator[str]:
    """Whole sentences: what stands between quotation marks is not taken apart, and a small letter begins none."""
    start = 0
    for end in (found.end() for found in _END.finditer(text)):
        if not text[end : end + 1].islower() and _is_closed(text[start:end]):
            yield text[start:end].strip()
            start = end
    if text[start:].strip():
        yield text[start:].strip()


def _is_closed(part: str) -> bool:
    return all(part.count(mark) <= part.count(end) for mark, end in _MARKS.items()) and part.count('"') % 2 == 0


def breaths(text: str) -> tuple[str, ...]:
    """Each sentence on lines of its own, broken at the ends of clauses."""
    return tuple(line for sentence in sentences(text) for line in _lines(sentence))


@lru_cache(maxsize=512)  # a short version has its sentences from the whole
def _lines(sentence: str) -> tuple[str, ...]:
    return tuple(_gathered(sentence))


def _gathered(sentence: str) -> Iterator[str]:
    line, count = "", 0
    for clause in (part for whole in _clauses(sentence) for part in _parts(whole.split())):
        own = syllables(clause)
        if line and count + own > LONGEST:
            yield line
            line, count = clause, own
        else:
            line, count = f"{line} {clause}" if line else clause, count + own
    yield line


def _clauses(sentence: str) -> Iterator[str]:
    start = 0
    for end in (found.end() for found in _CLAUSE.finditer(sentence)):
        yield sentence[start:end].strip()
        start = end
    yield sentence[start:]


def _parts(words: list[str]) -> Iterator[str]:
    """A clause that is longer than a breath, in parts that are not."""
    while len(words) > LONGEST and syllables(" ".join(words)) > LONGEST:
        cut = _cut(words, _index_after(words, LONGEST))
        yield " ".join(words[:cut])
        words = words[cut:]
    yield " ".join(words)


def _cut(words: list[str], most: int) -> int:
    """Where to breathe: before the last word that begins a new part, leaving no rest that is too short if that can be;
    else before the last weaker one, or behind a word or a name that ends a part; else near the middle, between two
    words that seem strangers."""
    free = [i for i in range(SHORTEST, most + 1) if not _is_whole(words[i - 1], words[i])]
    cuts = [i for i in free if words[i] in OPENERS] or [i for i in free if _begins(words, i)]
    if cuts:
        return max((i for i in cuts if i <= len(words) - SHORTEST), default=cuts[-1])
    strangers = [i for i in free if _are_strangers(words[i - 1], words[i])]
    return min(strangers or free or [most], key=lambda i: abs(2 * i - len(words)))


def _is_whole(last: str, word: str) -> bool:
    """The two belong together: a pair, a name, a number, or a word with what it cannot stand without."""
    if word[0].isupper() and (last[0].isupper() or last in HEADS):
        return True
    if last in HANGING or word in TAILS or (word in NUMBERS and (last in NUMBERS or last in HEADS)):
        return True
    return f"{last} {word}".casefold() in WHOLE


def _begins(words: list[str], i: int) -> bool:
    """A weaker word begins a part, or something stands behind a demonstrative or a whole name."""
    last, before = words[i - 1], words[i - 2]
    if words[i] in LESSER or last in CLOSERS:
        return True
    return words[i].islower() and last.istitle() and before.istitle() and before not in OFFICES


def _are_strangers(last: str, word: str) -> bool:
    return last.islower() and word.islower() and last not in HEADS and last not in NUMBERS and word not in NUMBERS


def _index_after(words: list[str], count: int) -> int:
    """How many words from the first hold so many syllables."""
    for i, word in enumerate(words):
        count -= word[0].isalpha() or syllables(word)
        if count < 0:
            return i
    return len(words)
