"""Script in every text that an editor can write: a site that is accepted, and must not be live anywhere."""
# ruff: noqa: E501  what an editor writes or reads is one line here too

import json
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup
from lxml import etree

from tests.hostile.refused import drawn
from tests.hostile.tiny_site import Content

ATTACK = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>]]>{{7*7}}</title><svg onload=alert(2)><!--"
TEXT = json.dumps(ATTACK)  # JSON's quotes are YAML's too
SHORT = json.dumps(ATTACK[:35])
LONG = json.dumps(f"{ATTACK} javascript:alert(3) " + "chữ " * 5)
ADDRESS = json.dumps("https://phim.example/\"><script>alert(1)</script>?x=' onclick=alert(1) ")
BODIES = (
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script\n>alert(1)</script\n>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    '<p onclick="alert(1)">Bấm</p>',
    "<p onclick=alert(1)//>Bấm</p>",
    "<img/onerror=alert(1) alt=x>",
    '<b style="background:expression(alert(1))">x</b>',
    "<style>@import 'javascript:alert(1)';</style>",
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img onerror=alert(1)&gt;'>",
    "<form><math><mtext></form><form><mglyph><style></math><img alt onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object><param name=code value=alert(1)></object>",
    "<embed code=alert(1)>",
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    "<base target=_top>",
    "<form><button formaction=javascript:alert(1)>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<template><script>alert(1)</script></template>",
    '<noscript><p title="</noscript><img onerror=alert(1)>">',
    "<textarea></textarea><script>alert(1)</script></textarea>",
    "<xmp><script>alert(1)</script></xmp>",
    "<plaintext><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo '<script>alert(1)</script>' ?>",
    "<a onmouseover=alert(1)>Bấm</a>",
    "[Bấm](https://x.example/ 'a\" onclick=\"alert(1)')",
    '[Bấm](https://x.example/"onclick=alert(1))',
    '<https://x.example/"onclick=alert(1)>',
    "`<script>alert(1)</script>`",
    '```html"onclick="alert(1)\n<script>alert(1)</script>\n```',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "]]><script>alert(1)</script>",
    "Chữ &#0; &#8; &#27;[31m &#x202e; &#xfffe; &#xd800; hết",
    '<p title="&#27;&#x202e;">Chữ</p>',
    "{{ 7*7 }} {% raw %} {attach}x {filename}y |date|",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "|a|\n|-|\n|<script>alert(1)</script>|",
    "<table background=javascript:alert(1)><tr><td>x</td></tr></table>",
    "<div style=\"behavior:url(x)\" data-x='<script>'>x</div>",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
    "\ue000 ký tự riêng \ue000x",
    "href=javascript:alert(1) viết trong bài, và `<a href=javascript:alert(1)>` trong mã",
)


def story(number: int, body: str, keys: str = "") -> str:
    return f"""---
title: {TEXT}
date: 2026-03-05
unit: phong-mot
field: giao-duc
movement: thi-dua
award_level: tinh
award: tap-the-tot
subject: {{name: {TEXT}, kind: tap-the, code: {SHORT}}}
summary: {LONG}
slug: bai-{number}
{keys}---
{body}
"""


