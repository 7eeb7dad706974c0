"""One employee at a glance."""

import sys
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from kinerja_cli.actions.show import Held, PeriodLine, ShowResult
from kinerja_cli.cli.screen.terminal import say, say_json, table
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.numbers import show as show_number
from kinerja_cli.rules.periods import day_words

_BARS = "▁▂▃▄▅▆▇█"
_LOWEST, _HIGHEST = Decimal(50), Decimal(120)
_FEWEST = 2


def show(found: ShowResult, *, detailed: bool) -> None:
    """Print where somebody stands, what they reached and what is open."""
    say(f"{found.nama or '(tanpa nama)'} ({show_nip(found.nip)})")
    shown = [one for one in found.penempatan if one.berlaku or detailed] or found.penempatan[-1:]
    for one in shown:
        _placement(one, alone=len(found.penempatan) == 1)
    if not found.penempatan:
        say("  Perangkat daerah dan jabatan belum diketahui.")
    earlier = len(found.penempatan) - len(shown)
    if earlier:
        say(f"  {earlier} penempatan lain: --rinci")
    if found.periode:
        _periods(found.periode, detailed=detailed)
    else:
        say("Belum ada penilaian.")
    if not found.terbuka:
        return
    say("Yang belum beres:")
    periods: dict[tuple[str, str], list[str]] = {}
    for still in found.terbuka:
        periods.setdefault((still.kode, still.pesan), []).append(str(still.periode))
    for (code, words), where in periods.items():
        say(f"  {code} ({', '.join(where)}): {words}")


def _placement(one: Held, *, alone: bool) -> None:
    placed = one.penempatan
    status = f" ({placed.status})" if placed.status.casefold() not in {"", "definitif"} else ""
    say(f"  {placed.jabatan or 'Jabatan belum diketahui'}{status}")
    where = f"{placed.unit_kerja}, {placed.unit}" if placed.unit_kerja else placed.unit
    rank = f" · {placed.pangkat}" if placed.pangkat else ""
    since = f" · sejak {day_words(placed.tmt)}" if placed.tmt else ""
    now = "" if one.berlaku or alone else " · tidak berlaku hari ini"
    say(f"  {where}{rank}{since}{now}")
    say(f"  Atasan: {one.atasan or 'belum tercatat'}")


def _periods(lines: Sequence[PeriodLine], *, detailed: bool) -> None:
    rows = [
        (
            str(line.periode),
            _value(line.nilai),
            line.hasil.rating_hasil_kerja or "",
            line.hasil.rating_perilaku or "",
            line.hasil.predikat or "belum lengkap",
            *((str(line.hasil.proses), line.kebijakan) if detailed else ()),
        )
        for line in lines
    ]
    more = ("Proses", "Kebijakan") if detailed else ()
    table(("Periode", "Nilai", "Hasil kerja", "Perilaku", "Predikat", *more), rows, right=(1,))
    for kind, members in groupby(
        sorted(lines, key=lambda line: line.periode.jenis), key=lambda line: line.periode.jenis
    ):
        own = [line for line in members if line.nilai is not None]
        drawn = _sparkline([Decimal(str(line.nilai)) for line in own])
        if drawn:
            first, last = _value(own[0].nilai), _value(own[-1].nilai)
            say(f"Nilai per {kind}: {drawn} ({first} → {last})")


def _sparkline(values: Sequence[Decimal]) -> str:
    """Return bars on the fixed scale from 50 to 120; nothing where the stream has no bars."""
    if len(values) < _FEWEST:
        return ""
    try:
        _BARS.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ""
    step = (_HIGHEST - _LOWEST) / len(_BARS)
    return "".join(
        _BARS[int(max(Decimal(0), min(Decimal(len(_BARS) - 1), (value - _LOWEST) // step)))]
        for value in values
    )


def _value(text: str | None) -> str:
    return "" if text is None else show_number(Decimal(text), 2)


def _two(text: str | None) -> str | None:
    return None if text is None else f"{Decimal(text):.2f}"


def show_json(found: ShowResult) -> None:
    """Print everything as JSON."""
    say_json(
        {
            "nip": found.nip,
            "nama": found.nama,
            "penempatan": [
                {
                    "tmt": one.penempatan.tmt,
                    "perangkat_daerah": one.penempatan.unit,
                    "unit_kerja": one.penempatan.unit_kerja,
                    "jabatan": one.penempatan.jabatan,
                    "pangkat": one.penempatan.pangkat,
                    "status_jabatan": one.penempatan.status,
                    "nip_atasan": one.penempatan.nip_atasan or None,
                    "atasan": one.atasan or None,
                    "berlaku": one.berlaku,
                }
                for one in found.penempatan
            ],
            "periode": [
                {
                    "periode": str(line.periode),
                    "proses": line.hasil.proses,
                    "kebijakan": line.kebijakan,
                    "nilai": _two(line.hasil.nilai),
                    "hasil_kerja": _two(line.hasil.hasil_kerja),
                    "rating_hasil_kerja": line.hasil.rating_hasil_kerja,
                    "rating_perilaku": line.hasil.rating_perilaku,
                    "predikat": line.hasil.predikat,
                    "alasan_belum_lengkap": list(line.hasil.alasan),
                }
                for line in found.periode
            ],
            "terbuka": [
                {"kode": one.kode, "periode": str(one.periode), "pesan": one.pesan}
                for one in found.terbuka
            ],
        }
    )
