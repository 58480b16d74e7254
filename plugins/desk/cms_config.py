"""The web desk's configuration: which forms it shows, with which choices, and where it saves what they hold."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from msgspec import Struct

from plugins.desk.handbook import STATUSES
from plugins.intake import vocabulary as words
from plugins.intake.form import Vocabulary
from plugins.model.award import LEVELS, SUBJECT_KINDS
from plugins.model.registries import Entry, Registries
from plugins.model.site import THEME_LOGO, Desk
from plugins.model.story import STAGES
from plugins.model.text import collation_key
from plugins.model.timespan import Timespan

Field = dict[str, Any]
MOMENT = "YYYY-MM-DD HH:mm"
DAY: Field = {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False}
SCOPES = {"national": "Toàn quốc", "provincial": "Của tỉnh"}
SLUG = ["^[a-z0-9]+(-[a-z0-9]+)*$", "chỉ gồm a-z, 0-9 và dấu gạch nối"]
SUMMARY = [r"^\s*[\s\S]{20,300}\s*$", "cần từ 20 đến 300 ký tự"]
BUTTONS = ["bold", "italic", "link", "heading-two", "heading-three", "quote", "bulleted-list", "numbered-list"]
WITH_WORKFLOW = frozenset(("proxy", "github", "gitlab", "forgejo"))  # Gitea's part of decap-cms has none
COMMITS = {
    "create": "Thêm {{collection}} «{{slug}}»",
    "update": "Sửa {{collection}} «{{slug}}»",
    "delete": "Xóa {{collection}} «{{slug}}»",
    "uploadMedia": "Thêm tệp «{{path}}»",
    "deleteMedia": "Xóa tệp «{{path}}»",
}


class Home(Struct, frozen=True):
    """Where the desk saves: a backend of decap-cms with its settings, and the site's place in the repository."""

    backend: str
    settings: Mapping[str, str]
    folder: str = ""
    reviewed: bool = True  # a story waits for its review on a branch of its own
    site: str = ""  # where the site is seen; empty: at its own address

    def path(self, name: str) -> str:
        return f"{self.folder}/{name}" if self.folder else name


def home_of(desk: Desk) -> Home:
    """The code host that site.yml names."""
    settings = {"repo": desk.repo, "branch": desk.branch}
    if desk.backend == "github":
        settings |= {"base_url": desk.base_url}
    elif desk.backend == "gitlab":
        address = desk.base_url or "https://gitlab.com"
        settings |= {"auth_type": "pkce", "app_id": desk.app_id, "base_url": address, "api_root": f"{address}/api/v4"}
    else:
        settings |= {"app_id": desk.app_id, "base_url": desk.base_url, "api_root": f"{desk.base_url}/api/v1"}
    return Home(desk.backend, settings, desk.folder, desk.backend in WITH_WORKFLOW)


def desk_config(registries: Registries, home: Home) -> dict[str, Any]:
    """The whole of config.yml."""
    mark = registries.site.logo or THEME_LOGO
    return {
        "backend": {"name": home.backend, **home.settings, "commit_messages": COMMITS},
        "publish_mode": "editorial_workflow" if home.reviewed else "simple",
        "locale": "vi",
        "site_url": home.site or registries.site.url,
        "logo": {"src": f"../{mark.path}"},
        "media_folder": home.path("images"),
        "public_folder": "images",
        # Where and when a picture was taken stays with whoever took it: a repository forgets nothing.
        "media_processing": {"enabled": True, "strip_metadata": True, "quality": 90},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "editor": {"preview": True},
        "collections": [
            stories(registries, home),
            pages(home),
            registry("movements", "Phong trào", movement_fields(), home),
            registry("units", "Đơn vị", unit_fields(registries), home),
        ],
    }


def stories(registries: Registries, home: Home) -> dict[str, Any]:
    """The stories. Pictures lie by months, since the desk loads a whole folder of them to choose from."""
    return {
        "name": "stories",
        "label": "Bài gương sáng",
        "label_singular": "bài",
        "description": "Mỗi bài nêu một người, một tập thể hoặc một hộ gia đình.",
        "folder": home.path("stories"),
        "path": "{{year}}/{{month}}/{{slug}}",
        "slug": "{{fields.slug}}",  # the desk's script writes it before it saves
        "extension": "md",
        "format": "gs-story",
        "media_folder": f"/{home.path('images')}/{{{{year}}}}/{{{{month}}}}",
        "public_folder": "images/{{year}}/{{month}}",
        "create": True,
        "preview_path": "guong/{{fields.slug}}/",
        "identifier_field": "title",
        "summary": "{{title}} ({{date}})",
        "sortable_fields": [{"field": "date", "default_sort": "desc"}, {"field": "title"}],
        "view_filters": [{"label": name, "field": "status", "pattern": code} for code, name in STATUSES.items()],
        "fields": [*about(registries), *told(), *shown(registries), *later()],
    }


