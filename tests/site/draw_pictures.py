"""Draw the illustrations that accompany the stories of the sample site."""

from __future__ import annotations

import argparse
import cmath
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

Point = tuple[float, float]
Colour = str  # "#rrggbb", or "#rrggbbaa" where it may be translucent
SCALE = 2  # drawn twice as large, then reduced for clean edges
WIDTH, HEIGHT = 1600, 1067

RED, DEEP_RED, GOLD, STRAW = "#b3261e", "#7a1a1c", "#e2ae3b", "#e8cf94"
WHITE, CREAM, INK, WOOD = "#faf6ec", "#f0e3c4", "#2b2a33", "#8a5a38"
LEAF, MOSS, TEAL, RIVER, NAVY = "#6f9a4a", "#3f6b45", "#2f7472", "#4f8aa3", "#2c3f5e"
SKIN, HAIR, ORANGE, ROSE, OLIVE = "#dba67c", "#2a2325", "#e0732f", "#d98b86", "#5c6b3c"
SHADE = "#1a203026"


@dataclass(frozen=True)
class Mood:
    """The light of one time of day."""

    high: Colour
    low: Colour
    sun: Colour
    far: Colour
    near: Colour
    tint: Colour


DAWN = Mood("#6f93ad", "#f8dcb4", "#fff1cf", "#a9b7b4", "#446f5c", "#f3c58a")
DAY = Mood("#6fabca", "#f4f0dc", "#fffbe8", "#a8c6c0", "#4c8a5e", "#fff2c8")
GOLDEN = Mood("#d8a04e", "#fcebc2", "#fff6d8", "#cdb183", "#66743a", "#f0b04a")
DUSK = Mood("#41456f", "#ee9c6a", "#ffd9a0", "#8a6f86", "#35465a", "#b0607a")
MIST = Mood("#93b0b4", "#f1f1e4", "#fdfaf0", "#bccdc6", "#4d7766", "#d5e0d5")
NIGHT = Mood("#1b2440", "#5b6a8c", "#f3edd2", "#4a587a", "#1f2c44", "#2c3a66")
STORM = Mood("#46586a", "#b3bdba", "#cfd6d2", "#8b9a9d", "#42575a", "#5c6d78")


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    pairs = zip(ImageColor.getrgb(one)[:3], ImageColor.getrgb(other)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def darker(colour: Colour, share: float = 0.22) -> Colour:
    return mixed(colour, "#1d2238", share)


def lighter(colour: Colour, share: float = 0.3) -> Colour:
    return mixed(colour, "#fff6dc", share)


def faded(colour: Colour, opacity: float) -> Colour:
    return f"{colour[:7]}{round(255 * opacity):02x}"


def smooth(points: Sequence[Point], steps: int = 10) -> list[Point]:
    """Return a closed Catmull-Rom curve through the points."""
    curve = []
    for i in range(len(points)):
        near = [points[(i + k - 1) % len(points)] for k in range(4)]
        for t in (step / steps for step in range(steps)):
            weights = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2)
            x, y = (sum(w * spot[axis] for w, spot in zip(weights, near, strict=True)) for axis in (0, 1))
            curve.append((x / 2, y / 2))
    return curve


class Canvas:
    """A picture with its own origin, unit and tilt; `at` gives a smaller one on the same paper."""

    def __init__(self, image: Image.Image, random: Random, origin: complex = 0, turn: complex = 1) -> None:
        self.image, self.random, self.origin, self.turn, self.flip = image, random, origin, turn, 1
        self.draw = ImageDraw.Draw(image, "RGBA")
        self.width = image.width // SCALE

    def at(self, x: float, y: float, unit: float, flip: int = 1, tilt: float = 0) -> Canvas:
        origin = self.origin + complex(x * self.flip, y) * self.turn
        turn = self.turn * cmath.rect(unit, tilt * self.flip)
        part = Canvas(self.image, self.random, origin, turn)
        part.flip = self.flip * flip
        return part

    def pixels(self, points: Iterable[Point]) -> list[Point]:
        spots = (self.origin + complex(x * self.flip, y) * self.turn for x, y in points)
        return [(spot.real * SCALE, spot.imag * SCALE) for spot in spots]

    def shape(self, points: Sequence[Point], top: Colour, low: Colour | None = None) -> None:
        """Fill a polygon with a colour, or with two that pass into one another downwards."""
        spots = self.pixels(points)
        if low is None:
            self.draw.polygon(spots, fill=top)
            return
        left, upper = (math.floor(min(axis)) for axis in zip(*spots, strict=True))
        right, lower = (math.ceil(max(axis)) + 1 for axis in zip(*spots, strict=True))
        size = (right - left, lower - upper)
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon([(x - left, y - upper) for x, y in spots], fill=255)
        ramp = Image.linear_gradient("L").resize(size)
        paint = Image.composite(Image.new("RGB", size, low), Image.new("RGB", size, top), ramp)
        self.image.paste(paint, (left, upper), mask)

    def curve(self, points: Sequence[Point], top: Colour, low: Colour | None = None) -> None:
        self.shape(smooth(points), top, low)

    def box(self, x: float, y: float, size: Point, top: Colour, low: Colour | None = None) -> None:
        self.shape([(x, y), (x + size[0], y), (x + size[0], y + size[1]), (x, y + size[1])], top, low)

    def oval(self, x: float, y: float, size: Point, top: Colour, low: Colour | None = None) -> None:
        turns = (math.tau * step / 64 for step in range(64))
        self.shape([(x + size[0] * math.cos(a), y + size[1] * math.sin(a)) for a in turns], top, low)

    def line(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """Draw a line, with round ends unless they would show through a translucent colour."""
        spots, thick = self.pixels(points), max(2, width * abs(self.turn) * SCALE)
        self.draw.line(spots, fill=colour, width=round(thick), joint="curve")
        if thick > 4 and len(colour) == len(INK):
            for x, y in (spots[0], spots[-1]):
                self.draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=colour)

    def bow(self, points: tuple[Point, Point, Point], width: float, colour: Colour) -> None:
        """Draw a line that leaves the first point for the second and bends to the third."""
        (a, b), (c, d), (e, f) = points
        steps = (step / 14 for step in range(15))
        weights = [((1 - t) ** 2, 2 * t * (1 - t), t * t) for t in steps]
        self.line([(a * u + c * v + e * w, b * u + d * v + f * w) for u, v, w in weights], width, colour)

    def glow(self, x: float, y: float, size: Point, colour: Colour, strength: float) -> None:
        ((middle, height),) = self.pixels([(x, y)])
        wide, tall = (round(side * abs(self.turn) * SCALE) for side in size)
        fall = [round(255 * strength * max(0, 1 - v / 180) ** 1.5) for v in range(256)]
        mask = Image.radial_gradient("L").point(fall).resize((2 * wide, 2 * tall))
        self.image.paste(Image.new("RGB", mask.size, colour), (round(middle) - wide, round(height) - tall), mask)

    def vary(self, least: float, most: float) -> float:
        return self.random.uniform(least, most)

    def spread(self, count: int, left: float, right: float) -> list[float]:
        """Return so many places from left to right, each a little off the regular one."""
        step = (right - left) / max(1, count)
        return [left + step * (i + 0.5 + self.vary(-0.2, 0.2)) for i in range(count)]


Scene = Callable[[Canvas, Mood], None]


# --- landscape ---


def ridge(c: Canvas, base: float, height: float, top: Colour, low: Colour) -> None:
    waves = [(a * height, f * c.vary(0.7, 1.4), c.vary(0, 6)) for a, f in ((0.5, 0.004), (0.28, 0.011), (0.08, 0.031))]
    along = range(-20, c.width + 40, 16)
    crest = [(x, base - height - sum(a * math.sin(f * x + p) for a, f, p in waves)) for x in along]
    c.shape([*crest, (c.width + 20, base + 160), (-20, base + 160)], top, low)


def clouds(c: Canvas, mood: Mood, horizon: float) -> None:
    for x in c.spread(4, 0, c.width):
        y, long = c.vary(60, horizon * 0.55), c.vary(90, 190)
        for row, (shift, share) in enumerate(((0.1, 0.6), (-0.3, 1.2), (0.2, 0.8))):
            tone = mixed(mixed(mood.high, mood.low, 0.35 + y / horizon), WHITE, 0.45)
            c.line([(x + shift * long, y + row * 15), (x + (shift + share) * long, y + row * 15)], 16, tone)


def landscape(c: Canvas, mood: Mood, horizon: float, layers: int = 4) -> None:
    """Draw the sky down to the horizon, with the sun and ranges of hills."""
    c.box(0, 0, (c.width, horizon + 160), mood.high, mood.low)
    x, y = c.vary(0.15, 0.85) * c.width, horizon * c.vary(0.25, 0.5)
    if mood is not STORM:
        c.glow(x, y, (horizon * 1.5, horizon * 1.5), mood.sun, 0.8)
        c.oval(x, y, (horizon * 0.09, horizon * 0.09), mood.sun)
    clouds(c, mood, horizon)
    for layer in range(layers):
        tone = mixed(mood.far, mood.near, layer / layers)
        ridge(c, horizon, horizon * (0.34 - 0.3 * layer / layers), tone, mixed(tone, mood.low, 0.65))
    c.glow(c.width / 2, horizon, (c.width * 0.8, 110), mood.low, 0.5)


def field(c: Canvas, y: float, tone: Colour) -> None:
    """Close a landscape with open ground whose edge lies at y."""
    ridge(c, y, 8, lighter(tone, 0.3), tone)
    c.box(0, y + 158, (c.width, HEIGHT - y - 158), tone, darker(tone, 0.25))


def leaf(c: Canvas, root: Point, tip: Point, width: float, colour: Colour) -> None:
    (x, y), (u, v) = root, tip
    long = math.hypot(u - x, v - y)
    across, down = (v - y) / long * width, (x - u) / long * width
    middle = ((x + u) / 2, (y + v) / 2 - long * 0.12)
    c.curve([root, (middle[0] + across, middle[1] + down), tip, (middle[0] - across, middle[1] - down)], colour)


def fan(c: Canvas, root: Point, blade: Point, colour: Colour, arc: tuple[int, int, int]) -> None:
    """Draw blades of a length and width from one root, through an arc in degrees (from, to, number)."""
    first, last, count = arc
    for i in range(count):
        angle = math.radians(first + (last - first) * (i + c.vary(0.2, 0.8)) / count)
        reach = blade[0] * c.vary(0.75, 1.1)
        tip = (root[0] + math.cos(angle) * reach, root[1] + math.sin(angle) * reach)
        leaf(c, root, tip, blade[1], mixed(colour, lighter(colour), c.vary(0, 0.7)))


