"""Proof that matrices are complete, that better never gives worse, and that weights weigh."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from kinerja_cli.rules.model import RATINGS
from kinerja_cli.rules.numbers import HUNDRED, show
from kinerja_cli.rules.proof import Note, Proof, proven

MATRIX, ORDER, WEIGHTS = "matriks lengkap dan searah", "yang lebih baik tidak memberi yang lebih buruk", "bobot sah"  # fmt: skip
_PREDICATES = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
_CATEGORIES = ("Sangat Baik", "Baik", "Cukup", "Kurang", "Sangat Kurang")
_ORGANISATION = ("Istimewa", *_PREDICATES[1:])
_NUMBERED = (
    ("perilaku.nilai", RATINGS),
    ("perilaku.setara", RATINGS),
    ("hasil_kerja.pegawai.nilai", _CATEGORIES),
    ("hasil_kerja.tambahan.persen", _CATEGORIES),
    ("predikat", _PREDICATES),
)
"""Tables of numbers whose keys go from the best to the worst."""
_WEIGHED = (
    "nilai.bobot",
    "hasil_kerja.pimpinan.bobot",
    "hasil_kerja.pimpinan.bobot_periodik",
    "hasil_kerja.tambahan.bobot_bawaan",
    "bobot.jumlah",
    "bobot.pembilang",
    "bobot.penyebut",
)
_COMPONENTS = "nilai.bobot."
_Table = Mapping[str, Any]


def _at(data: object, path: str) -> Any:
    """Return what stands at a path, None for nothing."""
    for step in path.split("."):
        data = data.get(step) if isinstance(data, Mapping) else None
    return data


def _number(value: object) -> Decimal | None:
    sound = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return Decimal(value) if sound else None  # type: ignore[arg-type]  # seen above


def matrices(policy: str, whole: _Table) -> list[Proof]:
    """Return that each pair of ratings has a predikat, and a better rating none that is worse."""
    matrix, classes = _at(whole, "predikat.matriks"), _at(whole, "predikat.kelas")
    found = []
    if isinstance(matrix, Mapping) and isinstance(classes, list):
        cells = {
            (row, column): _at(matrix.get(row), column) for row in RATINGS for column in RATINGS
        }
        ranks = {name: classes.index(name) for name in map(str, classes)}
        faults = list(_matrix(cells, ranks))
        found.append(proven(policy, MATRIX, faults, "predikat.matriks: 9 sel"))
    boxes = _at(whole, "kotak.isi")
    if isinstance(boxes, list):
        found.append(_boxes(policy, [box for box in boxes if isinstance(box, Mapping)]))
    return found


def _matrix(cells: Mapping[tuple[str, str], Any], ranks: Mapping[str, int]) -> Iterator[str]:
    for (row, column), cell in cells.items():
        if cell not in ranks:
            yield f"predikat.matriks: {row} × {column} berisi {cell!r}"
    for best, worse in pairwise(RATINGS):
        for fixed in RATINGS:
            for one, other in (((best, fixed), (worse, fixed)), ((fixed, best), (fixed, worse))):
                high, low = cells[one], cells[other]
                if high in ranks and low in ranks and ranks[high] > ranks[low]:
                    yield (
                        f"predikat.matriks: {' × '.join(one)} memberi {high}, lebih buruk dari "
                        f"{' × '.join(other)} ({low})"
                    )


_PERFORMANCE = ("di atas ekspektasi", "sesuai ekspektasi", "di bawah ekspektasi")
_POTENTIAL = ("tinggi", "menengah", "rendah")


def _boxes(policy: str, boxes: Sequence[_Table]) -> Proof:
    """Return that the nine boxes are there, and a better axis never leads to a lower number."""
    numbers = {(one.get("kinerja"), one.get("potensial")): one.get("nomor") for one in boxes}
    faults = [
        f"kotak.isi: kinerja {kinerja} × potensial {potensial} tidak ada"
        for kinerja in _PERFORMANCE
        for potensial in _POTENTIAL
        if _number(numbers.get((kinerja, potensial))) is None
    ]
    columns = [[(k, p) for k in _PERFORMANCE] for p in _POTENTIAL]
    rows = [[(k, p) for p in _POTENTIAL] for k in _PERFORMANCE]
    for line in (*columns, *rows):
        for one, other in pairwise(line):
            high, low = _number(numbers.get(one)), _number(numbers.get(other))
            if high is not None and low is not None and high <= low:
                faults.append(f"kotak.isi: {' × '.join(one)} tidak di atas {' × '.join(other)}")
    return proven(policy, MATRIX, faults, "kotak.isi: 9 kotak")


def orders(policy: str, whole: _Table) -> list[Proof]:
    """Return, for every table from the best to the worst, that its values do not rise."""
    found = []
    for path, names in _NUMBERED:
        table = _at(whole, path)
        values = [_number(_at(table, name)) for name in names]
        if all(value is not None for value in values):
            found.append(
                _falling(policy, path, names, [value for value in values if value is not None])
            )
    for path, names, classes in (
        ("organisasi", _ORGANISATION, RATINGS),
        ("predikat.hukuman", ("Ringan", "Sedang", "Berat"), _at(whole, "predikat.kelas") or ()),
    ):
        table = _at(whole, path)
        held = [name for name in names if _at(table, name) in classes]
        if held:
            ranks = [Decimal(-list(classes).index(_at(table, name))) for name in held]
            found.append(_falling(policy, path, held, ranks))
    return found


def _falling(policy: str, path: str, names: Sequence[str], values: Sequence[Decimal]) -> Proof:
    faults = [
        f"{path}: {worse} mendapat lebih dari {better}"
        for (better, high), (worse, low) in pairwise(zip(names, values, strict=True))
        if low > high
    ]
    return proven(policy, ORDER, faults, f"{path}: {len(names)} sebutan")


def weights(policy: str, whole: _Table) -> list[Proof]:
    """Return that every weight is above zero.

    A component and a rater group may weigh nothing (that takes them out again), not all groups.
    """
    found = dict(_weights(whole))
    groups = _at(whole, "perilaku.kelompok")
    heard = [_number(_at(group, "bobot")) for group in groups.values()
             if isinstance(group, Mapping)] if isinstance(groups, Mapping) else []  # fmt: skip
    faults = [
        f"{path} = {show(one)}"
        for path, one in found.items()
        if one < 0 or (one == 0 and not path.startswith(_COMPONENTS))
    ]
    faults += ["perilaku.kelompok: bobot negatif"] * any(
        one is not None and one < 0 for one in heard
    )
    if heard and not any(heard):
        faults.append("perilaku.kelompok: semua kelompok penilai berbobot 0")
    if not found and not heard:
        return []
    return [proven(policy, WEIGHTS, faults, f"{len(found) + len(heard)} bobot")]


def _weights(whole: _Table) -> Iterator[tuple[str, Decimal]]:
    for path in _WEIGHED:
        value = _at(whole, path)
        pairs = value.items() if isinstance(value, Mapping) else [("", value)]
        for name, one in pairs:
            number = _number(one)
            if number is not None:
                yield (f"{path}.{name}" if name else path), number
    parts = _at(whole, "nilai.bagian")
    for at, part in enumerate(parts if isinstance(parts, list) else ()):
        number = _number(_at(part, "bobot"))
        if number is not None:
            yield f"nilai.bagian[{at}].bobot", number


def totals(policy: str, whole: _Table) -> list[Note]:
    """Return where weights of components do not make a hundred."""
    weighed = _at(whole, "nilai.bobot")
    numbers = [_number(one) for one in weighed.values()] if isinstance(weighed, Mapping) else []
    total = sum((one for one in numbers if one is not None), Decimal(0))
    if not numbers or total == HUNDRED:
        return []
    return [
        Note(policy, f"nilai.bobot berjumlah {show(total)}, bukan 100; nilainya dibagi jumlah itu")
    ]
