"""The registries of the province that the benchmark invents: units, fields, movements, awards, outlets, quotas."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

TWO_TIERS = dt.date(2025, 7, 1)  # districts end, communes begin


@dataclass(frozen=True)
class Term:
    """A field or a movement: what a listing is made of."""

    code: str
    name: str


@dataclass(frozen=True)
class Award:
    """An award with its level and the kinds of subject that it is for."""

    code: str
    name: str
    level: str
    subjects: tuple[str, ...]


@dataclass(frozen=True)
class Unit:
    """A unit, in force from the first day up to the day before the last."""

    code: str
    name: str
    kind: str
    group: str
    first: dt.date = dt.date.min
    last: dt.date = dt.date.max
    successors: tuple[str, ...] = ()

    def in_force(self, day: dt.date) -> bool:
        return self.first <= day < self.last


KINDS = {
    "department": "Sở và ngành",
    "organisation": "Mặt trận và đoàn thể",
    "enterprise": "Doanh nghiệp",
    "district": "Huyện",
    "commune": "Xã",
}
GROUPS = {
    "khoi-tong-hop": "Khối thi đua tổng hợp",
    "khoi-van-xa": "Khối thi đua văn hóa xã hội",
    "khoi-doan-the": "Khối thi đua đoàn thể",
    "khoi-doanh-nghiep": "Khối thi đua doanh nghiệp",
    "cum-huyen": "Cụm thi đua các huyện",
    "cum-xa": "Cụm thi đua các xã",
}
FIELDS = (
    Term("san-xuat", "Sản xuất kinh doanh"),
    Term("nong-thon", "Nông thôn và môi trường"),
    Term("kinh-te-ho", "Kinh tế hộ gia đình"),
    Term("van-hoa", "Văn hóa cơ sở"),
    Term("giao-duc", "Giáo dục và đào tạo"),
    Term("y-te", "Y tế và sức khỏe"),
    Term("an-ninh", "Quốc phòng và an ninh"),
    Term("doan-the", "Hội và đoàn thể"),
    Term("cong-vu", "Công vụ và cải cách hành chính"),
)
MOVEMENTS = (
    Term("nong-thon-moi", "Chung sức xây dựng nông thôn mới"),
    Term("vi-nguoi-ngheo", "Không để ai bị bỏ lại phía sau"),
    Term("lam-theo-bac", "Học tập và làm theo Bác"),
    Term("binh-dan-hoc-vu-so", "Bình dân học vụ số"),
    Term("xa-hoi-hoc-tap", "Xây dựng xã hội học tập"),
    Term("van-hoa-cong-so", "Thi đua thực hiện văn hóa công sở"),
    Term("doanh-nghiep", "Doanh nghiệp hội nhập và phát triển"),
    Term("doi-moi-sang-tao", "Đổi mới sáng tạo và chuyển đổi số"),
    Term("suc-khoe-nhan-dan", "Chăm sóc sức khỏe nhân dân"),
    Term("thanh-nien", "Thanh niên tình nguyện"),
    Term("bao-ve-an-ninh", "Toàn dân bảo vệ an ninh Tổ quốc"),
    Term("lao-dong-gioi", "Lao động giỏi và lao động sáng tạo"),
)
_ONE, _MANY, _HOME = "ca-nhan", "tap-the", "ho-gia-dinh"
AWARDS = (
    Award("huan-chuong-lao-dong-hang-nhi", "Huân chương Lao động hạng Nhì", "nha-nuoc", (_ONE, _MANY)),
    Award("huan-chuong-lao-dong-hang-ba", "Huân chương Lao động hạng Ba", "nha-nuoc", (_ONE, _MANY)),
    Award("chien-si-thi-dua-toan-quoc", "Chiến sĩ thi đua toàn quốc", "chinh-phu", (_ONE,)),
    Award("co-thi-dua-chinh-phu", "Cờ thi đua của Chính phủ", "chinh-phu", (_MANY,)),
    Award("bang-khen-thu-tuong", "Bằng khen của Thủ tướng Chính phủ", "chinh-phu", (_ONE, _MANY, _HOME)),
    Award("chien-si-thi-dua-tinh", "Chiến sĩ thi đua cấp tỉnh", "tinh", (_ONE,)),
    Award("tap-the-xuat-sac", "Tập thể lao động xuất sắc", "tinh", (_MANY,)),
    Award("bang-khen-tinh", "Bằng khen của Ủy ban nhân dân tỉnh", "tinh", (_ONE, _MANY, _HOME)),
    Award("chien-si-thi-dua-co-so", "Chiến sĩ thi đua cơ sở", "co-so", (_ONE,)),
    Award("tap-the-tien-tien", "Tập thể lao động tiên tiến", "co-so", (_MANY,)),
    Award("gia-dinh-van-hoa", "Gia đình văn hóa", "co-so", (_HOME,)),
    Award("giay-khen", "Giấy khen", "co-so", (_ONE, _MANY, _HOME)),
)
ISSUERS = {"nha-nuoc": "Chủ tịch nước", "chinh-phu": "Thủ tướng Chính phủ", "tinh": "UBND tỉnh", "co-so": "UBND cấp xã"}
SYMBOLS = {"nha-nuoc": "QĐ-CTN", "chinh-phu": "QĐ-TTg", "tinh": "QĐ-UBND", "co-so": "QĐ-KT"}

_UNITS = {
    ("department", "khoi-tong-hop"): {
        "van-phong": "Văn phòng UBND tỉnh",
        "so-noi-vu": "Sở Nội vụ",
        "so-tai-chinh": "Sở Tài chính",
        "so-cong-thuong": "Sở Công Thương",
        "so-xay-dung": "Sở Xây dựng",
        "so-nong-nghiep": "Sở Nông nghiệp và Môi trường",
        "so-tu-phap": "Sở Tư pháp",
    },
    ("department", "khoi-van-xa"): {
        "so-giao-duc": "Sở Giáo dục và Đào tạo",
        "so-y-te": "Sở Y tế",
        "so-van-hoa": "Sở Văn hóa và Du lịch",
        "so-khoa-hoc": "Sở Khoa học và Công nghệ",
        "so-dan-toc": "Sở Dân tộc và Tôn giáo",
        "thanh-tra": "Thanh tra tỉnh",
        "truong-chinh-tri": "Trường Chính trị tỉnh",
    },
    ("organisation", "khoi-doan-the"): {
        "mat-tran": "Ủy ban Mặt trận Tổ quốc tỉnh",
        "lien-doan-lao-dong": "Liên đoàn Lao động tỉnh",
        "hoi-nong-dan": "Hội Nông dân tỉnh",
        "hoi-phu-nu": "Hội Liên hiệp Phụ nữ tỉnh",
        "tinh-doan": "Tỉnh đoàn",
        "hoi-cuu-chien-binh": "Hội Cựu chiến binh tỉnh",
    },
    ("enterprise", "khoi-doanh-nghiep"): {
        "dien-luc": "Công ty Điện lực tỉnh",
        "cap-nuoc": "Công ty Cấp nước tỉnh",
        "moi-truong-do-thi": "Công ty Môi trường đô thị",
        "may-mac": "Công ty May Sông Trà",
        "che": "Công ty Chè Vân Đài",
        "thuy-san": "Công ty Thủy sản Hải Triều",
        "vat-lieu": "Công ty Vật liệu Thạch Đồng",
        "duoc-lieu": "Công ty Dược liệu Mộc Phong",
    },
}
_DISTRICTS = {
    "son-khe": "Sơn Khê",
    "lam-tra": "Lâm Trà",
    "giang-dong": "Giang Đông",
    "thuy-van": "Thủy Vân",
    "moc-phong": "Mộc Phong",
    "hai-trieu": "Hải Triều",
    "thach-dong": "Thạch Đồng",
    "van-dai": "Vân Đài",
}
_COMMUNES = {"thuong": "Thượng", "trung": "Trung", "ha": "Hạ"}


def _all_units() -> Iterator[Unit]:
    for (kind, group), names in _UNITS.items():
        yield from (Unit(code, name, kind, group) for code, name in names.items())
    for code, name in _DISTRICTS.items():
        heirs = tuple(f"xa-{code}-{part}" for part in _COMMUNES)
        yield Unit(f"huyen-{code}", f"UBND huyện {name}", "district", "cum-huyen", last=TWO_TIERS, successors=heirs)
        for heir, part in zip(heirs, _COMMUNES.values(), strict=True):
            yield Unit(heir, f"UBND xã {name} {part}", "commune", "cum-xa", first=TWO_TIERS)


UNITS = tuple(_all_units())
UNIT = {unit.code: unit for unit in UNITS}
FIELD = {field.code: field for field in FIELDS}
MOVEMENT = {movement.code: movement for movement in MOVEMENTS}
AWARD = {award.code: award for award in AWARDS}
# What listings are made of: each kind's names by code.
NAMES = {
    "movements": {movement.code: movement.name for movement in MOVEMENTS},
    "fields": {field.code: field.name for field in FIELDS},
    "units": {unit.code: unit.name for unit in UNITS},
}


def _site() -> dict[str, Any]:
    return {
        "name": "Gương sáng tỉnh Sông Trà",
        "code": "tdkt-song-tra",
        "url": "https://guong.example.vn",
        "timezone": "Asia/Ho_Chi_Minh",
        "page_size": 20,
        "managing_body": "Ủy ban nhân dân tỉnh Sông Trà",
        "demo": True,
        "unit_kinds": [{"code": code, "name": name} for code, name in KINDS.items()],
    }


def _unit_entry(unit: Unit) -> dict[str, Any]:
    entry: dict[str, Any] = {"code": unit.code, "kind": unit.kind, "name": unit.name, "peer_group": unit.group}
    if unit.first > dt.date.min:
        entry["from"] = unit.first
    if unit.last < dt.date.max:
        entry |= {"until": unit.last, "successors": list(unit.successors)}
    return entry


def _outlets() -> list[dict[str, Any]]:
    page = {"code": "chuyen-trang", "name": "Thi đua yêu nước", "rhythm": "semimonthly", "stories": 6}
    show = {"code": "chuyen-muc", "name": "Thi đua và khen thưởng", "rhythm": "monthly", "minutes": 10}
    flowers = {"code": "hoa-dep", "name": "Hoa đẹp cuộc sống", "rhythm": "quarterly", "minutes": 15}
    voice = {"code": "nguoi-tot", "name": "Người tốt việc tốt", "rhythm": "weekly", "minutes": 5}
    return [
        {"code": "bao", "name": "Báo Sông Trà", "medium": "print", "editions": [page]},
        {"code": "dai", "name": "Truyền hình Sông Trà", "medium": "television", "editions": [show, flowers]},
        {"code": "phat-thanh", "name": "Phát thanh Sông Trà", "medium": "radio", "editions": [voice]},
        {"code": "cong", "name": "Cổng thông tin tỉnh Sông Trà", "medium": "online"},
    ]


def _quotas() -> list[dict[str, Any]]:
    start = dt.date(2017, 1, 1)
    basis = "Kế hoạch số 12/KH-UBND ngày 05/01/2017"
    later = "Kế hoạch số 96/KH-UBND ngày 20/6/2025"
    offices = ["department", "organisation", "enterprise"]
    return [
        {"kinds": ["district"], "period": "month", "minimum": 1, "from": start, "until": TWO_TIERS, "basis": basis},
        {"kinds": offices, "period": "quarter", "minimum": 2, "from": start, "basis": basis},
        {"kinds": ["commune"], "period": "quarter", "minimum": 1, "from": TWO_TIERS, "basis": later},
    ]


def _scoring() -> list[dict[str, Any]]:
    points = {"nha-nuoc": 5, "chinh-phu": 4, "tinh": 2, "co-so": 1}
    rule = {"from": dt.date(2017, 1, 1), "per_period_met": 10, "per_extra_story": 2, "extra_cap": 20}
    return [rule | {"award_points": points}]


def flow(value: object) -> str:
    """A value as YAML in flow style; JSON is YAML, but for dates, which stay bare."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return value.isoformat() if isinstance(value, dt.date) else json.dumps(value, ensure_ascii=False)