def grass(c: Canvas, y: float, colour: Colour, size: float = 90) -> None:
    for x in c.spread(26, -20, c.width + 20):
        fan(c, (x, y + c.vary(0, 20)), (size * c.vary(0.6, 1.2), 4), colour, (235, 305, 6))


def frame_leaves(c: Canvas, mood: Mood) -> None:
    """Let broad leaves hang into an upper corner, and close the picture at the foot."""
    x = c.random.choice((-20, c.width + 20))
    dark = darker(mood.near, 0.45)
    fan(c, (x, -40), (430, 30), dark, (10, 170, 13))
    grass(c, HEIGHT + 20, dark)


def tree(c: Canvas, x: float, y: float, height: float, crown: Colour) -> None:
    p = c.at(x, y, height / 100)
    p.oval(6, 0, (30, 3), SHADE)
    p.curve([(-4, 1), (-1.6, -20), (-2, -52), (2, -52), (1.8, -20), (4, 1)], WOOD, darker(WOOD, 0.5))
    p.line([(0, -32), (13, -56)], 2, darker(WOOD))
    blobs = [(p.vary(-24, 24), p.vary(-16, 16), p.vary(13, 20)) for _ in range(11)]
    for size, tone in ((1, darker(crown, 0.3)), (0.8, crown), (0.5, lighter(crown, 0.25))):
        for dx, dy, r in blobs:
            p.oval(dx * size - (1 - size) * 8, -70 + dy * size - (1 - size) * 12, (r * size, r * size * 0.8), tone)


def palm(c: Canvas, x: float, y: float, height: float, colour: Colour) -> None:
    p = c.at(x, y, height / 100)
    p.curve([(-1.8, 0), (1.2, -50), (1.4, -97), (3, -97), (3.6, -50), (2.2, 0)], lighter(WOOD), darker(WOOD))
    fan(p, (2, -95), (34, 2.6), darker(colour), (-35, 215, 9))
    fan(p, (2, -96), (34, 2.6), colour, (160, 380, 10))


def banana(c: Canvas, x: float, y: float, height: float, colour: Colour) -> None:
    p = c.at(x, y, height / 100)
    p.curve([(-4, 0), (-2, -50), (2, -50), (4, 0)], LEAF, darker(OLIVE))
    fan(p, (0, -46), (58, 7), darker(colour), (180, 360, 6))
    fan(p, (0, -46), (54, 6), colour, (210, 335, 5))


def house(c: Canvas, spot: Point, width: float, colours: tuple[Colour, Colour]) -> None:
    """Draw a low house of three bays; colours are those of its walls and its roof."""
    p, (wall, roof) = c.at(*spot, width / 100), colours
    p.oval(4, 0, (58, 3), SHADE)
    p.box(-46, -33, (92, 33), lighter(wall, 0.3), wall)
    p.box(-46, -33, (92, 6), SHADE)
    for x in range(-42, 46, 4):
        p.line([(x, -32), (x, -1)], 0.25, darker(wall, 0.15))
    for left in (-35, -8, 19):
        p.box(left, -25, (16, 25 if left == -8 else 15), darker(TEAL), TEAL)
        p.line([(left + 8, -25), (left + 8, -10)], 0.7, CREAM)
    p.shape([(-55, -31), (-40, -56), (40, -56), (55, -31)], lighter(roof, 0.15), darker(roof))
    for i in range(1, 20):
        p.line([(-40 + 4 * i, -55), (-55 + 5.5 * i, -31.5)], 0.35, darker(roof, 0.35))
    p.line([(-41, -56.5), (41, -56.5)], 2, darker(roof, 0.4))
    for post in (-44, -15, 13, 42):
        p.box(post, -31, (2.2, 31), lighter(wall, 0.7), lighter(wall, 0.3))
    p.box(-49, -2.5, (98, 3), CREAM, darker(CREAM))


# --- people ---


@dataclass(frozen=True)
class Person:
    """What somebody wears, and how the arms are held."""

    coat: Colour
    legs: Colour = NAVY
    head: str = "short"
    extra: str = ""
    pose: str = "rest"
    seat: bool = False


POSES: dict[str, tuple[tuple[Point, Point], tuple[Point, Point]]] = {  # elbow and hand, left and right
    "rest": (((-13, -64), (-11.5, -50)), ((13, -64), (11.5, -50))),
    "hold": (((-13, -66), (-3, -61)), ((13, -66), (3, -61))),
    "wave": (((-13, -64), (-11.5, -50)), ((15, -84), (18, -99))),
    "show": (((-13, -64), (-11.5, -50)), ((15, -68), (23, -72))),
    "reach": (((-5, -65), (10, -60)), ((13, -68), (21, -62))),
}
DRESS = Person("#3f6fa8", WHITE, "bun", "dress")
LADY = Person("#4d7f8c", INK, "bun")
MAN = Person("#5f86a5")
STAFF = Person(WHITE)
FARMER = Person("#7a5a46", INK, "cone")
PICKER = Person(NAVY, INK, "cone", pose="reach")
ELDER = Person("#7a5a46", INK, "grey")
WORKER = Person(ORANGE, NAVY, "helmet", "vest")
RESCUER = Person("#40546b", NAVY, "cap", "float")
DOCTOR = Person("#fbfaf5", TEAL, "bun", "coat", "reach")
PUPIL = Person("#fdfaf0", NAVY, "short", "scarf")
GIRL = replace(PUPIL, head="long")
SOLDIER = Person("#5c7047", "#4d5f3d", "cap", "pack")
PATIENT = replace(ELDER, pose="hold", seat=True)
EXPECTING = Person("#c98fa0", INK, "long", "belly", "hold", seat=True)
HIGHLANDER = Person("#2f3f63", INK, "wrap", "bands")


def clothes(p: Canvas, who: Person) -> None:
    legs, coat, floor = who.legs, who.coat, -22 if who.seat else 0
    for side in (-1, 1):
        foot, hip = (9.5, 10) if who.extra == "dress" else (7.4, 9.6)
        p.oval(side * 5.4, floor - 1.6, (4.2, 2), INK)
        leg = [(0, -52), (side * hip, -52), (side * foot, floor - 2.5), (side * 2, floor - 2.5)]
        p.shape(leg, legs, darker(legs, 0.12))
    hem: list[Point] = [(10, -48), (0, -46), (-10, -48)]
    if who.extra == "dress":
        hem = [(9.4, -50), (11.5, floor - 14), (6, floor - 11), (-6, floor - 11), (-11.5, floor - 14), (-9.4, -50)]
    elif who.extra == "coat":
        hem = [(10, -50), (11, -30), (0, -29), (-11, -30), (-10, -50)]
    left = [(-8, -63), (-10.5, -79), (-5, -84), (0, -85)]
    p.curve([*hem, *left, (5, -84), (10.5, -79), (8, -63)], lighter(coat, 0.12), darker(coat, 0.14))
    p.curve([(1, -84), (10, -79), (7.8, -63), (9.4, -49), (4, -47), (5, -62)], SHADE)


def gear(p: Canvas, who: Person) -> None:
    if who.extra == "pack":
        for x in (-6.5, 4):
            p.box(x, -83, (2.5, 22), darker(who.coat, 0.4))
    elif who.extra == "vest":
        for x in (-6.5, 4):
            p.box(x, -83, (2.5, 35), "#f4d24b")
        p.box(-9, -62, (18, 3), "#f4d24b")
    elif who.extra == "float":
        for side in (-1, 1):
            front = [(side * 0.6, -49), (side * 9.6, -50), (side * 9, -64), (side * 9.4, -80), (side * 5, -84)]
            p.curve([*front, (side * 3, -76)], lighter(ORANGE, 0.15), darker(ORANGE, 0.1))
        for y in (-57, -65):
            p.line([(-8.6, y), (8.6, y)], 1.2, INK)


def details(p: Canvas, who: Person) -> None:
    if who.extra == "scarf":
        p.shape([(-5, -84), (5, -84), (1, -79), (4, -70), (0, -77), (-4, -70), (-1, -79)], RED)
    elif who.extra == "belly":
        p.oval(0.5, -58, (9.6, 9.5), lighter(who.coat, 0.2), darker(who.coat, 0.1))
    elif who.extra == "bands":
        for y, reach, tone in ((-50, 8.5, RED), (-52.5, 8.5, GOLD), (-83, 5, GOLD), (-81, 6, RED)):
            p.bow(((-reach, y), (0, y + 3), (reach, y)), 1.4, tone)
    elif who.extra == "coat":
        p.shape([(-3.5, -85), (3.5, -85), (0, -72)], "#8fb8b4")
        p.line([(0, -72), (0, -31)], 0.6, darker(WHITE, 0.2))
        p.bow(((-4, -84), (-4, -64), (2, -68)), 0.9, INK)


def arms(p: Canvas, who: Person) -> None:
    sleeve = darker(who.coat, 0.08)
    for side, (elbow, hand) in zip((-1, 1), POSES[who.pose], strict=True):
        p.line([(side * 9, -78), elbow, hand], 3.2, SKIN)
        wrist = (elbow[0] + (hand[0] - elbow[0]) * 0.75, elbow[1] + (hand[1] - elbow[1]) * 0.75)
        p.line([(side * 9, -78), elbow, wrist], 5, sleeve)
        p.oval(*hand, (2.3, 2.5), SKIN)


def hat(p: Canvas, kind: str, colour: Colour) -> None:
    if kind == "cone":
        rim = [(15, -94), (10, -92), (0, -91), (-10, -92), (-15, -94)]
        p.shape([(0, -109), *rim], lighter(STRAW), darker(STRAW, 0.15))
        p.shape([(0, -109), (15, -94), (10, -92), (3, -91)], SHADE)
    elif kind == "helmet":
        p.curve([(-7.4, -94.5), (-6, -101.5), (0, -104), (6, -101.5), (7.4, -94.5), (0, -95.5)], "#f7d774", "#d9a02f")
        p.line([(-8, -94.6), (8, -94.6)], 1.5, "#c98f28")
    elif kind == "cap":
        p.curve([(-6.6, -95), (-6.4, -101), (0, -103.5), (6.4, -101), (6.6, -95), (0, -96)], colour, darker(colour))
        p.curve([(-10, -95), (0, -97.5), (10, -95), (0, -93.4)], darker(colour, 0.3))
    elif kind == "wrap":
        p.curve([(-8, -95), (-8, -102), (0, -105), (8, -102), (8, -95), (0, -97.5)], colour, darker(colour))
        p.bow(((-7.4, -97), (0, -100), (7.4, -97)), 1.4, RED)


