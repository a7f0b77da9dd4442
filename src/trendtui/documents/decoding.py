"""Bytes to text: which encoding a file is in, and what to tell the user when it is no text at all."""

from __future__ import annotations

import codecs
import re

from trendtui.model.problems import Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file", "Save it as text first (pdftotext -layout report.pdf, or a converter to Markdown)."),
    (b"PK\x03\x04", "a packed file (docx, xlsx, epub or zip)", "Save the document as plain text or Markdown first."),
    (b"\xd0\xcf\x11\xe0", "an old Office file (doc, ppt, xls)", "Save the document as plain text first."),
    (b"\x89PNG", "a picture", "Only text can be imported."),
    (b"\xff\xd8\xff", "a picture", "Only text can be imported."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
)
# The most frequent characters of written Chinese, in both scripts, and its signs: a wrong reading has few of them.
_FREQUENT = re.compile(
    "[的一是不了在人有我他这中大来上国個们到说和地为子要时以年会可也对生能而于发成行经展技术数据"
    "這來國們說為時會對於發經術數據與個業產學，。、：；“”（）「」]"
)
_SAMPLE = 20_000
_WIDE = 0.02  # share of zero bytes from which a text may be UTF-16: a stray NUL in UTF-8 is damage
_DAMAGE = 0.001  # share of characters that may be broken in a file that is otherwise UTF-8


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 or UTF-32 by its mark, else GB18030 or Big5; line breaks stay as they are.

    A byte order mark is dropped. A few broken bytes in a UTF-8 file become U+FFFD.

    Raises:
        Problem: the file is empty, or is no text (a PDF, an archive, a picture, other binary data).
    """
    if not data:
        raise Problem("the file is empty", "There is nothing to import from it.")
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise Problem(f"this is {what}, not text", remedy)
    text = _decoded(data)
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u3000"):
        raise Problem("the file holds nothing but blanks", "There is nothing to import from it.")
    return text


def _decoded(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    zeros = data[:8192].count(0)
    try:
        if zeros <= _WIDE * len(data[:8192]):
            return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if zeros:
        return _wide(data)
    readings = []
    for name in ("gb18030", "big5hkscs"):
        try:
            readings.append(data.decode(name))
        except UnicodeDecodeError:
            continue
    mended = data.decode("utf-8", "replace")
    if mended.count("\ufffd") <= max(1, len(mended) * _DAMAGE):
        return mended
    if not readings:
        return _least_damaged(data, mended)
    return max(readings, key=_plausible)


def _wide(data: bytes) -> str:
    """Text in UTF-16 without a mark: every other byte of its Latin letters is zero."""
    sample = data[:8192]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) > 8 * min(even, odd) and len(data) % 2 == 0:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            text = ""
        if text and "\x00" not in text:
            return text
    raise Problem("this is binary data, not text", "Only text files can be imported.")


def _least_damaged(data: bytes, mended: str) -> str:
    found = min((mended, data.decode("gb18030", "replace"), data.decode("big5hkscs", "replace")), key=_broken)
    if _broken(found) > len(found) * 0.02:
        raise Problem(
            "the file's encoding is not known (not UTF-8, UTF-16, GB18030 or Big5)",
            "Save it as UTF-8 and import it again.",
        )
    return found


def _broken(text: str) -> int:
    return text.count("\ufffd")


def _plausible(text: str) -> float:
    """The share of frequent characters among those outside ASCII."""
    sample = [char for char in text[:_SAMPLE] if char > "\x7f"]
    return len(_FREQUENT.findall("".join(sample))) / len(sample) if sample else 0.0
