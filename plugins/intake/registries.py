"""Reads the registries' files, each to its end, so that all their problems are told at once."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec.structs import replace

from plugins.intake import registry_entries as read
from plugins.intake import vocabulary as words
from plugins.intake.form import Form, Setting, Vocabulary
from plugins.intake.logo import FILES as LOGOS
from plugins.intake.logo import logo_of
from plugins.intake.registry_checks import Codes, Entries, check
from plugins.intake.registry_entries import Entry
from plugins.intake.report import Report
from plugins.intake.source import text_of
from plugins.intake.yaml import Value, value_of
from plugins.model.problem import Problem
from plugins.model.registries import Registries
from plugins.model.site import Site

WRONG_MAPPING = "{} phải gồm các dòng «khóa: giá trị»"
T = TypeVar("T")


def registries_from(files: Mapping[str, bytes]) -> tuple[Registries | None, list[Problem]]:
    """Registries from the files' bytes, by name such as «units.yml»; None where there is no site."""
    reading = _Reading(files)
    registries = reading.registries()
    problems = [p for report in reading.reports.values() for p in report.problems]
    problems += [_misnamed(name) for name in files if name not in NAMES]
    return registries, list(dict.fromkeys(problems))


def _misnamed(name: str) -> Problem:
    """A file that is read by nobody, as it has not the name of a registry: what it says would be missed in silence."""
    from difflib import get_close_matches

    report = Report(f"registries/{name}")
    known = [name.removesuffix(".yml") for name in NAMES if name not in LOGOS]
    near = get_close_matches(name.lower().rpartition(".")[0], known, n=1)
    hint = f"có phải «{near[0]}.yml»? Nếu không dùng đến thì chuyển tệp ra khỏi registries/" if near else ""
    report.error(1, "registry.unknown-file", f"không có danh mục nào tên «{name[:60]}», nên tệp không được đọc", hint)
    return report.problems[0]


class _Reading:
    """One pass over the registry files."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.reports = {name: Report(f"registries/{name}") for name in NAMES}
        self.zone = ZoneInfo("UTC")

    def registries(self) -> Registries | None:
        site = self.site()
        entries = Entries(
            peer_groups=self.entries("peer_groups.yml", words.PEER_GROUP, read.peer_group_of),
            units=self.entries("units.yml", words.UNIT, read.unit_of),
            fields=self.entries("fields.yml", words.FIELD, read.field_of),
            movements=self.entries("movements.yml", words.MOVEMENT, read.movement_of),
            awards=self.entries("awards.yml", words.AWARD, read.award_of),
            outlets=self.entries("outlets.yml", words.OUTLET, read.outlet_of),
            quotas=self.entries("quotas.yml", words.QUOTA, read.quota_of),
            scoring=self.entries("scoring.yml", words.SCORING, read.scoring_of),
            abbreviations=self.entries("abbreviations.yml", words.ABBREVIATION, read.abbreviation_of),
        )
        letterhead = read.letterhead_of(self.mapping("report.yml", words.LETTERHEAD))
        check(entries, self.kinds(site), self.reports)
        if site is None or self.reports["site.yml"].failed:
            return None
        return replace(_registries(site, entries), letterhead=letterhead)

    def site(self) -> Site | None:
        report = self.reports["site.yml"]
        if "site.yml" not in self.files:
            report.error(1, "registry.missing-file", "không có tệp registries/site.yml")
            return None
        form = self.mapping("site.yml", words.SITE)
        if form is None:
            if not report.failed:
                report.error(1, "registry.wrong-type", WRONG_MAPPING.format("site.yml"))
            return None
        site = read.site_of(form, self.timezone(form))
        return replace(site, logo=logo_of(self.files, self.reports))

    def timezone(self, form: Form) -> str:
        name = form.text("timezone") or "Asia/Ho_Chi_Minh"
        try:
            self.zone = ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            form.fault("timezone", "bad-timezone", f"không có múi giờ «{name[:40]}»")
        return name

    def kinds(self, site: Site | None) -> Codes:
        """The kinds of units; where a faulty site.yml has none, the units are not to blame."""
        known = frozenset(kind.code for kind in site.unit_kinds) if site else frozenset[str]()
        is_read = known or not self.reports["site.yml"].failed
        return Codes(known if is_read else None, "site.yml (unit_kinds)")

    def value(self, name: str) -> Value | None:
        """What stands in a registry; None where it is missing, empty or faulty."""
        report = self.reports[name]
        text = text_of(self.files[name], report) if name in self.files else None
        value = value_of(text, report) if text else None
        return value if value and value.data else None

    def mapping(self, name: str, vocabulary: Vocabulary) -> Form | None:
        """A registry that is one mapping."""
        value, report = self.value(name), self.reports[name]
        if value is None:
            return None
        if not isinstance(value.data, dict):
            report.error(value.line, "registry.wrong-type", WRONG_MAPPING.format(name))
            return None
        return Form(value.data, vocabulary, Setting(report, self.zone, "registry"))

    def entries(self, name: str, vocabulary: Vocabulary, read: Callable[[Form], Entry[T]]) -> list[Entry[T]]:
        """The entries of a registry that is a list."""
        value, report = self.value(name), self.reports[name]
        if value is None:
            return []
        items = value.data if isinstance(value.data, list) else []
        for line in (i.line for i in items or [value] if not (items and isinstance(i.data, dict))):
            report.error(line, "registry.not-a-list", f"{name} phải là danh sách các mục")
        setting = Setting(report, self.zone, "registry")
        return [read(Form(i.data, vocabulary, setting, i.line)) for i in items if isinstance(i.data, dict)]


def _registries(site: Site, entries: Entries) -> Registries:
    return Registries(
        site=site,
        peer_groups=_whole(entries.peer_groups),
        units=_whole(entries.units),
        fields=_whole(entries.fields),
        movements=_whole(entries.movements),
        awards=tuple(grade for award in _whole(entries.awards) for grade in award),
        outlets=_whole(entries.outlets),
        quotas=_whole(entries.quotas),
        scoring=_whole(entries.scoring),
        abbreviations=_whole(entries.abbreviations),
    )


def _whole(entries: Iterable[Entry[T]]) -> tuple[T, ...]:
    return tuple(entry.value for entry in entries if entry.whole)


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
