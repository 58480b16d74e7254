"""Reads the registries, and checks each entry and what they say of each other."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plugins.intake import vocabulary as words
from plugins.intake.form import CODE, Form, Setting, Vocabulary
from plugins.intake.logo import FILES as LOGOS
from plugins.intake.logo import logo_of
from plugins.intake.report import Report
from plugins.intake.source import text_of
from plugins.intake.yaml import value_of
from plugins.model.abbreviation import Abbreviation, Sense
from plugins.model.award import LEVELS, Award
from plugins.model.field import Field
from plugins.model.letterhead import Letterhead
from plugins.model.movement import Movement
from plugins.model.outlet import EditionPlan, Outlet
from plugins.model.peer_group import PeerGroup
from plugins.model.period import begins
from plugins.model.problem import Problem
from plugins.model.quota import Quota
from plugins.model.registries import Registries
from plugins.model.scoring import Scoring
from plugins.model.site import USAGE_TERMS, Desk, English, Site, UnitKind
from plugins.model.text import slugify
from plugins.model.timespan import Dated
from plugins.model.unit import Unit

WRONG_MAPPING = "{} phải gồm các dòng «khóa: giá trị»"
RESERVED = frozenset(("all", "opml", "index"))
FIRST_DAY = date.min
T = TypeVar("T")


def registries_from(files: Mapping[str, bytes]) -> tuple[Registries | None, list[Problem]]:
    """Registries from the files' bytes, by name such as «units.yml»; None where there is no site."""
    reading = _Reading(files)
    registries = reading.registries()
    problems = [p for report in reading.reports.values() for p in report.problems]
    return registries, problems


