"""The pages of the press's editions: one for each edition, one for each outlet."""

import datetime as dt
import re
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from plugins.intake.origin import Origin
from plugins.model.calendar import Event, ics_bytes
from plugins.model.catalogue import Catalogue, Fact
from plugins.model.edition import Edition, Item, edition_folder, edition_name
from plugins.model.html import Html
from plugins.model.outlet import EditionPlan, Outlet
from plugins.model.page import Page, Section
from plugins.model.rhythm import DAY, date_before, edition_dates
from plugins.model.site import Site
from plugins.model.story import Correction, Media
from plugins.model.timespan import day_text
from plugins.model.view import HOME, PRESS, Link, Shell
from plugins.press.airtime import clock_text
from plugins.press.dossier import Dossier
from plugins.press.edition import EditionInput, Frame, Frozen, Proposed, called
from plugins.press.editions import edition_inputs
from plugins.press.files import FILES, KIT, LABELS, files_of
from plugins.press.passages import safe_html
from plugins.press.rundown import DROPPED
from plugins.press.script import Script, ScriptItem, Short
from plugins.press.script_files import labelled

MEDIUMS = {"print": "Báo in", "online": "Báo điện tử", "radio": "Phát thanh", "television": "Truyền hình"}
RHYTHMS = {
    "weekly": "thứ Hai hằng tuần",
    "semimonthly": "ngày 1 và 16 hằng tháng",
    "monthly": "ngày 1 hằng tháng",
    "quarterly": "ngày đầu mỗi quý",
    "yearly": "ngày 1 tháng 1 hằng năm",
}
LISTED = 40  # of the stories that were left out; the archive has them all
CALENDAR_DAYS = dt.timedelta(days=365)
_HEADING = re.compile(r"<(/?)h([2-5])>")
_ID = re.compile(r'(<[a-z][^<>]*?) id="[^"]*"')


class ScriptView(Struct, frozen=True):
    """A story as it is read on air."""

    lead_in: tuple[str, ...]
    parts: tuple[tuple[str, str, tuple[str, ...]], ...]  # the label where the voice changes, the kind, the lines
    clip: str
    transcript: tuple[str, ...]
    unknown: str
    short: Short | None


class ItemView(Struct, frozen=True):
    """A story in an edition."""

    number: int
    title: str
    href: str  # of its page; empty where the edition has to stay as it is
    who: str
    units: str
    why: str
    length: str
    total: str  # of all up to here
    clip: str
    lead_in: str
    summary: str
    body: Html
    caption: str
    credit: str
    byline: str
    source: str
    corrections: tuple[str, ...]
    later: tuple[str, ...]
    notice: str
    script: ScriptView | None = None


class FileView(Struct, frozen=True):
    """Something to take home, and under which name it is saved."""

    href: str
    text: str
    saved_as: str


class EditionView(Shell, frozen=True, kw_only=True):
    """All that an edition's page shows."""

    outlet: str
    heading: str
    state: str  # coming, proposed or frozen
    state_text: str
    facts: tuple[tuple[str, str], ...]
    is_timed: bool
    files: tuple[FileView, ...]
    items: tuple[ItemView, ...]
    left_out: tuple[tuple[str, str], ...]
    are_dropped: bool  # by an editor, all that were left out
    left_count: int


class PlanView(Struct, frozen=True):
    """An outlet's page or programme with its editions, the coming one first."""

    code: str
    name: str
    what: str
    coming: Link | None
    years: tuple[tuple[str, str, tuple[Link, ...]], ...]  # the year, how many, and where they are


class OutletView(Shell, frozen=True, kw_only=True):
    """All that an outlet's page shows."""

    medium: str
    about: str
    feed: str
    calendar: str
    plans: tuple[PlanView, ...]


class Listed(Struct, frozen=True):
    """What an outlet's page says of one edition."""

    plan: str
    date: dt.date
    deadline: dt.date
    state: str


