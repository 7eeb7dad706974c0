"""What one batch did, as a value; as words, as JSON, and as the view of a page."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from kinerja_cli import __version__
from kinerja_cli.batch.outcome import (
    DITOLAK,
    GAGAL,
    HASIL,
    MASUK,
    MENUNGGU,
    SUDAH,
    TETAP,
    Fault,
    FileOutcome,
    visible,
)
from kinerja_cli.batch.period_work import PeriodOutcome
from kinerja_cli.reports.view_batch import (
    BatchFile,
    BatchLack,
    BatchPeriod,
    BatchReport,
    BatchRun,
    BatchStamp,
)
from kinerja_cli.rules.periods import day_words

_ORDER = (DITOLAK, GAGAL, MENUNGGU, MASUK, TETAP, SUDAH)
_SHOWN = 12
_FEW = 2


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What one batch did.

    Attributes:
        batch: name of the run.
        keluar: its exit code.
        lanjutan: whether it took up what a run before it left.
        ringkasan: the summary as text, HTML and JSON; empty when there was nothing to tell.
        jaringan: the network share that holds the database; "" on a disk of this computer.
        perintah: what came of the command afterwards; "" without one or when it went well.
    """

    batch: str
    mulai: str
    keluar: int
    berkas: tuple[FileOutcome, ...]
    periode: tuple[PeriodOutcome, ...]
    gagal: tuple[Fault, ...]
    lanjutan: bool
    instansi: str
    akar: Path
    ringkasan: tuple[Path, ...] = ()
    perintah: str = ""
    jaringan: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be known of the run as a whole."""
        share = f"Perhatian: basis data ada di jaringan, {self.jaringan}; lebih aman di disk komputer ini."
        return (
            *(("Melanjutkan batch sebelumnya yang terhenti.",) if self.lanjutan else ()),
            *((share,) if self.jaringan else ()),
        )

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell."""
        news = any(one.new_run or one.laporan for one in self.periode)
        return bool(self.berkas or self.gagal or self.lanjutan or news)


def as_json(result: BatchResult) -> dict[str, Any]:
    """Return a batch as JSON has it; fields are only ever added."""
    return {
        "batch": result.batch,
        "mulai": result.mulai,
        "keluar": result.keluar,
        "lanjutan": result.lanjutan,
        "berkas": [asdict(one) for one in result.berkas],
        "periode": [
            {
                "periode": str(one.periode),
                "keadaan": one.keadaan,
                "nilai": [asdict(line) for line in one.nilai],
                "terkunci": list(one.terkunci),
                "kurang": [
                    {"perangkat_daerah": lack.dinas, "orang": lack.orang, "hal": lack.hal,
                     "jenis": dict(lack.jenis)}
                    for lack in one.kurang
                ],
                "belum_kirim": list(one.belum_kirim),
                "laporan": [_short(path, result.akar) for path in one.laporan],
                "catatan": one.catatan,
            }
            for one in result.periode
        ],
        "gagal": [asdict(one) for one in result.gagal],
        "ringkasan": [_short(path, result.akar) for path in result.ringkasan],
        "perintah": result.perintah,
        "jaringan": result.jaringan or None,
    }  # fmt: skip


def as_text(result: BatchResult) -> str:
    """Return a batch in words."""
    lines = [f"Ringkasan batch {result.batch}, mulai {began(result)}"]
    lines += result.notes
    lines += ["", *_files(result.berkas)]
    for one in result.periode:
        lines += ["", *_period(one, result.akar)]
    if result.gagal:
        lines += ["", "YANG GAGAL"]
        lines += [f"- {one.langkah}: {one.pesan} (keluar {one.keluar})" for one in result.gagal]
    lines += ["", f"Keluar {result.keluar}."]
    return "\n".join(lines) + "\n"


def began(result: BatchResult) -> str:
    """Return when a batch began, as people write it."""
    moment = datetime.fromisoformat(result.mulai)
    return f"{day_words(moment.date())} pukul {moment:%H.%M}"


def _files(files: Sequence[FileOutcome]) -> list[str]:
    lines = ["BERKAS YANG DATANG"]
    if not files:
        return [*lines, "Tidak ada berkas baru."]
    for kind in _ORDER:
        mine = [one for one in files if one.hasil == kind]
        if not mine:
            continue
        lines.append(f"{HASIL[kind].capitalize()}: {len(mine)}")
        for one in mine:
            lines += _file(one)
    return lines


