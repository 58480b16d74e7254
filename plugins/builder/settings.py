"""The settings of a build: what cannot be meant is refused with a sentence, also where Pelican would fail over it."""

import json
import logging
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from traceback import walk_tb
from typing import Any

from plugins.intake.address import url_fault
from plugins.intake.markdown import ENGINES

Settings = Mapping[str, Any]
TEXTS = ("PATH", "OUTPUT_PATH", "THEME", "BUILD_STATE")
SWITCHES = ("RELATIVE_URLS", "PICTURES", "SEARCH", "DRAFTS", "WITHOUT_BAD")
FIRST, NEEDED = "plugins.intake.plugin", "plugins.builder.plugin"


def settings_fault(settings: Settings) -> str:
    """What is wrong with the settings, as a sentence, or nothing."""
    looks = (_wrong_kind, _missing_folder, _wrong_engine, _wrong_address)
    return next(filter(None, (look(settings) for look in looks)), "")


def _wrong_kind(settings: Settings) -> str:
    for key in TEXTS:
        if not _is_text(settings.get(key)):
            return f"{key} phải là đường dẫn của một thư mục, không phải {_shown(settings.get(key))}"
    for key in SWITCHES:
        if not isinstance(settings.get(key), bool):
            return f"{key} chỉ nhận true hoặc false, không nhận {_shown(settings.get(key))}"
    if not isinstance(settings.get("PLUGINS"), list | tuple):
        return f"PLUGINS phải là danh sách tên các phần, không phải {_shown(settings.get('PLUGINS'))}"
    if settings.get("EXECUTOR") is not None and not callable(settings["EXECUTOR"]):
        return f"EXECUTOR phải là một hàm, viết trong tệp thiết lập, không phải {_shown(settings['EXECUTOR'])}"
    return ""


def _is_text(value: object) -> bool:
    return isinstance(value, str | Path) and bool(str(value)) and "\0" not in str(value)


def _shown(value: object) -> str:
    """A value as it is written after -e."""
    return f"«{json.dumps(value, ensure_ascii=False, default=str)[:60]}»"


def _missing_folder(settings: Settings) -> str:
    if not os.path.isdir(settings["PATH"]):  # noqa: PTH112 - a Path raises where a name is too long
        return f"không có thư mục «{settings['PATH']}»; ghi đúng thư mục nội dung của trang"
    if not os.path.isdir(settings["THEME"]):  # noqa: PTH112 - as above
        return f"không có thư mục giao diện «{settings['THEME']}»; sửa THEME, hoặc bỏ đi để dùng giao diện có sẵn"
    return ""


def _wrong_engine(settings: Settings) -> str:
    engine = settings.get("MARKDOWN_ENGINE")
    if isinstance(engine, str) and engine in ENGINES:
        return ""
    return f"MARKDOWN_ENGINE {_shown(engine)} không có; chọn một trong: {', '.join(ENGINES)}"


def _wrong_address(settings: Settings) -> str:
    url = settings.get("SITEURL")
    if url == "" or (isinstance(url, str) and not url_fault(url)):
        return ""
    shown = f"«{url[:60]}»" if isinstance(url, str) and url.isprintable() else _shown(url)
    return f"SITEURL {shown} không phải địa chỉ của một trang; viết như https://tdkt.example.vn"


def doors_fault(names: list[str]) -> str:
    """A site is read first, and written by the builder; between these anything may be left out or added."""
    ours = [name for name in names if name.startswith("plugins.")]
    if NEEDED not in ours:
        return f"PLUGINS thiếu «{NEEDED}»; hãy giữ các phần ghi trong pelicanconf.py"
    if ours[0] != FIRST:
        return f"PLUGINS phải có «{FIRST}» đứng trước các phần khác; hãy giữ thứ tự trong pelicanconf.py"
    return ""


def speak_for_pelican() -> None:
    """Pelican looks at some settings before our class is asked, and tells their faults by tracebacks."""
    logging.getLogger("pelican").addFilter(_is_left_to_pelican)


def _is_left_to_pelican(record: logging.LogRecord) -> bool:
    """Tells a fault of settings as a sentence, in place of what Pelican would log."""
    fault = record.exc_info[1] if record.exc_info else None
    settings = settings_read(fault)
    if fault is None or settings is None:
        return True
    why = settings_fault(settings) or f"Pelican không nhận một thiết lập ({fault}); xem lại -e và tệp thiết lập"
    sys.stderr.write(f"lỗi: {why}.\n")
    return False


def settings_read(fault: BaseException | None) -> Settings | None:
    """The settings over which Pelican failed; none where something else is the fault, as in a settings file."""
    frames = [frame for frame, _ in walk_tb(fault.__traceback__ if fault else None)]
    if any(frame.f_code.co_name == "load_source" for frame in frames):
        return None
    return next((frame.f_locals["settings"] for frame in frames if frame.f_code.co_name == "read_settings"), None)
