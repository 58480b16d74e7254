"""What a draft can say of itself: each fact with its origin, a guess with its reason, the rest with what to ask."""

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from plugins.desk.incoming.archive import Past
from plugins.desk.incoming.decisions import Decided, decisions_in
from plugins.desk.incoming.frame import Framed
from plugins.desk.incoming.incoming import Letter
from plugins.desk.incoming.likeness import Likeness, Proposal
from plugins.desk.incoming.manuscript import Manuscript
from plugins.desk.incoming.mentions import Praise, mentions_in, praises_in, spoken, units_in
from plugins.desk.incoming.names import groups_in, households_in, is_called_in, is_full_name, names_in
from plugins.model.award import NO_LEVEL, SUBJECT_KINDS
from plugins.model.registries import Entry, Registries
from plugins.model.unit import Unit

KNOWN, GUESSED, MISSING = "theo", "đoán", "cần điền"
OLD = timedelta(days=400)  # a day longer ago is told
_MAILBOXES = ("gmail.com", "yahoo.com", "yahoo.com.vn", "outlook.com", "hotmail.com", "icloud.com")
_CALLED = re.compile(r"(phong trào|vận động|thi đua)[^.;]{0,40}$")
_CHILD = re.compile(r"\b(em|cháu|học sinh)\b.{0,60}\blớp \d{1,2}\b|\b([1-9]|1[0-5]) tuổi\b", re.IGNORECASE)


class Fact(NamedTuple):
    """A key's value and the words behind it in the draft; `state` is one of KNOWN, GUESSED, MISSING."""

    value: str | dict[str, str]
    state: str = KNOWN
    why: str = ""

    @property
    def comment(self) -> str:
        return f"{self.state}: {self.why}" if self.state != KNOWN else self.why


Facts = dict[str, Fact]


class Candidate(NamedTuple):
    """Whom a text may be about, how often it says so, and how much its place says."""

    name: str
    kind: str
    times: int
    weight: int


class Around(NamedTuple):
    """What a text is read against."""

    registries: Registries
    pasts: list[Past]
    today: date


def facts_of(text: Manuscript, framed: Framed, letter: Letter | None, around: Around) -> Facts:
    """Every fact that a draft needs, by its key."""
    return _Reader(text, framed, letter, around).facts()


