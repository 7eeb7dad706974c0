"""What a superior must do for the people below, and by when."""

from collections.abc import Sequence

from kinerja_cli.reports.view import ObjectionView
from kinerja_cli.reports.view_atasan import DirectView, DutyView
from kinerja_cli.rules.evaluation_dates import HAND_OVER, OBJECTION, Due, rate_by
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.remedies import remedy
from kinerja_cli.store.results import Stored

_NAMED = 12

_INCOMPLETE = {
    "tanpa-target": "Meminta target periode ini",
    "realisasi-kosong": "Meminta realisasi yang kosong",
    "capaian-tidak-terhitung": "Memperbaiki angka yang tidak terhitung",
    "bobot-sebagian": "Melengkapi bobot",
}


def duties(
    direct: Sequence[DirectView], second: Sequence[ObjectionView], stored: dict[str, Stored],
    period: Period,
) -> tuple[DutyView, ...]:  # fmt: skip
    """Return what is to be done; nothing where the data give no ground.

    Args:
        direct: the people whose ratings this superior decides.
        second: open objections of those one level further down, which this superior decides.
        stored: results by nip.
        period: the period.
    """
    found: list[DutyView] = []

    def add(what: str, who: Sequence[str], due: Due) -> None:
        if who:
            names, more = tuple(who[:_NAMED]), max(len(who) - _NAMED, 0)
            found.append(DutyView(what, names, more, due.batas, due.dasar))

    add("Menetapkan rating", [one.nama for one in direct if one.menunggu], rate_by(period))
    open_ones = [k for one in direct for k in one.keberatan if not k.jawaban]
    add("Menjelaskan nilai yang dikeberatkan", _raised(open_ones), OBJECTION)
    add("Memeriksa dan memutuskan keberatan", _raised(second), OBJECTION)
    for code, words in _INCOMPLETE.items():
        lacking = [
            one.nama for one in direct if (s := stored.get(one.nip)) and code in s.alasan
        ]  # fmt: skip
        add(f"{words}: {remedy(code)}", lacking, rate_by(period))
    logs = [
        f"{one.nama} ({one.kegiatan.menunggu} catatan)"
        for one in direct
        if one.kegiatan and one.kegiatan.menunggu
    ]
    add("Memeriksa kegiatan harian yang diajukan", logs, rate_by(period))
    ready = [one.nama for one in direct if one.orang and one.orang.lengkap and not one.menunggu]
    add("Menyerahkan dokumen evaluasi dan membahasnya", ready, HAND_OVER)
    return tuple(found)


def _raised(objections: Sequence[ObjectionView]) -> list[str]:
    return [
        f"{one.nama} (diajukan {one.tanggal}{f' atas {one.atas}' if one.atas else ''})"
        for one in objections
    ]
