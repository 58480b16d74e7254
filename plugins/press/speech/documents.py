"""Numbers of documents: «98/2023/NĐ-CP» is «số 98 năm 2023 của Chính phủ», its kind said where the sentence has not."""

import re

from plugins.press.speech.abbreviations import letter_by_letter
from plugins.press.speech.dates import YEAR
from plugins.press.speech.numbers import digit_by_digit
from plugins.press.speech.rule import Announcer, Match, Rule, after, before, rule, stands_after, stands_before

# Nghị định 30/2020/NĐ-CP, Phụ lục III; Luật 64/2025/QH15, Điều 4; Hướng dẫn 36-HD/VPTW for the Party's.
KINDS = {
    "NQ": "nghị quyết",
    "QĐ": "quyết định",
    "CT": "chỉ thị",
    "QC": "quy chế",
    "QyĐ": "quy định",
    "QĐi": "quy định",
    "TC": "thông cáo",
    "TB": "thông báo",
    "HD": "hướng dẫn",
    "CTr": "chương trình",
    "KH": "kế hoạch",
    "PA": "phương án",
    "ĐA": "đề án",
    "DA": "dự án",
    "BC": "báo cáo",
    "BB": "biên bản",
    "TTr": "tờ trình",
    "HĐ": "hợp đồng",
    "CĐ": "công điện",
    "CV": "công văn",
    "GM": "giấy mời",
    "NĐ": "nghị định",
    "TT": "thông tư",
    "TTLT": "thông tư liên tịch",
    "NQLT": "nghị quyết liên tịch",
    "VBHN": "văn bản hợp nhất",
    "PL": "pháp lệnh",
    "L": "lệnh",
    "KL": "kết luận",
    "QT": "quy trình",
}
# Who issues, where a document's number says it otherwise than the registry does elsewhere.
ISSUERS = {
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "CTN": "Chủ tịch nước",
    "TW": "Trung ương",
    "TƯ": "Trung ương",
    "TU": "tỉnh ủy",
    "TĐKT": "Ban Thi đua - Khen thưởng",
}
_JOINT = {KINDS["TTLT"], KINDS["NQLT"]}
_ASSEMBLY = re.compile(r"(UBTV)?QH(\d+)")
_LONGEST_FIRST = "|".join(sorted(KINDS, key=lambda kind: (-len(kind), kind)))
_SAID = after("|".join((*KINDS.values(), "luật", "bộ luật", "văn bản", *KINDS)))
_NUMBERED = after("số")
_LAW = after("nghị định|thông tư|luật|nghị quyết|quyết định|chỉ thị|NĐ|TT|NQ|QĐ|CT")
_HOUSE = after("nhà số|ngõ số|ngách số|hẻm số|kiệt số")
_STREET = before(",? ?(?:đường|phố|ngõ|hẻm)")
_ISSUER_SAID = before(r"(?:ngày [\d/.-]+ )?của")


def _issuer(symbol: str, announcer: Announcer, jointly: bool) -> str:
    """The issuer's name, without the office that drafted; one that nobody knows is read letter by letter, and told."""
    assembly = _ASSEMBLY.fullmatch(symbol)
    if assembly:
        return f"{'Ủy ban Thường vụ ' if assembly[1] else ''}Quốc hội khóa {assembly[2]}"
    parts = symbol.split("-")
    if jointly:
        return " và ".join(_known(part, announcer) or _spelled(part, announcer) for part in parts)
    known = _known(symbol, announcer) or _known(parts[0], announcer)
    return known or " ".join(_spelled(part, announcer) for part in parts)


def _known(part: str, announcer: Announcer) -> str | None:
    return ISSUERS.get(part) or next((a.words for a in announcer.voice.abbreviations if a.short == part), None)


def _spelled(part: str, announcer: Announcer) -> str:
    announcer.unknown.append(part)
    return letter_by_letter(part)


def _number_and_year(match: Match) -> str:
    number, year = match["number"], f" năm {match['year']}" if match["year"] else ""
    return f"{digit_by_digit(number) if number.startswith('0') else number}{year}"


def _issued(match: Match, announcer: Announcer, kind: str, issuer: str) -> str:
    """A number and who issued it; kind and «số» where the sentence has not said them."""
    words = _number_and_year(match)
    if not stands_before(match, _ISSUER_SAID):
        words += f" của {_issuer(issuer, announcer, kind in _JOINT)}"
    if stands_after(match, _NUMBERED):
        return words
    return f"{'' if stands_after(match, _SAID) else f'{kind} '}số {words}"


def _document(match: Match, announcer: Announcer) -> str:
    kind = KINDS.get(match["kind"] or "", "luật")
    return _issued(match, announcer, kind, match["issuer"] or match["house"])


def _letter(match: Match, announcer: Announcer) -> str:
    """An official letter is numbered by who issued and who drafted it; of these announcers name the first."""
    agency = match["agency"]
    is_told = bool(match["drafter"]) and _known(agency, announcer) is not None
    if stands_after(match, _NUMBERED) or stands_after(match, _SAID) or is_told:
        return _issued(match, announcer, KINDS["CV"], agency)
    return match[0]


def _of_year(match: Match, _: Announcer) -> str:
    """A magazine's issue, or a law's number without the letters: «số 15/2026»."""
    if stands_after(match, _HOUSE) or stands_before(match, _STREET):
        return match[0]
    if stands_after(match, _NUMBERED):
        return _number_and_year(match)
    return f"số {_number_and_year(match)}" if stands_after(match, _LAW) else match[0]


DOCUMENTS: tuple[Rule, ...] = (
    rule(
        r"(?<![\w/.,-])(?P<number>\d+[a-z]?)(?:/(?P<year>\d{4}))?"
        rf"(?:[/-](?P<kind>{_LONGEST_FIRST})[-/](?P<issuer>[A-ZĐƯ][\w&]*(?:-[A-ZĐƯ][\w&]*)*)|/(?P<house>(?:UBTV)?QH\d+))",
        _document,
        signs="/-",
    ),
    rule(
        r"(?<![\w/.,-])(?P<number>\d+[a-z]?)(?:/(?P<year>\d{4}))?"
        r"/(?P<agency>[A-ZĐƯ][A-ZĐƯ&]+)(?P<drafter>(?:-[A-ZĐƯ][\w&]*)*)(?![\w/-])",
        _letter,
        signs="/",
    ),
    rule(rf"(?<![\w/.,-])(?P<number>\d{{1,4}}[a-z]?)/(?P<year>{YEAR})(?![\w/-]|[.,]\d)", _of_year, signs="/"),
)
