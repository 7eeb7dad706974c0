"""Proof that bands and lines of a policy have neither gap nor overlap at the precision used."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any

from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.proof import Note, Proof, proven

BANDS, LINES = "kelas tanpa celah dan tanpa tumpang tindih", "garis nilai tanpa celah dan searah"
_FAR = Decimal(10) ** 9
_PERCENTS = range(201)
_Table = Mapping[str, Any]


def _lists(data: object, path: str = "") -> Iterator[tuple[str, list[_Table], _Table]]:
    """Yield every list of classes with edges: where it stands, its entries, the table around it."""
    if not isinstance(data, Mapping):
        return
    for name, value in data.items():
        here = f"{path}.{name}" if path else name
        rows = value if isinstance(value, list) else []
        if rows and all(isinstance(row, Mapping) and "kelas" in row for row in rows):
            if all(isinstance(row["kelas"], str) for row in rows) and name in {
                "ambang",
                "kategori",
            }:
                yield here, rows, data
        else:
            yield from _lists(value, here)


def _edge(row: _Table) -> tuple[Decimal, bool] | None:
    """Return a lower edge and whether it is left out; None where it is no number."""
    for key in ("lebih_dari", "minimal"):
        if key in row:
            value = row[key]
            sound = isinstance(value, int | Decimal) and not isinstance(value, bool)
            return (Decimal(value), key == "lebih_dari") if sound else None
    return -_FAR * 10, False


def _unit(path: str, around: _Table, whole: _Table) -> Decimal:
    """Return one unit of the precision at which a scale is used."""
    places = around.get("desimal")
    if path.startswith("hasil_kerja.pegawai"):
        places = whole.get("capaian", {}).get("desimal")
    elif places is None:
        places = whole.get("pembulatan", {}).get("desimal")
    whole_number = isinstance(places, int) and not isinstance(places, bool)
    return Decimal(1).scaleb(-int(places) if whole_number and places is not None else -2)


def bands(policy: str, whole: _Table) -> list[Proof]:
    """Return, for every scale, that each value lies in exactly one class."""
    found = []
    for path, rows, around in _lists(whole):
        edges = [_edge(row) for row in rows]
        if None in edges:
            continue  # no number: the form of the file says so
        sound = [edge for edge in edges if edge is not None]
        unit = _unit(path, around, whole)
        faults = list(dict.fromkeys(_faults(path, rows, sound, unit)))
        ground = f"{path}: {', '.join(row['kelas'] for row in rows)}; diuji per {show(unit)}"
        found.append(proven(policy, BANDS, faults, ground))
    return found


def _faults(
    path: str, rows: list[_Table], edges: list[tuple[Decimal, bool]], unit: Decimal
) -> Iterator[str]:
    """Yield what is wrong with a scale, with its conditions met and not met."""
    tried = {-_FAR, _FAR}
    for edge in (edge for edge, _ in edges if edge > -_FAR):
        base = edge.quantize(unit, rounding=ROUND_HALF_UP)
        tried |= {edge, *(base + step * unit for step in (-1, 0, 1))}
    reached: set[int] = set()
    for met in (True, False):
        at = [n for n, row in enumerate(rows) if met or not row.get("syarat")]
        for value in sorted(tried):
            held = [
                n for n in at if value > edges[n][0] or (value == edges[n][0] and not edges[n][1])
            ]
            if not held:
                yield f"{path}: {show(value)} tidak masuk kelas mana pun"
                continue
            first, top = held[0], max(edges[n] for n in held)
            highest = [n for n in held if edges[n] == top]
            reached.add(first)
            if first not in highest or len(highest) > 1:
                names = dict.fromkeys(str(rows[n]["kelas"]) for n in (first, *highest))
                yield f"{path}: {show(value)} masuk lebih dari satu kelas: {', '.join(names)}"
    for n, row in enumerate(rows):
        if n not in reached:
            yield f"{path}: tidak ada nilai yang masuk kelas {row['kelas']}"


def printed(policy: str, whole: _Table) -> list[Note]:
    """Return where the printed upper edge of a class reaches into the class above."""
    found = []
    for path, rows, _ in _lists(whole):
        for upper, row in pairwise(rows):
            edge, until = _edge(upper), row.get("tercetak_sampai")
            if edge is None or not isinstance(until, int | Decimal):
                continue
            if Decimal(until) > edge[0] or (Decimal(until) == edge[0] and not edge[1]):
                found.append(
                    Note(
                        policy,
                        f"{path}: kelas {row['kelas']} tercetak sampai {show(Decimal(until))}, masuk "
                        f"ke {upper['kelas']}; tepi bawah yang menentukan",
                    )
                )
    return found


def lines(policy: str, whole: _Table) -> list[Proof]:
    """Return that each whole percent lies on one line, and that more never gives less."""
    results = whole.get("hasil_kerja")
    leaders = results.get("pimpinan") if isinstance(results, Mapping) else None
    rows = leaders.get("garis") if isinstance(leaders, Mapping) else None
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        return []
    if not all(_sound(row) for row in rows):
        return []  # no number: the form of the file says so
    path = "hasil_kerja.pimpinan.garis"
    faults, last = [], Decimal("-Infinity")
    for percent in map(Decimal, _PERCENTS):
        held = [row for row in rows if _lies(row, percent)]
        if len(held) != 1:
            names = ", ".join(str(row.get("kategori")) for row in held) or "tidak ada"
            faults.append(f"{path}: {show(percent)} % berada pada {len(held)} garis ({names})")
            continue
        value = _on_line(held[0], percent)
        if value < last:
            faults.append(
                f"{path}: {show(percent)} % bernilai {show(value)}, lebih rendah dari "
                f"{show(percent - 1)} % ({show(last)})"
            )
        last = value
    ground = (
        f"{path}: tiap persen penuh 0–{_PERCENTS[-1]} pada tepat satu garis, nilainya tidak turun"
    )
    return [proven(policy, LINES, faults, ground)]


_NUMBERS = ("dari", "sampai", "lebih_dari", "nilai", "nilai_dari", "nilai_sampai")


def _sound(row: _Table) -> bool:
    numbers = [row[key] for key in _NUMBERS if key in row]
    right = all(isinstance(one, int | Decimal) and not isinstance(one, bool) for one in numbers)
    whole = {"dari", "sampai", "nilai_dari", "nilai_sampai"} <= row.keys()
    point = "nilai" in row and ("dari" in row or "lebih_dari" in row)
    return right and (point or (whole and row["sampai"] > row["dari"]))


def _lies(row: _Table, percent: Decimal) -> bool:
    """Return whether a line states a value for a percentage; one without end is a single point."""
    if "lebih_dari" in row:
        return bool(percent > row["lebih_dari"])
    return bool(row["dari"] <= percent <= row.get("sampai", row["dari"]))


def _on_line(row: _Table, percent: Decimal) -> Decimal:
    if "nilai" in row:
        return Decimal(row["nilai"])
    low, high = Decimal(row["nilai_dari"]), Decimal(row["nilai_sampai"])
    start, end = Decimal(row["dari"]), Decimal(row["sampai"])
    return low + (high - low) * (percent - start) / (end - start)
