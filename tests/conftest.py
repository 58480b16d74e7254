"""What every test may rely on: steady Hypothesis settings, a Chromium, and a summary that names failed linters."""

import os

import pytest
from hypothesis import settings

from tasks import FAILED_STEPS

settings.register_profile("house", deadline=None)  # two workers on a busy machine: a deadline would fail at random
settings.load_profile("house")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of Chromium; its absence is a failure, never a skip."""
    path = os.environ.get("CHROMIUM")
    if not path:
        pytest.fail("CHROMIUM chưa được đặt; hãy chạy bằng: python3 tasks.py test")
    return path


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the linters that failed before the tests, just above pytest's last line."""
    if failed := os.environ.get(FAILED_STEPS):
        terminalreporter.write_sep("=", "Soát mã", red=True)
        terminalreporter.write_line(f"Chưa đạt: {failed}. Lời báo của từng bước ở phía trên phần kiểm thử.")
