"""A year's figures as JSON, and the JSON Schema that says how to read them."""

from msgspec import json

from plugins.model.catalogue import Fact
from plugins.tracker.rulebook import Kin
from plugins.tracker.standing import PARTS
from plugins.tracker.status import STATUSES, Row
from plugins.tracker.year import UnitYear, YearBook

_ENCODER = json.Encoder()


def year_data(book: YearBook) -> bytes:
    """The keys in the order that the contract gives; a line for each unit."""
    year = book.figures
    head = _ENCODER.encode({"year": year.year, "as_of": year.as_of}).removesuffix(b"}")
    units = b",\n".join(_ENCODER.encode(_unit(unit)) for unit in year.units)
    return head + b',"units":[\n' + units + b"\n]}\n"


def _unit(unit: UnitYear) -> dict[str, object]:
    parts = [{"rule": p.rule, "points": p.points} for p in unit.score.parts]
    return {
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "peer_group": unit.peer_group,
        "from": unit.span.start,
        "until": unit.span.until,
        "predecessors": _codes(unit.predecessors),
        "successors": _codes(unit.successors),
        "periods": [_period(row) for row in unit.rows],
        "score": {"total": unit.score.total, "parts": parts},
        "place": unit.place,
    }


def _codes(kin: tuple[Kin, ...]) -> list[str]:
    return [k.code for k in kin]


def _period(row: Row) -> dict[str, object]:
    return {
        "period": row.period.name,
        "status": row.status,
        "count": row.count,
        "minimum": row.minimum,
        "basis": row.basis,
        "partial": row.partial,
        "stories": [c.slug for c in row.contributions],
    }


def schema_data(url: Fact) -> bytes:
    """Published beside the figures; `url` is where the site stands."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{url.value}/theo-doi/schema.json",
        "title": "Sổ theo dõi giới thiệu gương điển hình trong một năm",
        **_object(year=_integer(1900), as_of=_day("Ngày của số liệu"), units=_list({"$ref": "#/$defs/unit"})),
        "$defs": {"unit": _UNIT, "period": _PERIOD, "score": _SCORE},
    }
    return json.format(_ENCODER.encode(schema), indent=2) + b"\n"


def _object(**keys: object) -> dict[str, object]:
    """An object that has all the keys and no other."""
    named = {key.rstrip("_"): value for key, value in keys.items()}
    return {"type": "object", "required": [*named], "additionalProperties": False, "properties": named}


def _list(items: dict[str, object]) -> dict[str, object]:
    return {"type": "array", "items": items}


def _integer(minimum: int) -> dict[str, object]:
    return {"type": "integer", "minimum": minimum}


def _day(description: str) -> dict[str, object]:
    return {"type": "string", "format": "date", "description": description}


def _or_null(value: dict[str, object]) -> dict[str, object]:
    return {**value, "type": [value["type"], "null"]}


_TEXT: dict[str, object] = {"type": "string", "minLength": 1}
_CODE: dict[str, object] = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_STATUS_MEANING = "; ".join(f"{code}: {name.lower()}" for code, name in STATUSES.items())
_NO_RULE = {"properties": {"status": {"enum": ["absent", "no-rule"]}}}
_NO_MINIMUM = {"properties": {"minimum": {"const": None}, "basis": {"const": None}}}
_MINIMUM = {"properties": {"minimum": {"type": "integer"}, "basis": {"type": "string"}}}
_PERIOD = {
    "description": "Một kỳ; các kỳ của một đơn vị nối tiếp nhau suốt năm.",
    **_object(
        period={"type": "string", "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$"},
        status={"enum": [*STATUSES], "description": _STATUS_MEANING},
        count={**_integer(0), "description": "Số bài tính vào chỉ tiêu; bài nhắc lại không tính"},
        minimum=_or_null(_integer(0)),
        basis=_or_null({**_TEXT, "description": "Văn bản quy định chỉ tiêu"}),
        partial={"type": "boolean", "description": "Đơn vị chỉ hoạt động một phần của kỳ"},
        stories=_list({**_CODE, "description": "Đường dẫn của bài, ở /guong/<đường dẫn>/; kể cả bài nhắc lại"}),
    ),
    "if": _NO_RULE,
    "then": _NO_MINIMUM,
    "else": _MINIMUM,
}
_SCORE = {
    "description": "Điểm của năm; không có phần nào khi năm chưa có quy định chấm điểm.",
    **_object(total=_integer(0), parts=_list(_object(rule={"enum": [*PARTS]}, points=_integer(0)))),
}
_UNIT = _object(
    code=_CODE,
    name={**_TEXT, "description": "Tên vào ngày hoạt động cuối cùng tính đến ngày của số liệu"},
    kind=_CODE,
    peer_group=_or_null(_CODE),
    from_=_or_null(_day("Ngày đầu tiên có hiệu lực")),
    until=_or_null(_day("Ngày liền sau ngày cuối cùng")),
    predecessors=_list(_CODE),
    successors=_list(_CODE),
    periods=_list({"$ref": "#/$defs/period"}),
    score={"$ref": "#/$defs/score"},
    place=_or_null({**_integer(1), "description": "Thứ hạng trong cụm, khối; null khi không xếp hạng"}),
)
