"""Files of stories as pages: pictures encoded anew without any metadata, films and sounds as they are."""

from collections.abc import Callable
from pathlib import Path

from plugins.intake.sealed import sealed_keep, sealed_read
from plugins.model.catalogue import Cards, Catalogue, Fact
from plugins.model.page import Page, Section
from plugins.model.picture import FORMATS, Picture
from plugins.model.poster import cover_of
from plugins.model.story import Story
from plugins.pages.story import poster_of


def picture_sections(catalogue: Catalogue, where: Fact) -> list[Section]:
    """The pictures of stories that a reader may see."""
    shown = dict.fromkeys(p for s in catalogue.stories if s.is_illustrated for p in _pictures(s))
    return [Section("pictures", plan_pictures, (where, Fact(tuple(shown))))]


def film_section(catalogue: Catalogue, site: Path) -> Section:
    """The films and sounds of such stories; they are known by their files' times, which no story tells."""
    played = (s for s in catalogue.stories if s.video or s.audio)
    films = {m.src for s in played for m in (s.video, s.audio) if m and m.local}
    stamps = tuple((src, (site / src).stat().st_mtime_ns, (site / src).stat().st_size) for src in sorted(films))
    return Section("films and sounds", plan_films, (Fact(str(site)), Fact(stamps)))


def _pictures(story: Story) -> tuple[Picture, ...]:
    own = (story.card.image,) if story.card.image else ()
    return (*own, *(picture for _, picture in story.pictures))


def plan_pictures(where: Fact, pictures: Fact) -> list[Page]:
    """Each picture in every width and form; two names for the same bytes give one."""
    by_content = {p.content: p for p in pictures.value}
    return [
        Page(p.path(width, form), encoded, (where, Fact(p), Fact((width, form))))
        for p in by_content.values()
        for width in p.widths
        for form in FORMATS
    ]


def encoded(where: Fact, picture: Fact, variant: Fact) -> bytes:
    """One encoding, from the cache where it was made before."""
    (site, cache), (width, form) = where.value, variant.value
    from plugins.builder.encoding import VERSION, encode  # Pillow is slow to load, and most builds meet no new picture

    file = Path(cache, f"{picture.value.content}-{width}-{VERSION}.{form}")
    return _kept(file, lambda: encode(Path(site, picture.value.source), width, form))


def _kept(file: Path, make: Callable[[], bytes]) -> bytes:
    """The file's bytes, made where they are not there yet."""
    kept = sealed_read(file)
    if kept is not None:
        return bytes(kept)
    body = make()
    sealed_keep(file, body)
    return body


def plan_films(site: Fact, stamps: Fact) -> list[Page]:
    return [Page(f"tep/{src}", film_bytes, (site, Fact((src, time, size)))) for src, time, size in stamps.value]


def poster_sections(catalogue: Catalogue, own: Fact, where: Fact) -> list[Section]:
    """The site's own poster, the covers of feeds, and the posters of stories: a section a month, so that a new story
    leaves the others' plan."""
    publisher = Fact(catalogue.registries.site)
    sections = [Section(f"posters {m.name}", plan_posters, (where, publisher, m.cards)) for m in catalogue.months]
    covers = (cover_of(o.name, catalogue.registries.site.name) for o in catalogue.registries.outlets if o.is_on_air)
    alone = {poster.path: poster for poster in (own.value, *covers)}  # two outlets may have one name
    return [Section("posters of the site", plan_alone, (where, Fact(tuple(alone.values())))), *sections]


def plan_alone(where: Fact, posters: Fact) -> list[Page]:
    return [Page(poster.path, poster_bytes, (where, Fact(poster))) for poster in posters.value]


def plan_posters(where: Fact, site: Fact, cards: Cards) -> list[Page]:
    posters = (poster_of(site.value, card) for card in cards)
    return [Page(poster.path, poster_bytes, (where, Fact(poster))) for poster in posters]


def poster_bytes(where: Fact, poster: Fact) -> bytes:
    """One poster, from the cache where it was drawn before."""
    site, cache = where.value
    from plugins.builder.cards import VERSION, drawn  # Pillow, as above

    name = Path(poster.value.path)
    return _kept(Path(cache, f"{name.stem}-{VERSION}{name.suffix}"), lambda: drawn(poster.value, Path(site)))


def film_bytes(site: Fact, film: Fact) -> bytes:
    return Path(site.value, film.value[0]).read_bytes()