def head(p: Canvas, who: Person) -> None:
    hair = "#b9b6b0" if who.head == "grey" else HAIR
    if who.head == "bun":
        p.oval(0, -101, (3.6, 3), hair)
    p.line([(0, -83), (0, -88)], 4.8, darker(SKIN, 0.14))
    p.oval(0, -92.6, (5.6, 6.9), SKIN)
    p.curve([(1.5, -99), (5.5, -94), (4.8, -89), (1, -85.8), (3, -90)], "#7a402e22")
    p.curve([(-6.3, -91), (-6.3, -97), (0, -100.8), (6.3, -97), (6.3, -91), (4.6, -95.5), (-2, -97)], hair)
    hat(p, who.head, who.coat)


def figure(c: Canvas, who: Person, spot: Point, height: float, flip: int = 1) -> Canvas:
    """Draw a person with the feet at the spot; the canvas returned has the feet as origin and is 100 high."""
    p = c.at(*spot, height / 100, flip)
    if not who.seat:
        p.oval(5, 0, (17, 2.6), SHADE)
    if who.extra == "pack":
        p.curve([(-11, -84), (11, -84), (13.5, -56), (-13.5, -56)], darker(who.coat, 0.45))
    if who.head in ("long", "wrap"):
        p.curve([(-6.6, -94), (0, -101), (6.6, -94), (8, -82), (6.5, -77), (-6.5, -77), (-8, -82)], HAIR)
    for part in (clothes, gear, details, arms, head):
        part(p, who)
    return p


def stooped(c: Canvas, who: Person, spot: Point, height: float, flip: int = 1) -> None:
    """Draw somebody bent over the work in a field."""
    p = c.at(*spot, height / 100, flip)
    p.oval(8, 0, (24, 2.6), SHADE)
    for x in (-9, -2):
        p.shape([(-12, -46), (0, -46), (x + 5, 0), (x, 0)], who.legs, darker(who.legs))
    back = [(-13, -42), (-10, -56), (8, -66), (20, -60), (22, -52), (8, -46), (0, -40)]
    p.curve(back, lighter(who.coat, 0.1), darker(who.coat))
    p.line([(16, -55), (20, -36), (25, -20)], 5, darker(who.coat, 0.15))
    p.oval(26, -17, (2.6, 2.6), SKIN)
    p.oval(26, -58, (5.5, 6.5), SKIN)
    p.shape([(17, -48), (33, -75), (40, -52), (34, -48), (25, -46)], lighter(STRAW), darker(STRAW, 0.2))


def bust(c: Canvas, who: Person) -> None:
    """Draw somebody from the chest up, 100 high from the foot of the picture, smiling."""
    p = c.at(c.width / 2, 1500, 13.6)
    p.glow(0, -60, (46, 46), "#fff3d6", 0.45)
    if who.head == "bun":
        p.oval(7, -80, (8, 7), HAIR, darker(HAIR))
    half = [(7, -41), (19, -36.5), (27, -29), (31, -12), (34, 30)]
    chest = [*half, *[(-x, y) for x, y in reversed(half)]]
    p.curve(chest, lighter(who.coat, 0.18), darker(who.coat, 0.2))
    p.curve([(9, -39), (18, -35.6), (26, -28), (30, -12), (33, 30), (15, 30), (18, -14)], SHADE)
    for side in (-1, 1):
        p.bow(((side * 21.5, 6), (side * 21, -8), (side * 22.5, -17)), 0.5, darker(who.coat, 0.35))
    neck = [(-4.9, -54), (4.9, -54), (5.6, -43), (9, -40), (0, -34), (-9, -40), (-5.6, -43)]
    p.shape(neck, darker(SKIN, 0.08), darker(SKIN, 0.16))
    p.curve([(-4.9, -52), (0, -47), (4.9, -52), (4.9, -47), (0, -43.6), (-4.9, -48)], "#7a402e30")
    (tunic if who.extra == "dress" else bands)(p, who)
    face(p)
    if who.head == "wrap":
        turban(p, who.coat)
    else:
        fringe = [(10.4, -67), (7.5, -72), (0.5, -76.4), (-4, -75), (-9.4, -70), (-10.6, -64)]
        crown = [(-12.2, -60), (-13, -73), (-8, -82), (0, -84.8), (8, -82), (13, -73), (12.2, -60)]
        p.curve([*crown, *fringe], lighter(HAIR, 0.12), HAIR)
        p.bow(((-8, -79), (-3, -83.5), (4, -82)), 0.7, lighter(HAIR, 0.25))


def face(p: Canvas) -> None:
    for side in (-1, 1):
        p.oval(side * 11.4, -62, (2, 3.2), darker(SKIN, 0.08))
    cheek = [(11.4, -66), (10.6, -57.5), (6.6, -50.4)]
    p.curve([(8, -77), *cheek, (0, -47), *[(-x, y) for x, y in reversed(cheek)], (-8, -77)], lighter(SKIN, 0.18), SKIN)
    p.curve([(3, -79), (9, -76), *cheek, (1, -47.2), (6, -54), (7, -66)], "#7a402e24")
    for side in (-1, 1):
        p.glow(side * 6.4, -57.6, (4.4, 3.4), "#e0785c", 0.5)
        p.bow(((side * 7.6, -67.2), (side * 5, -69.2), (side * 2.6, -67.8)), 0.5, HAIR)
        p.bow(((side * 7.1, -63.4), (side * 4.9, -65.8), (side * 2.8, -63.2)), 0.55, HAIR)
    p.bow(((0.6, -60.6), (1.5, -58.4), (-0.4, -58.4)), 0.45, darker(SKIN, 0.3))
    p.curve([(-3.5, -54.9), (-1.2, -55), (0, -54.8), (1.2, -55), (3.5, -54.9), (1.6, -52.7), (-1.6, -52.7)], "#bd5348")
    p.bow(((-3.9, -55.1), (0, -53.1), (3.9, -55.1)), 0.4, "#8a3630")


def turban(p: Canvas, tone: Colour) -> None:
    for side in (-1, 1):
        p.curve([(side * 6, -78), (side * 11.8, -74), (side * 12, -60), (side * 10.2, -66), (side * 8, -72)], HAIR)
    folds = [(-13, -70), (-14, -80), (-7, -89), (0, -91), (8, -89), (14.5, -80), (13, -70)]
    p.curve([*folds, (8, -75), (0, -77), (-8, -75)], lighter(tone, 0.12), darker(tone))
    for lift, colour in ((0, RED), (3, GOLD), (6, TEAL)):
        p.bow(((-13, -73 - lift), (0, -82 - lift), (13, -73 - lift)), 1.5, colour)
    p.bow(((-12, -84), (2, -90), (13, -79)), 0.5, darker(tone, 0.4))


def tunic(p: Canvas, who: Person) -> None:
    """Give an áo dài its collar, its clasps and a lotus."""
    band = [(-6, -46.5), (0, -42), (6, -46.5), (9, -39.8), (0, -33.4), (-9, -39.8)]
    p.curve(band, lighter(who.coat, 0.22), who.coat)
    for side in (-1, 1):
        p.oval(side * 11.9, -57.6, (0.8, 0.8), WHITE)
    p.bow(((0, -42), (-1, -38), (4, -36)), 0.45, darker(who.coat, 0.4))
    p.bow(((4, -36), (14, -33), (23, -22)), 0.45, darker(who.coat, 0.4))
    for x, y in ((4, -36), (12, -32.6), (19, -27)):
        p.oval(x, y, (0.9, 0.9), GOLD)
    lotus(p, -13, -17, 9)


def bands(p: Canvas, who: Person) -> None:
    """Dress a highland woman in brocade, with a chain of silver and a bag of medicine."""
    p.shape([(-8.6, -40.6), (0, -27), (8.6, -40.6), (13, -39), (3, 10), (-3, 10), (-13, -39)], darker(who.coat, 0.3))
    for i, tone in enumerate((RED, GOLD, TEAL, RED)):
        for side in (-1, 1):
            neck, seam = (side * (8.6 + i * 1.6), -40.6 + i * 0.6), side * i * 1.5
            p.line([neck, (seam, -26 + i * 6), (seam, 10)], 1.5, tone)
    for reach in (0, 3):
        p.bow(((-8.6, -40.6), (0, -30 + reach * 2), (8.6, -40.6)), 0.9, "#dfe3e6")
    p.bow(((-21, -34.5), (-4, -18), (19, 2)), 2.8, "#8a5a38")
    p.box(13, -10, (24, 24), "#b57a48", "#7d4e30")
    p.box(13, -10, (24, 8), "#8a5a38", "#7a4c2e")
    p.oval(25, -1.5, (4.4, 4.4), WHITE)
    p.box(22, -2.5, (6, 2), "#3f8f6b")
    p.box(24, -4.5, (2, 6), "#3f8f6b")


# --- things ---


def basket(c: Canvas, spot: Point, size: float, fill: Colour = "") -> None:
    """Draw a woven basket, empty unless the colour of its fill is given."""
    p = c.at(*spot, size / 10)
    for x, y in ((-5, -1), (0, -3), (5, -1), (-2.5, -3.5), (3, -3.2)) if fill else ():
        p.oval(x, y, (4, 3), mixed(fill, lighter(fill), p.vary(0, 1)))
    p.curve([(-10, 0), (10, 0), (9, 6), (6.5, 11), (-6.5, 11), (-9, 6)], "#d6ae70", "#94683a")
    for x in (-7, -4.2, -1.4, 1.4, 4.2, 7):
        p.bow(((x, 0), (x, 6), (x * 0.75, 11)), 0.4, "#a97b48")
    for y in (0.4, 3, 5.6, 8.2):
        wide = 10 - y * y * 0.035
        p.bow(((-wide, y), (0, y + 1.6), (wide, y)), 0.7, "#8a5f35")


def lotus(c: Canvas, x: float, y: float, size: float) -> None:
    p = c.at(x, y, size / 100)
    for angle, reach in ((200, 90), (340, 90), (225, 98), (315, 98), (250, 100), (290, 100), (270, 96)):
        turn = math.radians(angle)
        tone = mixed("#eec3b6", "#fff4ea", (reach - 88) / 14)
        leaf(p, (0, 0), (reach * math.cos(turn), reach * math.sin(turn)), 17, tone)


