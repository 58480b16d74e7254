"""An editor's story in the web desk: written, reviewed and published in Chromium, found in git and on the page."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

import tasks
from plugins.desk import check
from tests.site.site_builder import ROOT
from tests.site.small_site import small_site

pytestmark = pytest.mark.browser

START = "import sys; from plugins.desk.cms import main; sys.exit(main(sys.argv[1:]))"
PORT = "8650"
NOTE_VIOLATIONS = (
    "document.addEventListener('securitypolicyviolation', (event) => "
    "console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));"
)
TITLE = "Bà giáo xóm chài: hai mươi năm đi dạy chữ"
SUMMARY = "Bà Đỗ Thị Nhẫn dạy chữ miễn phí cho trẻ em xóm chài suốt hai mươi năm."
PICTURE_DATE = 0x0132  # a field of EXIF


class Office(NamedTuple):
    """A site in a folder of a Git repository, and the address of its desk."""

    site: Path
    address: str = ""

    def git(self, *words: str) -> str:
        command = ["git", "-c", "core.quotepath=false", "-C", str(self.site), *words]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout.strip()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Open the desk, as an editor would."""
    tasks.set_up_desk(ROOT, tasks.follow_on_stderr)
    made, site = small_site(tmp_path / "mau", stories=1).site, tmp_path / "kho" / "trang"
    shutil.copytree(made, site)
    office = Office(site)
    office.git("init", "-qb", "main", "..")
    office.git("config", "user.email", "bien-tap@mau.example")
    office.git("config", "user.name", "Lê Văn Tám")
    office.git("add", "-A")
    office.git("commit", "-qm", "Bắt đầu")
    command = [
        sys.executable,
        "-Xutf8",
        "-c",
        START,
        "--site",
        str(site),
        "--out",
        str(tmp_path / "ra"),
        "--port",
        PORT,
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as desk:
        assert desk.stdout is not None
        opened = next(line for line in desk.stdout if "đang mở" in line)
        yield office._replace(address=next(word for word in opened.split() if "://" in word))
        desk.terminate()


class Visit(NamedTuple):
    """A tab at the desk, with what its policy forbade and which other hosts it asked."""

    page: Page
    violations: list[str]
    strangers: list[str]

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label).first.fill(text)

    def choose(self, label: str, text: str) -> None:
        """Type part of a name and take what is found."""
        self.fill(label, text)
        self.page.get_by_label(label).first.press("Enter")

    def press(self, name: str, role: str = "button") -> None:
        self.page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=15_000)


@pytest.fixture
def visit(browser: Browser, office: Office) -> Iterator[Visit]:
    """Come to the desk."""
    context = browser.new_context(timezone_id="Asia/Ho_Chi_Minh", viewport={"width": 1280, "height": 900})
    context.add_init_script(NOTE_VIOLATIONS)
    found = Visit(context.new_page(), [], [])
    found.page.set_default_timeout(15_000)
    found.page.on("dialog", lambda dialog: dialog.accept())
    found.page.on("console", lambda m: found.violations.append(m.text) if "CSP" in m.text else None)
    context.on("request", lambda r: None if is_here(r.url) else found.strangers.append(r.url))
    while found.page.request.get(office.address).status != 200:  # the first build
        found.page.wait_for_timeout(50)
    found.page.goto(office.address)
    found.press("Đăng nhập")
    yield found
    context.close()


def is_here(address: str) -> bool:
    return address.startswith(("http://127.0.0.1:", "blob:http://127.0.0.1:", "data:", "about:"))


def photograph() -> bytes:
    """A JPEG that tells when it was taken."""
    image, written = Image.new("RGB", (60, 40), "navy"), BytesIO()
    exif = image.getexif()
    exif[PICTURE_DATE] = "2026:11:20 06:00:00"
    image.save(written, "JPEG", exif=exif)
    return written.getvalue()


def written(visit: Visit) -> None:
    """Fill in the form of a story."""
    visit.press("Thêm bài", "link")
    visit.fill("Tiêu đề", TITLE)
    visit.fill("Ngày", "2026-09-20T07:30")
    visit.choose("Đơn vị", "Sở H")
    visit.choose("Lĩnh vực", "Giáo")
    visit.choose("Phong trào", "Xanh")
    visit.choose("Phong trào", "Đổi mới")
    visit.choose("Cấp khen thưởng", "tỉnh")
    visit.choose("Khen thưởng (", "Bằng khen")
    visit.fill("Tên", "Đỗ Thị Nhẫn")
    visit.choose("Loại", "Cá nhân")
    visit.fill("Tóm tắt", SUMMARY)
    visit.page.locator("[contenteditable=true]").first.click()
    visit.page.keyboard.type("Mỗi tối, bà thắp đèn ở hiên nhà.")


