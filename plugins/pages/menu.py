"""The menu at the top of every page."""

from plugins.model.view import HOME, PRESS, TRACKER, Link
from plugins.pages.listing import KINDS

MENU = (
    ("home", HOME),
    *((k.base, Link(f"{k.base}/", k.name)) for k in KINDS),
    ("theo-doi", TRACKER),
    ("luu-tru", Link("luu-tru/", "Lưu trữ")),
    ("bao-chi", PRESS),
)