def boat(c: Canvas, spot: Point, length: float, hull: Colour, crew: Sequence[Person] = ()) -> None:
    p = c.at(*spot, length / 100)
    p.curve([(-44, 2), (44, 2), (36, 12), (-34, 12)], "#16243a40")
    p.shape([(-32, -30), (-9, -30), (-6, -6), (-34, -6)], WHITE, CREAM)
    p.box(-36, -33, (31, 3.5), TEAL, darker(TEAL))
    for x in (-29, -19):
        p.box(x, -26, (7, 8), NAVY)
    p.line([(12, -6), (12, -62)], 1.2, WOOD)
    for x, y in ((-34, -32), (52, -17)):
        p.line([(12, -60), (x, y)], 0.35, INK)
    p.curve([(12, -61), (19, -62.5), (27, -60), (27, -50), (19, -52), (12, -50)], RED)
    turns = ((math.tau * i / 10 - math.pi / 2, 3.2 if i % 2 == 0 else 1.25) for i in range(10))
    p.shape([(19.5 + r * math.cos(a), -56 + r * math.sin(a)) for a, r in turns], GOLD)
    for x, who in zip((2, 20, 31), crew, strict=False):
        figure(p, who, (x, 4), 32)
    side = [(-50, -13), (-25, -8), (25, -8), (58, -22), (48, -4), (40, 5), (-40, 5), (-47, -2)]
    p.curve(side, lighter(hull), darker(hull))
    p.bow(((-47, -9), (10, 0), (53, -17)), 1.8, GOLD)
    p.oval(43, -7, (3.2, 2), WHITE)
    p.oval(43.8, -7, (1.4, 1.4), INK)


def roller(c: Canvas, spot: Point, length: float) -> None:
    p = c.at(*spot, length / 100)
    p.oval(2, 0, (58, 6), SHADE)
    p.box(-6, -84, (44, 5), "#d9a02f")
    for x in (-3, 34):
        p.line([(x, -80), (x, -42)], 2.4, INK)
    figure(p, WORKER, (14, -24), 52)
    p.curve([(-38, -44), (20, -47), (46, -46), (48, -22), (10, -16), (-38, -22)], "#f0bf45", "#c98f28")
    p.line([(-44, -20), (-30, -34)], 5, "#c98f28")
    for x, r, tone in ((-40, 20, "#8b8e96"), (30, 22, "#4a4c55")):
        p.oval(x, -r, (r, r), tone, INK)
        p.oval(x, -r, (r * 0.6, r * 0.6), lighter(tone, 0.2), darker(tone))
        p.oval(x, -r, (4, 4), GOLD)


def digger(c: Canvas, spot: Point, length: float) -> None:
    p = c.at(*spot, length / 100)
    p.oval(0, 0, (60, 6), SHADE)
    p.line([(-30, -8), (30, -8)], 16, "#3b3d46")
    for x in (-30, -10, 10, 30):
        p.oval(x, -8, (5, 5), "#6c6f78")
    p.curve([(-40, -20), (34, -20), (36, -40), (0, -44), (-40, -42)], "#f0bf45", "#c98f28")
    p.shape([(2, -72), (28, -72), (34, -38), (2, -38)], "#e8b238", "#c98f28")
    p.shape([(7, -68), (25, -68), (29, -46), (7, -46)], "#bcd6da", "#7fa5b0")
    p.line([(20, -40), (52, -96), (84, -56)], 8, "#d9a02f")
    p.line([(84, -56), (80, -24)], 6, "#c98f28")
    p.curve([(70, -26), (88, -28), (92, -10), (78, -2), (68, -8)], "#5b5e67", INK)


# --- scenes in the open ---


def terraces(c: Canvas, mood: Mood) -> None:
    landscape(c, mood, 400)
    flooded = (mixed(mood.low, WHITE, 0.2), mixed(mood.high, RIVER, 0.4))
    crops = (("#a9bd52", "#6d9644"), ("#e3c258", "#b8963a"), flooded)
    for k, x in enumerate((1250, 330, 900, 60, 1500, 700)):
        terraced(c.at(x, 560 + 110 * k, 6 + k * 0.9), c.random.choice(crops), mood)
    for place in c.spread(4, 150, 1450):
        stooped(c, replace(PICKER, coat=c.random.choice((NAVY, RED, TEAL))), (place, c.vary(700, 1000)), 150)
    frame_leaves(c, mood)


def terraced(c: Canvas, crop: tuple[Colour, Colour], mood: Mood) -> None:
    """Draw a hill of eight terraces, 200 wide."""
    phase, turn = c.vary(0, 6), c.vary(0, 6)
    soil = mixed(mood.near, "#5d5a2c", 0.55)
    for level in range(8):
        share, ring = 1 - level * 0.115, []
        for a in (math.tau * step / 90 for step in range(90)):
            r = share * (1 + 0.07 * math.sin(3 * a + phase + level / 4) + 0.04 * math.sin(7 * a + turn))
            ring.append((100 * r * math.cos(a), 34 * r * math.sin(a) - level * 6))
        for drop in (4.4, 2.2):
            c.shape([(x, y + drop) for x, y in ring], lighter(soil, 0.1), darker(soil))
        c.shape(ring, crop[0], crop[1])
        c.line([*ring, ring[0]], 0.9, lighter(crop[0], 0.5))


def tea_hills(c: Canvas, mood: Mood, *, mill: bool = False) -> None:
    landscape(c, mood, 420)
    field(c, 540, mixed(mood.near, LEAF, 0.3))
    for k, x in enumerate(c.random.choice(((1300, 250, 900, 80, 1500, 760), (350, 1380, 720, 1560, 60, 860)))):
        y, wide = 560 + 125 * k, 560 + 70 * k
        tea_hill(c, (x, y), wide, mixed(mood.near, "#6f9a3f", 0.25 + k * 0.08))
        if mill and k == 2:
            house(c, (1600 - x, 690), 330, (CREAM, "#9c4a32"))
            house(c, (1860 - x, 715), 250, ("#d9c08a", DEEP_RED))
        for i in range((k + 1) % 3):
            who = replace(PICKER, coat=c.random.choice((RED, NAVY, ROSE)))
            spot = (x + (170 + 20 * k) * (i * 2 - 1) + c.vary(-50, 50), y - wide * 0.12)
            basket(figure(c, who, spot, 120 + 24 * k), (0, -46), 13, LEAF)
    c.glow(c.vary(400, 1200), 500, (1100, 90), mood.low, 0.6)
    frame_leaves(c, mood)


def tea_hill(c: Canvas, spot: Point, wide: float, green: Colour) -> None:
    (x, y), tall = spot, wide * 0.36
    c.oval(x, y, (wide, tall), lighter(green, 0.25), darker(green, 0.3))
    for share in (1 - row / 10 for row in range(9)):
        turns = [math.pi * (1 + t / 40) for t in range(41)]
        arc = [(x + wide * share * math.cos(a), y + tall * share * math.sin(a) + (1 - share) * 40) for a in turns]
        c.line([(u, v + 9) for u, v in arc], wide / 40, darker(green, 0.35))
        c.line(arc, wide / 56, lighter(green, 0.12))


def water(c: Canvas, mood: Mood, y: float, tone: Colour) -> None:
    c.box(0, y, (c.width, HEIGHT - y), mixed(tone, mood.low, 0.6), darker(tone, 0.3))
    middle = c.vary(400, 1200)
    for _ in range(150):
        depth = c.vary(0, 1) ** 1.6
        x, v, long = c.vary(-100, c.width), y + 6 + depth * (HEIGHT - y), 20 + 120 * depth
        near = abs(x + long / 2 - middle) < 120 + 160 * depth
        tint = faded(mood.sun, 0.55) if near else faded(lighter(tone, 0.4), 0.22)
        c.line([(x, v), (x + long, v)], 2 + 4 * depth, tint)


def village_shore(c: Canvas, mood: Mood, y: float) -> None:
    for x in c.spread(30, -20, c.width):
        wall, tall = mixed(c.random.choice((CREAM, ROSE, "#cfd9d4", GOLD)), mood.far, 0.45), c.vary(24, 60)
        c.box(x, y - tall, (c.vary(40, 70), tall), lighter(wall, 0.2), wall)
        c.shape([(x - 4, y - tall), (x + 30, y - tall - 20), (x + 74, y - tall)], mixed(RED, mood.far, 0.4))
    for x in c.spread(22, 0, c.width):
        c.oval(x, y, (c.vary(30, 60), c.vary(14, 30)), mixed(mood.near, mood.far, 0.3))


def solar_shore(c: Canvas, mood: Mood, y: float) -> None:
    for x in (40, 440, 840, 1240):
        wall = mixed(CREAM, mood.far, 0.35)
        c.box(x, y - 90, (360, 90), lighter(wall, 0.3), wall)
        for left in range(4):
            c.box(x + 22 + left * 86, y - 62, (56, 62), mixed(TEAL, mood.far, 0.35))
        c.shape([(x - 14, y - 88), (x + 40, y - 172), (x + 330, y - 172), (x + 374, y - 88)], "#3f6f9c", "#22406a")
        for i in range(1, 9):
            c.line([(x + 40 + 32.2 * i, y - 172), (x - 14 + 43.1 * i, y - 88)], 2, "#a9c8dc")
        for t in (0.33, 0.66):
            c.line([(x + 40 - 54 * t, y - 172 + 84 * t), (x + 330 + 44 * t, y - 172 + 84 * t)], 2, "#a9c8dc")


def sea_boats(c: Canvas, mood: Mood, shore: Callable[[Canvas, Mood, float], None]) -> None:
    landscape(c, mood, 470, 3)
    shore(c, mood, 512)
    water(c, mood, 510, RIVER)
    hulls = c.random.sample((RED, TEAL, NAVY, "#3f7f9f", "#b5752f"), 5)
    for i, x in enumerate(c.spread(3, 60, 1560)):
        boat(c.at(x, 580 + 24 * i, 1, c.random.choice((-1, 1))), (0, 0), 190 + 40 * i, hulls[i])
    crew = [replace(FARMER, coat=coat, pose=c.random.choice(("reach", "wave", "hold"))) for coat in (NAVY, DEEP_RED)]
    boat(c.at(c.vary(620, 980), 830, 1, c.random.choice((-1, 1))), (0, 0), c.vary(640, 720), hulls[3], crew)
    sand = [(x, 960 + 40 * math.sin(x / 420 + hulls.index(hulls[3])) - x * 0.03) for x in range(-40, 1680, 40)]
    c.shape([*[(x, y - 22) for x, y in sand], (1640, 1100), (-40, 1100)], "#f4efe0")
    c.shape([*sand, (1640, 1100), (-40, 1100)], "#ecd9ae", "#c9a773")
    for x in c.spread(3, 120, 1480):
        who = replace(c.random.choice((FARMER, LADY)), coat=c.random.choice((ROSE, TEAL, OLIVE)), pose="hold")
        basket(figure(c, who, (x, c.vary(1000, 1040)), 260), (0, -58), 15, "#b9ccd4")


