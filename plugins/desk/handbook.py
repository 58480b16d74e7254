"""The tables of the editors' handbook: every key of a story, and every problem code with its remedy."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from plugins.intake import vocabulary as words
from plugins.intake.form import Vocabulary
from plugins.intake.report import CODES, lower_first
from plugins.model.award import LEVELS, SUBJECT_KINDS
from plugins.model.story import STAGES

HANDBOOK = Path(__file__).resolve().parents[2] / "content" / "README.md"
BEGIN = "<!-- Các bảng do máy ghi từ đây (python3 -m plugins.desk.handbook); đừng sửa bằng tay. -->"
END = "<!-- Hết các bảng do máy ghi. -->"


class Key(NamedTuple):
    """What an editor wants to know of a key; the example stands behind the key's Vietnamese spelling."""

    meaning: str
    example: str
    required: bool = False


KEYS = {
    "title": Key("Tiêu đề bài.", "Lớp học số trên đỉnh núi", required=True),
    "date": Key(
        "Ngày của bài, có thể kèm giờ. Ngày chưa tới thì bài tự hiện khi trang được dựng từ ngày ấy trở đi.",
        "05/10/2026 07:30",
        required=True,
    ),
    "unit": Key(
        "Đơn vị gửi bài: mã, tên hoặc tên gọi khác trong `units.yml`. Nhiều đơn vị cùng giới thiệu thì ghi danh sách.",
        "Sở Giáo dục và Đào tạo",
        required=True,
    ),
    "field": Key("Lĩnh vực: mã hoặc tên trong `fields.yml`; mỗi bài một lĩnh vực.", "Dạy tốt, học tốt", required=True),
    "movement": Key(
        "Phong trào thi đua: mã hoặc tên trong `movements.yml`; có thể ghi nhiều phong trào.",
        "[Bình dân học vụ số, Xây dựng xã hội học tập]",
        required=True,
    ),
    "award_level": Key("Cấp khen thưởng cao nhất mà bài nói tới.", "tỉnh", required=True),
    "award": Key(
        "Danh hiệu hoặc hình thức khen thưởng: mã hoặc tên trong `awards.yml`; phải cùng cấp với «cấp khen thưởng».",
        "Bằng khen của Chủ tịch UBND tỉnh",
    ),
    "decision": Key(
        "Quyết định khen thưởng.", "{số: 1234/QĐ-UBND, ngày: 01/09/2026, cơ quan: Chủ tịch UBND tỉnh}"
    ),
    "subject": Key(
        "Người, tập thể, hộ gia đình được nêu gương. Trùng tên thì thêm `mã` riêng; là trẻ em thì thêm `trẻ em: true`.",
        "{tên: Nguyễn Thị Mẫu, loại: cá nhân}",
        required=True,
    ),
    "stage": Key("Giai đoạn của điển hình; không ghi thì là điển hình tiên tiến.", "nhân tố mới"),
    "summary": Key(
        "Tóm tắt một hoặc hai câu, từ 20 đến 300 ký tự; hiện trong danh sách và kênh tin.",
        "Bốn trăm người cao tuổi ở thôn vùng cao biết dùng dịch vụ công trên điện thoại.",
        required=True,
    ),
    "slug": Key(
        "Phần cuối của địa chỉ bài. Không ghi thì lấy từ tiêu đề; nên ghi, để sau này đổi tiêu đề mà địa chỉ vẫn giữ.",
        "lop-hoc-so",
    ),
    "id": Key("Mã cố định của bài trong kênh tin, dữ liệu mở; không ghi thì lấy từ đường dẫn tệp.", "2026/lop-hoc-so"),
    "image": Key("Tệp ảnh chính (JPEG, PNG, WebP), đặt cạnh bài hoặc trong `images/`.", "images/co-giao.jpg"),
    "image_alt": Key(
        "Một câu tả ảnh cho người không nhìn thấy; bắt buộc khi có ảnh.", "Cô giáo cầm tay cụ bà chỉ cách gọi hình"
    ),
    "image_caption": Key("Lời chú thích dưới ảnh.", "Một buổi học tại nhà văn hóa thôn"),
    "image_credit": Key("Người chụp hoặc nơi cung cấp ảnh.", "Lê Văn Mười"),
    "author": Key("Người viết bài.", "Trần Thị Tám"),
    "source": Key("Nơi cung cấp bài.", "Báo Hương Giang"),
    "tags": Key("Các từ khóa.", "[kỹ năng số, người cao tuổi]"),
    "video": Key(
        "Phim: tệp trong thư mục của trang hoặc địa chỉ https. Phim ở nơi khác nên ghi thêm số giây và số byte.",
        "{src: https://media.example/lop-hoc.mp4, seconds: 95, bytes: 12345678}",
    ),
    "audio": Key("Âm thanh, ghi như video.", "https://media.example/lop-hoc.mp3"),
    "transcript": Key("Toàn bộ lời trong video hoặc âm thanh, cho người không nghe được.", "Thưa quý vị và các bạn."),
    "outlets": Key(
        "Kênh được nhận bài: mã hoặc tên trong `outlets.yml`; không ghi thì mọi kênh đều nhận.", "[bao, dai]"
    ),
    "embargo": Key("Hẹn giờ: trước lúc này bài không có ở bất cứ đâu trên trang.", "06/10/2026 06:00"),
    "status": Key("Trạng thái; không ghi thì là đã duyệt.", "nháp"),
    "withdrawn": Key(
        "Ngày và lý do gỡ bài; đi cùng `trạng thái: đã gỡ`.", "{ngày: 12/10/2026, lý do: Nhân vật đề nghị gỡ bài}"
    ),
    "corrections": Key("Các lần đính chính.", "[{ngày: 07/10/2026, nội dung: Tên đúng của thôn là Mẫu Sơn}]"),
    "consent": Key(
        "Sự đồng ý đăng bài của nhân vật và của người giám hộ; bài về trẻ em bắt buộc có đồng ý của người giám hộ.",
        "{đối tượng: true, giám hộ: true}",
    ),
    "redirect_from": Key("Địa chỉ cũ của bài; ai mở địa chỉ cũ được đưa tới địa chỉ mới.", "[lop-hoc-cu]"),
    "lead_in": Key("Lời dẫn mà phát thanh viên đọc trước bài; không ghi thì dùng tóm tắt.", "Mời quý vị lên Mẫu Sơn."),
}  # fmt: skip
STATUSES = {"draft": "Nháp", "published": "Đã duyệt", "withdrawn": "Đã gỡ"}
VALUES = {"award_level": LEVELS, "stage": STAGES, "status": STATUSES, "subject": SUBJECT_KINDS}
PARTS = {
    "decision": words.DECISION,
    "subject": words.SUBJECT,
    "video": words.MEDIA,
    "audio": words.MEDIA,
    "withdrawn": words.WITHDRAWN,
    "corrections": words.CORRECTION,
    "consent": words.CONSENT,
}


