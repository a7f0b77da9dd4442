"""The one door of this room: text in, a `Parsed` document out.

`READERS` is the table of formats; a new one is a module with a score and a reading, and a row here. What all
formats share – contents, references, edges, captions, headings, sections – is done here, in this order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import NamedTuple

from trendtui.documents import markdown, page, pdftext, transcript
from trendtui.documents.assembly import assemble
from trendtui.documents.blocks import Block
from trendtui.documents.boxes import mark_boxes
from trendtui.documents.captions import mark_captions
from trendtui.documents.contents import mark_contents, take_contents
from trendtui.documents.continuing import join_torn
from trendtui.documents.dates import estimated_year, stated_date
from trendtui.documents.decoding import decode
from trendtui.documents.edges import is_body, mark_title, trim
from trendtui.documents.headings import join_labels, mark_headings
from trendtui.documents.lines import Line, table
from trendtui.documents.metadata import from_bylines, from_fields, kind_of, language_of, merge
from trendtui.documents.outline import outline
from trendtui.documents.references import NO_REFERENCES, take_references
from trendtui.documents.series import kinds, mark_counted
from trendtui.model.chrome import Chrome
from trendtui.model.document import Metadata, Parsed
from trendtui.model.problems import Misuse

__all__ = ["READERS", "Reader", "decode", "read"]

Blocks = tuple[list[Block], dict[str, tuple[str, ...]]]


class Reader(NamedTuple):
    """A format: its name, how much a text looks like it (0 to 1), and how it is read."""

    name: str
    score: Callable[[str], float]
    read: Callable[[str, str, Chrome], Parsed]


def read(text: str, name: str, chrome: Chrome, format: str | None = None) -> Parsed:
    """A document told apart.

    Args:
        text: the decoded file (`decode`), unchanged; all offsets are of this text.
        name: the file's name; only stands in for a title when the text has none.
        chrome: what data/chrome.toml knows.
        format: the name of a reader; by default the one that the content suits best.

    Raises:
        Misuse: there is no reader of that name.
    """
    if format is not None:
        chosen = next((reader for reader in READERS if reader.name == format), None)
        if chosen is None:
            known = ", ".join(reader.name for reader in READERS)
            raise Misuse(f"there is no reader '{format}'", f"Readers are: {known}.")
    else:
        chosen = max(READERS, key=lambda reader: reader.score(text))
    return chosen.read(text, name, chrome)


def _read_markdown(text: str, name: str, chrome: Chrome) -> Parsed:
    return _understand(text, name, chrome, "markdown", markdown.blocks_of)


def _read_page(text: str, name: str, chrome: Chrome) -> Parsed:
    return _understand(text, name, chrome, "page", page.blocks_of)


def _read_pdftext(text: str, name: str, chrome: Chrome) -> Parsed:
    return _understand(text, name, chrome, "pdftext", pdftext.blocks_of)


def _read_transcript(text: str, name: str, chrome: Chrome) -> Parsed:
    lines = table(text)
    told = transcript.tell(text, lines, chrome)
    title = told.opening or PurePath(name).stem
    date = stated_date(lines, chrome) or estimated_year(text, title, chrome)
    found = Metadata(title=title, date=date, language=language_of(text), kind="transcript")
    return assemble(text, lines, told.blocks, told.headings, told.kinds, NO_REFERENCES, found, chrome, "transcript")


READERS: tuple[Reader, ...] = (
    Reader("transcript", transcript.score, _read_transcript),
    Reader("pdftext", pdftext.score, _read_pdftext),
    Reader("markdown", markdown.score, _read_markdown),
    Reader("page", page.score, _read_page),
)


def _understand(
    text: str, name: str, chrome: Chrome, format: str, blocks_of: Callable[[str, Sequence[Line]], Blocks]
) -> Parsed:
    """Blocks of a format through the shared stages."""
    pages = format == "pdftext"
    lines = table(text)
    blocks, fields = blocks_of(text, lines)
    blocks, entries = take_contents(text, blocks, chrome)
    found = take_references(text, blocks, chrome)
    trimmed = trim(found.blocks, chrome, pages)
    stated = merge(from_fields(fields), from_bylines(trimmed.bylines, chrome))
    title = stated.title or _first_title(trimmed.blocks) or trimmed.title
    if any(is_body(block, chrome) for block in trimmed.blocks):
        mark_title(trimmed.blocks, title)
    blocks = mark_captions(trimmed.blocks, chrome, pages)
    blocks = mark_contents(text, blocks, entries, chrome, pages)
    blocks = mark_boxes(text, blocks, chrome) if pages else blocks
    blocks = join_labels(text, blocks, chrome)
    blocks = mark_headings(blocks, chrome, bool(entries))
    blocks = join_torn(text, blocks, chrome, pages)
    blocks = mark_counted(blocks, chrome)
    headings = outline(blocks, chrome)
    counted = kinds(blocks, headings, title, chrome, format)
    trends = sum(kind.kind in ("trend", "prediction") for kind in counted)
    metadata = merge(
        stated,
        Metadata(
            title=" ".join(title.split()) or _opening(blocks) or PurePath(name).stem,
            date=stated.date or stated_date(lines, chrome) or estimated_year(text, title, chrome),
            language=language_of(text),
            kind=kind_of(title, format, len(found.references), trends),
        ),
    )
    return assemble(text, lines, blocks, headings, counted, found, metadata, chrome, format)


def _first_title(blocks: Sequence[Block]) -> str:
    """The only heading of the highest rank, when it is the first heading: the document's own title."""
    headings = [block for block in blocks if block.kind == "heading" and block.style == "atx"]
    if not headings:
        return ""
    first = headings[0]
    same = [block.text for block in headings if block.rank <= first.rank and block.text != first.text]
    return first.text.strip() if not same and len(headings) > 1 else ""


def _opening(blocks: Sequence[Block]) -> str:
    """The first heading or the first words of the text, for want of a title."""
    first = next((block.text for block in blocks if block.kind in ("heading", "paragraph")), "")
    for stop in "。！？!?\n":
        first = first.split(stop, 1)[0]
    return " ".join(first.split())[:60]