def slope(c: Canvas, side: int, area: tuple[float, float, float], tone: Colour) -> None:
    """Let a wooded slope fall from the side (-1 left, 1 right): area is its top, its foot and its reach."""
    top, foot, reach = area
    p = c.at(0 if side < 0 else c.width, 0, 1, -side)
    crest = [(x, top + (foot - top) * (x / reach) ** 1.25 + 9 * math.sin(x / 60)) for x in range(0, round(reach), 20)]
    edge = [(-20, top), *crest, (reach, foot), (reach * 0.6, HEIGHT + 40), (-20, HEIGHT + 40)]
    p.shape(edge, lighter(tone, 0.22), darker(tone, 0.3))
    for _ in range(46):
        x = p.vary(0, 0.92) * reach
        y = top + (foot - top) * (x / reach) ** 1.25 + p.vary(6, 420) * (1 - x / reach)
        size = p.vary(16, 34)
        p.oval(x, y, (size, size * 0.7), mixed(darker(tone), lighter(tone), p.vary(0, 0.8)))


def viaduct(c: Canvas, mood: Mood) -> None:
    landscape(c, mood, 560)
    c.box(0, 640, (c.width, 440), lighter(mood.near, 0.1), darker(mood.near))
    for side in (-1, 1):
        slope(c, side, (300, 700, 760), mixed(mood.near, LEAF, 0.2))
    bank = [(770, 668), (830, 668), (800, 720), (900, 790), (1130, 870), (1060, 960), (1180, 1090), (620, 1090)]
    c.curve([*bank, (760, 960), (900, 880), (800, 800), (740, 720)], lighter(mixed(RIVER, mood.low, 0.5), 0.2), RIVER)
    for i, x in enumerate(range(70, 1600, 243)):
        foot = 470 + 300 * math.sin(math.pi * (x / 1600)) ** 1.2 + 60
        c.shape([(x - 17, 352), (x + 17, 352), (x + 30, foot), (x - 30, foot)], CREAM, darker(CREAM, 0.35))
        c.shape([(x, 352), (x + 17, 352), (x + 30, foot), (x, foot)], SHADE)
        c.shape([(x - 56, 340), (x + 56, 340), (x + 18, 380), (x - 18, 380)], CREAM, darker(CREAM, 0.2))
        c.line([(x + 90, 320), (x + 90, 262), (x + 112, 258)], 4, INK)
        c.glow(x + 112, 262, (46, 46), "#ffe9b0", 0.9)
        if i in (2, 4):
            c.oval(x, foot, (60, 12), SHADE)
    c.box(0, 318, (c.width, 34), WHITE, darker(CREAM, 0.35))
    c.line([(0, 304), (c.width, 304)], 4, DEEP_RED)
    for place in c.spread(3, 200, 620):
        figure(c, replace(WORKER, pose=c.random.choice(tuple(POSES))), (place, 1010 + c.vary(-15, 15)), 250)
    frame_leaves(c, mood)


def road(c: Canvas, mood: Mood, sides: tuple[int, ...], surface: Colour) -> None:
    """Draw a road on its way to the hills between the slopes of the sides."""
    landscape(c, mood, 440)
    green = mixed(mood.near, LEAF, 0.45)
    field(c, 520, green)
    for side in sides:
        slope(c, side, (190, 640, 640), green)
    edges, bend, end = [], c.vary(-260, 260), 800 - 130 * sum(sides)
    for t in (step / 40 for step in range(41)):
        middle = end + (800 - end) * t + bend * math.sin(math.pi * t)
        edges.append((middle, 520 + 580 * t**1.7, 14 + 480 * t**1.7))
    for wide, tone in ((1.3, "#c39a66"), (1.0, surface)):
        left, right = ([(x + side * wide * w, y) for x, y, w in edges] for side in (-1, 1))
        c.shape([*left, *reversed(right)], lighter(tone, 0.25), darker(tone, 0.1))
    for x, y, w in edges[4:40:4]:
        c.line([(x - w, y), (x + w, y)], 1 + w / 160, faded(darker(surface, 0.4), 0.35))
    for x, y, w in edges[2:34:5]:
        for side in {-1, 1} - set(sides):
            tree(c, x + side * (w * 1.6 + 40), y + 8, 70 + w * 0.95, mixed(mood.near, LEAF, 0.4))
    (builders if len(sides) > 1 else villagers)(c, edges[30])


def builders(c: Canvas, edge: tuple[float, float, float]) -> None:
    x, y, w = edge
    digger(c, (x + w * 0.1, y - 120), 240)
    roller(c, (x - w * 0.5, y + 60), 340)
    for place in c.spread(3, x + w * 0.2, x + w * 1.5):
        figure(c, replace(WORKER, pose=c.random.choice(tuple(POSES))), (place, y + c.vary(50, 120)), 290)


def villagers(c: Canvas, edge: tuple[float, float, float]) -> None:
    x, y, w = edge
    heap = [(x - w * 0.9, y + 60), (x, y + 20), (x + w * 0.9, y + 50), (x + w, y + 120), (x - w, y + 130)]
    c.curve(heap, "#a9a294", "#8b8477")
    for place, coat in zip(c.spread(5, x - w, x + w), (RED, NAVY, TEAL, "#7a5a46", ROSE), strict=True):
        who, foot = replace(c.random.choice((FARMER, MAN, PICKER)), coat=coat, pose="reach"), y + c.vary(30, 110)
        if place > x + w * 0.3:
            stooped(c, who, (place, foot), 290, -1)
        else:
            p = figure(c, who, (place, foot), 290)
            p.line([(4, -70), (34, 0)], 1.8, WOOD)
            p.box(25, -2, (18, 3), INK)


def forest(c: Canvas, mood: Mood, walkers: tuple[Person, ...] = (), *, path: bool = True) -> None:
    c.box(0, 0, (c.width, HEIGHT), mixed(mood.low, LEAF, 0.2), mixed(mood.near, LEAF, 0.3))
    c.glow(c.vary(500, 1100), 320, (1100, 800), mood.sun, 0.9)
    for layer in range(4):
        trunks(c, layer, mixed(mixed(mood.low, LEAF, 0.35), darker(mood.near, 0.45), layer / 3.2))
    if path:
        bend = [(830, 730), (880, 730), (850, 800), (940, 880), (1130, 1090), (430, 1090), (640, 880), (760, 800)]
        c.curve(bend, mixed("#e3cf9f", mood.near, 0.25), "#b99d6c")
    for i, who in enumerate(walkers):
        near = (i + 1) / len(walkers)
        figure(c, who, (820 + 170 * math.sin(2.4 * i) * near, 800 + 190 * near), 230 + 170 * near)
    for x in c.spread(4, 200, 1700):
        c.shape([(x, -20), (x + 70, -20), (x - 240, HEIGHT), (x - 430, HEIGHT)], faded(mood.sun, 0.12))
    bush = mixed(mood.near, LEAF, 0.5)
    for x in c.spread(13, -40, c.width + 40):
        gap = path and abs(x - 780) < 320
        size = c.vary(90, 150) * (0.45 if gap else 1)
        fan(c, (x, HEIGHT + 10), (size, 12), c.random.choice((bush, darker(bush))), (205, 335, 9))


def trunks(c: Canvas, layer: int, tone: Colour) -> None:
    """Draw the trees of one layer, 0 far to 3 near, which leave the middle of the picture open."""
    ground, w, gap = 690 + 50 * layer, 14 + 20 * layer, 130 * layer
    ridge(c, ground + 20, 10, mixed(tone, LEAF, 0.3), darker(tone, 0.1 + 0.05 * layer))
    c.box(0, ground + 178, (c.width, HEIGHT), darker(tone, 0.1 + 0.05 * layer))
    for x in c.spread(10 - 2 * layer, -60, c.width + 60):
        x += math.copysign(max(0, gap - abs(x - 800)), x - 800)
        left = [(x - w * 2, ground + 40), (x - w * 1.1, ground - 60), (x - w * 0.9, 400), (x - w * 0.8, -20)]
        c.shape([*left, *[(2 * x - u, v) for u, v in reversed(left)]], tone, darker(tone))
        c.shape([(x + w * 0.2, -20), *[(2 * x - u, v) for u, v in reversed(left)], (x + w * 0.4, ground + 40)], SHADE)
        for _ in range(layer * 6):
            moss = (x - w * c.vary(0.1, 0.6), c.vary(330, ground))
            c.oval(*moss, (w * c.vary(0.1, 0.22), w * c.vary(0.2, 0.6)), mixed(tone, LEAF, c.vary(0.2, 0.5)))
        fan(c, (x, ground + 50), (70 + 36 * layer, 6 + 2 * layer), mixed(tone, LEAF, 0.4), (195, 345, 10))
    for x in c.spread(8, -50, c.width + 50):
        c.oval(x, -20 + c.vary(-30, 30), (c.vary(130, 220), 130 - 22 * layer), mixed(tone, LEAF, 0.25))


def village_house(c: Canvas, mood: Mood, colours: tuple[Colour, Colour], crew: tuple[Person, ...]) -> None:
    landscape(c, mood, 480)
    side, x, green = c.random.choice((-1, 1)), c.vary(720, 880), mixed(mood.near, LEAF, 0.5)
    slope(c, side, (220, 640, 900), green)
    field(c, 620, green)
    for reach in (510, 620, 730):
        c.random.choice((palm, tree))(c, x + side * reach, 720 + c.vary(-30, 20), c.vary(430, 560), green)
    palm(c, x - side * 560, 720, 500, green)
    for place in (x - 440, x + 430):
        banana(c, place, 720, c.vary(230, 300), mixed(LEAF, green, 0.4))
    c.shape([(x - 420, 735), (x + 420, 735), (x + 760, HEIGHT), (x - 760, HEIGHT)], "#ddc9a0", "#b99b6e")
    house(c, (x, 745), c.vary(720, 800), colours)
    for place, who in zip(c.spread(len(crew), -480, 160), crew, strict=True):
        figure(c, who, (x + side * place, 930 + c.vary(0, 40)), 330)
    yard = c.at(x + side * 360, 940, 1, side)
    for row in range(15):
        left, top = -150 + row % 2 * 14 + row % 3 * 8, -row // 3 * 15 + row % 3 * 9
        yard.shape([(left, top), (left + 330, top - 14), (left + 330, top - 2), (left, top + 12)], "#e6c48d", "#b98a55")
    frame_leaves(c, mood)


