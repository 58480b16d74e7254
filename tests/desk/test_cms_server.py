"""decap-server as we start it: heard on this machine alone, by its own page alone, and gone when the desk is gone."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import tasks
from plugins.desk.cms import Repository, saving
from tests.site.site_builder import ROOT
from tests.site.small_site import small_site

PAGE = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in a plain folder, with a secret beside it."""
    tasks.set_up_desk(ROOT, tasks.follow_on_stderr)
    folder = tmp_path_factory.mktemp("desk")
    (folder / "site-secret.md").write_text("bí mật", encoding="utf-8")
    return small_site(folder, stories=1).site


@pytest.fixture(scope="module")
def proxy(site: Path) -> Iterator[str]:
    """The server's address."""
    with saving(Repository(site), PAGE) as address:
        yield address


def asked(proxy: str, action: dict[str, object], **headers: str) -> HTTPResponse:
    """What the server answers; its port is asked on 127.0.0.1 whatever name is given."""
    there = urlsplit(proxy)
    line = HTTPConnection("127.0.0.1", there.port or 0, timeout=10)
    whole = {"Content-Type": "application/json", "Host": there.netloc, **headers}
    line.request("POST", there.path, json.dumps(action), whole)
    return line.getresponse()


def test_it_serves_the_sites_folder_without_git(proxy: str) -> None:
    answer = asked(proxy, {"action": "info"})
    assert json.load(answer) == {"repo": "site", "publish_modes": ["simple"], "type": "local_fs"}


def test_another_name_that_leads_here_is_refused(proxy: str) -> None:
    assert asked(proxy, {"action": "info"}, Host="ke-xau.example:8081").status == 421


def test_another_page_gets_no_leave_to_read_or_write(proxy: str) -> None:
    answer = asked(proxy, {"action": "info"}, Origin="https://ke-xau.example")
    assert answer.headers["Access-Control-Allow-Origin"] == PAGE


def test_a_form_of_another_page_which_needs_no_leave_does_nothing(proxy: str) -> None:
    answer = asked(proxy, {"action": "info"}, **{"Content-Type": "text/plain"})
    assert answer.status == 422


@pytest.mark.parametrize("path", ["../site-secret.md", "/etc/hostname", "stories/../../site-secret.md"])
def test_nothing_outside_the_site_is_read(proxy: str, path: str) -> None:
    answer = asked(proxy, {"action": "getEntry", "params": {"branch": "main", "path": path}})
    assert answer.status == 422
    assert "bí mật" not in answer.read().decode()


def test_it_ends_with_the_desk(site: Path) -> None:
    with saving(Repository(site), PAGE) as address:
        assert asked(address, {"action": "info"}).status == 200
    with pytest.raises(ConnectionRefusedError):
        asked(address, {"action": "info"})
