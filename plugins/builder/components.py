"""The macros of a theme's components: known by their names, compiled when a page first wants one."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

FOLDER = "components"
_MACRO = re.compile(r"\{#.*?#\}|\{%[-+]?\s*macro\s+(\w+)", re.DOTALL)  # what stands in a comment is none
_NEEDED = re.compile(r"\b(?:extends |parts?\()\"([\w.]+)\"|\b(\w+)\(")  # a template, a part, or what is called


class Component:
    """One macro. A template need not import it: Jinja would do that anew for each page."""

    def __init__(self, module_of: Callable[[str], object], file: str, name: str) -> None:
        self.module_of, self.file, self.name = module_of, file, name

    @cached_property
    def macro(self) -> Callable[..., Any]:
        found: Callable[..., Any] = getattr(self.module_of(self.file), self.name)
        return found

    def __call__(self, *values: Any, **named: Any) -> Any:
        return self.macro(*values, **named)


def components_of(theme: str, module_of: Callable[[str], object]) -> dict[str, Component]:
    """Every macro of components/; `module_of` compiles one of its files."""
    return {name: Component(module_of, file, name) for name, file in _macros(Path(theme, "templates")).items()}


def _macros(templates: Path) -> dict[str, str]:
    """The file of each macro."""
    files = sorted((templates / FOLDER).glob("*.html"))
    return {name: f"{FOLDER}/{file.name}" for file in files for name in _MACRO.findall(_text(file)) if name}


def needed_by(template: str, theme: str) -> list[str]:
    """The templates that such a page needs, itself among them."""
    templates = Path(theme, "templates")
    macros, found, left = _macros(templates), dict[str, None](), [template]
    while left:
        name = left.pop()
        if name not in found:
            found[name] = None
            left += _named_in(_text(templates / name), macros)
    return list(found)


def _named_in(text: str, macros: dict[str, str]) -> Iterator[str]:
    for match in _NEEDED.finditer(text):
        if match[1]:
            yield match[1] if match[0].startswith("extends") else f"parts/{match[1]}"
        elif match[2] in macros:
            yield macros[match[2]]


def _text(file: Path) -> str:
    """Empty where it cannot be read, which Jinja tells better."""
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