class _Reading:
    """One pass over the registry files."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.reports = {name: Report(f"registries/{name}") for name in NAMES}
        self.zone = ZoneInfo("UTC")
        self.forms: dict[str, list[Form]] = {name: [] for name in NAMES}  # of each entry that was read, in order

    def registries(self) -> Registries | None:
        site = self.site()
        found = Registries(
            site=site or Site("", "", ""),
            peer_groups=self.entries("peer_groups.yml", words.PEER_GROUP, _peer_group),
            units=self.entries("units.yml", words.UNIT, _unit),
            fields=self.entries("fields.yml", words.FIELD, _field),
            movements=self.entries("movements.yml", words.MOVEMENT, _movement),
            awards=tuple(g for a in self.entries("awards.yml", words.AWARD, _award) for g in a),
            outlets=self.entries("outlets.yml", words.OUTLET, _outlet),
            quotas=self.entries("quotas.yml", words.QUOTA, _quota),
            scoring=self.entries("scoring.yml", words.SCORING, _scoring),
            abbreviations=self.entries("abbreviations.yml", words.ABBREVIATION, _abbreviation),
            letterhead=_letterhead(self.mapping("report.yml", words.LETTERHEAD)),
        )
        if site is None:
            return None
        self.check(found)
        return found

    def site(self) -> Site | None:
        report = self.reports["site.yml"]
        if "site.yml" not in self.files:
            report.error(1, "registry.missing-file", "không có tệp registries/site.yml")
            return None
        form = self.mapping("site.yml", words.SITE)
        if form is None and not report.failed:
            report.error(1, "registry.wrong-type", WRONG_MAPPING.format("site.yml"))
        return self._site(form) if form else None

    def mapping(self, name: str, vocabulary: Vocabulary) -> Form | None:
        """A registry that is one mapping; None where it is missing or empty."""
        report = self.reports[name]
        text = text_of(self.files[name], report) if name in self.files else None
        value = value_of(text, report) if text else None
        if value is None or not value.data:
            return None
        if not isinstance(value.data, dict):
            report.error(value.line, "registry.wrong-type", WRONG_MAPPING.format(name))
            return None
        return Form(value.data, vocabulary, Setting(report, self.zone, "registry"))

    def _site(self, form: Form) -> Site | None:
        form.require("name", "code", "url")
        kinds = form.forms("unit_kinds", words.UNIT_KIND)
        _check_codes(kinds)
        site = Site(
            name=form.text("name"),
            code=_code(form),
            url=_url(form, "url").rstrip("/"),
            short=form.text("short"),
            timezone=self._timezone(form),
            page_size=form.number("page_size", 20),
            managing_body=form.text("managing_body"),
            responsible=form.text("responsible"),
            address=form.text("address"),
            phone=form.text("phone"),
            email=form.text("email"),
            demo=form.flag("demo"),
            hub=_url(form, "hub"),
            unit_kinds=tuple(UnitKind(_code(k), k.text("name")) for k in kinds if k.require("code", "name")),
            joint_stories=form.choice("joint_stories", words.JOINT, "each"),
            submit_to=form.text("submit_to"),
            usage_terms=form.text("usage_terms") or USAGE_TERMS,
            english=_english(form.form("english", words.ENGLISH)),
            desk=_desk(form.form("desk", words.DESK)),
            logo=logo_of(self.files, self.reports),
        )
        if not 1 <= site.page_size <= 200:
            form.fault("page_size", "bad-number", "«page_size» phải từ 1 đến 200")
        return None if form.report.failed else site

    def _timezone(self, form: Form) -> str:
        name = form.text("timezone") or "Asia/Ho_Chi_Minh"
        try:
            self.zone = ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            form.fault("timezone", "bad-timezone", f"không có múi giờ «{name[:40]}»")
        return name

    def entries(self, name: str, vocabulary: Vocabulary, read: Callable[[Form], T | None]) -> tuple[T, ...]:
        """The entries of a registry that is a list; a missing file is an empty one."""
        report = self.reports[name]
        text = text_of(self.files[name], report) if name in self.files else None
        value = value_of(text, report) if text else None
        if value is None or not value.data:
            return ()
        items = value.data if isinstance(value.data, list) else []
        if not items or not all(isinstance(i.data, dict) for i in items):
            report.error(value.line, "registry.not-a-list", f"{name} phải là danh sách các mục")
            return ()
        setting = Setting(report, self.zone, "registry")
        forms = [Form(i.data, vocabulary, setting, i.line) for i in items if isinstance(i.data, dict)]
        found = [(form, entry) for form in forms if (entry := read(form)) is not None]
        self.forms[name] = [form for form, _ in found]
        if "code" in vocabulary.names and name != "awards.yml":
            _check_codes(forms)
        return tuple(entry for _, entry in found)

    def check(self, found: Registries) -> None:
        """What the registries say of each other."""
        groups, kinds = {g.code for g in found.peer_groups}, {k.code for k in found.site.unit_kinds}
        units = {u.code for u in found.units}
        for form, unit in zip(self.forms["units.yml"], found.units, strict=True):
            _check_reference(form, "kind", (unit.kind,), kinds, "site.yml (unit_kinds)")
            _check_reference(form, "peer_group", [d.text for d in unit.peer_groups], groups, "peer_groups.yml")
            _check_reference(form, "successors", unit.successors, units, "units.yml")
            _check_names(form.report, unit)
        _check_awards(self.reports["awards.yml"], found.awards)
        _check_abbreviations(self.forms["abbreviations.yml"], found.abbreviations)
        for form, quota in zip(self.forms["quotas.yml"], found.quotas, strict=True):
            _check_reference(form, "kinds", quota.kinds, kinds, "site.yml (unit_kinds)")
        _check_quotas(self.reports["quotas.yml"], found.quotas)
        _check_outlets(self.reports["outlets.yml"], found.outlets, kinds)


def _code(form: Form) -> str:
    code = form.text("code", 80)
    if code and not CODE.fullmatch(code):
        near = slugify(code)
        form.fault("code", "bad-code", f"mã «{code[:40]}» có ký tự không dùng được", f"viết «{near}»" if near else "")
    elif code in RESERVED or (code.startswith("trang-") and code[6:].isdigit()):
        form.fault("code", "reserved-code", f"mã «{code}» đã dành cho hệ thống")
    return code


def _url(form: Form, key: str) -> str:
    url = form.text(key)
    bare = url.rstrip("/")
    host = bare.removeprefix("https://").removeprefix("http://")
    if url and (host == bare or not host or any(c in host for c in " <>\"'?#\\;,")):
        form.fault(key, "bad-url", f"«{key}: {url[:60]}» không phải địa chỉ của một trang")
    return url


def _english(form: Form | None) -> English | None:
    if form is None or not form.require("name", "about"):
        return None
    return English(form.text("name"), form.text("about"), form.text("managing_body"), form.text("address"))


def _desk(form: Form | None) -> Desk | None:
    """Where editors log in differs: GitHub needs a service of one's own for it, the others an application's code."""
    if form is None or not form.require("backend", "repo"):
        return None
    backend = form.choice("backend", words.BACKENDS, "github")
    form.require(*{"github": ["base_url"], "gitlab": ["app_id"]}.get(backend, ["base_url", "app_id"]))
    return Desk(
        backend=backend,
        repo=form.text("repo", 200),
        branch=form.text("branch", 200) or "main",
        folder=form.text("folder", 200).strip("/"),
        base_url=_url(form, "base_url").rstrip("/"),
        app_id=form.text("app_id", 200),
    )


def _aliases(form: Form, *keys: str) -> tuple[str, ...]:
    return tuple(text for key in keys for text in form.words_of(key))


def _peer_group(form: Form) -> PeerGroup | None:
    if not form.require("code", "name"):
        return None
    return PeerGroup(
        code=_code(form),
        name=form.text("name"),
        kind=form.choice("kind", words.GROUP_KINDS, "bloc"),
        aliases=_aliases(form, "aliases"),
        span=form.span(),
        description=form.text("description"),
        line=form.line,
        mixed=form.flag("mixed"),
    )


def _field(form: Form) -> Field | None:
    return (
        Field(
            _code(form), form.text("name"), _aliases(form, "aliases"), form.span(), form.text("description"), form.line
        )
        if form.require("code", "name")
        else None
    )


def _movement(form: Form) -> Movement | None:
    if not form.require("code", "name"):
        return None
    return Movement(
        code=_code(form),
        name=form.text("name"),
        scope=form.choice("scope", words.SCOPES, "provincial"),
        decision=_decision(form),
        aliases=_aliases(form, "aliases"),
        span=form.span(),
        description=form.text("description"),
        line=form.line,
    )


def _decision(form: Form) -> str:
    """The deciding document as one text; it may be written in parts."""
    if "decision" not in form.values or not isinstance(form.values["decision"].data, dict):
        return form.text("decision")
    parts = form.form("decision", words.DECISION)
    if parts is None:
        return ""
    day = parts.day("date")
    texts = (parts.text("number"), f"ngày {day:%d/%m/%Y}" if day else "", parts.text("issuer"))
    number, when, issuer = texts
    return " ".join(t for t in (number, when, f"của {issuer}" if issuer else "") if t)


def _award(form: Form) -> tuple[Award, ...] | None:
    """An award, followed by its grades as awards of their own."""
    if not form.require("code", "name", "level"):
        return None
    award = Award(
        code=_award_code(form),
        name=form.text("name"),
        level=form.choice("level", words.AWARD_LEVELS, "co-so"),
        form=form.text("form"),
        subjects=form.choices_of("subjects", words.KINDS),
        aliases=_aliases(form, "aliases", "replaces"),
        span=form.span(),
        description=form.text("description"),
        line=form.line,
    )
    return (award, *(_graded(award, grade) for grade in form.words_of("grades")))


def _award_code(form: Form) -> str:
    """Levels and awards share the addresses under «khen-thuong»."""
    code = _code(form)
    if code in LEVELS:
        form.fault("code", "reserved-code", f"mã «{code}» đã dành cho cấp khen thưởng")
    return code


def _graded(award: Award, grade: str) -> Award:
    return Award(
        code=f"{award.code}-hang-{slugify(grade)}",
        name=f"{award.name} hạng {grade}",
        level=award.level,
        form=award.form,
        subjects=award.subjects,
        aliases=tuple(f"{alias} hạng {grade}" for alias in award.aliases),
        span=award.span,
        description=award.description,
        line=award.line,
    )


def _outlet(form: Form) -> Outlet | None:
    if not form.require("code", "medium"):
        return None
    _check_codes(form.forms("editions", words.EDITION))
    return Outlet(
        code=_code(form),
        name=form.text("name") or form.text("code"),
        medium=form.choice("medium", words.MEDIUMS, "online"),
        speaking_rate=form.number("speaking_rate", 233) or 233,
        accent=form.choice("accent", words.ACCENTS, "bac"),
        editions=tuple(
            _edition(e) for e in form.forms("editions", words.EDITION) if e.require("code", "name", "rhythm")
        ),
        aliases=_aliases(form, "aliases"),
        span=form.span(),
        description=form.text("description"),
        line=form.line,
    )


def _edition(form: Form) -> EditionPlan:
    rhythm = form.choice("rhythm", words.RHYTHMS, "monthly")
    return EditionPlan(_code(form), form.text("name"), rhythm, form.number("stories"), form.number("minutes"))


def _unit(form: Form) -> Unit | None:
    if not form.require("code", "kind") or not (form.has("names") or form.require("name")):
        return None
    names = tuple(Dated(n.text("name"), n.span()) for n in form.forms("names", words.DATED_NAME) if n.require("name"))
    return Unit(
        code=_code(form),
        kind=form.text("kind"),
        names=names or (Dated(form.text("name")),),
        peer_groups=_peer_groups(form),
        short=form.text("short"),
        email=form.text("email"),
        aliases=_aliases(form, "aliases"),
        span=form.span(),
        successors=form.words_of("successors"),
        description=form.text("description"),
        line=form.line,
    )


def _peer_groups(form: Form) -> tuple[Dated, ...]:
    value = form.values.get("peer_group")
    if value is None or isinstance(value.data, str):
        return (Dated(form.text("peer_group")),) if form.has("peer_group") else ()
    dated = form.forms("peer_group", words.DATED_GROUP)
    return tuple(Dated(d.text("code"), d.span()) for d in dated if d.require("code"))


def _quota(form: Form) -> Quota | None:
    if not form.require("kinds", "period", "minimum", "from", "basis"):
        return None
    period, minimum = form.choice("period", words.QUOTA_PERIODS, "quarter"), form.number("minimum", 1)
    return Quota(form.words_of("kinds"), period, minimum, form.text("basis"), form.span(), form.line)


def _scoring(form: Form) -> Scoring | None:
    if not form.require("from"):
        return None
    points = form.form("award_points", words.POINTS)
    return Scoring(
        span=form.span(),
        per_period_met=form.number("per_period_met"),
        per_extra_story=form.number("per_extra_story"),
        extra_cap=form.number("extra_cap") if form.has("extra_cap") else None,
        award_points={level: points.number(level) for level in points.values} if points else {},
        line=form.line,
    )


def _check_codes(forms: Iterable[Form]) -> None:
    seen: dict[str, int] = {}
    for form in forms:
        code = form.text("code")
        if code and code in seen:
            form.fault("code", "duplicate-code", f"mã «{code}» đã dùng ở dòng {seen[code]}")
        seen.setdefault(code, form.line)


def _check_awards(report: Report, awards: tuple[Award, ...]) -> None:
    """Codes, also those that grades make."""
    seen: dict[str, int] = {}
    for award in awards:
        if award.code in seen:
            report.error(award.line, "registry.duplicate-code", f"mã «{award.code}» đã dùng ở dòng {seen[award.code]}")
        seen.setdefault(award.code, award.line)


def _check_outlets(report: Report, outlets: tuple[Outlet, ...], kinds: set[str]) -> None:
    """An edition's file is named by outlet and edition; a calendar by an outlet or a kind of units."""
    seen: dict[str, str] = {}
    for outlet in outlets:
        if outlet.code in kinds:
            message = f"mã «{outlet.code}» đã dùng cho một loại đơn vị trong site.yml"
            report.error(outlet.line, "registry.duplicate-code", message)
        for name in (f"{outlet.code}-{plan.code}" for plan in outlet.editions):
            if seen.setdefault(name, outlet.code) != outlet.code:
                message = f"ấn phẩm của «{seen[name]}» và «{outlet.code}» có tệp cùng tên «{name}»"
                report.error(outlet.line, "registry.duplicate-code", message)


