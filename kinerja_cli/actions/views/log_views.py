"""The daily log of an office: minutes by day and person, approval, and what is worth asking about."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from kinerja_cli.actions import policies
from kinerja_cli.actions.consequences import newest_in_force
from kinerja_cli.actions.scored import Scored
from kinerja_cli.actions.views import unscored
from kinerja_cli.actions.views.person_views import head_of
from kinerja_cli.actions.views.report_views import Views, by_rank
from kinerja_cli.errors import UsageError
from kinerja_cli.reports.view_log import BoxView, DayView, LogReport, SignalView, WriterView
from kinerja_cli.rules import daily_log
from kinerja_cli.rules.daily_log import Day, LogPolicy, Signal
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.numbers import round_half_up
from kinerja_cli.rules.periods import Period, day_words, every
from kinerja_cli.rules.reported import LogEntry
from kinerja_cli.store import reported
from kinerja_cli.store.inputs import People

_TITLES = {
    daily_log.MUNDUR: "Diisi mundur",
    daily_log.SAMA: "Teks disalin",
    daily_log.BERLEBIH: "Menit berlebih",
    daily_log.BORONGAN: "Disetujui sekaligus",
    daily_log.SENDIRI: "Disetujui sendiri",
}
"""Signal → its title, in the order in which they are told."""
_BY_DAY = {"bulan", "triwulan"}
_LEVELS = 4
_WEEK = 7


def of_unit(views: Views, unit: int) -> LogReport:
    """Return the daily log of one office.

    Raises:
        UsageError: nobody was placed in the office, or no rule on the log is in force.
    """
    office, period = unscored.office(views, unit), views.period
    rules: LogPolicy | None = newest_in_force(policies.library(), daily_log.FAMILY, period)
    if rules is None:
        raise UsageError(f"Belum ada kebijakan log harian yang berlaku pada {period.words}.")
    ranked = by_rank(office.found)
    names = {one.score.inputs.nip: one.score.inputs.nama for one in ranked}
    newest = max(office.found, key=lambda one: one.run.id)
    sequence = newest.run.baca_sampai
    entries = reported.daily_log(views.connection, list(names), period, sequence)
    signals = daily_log.signals(entries, {**office.people[newest.run.id].nama, **names}, rules)
    by_nip: dict[str, list[LogEntry]] = {}
    for entry in entries:
        by_nip.setdefault(entry.nip, []).append(entry)
    writers = tuple(
        _writer(one, number, by_nip[one.score.inputs.nip], signals, period, rules,
                office.people[one.run.id])
        for number, one in enumerate(ranked, 1)
        if one.score.inputs.nip in by_nip
    )  # fmt: skip
    name = views.names[unit]
    return LogReport(
        instansi=views.government(name),
        unit=name,
        periode=str(period),
        periode_kata=period.words,
        aturan=tuple(daily_log.summary(rules)[1:]),
        efektif=rules.efektif,
        mingguan=period.jenis not in _BY_DAY,
        minggu=tuple(_span(first, last) for first, last in _weeks(period)),
        jumlah=len(ranked),
        entri=len(entries),
        disetujui=sum(one.disetujui for one in writers),
        menunggu=sum(one.menunggu for one in writers),
        ditolak=sum(one.ditolak for one in writers),
        pegawai=writers,
        tanpa_log=_months_without(entries, period),
        kosong=tuple(name for nip, name in names.items() if nip not in by_nip),
        isyarat=tuple(
            SignalView(one.kode, _TITLES[one.kode], show_nip(one.nip) if one.nip else "", one.siapa,
                       one.kalimat)
            for kind in _TITLES
            for one in signals
            if one.kode == kind
        ),
        pimpinan=head_of(ranked),
        asal=views.provenance(office.found, [(rules.head, rules.belum_dikonfirmasi)]),
    )  # fmt: skip


def _months_without(entries: Sequence[LogEntry], period: Period) -> tuple[str, ...]:
    """Return the months of a period of which nobody has an entry; none where there is no log."""
    if not entries:
        return ()
    told = {entry.tanggal.month for entry in entries}
    months = (one for one in every(period.tahun, "bulan") if period.contains(one))
    return tuple(one.words for one in months if one.nomor not in told)


def _writer(
    one: Scored, number: int, entries: Sequence[LogEntry], signals: Sequence[Signal], period: Period,
    rules: LogPolicy, people: People,
) -> WriterView:  # fmt: skip
    inputs, placement = one.score.inputs, one.score.tempat.placement
    days = daily_log.days(entries)
    stated = [day.menit for day in days if day.menit is not None]
    weeks = tuple(_box(first, last, days, rules) for first, last in _weeks(period))
    single = tuple(_box(day, day, days, rules) for day in _days(period))
    return WriterView(
        number,
        inputs.nip,
        show_nip(inputs.nip),
        inputs.nama,
        placement.jabatan,
        people.nama.get(placement.nip_atasan, placement.atasan),
        len(days),
        len(entries),
        sum(stated) if stated else None,
        round_half_up(Decimal(sum(stated)) / len(stated), 0) if stated else None,
        len(stated),
        sum(day.tanpa_menit for day in days),
        sum(day.disetujui for day in days),
        sum(day.entri - day.disetujui - day.ditolak for day in days),
        sum(day.ditolak for day in days),
        sum(signal.nip == inputs.nip for signal in signals),
        single if period.jenis in _BY_DAY else weeks,
        weeks,
        tuple(map(_day, days)),
    )


def _day(day: Day) -> DayView:
    waiting = day.entri - day.disetujui - day.ditolak
    return DayView(
        day.tanggal.isoformat(), day_words(day.tanggal), day.entri, day.menit, day.tanpa_menit,
        day.disetujui, waiting, day.ditolak,
    )  # fmt: skip


def _days(period: Period) -> Iterator[date]:
    for n in range((period.last - period.first).days + 1):
        yield period.first + timedelta(n)


def _weeks(period: Period) -> Iterator[tuple[date, date]]:
    """Yield the weeks of a period, Monday to Sunday, cut at its ends."""
    first = period.first
    while first <= period.last:
        last = min(first + timedelta(_WEEK - 1 - first.weekday()), period.last)
        yield first, last
        first = last + timedelta(1)


def _box(first: date, last: date, days: Sequence[Day], rules: LogPolicy) -> BoxView:
    own = [day for day in days if first <= day.tanggal <= last]
    stated = [day.menit for day in own if day.menit is not None]
    total = sum(stated) if stated else None
    level = 1 if own else 0
    if stated:
        share = (
            Decimal(sum(stated)) / (len(stated) * rules.efektif) if rules.efektif else Decimal(1)
        )
        level = min(max(int(share * _LEVELS) + (1 if share < 1 else 0), 1), _LEVELS)
    return BoxView(_span(first, last), len(own), total, level)


def _span(first: date, last: date) -> str:
    if first == last:
        return day_words(first)
    return f"{first.day}/{first.month}–{last.day}/{last.month}"
