"""Every ugly trait of real sheets: what stands in the golden is read, and nothing else."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

from kinerja_cli.rules.names import clean
from kinerja_cli.rules.records import KINDS

TRAITS = Path(__file__).parent / "sheets" / "traits"
BY_ITEM = ("indikator", "realisasi")
MISSING_IS_EMPTY = {"atasan", "nip_penilai"}


def goldens() -> list[Path]:
    return sorted(TRAITS.glob("*.json"))


def source(golden: Path) -> Path:
    (found,) = [one for one in TRAITS.glob(f"{golden.stem}.*") if one.suffix != ".json"]
    return found


def stored(db: Path, kind: str) -> list[dict[str, Any]]:
    """Return the records of a kind in force, each with the fields that identify it in a golden."""
    fields = ", ".join(f"f.{name}" for name in (*KINDS[kind].kunci, *KINDS[kind].isi))
    joins = extra = ""
    if kind in BY_ITEM:
        joins = "JOIN butir b ON b.id = f.butir_id "
        extra = ", b.nip, b.tahun"
    if kind == "realisasi":
        joins += "JOIN indikator i ON i.butir_id = f.butir_id AND i.sampai IS NULL "
        extra += ", i.indikator"
    if kind in {"pegawai", "organisasi"}:
        joins += "JOIN unit u ON u.id = f.unit_id "
        extra += ", u.nama AS unit"
    if kind == "indikator":
        # A target is the same fact in the plan and beside the realisation of its period.
        parts = {"target": "''", **{f"target_tw{n}": f"'-Q{n}'" for n in range(1, 5)}}
        for name, part in parts.items():
            extra += (
                f", coalesce(f.{name}, (SELECT r.target FROM realisasi r WHERE r.sampai IS NULL "
                f"AND r.butir_id = f.butir_id AND r.periode = b.tahun || {part})) AS {name}"
            )
    with closing(sqlite3.connect(db)) as connection:
        rows = connection.execute(
            f"SELECT {fields}{extra} FROM {kind} f {joins}WHERE f.sampai IS NULL"
        )
        names = [column[0] for column in rows.description]
        return [dict(zip(names, row, strict=True)) for row in rows]


KEYS = {
    "pegawai": ("nip", "tmt"),
    "indikator": ("nip", "tahun", "indikator", "rencana", "aspek"),
    "realisasi": ("nip", "indikator", "periode"),
    "perilaku": ("nip", "periode", "penilai", "nip_penilai"),
    "rating": ("nip", "periode"),
    "organisasi": ("unit", "periode"),
}


def identity(record: dict[str, Any], names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(folded(record.get(name)) for name in names)


def folded(value: Any) -> str:
    return clean(str(value)).casefold() if value is not None else ""


def compare(kind: str, wanted: list[dict[str, Any]], found: list[dict[str, Any]]) -> None:
    names = tuple(name for name in KEYS[kind] if all(name in one for one in wanted))
    if kind == "realisasi":
        # Likewise a record with a target alone, where the golden has it in the plan.
        named = {identity(one, names) for one in wanted}
        found = [
            one for one in found if one["realisasi"] is not None or identity(one, names) in named
        ]
    read = sorted(identity(one, names) for one in found)
    assert read == sorted(identity(one, names) for one in wanted), kind
    by_key = {identity(one, names): one for one in found}
    for record in wanted:
        got = by_key[identity(record, names)]
        for name, value in record.items():
            assert folded(got[name]) == folded(value), (kind, identity(record, names), name)


def check_findings(wanted: list[dict[str, str]], found: list[dict[str, str]], level: str) -> None:
    """Each wanted finding is there; a cell that is wanted at all is told at its place."""
    told = [one for one in found if one["tingkat"] == level]
    for want in wanted:
        hits = [
            one
            for one in told
            if all(one[name] == want[name] for name in ("lembar", "sel") if name in want)
        ]
        assert hits, (want, [(one["lembar"], one["sel"], one["kode"]) for one in told])
        if "memuat" in want:
            assert any(want["memuat"] in one["pesan"] for one in hits), (want, hits)


@pytest.mark.parametrize("golden", goldens(), ids=lambda path: path.stem)
def test_a_sheet_with_an_ugly_trait_is_read_as_a_careful_person_reads_it(
    kinerja: Run, golden: Path, tmp_path: Path
):
    truth = json.loads(golden.read_text(encoding="utf-8"))
    for before in truth.get("sebelum", []):
        assert kinerja("import", TRAITS / before).code == 0
    outcome = kinerja("import", source(golden), "--json", *truth.get("argumen", []))
    assert outcome.code == truth["keluar"], outcome.out or outcome.err
    assert "Traceback" not in outcome.err
    if outcome.code == 5:
        words = outcome.json()["galat"]
        assert len(words["pesan"]) > 15
        assert len(words["saran"]) > 15
        return
    told = outcome.json()["temuan"]
    if wanted := truth.get("galat"):
        check_findings(wanted, told, "galat")
        places = {(one.get("lembar"), one.get("sel")) for one in wanted if "sel" in one}
        if places:
            extra = {one["sel"] for one in told if one["tingkat"] == "galat"}
            assert extra == {sel for _, sel in places}
    check_findings(truth.get("peringatan", []), told, "peringatan")
    for kind in KEYS:
        if kind in truth:
            compare(kind, truth[kind], stored(tmp_path / "kinerja.db", kind))
