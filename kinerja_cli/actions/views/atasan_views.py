"""One superior's people: the direct ones in detail, the indirect ones as a list, what is to be done."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kinerja_cli.actions import distribution
from kinerja_cli.actions.scored import Scored
from kinerja_cli.actions.views import distribution_views
from kinerja_cli.actions.views.atasan_duties import duties
from kinerja_cli.actions.views.hierarchy import Hierarchy, acting, notes
from kinerja_cli.actions.views.report_views import Views
from kinerja_cli.errors import UsageError
from kinerja_cli.reports.build_total import total_of
from kinerja_cli.reports.view import EmployeeView, ObjectionView
from kinerja_cli.reports.view_atasan import (
    BranchView,
    DirectView,
    IndirectView,
    LogView,
    SuperiorReport,
)
from kinerja_cli.reports.view_distribution import OfficialView
from kinerja_cli.rules.judgement import PENETAPAN
from kinerja_cli.rules.leniency import Rated, by_official
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.numbers import decimal_or_none
from kinerja_cli.rules.placement import InForce
from kinerja_cli.rules.policy import Regulation
from kinerja_cli.rules.reported import DISETUJUI, DITOLAK, LogEntry
from kinerja_cli.rules.superiors import Below, Superior
from kinerja_cli.store import audit, reported
from kinerja_cli.store.results import Stored

_AGAIN = 2000
"""More people are not made again: a superior of a whole city would hold the city."""
_SECOND = 2
_OTHERS = 5
"""A group with fewer others says something of single people, so it is not shown."""
_TOO_FEW = (
    f"tidak dibandingkan: kurang dari {_OTHERS} pegawainya ditetapkan ratingnya oleh pejabat lain."
)


def of_superior(views: Views, superior: Superior) -> SuperiorReport:
    """Return one superior's people.

    Raises:
        UsageError: none of them was scored.
    """
    return _Maker(views, superior).view()


class _Maker:
    def __init__(self, views: Views, superior: Superior) -> None:
        self._views, self._superior = views, superior
        self._lines: Hierarchy = views.hierarchy()
        self._stored = views.everybody()
        self._open = Counter(one.nip for one in views.objections if one.terbuka)
        self._below = self._lines.chain.below(superior)
        self._direct = [one for one in self._below if one.tingkat == 1]
        chosen = self._below if len(self._below) <= _AGAIN else self._direct
        self._found = self._lines.again(one.nip for one in chosen)
        if not self._found:
            raise UsageError(
                f"Tidak ada bawahan {superior.nama or show_nip(superior.nip)} yang dinilai pada "
                f"{views.period.words}.",
                "Periksa kolom NIP Atasan, atau jalankan dahulu kinerja score.",
            )

    def view(self) -> SuperiorReport:
        """Return the report."""
        views, superior = self._views, self._superior
        own = self._lines.places.get(superior.nip)
        newest = max(self._found.values(), key=lambda one: one.run.id)
        direct = self._direct_views()
        indirect = [one for one in self._below if one.tingkat > 1]
        second = [one.nip for one in indirect if one.tingkat == _SECOND]
        waiting = [one for one in views.raised(set(second)) if not one.jawaban]
        rated, others, note = self._ratings(own, newest.policy)
        unit = self._unit(own)
        return SuperiorReport(
            instansi=views.government(own.last.unit if own else self._lines.places[self._direct[0].nip].last.unit),
            unit=unit,
            periode=str(views.period),
            periode_kata=views.period.words,
            kelas=newest.policy.predikat.kelas,
            nama=superior.nama or "Nama tidak dikenal",
            nip_cetak=show_nip(superior.nip),
            jabatan=own.last.jabatan if own else "",
            peringatan=tuple(self._faults(own)),
            langsung=direct,
            tidak_langsung=tuple(
                self._indirect(one, number) for number, one in enumerate(indirect, 1)
            ),
            pohon=tuple(self._tree()),
            lengkap=sum(
                bool((s := self._stored.get(one.nip)) and s.predikat) for one in self._below
            ),
            tugas=duties(direct, waiting, dict(self._stored), views.period),
            penilai=rated,
            pembanding=others,
            catatan_pembanding=note,
            asal=views.provenance(list(self._found.values())),
        )  # fmt: skip

    def _unit(self, own: InForce | None) -> str:
        """Return the office for the heading: of a superior from outside that of their people."""
        if own:
            return own.last.unit
        units = {self._lines.places[one.nip].last.unit for one in self._direct}
        return next(iter(units)) if len(units) == 1 else "Beberapa perangkat daerah"

    def _faults(self, own: InForce | None) -> list[str]:
        """Return what is wrong with the line of command, and what is to be known of it."""
        chain, superior = self._lines.chain, self._superior
        found = []
        if circle := chain.cycle(superior):
            names = [known.nama for nip in (*circle, circle[0]) if (known := chain.person(nip))]
            found.append(
                f"Rantai atasan berputar: {' → '.join(names)}. Sampai kolom NIP Atasan diperbaiki, "
                "mereka tidak ditampilkan sebagai bawahan."
            )
        if superior.nip and own is None:
            found.append(
                f"NIP {show_nip(superior.nip)} disebut sebagai atasan, tetapi tidak ada pada data "
                "pegawai periode ini."
            )
        if not superior.nip:
            found.append(
                "Atasan ini dikenal dari namanya saja; penulisan yang berbeda dianggap orang lain."
            )
        units = {own.last.unit_id} if own else set()
        lost = sum(self._lines.places[nip].last.unit_id in units for nip in chain.orphans)
        if lost:
            found.append(
                f"{lost} pegawai perangkat daerah ini tidak mempunyai atasan tercatat, jadi tidak "
                "berada di bawah siapa pun (kinerja check menyebut mereka)."
            )
        if own:
            found += acting(own, "Atasan ini")
        return found

    def _direct_views(self) -> tuple[DirectView, ...]:
        nips = {one.nip for one in self._direct}
        raised = self._views.raised(nips)
        logs = self._logs(nips)
        return tuple(
            self._one(one, number, raised, logs) for number, one in enumerate(self._direct, 1)
        )

    def _one(
        self, one: Below, number: int, raised: Sequence[ObjectionView],
        logs: Mapping[str, LogView],
    ) -> DirectView:  # fmt: skip
        placed, chain = self._lines.places[one.nip], self._lines.chain
        known, made = chain.person(one.nip), self._found.get(one.nip)
        shown, total = None, None
        if made:
            shown = self._views.employee(made, number, self._lines.run(made.run.id)[1])
            total = total_of(made.policy)
        return DirectView(
            nip=one.nip,
            nip_cetak=show_nip(one.nip),
            nama=known.nama if known else "",
            jabatan=placed.last.jabatan,
            unit=placed.last.unit,
            catatan=tuple(notes(placed)),
            bawahan=chain.direct(one.nip),
            orang=shown,
            nilai=(shown.nilai_akhir if total else shown.nilai) if shown else None,
            akhir=total.kata if total else "Nilai hasil kerja",
            menunggu=_waiting(made, shown) if made and shown else "",
            keberatan=tuple(k for k in raised if k.nip == show_nip(one.nip)),
            kegiatan=logs.get(one.nip),
        )

    def _logs(self, nips: set[str]) -> dict[str, LogView]:
        """Return the state of the daily log by nip; empty without one."""
        views = self._views
        sequence = audit.head(views.connection).n
        entries: dict[str, list[LogEntry]] = {}
        for entry in reported.daily_log(views.connection, sorted(nips), views.period, sequence):
            entries.setdefault(entry.nip, []).append(entry)
        return {nip: _log(found) for nip, found in entries.items()}

    def _indirect(self, one: Below, number: int) -> IndirectView:
        placed, chain = self._lines.places[one.nip], self._lines.chain
        known, above = chain.person(one.nip), chain.person(one.atasan)
        stored = self._stored.get(one.nip)
        return IndirectView(
            nomor=number,
            tingkat=one.tingkat,
            nip=one.nip,
            nip_cetak=show_nip(one.nip),
            nama=known.nama if known else "",
            jabatan=placed.last.jabatan,
            unit=placed.last.unit,
            atasan=above.nama if above else "",
            nilai=decimal_or_none((stored.nilai or stored.hasil_kerja) if stored else None),
            rating_hasil=(stored.rating_hasil_kerja or "") if stored else "",
            rating_perilaku=(stored.rating_perilaku or "") if stored else "",
            predikat=(stored.predikat or "") if stored else "",
            keadaan=_state(stored),
            keberatan=self._open[one.nip],
        )

    def _tree(self) -> list[BranchView]:
        """Return the branches: everybody who leads others."""
        chain, found = self._lines.chain, []
        for at, one in enumerate(self._below):
            if not chain.direct(one.nip):
                continue
            following = self._below[at + 1 :]
            end = next(
                (n for n, b in enumerate(following) if b.tingkat <= one.tingkat), len(following)
            )
            known = chain.person(one.nip)
            title = self._lines.places[one.nip].last.jabatan
            direct = sum(b.tingkat == one.tingkat + 1 for b in following[:end])
            found.append(BranchView(one.tingkat, known.nama if known else "", title, direct, end))
        return found

    def _ratings(
        self, own: InForce | None, policy: Regulation
    ) -> tuple[OfficialView | None, tuple[OfficialView, ...], str]:
        """Return how this superior rated, what to compare it with, and what is not shown.

        Only what was decided counts: figures that suggest a rating are nobody's rating.
        """
        total = total_of(policy)
        mine = {one.nip for one in self._direct if one.nip in self._stored}
        if not mine or (total and total.menentukan):
            return None, (), ""
        decided = {
            nip: rated
            for nip, one in self._stored.items()
            if (rated := distribution_views.decided(one)).ditetapkan
        }
        if not mine & decided.keys():
            return distribution_views.summary("", []), (), ""
        unit_id = own.last.unit_id if own else 0
        unit = {nip: one for nip, one in decided.items() if self._stored[nip].unit_id == unit_id}
        shown, small, compared = [], [], {}
        if len(unit.keys() - mine) >= _OTHERS:
            compared = unit
            shown.append(("Seluruh perangkat daerah ini", unit))
        elif own:
            small.append("Perangkat daerah")
        if len(decided.keys() - mine) >= _OTHERS:
            shown.append(("Seluruh pemerintah daerah", decided))
        else:
            small.append("Pemerintah daerah")
        others = [distribution_views.summary(name, list(of.values())) for name, of in shown]
        own_ratings = self._own_ratings(
            [decided[nip] for nip in sorted(mine & decided.keys())],
            [one for nip, one in compared.items() if nip not in mine],
            policy,
        )
        return own_ratings, tuple(others), " ".join(f"{what} {_TOO_FEW}" for what in small)

    def _own_ratings(
        self, mine: Sequence[Rated], others: Sequence[Rated], policy: Regulation
    ) -> OfficialView:
        superior = self._superior
        name = superior.nama or show_nip(superior.nip)
        own = [replace(one, penilai_nip="*", penilai=name) for one in mine]
        spread = distribution.in_force(self._views.period, policy.predikat.kelas)
        view = distribution_views.summary(name, own)
        if spread is None:
            return view
        signals = next(
            one.isyarat for one in by_official([*own, *others], spread) if one.nip == "*"
        )
        return replace(
            view, isyarat=signals if others else tuple(s for s in signals if "unit ini" not in s)
        )


def _waiting(made: Scored, shown: EmployeeView) -> str:
    """Return which ratings the official still has to decide; figures may decide instead."""
    total, verdict = total_of(made.policy), made.score.verdict
    if total and total.menentukan:
        return ""
    open_ones = []
    if verdict.hasil_kerja.dari != PENETAPAN and not verdict.pimpinan:
        open_ones.append(f"hasil kerja (usulan: {shown.usulan_hasil or 'belum ada'})")
    if verdict.perilaku.dari != PENETAPAN:
        open_ones.append(f"perilaku kerja (usulan: {shown.usulan_perilaku or 'belum ada'})")
    return " dan ".join(open_ones)


def _log(entries: Sequence[LogEntry]) -> LogView:
    approved = sum(one.status == DISETUJUI for one in entries)
    refused = sum(one.status == DITOLAK for one in entries)
    return LogView(len(entries), approved, refused, len(entries) - approved - refused)


def _state(stored: Stored | None) -> str:
    if stored is None:
        return "belum dinilai"
    return "lengkap" if stored.predikat else "belum lengkap"
