"""Finding people in text: by the digits of a NIP, by their name with or without its titles.

Names are compared word by word, so punctuation, case and line breaks do not hide one; two words of
a name that follow each other are enough, and after “Pak” or “Bu” a single one.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from kinerja_cli.rules.nip import strip

HIDDEN = "•••"

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\W_]{1,5}")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_NIP = re.compile(
    r"\d{18,}"  # a NIP, wherever it stands
    r"|(?<!\d)\d(?:[\s.\-'’_]?\d){17}(?!\d)"  # the same in groups
    r"|(?<![\da-f])\d{15,17}(?![\da-f])\?*"  # NIK, or what Excel left of a NIP
    r"|(?<!\d)\d{4}•+\d{4}(?!\d)"
)
_TITLES = frozenset(
    ["dr", "drs", "dra", "ir", "h", "hj", "prof", "drg", "drh", "ns", "apt", "hc", "kh", "tgk", "r"]
)  # fmt: skip
_CALLED = frozenset(
    ["pak", "bapak", "bpk", "bu", "ibu", "sdr", "sdri", "saudara", "saudari", "mas", "mbak", "kak", "bang", "sus"]
)  # fmt: skip
_OFFICES = frozenset(
    [
        "kepala",
        "sekretaris",
        "camat",
        "lurah",
        "bupati",
        "wali",
        "walikota",
        "gubernur",
        "direktur",
        "inspektur",
        "asisten",
        "pimpinan",
        "atasan",
        "bawahan",
        "rekan",
        "sejawat",
        "teman",
        "pejabat",
        "ketua",
        "wakil",
        "kabid",
        "kabag",
        "kasi",
        "kasubag",
        "kasubbag",
        "kadis",
        "plt",
        "plh",
        "pj",
        "penjabat",
        "presiden",
        "menteri",
        "staf",
        "dinas",
        "badan",
        "bagian",
        "bidang",
        "inspektorat",
        "kecamatan",
        "rsud",
        "pengguna",
        "masyarakat",
        "tim",
        "diri",
        "sendiri",
        "admin",
        "administrator",
    ]
)
_SHORTEST = 3


class Found(NamedTuple):
    """A person in a text: from where to where, and who it may be (nobody: only that it is one)."""

    start: int
    end: int
    who: frozenset[str]


class _Name(NamedTuple):
    words: tuple[str, ...]
    who: str


def plain(text: str) -> str:
    """Return a text in which nothing unseen stands inside a word."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def core(name: str) -> tuple[str, ...]:
    """Return the words of a name without its titles; nothing for an office or an empty cell.

    >>> core("Dr. Hj. Siti Rahmawati, S.E., M.Si.")
    ('siti', 'rahmawati')
    >>> core("Kepala Dinas")
    ()
    """
    own, _, _ = name.partition(",")
    words = _words(own)
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    if any(word.isdigit() for word in words) or (words and words[0] in _OFFICES):
        return ()
    return words


def _words(text: str) -> tuple[str, ...]:
    return tuple(_folded(match.group()) for match in _WORD.finditer(plain(text)))


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()


class Names:
    """Everybody's names, ready to be found in texts.

    Attributes:
        nips: the NIPs of everybody known.
    """

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        self.nips: set[str] = set()
        self._whole: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._starts: dict[str, set[int]] = defaultdict(set)
        self._pairs: dict[tuple[str, str], set[tuple[_Name, int]]] = defaultdict(set)
        self._single: set[str] = set()
        self._glued: dict[str, set[str]] = defaultdict(set)
        rest = []
        for nip, name in known:
            own = strip(nip) if any(mark.isdigit() for mark in nip) else ""
            if own:
                self.nips.add(own)
            if own and name:
                self._add(own, name)
            elif name:
                rest.append(name)
        for name in rest:  # somebody known by name only, unless it is one of the others
            words = core(name)
            if words and not self._whole.get(words):
                self._add(" ".join(words), name)

    def _add(self, who: str, name: str) -> None:
        words, everything = core(name), _words(name)
        if not words or (len(words) == 1 and len(words[0]) < _SHORTEST):
            return
        at = next(n for n in range(len(everything)) if everything[n : n + len(words)] == words)
        for whole in {words, everything, everything[at:], everything[: at + len(words)]}:
            self._whole[whole].add(who)
            self._starts[whole[0]].add(len(whole))
        for place, pair in enumerate(pairwise(words)):
            self._pairs[pair].add((_Name(words, who), place))
        self._single.update(word for word in words if len(word) >= _SHORTEST)
        self._glued["".join(words)].add(who)

    def people(self, text: str) -> Iterator[Found]:
        """Yield the people that a `plain` text names, in order, none overlapping another."""
        spans = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        words = [_folded(text[start:end]) for start, end in spans]
        at = 0
        while at < len(words):
            length, who = self._longest(words, _run(text, spans, at))
            if not length and at and words[at - 1] in _CALLED and words[at] in self._single:
                length, who = 1, frozenset()
            if length:
                yield Found(spans[at][0], spans[at + length - 1][1], who)
            at += length or 1

    def _longest(self, words: list[str], run: range) -> tuple[int, frozenset[str]]:
        """Return how many words of a run name somebody at its beginning, and whom."""
        at, most = run.start, len(run)
        best, who = 0, frozenset[str]()
        for length in self._starts.get(words[at], ()):
            if best < length <= most:
                found = self._whole.get(tuple(words[at : at + length]))
                best, who = (length, frozenset(found)) if found else (best, who)
        if most > 1:
            for name, place in self._pairs.get((words[at], words[at + 1]), ()):
                length = _shared(name.words[place:], words[at : at + most])
                if length > best:
                    best, who = length, frozenset({name.who})
                elif length == best and length < len(name.words):
                    who = who if self._whole.get(tuple(words[at : at + best])) else who | {name.who}
        if not best and words[at] in self._glued:
            return 1, frozenset(self._glued[words[at]])
        return best, who


def _run(text: str, spans: list[tuple[int, int]], at: int) -> range:
    """Return the words from one on that only short separators part from each other."""
    end = at + 1
    while end < len(spans) and _BETWEEN.fullmatch(text, spans[end - 1][1], spans[end][0]):
        end += 1
        if end - at > _MOST:
            break
    return range(at, end)


_MOST = 24
"""No name has more words than this."""


def _shared(name: tuple[str, ...], words: list[str]) -> int:
    length = 0
    for mine, theirs in zip(name, words, strict=False):
        if mine != theirs:
            break
        length += 1
    return length


def without_nips(text: str) -> str:
    """Return a text in which everything that looks like a NIP is hidden.

    >>> without_nips("SKP_198503122010012003.xlsx, 19850312 201001 2 003; Rp1.250.000")
    'SKP_•••.xlsx, •••; Rp1.250.000'
    """
    return _NIP.sub(HIDDEN, text)
