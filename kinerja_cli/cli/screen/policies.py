"""The list of policies, and one policy as an officer reads it: every number with its article."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from kinerja_cli.actions.policy_views import Listed, ShownResult
from kinerja_cli.cli.screen.policy_changes import change_lines
from kinerja_cli.cli.screen.terminal import paragraph, say, say_json, table
from kinerja_cli.rules.periods import day_words
from kinerja_cli.rules.policy_families import KINERJA, WORDS, Card
from kinerja_cli.rules.policy_section import Section

_MANY = 6
_KINDS = {
    "matriks": "predikat dari matriks dua rating",
    "ambang": "predikat dari batas nilai akhir",
    "gabungan": "gabungan dua bagian tahun",
}

Used = Mapping[str, Sequence[int]]


def show_list(
    found: Sequence[Listed], used: Used, *, as_json: bool, quiet: bool, detailed: bool
) -> None:
    """Print every policy family by family, and the runs made under it."""
    if as_json:
        say_json([_summary(one, used) for one in found])
        return
    if quiet:
        return
    for family, members in groupby(found, key=lambda one: one.kartu.keluarga):
        say(f"{family}: {WORDS[family]}")
        for one in members:
            _entry(one, used, detailed=detailed)
        say()
    say("Isi satu kebijakan: kinerja policy show ID")


def _entry(one: Listed, used: Used, *, detailed: bool) -> None:
    card = one.kartu
    paragraph(f"{card.id}: {card.judul}", indent=2, hanging=2)
    paragraph(f"{card.jenis}, berlaku {_validity(card)}; {_chosen(one)}", indent=4)
    if card.sha256 in used:
        paragraph(f"dipakai proses {_listed(used[card.sha256])}", indent=4)
    if detailed:
        say(f"    diperiksa {day_words(card.diperiksa)}")
        say(f"    SHA-256 {card.sha256}")


def _validity(card: Card) -> str:
    if card.berlaku_sampai:
        return f"{day_words(card.berlaku_dari)} sampai {day_words(card.berlaku_sampai)}"
    return f"sejak {day_words(card.berlaku_dari)}"


def _chosen(one: Listed) -> str:
    """Return who picks a policy, in words."""
    card = one.kartu
    if card.otomatis:
        words = "otomatis menurut tanggal"
        words += f" untuk periode {card.hanya_periode}" if card.hanya_periode else ""
        words += f" untuk {', '.join(card.berlaku_untuk)}" if card.berlaku_untuk else ""
    elif card.keluarga == KINERJA or not one.dirujuk:
        words = "hanya bila diminta"
    else:
        words = "lewat kebijakan lain"
    return words + ("; milik kantor sendiri" if one.sendiri else "")


def _listed(numbers: Sequence[int]) -> str:
    """Return run numbers in words: 1, 2, 3; of many the first and the last."""
    if len(numbers) > _MANY:
        return f"{numbers[0]} … {numbers[-1]} ({len(numbers)} proses)"
    return ", ".join(map(str, numbers))


def _summary(one: Listed, used: Used) -> dict[str, Any]:
    card = one.kartu
    return {
        "proses": list(used.get(card.sha256, ())),
        "id": card.id,
        "judul": card.judul,
        "keluarga": card.keluarga,
        "jenis": card.jenis,
        "berlaku_dari": str(card.berlaku_dari),
        "berlaku_sampai": str(card.berlaku_sampai) if card.berlaku_sampai else None,
        "diperiksa": str(card.diperiksa),
        "sha256": card.sha256,
        "otomatis": card.otomatis,
        "sendiri": one.sendiri,
        "hanya_periode": card.hanya_periode or None,
        "berlaku_untuk": list(card.berlaku_untuk),
        "dirujuk": list(one.dirujuk),
    }


def show_one(found: ShownResult, used: Used, *, as_json: bool, quiet: bool, detailed: bool) -> None:
    """Print one policy, and whether runs were made under another wording of it."""
    if as_json:
        say_json({**_summary(found.terdaftar, used), "isi": _plain(found.isi)})
        return
    if quiet:
        return
    _head(found, used)
    if found.dari:
        say()
        paragraph(f"Dibangun di atas {found.dari}. Yang diubah di sini:")
        change_lines(found.ubahan, names=("semula", "di sini"))
        say()
        paragraph("Seluruh isinya sesudah perubahan itu:")
    chapter = ""
    for section in found.bagian:
        if section.bab != chapter:
            say()
            say(section.bab.upper())
            chapter = section.bab
        _section(section)
    _unsure(found.terdaftar.kartu, detailed=detailed)


def _head(found: ShownResult, used: Used) -> None:
    card = found.terdaftar.kartu
    paragraph(f"{card.id}: {card.judul}")
    say()
    paragraph(card.ringkasan)
    say()
    about = f"{card.keluarga}, {WORDS[card.keluarga]}"
    kind = _KINDS.get(card.jenis, "")
    rows = [
        ("Keluarga", f"{about}; {kind}" if kind else about),
        ("Masa berlaku", _validity(card)),
        ("Dipakai", _chosen(found.terdaftar)),
        ("Dirujuk oleh", ", ".join(found.terdaftar.dirujuk)),
        ("Diperiksa", f"terakhir {day_words(card.diperiksa)}"),
    ]
    for name, words in rows:
        if words:
            paragraph(f"{name + ':':<14}{words}", hanging=14)
    if card.keluarga != KINERJA:
        return
    if card.sha256 in used:
        paragraph(f"Dipakai proses {_listed(used[card.sha256])}")
    other = [number for sha, numbers in used.items() if sha != card.sha256 for number in numbers]
    if other:
        paragraph(f"Proses {_listed(sorted(other))} memakai kebijakan lain atau bunyi yang lain.")


def _section(section: Section) -> None:
    say()
    if section.judul:
        paragraph(section.judul)
    for line in section.baris:
        paragraph(line, indent=2, hanging=2)
    if section.tabel:
        table(section.kolom, section.tabel)
    paragraph(f"Dasar: {section.dasar}", indent=4, hanging=2)


def _unsure(card: Card, *, detailed: bool) -> None:
    if card.belum_dikonfirmasi:
        say()
        say("Belum dikonfirmasi pada sumber resmi:")
        for text in card.belum_dikonfirmasi:
            paragraph(f"- {text}", indent=2, hanging=2)
    if detailed:
        say()
        say(f"SHA-256 {card.sha256}")


def _plain(value: Any) -> Any:
    """Return the whole of a policy as JSON can hold it: numbers and dates as text."""
    if isinstance(value, dict):
        return {name: _plain(entry) for name, entry in value.items()}
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    return value if isinstance(value, (str, bool, int)) else str(value)
