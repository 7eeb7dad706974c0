"""Every value of a policy file, each with the place it stands at and the article behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.numbers import show

DASAR, UNSURE = "dasar", "belum_dikonfirmasi"

_WORDS = {
    "hasil_kerja": "hasil kerja",
    "jumlah": "jumlah seharusnya",
    "ambang": "kelas",
    "minimal": "paling sedikit",
    "lebih_dari": "di atas",
    "batas_atas": "paling tinggi",
    "batas_bawah": "paling rendah",
    "kelompok": "kelompok penilai",
    "setara": "sebutan sebagai angka",
    "desimal": "banyaknya desimal",
    "kosong": "realisasi kosong",
    "tingkat": "kategori berurut",
    "tambahan": "kinerja tambahan",
    "menit": "sejak menit ke",
    "gabungan": "aturan gabungan",
    "otomatis": "dipilih otomatis",
    UNSURE: "belum dikonfirmasi",
}
_NAMES = ("kelas", "kategori", "menjadi", "periode", "nomor", "hari")
"""Keys that tell the entries of a list apart, in this order."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value of a policy file.

    Attributes:
        kunci: where it stands: hasil_kerja.ambang[0].lebih_dari.
        apa: the same in an officer's words.
        teks: the value as text; a list joined with commas, a switch as ya or tidak.
        angka: whether it is a number, or a list of numbers.
        dasar: the article of the nearest table around it that has one; "" for none.
        tabel: the keys of that table; () for none.
    """

    kunci: str
    apa: str
    teks: str
    angka: bool = False
    dasar: str = ""
    tabel: tuple[str, ...] = ()

    @property
    def tampil(self) -> str:
        """The value as an officer reads it: numbers with a comma."""
        return show(Decimal(self.teks)) if self.angka and "," not in self.teks else self.teks


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk stands, and the article that holds there."""

    kunci: str = ""
    apa: tuple[str, ...] = ()
    langkah: tuple[str, ...] = ()
    dasar: str = ""
    tabel: tuple[str, ...] = ()

    def under(self, name: str, words: str, *, index: int | None = None) -> "_Place":
        """Return the place one step down."""
        step = name if index is None else f"{name}[{index}]"
        kunci = f"{self.kunci}.{step}" if self.kunci else step
        return _Place(kunci, (*self.apa, words), (*self.langkah, step), self.dasar, self.tabel)


def leaves(data: Mapping[str, object], name: str = "") -> Iterator[Leaf]:
    """Yield every value of a policy, in the order of the file; `name` stands before each key."""
    start = _Place(name, (name,)) if name else _Place()
    yield from _table(start, data)


def _table(place: _Place, data: Mapping[str, object]) -> Iterator[Leaf]:
    basis = data.get(DASAR)
    if isinstance(basis, str):
        place = _Place(place.kunci, place.apa, place.langkah, basis, place.langkah)
    for name, value in data.items():
        yield from _value(place, name, value)


def _value(place: _Place, name: str, value: object) -> Iterator[Leaf]:
    words = _WORDS.get(name, name.replace("_", " "))
    if isinstance(value, Mapping):
        yield from _table(place.under(name, words), value)
        return
    if isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
        for at, entry in enumerate(value):
            title = f"{words} {_title(entry, at)}"
            inside = place.under(name, title, index=at)
            yield from _table(inside, entry) if isinstance(entry, Mapping) else ()
        return
    here = place.under(name, words)
    yield Leaf(
        here.kunci, " › ".join(here.apa), _text(value), _is_number(value), here.dasar, here.tabel
    )


def _title(entry: object, at: int) -> str:
    named = entry if isinstance(entry, Mapping) else {}
    found = next((named[key] for key in _NAMES if key in named), None)
    if isinstance(found, list):
        return " dan ".join(map(str, found))
    return f"ke-{at + 1}" if found is None else str(found)


def _text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(f"({_text(one)})" if isinstance(one, list) else str(one) for one in value)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return str(value).strip()


def _is_number(value: object) -> bool:
    if isinstance(value, list):
        return any(_is_number(one) for one in value)
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