def with_picture(visit: Visit) -> None:
    """Upload a picture and take it."""
    visit.press("Chọn ảnh")
    file = {"name": "Bà giáo ĐỨNG lớp.jpg", "mimeType": "image/jpeg", "buffer": photograph()}
    visit.page.locator("input[type=file]").first.set_input_files(file)  # type: ignore[arg-type]
    visit.press("Dùng ảnh đã chọn")


def test_a_story_goes_from_the_desk_through_review_to_git_and_to_its_page(visit: Visit, office: Office) -> None:
    written(visit)
    with_picture(visit)
    visit.press("Lưu")
    visit.sees("ảnh chưa có mô tả")  # nothing that `check` refuses is saved
    assert office.git("branch", "--format=%(refname:short)") == "main"

    visit.fill("Mô tả ảnh", "Bà giáo đứng lớp dưới ngọn đèn")
    preview = visit.page.frame_locator("#preview-pane")
    expect(preview.locator(".gs-story h1")).to_have_text(TITLE)
    expect(preview.locator(".gs-story__head")).to_have_css("max-width", "832px")  # the theme's 52rem
    visit.press("Lưu")
    visit.sees("Đã lưu.")
    slug = "ba-giao-xom-chai-hai-muoi-nam-di-day-chu"
    assert office.git("branch", "--format=%(refname:short)").splitlines() == [f"cms/stories/2026/09/{slug}", "main"]

    for state in ("Chờ duyệt", "Sẵn sàng"):
        visit.press("Trạng thái")
        visit.press(state, "menuitem")
        expect(visit.page.get_by_role("button", name=f"Trạng thái: {state}")).to_be_visible()
    visit.page.get_by_role("button", name="Công bố", exact=True).click()
    visit.press("Công bố ngay", "menuitem")
    visit.sees("Đã công bố.")

    assert office.git("status", "--porcelain") == ""
    assert office.git("log", "-1", "--no-merges", "--format=%an: %s") == f"Lê Văn Tám: Thêm bài «2026/09/{slug}»"
    assert (office.site / f"stories/2026/09/{slug}.md").read_text(encoding="utf-8") == STORY
    with Image.open(office.site / "images/2026/09/ba-giao-dung-lop.jpg") as image:
        assert (image.size, dict(image.getexif())) == ((60, 40), {})
    assert check.main(["--site", str(office.site)]) == 0
    shown = office.address.replace("quan-tri/", f"guong/{slug}/")
    while visit.page.request.get(shown).status != 200:
        visit.page.wait_for_timeout(50)
    visit.page.goto(shown)
    expect(visit.page.locator("h1")).to_have_text(TITLE)
    expect(visit.page.get_by_text("Mỗi tối, bà thắp đèn ở hiên nhà.")).to_be_visible()
    assert (visit.violations, visit.strangers) == ([], [])


def test_an_old_page_keeps_its_address_under_a_new_title(visit: Visit, office: Office) -> None:
    visit.press("Trang thông tin", "link")
    visit.press("Giới thiệu", "link")
    visit.fill("Tiêu đề", "Về chúng tôi: Hội đồng")
    visit.press("Lưu")
    visit.sees("Đã lưu.")
    page = office.git("show", "cms/pages/gioi-thieu:trang/pages/gioi-thieu.md")
    assert page == "---\ntitle: 'Về chúng tôi: Hội đồng'\n---\nVề [trang này](/luu-tru/)."
    assert (visit.violations, visit.strangers) == ([], [])


STORY = f"""\
---
title: '{TITLE}'
date: 2026-09-20 07:30
unit: so-hai
field: giao-duc
movement: [xanh, doi-moi]
award_level: tinh
award: bang-khen-tinh
subject: {{name: Đỗ Thị Nhẫn, kind: ca-nhan}}
stage: dien-hinh
summary: {SUMMARY}
image: images/2026/09/ba-giao-dung-lop.jpg
image_alt: Bà giáo đứng lớp dưới ngọn đèn
status: published
slug: ba-giao-xom-chai-hai-muoi-nam-di-day-chu
---
Mỗi tối, bà thắp đèn ở hiên nhà.
"""
