"""The files of the web desk: its one page with the policy that it needs, its configuration, decap-cms's own."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import convert

from plugins.desk.cms_config import Home, desk_config, home_of
from plugins.desk.cms_words import desk_words
from plugins.model.catalogue import Fact
from plugins.model.page import Blob, Page, Section, bytes_of_blob
from plugins.model.registries import Registries
from plugins.model.view import Shell

BASE = "quan-tri"
WEB = Path(__file__).with_name("cms_web")
SCRIPTS = ("words.js", "decap-cms/js-yaml.min.js", "decap-cms/decap-cms.js", "desk.js")
OWN = ("desk.js", "desk.css")
ADDRESSES = ("proxy_url", "api_root", "base_url")
HOSTS = {
    "github": ("https://api.github.com", "https://avatars.githubusercontent.com")
}  # besides the one that site.yml names


class DeskView(Shell, frozen=True, kw_only=True):
    """The frame in which decap-cms shows itself."""

    policy: str
    scripts: tuple[str, ...]


class DeskFiles:
    """What is set up: decap-cms's script with the parts that this loads, and the reader of YAML."""

    def __init__(self, modules: Path) -> None:
        decap, yaml = modules / "decap-cms" / "dist", modules / "js-yaml"
        found = [*decap.glob("decap-cms.js"), *decap.glob("*.decap-cms.js"), *decap.glob("decap-cms.js.LICENSE.txt")]
        found += [yaml / "dist" / "js-yaml.min.js"]
        self.files = {file.name: Blob(file.read_bytes()) for file in sorted(found)}


def home_from(local: object, registries: Registries) -> Home:
    """Where the desk saves: what `tasks.py cms` tells goes before what site.yml says."""
    desk = registries.site.desk
    return home_of(desk) if desk and not local else convert(local, Home)


def desk_sections(registries: Registries, home: Home, files: DeskFiles) -> list[Section]:
    own = {name: Blob((WEB / name).read_bytes()) for name in OWN}
    blobs = {**own, **{f"decap-cms/{name}": blob for name, blob in files.files.items()}}
    return [
        Section("desk", plan_desk, (Fact(home), registries)),
        Section("desk files", plan_files, (Fact(tuple(blobs)), *blobs.values())),
    ]


def plan_files(names: Fact, *blobs: Blob) -> list[Page]:
    return [Page(f"{BASE}/{name}", bytes_of_blob, (blob,)) for name, blob in zip(names.value, blobs, strict=True)]


def plan_desk(home: Fact, registries: Registries) -> list[Page]:
    return [
        Page(f"{BASE}/index.html", desk_view, (home,), "desk.html"),
        Page(f"{BASE}/config.yml", config_bytes, (home, registries)),
        Page(f"{BASE}/words.js", words_bytes, (registries,)),
    ]


def desk_view(home: Fact) -> DeskView:
    return DeskView(
        title="Bàn biên tập",
        path=f"{BASE}/",
        policy=policy_of(home.value),
        scripts=SCRIPTS,
    )


def config_bytes(home: Fact, registries: Registries) -> bytes:
    """JSON, which is YAML too."""
    return json.dumps(desk_config(registries, home.value), ensure_ascii=False, indent=1).encode() + b"\n"


def words_bytes(registries: Registries) -> bytes:
    told = json.dumps(desk_words(registries), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"window.CMS_MANUAL_INIT = true; // desk.js starts it\nwindow.guongSang = {told};\n".encode()


def policy_of(home: Home) -> str:
    """The least that lets decap-cms run: it compiles its check of the configuration, and makes its style as it goes."""
    asked = (*HOSTS.get(home.backend, ()), *(origin_of(home.settings[k]) for k in ADDRESSES if k in home.settings))
    hosts = " ".join(("'self'", "blob:", *dict.fromkeys(asked)))
    rules = {
        "default-src": "'none'",
        "script-src": "'self' 'unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": hosts,
        "font-src": "'self'",
        "media-src": "'self' blob:",
        "connect-src": hosts,
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def origin_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
