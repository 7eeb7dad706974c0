"""The compound file (OLE) around an .xls, and around anything Office encrypts.

Read here before the native reader, which follows a chain of sectors for ever when it bites its tail.
"""

from collections.abc import Sequence
from struct import iter_unpack, unpack_from

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_END = 0xFFFFFFFE
_LAST_SECTOR = 0xFFFFFFFA
_ENTRY = 128
_NAME = 64
_MINI, _MINI_LIMIT = 64, 4096
_STREAM = 2
_SECTOR_SHIFTS = {9, 12}


class Compound:
    """A compound file: its streams by name.

    Raises:
        ValueError: it is damaged.
    """

    def __init__(self, content: bytes) -> None:
        if not content.startswith(SIGNATURE) or len(content) < _HEADER:
            raise ValueError("header")
        shift = unpack_from("<H", content, 30)[0]
        if shift not in _SECTOR_SHIFTS:
            raise ValueError("sector size")
        self._content, self._size = content, 1 << shift
        self._fat = self._read_fat()
        directory = self._chain(unpack_from("<I", content, 48)[0], self._fat)
        self._entries = self._read_directory(directory)
        mini = self._chain(unpack_from("<I", content, 60)[0], self._fat)
        self._mini_fat = _numbers(mini)
        self._mini = self._chain(self._root, self._fat)

    @property
    def names(self) -> frozenset[str]:
        """The names of the streams."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """Return a stream; KeyError when there is none of that name."""
        start, size = self._entries[name]
        if size < _MINI_LIMIT:
            sectors = self._walk(start, self._mini_fat)
            return b"".join(self._mini[at * _MINI : (at + 1) * _MINI] for at in sectors)[:size]
        return self._chain(start, self._fat)[:size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._content):
            raise ValueError("sector")
        return self._content[start : start + self._size]

    def _read_fat(self) -> list[int]:
        heads = list(unpack_from("<109I", self._content, 76))
        following, seen = unpack_from("<I", self._content, 68)[0], set[int]()
        while following < _LAST_SECTOR:
            if following in seen:
                raise ValueError("loop")
            seen.add(following)
            more = _numbers(self._sector(following))
            heads += more[:-1]
            following = more[-1]
        sectors = [self._sector(head) for head in heads if head < _LAST_SECTOR]
        return _numbers(b"".join(sectors))

    def _walk(self, start: int, table: Sequence[int]) -> list[int]:
        found: list[int] = []
        seen: set[int] = set()
        while start < _LAST_SECTOR:
            if start in seen or start >= len(table):
                raise ValueError("loop")
            seen.add(start)
            found.append(start)
            start = table[start]
        if start not in {_END, _END + 1}:
            raise ValueError("chain")
        return found

    def _chain(self, start: int, table: Sequence[int]) -> bytes:
        return b"".join(map(self._sector, self._walk(start, table)))

    def _read_directory(self, directory: bytes) -> dict[str, tuple[int, int]]:
        entries: dict[str, tuple[int, int]] = {}
        self._root = _END
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = unpack_from("<HB", directory, at + _NAME)
            name = directory[at : at + min(length, _NAME)].decode("utf-16-le", "replace")
            start, size = unpack_from("<II", directory, at + 116)
            if at == 0:
                self._root = start
            elif kind == _STREAM:
                entries.setdefault(name.rstrip("\0"), (start, size))
        return entries


def _numbers(sector: bytes) -> list[int]:
    return [number for (number,) in iter_unpack("<I", sector[: len(sector) // 4 * 4])]
