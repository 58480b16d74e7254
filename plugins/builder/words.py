"""The sentences in which a build tells its end."""

import errno
from concurrent.futures import BrokenExecutor

from plugins.builder.build import Summary
from plugins.intake.body import SourceChanged
from plugins.intake.loading import Loaded
from plugins.model.problem import Problem


def number_text(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def summary_text(summary: Summary, took: str) -> str:
    if not summary.rendered and not summary.removed:
        return f"Không có gì thay đổi: {number_text(summary.pages)} tệp ({took})."
    removed = f", bỏ {number_text(summary.removed)}" if summary.removed else ""
    return f"Đã dựng {number_text(summary.rendered)} trong {number_text(summary.pages)} tệp{removed} ({took})."


def notes_of(loaded: Loaded) -> list[str]:
    """What a good build still has to say of the content."""
    notes = [str(problem) for problem in loaded.problems if problem.severity == "warning"]
    if loaded.left_out:
        notes.append(f"Đã để lại {len(loaded.left_out)} tệp có lỗi, chưa đăng: {', '.join(loaded.left_out)}")
    return notes


def faults_text(fault: BaseException) -> str:
    """What the user reads when a build fails."""
    problems: tuple[Problem, ...] = getattr(fault, "problems", ())
    if problems:
        errors = sum(p.severity == "error" for p in problems)
        return "\n".join(
            [*map(str, problems), f"Chưa dựng được trang: {number_text(errors)} lỗi. Trang cũ giữ nguyên."]
        )
    if isinstance(fault, SourceChanged):
        return f"lỗi: tệp «{fault}» bị sửa trong khi đang dựng trang; hãy dựng lại. Trang cũ giữ nguyên."
    if isinstance(fault, BrokenExecutor):
        return "lỗi: một tiến trình dựng trang bị hệ thống dừng, thường do thiếu bộ nhớ. Trang cũ giữ nguyên."
    if isinstance(fault, OSError):
        return f"lỗi: {_system_text(fault)}. Trang cũ giữ nguyên."
    return f"lỗi: {fault}."


def _system_text(fault: OSError) -> str:
    name = f" «{fault.filename}»" if fault.filename else ""
    if fault.errno == errno.ENOSPC:
        return "ổ đĩa đã đầy; hãy giải phóng chỗ rồi dựng lại"
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"không có quyền ghi hoặc đọc{name}; hãy kiểm tra quyền của thư mục"
    return f"hệ thống báo lỗi với{name or ' tệp'}: {fault.strerror or fault}"
