"""Settings of the production build: what differs from pelicanconf.py."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

RELATIVE_URLS = False
OUTPUT_PATH = "public/build"