def market(c: Canvas, mood: Mood) -> None:
    landscape(c, mood, 380, 3)
    for left in (180, 620, 1060, 1500):
        house(c, (left, 520), 430, (c.random.choice((CREAM, GOLD, "#d7b98e")), c.random.choice((RED, "#9c4a32"))))
    c.box(0, 520, (c.width, 560), "#d9c3a0", "#a88660")
    for x in c.spread(4, 40, 1560):
        stall(c, (x, 690), 350, c.random.choice((RED, TEAL, GOLD, "#4d7fa0")))
    for x in c.spread(5, 0, 1600):
        coat = c.random.choice((ROSE, NAVY, TEAL, CREAM, DEEP_RED))
        figure(c, replace(c.random.choice((FARMER, LADY, STAFF)), coat=coat), (x, 800), 260)


def stall(c: Canvas, spot: Point, width: float, colour: Colour) -> None:
    p = c.at(*spot, width / 100)
    for x in (-44, 44):
        p.line([(x, 0), (x, -84)], 2, WOOD)
    figure(p, replace(FARMER, coat=p.random.choice((DEEP_RED, MOSS, NAVY))), (p.vary(-15, 15), 0), 68)
    p.box(-44, -26, (88, 26), "#b98c58", darker(WOOD))
    for x in (-33, -11, 11, 33):
        basket(p, (x, -29), 10, p.random.choice((ORANGE, RED, LEAF, GOLD, MOSS)))
    for i in range(8):
        tone, left = colour if i % 2 else CREAM, -52 + 13 * i
        p.shape([(left * 0.85, -92), (left * 0.85 + 11, -92), (left + 13, -72), (left, -72)], lighter(tone, 0.15), tone)
        p.oval(left + 6.5, -72, (6.5, 4), darker(tone, 0.12))


# --- scenes of rescue ---


def wave(c: Canvas, y: float, height: float, tone: Colour) -> None:
    pace, start = c.vary(0.0035, 0.006), c.vary(0, 6)
    crest = []
    for x in range(-20, c.width + 40, 8):
        swell = 1 - abs(math.sin(x * pace + start + 0.25 * math.sin(x * 0.011 + start)))
        crest.append((x, y - height * swell**1.4 + 6 * math.sin(x / 37)))
    foot = y + 190
    c.shape([*crest, (c.width + 20, foot), (-20, foot)], lighter(tone, 0.35), darker(tone, 0.25))
    c.shape([*crest, *[(x, v + 5 + 0.16 * (y - v)) for x, v in reversed(crest)]], "#eef3ea", lighter(tone, 0.45))
    for _ in range(16):
        left, v, long = c.vary(0, c.width), y + c.vary(10, 120), c.vary(40, 130)
        c.bow(((left, v), (left + long / 2, v - 16), (left + long, v)), 3, faded(lighter(tone, 0.6), 0.4))


def rain(c: Canvas) -> None:
    for _ in range(240):
        x, y, long = c.vary(0, 1700), c.vary(-40, HEIGHT), c.vary(20, 60)
        c.line([(x, y), (x - long * 0.3, y + long)], 1.5, "#e8efee55")


def lifebuoy(c: Canvas, spot: Point, size: float) -> None:
    x, y = spot
    ring = [(x + size * math.cos(math.tau * t / 48), y + size * 0.5 * math.sin(math.tau * t / 48)) for t in range(49)]
    c.line(ring, size * 0.34, ORANGE)
    for start in (2, 14, 26, 38):
        c.line(ring[start : start + 5], size * 0.34, WHITE)


def ships(c: Canvas, _: Mood) -> None:
    """Draw a boat that stands by another, which lists in a heavy sea."""
    landscape(c, STORM, 430, 1)
    tone = mixed(RIVER, STORM.near, 0.5)
    for y in (470, 540, 610):
        wave(c, y, y / 4 - 75, tone)
    boat(c.at(1180, 640, 1, -1, 0.3), (0, 0), 470, "#8d6b45", (replace(MAN, coat=NAVY, pose="wave"),))
    for y, height in ((710, 90), (770, 70)):
        wave(c, y, height, darker(tone, 0.1))
    c.bow(((600, 600), (800, 540), (935, 745)), 5, CREAM)
    lifebuoy(c, (950, 752), 34)
    crew = (replace(RESCUER, pose="show"), replace(RESCUER, pose="wave"), replace(RESCUER, pose="reach"))
    boat(c.at(430, 850, 1, 1, -0.07), (0, 0), 760, DEEP_RED, crew)
    for y, height in ((930, 80), (1040, 110)):
        wave(c, y, height, darker(tone, 0.25))
    rain(c)


def surf(c: Canvas, _: Mood) -> None:
    """Draw rescuers who draw a man out of the surf by a rope."""
    landscape(c, STORM, 400, 2)
    tone = mixed(TEAL, STORM.near, 0.5)
    for y in (440, 520, 610):
        wave(c, y, y / 2.5 - 135, tone)
    figure(c, replace(MAN, pose="wave"), (1210, 930), 330, -1)
    lifebuoy(c, (1210, 742), 84)
    for y, height in ((780, 60), (860, 40)):
        wave(c, y, height, lighter(tone, 0.08))
    c.shape([(-20, 930), (500, 900), (1000, 950), (1620, 1000), (1620, 1080), (-20, 1080)], "#e7e6d8")
    c.shape([(-20, 950), (500, 920), (1000, 972), (1620, 1030), (1620, 1080), (-20, 1080)], "#c9b48a", "#a08a63")
    for x, pose in ((180, "reach"), (390, "reach"), (600, "reach"), (800, "show")):
        figure(c, replace(RESCUER, pose=pose), (x, 1000 - x * 0.02), 430)
    c.bow(((150, 900), (180, 760), (260, 738)), 7, CREAM)
    c.bow(((260, 738), (560, 724), (860, 690)), 7, CREAM)
    c.bow(((860, 690), (1000, 770), (1140, 756)), 7, CREAM)
    rain(c)


def flood(c: Canvas, mood: Mood) -> None:
    landscape(c, mood, 430, 3)
    for x in c.spread(3, 100, 1500):
        roof = mixed(c.random.choice((RED, "#9c5a48")), mood.near, 0.5)
        house(c, (x, 690 + c.vary(-10, 10)), c.vary(380, 470), ("#a59a86", roof))
    for x in c.spread(4, 0, 1600):
        tree(c, x, 650, c.vary(230, 330), mixed("#4d6650", mood.near, 0.6))
    water(c, mood, 578, "#7d7361")
    p = c.at(c.vary(720, 880), 850, 7.6, c.random.choice((-1, 1)))
    p.oval(0, 8, (70, 7), "#2a261f40")
    crew = (replace(RESCUER, pose="show"), replace(ELDER, extra="float"), RESCUER, replace(RESCUER, pose="wave"))
    for x, who in zip((-40, -14, 8, 36), crew, strict=True):
        figure(p, replace(who, seat=True), (x, 14), 54)
    p.curve([(-62, -14), (-40, -10), (40, -10), (66, -20), (56, 2), (44, 9), (-50, 9), (-60, 2)], "#d9582e", "#8f2f22")
    p.bow(((-58, -8), (0, 2), (60, -12)), 2.4, CREAM)
    p.glow(60, -22, (60, 40), "#fff0b8", 0.85)
    p.oval(60, -22, (3, 3), "#fffbe6")


# --- scenes under a roof ---


def room(c: Canvas, wall: Colour, floor: Colour) -> None:
    c.box(0, 0, (c.width, 780), lighter(wall, 0.35), wall)
    c.box(0, 780, (c.width, 300), lighter(floor, 0.2), darker(floor, 0.2))
    c.box(0, 766, (c.width, 14), darker(wall, 0.2))


def window(c: Canvas, mood: Mood, spot: Point, size: Point) -> None:
    """Open a window on a landscape, and let its light fall on the floor."""
    (x, y), (wide, tall) = spot, size
    view = Canvas(Image.new("RGB", (round(1400 * wide / tall), 1400)), c.random)
    landscape(view, mood, 560)
    c.image.paste(view.image.resize((round(wide * SCALE), round(tall * SCALE))), (round(x * SCALE), round(y * SCALE)))
    for part, bar in ((0, 14), (0.5, 8), (1, 14)):
        c.line([(x + wide * part, y), (x + wide * part, y + tall)], bar, WHITE)
        c.line([(x - 6, y + tall * part), (x + wide + 6, y + tall * part)], bar, WHITE)
    c.shape([(x - 40, 800), (x + wide - 60, 800), (x + wide - 190, HEIGHT), (x - 260, HEIGHT)], faded(mood.sun, 0.25))


def plant(c: Canvas, x: float, y: float, height: float) -> None:
    p = c.at(x, y, height / 100)
    fan(p, (0, -28), (66, 7), MOSS, (200, 340, 7))
    fan(p, (0, -28), (56, 6), LEAF, (225, 315, 5))
    p.shape([(-15, -32), (15, -32), (11, 0), (-11, 0)], "#c97f55", "#8f4f35")


def shelf(c: Canvas, x: float, tones: Sequence[Colour]) -> None:
    c.box(x, 110, (500, 690), WOOD, darker(WOOD, 0.4))
    for row in range(4):
        y, left = 130 + row * 165, x + 16
        c.box(left, y, (468, 140), darker(WOOD, 0.55))
        while left < x + 460:
            wide, tall = c.vary(14, 30), c.vary(90, 130)
            tone = mixed(c.random.choice(tones), WOOD, 0.15)
            c.box(left, y + 140 - tall, (min(wide, x + 484 - left), tall), lighter(tone, 0.1), darker(tone, 0.15))
            left += wide + (30 if c.random.random() < 0.08 else 2)


