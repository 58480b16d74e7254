"""Reads one entry of each registry from its form; an entry is read to its end, whatever is wrong in it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from plugins.intake import vocabulary as words
from plugins.intake.address import has_mail, mail_faults, url_fault
from plugins.intake.dated import names_of, peer_groups_of
from plugins.intake.form import CODE, Form
from plugins.model.abbreviation import Abbreviation, Sense
from plugins.model.award import LEVELS, Award
from plugins.model.field import Field
from plugins.model.letterhead import Letterhead
from plugins.model.movement import Movement
from plugins.model.outlet import EditionPlan, Outlet
from plugins.model.peer_group import PeerGroup
from plugins.model.quota import Quota
from plugins.model.scoring import Scoring
from plugins.model.site import USAGE_TERMS, Desk, English, Site, UnitKind
from plugins.model.text import slugify
from plugins.model.unit import Unit

RESERVED = frozenset(("all", "opml", "index"))
T = TypeVar("T")


class Entry(NamedTuple, Generic[T]):
    """What was read from a form; it is whole where no key is missing."""

    form: Form
    value: T
    whole: bool


def site_of(form: Form, timezone: str) -> Site:
    """All that site.yml says but the logo, which is a file beside it."""
    form.require("name", "code", "url")
    return Site(
        name=form.text("name"),
        code=_code(form),
        url=_url(form, "url").rstrip("/"),
        short=form.text("short"),
        timezone=timezone,
        page_size=_page_size(form),
        managing_body=form.text("managing_body"),
        responsible=form.text("responsible"),
        address=form.text("address"),
        phone=form.text("phone"),
        email=_email(form),
        demo=form.flag("demo"),
        hub=_url(form, "hub"),
        unit_kinds=_unit_kinds(form),
        joint_stories=form.choice("joint_stories", words.JOINT, "each"),
        submit_to=form.text("submit_to"),
        usage_terms=form.text("usage_terms") or USAGE_TERMS,
        english=_english(form.form("english", words.ENGLISH)),
        desk=_desk(form.form("desk", words.DESK)),
    )


def _unit_kinds(form: Form) -> tuple[UnitKind, ...]:
    kinds = form.forms("unit_kinds", words.UNIT_KIND)
    check_codes(kinds)
    return _each(kinds, ("code", "name"), lambda kind: UnitKind(_code(kind), kind.text("name")))


def _each(forms: Iterable[Form], keys: Sequence[str], read: Callable[[Form], T]) -> tuple[T, ...]:
    """Reads every form, and keeps those in which no key is missing."""
    found = [(form.require(*keys), read(form)) for form in forms]
    return tuple(value for whole, value in found if whole)


def _page_size(form: Form) -> int:
    size = form.number("page_size", 20)
    if not 1 <= size <= 200:
        form.fault("page_size", "bad-number", "«page_size» phải từ 1 đến 200")
    return size


def _code(form: Form) -> str:
    code = form.text("code", 80)
    if code and not CODE.fullmatch(code):
        near = slugify(code)
        form.fault("code", "bad-code", f"mã «{code[:40]}» có ký tự không dùng được", f"viết «{near}»" if near else "")
    elif code in RESERVED or (code.startswith("trang-") and code[6:].isdigit()):
        form.fault("code", "reserved-code", f"mã «{code}» đã dành cho hệ thống")
    return code


def check_codes(forms: Iterable[Form]) -> None:
    """One entry for each code."""
    seen: dict[str, int] = {}
    for form in forms:
        code = form.text("code")
        if code and code in seen:
            form.fault("code", "duplicate-code", f"mã «{code}» đã dùng ở dòng {seen[code]}")
        seen.setdefault(code, form.line)


def _url(form: Form, key: str) -> str:
    url = form.text(key)
    fault = url_fault(url) if url else ""
    if fault:
        form.fault(key, "bad-url", f"«{key}: {url[:60]}» không phải địa chỉ của một trang: {fault}")
    return url


def _email(form: Form) -> str:
    """Addresses of mail, with words around them as editors like; where there is none, nobody can be written to."""
    text = form.text("email")
    faults = mail_faults(text)
    if faults:
        form.fault("email", "bad-email", f"«{faults[0][:60]}» không phải một địa chỉ thư điện tử")
    elif text and not has_mail(text):
        message = f"«email: {text[:60]}» không có địa chỉ thư điện tử nào"
        form.report.warn(form.line_of("email"), "registry.bad-email", message)
    return text


def _number_above_nothing(form: Form, key: str, default: int, hint: str) -> int:
    """A number that may be left out, but not be 0."""
    number = form.number(key, -1)
    if number == 0:
        form.fault(key, "bad-number", f"«{key}» phải lớn hơn 0", hint)
    return number if number > 0 else default


def _english(form: Form | None) -> English | None:
    if form is None:
        return None
    whole = form.require("name", "about")
    found = English(form.text("name"), form.text("about"), form.text("managing_body"), form.text("address"))
    return found if whole else None


def _desk(form: Form | None) -> Desk | None:
    """Where editors log in differs: GitHub needs a service of one's own for it, the others an application's code."""
    if form is None:
        return None
    whole = form.require("backend", "repo")
    backend = form.choice("backend", words.BACKENDS, "github")
    if form.has("backend"):
        form.require(*{"github": ["base_url"], "gitlab": ["app_id"]}.get(backend, ["base_url", "app_id"]))
    found = Desk(
        backend=backend,
        repo=form.text("repo", 200),
        branch=form.text("branch", 200) or "main",
        folder=form.text("folder", 200).strip("/"),
        base_url=_url(form, "base_url").rstrip("/"),
        app_id=form.text("app_id", 200),
    )
    return found if whole else None


def _aliases(form: Form, *keys: str) -> tuple[str, ...]:
    return tuple(text for key in keys for text in form.words_of(key))


def peer_group_of(form: Form) -> Entry[PeerGroup]:
    whole = form.require("code", "name")
    group = PeerGroup(
        code=_code(form),
        name=form.text("name"),
        kind=form.choice("kind", words.GROUP_KINDS, "bloc"),
        aliases=_aliases(form, "aliases"),
        span=form.span(),
        description=form.text("description"),
        line=form.line,
        mixed=form.flag("mixed"),
    )
    return Entry(form, group, whole)


def field_of(form: Form) -> Entry[Field]:
    whole = form.require("code", "name")
    field = Field(
        code=_code(form),
        name=form.text("name"),
        aliases=_aliases(form, "aliases"),
        span=form.span(),
        description=form.text("description"),
        line=form.line,
    )
    return Entry(form, field, whole)


def movement_of(form: Form) -> Entry[Movement]:
    whole = form.require("code", "name")
    movement = Movement(
        code=_code(form),
        name=form.text("name"),
        scope=form.choice("scope", words.SCOPES, "provincial"),
        decision=_decision(form),
        aliases=_aliases(form, "aliases"),
        span=form.span(),
        description=form.text("description"),
        line=form.line,
    )
    return Entry(form, movement, whole)


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


def award_of(form: Form) -> Entry[tuple[Award, ...]]:
    """An award, followed by its grades as awards of their own."""
    whole = form.require("code", "name", "level")
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
    return Entry(form, (award, *(_graded(award, grade) for grade in form.words_of("grades"))), whole)


def _award_code(form: Form) -> str:
    """Levels and awards share the addresses under «khen-thuong»."""
    code = _code(form)
    if code in LEVELS:
        form.fault("code", "reserved-code", f"mã «{code}» đã dành cho cấp khen thưởng")
    return code


def _graded(award: Award, grade: str) -> Award:
    return Award(
        code=f"{award.code}-hang-{slugify(grade)}" if award.code else "",
        name=f"{award.name} hạng {grade}",
        level=award.level,
        form=award.form,
        subjects=award.subjects,
        aliases=tuple(f"{alias} hạng {grade}" for alias in award.aliases),
        span=award.span,
        description=award.description,
        line=award.line,
    )


def outlet_of(form: Form) -> Entry[Outlet]:
    whole = form.require("code", "medium")
    editions, code = form.forms("editions", words.EDITION), _code(form)
    check_codes(editions)
    rate_hint = "ghi số tiếng đọc trong một phút, hoặc bỏ dòng này để dùng 233"
    outlet = Outlet(
        code=code,
        name=form.text("name") or code,
        medium=form.choice("medium", words.MEDIUMS, "online"),
        speaking_rate=_number_above_nothing(form, "speaking_rate", 233, rate_hint),
        accent=form.choice("accent", words.ACCENTS, "bac"),
        editions=_each(editions, ("code", "name", "rhythm"), _edition),
        aliases=_aliases(form, "aliases"),
        span=form.span(),
        description=form.text("description"),
        line=form.line,
    )
    return Entry(form, outlet, whole)


def _edition(form: Form) -> EditionPlan:
    hint = "ghi một số lớn hơn 0, hoặc bỏ dòng này để không giới hạn"
    return EditionPlan(
        code=_code(form),
        name=form.text("name"),
        rhythm=form.choice("rhythm", words.RHYTHMS, "monthly"),
        stories=_number_above_nothing(form, "stories", 0, hint),
        minutes=_number_above_nothing(form, "minutes", 0, hint),
    )


def unit_of(form: Form) -> Entry[Unit]:
    whole = form.require("code", "kind", *(() if form.has("names") else ("name",)))
    span = form.span()
    unit = Unit(
        code=_code(form),
        kind=form.text("kind"),
        names=names_of(form, span),
        peer_groups=peer_groups_of(form),
        short=form.text("short"),
        email=_email(form),
        aliases=_aliases(form, "aliases"),
        span=span,
        successors=form.words_of("successors"),
        description=form.text("description"),
        line=form.line,
    )
    return Entry(form, unit, whole)


def quota_of(form: Form) -> Entry[Quota]:
    whole = form.require("kinds", "period", "minimum", "from", "basis")
    quota = Quota(
        kinds=form.words_of("kinds"),
        period=form.choice("period", words.QUOTA_PERIODS, "quarter"),
        minimum=form.number("minimum", 1),
        basis=form.text("basis"),
        span=form.span(),
        line=form.line,
    )
    return Entry(form, quota, whole)


def scoring_of(form: Form) -> Entry[Scoring]:
    whole = form.require("from")
    points = form.form("award_points", words.POINTS)
    scoring = Scoring(
        span=form.span(),
        per_period_met=form.number("per_period_met"),
        per_extra_story=form.number("per_extra_story"),
        extra_cap=form.number("extra_cap") if form.has("extra_cap") else None,
        award_points={level: points.number(level) for level in points.values} if points else {},
        line=form.line,
    )
    return Entry(form, scoring, whole)


def abbreviation_of(form: Form) -> Entry[Abbreviation]:
    whole = form.require("abbreviation", "words")
    senses = _each(form.forms("contexts", words.SENSE), ("words",), _sense)
    reading = form.choice("reading", words.READINGS, "words")
    return Entry(form, Abbreviation(form.text("abbreviation", 40), form.text("words", 200), reading, senses), whole)


def _sense(form: Form) -> Sense:
    if not form.has("after") and not form.has("before"):
        form.fault("after", "missing-key", "ngữ cảnh phải có «after» (sau) hoặc «before» (trước)")
    return Sense(form.text("words", 200), form.words_of("after"), form.words_of("before"))


def letterhead_of(form: Form | None) -> Letterhead:
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
