"""What is told of one file: what is known of it, what its import brought, what is wrong in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kinerja_cli.actions.import_sheets import ImportResult
from kinerja_cli.actions.importing import sheet_periods
from kinerja_cli.batch.inbox import Incoming
from kinerja_cli.batch.journal import Step
from kinerja_cli.batch.outcome import DITOLAK, GAGAL, MASUK, TETAP, FileOutcome
from kinerja_cli.errors import InputRefusedError
from kinerja_cli.rules.catalogue.kind import GALAT
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.records import KINDS

UNKNOWN = frozenset({"nip-tidak-dikenal", "unit-tidak-dikenal", "indikator-tidak-dikenal"})
"""Faults that another file of the same night may mend."""
_LEFT_OUT = 3


def begun(one: Incoming, mark: str) -> FileOutcome:
    """Return what is known of a file before it is imported."""
    folder = "" if one.folder == Path() else str(one.folder)
    who = (one.watched.dinas,) if one.watched.dinas else ()
    return FileOutcome(one.path.name, folder, who, mark, GAGAL)


def of_result(one: Incoming, result: ImportResult, who: tuple[str, ...]) -> FileOutcome:
    """Return what an import brought; `who` are the offices it is from, as far as they are known."""
    file = result.files[0]
    counts = file.counts
    left = bool(result.dilewati)
    done = MASUK if file.tertulis else TETAP
    outcome = begun(one, file.reading.sha256)
    return replace(
        outcome,
        dinas=who or outcome.dinas,
        hasil=DITOLAK if result.ditolak else done,
        keluar=InputRefusedError.keluar if result.ditolak else _LEFT_OUT if left else 0,
        impor=file.impor,
        baru=counts.baru, berubah=counts.berubah, tetap=counts.tetap, ditolak=counts.ditolak,
        hilang=counts.hilang,
        periode=tuple(map(str, sorted(sheet_periods.of_reading(file.reading, _kinds())))),
        sebab=_reasons(file.temuan, counts.hilang),
    )  # fmt: skip


def _kinds() -> frozenset[str]:
    return frozenset({name.replace("_", "-") for name in KINDS} | {"rekap"}) - {"pegawai"}


def only_unknown(findings: Sequence[Finding]) -> bool:
    """Return whether a file was refused only for what another file may bring."""
    faults = {one.kode for one in findings if one.tingkat == GALAT}
    return bool(faults) and faults <= UNKNOWN


def _reasons(findings: Sequence[Finding], gone: int) -> tuple[str, ...]:
    """Return what is wrong in few words: each kind of finding with how often, faults first."""
    counts = Counter(one.kode for one in sorted(findings, key=lambda one: one.tingkat != GALAT))
    by_code = {one.kode: one.kind for one in findings}
    told = [
        f"{by_code[code].tingkat}: {by_code[code].judul} ({code}, {count}×)"
        for code, count in counts.items()
    ]
    if gone:
        told.append(
            f"{gone} baris yang dahulu ada di berkas ini sekarang tidak ada; tetap tersimpan"
        )
    return tuple(told)


def tell(step: Step, one: FileOutcome) -> None:
    """Put an outcome into the line of its step."""
    step.hasil, step.keluar = one.hasil, one.keluar
    step.rincian |= {
        "impor": one.impor, "baru": one.baru, "berubah": one.berubah, "tetap": one.tetap,
        "ditolak": one.ditolak, "tujuan": one.tujuan,
    }  # fmt: skip