def classroom(c: Canvas, _: Mood) -> None:
    room(c, "#e9d9a8", "#b88458")
    c.box(290, 84, (1020, 640), WOOD)
    c.box(310, 104, (980, 600), "#41695a", "#2c4a41")
    for row in range(6):
        c.line([(360, 170 + row * 80), (c.vary(520, 620), 170 + row * 80)], 7, "#a9c0b0")
        c.line([(1010, 170 + row * 80), (c.vary(1120, 1240), 170 + row * 80)], 7, "#a9c0b0")


def bed(c: Canvas, x: float, y: float, wide: float) -> None:
    for left in (x + 20, x + wide - 34):
        c.box(left, y, (14, 130), "#9fb0ae", "#6f8381")
    c.box(x, y, (wide, 52), WHITE, "#cfdcd6")
    c.box(x, y + 36, (wide, 26), "#8fb8b4", TEAL)


def cabinet(c: Canvas, x: float) -> None:
    c.box(x - 150, 300, (300, 480), WHITE, CREAM)
    for y in (330, 480, 630):
        c.box(x - 130, y, (260, 125), "#b9d2cc", "#9dbdb6")
        for left in range(6):
            c.box(x - 118 + left * 42, y + 55, (26, 70), c.random.choice((TEAL, WHITE, ROSE, GOLD, RIVER)))


def screen(c: Canvas, x: float) -> None:
    for i in range(8):
        tone = "#8fc2b8" if i % 2 else "#b5d8cf"
        c.box(x - 200 + i * 50, 250, (50, 560), lighter(tone, 0.2), darker(tone, 0.12))
    c.line([(x - 210, 248), (x + 210, 248)], 9, "#8b9a9b")


def cross(c: Canvas, x: float, y: float) -> None:
    c.oval(x, y, (66, 66), WHITE)
    c.box(x - 42, y - 14, (84, 28), "#3f8f6b")
    c.box(x - 14, y - 42, (28, 84), "#3f8f6b")


def clinic(c: Canvas, mood: Mood, patient: Person, kit: Callable[[Canvas, float], None]) -> None:
    room(c, c.random.choice(("#cfe3de", "#dfe6d2", "#d3e0ea")), "#a9bdb6")
    side = c.random.choice((1, -1))
    window(c, mood, (800 + side * 330 - 200, 150), (400, 400))
    kit(c, 800 - side * 480)
    cross(c, 800 - side * 90, 210)
    bed(c, 800 + side * 300 - 340, 800, 680)
    figure(c, patient, (800 + side * 230, 1110), 620)
    figure(c, DOCTOR, (800 - side * 120, 1000), 680, side)
    plant(c, 800 + side * 700, 1030, 360)


def dialysis(c: Canvas, mood: Mood) -> None:
    room(c, "#d6e4e2", "#a9bdb6")
    for x in (90, 630, 1170):
        window(c, mood, (x, 120), (340, 330))
    for x in (1330, 900, 470):
        c.box(x - 75, 430, (150, 330), WHITE, "#c3d0cf")
        c.box(x - 55, 455, (110, 80), NAVY, TEAL)
        c.bow(((x - 40, 500), (x, 470), (x + 40, 500)), 4, "#9be0b8")
        for left in (-36, 0, 36):
            c.oval(x + left, 610, (14, 14), c.random.choice((RED, GOLD, TEAL)))
        c.bow(((x - 40, 660), (x - 160, 720), (x - 190, 800)), 5, RED)
        bed(c, x - 400, 790, 380)
        c.curve([(x - 390, 770), (x - 300, 760), (x - 290, 792), (x - 390, 792)], WHITE, CREAM)
        c.oval(x - 330, 752, (34, 28), SKIN)
        c.curve([(x - 366, 752), (x - 340, 718), (x - 306, 738), (x - 340, 742)], "#b9b6b0")
        c.curve([(x - 300, 795), (x - 280, 748), (x - 120, 742), (x - 30, 770), (x - 30, 800)], "#9cc4be", "#5f9a94")
    figure(c, replace(DOCTOR, head="short"), (700, 1040), 700, -1)
    figure(c, replace(DOCTOR, coat="#8fc2c9", extra="", pose="hold"), (1180, 1030), 640)


def market_clinic(c: Canvas, mood: Mood) -> None:
    backdrop(c, market, mood, 5)
    figure(c, DOCTOR, (610, 1130), 720)
    figure(c, replace(ELDER, pose="hold"), (980, 1160), 660)
    figure(c, replace(FARMER, coat=MOSS), (1300, 1120), 600)
    c.shape([(330, 850), (1270, 850), (1320, 900), (280, 900)], WHITE, CREAM)
    c.box(280, 900, (1040, 180), WHITE, "#d5d2c2")
    cross(c, 520, 985)
    c.box(690, 800, (170, 74), "#5f7f8f", NAVY)
    c.box(706, 814, (80, 46), "#cfe6d8")
    c.bow(((860, 850), (920, 900), (965, 760)), 6, INK)
    c.line([(946, 750), (1000, 762)], 34, "#3f6f9c")


def factory(c: Canvas, mood: Mood, coat: Colour) -> None:
    room(c, c.random.choice(("#c9d3d3", "#d9d2c0", "#bccbd2")), "#8f9a9b")
    for x in range(40, 1600, 310):
        window(c, mood, (x, 190), (220, 230))
    for i in range(9):
        c.line([(i * 200, 0), (i * 200 + 100, 100), (i * 200 + 200, 0)], 9, "#7d8d93")
    c.line([(0, 102), (1600, 102)], 14, "#6d7d84")
    for x in range(150, 1600, 325):
        c.line([(x, 100), (x, 140)], 4, INK)
        c.glow(x, 170, (260, 170), "#fff6cf", 0.8)
        c.box(x - 80, 138, (160, 14), "#fffbe8")
    cloths = c.random.sample((RED, GOLD, WHITE, "#7fa8b8"), 2)
    for y, count, tall in ((690, 7, 250), (830, 5, 350), (1010, 4, 470)):
        for i in range(count):
            who = Person(coat, NAVY, c.random.choice(("bun", "wrap", "bun", "long")), pose="hold")
            figure(c, who, (1600 * (i + 0.5) / count - tall * c.vary(0.08, 0.16), y + tall * 0.25), tall)
        c.box(0, y - tall * 0.16, (1600, tall * 0.08), "#e6ddc8", "#b9ae98")
        c.box(0, y - tall * 0.08, (1600, tall * 0.5), "#6d7d84", "#4a585f")
        for i in range(count):
            machine(c, (1600 * (i + 0.5) / count + tall * 0.22, y - tall * 0.15), tall * 0.3, c.random.choice(cloths))


def machine(c: Canvas, spot: Point, size: float, cloth: Colour) -> None:
    p = c.at(*spot, size / 100)
    p.curve([(-110, 8), (-50, -8), (40, -4), (70, 14), (20, 34), (-80, 30)], lighter(cloth, 0.2), darker(cloth, 0.1))
    p.box(20, -62, (22, 62), WHITE, "#c3c8c6")
    p.curve([(-46, -66), (42, -66), (44, -44), (-46, -46)], WHITE, "#c3c8c6")
    p.box(-44, -50, (14, 40), "#aab2b2")
    p.oval(46, -54, (9, 14), INK)


def office(c: Canvas, mood: Mood) -> None:
    """Draw a clerk among old files."""
    room(c, "#e8dcc0", "#b59a78")
    side = c.random.choice((1, -1))
    window(c, mood, (800 + side * 500 - 200, 140), (400, 420))
    for place in (-1, 1):
        shelf(c, 550 - side * 270 + place * 260, ("#c9a873", "#b98f5f", CREAM, "#8f7350", "#d8c49a", DEEP_RED))
    figure(c, replace(STAFF, pose="hold"), (800, 1100), 720)
    c.shape([(742, 640), (796, 654), (796, 736), (742, 722)], WHITE, CREAM)
    c.shape([(796, 654), (850, 640), (850, 722), (796, 736)], CREAM, "#dccfae")
    c.box(120, 800, (1360, 34), "#c98f5a", "#a8693c")
    c.box(160, 834, (1280, 240), "#a06a3f", "#6d4028")
    for x in (240, 400, 1040, 1210):
        for i in range(c.random.choice((5, 8, 11))):
            tone = c.random.choice(("#d8c49a", "#c9a873", CREAM, "#b98f5f", "#a9b79c"))
            c.box(x + c.vary(-9, 9), 776 - i * 24, (150, 22), lighter(tone), darker(tone, 0.1))
    c.glow(930, 720, (210, 150), "#fff0b8", 0.8)
    c.line([(985, 798), (985, 650), (930, 610)], 9, GOLD)
    c.oval(985, 798, (44, 9), GOLD)
    c.shape([(905, 608), (955, 608), (990, 668), (870, 668)], lighter(DEEP_RED, 0.15), DEEP_RED)


def library(c: Canvas, mood: Mood, readers: tuple[Person, ...]) -> None:
    room(c, c.random.choice(("#d9c7a0", "#d3d8c0", "#e0c8a8")), "#9c6b45")
    side = c.random.choice((1, -1))
    window(c, mood, (800 + side * 540 - 190, 130), (380, 460))
    for place in (-1, 1):
        shelf(c, 800 - side * 250 + place * 260 - 250, (RED, TEAL, GOLD, NAVY, MOSS, CREAM, ROSE, RIVER))
    for x, who in zip(c.spread(len(readers), 100, 1500), readers, strict=False):
        figure(c, replace(who, pose="hold"), (x, 1090), 430 if who.extra == "scarf" else 560)
    c.shape([(110, 850), (1490, 850), (1560, 930), (40, 930)], "#c98f5a", "#b3753f")
    c.box(40, 930, (1520, 26), "#a06a3f", "#83522f")
    c.box(110, 956, (1380, 120), "#5f3b25", "#4a2d1d")
    for x in c.spread(6, 120, 1480):
        open_book(c.at(x, c.vary(880, 905), 1), c.random.choice((RED, TEAL, NAVY, MOSS)))
    for x in (190, 1400):
        for i in range(c.random.choice((2, 4))):
            tone = c.random.choice((RED, TEAL, GOLD, NAVY, MOSS))
            c.box(x - 60 + c.vary(-8, 8), 836 - i * 20, (110, 18), lighter(tone, 0.1), darker(tone))