def _listed(entries: list[dict[str, Any]]) -> str:
    return "".join(f"- {flow(entry)}\n" for entry in entries)


def units_text(renamed: dict[str, str] | None = None) -> str:
    """units.yml, some units under another name."""
    names = renamed or {}
    return _listed([_unit_entry(unit) | {"name": names.get(unit.code, unit.name)} for unit in UNITS])


def registry_texts(tracker: bool = True) -> dict[str, str]:
    """Every registry by its file name; without the tracker neither quotas nor scoring."""
    group_kinds = {"kh": "bloc", "cu": "cluster"}
    groups = [{"code": code, "name": name, "kind": group_kinds[code[:2]]} for code, name in GROUPS.items()]
    movements = [{"code": term.code, "name": term.name, "scope": "provincial"} for term in MOVEMENTS]
    awards = [{"code": a.code, "name": a.name, "level": a.level, "subjects": a.subjects} for a in AWARDS]
    texts = {
        "site.yml": flow(_site()) + "\n",
        "units.yml": units_text(),
        "peer_groups.yml": _listed(groups),
        "fields.yml": _listed([{"code": term.code, "name": term.name} for term in FIELDS]),
        "movements.yml": _listed(movements),
        "awards.yml": _listed(awards),
        "outlets.yml": _listed(_outlets()),
    }
    return texts | ({"quotas.yml": _listed(_quotas()), "scoring.yml": _listed(_scoring())} if tracker else {})