class _Reader:
    """Looks into the registries with one text in hand."""

    def __init__(self, text: Manuscript, framed: Framed, letter: Letter | None, around: Around) -> None:
        self.text, self.framed, self.letter, self.around = text, framed, letter, around
        self.registries = around.registries
        self.whole = "\n".join((text.title, text.lead, text.text))
        self.day, self.date_fact = self.dated()

    def facts(self) -> Facts:
        unit, subject = self.unit(), self.subject()
        praises = praises_in(self.whole, self.registries.awards)
        kind = subject.value["kind"] if isinstance(subject.value, dict) else ""
        level, award = self.award(praises, kind)
        likeness = Likeness(self.whole, self.around.pasts)
        code = unit.value if isinstance(unit.value, str) else ""
        return {
            "title": Fact(self.text.title, GUESSED if self.text.title_reason else KNOWN, self.text.title_reason),
            "date": self.date_fact,
            "unit": unit,
            "field": self.field(likeness, code),
            "movement": self.movement(likeness, code),
            "award_level": level,
            "award": award,
            "decision": self.decision(praises),
            "subject": subject,
            "summary": self.summary(),
            "author": Fact(self.text.author, KNOWN, "theo bài" if self.text.author else ""),
            "source": self.source(code),
        }

    # --- date and unit

    def dated(self) -> tuple[date, Fact]:
        if self.framed.day:
            day, why = self.framed.day, "theo dòng ngày tháng trong bài"
            state = KNOWN
        elif self.letter and self.letter.sent:
            day, why, state = (
                self._local(self.letter.sent),
                "ngày gửi thư, vì trong bài không có dòng ngày tháng",
                GUESSED,
            )
        else:
            day, why, state = self.around.today, "ngày nhập, vì trong bài không có dòng ngày tháng", GUESSED
        if day > self.around.today:
            state, why = GUESSED, f"{why}; ngày này chưa tới nên bài chưa hiện, hãy xem lại"
        elif day < self.around.today - OLD:
            state, why = GUESSED, f"{why}; đã hơn một năm, hãy xem lại"
        return day, Fact(day.isoformat(), state, why)

    def _local(self, sent: datetime) -> date:
        return sent.astimezone(self.registries.site.zone).date()

    def unit(self) -> Fact:
        """The sender's own address, then the letterhead, then what the text says of itself."""
        by_sender = self._by_sender()
        head = "\n".join(self.framed.letterhead)
        by_head = units_in(head, self.registries.units) if head else ()
        if by_sender and by_head and self._in_force(by_sender[0]) and by_sender[0] not in by_head:
            why = f"theo địa chỉ người gửi; nhưng tiêu đề văn bản ghi {_named(by_head[0])}"
            return Fact(by_sender[0].code, GUESSED, why)
        label = self.framed.labels.get("unit", "")
        ends = f"{self.framed.source}\n{self.letter.message if self.letter else ''}"
        for units, state, why in (
            (by_sender, KNOWN, "theo địa chỉ người gửi"),
            (by_head, KNOWN, "theo tiêu đề văn bản"),
            (units_in(label, self.registries.units) if label else (), KNOWN, "theo dòng «Đơn vị» trong bài"),
            (units_in(self.framed.source, self.registries.units), KNOWN, "theo dòng «Nguồn» trong bài"),
            (units_in("\n".join(self.framed.cut), self.registries.units), GUESSED, "theo phần ký tên, nơi nhận"),
            (units_in(ends, self.registries.units), GUESSED, "theo lời thư và chữ ký trong thư"),
        ):
            if units:
                return self._of_day(units, state, why)
        return self._unit_in_text()

    def _by_sender(self) -> tuple[Unit, ...]:
        addresses = self.letter.addresses if self.letter else ()
        for address in addresses:
            if found := tuple(u for u in self.registries.units if u.email and u.email.lower() == address):
                return found
        for address in addresses:
            domain = address.rpartition("@")[2]
            found = tuple(u for u in self.registries.units if u.email.lower().rpartition("@")[2] == domain)
            if domain not in _MAILBOXES and len(found) == 1:
                return found
        return ()

    def _in_force(self, unit: Unit) -> bool:
        return unit.in_force(self.day)

    def _of_day(self, units: tuple[Unit, ...], state: str, why: str) -> Fact:
        """The unit in force on the day; of one that has ended, its heirs to choose from."""
        current = [u for u in units if self._in_force(u)]
        if current:
            also = f"; cũng có thể là {', '.join(map(_named, current[1:3]))}" if len(current) > 1 else ""
            return Fact(current[0].code, GUESSED if also else state, f"{why}{also}")
        unit = units[0]
        heirs = self.registries.successors(unit) + self.registries.predecessors(unit)
        named = " hoặc ".join(_named(h) for h in heirs if self._in_force(h))
        return Fact(
            "",
            MISSING,
            f"{unit.name} ({why}) không hoạt động vào ngày của bài; {f'dùng {named}' if named else 'xem units.yml'}",
        )

    def _unit_in_text(self) -> Fact:
        found = [u for u in units_in(self.whole, self.registries.units) if self._in_force(u)]
        if not found:
            return Fact("", MISSING, "không rõ đơn vị gửi bài; mã đơn vị ở registries/units.yml")
        return Fact("", MISSING, f"không rõ đơn vị gửi bài; trong bài có nhắc {', '.join(map(_named, found[:3]))}")

    # --- who

    def subject(self) -> Fact:
        labels = self.framed.labels
        for label, kind in (("name", "ca-nhan"), ("group", "tap-the"), ("household", "ho-gia-dinh")):
            if label in labels:
                return self._subject(labels[label], kind, KNOWN, "theo bài")
        found = self._candidates()
        if not found:
            return Fact("", MISSING, f"{{name: tên, kind: {' | '.join(SUBJECT_KINDS)}}}; không rõ bài nêu gương ai")
        first, *others = found
        also = "".join(f"; cũng có thể là {SUBJECT_KINDS[o.kind].lower()} «{o.name}»" for o in others[:2])
        return self._subject(first.name, first.kind, GUESSED, f"được nhắc {first.times} lần{also}")

    def _candidates(self) -> list[Candidate]:
        """Whom the text may be about, the likeliest first: the title says more than the lead, the lead than all."""
        people = names_in(self.whole)
        found = [
            *(Candidate(p.name, "ca-nhan", p.times, self._weight(p.name)) for p in people),
            *(Candidate(h.name, "ho-gia-dinh", h.times, 2 * h.times) for h in households_in(self.whole, people)),
            *(Candidate(g.name, "tap-the", g.times, self._weight(g.name)) for g in groups_in(self.whole)),
        ]
        titled = {h.name for h in households_in(self.text.title, people)}
        found = [c._replace(weight=c.weight + 40) if c.name in titled else c for c in found]
        return sorted(found, key=lambda c: (-c.weight - c.times, c.kind, c.name))

    def _weight(self, name: str) -> int:
        title, lead = self.text.title.casefold(), f"{self.text.lead}\n{self.text.text[:500]}".casefold()
        key = name.casefold()
        in_title = key in title or (is_full_name(name) and is_called_in(name, self.text.title))
        return 20 * in_title + 4 * (key in lead)

    def _subject(self, name: str, kind: str, state: str, why: str) -> Fact:
        if kind == "ca-nhan" and not is_full_name(name):
            name = next((p.name for p in names_in(f"ông {name}")), name)
        if kind == "ca-nhan" and _CHILD.search(self.whole):
            why += "; bài có nhắc học sinh hoặc trẻ em: nếu nhân vật dưới 16 tuổi thì thêm child: true và ghi consent"
            state = GUESSED
        return Fact({"name": name, "kind": kind}, state, why)

    # --- award

    def award(self, praises: list[Praise], kind: str) -> tuple[Fact, Fact]:
        label = self.framed.labels.get("award", "")
        if label and (found := praises_in(label, self.registries.awards)):
            praises = found
        fitting = [p for p in praises if not p.award.subjects or not kind or kind in p.award.subjects]
        given = [p for p in fitting if not p.hoped]
        others = ", ".join(_named(p.award) for p in praises if not given or p != given[0])
        if not given:
            heard = others or (
                "bằng khen, giấy khen" if re.search(r"bằng khen|giấy khen", self.whole, re.IGNORECASE) else ""
            )
            why = (
                f"bài có nhắc {heard}, nhưng không rõ đã tặng cho ai, cấp nào"
                if heard
                else "không thấy khen thưởng nào trong bài"
            )
            return Fact(NO_LEVEL, GUESSED, why), Fact("", MISSING if heard else KNOWN, why if heard else "")
        award = given[0].award
        if others:
            return Fact(award.level, GUESSED, "theo hình thức khen thưởng"), Fact(
                award.code, GUESSED, f"cao nhất trong bài; bài còn nhắc {others}"
            )
        return Fact(award.level, KNOWN, "theo hình thức khen thưởng"), Fact(
            award.code, KNOWN, f"theo bài: {award.name}"
        )

    def decision(self, praises: list[Praise]) -> Fact:
        known = [n for m in self.registries.movements for n in re.findall(r"\d+/\S*QĐ-\w+", str(m.decision))]
        found = decisions_in(self.whole, known)
        if not found:
            return Fact("")
        near = min(found, key=lambda d: min((abs(d.start - p.start) for p in praises), default=d.start))
        state = GUESSED if len(found) > 1 or not praises else KNOWN
        why = (
            f"bài có {len(found)} quyết định, đây là quyết định gần chỗ nói khen thưởng nhất"
            if len(found) > 1
            else "theo bài"
        )
        return Fact(_decision(near), state, why)

    # --- field, movement, words

    def field(self, likeness: Likeness, unit: str) -> Fact:
        entries = [e for e in self.registries.fields if e.span.contains(self.day)]
        label = self.framed.labels.get("field", "")
        if found := self.registries.lookups["fields"].candidates(label, self.day):
            return Fact(found[0].code, KNOWN, "theo bài")
        return _proposed(likeness.proposal("field", entries, unit))

    def movement(self, likeness: Likeness, unit: str) -> Fact:
        running = [m for m in self.registries.movements if m.span.contains(self.day)]
        text = f"{self.framed.labels.get('movement', '')}\n{self.whole}"
        found = mentions_in(text, running)
        called = [m for m in found if m.start == 0 or _CALLED.search(spoken(text)[: m.start])]
        entries = list({m.entry.code: m.entry for m in called or found}.values())
        if not entries:
            return _proposed(likeness.proposal("movement", running, unit))
        if len(entries) == 1 and called:
            return Fact(entries[0].code, KNOWN, f"theo bài: {entries[0].name}")
        also = f"; còn nhắc {', '.join(map(_named, entries[1:3]))}" if len(entries) > 1 else ""
        return Fact(entries[0].code, GUESSED, f"bài có nhắc {entries[0].name}{also}")

    def summary(self) -> Fact:
        if self.text.lead:
            return Fact(shortened(self.text.lead), KNOWN, "")
        first = next(
            (
                p.text
                for p in self.text.pieces
                if hasattr(p, "text") and not getattr(p, "heading", 0) and len(p.text) >= 40
            ),
            "",
        )
        if len(first) < 20:
            return Fact("", MISSING, "một hoặc hai câu, từ 20 đến 300 ký tự")
        return Fact(shortened(first), GUESSED, "lấy từ đoạn đầu của bài, nên viết lại cho gọn")

    def source(self, unit: str) -> Fact:
        if self.framed.source:
            return Fact(self.framed.source, KNOWN, "theo bài")
        found = self.registries.unit_by_code.get(unit)
        return Fact(found.name_on(self.day) if found else "")


def _named(entry: Entry) -> str:
    return f"{entry.code} ({entry.name})"


def _decision(decided: Decided) -> dict[str, str]:
    day = decided.day.isoformat() if decided.day else ""
    return {k: v for k, v in (("number", decided.number), ("date", day), ("issuer", decided.issuer)) if v}


def _proposed(proposal: Proposal) -> Fact:
    if not proposal.entries:
        return Fact("", MISSING, "không có bài nào gần giống để gợi ý; xem danh mục")
    first, *others = proposal.entries
    also = f"; cũng có thể là {', '.join(map(_named, others))}" if others else ""
    return Fact(first.code, GUESSED, f"{first.name} – {proposal.reason}{also}")


def shortened(text: str, longest: int = 300) -> str:
    """Whole sentences as far as there is room, else words."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    end = max(text.rfind(sign, 0, longest) for sign in (". ", "! ", "? ", "… "))
    if end >= 60:
        return text[: end + 1]
    return text[: longest - 2].rpartition(" ")[0].rstrip(",;:") + " …"