def open_book(c: Canvas, cover: Colour) -> None:
    c.shape([(-66, -14), (66, -14), (82, 22), (-82, 22)], cover)
    for flip in (-1, 1):
        p = c.at(0, 0, 1, flip)
        p.curve([(0, -14), (30, -22), (60, -16), (74, 16), (36, 10), (0, 20)], WHITE, "#e5d7b2")
        for row in range(3):
            p.line([(14 + row * 2, -8 + row * 8), (52 + row * 4, -9 + row * 8)], 2, "#b5a88a")


def weaving(c: Canvas, mood: Mood) -> None:
    room(c, "#b98a5a", "#8f5f3b")
    for x in range(0, 1600, 100):
        c.line([(x, 0), (x, 766)], 4, "#a07346")
    side = c.random.choice((1, -1))
    window(c, mood, (800 - side * 570 - 180, 120), (360, 420))
    bands = [RED, GOLD, *c.random.sample((TEAL, NAVY, CREAM, MOSS, ROSE), 2)]
    for i in range(3):
        brocade(c.at(800 + side * 570 - 208 + i * 142, 90, 1), (130, 420), bands[i:] + bands[:i])
    c.box(460, 150, (680, 24), lighter(WOOD, 0.2), darker(WOOD))
    figure(c, replace(HIGHLANDER, pose="hold", seat=True), (800, 1200), 820)
    c.shape([(590, 850), (1010, 850), (1250, 1090), (350, 1090)], darker(bands[0], 0.5), darker(bands[0], 0.35))
    c.box(600, 238, (400, 20), bands[1], darker(bands[1]))
    for thread in range(40):
        t = thread / 39 - 0.5
        tone = lighter(bands[thread // 5 % 4], 0.35)
        c.line([(800 + t * 420, 860), (800 + t * 900, 1075)], 7, tone)
        if thread % 4 == 0:
            c.line([(800 + t * 390, 170), (800 + t * 390, 240)], 2, CREAM)
    brocade(c.at(560, 770, 1), (480, 92), bands)
    for x, y, wide in ((500, 745, 600), (520, 856, 560)):
        c.box(x, y, (wide, 26), lighter(WOOD, 0.25), darker(WOOD))
    for x in (440, 1110):
        c.box(x, 130, (44, 950), lighter(WOOD, 0.1), darker(WOOD, 0.45))


def brocade(c: Canvas, size: Point, bands: Sequence[Colour]) -> None:
    (wide, tall), rows, columns = size, round(size[1] / 46), round(size[0] / 43)
    deep = tall / rows
    for row in range(rows):
        tone, mark, y = bands[row % 4], bands[(row + 2) % 4], row * deep
        c.box(0, y, (wide, deep + 1), tone, darker(tone, 0.1))
        for x in ((i + 0.5) * wide / columns for i in range(columns)):
            for reach, inset, fill in ((15, 5, mark), (6, 14, tone)):
                middle = y + deep / 2
                c.shape([(x - reach, middle), (x, y + inset), (x + reach, middle), (x, y + deep - inset)], fill)


def rattan(c: Canvas, mood: Mood) -> None:
    """Draw women who weave baskets under the porch of a house."""
    landscape(c, mood, 520)
    field(c, 600, mixed(mood.near, LEAF, 0.5))
    for x in c.spread(3, 100, 1500):
        banana(c, x, 720, c.vary(240, 330), LEAF)
    c.box(0, 740, (c.width, 340), "#c98f5f", "#8a5738")
    for x in range(-800, 2400, 160):
        c.line([(800 + (x - 800) * 0.6, 740), (x, HEIGHT)], 3, "#a46f48")
    c.shape([(-20, -20), (1620, -20), (1620, 120), (-20, 120)], "#7a3f2c", "#a2543a")
    for x in range(0, 1640, 50):
        c.oval(x, 120, (25, 15), "#8a4631")
    for x in (60, 590, 970, 1500):
        c.box(x, 130, (40, 680), lighter(WOOD, 0.15), darker(WOOD, 0.3))
    for x, height in ((200, 440), (330, 380), (1390, 430)):
        bundle(c.at(x, 880, 1), height)
    for x, coat in zip((420, 800, 1180), c.random.sample((ROSE, TEAL, NAVY, DEEP_RED, MOSS), 3), strict=True):
        figure(c, Person(coat, INK, c.random.choice(("bun", "cone", "grey")), pose="hold", seat=True), (x, 1100), 540)
        basket(c, (x, 860), 150)
    for x in (110, 620, 990, 1500):
        basket(c, (x, 960 + c.vary(-10, 20)), 74)


def bundle(c: Canvas, height: float) -> None:
    for i in range(16):
        cane = mixed("#e0bd7c", "#a97b48", c.vary(0, 1))
        c.bow(((i * 5 - 40, 0), (i * 4 - 30, -180), (i * 8 - 70, -height)), 6, cane)
    c.line([(-42, -100), (42, -104)], 9, RED)


# --- portraits ---


def backdrop(c: Canvas, scene: Scene, mood: Mood, blur: float) -> None:
    """Fill the picture with the middle of a scene, out of focus."""
    sheet = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE))
    scene(Canvas(sheet, c.random), mood)
    wide = round(sheet.height * c.image.width / c.image.height)
    left = (sheet.width - wide) // 2
    middle = sheet.crop((left, 0, left + wide, sheet.height)).resize(c.image.size)
    c.image.paste(middle.filter(ImageFilter.GaussianBlur(blur * SCALE)), (0, 0))


def portrait(c: Canvas, mood: Mood, who: Person, behind: Scene) -> None:
    backdrop(c, behind, mood, 7)
    bust(c, who)


# --- the pictures ---

CLUB = (ELDER, PUPIL, GIRL, GIRL, replace(ELDER, coat=OLIVE))
FAMILY = (GIRL, replace(LADY, coat=ROSE), PUPIL, replace(MAN, coat=MOSS), GIRL)
PICTURES: dict[str, tuple[Mood, Scene]] = {
    "bon-muoi-phut-o-cua-bien-hai-chau": (STORM, surf),
    "ca-truc-dem-ben-tru-t7-cau-khe-buoi": (DUSK, viaduct),
    "che-son-lam-giu-goc-che-co-thu": (MIST, tea_hills),
    "chiec-ban-kham-o-goc-cho-phien-lam-dong": (DAY, market_clinic),
    "co-giao-van-khanh-lop-hoc-bay-gio-toi": (GOLDEN, partial(portrait, who=DRESS, behind=classroom)),
    "con-duong-bay-cay-so-cua-co-do-nam-hon": (DAY, partial(portrait, who=HIGHLANDER, behind=terraces)),
    "gia-dinh-ong-ngo-dinh-tao-giu-nghe-muoi-chuop": (DAWN, partial(sea_boats, shore=village_shore)),
    "giong-doc-thu-bay-o-nha-van-hoa": (DAY, partial(library, readers=CLUB)),
    "hai-muoi-bay-nam-sau-canh-cua-phong-sinh": (DAY, partial(clinic, patient=EXPECTING, kit=screen)),
    "kho-lanh-chay-bang-nang-cang-dong-hai": (GOLDEN, partial(sea_boats, shore=solar_shore)),
    "khung-cui-truoc-ong-kinh-dien-thoai": (DAWN, weaving),
    "lop-hoc-sau-ca-may": (DUSK, partial(factory, coat="#4d7fa0")),
    "muoi-chin-mua-kho-di-tim-dong-doi": (GOLDEN, partial(forest, walkers=(SOLDIER,) * 4)),
    "nguoi-doc-lai-1926-ho-so-liet-si": (DUSK, office),
    "noi-hoi-than-ngung-lua-o-xi-nghiep-may-so-2": (DAY, partial(factory, coat=ROSE)),
    "nu-kiem-lam-khuoi-ma": (MIST, forest),
    "ong-ban-van-trang-mo-duong-pa-sin": (DAWN, partial(road, sides=(-1,), surface="#b9b6ac")),
    "phong-loc-mau-cua-bac-si-thuan": (DAY, dialysis),
    "sau-gio-tren-nuoc-doi-cuu-ho-vinh-lam": (NIGHT, flood),
    "thuyen-truong-doi-cat-luoi-cuu-nguoi": (STORM, ships),
    "to-giai-phong-mat-bang-dong-luot": (GOLDEN, partial(road, sides=(-1, 1), surface="#c9a57a")),
    "to-tho-khong-cong-thon-na-lung": (DAY, partial(village_house, colours=(CREAM, RED), crew=(WORKER, MAN, WORKER))),
    "to-van-cong-khuoi-slao": (DUSK, partial(village_house, colours=("#a87448", "#9c4a32"), crew=())),
    "tu-sach-thay-khanh": (GOLDEN, partial(library, readers=FAMILY)),
    "vi-trung-sau-lo-thanh-bang-chu-noi": (MIST, partial(library, readers=())),
    "vuon-duoc-lieu-duoi-tan-rung-nha-ong-sen": (DAY, partial(forest, walkers=(FARMER,), path=False)),
    "chin-phu-nu-lai-may-hai-che-chay-pin": (DAWN, partial(tea_hills, mill=True)),
    "xuong-may-tre-to-tinh-gia-cong-khai": (GOLDEN, rattan),
    "y-si-hoa-thanh-tap-bang-tre": (DAWN, partial(clinic, patient=PATIENT, kit=cabinet)),
}


def picture(name: str) -> Image.Image:
    """Draw one picture, the same on every day: its name is the seed."""
    mood, scene = PICTURES[name]
    size = (1200, 1500) if isinstance(scene, partial) and scene.func is portrait else (WIDTH, HEIGHT)
    sheet = Image.new("RGB", (size[0] * SCALE, size[1] * SCALE), WHITE)
    random = Random(name)
    scene(Canvas(sheet, random), mood)
    small = Image.blend(sheet.resize(size, Image.Resampling.LANCZOS), Image.new("RGB", size, mood.tint), 0.05)
    corners = Image.radial_gradient("L").point([max(0, v - 130) // 3 for v in range(256)]).resize(size)
    small.paste(Image.new("RGB", size, "#2a2030"), (0, 0), corners)
    grain = Image.frombytes("L", size, random.randbytes(size[0] * size[1])).point([120 + v // 16 for v in range(256)])
    return ImageChops.soft_light(small, Image.merge("RGB", (grain,) * 3))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=Path(__file__).parents[2] / "content" / "images", metavar="DIR")
    folder: Path = parser.parse_args().to
    folder.mkdir(parents=True, exist_ok=True)
    for name in PICTURES:
        picture(name).save(folder / f"{name}.jpg", quality=82, progressive=True, optimize=True)


if __name__ == "__main__":
    main()
