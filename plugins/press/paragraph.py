"""A paragraph of a document, whatever file it is written to."""

from typing import NamedTuple


class Paragraph(NamedTuple):
    """A text and its style, one of STYLES in document.py."""

    style: str
    text: str