def _check_reference(form: Form, key: str, codes: Iterable[str], known: set[str], where: str) -> None:
    from difflib import get_close_matches

    for code in codes:
        if code not in known:
            near = get_close_matches(code, sorted(known), n=1)
            hint = f"có phải «{near[0]}»?" if near else ""
            message = f"mã «{code[:60]}» không có trong {where}"
            form.error(form.line_of_text(key, code), "registry.unknown-reference", message, hint)


def _check_names(report: Report, unit: Unit) -> None:
    for dated in (unit.names, unit.peer_groups):
        for i, one in enumerate(dated):
            if any(one.span.overlaps(other.span) for other in dated[i + 1 :]):
                message = f"«{one.text}» có ngày chồng với mục khác của «{unit.code}»"
                report.error(unit.line, "registry.overlapping-names", message)


def _abbreviation(form: Form) -> Abbreviation | None:
    if not form.require("abbreviation", "words"):
        return None
    senses = tuple(_sense(s) for s in form.forms("contexts", words.SENSE) if s.require("words"))
    reading = form.choice("reading", words.READINGS, "words")
    return Abbreviation(form.text("abbreviation", 40), form.text("words", 200), reading, senses)


def _sense(form: Form) -> Sense:
    if not form.has("after") and not form.has("before"):
        form.fault("after", "missing-key", "ngữ cảnh phải có «after» (sau) hoặc «before» (trước)")
    return Sense(form.text("words", 200), form.words_of("after"), form.words_of("before"))