def about(registries: Registries) -> list[Field]:
    """Whom a story is about, and who sends it."""
    awards = [(a.code, f"{a.name} ({LEVELS[a.level]})") for a in registries.awards]
    return [
        field("title", "string"),
        moment("date", "Chưa tới ngày này thì bài chưa hiện với bạn đọc.", default="{{now}}"),
        several(
            "unit", dated(registries.units), "Gõ vài chữ của tên để tìm; nhiều đơn vị cùng giới thiệu thì chọn thêm."
        ),
        choice("field", dated(registries.fields), ""),
        several("movement", dated(registries.movements), "Chọn phong trào đang diễn ra vào ngày của bài."),
        choice("award_level", LEVELS.items(), "Cấp khen thưởng cao nhất mà bài nói tới."),
        choice("award", awards, "Phải cùng cấp với ô «Cấp khen thưởng» ở trên.", required=False),
        group("decision", words.DECISION, {"date": DAY}),
        group("subject", words.SUBJECT, subject_parts()) | {"required": True, "collapsed": False},
        choice("stage", STAGES.items(), "") | {"default": "dien-hinh"},
    ]


def subject_parts() -> dict[str, Field]:
    code = "Chỉ ghi khi có người trùng cả tên lẫn loại."
    return {
        "name": {"required": True},
        "kind": {"widget": "select", "options": options(SUBJECT_KINDS.items()), "required": True},
        "code": {"hint": code},
        "child": {"widget": "boolean", "label": "Là trẻ em", "hint": "Cần có đồng ý của người giám hộ, ghi ở cuối."},
    }


def told() -> list[Field]:
    """What a story says."""
    summary = "Một hoặc hai câu, từ 20 đến 300 ký tự; hiện trong danh sách và kênh tin."
    return [
        field("summary", "text", summary, pattern=SUMMARY),
        body("image") | {"buttons": BUTTONS},
        optional("image", "image", "Tệp JPEG, PNG hoặc WebP.") | {"choose_url": False},
        optional("image_alt", "string", "Một câu tả ảnh cho người không nhìn thấy; có ảnh thì phải ghi."),
        optional("image_caption", "string"),
        optional("image_credit", "string", "Người chụp hoặc nơi cung cấp ảnh."),
        optional("author", "string"),
        optional("source", "string", "Nơi cung cấp bài."),
        optional("tags", "list", "Các từ khóa, cách nhau bằng dấu phẩy."),
    ]


def shown(registries: Registries) -> list[Field]:
    """Where and when a story is shown."""
    consent = {key: {"widget": "boolean"} for key in words.CONSENT.names}
    return [
        choice("status", STATUSES.items(), "Bài nháp không hiện với bạn đọc.") | {"default": "published"},
        group("consent", words.CONSENT, consent),
        several("outlets", dated(registries.outlets), "Không chọn thì mọi kênh đều nhận.", required=False),
        moment("embargo", "Trước lúc này bài không có ở bất cứ đâu trên trang.", required=False),
        optional("lead_in", "text", "Lời phát thanh viên đọc trước bài; không ghi thì dùng tóm tắt."),
        media("video"),
        media("audio"),
        optional("transcript", "text", "Toàn bộ lời trong video hoặc âm thanh, cho người không nghe được."),
    ]


def later() -> list[Field]:
    """What is added after a story was published."""
    corrections = {"date": DAY | {"required": True}, "text": {"widget": "text", "required": True}}
    redirects = "Địa chỉ cũ của bài, cách nhau bằng dấu phẩy; ai mở địa chỉ cũ được đưa tới địa chỉ mới."
    return [
        group("corrections", words.CORRECTION, corrections) | {"widget": "list", "label_singular": "đính chính"},
        group("withdrawn", words.WITHDRAWN, {"date": DAY})
        | {"hint": "Chỉ ghi khi gỡ bài, cùng với trạng thái «Đã gỡ»."},
        optional("slug", "string", "Phần cuối của địa chỉ bài; để trống thì lấy từ tiêu đề.") | {"pattern": SLUG},
        optional("redirect_from", "list", redirects),
        optional("id", "string", "Mã trong kênh tin, dữ liệu mở; thường để trống, đã ghi thì đừng sửa."),
    ]


def pages(home: Home) -> dict[str, Any]:
    """The plain pages."""
    names = words.PAGE
    return {
        "name": "pages",
        "label": "Trang thông tin",
        "label_singular": "trang",
        "description": "Giới thiệu, liên hệ và các trang cố định khác.",
        "folder": home.path("pages"),
        "slug": "{{fields.slug}}",
        "extension": "md",
        "format": "gs-page",
        "create": True,
        "preview_path": "{{slug}}/",
        "identifier_field": "title",
        "fields": [
            field("title", "string", words=names),
            field("summary", "string", "Một câu, cho máy tìm kiếm.", words=names) | {"required": False},
            field("slug", "string", "Phần cuối của địa chỉ trang.", words=names) | {"required": False, "pattern": SLUG},
            field("order", "number", "Số nhỏ đứng trước.", words=names)
            | {"required": False, "value_type": "int", "min": 0},
            body(),
        ],
    }


