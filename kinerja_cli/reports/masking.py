"""`--samarkan`: a view without names and NIPs, fit for sharing.

Every text of a view goes through here, whatever its field is called, so that a new kind of report
is masked without a word about it. People become “Pegawai 1” … in the order in which they are met.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from kinerja_cli.reports.mask_groups import small_groups_hidden
from kinerja_cli.reports.mask_names import HIDDEN, Names, plain, without_nips
from kinerja_cli.reports.view import Provenance
from kinerja_cli.reports.view_ringkasan import GovernmentReport
from kinerja_cli.rules.nip import strip

_PAIRS = (("nama", "nip"), ("nama", "nip_cetak"), ("atasan", "atasan_nip"))
"""Fields that hold one person's name and number."""

_PROGRAM_WORDS = frozenset(
    [
        "naik",
        "turun",
        "stabil",
        "tingkat",
        "rentang",
        "dinilai",
        "kosong",
        "kualitatif",
        "galat",
        "peringatan",
        "usulan",
        "penetapan",
        "organisasi",
        "terpenuhi",
        "utama",
        "tambahan",
        "baik",
        "kurang",
        "istimewa",
        "cukup",
        "sedang",
        "tinggi",
        "rendah",
    ]
) | {"sangat baik", "sangat kurang", "butuh perbaikan"}
"""What the program says by itself; somebody may well be called “Naik”."""


MASKED = (
    "Disamarkan untuk dibagikan: nama dan NIP diganti, dan pada tabel ringkas kelas predikat dengan "
    "kurang dari 5 pegawai digabung."
)
ROWS_REMAIN = (
    "Baris tiap pegawai tetap ada beserta jabatan, nilai dan predikatnya, jadi jumlah yang kecil "
    "masih dapat dihitung dari baris itu, dan orang dalam masih dapat mengenali seseorang."
)
"""What a masked report says at its head; the second where it lists people."""


class Mask:
    """Masks the views of one command; the same person has the same number in all of them.

    Args:
        known: (nip, name) of everybody in the database; one of them may be "".
    """

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        self._names = Names(known)
        self._numbers: dict[str, int] = {}
        self._texts: dict[str, str] = {}

    def person(self, nip: str) -> str:
        """Return what somebody is called instead: "Pegawai 7"."""
        number = self._numbers.setdefault(strip(nip), len(self._numbers) + 1)
        return f"Pegawai {number}"

    def view(self, view: Any) -> Any:
        """Return a view with its small groups hidden, then every person and NIP in it."""
        return _said(self._masked(small_groups_hidden(view)))

    def text(self, text: str) -> str:
        """Return a text without names and NIPs of anybody known."""
        if text not in self._texts:
            self._texts[text] = self._written(text)
        return self._texts[text]

    def _written(self, text: str) -> str:
        if text.casefold() in _PROGRAM_WORDS or not any(mark.isalnum() for mark in text):
            return text
        text, done, parts = plain(text), 0, []
        for found in self._names.people(text):
            label = self.person(next(iter(found.who))) if len(found.who) == 1 else HIDDEN
            parts += [text[done : found.start], label]
            done = _end(text, found.start, found.end)
        return without_nips("".join([*parts, text[done:]]))

    def _masked(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if is_dataclass(value) and not isinstance(value, type):
            return self._record(value)
        if isinstance(value, tuple):
            inner = [self._masked(one) for one in value]
            return type(value)(*inner) if hasattr(value, "_fields") else tuple(inner)
        if isinstance(value, list):
            return [self._masked(one) for one in value]
        if isinstance(value, Mapping):
            return {self._masked(key): self._masked(one) for key, one in value.items()}
        if isinstance(value, set | frozenset):
            return type(value)(self._masked(one) for one in sorted(value, key=str))
        return value

    def _record(self, record: Any) -> Any:
        values = {one.name: getattr(record, one.name) for one in fields(record) if one.init}
        if str(values.get("jenis", "")).startswith("image/"):
            return record  # a picture's bytes are no text
        called = {}
        for name, nip in _PAIRS:
            number = values.get(nip)
            if not values.get(name) or name in called or not isinstance(number, str):
                continue
            if strip(number).isdigit():
                called[name] = self.person(number)
        return type(record)(
            **{name: called.get(name) or self._masked(value) for name, value in values.items()}
        )


def _said(view: Any) -> Any:
    """Return a report whose first warning says what is masked, and what is not."""
    origin = getattr(view, "asal", None)
    if not isinstance(origin, Provenance):
        return view
    told = MASKED if isinstance(view, GovernmentReport) else f"{MASKED} {ROWS_REMAIN}"
    return replace(view, asal=replace(origin, peringatan=(told, *origin.peringatan)))


def _end(text: str, start: int, end: int) -> int:
    """Return where a name ends with the marks of its titles: "…, M.Ked.(Ped.)", "…, S.E."."""
    name = text[start:end]
    for _ in range(name.count("(") - name.count(")")):
        if not (closing := re.match(r"[.\s]*\)", text[end:])):
            break
        end += closing.end()
    return end + ("," in name and text[end : end + 1] == ".")
