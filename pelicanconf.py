"""Settings of the development build; publishconf.py changes what production needs."""

import gc
import sys
from pathlib import Path

gc.disable()  # a build makes many values and few cycles; from here on, as loading its modules makes the most objects

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))  # so that our plugins are found from whatever folder Pelican is started

from plugins.builder.plugin import GuongSang  # noqa: E402
from plugins.builder.settings import speak_for_pelican  # noqa: E402

speak_for_pelican()

PELICAN_CLASS = GuongSang
PATH = "content"
OUTPUT_PATH = "output"
THEME = str(HERE / "theme")
PLUGIN_PATHS = ["."]
PLUGINS = [  # in running order
    "plugins.intake.plugin",
    "plugins.tracker.plugin",  # before the pages, which show how units stand
    "plugins.pages.plugin",
    "plugins.press.plugin",
    "plugins.search.plugin",
    "plugins.desk.plugin",
    "plugins.builder.plugin",
]

SITEURL = ""  # empty: the address that registries/site.yml gives
RELATIVE_URLS = True
BUILD_STATE = str(HERE / ".build")
MARKDOWN_ENGINE = "pyromark"  # or "markdown", slower by a hundred times
PICTURES = True  # False leaves the picture encodings out
SEARCH = True  # False leaves the search index out
DRAFTS = False  # True shows what is not public yet; publish refuses such an output
WITHOUT_BAD = False  # True leaves faulty stories out
DESK = None  # where the web desk saves when `tasks.py cms` shows it
EXECUTOR = None  # a function that gives a concurrent.futures.Executor, for more machines than this one

# Pelican's own reading and writing is off: our plugins plan and write every file.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
DELETE_OUTPUT_DIRECTORY = False
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
