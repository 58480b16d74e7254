"""A small site made in code: three units, three movements, a plain page, some stories; every test may change it."""

from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from tests.site.site_builder import Workshop, front_matter

REGISTRIES = {
    "site.yml": """\
name: Hội đồng Thi đua tỉnh Mẫu
code: mau
url: https://mau.example
page_size: 2
unit_kinds: [{code: so, name: Sở}, {code: xa, name: Xã}]
""",
    "units.yml": """\
- {code: so-mot, kind: so, name: Sở Một, aliases: [Sở số 1]}
- {code: so-hai, kind: so, name: Sở Hai, short: S2}
- {code: xa-ba, kind: xa, name: Xã Ba}
""",
    "fields.yml": "- {code: giao-duc, name: Giáo dục}\n- {code: y-te, name: Y tế}\n",
    "movements.yml": """\
- {code: doi-moi, name: Đổi mới sáng tạo, scope: national, from: 2025-01-01}
- {code: vi-nguoi-ngheo, name: Vì người nghèo, scope: national, from: 2025-01-01, until: 2026-10-01}
- {code: xanh, name: Xanh sạch đẹp, scope: provincial, from: 2026-01-01}
""",
    "awards.yml": """\
- {code: bang-khen-tinh, name: Bằng khen của Chủ tịch UBND tỉnh, level: tinh, form: certificate}
- {code: giay-khen, name: Giấy khen, level: co-so, form: certificate}
""",
}
STORY: dict[str, Any] = {
    "title": "Một gương sáng",
    "date": "2026-03-01 07:30",
    "unit": "so-mot",
    "field": "giao-duc",
    "movement": "doi-moi",
    "award_level": "khong",
    "subject": {"name": "Nguyễn Văn Mẫu", "kind": "ca-nhan"},
    "summary": "Một câu tóm tắt đủ dài để không bị từ chối.",
}


def small_site(folder: Path, stories: int = 3) -> Workshop:
    """A site with so many plain stories, a day apart."""
    shop = Workshop(folder)
    for name, text in REGISTRIES.items():
        shop.write(f"registries/{name}", text)
    shop.write("pages/gioi-thieu.md", front_matter({"title": "Giới thiệu"}, "Về [trang này](/luu-tru/)."))
    for number in range(stories):
        write_story(shop, number)
    return shop


def write_story(shop: Workshop, number: int, body: str = "Đoạn văn của bài.", **keys: Any) -> str:
    """Write story N with some keys of its own; returns its path."""
    path = f"stories/2026/bai-{number}.md"
    day = f"2026-{number // 28 % 12 + 1:02}-{number % 28 + 1:02} 07:30"
    own = {"title": f"Gương sáng số {number}", "date": day, "slug": f"bai-{number}"}
    whole = {key: value for key, value in {**STORY, **own, **keys}.items() if value is not None}
    shop.write(path, front_matter(whole, body))
    return path


def picture(colour: str = "navy", size: tuple[int, int] = (12, 8)) -> bytes:
    """A small PNG of one colour."""
    written = BytesIO()
    Image.new("RGB", size, colour).save(written, "PNG")
    return written.getvalue()