def edition_sections(catalogue: Catalogue, origin: Origin) -> list[Section]:
    """A section for each edition and each outlet, so that an edited story re-plans only the editions that cover it."""
    sections: list[Section] = []
    site, kept = Fact(catalogue.registries.site), Fact(origin.with_pictures)
    listed: dict[str, list[Listed]] = {outlet.code: [] for outlet in catalogue.registries.outlets}
    for known in edition_inputs(catalogue, origin.root, origin.engine):
        frame = known.frame
        sections.append(Section(f"edition {frame.name}", plan_edition, (Dossier(known), site, kept)))
        listed[frame.outlet.code].append(Listed(frame.plan.code, frame.date, frame.deadline, _standing(known)))
    for outlet in catalogue.registries.outlets:
        who, coming = Fact(replace(outlet, line=0)), _coming(outlet, catalogue.today)
        sections.append(Section(f"outlet {outlet.code}", plan_outlet, (who, Fact(tuple(listed[outlet.code])))))
        sections.append(Section(f"calendar {outlet.code}", plan_calendar, (site, who, coming)))
    return sections


def _standing(known: EditionInput) -> str:
    if known.frame.is_coming:
        return "coming"
    if isinstance(known, Frozen):
        return "frozen"
    return "proposed" if isinstance(known, Proposed) and known.stories else "empty"


def plan_edition(dossier: Dossier, site: Fact, with_pictures: Fact) -> list[Page]:
    """The page, and what a newsroom takes home of an edition that has a story."""
    frame = dossier.known.frame
    folder, near = frame.folder, f"edition {frame.date} {frame.name}"  # editions of near days read the same bodies
    pages = [Page(f"{folder}index.html", edition_view, (dossier,), "edition.html", near, dossier)]
    for name in files_of(dossier.known):
        inputs = (dossier, site, with_pictures) if name == KIT else (dossier,)
        pages.append(Page(f"{folder}{name}", FILES[name], inputs, near=near, reader=dossier))
    return pages


def edition_view(dossier: Dossier) -> EditionView:
    edition, frame = dossier.edition, dossier.known.frame
    script = dossier.script if frame.outlet.takes_air(frame.plan) else None
    outlet = edition.outlet
    state, state_text = _state(edition, frame)
    return EditionView(
        title=f"{frame.title} – {outlet.name}",
        path=frame.folder,
        section="bao-chi",
        description=f"Các gương điển hình gửi {outlet.name} cho {called(outlet, edition.date)}.",
        crumbs=(HOME, PRESS, Link(f"bao-chi/{outlet.code}/", outlet.name)),
        outlet=outlet.name,
        heading=frame.title,
        state=state,
        state_text=state_text,
        facts=_facts(edition, frame),
        is_timed=outlet.takes_air(edition.plan),
        files=_file_views(dossier) if edition.items else (),
        items=_items(edition, dossier.known.place.engine, script),
        left_out=tuple((left.title, left.why) for left in edition.left_out[:LISTED]),
        are_dropped=all(left.why == DROPPED for left in edition.left_out),
        left_count=len(edition.left_out),
    )


def _state(edition: Edition, frame: Frame) -> tuple[str, str]:
    if edition.frozen:
        return "frozen", f"Đã chốt ngày {day_text(edition.frozen)}: nội dung giữ nguyên như khi chốt."
    if edition.is_coming:
        return "coming", f"Đang nhận bài đến hết ngày {day_text(frame.deadline)}; danh sách dưới đây còn thay đổi."
    return "proposed", "Bản dựng tự động, chưa chốt: còn thay đổi nếu có bài đến muộn hoặc được sửa."


