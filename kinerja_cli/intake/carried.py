"""What holds for the blank cells below it: the day of a daily log, the part of an SKP."""

_CARRIED = {"kegiatan": "tanggal", "skp": "bagian"}
"""Kind → the field that is written once for the rows below, as long as they are one person's."""


class Carried:
    """The field that rows of one table take over from the row above."""

    def __init__(self, kind: str) -> None:
        self._name = _CARRIED.get(kind, "")
        self._above = "", ""

    def fill(self, nip: str, values: dict[str, str], empty: set[str]) -> None:
        """Fill the field in where it stands blank; a cell that could not be read ends that."""
        name = self._name
        if not name:
            return
        if name in values:
            self._above = nip, values[name]
        elif name not in empty or self._above[0] != nip:
            self._above = "", ""
        else:
            values[name] = self._above[1]
            empty.discard(name)