def registry(name: str, label: str, fields: list[Field], home: Home) -> dict[str, Any]:
    """One of the registries that change most; the others are a few lines each, and their editors know them."""
    entries = {
        "name": "entries",
        "label": label,
        "label_singular": label.lower(),
        "widget": "list",
        "collapsed": True,
        "summary": "{{fields.name}} {{fields.code}}",
        "add_to_top": False,
        "fields": fields,
    }
    return {
        "name": name,
        "label": f"Danh mục {label.lower()}",
        "description": "Mục đã dùng thì không xóa và không đổi mã: hết hiệu lực thì ghi ngày «Đến».",
        "format": f"gs-{name}",
        "editor": {"preview": False},
        "files": [{"name": name, "label": label, "file": home.path(f"registries/{name}.yml"), "fields": [entries]}],
    }


def movement_fields() -> list[Field]:
    names = words.MOVEMENT
    scope = field("scope", "select", words=names, options=options(SCOPES.items()))
    decision = group("decision", words.DECISION, {"date": DAY}, names)
    return [*entry_head(names), scope, decision, *entry_tail(names)]


def unit_fields(registries: Registries) -> list[Field]:
    names, spans = words.UNIT, {"from": DAY, "until": DAY}
    kinds = ((k.code, k.name) for k in registries.site.unit_kinds)
    code = {"code": {"widget": "select", "options": options(dated(registries.peer_groups))}}
    renamed = {"widget": "list", "hint": "Chỉ ghi khi đơn vị từng đổi tên; khi ấy để trống ô «Tên»."}
    heirs = {"options": options(dated(registries.units)), "multiple": True}
    return [
        *(one | {"required": one["name"] == "code"} for one in entry_head(names)),
        group("names", words.DATED_NAME, spans, names) | renamed,
        field("kind", "select", words=names, options=options(kinds)),
        group("peer_group", words.DATED_GROUP, spans | code, names) | {"widget": "list"},
        field("short", "string", words=names, required=False),
        field("email", "string", words=names, required=False),
        field("successors", "select", "Đơn vị nhận nhiệm vụ khi đơn vị này kết thúc.", names, required=False, **heirs),
        *entry_tail(names),
    ]


def entry_head(names: Vocabulary) -> list[Field]:
    code = "Mã cố định, nằm trong địa chỉ trang; đã dùng thì không đổi."
    return [field("code", "string", code, names, pattern=SLUG), field("name", "string", words=names)]


def entry_tail(names: Vocabulary) -> list[Field]:
    found = [
        field("aliases", "list", "Các cách gọi khác, cách nhau bằng dấu phẩy.", names),
        field("from", words=names) | DAY,
        field("until", "", "Ngày liền sau ngày cuối cùng có hiệu lực.", names) | DAY,
        field("description", "text", words=names),
    ]
    return [one | {"required": False} for one in found]


# Fields


def field(name: str, widget: str = "string", hint: str = "", words: Vocabulary = words.STORY, **more: Any) -> Field:
    """One field, by the Vietnamese spelling of its key."""
    label = words.names[name]
    found = {"name": name, "label": label[:1].upper() + label[1:], "widget": widget, **more}
    return found | ({"hint": hint} if hint else {})


def body(*components: str) -> Field:
    """The text itself; what is typed is cleaned before the preview shows it."""
    shown = {"editor_components": [*components], "sanitize_preview": True}
    return {"name": "body", "label": "Nội dung", "widget": "markdown", **shown}


def optional(name: str, widget: str, hint: str = "") -> Field:
    return field(name, widget, hint, required=False)


def choice(name: str, pairs: Iterable[tuple[str, str]], hint: str, required: bool = True) -> Field:
    return field(name, "select", hint, options=options(pairs), required=required)


def several(name: str, pairs: Iterable[tuple[str, str]], hint: str, required: bool = True) -> Field:
    found = choice(name, pairs, hint, required) | {"multiple": True}
    return found | ({"min": 1} if required else {})


def moment(name: str, hint: str, **more: Any) -> Field:
    return field(name, "datetime", hint, format=MOMENT, **more)


def group(name: str, parts: Vocabulary, special: Mapping[str, Field], names: Vocabulary = words.STORY) -> Field:
    """A key with keys of its own; each is a line of text unless it is special."""
    fields = [field(part, words=parts, required=False) | special.get(part, {}) for part in parts.names]
    return field(name, "object", words=names, fields=fields, required=False, collapsed=True)


def media(name: str) -> Field:
    count = {"widget": "number", "value_type": "int", "min": 0}
    parts: dict[str, Field] = {
        "src": {"label": "Tệp hoặc địa chỉ", "hint": "Tệp trong thư mục của trang, hoặc địa chỉ https://…"},
        "seconds": {"label": "Số giây", **count},
        "bytes": {"label": "Số byte", **count},
    }
    return group(name, words.MEDIA, parts)


def options(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"label": name, "value": code} for code, name in pairs]


def dated(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """A registry's entries by name, those that have ended last and with their last day."""
    ordered = sorted(entries, key=lambda e: (e.span.until is not None, collation_key(e.name), e.code))
    return [(e.code, e.name + ended(e.span)) for e in ordered]


def ended(span: Timespan) -> str:
    return f" (đến hết {span.until - timedelta(days=1):%d/%m/%Y})" if span.until else ""