def _facts(edition: Edition, frame: Frame) -> tuple[tuple[str, str], ...]:
    start = edition.span.start or edition.date
    facts = [
        (f"Ngày {edition.outlet.comes_out}", day_text(edition.date)),
        ("Bài đăng trong kỳ", f"từ {day_text(start)} đến hết {day_text(frame.deadline)}"),
        ("Dung lượng", room_text(edition.plan) or "không giới hạn"),
    ]
    if edition.outlet.takes_air(edition.plan):
        facts.append(("Thời lượng dự kiến", clock_text(edition.seconds)))
        facts.append(("Tốc độ đọc", f"{edition.outlet.speaking_rate} tiếng mỗi phút"))
    return tuple(facts)


def room_text(plan: EditionPlan) -> str:
    """How much an edition holds."""
    parts = (f"{plan.stories} bài" if plan.stories else "", f"{plan.minutes} phút" if plan.minutes else "")
    return ", ".join(part for part in parts if part)


def _file_views(dossier: Dossier) -> tuple[FileView, ...]:
    frame = dossier.known.frame
    names = files_of(dossier.known)
    return tuple(FileView(f"{frame.folder}{name}", LABELS[name], _saved_as(frame, name)) for name in names)


def _saved_as(frame: Frame, name: str) -> str:
    """A name that tells editions apart on a newsroom's disk."""
    return f"{frame.name}.zip" if name == KIT else f"{frame.name}-{name}"


def _items(edition: Edition, engine: str, script: Script | None) -> tuple[ItemView, ...]:
    views, total = [], 0
    for number, item in enumerate(edition.items, 1):
        total += item.seconds
        view = _item_view(item, (number, total), engine, linked=edition.frozen is None)
        views.append(replace(view, script=_script_view(script.items[number - 1])) if script else view)
    return tuple(views)


def _script_view(item: ScriptItem) -> ScriptView:
    return ScriptView(
        lead_in=item.lead_in,
        parts=tuple((label, part.kind, part.lines) for label, part in labelled(item.parts)),
        clip=item.clip,
        transcript=item.transcript,
        unknown=", ".join(item.unknown),
        short=item.short,
    )


def _item_view(item: Item, place: tuple[int, int], engine: str, linked: bool) -> ItemView:
    number, total = place
    return ItemView(
        number=number,
        title=item.title,
        href=f"guong/{item.slug}/" if linked else "",
        who=f"{item.subject_kind}: {item.subject}" if item.subject else "",
        units=", ".join(item.units),
        why=item.why,
        length=clock_text(item.seconds),
        total=clock_text(total),
        clip=_clip_text(item.clip),
        lead_in=item.lead_in if item.lead_in != item.summary else "",
        summary=item.summary,
        body=inner_html(safe_html(item.body, engine)) if item.body else Html(""),
        caption=item.image_caption,
        credit=item.image_credit,
        byline=item.author,
        source=item.source,
        corrections=_correction_texts(item.corrections),
        later=_correction_texts(item.later),
        notice=item.notice,
    )


def _clip_text(clip: Media | None) -> str:
    if clip is None:
        return ""
    if not clip.seconds:
        return "Có đoạn phát chưa rõ độ dài, chưa tính vào thời lượng"
    return f"Có đoạn phát dài {clock_text(clip.seconds)}"


def _correction_texts(corrections: tuple[Correction, ...]) -> tuple[str, ...]:
    return tuple(f"{day_text(c.date)}: {c.text}" for c in corrections)


def inner_html(html: str) -> Html:
    """A body that stands below a heading of its own beside other bodies: lower headings, no ids of its own."""
    lower = _HEADING.sub(lambda found: f"<{found[1]}h{int(found[2]) + 1}>", html)
    return Html(_ID.sub(r"\1", lower))


def plan_outlet(outlet: Fact, listed: Fact) -> list[Page]:
    return [Page(f"bao-chi/{outlet.value.code}/index.html", outlet_view, (outlet, listed), "outlet.html")]


