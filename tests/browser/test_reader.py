"""What a reader does with a page: larger letters, another light, the address of a story; and a page without script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from plugins.builder import serve
from plugins.builder.reload import StatusBoard
from tests.site.small_site import small_site

pytestmark = pytest.mark.browser
STORY = "guong/bai-1/"