class NoPlaceError(Exception):
    """The handbook has no place for the tables; the text is a sentence for whoever maintains it."""


def main(argv: list[str]) -> int:
    """Rewrite the tables in the handbook."""
    if argv:
        sys.stderr.write("Cách dùng: python3 -m plugins.desk.handbook (không có tùy chọn)\n")
        return 2
    try:
        old = HANDBOOK.read_text(encoding="utf-8")
        new = with_tables(old)
        if new != old:
            HANDBOOK.write_text(new, encoding="utf-8", newline="\n")
    except (OSError, UnicodeDecodeError, NoPlaceError) as fault:
        sys.stderr.write(f"lỗi: chưa ghi được các bảng vào {HANDBOOK}: {fault}\n")
        return 1
    sys.stdout.write("Các bảng không có gì thay đổi.\n" if new == old else f"Đã ghi lại các bảng trong {HANDBOOK}.\n")
    return 0


def with_tables(text: str) -> str:
    """The handbook with the tables as they are now between the two comments."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end or BEGIN in after or END in before + after:
        raise NoPlaceError(f"cần đúng một dòng «{BEGIN}» rồi đúng một dòng «{END}»")
    return f"{before}{begin}\n\n{handbook_tables()}\n{end}{after}"


def handbook_tables() -> str:
    """Both tables with their headings, in Markdown."""
    keys = _table(("Khóa", "Tên tiếng Việt", "Bắt buộc", "Ý nghĩa", "Ví dụ"), key_rows(words.STORY))
    codes = _table(("Mã lỗi", "Cách xử lý"), ((f"`{code}`", remedy) for code, remedy in CODES.items()))
    return f"## Các khóa ở phần đầu bài\n\n{keys}\n## Mã lỗi và cách xử lý\n\n{codes}"


def key_rows(vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    for key, name in vocabulary.names.items():
        meaning, example, required = KEYS[key]
        whole = " ".join(filter(None, (meaning, _parts(key), _values(key))))
        yield f"`{key}`", name, "có" if required else "", whole, f"`{name}: {example}`"


def _parts(key: str) -> str:
    """What a key with keys of its own holds, each with its Vietnamese spelling."""
    if key not in PARTS:
        return ""
    return f"Gồm {', '.join(_with_name(part, name) for part, name in PARTS[key].names.items())}."


def _values(key: str) -> str:
    if key not in VALUES:
        return ""
    subject = "`loại` là một trong" if key == "subject" else "Một trong"
    return f"{subject}: {', '.join(_with_name(code, lower_first(name)) for code, name in VALUES[key].items())}."


def _with_name(code: str, name: str) -> str:
    return f"`{code}`" if code == name else f"`{code}` ({name})"


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(map(_cell, cells))} |\n" for cells in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