def outlet_view(outlet: Fact, listed: Fact) -> OutletView:
    who: Outlet = outlet.value
    return OutletView(
        title=who.name,
        path=f"bao-chi/{who.code}/",
        section="bao-chi",
        description=f"Các số, chương trình giới thiệu gương điển hình của {who.name}.",
        crumbs=(HOME, PRESS),
        medium=MEDIUMS[who.medium],
        about=who.description,
        feed=f"feeds/{who.code}.xml",
        calendar=f"lich/{who.code}.ics" if who.editions else "",
        plans=tuple(_plan_view(who, plan, listed.value) for plan in who.editions),
    )


def _plan_view(outlet: Outlet, plan: EditionPlan, listed: tuple[Listed, ...]) -> PlanView:
    own = [one for one in reversed(listed) if one.plan == plan.code]
    coming = next((_edition_link(outlet, one) for one in own if one.state == "coming"), None)
    past = [one for one in own if one.state != "coming"]
    years = [(year, list(group)) for year, group in groupby(past, key=lambda one: str(one.date.year))]
    return PlanView(
        code=plan.code,
        name=plan.name,
        what=_habit(outlet, plan),
        coming=coming and replace(coming, text=_when(outlet, coming.text)),
        years=tuple(
            (year, f"{len(group)} {outlet.edition_noun}", tuple(_edition_link(outlet, one) for one in group))
            for year, group in years
        ),
    )


def _habit(outlet: Outlet, plan: EditionPlan) -> str:
    """When its editions come out, and how much each holds."""
    room = room_text(plan)
    each = f", mỗi {outlet.edition_noun} {room}" if room else ""
    return f"{outlet.comes_out.capitalize()} {RHYTHMS[plan.rhythm]}{each}."


def _when(outlet: Outlet, day: str) -> str:
    return f"{outlet.edition_noun.capitalize()} tới, {outlet.comes_out} ngày {day}"


def _edition_link(outlet: Outlet, one: Listed) -> Link:
    note = {
        "coming": f"Nhận bài đến hết ngày {day_text(one.deadline)}",
        "frozen": "đã chốt",
        "proposed": "chưa chốt",
        "empty": "không có bài",
    }[one.state]
    return Link(edition_folder(outlet.code, one.plan, one.date), day_text(one.date), note=note)


def _coming(outlet: Outlet, today: dt.date) -> Fact:
    """When the last edition came out, and the editions of the next twelve months."""
    since = max((date_before(p.rhythm, today + DAY) for p in outlet.editions), default=today)
    days = {p.code: edition_dates(p.rhythm, today + DAY, today + CALENDAR_DAYS + DAY) for p in outlet.editions}
    return Fact((since, tuple((c, day) for c, found in days.items() for day in found if outlet.span.contains(day))))


def plan_calendar(site: Fact, outlet: Fact, coming: Fact) -> list[Page]:
    if not outlet.value.editions:
        return []
    return [Page(f"lich/{outlet.value.code}.ics", calendar_bytes, (site, outlet, coming))]


def calendar_bytes(site: Fact, outlet: Fact, coming: Fact) -> bytes:
    """The deadlines of an outlet's coming editions; the bytes stay the same until one of them has come out."""
    publisher: Site = site.value
    who: Outlet = outlet.value
    names = {plan.code: plan.name for plan in who.editions}
    since, editions = coming.value
    events = [_deadline(publisher, who, (code, names[code], day)) for code, day in editions]
    return ics_bytes(f"Hạn gửi bài – {who.name}", events, since)


def _deadline(site: Site, outlet: Outlet, edition: tuple[str, str, dt.date]) -> Event:
    code, name, day = edition
    return Event(
        uid=f"{edition_name(outlet.code, code, day)}@{site.code}",
        day=day - DAY,
        title=f"Hạn gửi bài: {name}, {called(outlet, day)}",
        note=f"{outlet.name}. Bài đăng đến hết ngày này được xét cho {called(outlet, day)}.",
        link=f"{site.url}/bao-chi/{outlet.code}/",
    )
