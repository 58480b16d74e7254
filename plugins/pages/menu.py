"""The menu at the top of every page."""

from plugins.pages.listing import KINDS
from plugins.pages.views import HOME, Link

MENU = (
    ("home", HOME),
    *((k.base, Link(f"{k.base}/", k.name)) for k in KINDS),
    ("luu-tru", Link("luu-tru/", "Lưu trữ")),
)
