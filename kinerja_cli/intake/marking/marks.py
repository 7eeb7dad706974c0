"""The marks in a cell: colour and comment, and how our own are told from the officer's."""

import re
from collections.abc import Sequence
from math import ceil
from typing import Any

from kinerja_cli.intake.files.sheet import Sheet
from kinerja_cli.rules.findings import Finding

TITLE = "Temuan pemeriksaan kinerja"
"""How the list of findings in a marked copy begins."""
FAULT, WARNING = "FFFFB3AE", "FFFFDF80"
"""Fills of marked cells; shades that no palette offers, so they are known again."""

_AUTHOR = "kinerja"
_HEAD = "Temuan kinerja:"
_BLOCK = re.compile(rf"\s*{_HEAD}(?:\r?\n• [^\n]*)+")
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 32_000  # Excel's limit is 32,767
_LONGEST_COMMENT = 4_000
_WIDTH, _LETTERS, _LINE, _TALLEST = 360, 52, 18, 420


def is_list(sheet: Sheet) -> bool:
    """Return whether a sheet is the list of findings of a marked copy: no data."""
    first = sheet.rows[0][0] if sheet.rows and sheet.rows[0] else None
    return isinstance(first, str) and first.startswith(TITLE)


def plain(text: str) -> str:
    """Return a text that every part of a workbook can hold."""
    return _ILLEGAL.sub("�", text)[:_LONGEST]


def comment_of(cell: Any, findings: Sequence[Finding]) -> Any:
    """Return the comment for a cell: the officer's own words, then ours."""
    from openpyxl.comments import Comment  # noqa: PLC0415  # only a marked copy pays for it

    lines = [f"• {_one_line(f'{finding.pesan} [{finding.kode}]')}" for finding in findings]
    ours = "\n".join([_HEAD, *lines])
    before = cell.comment
    text = f"{before.text.rstrip()}\n\n{ours}" if before and before.text.strip() else ours
    author = (before.author if before else None) or _AUTHOR
    return Comment(plain(text), author, height=_height(text), width=_WIDTH)


def _one_line(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_COMMENT else words[: _LONGEST_COMMENT - 1] + "…"


def _height(text: str) -> int:
    lines = sum(max(ceil(len(line) / _LETTERS), 1) for line in text.split("\n"))
    return min(lines * _LINE + 14, _TALLEST)


def fit(comment: Any) -> None:
    """Give a comment room for its words: openpyxl forgets how large the officer made it."""
    comment.height, comment.width = _height(comment.text), _WIDTH


def remove_comment(cell: Any) -> bool:
    """Take our words out of a cell's comment; return whether there were any."""
    if cell.comment is None or not _BLOCK.search(cell.comment.text):
        return False
    from openpyxl.comments import Comment  # noqa: PLC0415  # likewise

    left = _BLOCK.sub("", cell.comment.text).strip()
    author = cell.comment.author
    cell.comment = Comment(left, author, height=_height(left), width=_WIDTH) if left else None
    return True


def has_colour(cell: Any) -> bool:
    """Return whether a cell is filled with one of our shades."""
    fill = cell.fill
    return getattr(fill, "fill_type", None) == "solid" and fill.fgColor.rgb in {FAULT, WARNING}
