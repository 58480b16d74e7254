"""A document as one HTML file that needs nothing else: for reading, and for pasting into a portal or a letter."""

from xml.etree.ElementTree import Element, SubElement, tostring

from plugins.tracker.document import Block, Document, Frame, Heading, Paragraph, frame_of, in_words

STYLE = """body{font:14pt/1.45 "Times New Roman",Tinos,serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
header,footer{display:grid;grid-template-columns:1fr 1fr;gap:1rem;text-align:center}
footer div:first-child{text-align:left;font-size:11pt}
h1,p.abstract{font-size:14pt;font-weight:bold;text-align:center}
h2{font-size:14pt}
div.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:11pt}
caption{font-weight:bold;padding:.5rem}
th,td{border:1px solid;padding:.2rem .4rem;text-align:left;vertical-align:top}
td.number{text-align:center}
p.note{font-style:italic;font-size:11pt}
@page{size:A4;margin:20mm 15mm 20mm 30mm}
@media print{body{margin:0;max-width:none;padding:0}thead{display:table-header-group}tr{break-inside:avoid}}
"""


def html_bytes(document: Document) -> bytes:
    page = Element("html", lang="vi")
    head, body = SubElement(page, "head"), SubElement(page, "body")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _say(head, "title", document.abstract)
    _say(head, "style", STYLE)
    frame = frame_of(document.letterhead, document.day) if document.letterhead else None
    if frame:
        _add_head(body, frame)
    main = SubElement(body, "main")
    _say(main, "h1", document.title)
    _say(main, "p", document.abstract, "abstract")
    for block in document.body:
        _add(main, block)
    if frame:
        _add_foot(body, frame)
    text: str = tostring(page, encoding="unicode", method="html")
    return f"<!doctype html>\n{text}\n".encode()


def _say(parent: Element, tag: str, text: str, name: str = "") -> Element:
    child = SubElement(parent, tag, {"class": name} if name else {})
    child.text = text
    return child


def _add_head(body: Element, frame: Frame) -> None:
    header = SubElement(body, "header")
    left, right = SubElement(header, "div"), SubElement(header, "div")
    if frame.parent:
        _say(left, "div", frame.parent)
    _say(left, "strong", frame.agency)
    _say(left, "div", frame.number)
    _say(_say(right, "div", ""), "strong", frame.country)
    _say(_say(right, "div", ""), "strong", frame.motto)
    _say(right, "em", frame.place_and_day)


def _add(main: Element, block: Block) -> None:
    if isinstance(block, Heading):
        _say(main, "h2", block.text)
        return
    if isinstance(block, Paragraph):
        _say(main, "p", block.text)
        return
    table = SubElement(_say(main, "div", "", "table"), "table")
    _say(table, "caption", block.title)
    headings = SubElement(SubElement(table, "thead"), "tr")
    for column in block.columns:
        _say(headings, "th", column.heading).set("scope", "col")
    rows = SubElement(table, "tbody")
    for cells in block.rows:
        row = SubElement(rows, "tr")
        for cell in cells:
            _say(row, "td", in_words(cell), "number" if isinstance(cell, int) else "")
    for note in block.notes:
        _say(main, "p", note, "note")


def _add_foot(body: Element, frame: Frame) -> None:
    footer = SubElement(body, "footer")
    left, right = SubElement(footer, "div"), SubElement(footer, "div")
    _say(_say(left, "strong", ""), "em", frame.recipients_title)
    for recipient in frame.recipients:
        _say(left, "div", recipient)
    for line in (*frame.authority, frame.signer_title, "", frame.signer):
        _say(_say(right, "p", ""), "strong", line)