KEYS = f"""image: anh.png
image_alt: {TEXT}
image_caption: {TEXT}
image_credit: {TEXT}
author: {TEXT}
source: {TEXT}
tags: [{TEXT}]
decision: {{number: {SHORT}, date: 2026-03-01, issuer: {TEXT}}}
video: {{src: {ADDRESS}, seconds: 5}}
audio: {{src: {ADDRESS}}}
transcript: {TEXT}
lead_in: {TEXT}
corrections: [{{date: 2026-03-06, text: {TEXT}}}]
redirect_from: [bai-cu]
"""
ENTRY = f"name: {TEXT}, aliases: [{TEXT}], description: {TEXT}"
FILES: dict[str, Content] = {
    "registries/site.yml": f"""name: {TEXT}
code: trang-thu
url: https://thu.example
short: {TEXT}
managing_body: {TEXT}
responsible: {TEXT}
address: {TEXT}
phone: {TEXT}
email: {TEXT}
submit_to: {TEXT}
hub: https://hub.example/a&b
usage_terms: {TEXT}
unit_kinds:
- {{code: phong, name: {TEXT}}}
""",
    "registries/peer_groups.yml": f"- {{code: khoi, {ENTRY}}}\n",
    "registries/units.yml": f"- {{code: phong-mot, kind: phong, peer_group: khoi, short: {TEXT}, email: {TEXT}, {ENTRY}}}\n",
    "registries/fields.yml": f"- {{code: giao-duc, {ENTRY}}}\n",
    "registries/movements.yml": f"- {{code: thi-dua, decision: {TEXT}, {ENTRY}}}\n",
    "registries/awards.yml": f"- {{code: tap-the-tot, level: tinh, form: {TEXT}, {ENTRY}}}\n",
    "registries/outlets.yml": f"- {{code: bao, medium: print, {ENTRY}, editions: [{{code: a, name: {TEXT}, rhythm: weekly}}]}}\n",
    "registries/quotas.yml": f"- {{kinds: [phong], period: month, minimum: 1, from: 2026-01-01, basis: {TEXT}}}\n",
    "pages/gioi-thieu.md": f"---\ntitle: {TEXT}\nsummary: {TEXT}\n---\n" + "\n\n".join(BODIES[:28]),
    "stories/bai.md": story(0, 'Chữ.\n\n![Ảnh "><script>](anh.png "x\' onclick=alert(1)")', KEYS),
    "stories/go.md": story(999, "Chữ.", f"status: withdrawn\nwithdrawn: {{date: 2026-10-30, reason: {TEXT}}}\n"),
    "stories/anh.png": drawn("PNG"),
    **{f"stories/than-{number}.md": story(number, f"Chữ.\n\n{body}") for number, body in enumerate(BODIES, 1)},
}
ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "background", "srcset", "xlink:href")
NEVER = ("iframe", "object", "embed", "form", "style", "svg", "math", "base", "template", "frame", "applet", "input")
THEME = "head > script[src*='theme/js/'], [role=search], [role=search] *, .gs-tools svg, table[class^=gs-] svg"


def live_parts(html: str, own: str = "") -> Iterator[str]:
    """Everything in an HTML text that a browser could run; of the theme's own tags, only what their attributes say."""
    soup = BeautifulSoup(html, "html.parser")
    ours = {id(tag) for tag in soup.select(own) if not tag.find_parent(class_="gs-prose")} if own else set()
    for tag in soup.find_all(True):
        script = tag.name == "script" and tag.get("type") != "application/ld+json"
        if id(tag) not in ours and (script or tag.name in NEVER):
            yield str(tag)[:200]
        for name, value in tag.attrs.items():
            scheme = "".join(str(value).split()).lower().partition(":")[0]
            if name.startswith("on") or name in ("style", "srcdoc"):
                yield f"{name}={value}"
            if name in ADDRESSES and scheme in ("javascript", "vbscript", "data"):
                yield f"{name}={value}"


def live_in_page(file: Path) -> list[str]:
    """What is live in a page; its JSON-LD has to be JSON."""
    html = file.read_text(encoding="utf-8")
    for script in BeautifulSoup(html, "html.parser").find_all("script", type="application/ld+json"):
        json.loads(str(script.string))
    return list(live_parts(html, THEME))


def live_in_feed(file: Path) -> list[str]:
    """What is live in a feed's full texts; the feed has to be XML of the strictest kind."""
    root = etree.fromstring(file.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    texts = root.iter("{http://purl.org/rss/1.0/modules/content/}encoded", "{http://www.w3.org/2005/Atom}content")
    return [part for text in texts for part in live_parts(text.text or "")]


def live_in_data(file: Path) -> list[str]:
    data = json.loads(file.read_bytes())
    texts = [body["value"] for body in data.get("bodies", ())[:1]]
    texts += [item.get("content_html", "") for item in data.get("items", ())]
    return [part for text in texts for part in live_parts(text)]
