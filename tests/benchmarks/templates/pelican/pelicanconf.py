"""Stock Pelican's settings: a movement is a category, a unit an author, a field a tag."""

import json
from pathlib import Path

HERE = Path(__file__).parent
REGISTRY = json.loads((HERE / "registry.json").read_text(encoding="utf-8"))
MOVEMENTS, FIELDS, UNITS = REGISTRY["movements"], REGISTRY["fields"], REGISTRY["units"]

SITENAME = "Gương sáng tỉnh Sông Trà"
SITEURL = FEED_DOMAIN = "https://guong.example.vn"
PATH = str(HERE / "content")
THEME = str(HERE / "theme")
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
ARTICLE_PATHS = ["guong"]
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
PLUGIN_PATHS = [str(HERE / "extensions")]
PLUGINS = ["related"]

ARTICLE_URL, ARTICLE_SAVE_AS = "guong/{slug}/", "guong/{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "phong-trao/{slug}/", "phong-trao/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "linh-vuc/{slug}/", "linh-vuc/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "don-vi/{slug}/", "don-vi/{slug}/index.html"
CATEGORIES_SAVE_AS = TAGS_SAVE_AS = AUTHORS_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "all", "archives", "sitemap"]
ALL_URL, ALL_SAVE_AS = "guong/", "guong/index.html"
ARCHIVES_SAVE_AS = "luu-tru/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"

DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"all": 20, "category": 20, "tag": 20, "author": 20}
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/trang/{number}/", "{base_name}/trang/{number}/index.html"),
)

FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TAG_FEED_ATOM = None
FEED_ALL_RSS = "feed.xml"
CATEGORY_FEED_RSS = "phong-trao/{slug}/feed.xml"
RSS_FEED_SUMMARY_ONLY = False
FEED_MAX_ITEMS = 50
