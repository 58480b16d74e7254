"""Golden files: a page of each kind of story, from a site that never changes; `tasks.py golden` rewrites them."""

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.site.site_builder import ROOT, Tree
from tests.site.small_site import picture, small_site, write_story

GOLDEN = ROOT / "tests" / "golden"
BODY = "Đoạn mở đầu với **chữ đậm**.\n\n## Một mục\n\n- việc thứ nhất\n- việc thứ hai\n\n> Lời của nhân vật.\n"
WITHDRAWN = {"date": "2026-04-08", "reason": "Nhân vật trong bài đề nghị gỡ"}
VIDEO = {"src": "https://media.mau.example/phim.mp4", "seconds": 95, "bytes": 12345678}
KINDS = {
    "individual": {"award_level": "tinh", "award": "bang-khen-tinh", "image": "anh.png", "image_alt": "Một tấm ảnh",
                   "decision": {"number": "12/QĐ-UBND", "date": "2026-02-01", "issuer": "UBND tỉnh Mẫu"}},
    "collective": {"subject": {"name": "Tổ Bảy", "kind": "tap-the"}, "stage": "xuat-sac"},
    "household": {"subject": {"name": "Hộ ông Tám", "kind": "ho-gia-dinh"}, "stage": "nhan-to-moi"},
    "child": {"subject": {"name": "Em Chín", "kind": "ca-nhan", "child": True},
              "consent": {"subject": True, "guardian": True}},
    "withdrawn": {"status": "withdrawn", "withdrawn": WITHDRAWN},
    "corrected": {"corrections": [{"date": "2026-04-01", "text": "Tên đúng là «Mẫu»"}]},
    "joint": {"unit": ["so-mot", "xa-ba"], "movement": ["doi-moi", "xanh"]},
    "redirect": {"redirect_from": ["ten-cu"]},
    "video": {"video": VIDEO, "transcript": "Lời thoại của phim.", "author": "Lê Văn Mười", "tags": ["phim", "mẫu"]},
}  # fmt: skip
PAGES = {kind: f"guong/{'ten-cu' if kind == 'redirect' else kind}/index.html" for kind in KINDS}


def golden_site(folder: Path) -> Tree:
    """The whole output of the golden site."""
    shop = small_site(folder, stories=0)
    shop.write("stories/2026/anh.png", picture(size=(400, 300)))
    for number, (kind, keys) in enumerate(KINDS.items()):
        write_story(shop, number, BODY, title=f"Bài {kind}", slug=kind, **keys)
    return shop.built()


def golden_pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Each golden file's name with its text; a style's version is left out, as every touch of the theme changes it."""
    files = golden_site(folder)
    for kind, path in PAGES.items():
        yield f"{kind}.html", re.sub(r"\?v=[0-9a-f]{10}", "?v=", files[path].decode())
    yield "feed.xml", files["feeds/all.xml"].decode()


def main(argv: list[str]) -> int:
    """Rewrite the golden files and tell which of them changed."""
    if argv:
        print("Cách dùng: python3 tasks.py golden (không có tùy chọn)", file=sys.stderr)
        return 2
    GOLDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pages = dict(golden_pages(Path(folder)))
    changed = [n for n, text in pages.items() if not (GOLDEN / n).is_file() or (GOLDEN / n).read_text("utf-8") != text]
    for old in {file.name for file in GOLDEN.iterdir()} - pages.keys():
        (GOLDEN / old).unlink()
    for name in changed:
        (GOLDEN / name).write_text(pages[name], encoding="utf-8", newline="\n")
    print(f"Đã ghi lại: {', '.join(changed)}." if changed else "Các tệp mẫu không có gì thay đổi.")
    return 0
