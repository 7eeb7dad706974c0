"""Old consoles: what a stream cannot write (cp1252, ASCII) is said in letters it can."""

import codecs
import unicodedata
from typing import TextIO

NAME = "kinerja-sederhana"
"""The error handler of this module, for a stream's `errors`."""

_PLAIN = {
    "→": "->", "←": "<-", "↑": "^", "↓": "v", "▲": "^", "▼": "v", "✓": "v", "✗": "x", "✕": "x", "●": "*",
    "○": "o", "◆": "*", "■": "#", "□": "o", "•": "*", "·": "-", "›": ">", "‹": "<", "«": '"', "»": '"',
    "“": '"', "”": '"', "„": '"', "‚": "'", "‛": "'", "‘": "'", "’": "'", "`": "'", "–": "-", "—": "-", "−": "-", "‑": "-",
    "…": "...", "×": "x", "÷": "/", "±": "+-", "≥": ">=", "≤": "<=", "≠": "!=", "≈": "~", "∞": "tak hingga",
    "Σ": "jumlah", "√": "akar", "½": "1/2", "¼": "1/4", "¾": "3/4", "§": "Ps.", "°": " derajat", "�": "?",
}  # fmt: skip
_LEVELS = dict(zip("▁▂▃▄▅▆▇█", "_.:-=+*#", strict=True))
_SHADES = {"░": ".", "▒": ":", "▓": "#", "▌": "#", "▐": "#", "▏": "|", "▎": "|", "▍": "#", "▋": "#", "▊": "#",
           "▉": "#", "▀": "#"}  # fmt: skip
_LINES = range(0x2500, 0x2580)
_SPARK = _LEVELS | _SHADES


def plain(mark: str) -> str:
    """Return one character in ASCII, or a question mark.

    >>> "".join(map(plain, "→ “é” ≥ 3 … ▁█ ─│┼ 字"))
    '-> "e" >= 3 ... _# -|+ ?'
    """
    if mark.isascii():
        return mark
    if found := _PLAIN.get(mark) or _SPARK.get(mark):
        return found
    if ord(mark) in _LINES:
        return _line(mark)
    if mark.isspace():
        return " "
    if unicodedata.category(mark) in {"Cf", "Mn", "Me"}:
        return ""
    letters = unicodedata.normalize("NFKD", mark).encode("ascii", "ignore").decode()
    return letters or "?"


def _line(mark: str) -> str:
    """Return a line of a table in ASCII: what runs one way only, or a crossing."""
    name = unicodedata.name(mark)
    across, down = "HORIZONTAL" in name, "VERTICAL" in name
    if across == down:
        return "+"
    return "-" if across else "|"


def _handle(error: UnicodeError) -> tuple[str, int]:
    """Return what is written for characters that an encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(plain, error.object[error.start : error.end])), error.end


def register() -> None:
    """Make the error handler known to Python."""
    codecs.register_error(NAME, _handle)


def fitting(text: str, stream: TextIO) -> str:
    """Return a text in letters that a stream can write, for a printer that would force UTF-8."""
    code = getattr(stream, "encoding", None) or "utf-8"
    return "".join(mark if _fits(mark, code) else plain(mark) for mark in text)


def _fits(mark: str, code: str) -> bool:
    try:
        mark.encode(code)
    except UnicodeEncodeError:
        return False
    return True
