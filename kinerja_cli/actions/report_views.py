"""Scores of a period become the views that templates read."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from kinerja_cli.actions import distribution, distribution_views, scored
from kinerja_cli.actions.dates import moment_words, stated_day
from kinerja_cli.actions.scored import Scored
from kinerja_cli.errors import UsageError
from kinerja_cli.reports import build
from kinerja_cli.reports.view import (
    ClassCount,
    EmployeeReport,
    EmployeeView,
    FindingView,
    Moved,
    ObjectionView,
    Provenance,
    TrendPoint,
    UnitReport,
)
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.names import person_key
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.numbers import HUNDRED, decimal_or_none, round_half_up
from kinerja_cli.rules.periods import Period, every, from_id
from kinerja_cli.rules.placement import in_force
from kinerja_cli.rules.policy import Policy, Regulation
from kinerja_cli.store import imports, objections, runs
from kinerja_cli.store import units as unit_rows
from kinerja_cli.store.database import Connection
from kinerja_cli.store.inputs import People
from kinerja_cli.store.runs import Run, Stored

_GOVERNMENT = re.compile(r"\b(?:Kota|Kabupaten|Provinsi) .+$")
_QUARTERS_SHOWN = 8


class Views:
    """Makes the views of one period out of one snapshot of the database.

    Attributes:
        stale: whether a view so far holds somebody whose data changed after they were scored.
    """

    def __init__(self, connection: Connection, period: Period, instansi: str) -> None:
        self._connection, self._period, self._instansi = connection, period, instansi
        self._places = imports.places(connection)
        self._names = unit_rows.names(connection)
        self._objections = objections.every(connection, period)
        self.stale = False
        self._all: Collection[Stored] | None = None
        self._trend_periods = _trend_periods(connection, period)
        self._trend: Mapping[str, Mapping[str, Stored]] = {
            str(one): runs.results(connection, str(one)) for one in self._trend_periods
        }

    def of_unit(self, unit: int) -> UnitReport:
        """Return the evaluation of one office.

        Raises:
            UsageError: it was not scored in the period.
        """
        found, people = scored.of_period(self._connection, self._period, [unit])
        if not found:
            raise UsageError(
                f"{self._names[unit]} belum dinilai pada {self._period.words}.",
                f"Jalankan dahulu: kinerja score --periode {self._period}",
            )
        newest = max(found, key=lambda one: one.run.id)
        views = tuple(
            self._employee(one, number, people[one.run.id])
            for number, one in enumerate(_by_rank(found), 1)
        )
        policy = newest.policy
        spread = distribution.in_force(self._period, policy.predikat.kelas)
        organisation = _organisation(found)
        values = [one.score.hasil_kerja for one in found if one.score.hasil_kerja is not None]
        return UnitReport(
            instansi=self._government(self._names[unit]),
            unit=self._names[unit],
            periode=str(self._period),
            periode_kata=self._period.words,
            predikat_organisasi=organisation,
            jumlah=len(found),
            lengkap=sum(view.lengkap for view in views),
            belum_lengkap=sum(not view.lengkap for view in views),
            rata_nilai=_mean(values),
            batas_bawah=_bounds(policy)[0],
            batas_atas=_bounds(policy)[1],
            kelas=policy.predikat.kelas,
            distribusi=_distribution(views, policy.predikat.kelas),
            tren=self._unit_trend(unit),
            pegawai=views,
            pindah=self._moved(unit, people[newest.run.id]),
            temuan=self._findings(found),
            asal=self._provenance(found),
            keberatan=self._raised({one.score.inputs.nip for one in found}),
            pola=distribution_views.pattern(found, organisation, spread) if spread else None,
            penilai=(
                distribution_views.officials(found, people, self._everybody(), spread)
                if spread
                else None
            ),
        )

    def _raised(self, nips: set[str]) -> tuple[ObjectionView, ...]:
        """Return the objections of some people, the open ones first."""
        ordered = sorted(self._objections, key=lambda one: not one.terbuka)
        return tuple(
            ObjectionView(
                stated_day(one.tanggal), show_nip(one.nip), one.nama, one.alasan, one.jawaban,
                stated_day(one.tanggal_jawaban),
            )
            for one in ordered
            if one.nip in nips
        )  # fmt: skip

    def _everybody(self) -> Collection[Stored]:
        """Return the results of all offices in the period."""
        if self._all is None:
            self._all = runs.results(self._connection, str(self._period)).values()
        return self._all

    def _employee(self, one: Scored, number: int, people: People) -> EmployeeView:
        nip = one.score.inputs.nip
        last = one.score.tempat.last
        superior = people.nama.get(last.nip_atasan, last.atasan)
        points = [
            _point(period, self._trend[str(period)].get(nip)) for period in self._trend_periods
        ]
        first = next((at for at, p in enumerate(points) if p.nilai is not None), len(points))
        return build.employee(
            one.score, number, superior, points[first:], self._places.of, one.policy
        )

    def _unit_trend(self, unit: int) -> tuple[TrendPoint, ...]:
        points = []
        for period in self._trend_periods:
            members = [one for one in self._trend[str(period)].values() if one.unit_id == unit]
            values = [v for one in members if (v := decimal_or_none(one.hasil_kerja)) is not None]
            points.append(TrendPoint(str(period), _label(period), _mean(values), None))
        return tuple(points)

    def _moved(self, unit: int, people: People) -> tuple[Moved, ...]:
        found = []
        for nip in people.in_unit(self._period, [unit]):
            placed = in_force(people.placements[nip], self._period)
            if placed and placed.placement.unit_id != unit:
                target = f"{placed.placement.unit} ({placed.hari} hari)"
                found.append(Moved(show_nip(nip), people.nama[nip], target))
        return tuple(found)

    def _findings(self, found: Sequence[Scored]) -> tuple[FindingView, ...]:
        views = []
        for one in found:
            name = one.score.inputs.nama
            for finding in (*one.score.temuan, *_recomputed(one)):
                placed = replace(finding, place=self._places.of(finding.asal))
                views.append(build.finding(placed, name))
        return tuple(views)

    def _provenance(self, found: Sequence[Scored]) -> Provenance:
        newest: Run = max((one.run for one in found), key=lambda run: run.id)
        policy = next(one.policy for one in found if one.run.id == newest.id)
        notes = tuple(
            f"Belum dikonfirmasi pada sumber resmi: {t}" for t in policy.belum_dikonfirmasi
        )
        others = sorted({one.run.id for one in found} - {newest.id})
        if others:
            listed = ", ".join(str(number) for number in others)
            notes += (f"Sebagian nilai berasal dari proses penilaian {listed}.",)
        if changed := scored.stale(self._connection, found):
            self.stale = True
            notes += (
                f"Data {changed} pegawai berubah sesudah proses ini; nilainya belum dihitung ulang.",
            )
        data_date = imports.newest_until(self._connection, newest.baca_sampai)
        return Provenance(
            proses=newest.id,
            dihitung=moment_words(newest.waktu),
            data_per=moment_words(data_date) if data_date else "–",
            kebijakan=policy.id,
            kebijakan_judul=policy.judul,
            versi=newest.versi_program,
            kepala=newest.kepala,
            catatan_kaki=notes,
        )

    def _government(self, unit: str) -> str:
        return government(self._instansi, unit)

    def of_employee(self, nip: str, unit: int) -> EmployeeReport:
        """Return the evaluation of one employee who was scored in an office."""
        found, people = scored.of_period(self._connection, self._period, [unit])
        one = next(entry for entry in found if entry.score.inputs.nip == nip)
        view = self._employee(one, 1, people[one.run.id])
        office = one.score.tempat.placement.unit
        return EmployeeReport(
            instansi=self._government(office),
            unit=office,
            periode=str(self._period),
            periode_kata=self._period.words,
            predikat_organisasi=_organisation([one]),
            batas_atas=_bounds(one.policy)[1],
            kelas=one.policy.predikat.kelas,
            pegawai=view,
            langkah=tuple(build.derivation(one.score.step, self._places.of)),
            temuan=self._findings([one]),
            asal=self._provenance([one]),
        )


def _bounds(policy: Regulation) -> tuple[Decimal, Decimal]:
    """Return floor and cap of a capaian, for the scale of drawings; without a cap PP 30's 120."""
    if isinstance(policy, Policy) and policy.capaian.batas_atas is not None:
        return policy.capaian.batas_bawah, policy.capaian.batas_atas
    return Decimal(0), Decimal(120)


