"""Who moved between two scoring runs, and why."""

from collections.abc import Sequence
from typing import Any

from kinerja_cli.actions.attribution import DATA, RESULTS
from kinerja_cli.actions.diff import Cause, DiffResult, Moved, Person
from kinerja_cli.cli.screen.terminal import say, say_json
from kinerja_cli.rules.comparison import Difference
from kinerja_cli.rules.model import Origin
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.numbers import decimal_or_none, show_quantity
from kinerja_cli.rules.numbers import show as show_number
from kinerja_cli.store.imports import Places
from kinerja_cli.store.results import Stored

_SHOWN, _CAUSES = 20, 5
_NAMES = {
    "hasil_kerja": "nilai hasil kerja",
    "perilaku": "nilai perilaku",
    "dari_hasil_kerja": "rating hasil kerja dari",
    "dari_perilaku": "rating perilaku dari",
    "alasan": "alasan belum lengkap",
}
_BECAUSE = {"data": "data", "aturan": "aturan", "hitung": "cara hitung"}


def show(result: DiffResult, *, detailed: bool) -> None:
    """Print the counts, who moved with the causes, then who came, went and changed office."""
    older = ", ".join(map(str, result.dari))
    newer = ", ".join(map(str, result.ke))
    say(f"{result.periode.words}: proses {older} → proses {newer}")
    say(f"{len(result.berubah)} pegawai berubah, {result.tetap} tetap")
    if result.diluar:
        why = (
            "perangkat daerahnya tidak ikut dinilai terakhir kali; hasilnya masih yang terdahulu."
            if result.sisanya
            else "perangkat daerahnya hanya dinilai pada salah satu proses."
        )
        say(f"{result.diluar} pegawai lain tidak dibandingkan: {why}")
    _show_rules(result, detailed=detailed)
    shown = result.berubah if detailed else result.berubah[:_SHOWN]
    for one in shown:
        _show_moved(one, result.places, detailed=detailed)
    if rest := len(result.berubah) - len(shown):
        say(f"… dan {rest} pegawai lagi; lihat semuanya dengan --rinci.")
    _show_people("Masuk (baru dinilai)", result.masuk, detailed=detailed)
    _show_people("Keluar (tidak lagi dinilai)", result.keluar, detailed=detailed)
    _show_people("Pindah perangkat daerah", result.pindah, detailed=detailed)
    if not (result.berubah or result.masuk or result.keluar or result.pindah):
        say("Tidak ada yang berbeda: setiap pegawai mendapat hasil yang sama pada kedua proses.")


def _show_rules(result: DiffResult, *, detailed: bool) -> None:
    if not result.aturan:
        return
    old, new = result.lama.kebijakan, result.baru.kebijakan
    name = new if old == new else f"{old} → {new}"
    say(f"Kebijakan berbeda ({name}), {len(result.aturan)} isian:")
    shown = result.aturan if detailed else result.aturan[:_CAUSES]
    for one in shown:
        say(f"  {one.apa}: {_value(one, one.lama)} → {_value(one, one.baru)}")
    if rest := len(result.aturan) - len(shown):
        say(f"  … dan {rest} isian lagi; lihat semuanya dengan --rinci.")


def because(one: Moved) -> str:
    """Return in words what moved somebody."""
    if set(one.karena) == {"data", "aturan"}:
        return "karena keduanya: data dan aturan"
    if not one.karena:
        return "sebabnya tidak ditemukan"
    return "karena " + " dan ".join(_BECAUSE[kind] for kind in one.karena)


def _show_moved(one: Moved, places: Places, *, detailed: bool) -> None:
    say(f"{one.nama} ({show_nip(one.nip)}), {one.unit}: {because(one)}")
    for name in RESULTS:
        before, after = getattr(one.lama, name), getattr(one.baru, name)
        if before != after:
            label = _NAMES.get(name, name.replace("_", " "))
            say(f"    {label}: {_result(before)} → {_result(after)}")
    causes = [cause for cause in one.sebab if cause.jenis != "aturan"]
    shown = causes if detailed else causes[:_CAUSES]
    for cause in shown:
        say(f"  · {_cause(cause, places)}")
    if rest := len(causes) - len(shown):
        say(f"  · … dan {rest} sebab lagi; lihat semuanya dengan --rinci.")