def _file(one: FileOutcome) -> list[str]:
    who = f" – {visible('; '.join(one.dinas))}" if one.dinas else ""
    if one.hasil == SUDAH:
        return [f"- {_name(one)}{who} (impor {one.impor})"]
    lines = [f"- {_name(one)}{who}"]
    if counts := counted(one):
        lines.append(f"    {counts}")
    lines += [f"    {words}" for words in one.sebab[:_SHOWN]]
    if len(one.sebab) > _SHOWN:
        lines.append(f"    dan {len(one.sebab) - _SHOWN} sebab lain")
    if one.penjelasan:
        lines.append(f"    kirim kembali: {visible(one.penjelasan)}")
    elif one.tujuan:
        lines.append(f"    disimpan: {visible(one.tujuan)}")
    return lines


def _name(one: FileOutcome) -> str:
    return visible(f"{one.folder}/{one.berkas}" if one.folder else one.berkas)


def counted(one: FileOutcome) -> str:
    """Return what an import did to the rows of a file, in words; "" where it did nothing."""
    if one.hasil == DITOLAK:
        return f"{one.ditolak} baris ditolak" if one.ditolak else ""
    if one.hasil not in {MASUK, TETAP} and not (one.hasil == GAGAL and one.impor):
        return ""
    number = f"impor {one.impor}: " if one.impor else ""
    words = f"{number}{one.baru} baru, {one.berubah} berubah, {one.tetap} tetap"
    return words + (f", {one.ditolak} ditinggalkan" if one.ditolak else "")


def _period(one: PeriodOutcome, root: Path) -> list[str]:
    lines = [f"{one.periode.words.upper()}"]
    if one.keadaan:
        lines.append(f"{one.keadaan.capitalize()}.")
    for line in one.nilai:
        if line.proses is None:
            continue
        state = "proses baru" if line.baru else "tidak berubah, proses"
        lines.append(
            f"Nilai ({line.kebijakan}): {state} {line.proses}; {line.dinilai} pegawai, "
            f"{line.belum_lengkap} belum lengkap"
        )
        lines.append("  " + ", ".join(f"{name} {count}" for name, count in line.predikat.items()))
    if one.terkunci:
        lines.append(f"Terkunci, tidak dinilai ulang: {', '.join(one.terkunci)}")
    lines += one.catatan
    if one.belum_kirim:
        lines.append("Belum mengirim apa pun:")
        lines += [f"- {name}" for name in one.belum_kirim]
    if one.kurang:
        lines.append("Yang masih kurang:")
        lines += [f"- {lack.dinas}: {lacking(lack.jenis)}" for lack in one.kurang]
    if one.laporan:
        places = sorted({_short(path.parent, root) for path in one.laporan})
        lines.append(f"Laporan: {len(one.laporan)} berkas di {', '.join(places)}")
    return lines


def lacking(kinds: Sequence[tuple[str, int]]) -> str:
    """Return what an office lacks: each kind of thing with how often."""
    return ", ".join(f"{code.replace('-', ' ')} {count}" for code, count in kinds)


def _short(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def as_view(result: BatchResult) -> BatchReport:
    """Return the view of the page."""
    files = sorted(result.berkas, key=lambda one: (_ORDER.index(one.hasil), one.folder, one.berkas))
    return BatchReport(
        instansi=result.instansi,
        unit="Ringkasan batch",
        periode_kata=_periods(result.periode),
        mulai=began(result),
        keluar=result.keluar,
        berkas=tuple(
            BatchFile(
                _name(one), one.dinas, one.hasil, HASIL[one.hasil], counted(one), one.sebab,
                visible(one.penjelasan), visible(one.tujuan),
            )
            for one in files
        ),
        periode=tuple(_period_view(one, result.akar) for one in result.periode),
        gagal=tuple((one.langkah, one.pesan, one.keluar) for one in result.gagal),
        asal=BatchStamp(
            result.batch, __version__, result.notes,
        ),
    )  # fmt: skip


def _periods(periods: Sequence[PeriodOutcome]) -> str:
    if len(periods) > _FEW:
        return f"{len(periods)} periode"
    return ", ".join(one.periode.words for one in periods)


def _period_view(one: PeriodOutcome, root: Path) -> BatchPeriod:
    return BatchPeriod(
        kata=one.periode.words,
        keadaan=one.keadaan,
        nilai=tuple(
            BatchRun(line.proses, line.baru, line.kebijakan, line.dinilai, line.belum_lengkap,
                     tuple(line.predikat.items()))
            for line in one.nilai
            if line.proses is not None
        ),
        terkunci=one.terkunci,
        kurang=tuple(
            BatchLack(lack.dinas, lack.orang, lack.hal, lacking(lack.jenis)) for lack in one.kurang
        ),
        belum_kirim=one.belum_kirim,
        laporan=tuple(_short(path, root) for path in one.laporan),
        catatan=tuple(one.catatan),
    )  # fmt: skip
