"""Money and measures: the names of units where a number or a rate stands before them (Nghị định 86/2012/NĐ-CP)."""

from plugins.press.speech.numbers import THOUSAND
from plugins.press.speech.rule import Announcer, Match, Rule, rule

MONEY = {
    "đ": "đồng",
    "Đ": "đồng",
    "VNĐ": "đồng",
    "VND": "đồng",
    "vnđ": "đồng",
    "USD": "đô la Mỹ",
    "EUR": "ơ-rô",
    "tr": "triệu",
}
# Said also where no number stands before them: nothing else is written so.
SURE = {
    "km": "ki-lô-mét",
    "Km": "ki-lô-mét",
    "cm": "xăng-ti-mét",
    "mm": "mi-li-mét",
    "m2": "mét vuông",
    "m3": "mét khối",
    "km2": "ki-lô-mét vuông",
    "Km2": "ki-lô-mét vuông",
    "cm2": "xăng-ti-mét vuông",
    "kg": "ki-lô-gam",
    "mg": "mi-li-gam",
    "ml": "mi-li-lít",
    "kW": "ki-lô-oát",
    "MW": "mê-ga-oát",
    "kWh": "ki-lô-oát giờ",
    "kwh": "ki-lô-oát giờ",
    "KWh": "ki-lô-oát giờ",
    "MWh": "mê-ga-oát giờ",
    "kV": "ki-lô-vôn",
    "kVA": "ki-lô-vôn-am-pe",
}
UNITS = {
    **MONEY,
    **SURE,
    "m": "mét",
    "dm": "đề-xi-mét",
    "ha": "héc-ta",
    "Ha": "héc-ta",
    "g": "gam",
    "gr": "gam",
    "l": "lít",
    "L": "lít",
    "W": "oát",
    "V": "vôn",
    "Hz": "héc",
    "dB": "đề-xi-ben",
    "MB": "mê-ga-bai",
    "GB": "ghi-ga-bai",
    "TB": "tê-ra-bai",
    "CV": "mã lực",
    "HP": "mã lực",
    "s": "giây",
    "h": "giờ",
    "°C": "độ C",
    "oC": "độ C",
    "°": "độ",
}
# Said after «nghìn», «mỗi», «một» too.
AFTER_WORDS = {**SURE, "ha": "héc-ta", "USD": "đô la Mỹ"}
# «60 km trên giờ», «mg trên lít»: a physical rate; «một»: money, crops, occasions.
OVER = {"h", "giờ", "s", "giây", "l", "lít", "km2"}
PER = (
    "tháng|năm|ngày|giờ|giây|tuần|quý|vụ|lần|lượt|người|hộ|khẩu|suất|em|cháu|học sinh|con|cây|sào|công|mẫu|tấn|tạ"
    "|yến|lít|buổi|ca|bữa|lứa|đợt|bộ|sản phẩm|đêm|gốc|quả|chiếc|bao|cuốn|kỳ|đồng|xã|thôn"
)


def _any(names: dict[str, str]) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


_MONEY = {"đồng", "Mỹ", "triệu", "tỷ"}  # the last word of a sum


def _rate(match: Match, _: Announcer) -> str:
    below = match["below"]
    of_money = match["above"] in _MONEY
    return f"{match['above']} {'trên' if below in OVER and not of_money else 'một'} {UNITS.get(below, below)}"


def _short_sum(match: Match, announcer: Announcer) -> str:
    """«2tr5» is two millions and five hundred thousands, «2tr05» fifty thousands."""
    rest = int(match["rest"].ljust(3, "0"))
    if match["unit"] in ("tr", "triệu"):
        return f" triệu {rest} {THOUSAND[announcer.voice.accent]}"
    return f" tỷ {rest} triệu"


def _unit(match: Match, _: Announcer) -> str:
    return f" {UNITS[match['unit']]}"


MEASURES: tuple[Rule, ...] = (
    rule(r"\$\s?(\d[\d.,]*\d|\d)", r"\1 đô la Mỹ"),
    rule(r"(?<=\d)(?P<unit>tr|triệu|tỷ|tỉ)(?P<rest>0{0,2}[1-9]\d{0,2})(?<!\d{4})(?!\w|[.,]\d)", _short_sum),
    rule(r"(?<=\d)\s(?P<unit>tr)\s(?P<rest>[1-9])(?!\w|[.,/]\d|\s?%|\s(?!đồng|đ\b|mỗi|một)\w)", _short_sum),
    rule(r"(?<=\d)k(?!\w)", lambda _, announcer: f" {THOUSAND[announcer.voice.accent]}"),
    rule(rf"(?<=\d)\s?(?P<unit>{_any(UNITS)})(?!\w)", _unit),
    rule(
        rf"(?:(?<=nghìn)|(?<=ngàn)|(?<=triệu)|(?<=vạn)|(?<=mỗi)|(?<=một))\s(?P<unit>{_any(AFTER_WORDS)})(?!\w)", _unit
    ),
    rule(rf"(?<![\w/])(?P<unit>{_any(SURE)})(?!\w)", lambda match, _: SURE[match["unit"]]),
    rule(r"(?<=\d)\s?%", " phần trăm"),
    rule(r"(?<=\d)\s?‰", lambda _, announcer: f" phần {THOUSAND[announcer.voice.accent]}"),
    rule(r"%", "phần trăm"),
    # Twice: «đồng/người/tháng» is a rate of a rate.
    rule(rf"(?<![^\W\d])(?P<above>[^\W\d]+)/(?P<below>{_any(UNITS)}|{PER})(?!\w)", _rate),
    rule(rf"(?<![^\W\d])(?P<above>[^\W\d]+)/(?P<below>{_any(UNITS)}|{PER})(?!\w)", _rate),
    rule(r"(?<=\d)m(?=\d)", " mét "),
    rule(r"(?<=\d)\s?[x×]\s?(?=\d)|\s[x×]\s(?=\d)", " nhân "),
)
