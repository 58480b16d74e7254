"""Money and measures: what is said for units where a number or a rate stands before them."""

from plugins.press.speech.numbers import THOUSAND
from plugins.press.speech.rule import TIED, Announcer, Match, Rule, rule
from plugins.press.speech.units import AFTER_WORDS, SURE, UNITS

# «60 km trên giờ», «mg trên lít»: a physical rate; «một»: money, crops, occasions.
OVER = {"h", "giờ", "s", "giây", "l", "lít", "dl", "km2"}
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
    rule(r"\$\s?(\d[\d.,]*\d|\d)", r"\1 đô la Mỹ", signs="$"),
    rule(
        r"(?<=\d)(?P<unit>tr|triệu|tỷ|tỉ)(?P<rest>0{0,2}[1-9]\d{0,2})(?<!\d{4})(?!\w|[.,]\d)", _short_sum, signs={TIED}
    ),
    rule(r"(?<=\d)\s(?P<unit>tr)\s(?P<rest>[1-9])(?!\w|[.,/]\d|\s?%|\s(?!đồng|đ\b|mỗi|một)\w)", _short_sum),
    rule(r"(?<=\d)k(?!\w)", lambda _, announcer: f" {THOUSAND[announcer.voice.accent]}", signs={TIED}),
    rule(rf"(?<=\d)\s?(?P<unit>{_any(UNITS)})(?!\w)", _unit),
    rule(
        r"\s(?:(?<=nghìn\s)|(?<=ngàn\s)|(?<=triệu\s)|(?<=vạn\s)|(?<=mỗi\s)|(?<=một\s))"
        rf"(?P<unit>{_any(AFTER_WORDS)})(?!\w)",
        _unit,
    ),
    rule(rf"(?<![\w/])(?P<unit>{_any(SURE)})(?!\w)", lambda match, _: SURE[match["unit"]]),
    rule(rf"%\s/\s(?=(?:{PER})(?!\w))", "%/", signs="%"),
    rule(r"(?<=\d)\s?%", " phần trăm", signs="%"),
    rule(r"(?<=\d)\s?‰", lambda _, announcer: f" phần {THOUSAND[announcer.voice.accent]}", signs="‰"),
    rule(r"%", "phần trăm", signs="%"),
    # Twice: «đồng/người/tháng» is a rate of a rate.
    rule(rf"(?<![^\W\d])(?P<above>[^\W\d]+)/(?P<below>{_any(UNITS)}|{PER})(?!\w)", _rate, signs="/"),
    rule(rf"(?<![^\W\d])(?P<above>[^\W\d]+)/(?P<below>{_any(UNITS)}|{PER})(?!\w)", _rate, signs="/"),
    rule(r"(?<=\d)m(?=\d)", " mét ", signs={TIED}),
    rule(r"(?<=\d)\s?[x×]\s?(?=\d)|\s[x×]\s(?=\d)", " nhân ", signs="x×"),
)
