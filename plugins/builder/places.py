"""The places of a build: a site's folder, an output and a state that must not lie in one another."""

import os
from pathlib import Path

READ = ("stories", "pages", "editions", "registries")  # folders of a site whose texts are read


def places_fault(site: Path, out: Path, state: Path, theme: Path) -> str:
    """Why a build may not begin with these places, as a sentence, or nothing."""
    if is_content(out, site) or lies_in(site, out):
        return f"không dựng trang vào «{out}» được vì đó là chỗ của nội dung; chọn thư mục khác, nằm ngoài «{site}»"
    if is_content(state, site):
        return f"BUILD_STATE «{state}» nằm trong nội dung của trang; chọn thư mục khác, nằm ngoài «{site}»"
    if lies_in(state, out) or lies_in(theme, out):
        return f"BUILD_STATE và THEME không được nằm trong «{out}», nơi ghi trang đã dựng; chọn thư mục khác"
    return linked_fault(site) or lost_fault(site, out)


def linked_fault(site: Path) -> str:
    """The site's folder itself may be a link; what it holds may not lead elsewhere."""
    for name in READ:
        if os.path.islink(f"{site}/{name}"):  # noqa: PTH114 - a Path raises where a name is too long
            return f"«{site}/{name}» là một liên kết; hãy chép thư mục thật vào chỗ đó"
    return ""


def lost_fault(site: Path, shown: Path) -> str:
    """A site that shows stories and suddenly has no folder for them has lost it; nobody removes them all so."""
    if os.path.lexists(f"{site}/stories") or not os.path.isdir(f"{shown}/guong"):  # noqa: PTH112 - as above
        return ""
    return (
        f"không thấy thư mục «{site}/stories» mà trang đã dựng thì có bài; hãy chép lại thư mục đó, hoặc tạo một"
        " thư mục stories trống nếu muốn bỏ hết bài"
    )


def is_content(place: Path, site: Path) -> bool:
    """Tell whether a place is the site's folder or inside it; what begins with a dot there is nobody's content."""
    if not lies_in(place, site):
        return False
    inside = Path(os.path.realpath(place)).relative_to(os.path.realpath(site)).parts
    return not (inside and inside[0].startswith("."))


def lies_in(place: Path, folder: Path) -> bool:
    """Tell whether a place is a folder or below it, whatever links lead there."""
    return Path(os.path.realpath(place)).is_relative_to(os.path.realpath(folder))