def _result(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or "tidak ada"
    number = decimal_or_none(value)
    return (show_number(number, 2) if number is not None else value) or "belum ada"


def _cause(cause: Cause, places: Places) -> str:
    one = cause.beda
    words = f"{one.apa}: {_value(one, one.lama)} → {_value(one, one.baru)}"
    asal = one.asal_baru or one.asal_lama
    if cause.jenis != DATA or asal is None:
        return words
    place = places.of(asal)
    cell = f"{place.berkas} › {place.lembar}!{place.sel} (impor {places.import_of(asal)})"
    return f"{words} ← {cell if one.asal_baru else f'dahulu {cell}'}"


def _value(one: Difference, text: str | None) -> str:
    if text is None:
        return "tidak ada"
    return show_quantity(text) if one.angka else text


def _show_people(title: str, people: Sequence[Person], *, detailed: bool) -> None:
    if not people:
        return
    say(f"{title}: {len(people)} pegawai")
    shown = people if detailed else people[:_SHOWN]
    for one in shown:
        where = f"{one.dari} → {one.unit}" if one.dari else one.unit
        say(f"  {one.nama} ({show_nip(one.nip)}), {where}")
    if rest := len(people) - len(shown):
        say(f"  … dan {rest} pegawai lagi; lihat semuanya dengan --rinci.")


def show_json(result: DiffResult) -> None:
    """Print the comparison as the contract has it."""
    say_json(
        {
            "periode": str(result.periode),
            "proses_lama": result.lama.id,
            "proses_baru": result.baru.id,
            "semua_proses_lama": list(result.dari),
            "semua_proses_baru": list(result.ke),
            "kebijakan_lama": result.lama.kebijakan,
            "kebijakan_baru": result.baru.kebijakan,
            "tetap": result.tetap,
            "tidak_dibandingkan": result.diluar,
            "berubah": [_moved_json(one, result.places) for one in result.berubah],
            "masuk": [_person_json(one) for one in result.masuk],
            "keluar": [_person_json(one) for one in result.keluar],
            "pindah": [{**_person_json(one), "dari": one.dari} for one in result.pindah],
            "aturan": [
                {"apa": one.apa, "lama": one.lama, "baru": one.baru} for one in result.aturan
            ],
        }
    )


def _person_json(one: Person) -> dict[str, Any]:
    return {"nip": one.nip, "nama": one.nama, "perangkat_daerah": one.unit}


def _moved_json(one: Moved, places: Places) -> dict[str, Any]:
    return {
        "nip": one.nip,
        "nama": one.nama,
        "perangkat_daerah": one.unit,
        "lama": _stored_json(one.lama),
        "baru": _stored_json(one.baru),
        "karena": list(one.karena),
        "sebab": [_cause_json(cause, places) for cause in one.sebab],
    }


def _stored_json(stored: Stored) -> dict[str, Any]:
    found = {name: getattr(stored, name) for name in RESULTS}
    status = "lengkap" if stored.predikat else "belum-lengkap"
    return {"proses": stored.proses, "status": status, **found, "alasan": list(stored.alasan)}


def _cause_json(cause: Cause, places: Places) -> dict[str, Any]:
    one = cause.beda
    return {
        "jenis": cause.jenis,
        "apa": one.apa,
        "lama": one.lama,
        "baru": one.baru,
        **_source(one.asal_baru, places, ""),
        **_source(one.asal_lama, places, "_lama"),
    }


def _source(asal: Origin | None, places: Places, ending: str) -> dict[str, Any]:
    place = places.of(asal)
    cell = {"berkas": place.berkas, "lembar": place.lembar, "sel": place.sel} if asal else None
    return {f"sumber{ending}": cell, f"impor{ending}": places.import_of(asal) if asal else None}