def government(instansi: str, unit: str) -> str:
    """Return the government for a heading: as the settings name it, else as an office's name does."""
    if instansi:
        return instansi
    match = _GOVERNMENT.search(unit)
    return f"Pemerintah {match.group()}" if match else ""


def _by_rank(found: Sequence[Scored]) -> list[Scored]:
    """Head first, then by name: nobody is ranked by a value that only suggests."""
    return sorted(
        found,
        key=lambda one: (not one.score.verdict.pimpinan, person_key(one.score.inputs.nama),
                         one.score.inputs.nip),
    )  # fmt: skip


def _organisation(found: Sequence[Scored]) -> str:
    return next((f.score.inputs.organisasi.nilai for f in found if f.score.inputs.organisasi), "")


def _mean(values: Sequence[Decimal]) -> Decimal | None:
    return round_half_up(sum(values, Decimal(0)) / len(values), 2) if values else None


def _distribution(views: Sequence[EmployeeView], classes: Sequence[str]) -> tuple[ClassCount, ...]:
    graded = [view.predikat for view in views if view.predikat]
    counts = [(name, graded.count(name)) for name in classes]
    return tuple(
        ClassCount(name, count, round_half_up(HUNDRED * count / len(graded), 1) if graded else
                   Decimal(0))
        for name, count in counts
    )  # fmt: skip


def _trend_periods(connection: Connection, period: Period) -> list[Period]:
    """Return the scored periods of the same kind up to this one, oldest first.

    A year and a semester show the quarters so far beside them.
    """
    kind = "bulan" if period.jenis == "bulan" else "triwulan"
    scored_ones = {from_id(name) for name, _ in runs.periods(connection)}
    first = period.tahun - 1
    wanted = [
        one
        for tahun in (first, period.tahun)
        for one in every(tahun, kind)
        if one.last <= period.last
    ]
    while wanted and wanted[0] not in scored_ones:
        wanted.pop(0)
    return wanted[-_QUARTERS_SHOWN:]


def _label(period: Period) -> str:
    if period.jenis == "triwulan":
        return f"TW {('I', 'II', 'III', 'IV')[period.nomor - 1]} {period.tahun}"
    return period.words


def _point(period: Period, stored: Stored | None) -> TrendPoint:
    value = decimal_or_none(stored.hasil_kerja) if stored else None
    return TrendPoint(str(period), _label(period), value, stored.predikat if stored else None)


def _recomputed(one: Scored) -> list[Finding]:
    if not one.beda:
        return []
    return [Finding("hitungan-berbeda", nilai=", ".join(one.beda), nip=one.score.inputs.nip)]