def _check_abbreviations(forms: Iterable[Form], abbreviations: tuple[Abbreviation, ...]) -> None:
    """One entry for a short form; with or without the dot it is the same."""
    seen: dict[str, int] = {}
    for form, entry in zip(forms, abbreviations, strict=True):
        key = entry.short.removesuffix(".")
        if key in seen:
            message = f"từ viết tắt «{entry.short}» đã có ở dòng {seen[key]}"
            form.fault("abbreviation", "duplicate-code", message, "gộp hai mục làm một, nghĩa khác ghi vào «contexts»")
        seen.setdefault(key, form.line)


def _letterhead(form: Form | None) -> Letterhead:
    if form is None:
        return Letterhead()
    return Letterhead(
        parent=form.text("parent"),
        agency=form.text("agency"),
        number=form.text("number", 20),
        symbol=form.text("symbol", 40) or "BC",
        place=form.text("place"),
        authority=form.words_of("authority"),
        signer_title=form.text("signer_title"),
        signer=form.text("signer"),
        recipients=form.words_of("recipients"),
    )


def _check_quotas(report: Report, quotas: tuple[Quota, ...]) -> None:
    """One rule for each kind and day; a rule of another period kind starts where both periods start."""
    for i, one in enumerate(quotas):
        for other in quotas[i + 1 :]:
            shared = sorted(set(one.kinds) & set(other.kinds))
            if shared and one.span.overlaps(other.span):
                message = (
                    f"hai quy định cùng áp dụng cho «{shared[0]}» trong một ngày (dòng {one.line} và {other.line})"
                )
                report.error(other.line, "quota.overlap", message)
    ordered = sorted(quotas, key=lambda q: q.span.start or FIRST_DAY)
    late = {
        q for kind in {k for q in quotas for k in q.kinds} for q in _mid_period([q for q in ordered if kind in q.kinds])
    }
    for quota in quotas:
        if quota in late:
            message = f"quy định theo kỳ khác bắt đầu giữa kỳ, ngày {quota.span.start:%d/%m/%Y}"
            report.error(quota.line, "quota.mid-period", message)


def _mid_period(rules: list[Quota]) -> Iterator[Quota]:
    """Those of one unit kind's rules that change the kind of period within a year, elsewhere than where both begin."""
    for one, other in pairwise(rules):
        last, start = one.span.until and one.span.until - timedelta(days=1), other.span.start
        if not last or not start or one.period == other.period or last.year < start.year:
            continue  # where no rule was in force earlier in the year, the new rule's kind holds from its first day
        if not (begins(start, one.period) and begins(start, other.period)):
            yield other


NAMES = (
    "site.yml",
    "peer_groups.yml",
    "units.yml",
    "fields.yml",
    "movements.yml",
    "awards.yml",
    "outlets.yml",
    "quotas.yml",
    "scoring.yml",
    "abbreviations.yml",
    "report.yml",
    *LOGOS,
)
