"""JSON Feed 1.1 (jsonfeed.org): the same items for programs that read JSON."""

from typing import Any

from msgspec import json

from plugins.press.feed import Channel, FeedItem, FeedMedia

VERSION = "https://jsonfeed.org/version/1.1"
_ENCODER = json.Encoder()


def json_bytes(channel: Channel, items: list[FeedItem]) -> bytes:
    """The feed; what is empty is left out."""
    head = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": channel.link,
        "feed_url": f"{channel.address}.json",
        "description": channel.description,
        "language": "vi",
        "authors": [{"name": channel.publisher}],
        "hubs": [{"type": "WebSub", "url": channel.hub}] if channel.hub else [],
        "_guong_sang": {"rights": channel.rights},
    }
    lines = b",\n".join(_ENCODER.encode(_item(item)) for item in items)
    return _ENCODER.encode(_filled(head))[:-1] + b',"items":[\n' + lines + b"\n]}\n"


def _item(item: FeedItem) -> dict[str, Any]:
    picture = item.picture
    own = {
        "source": item.source,
        "withdrawn": item.withdrawn,
        "corrections": [{"date": f"{c.date}", "text": c.text} for c in item.corrections],
        "categories": [{"domain": c.domain, "code": c.code, "name": c.name} for c in item.categories],
        "image": {"width": picture.width, "height": picture.height, "description": picture.description,
                  "credit": picture.credit} if picture else None,
    }  # fmt: skip
    found = {
        "id": item.guid,
        "url": item.link,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        "content_text": "" if item.html else item.summary,
        "image": picture.url if picture else "",
        "date_published": item.published.isoformat(),
        "date_modified": item.changed.isoformat() if item.changed != item.published else "",
        "authors": [{"name": item.author}] if item.author else [],
        "tags": [c.name for c in item.categories],
        "attachments": [_attachment(m) for m in item.media],
        "_guong_sang": _filled(own),
    }
    return _filled(found)


def _attachment(media: FeedMedia) -> dict[str, Any]:
    return _filled(
        {
            "url": media.url,
            "mime_type": media.type,
            "size_in_bytes": media.bytes,
            "duration_in_seconds": media.seconds,
        }
    )


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
