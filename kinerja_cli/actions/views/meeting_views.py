"""The pack of an evaluation meeting (`report --jenis rapat`): scores of two periods → one view."""

from collections.abc import Iterable
from decimal import Decimal

from kinerja_cli.actions import consequences, distribution, policies, scored
from kinerja_cli.actions.scored import Scored
from kinerja_cli.actions.views import distribution_views, meeting_words
from kinerja_cli.actions.views.meeting_follow import agenda, figures, followed
from kinerja_cli.actions.views.meeting_lists import Meeting, meet, value
from kinerja_cli.actions.views.person_views import person
from kinerja_cli.actions.views.report_views import Views
from kinerja_cli.errors import UsageError
from kinerja_cli.reports import build
from kinerja_cli.reports.build_total import total_of
from kinerja_cli.reports.view_meeting import (
    AsideView,
    EdgeView,
    ListedView,
    ListView,
    MeetingReport,
    PendingView,
    RuleLine,
)
from kinerja_cli.reports.view_parts import PersonView
from kinerja_cli.rules.meeting_policy import (
    FAMILY,
    MeetingPolicy,
    award_lines,
    guidance_lines,
)
from kinerja_cli.rules.names import person_key
from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.rules.policy_head import SummaryLine
from kinerja_cli.rules.recognition import Aside, Candidate, Guided
from kinerja_cli.store import runs

_NOBODY = "Tidak ada pegawai di daftar ini."


def of_unit(views: Views, unit: int) -> MeetingReport:
    """Return the pack of one office's meeting.

    Raises:
        UsageError: the office was not scored in the period, or no rule is in force in it.
    """
    return _Desk(views, unit).report()


class _Desk:
    """Makes the pack of one office."""

    def __init__(self, views: Views, unit: int) -> None:
        self._views, self._unit = views, unit
        found, self._people = views.office(unit)
        self._found = found
        self._meeting = meet(views.connection, views.period, found, _rule(views, views.period))
        total = total_of(self._meeting.policy)
        self._kata = total.kata if total else "Nilai hasil kerja"
        self._last = self._last_meeting()

    def _last_meeting(self) -> Meeting | None:
        """Return the lists of the period of the same kind in which the office was scored before."""
        connection, period = self._views.connection, self._views.period
        known = (from_id(name) for name, _ in runs.periods(connection))
        before = [one for one in known if one.jenis == period.jenis and one.last < period.first]
        for one in sorted(before, reverse=True):
            if self._unit in runs.covered(connection, str(one)):
                found, _ = scored.of_period(connection, one, [self._unit])
                if found:
                    return meet(connection, one, found, _rule(self._views, one))
        return None

    def report(self) -> MeetingReport:
        """Return the pack."""
        views, meeting, last = self._views, self._meeting, self._last
        nips = set(meeting.anggota)
        organisation = next(
            (o.score.inputs.organisasi.nilai for o in self._found if o.score.inputs.organisasi), ""
        )
        spread = distribution.in_force(views.period, meeting.policy.predikat.kelas)
        raised = views.raised(nips, self._unit)
        follow = followed(views, meeting, last) if last else ()
        edges, pending = tuple(self._edges()), tuple(self._pending())
        open_ones = tuple(one for one in raised if not one.jawaban)
        pattern = distribution_views.pattern(self._found, organisation, spread) if spread else None
        rule = meeting.rule
        head = next((n for n, one in meeting.berdiri.items() if one.pimpinan), None)
        return MeetingReport(
            instansi=views.government(views.names[self._unit]),
            unit=views.names[self._unit],
            periode=str(views.period),
            periode_kata=views.period.words,
            predikat_organisasi=organisation,
            kata_nilai=self._kata,
            lalu=last.period.words if last else "",
            kelas=meeting.policy.predikat.kelas,
            acara=agenda(meeting, last, len(follow), (len(edges), len(pending), len(open_ones))),
            angka=figures(
                views, self._unit, meeting, last, (self._kata, sum(not one.atas for one in raised))
            ),
            penghargaan=self._awards(),
            pembinaan=self._guidance(),
            batas_kata=rule.perbatasan.words(matrix=meeting.policy.jenis == "matriks"),
            perbatasan=edges,
            tindak_lanjut=follow,
            pola=pattern,
            belum=pending,
            keberatan=open_ones,
            hadir=tuple(self._expected()),
            pimpinan=self._person(head) if head else None,
            asal=views.provenance(self._found, [(rule.head, rule.belum_dikonfirmasi)]),
        )

    def _person(self, nip: str) -> PersonView:
        return person(self._meeting.anggota[nip])

    def _awards(self) -> ListView:
        result = self._meeting.penghargaan
        listed = tuple(self._candidate(one) for one in result.daftar)
        return ListView(
            _lines(award_lines(self._meeting.rule.penghargaan)),
            self._awards_in_short() if listed else _NOBODY,
            listed,
            self._asides(result.disisihkan),
        )

    def _awards_in_short(self) -> str:
        """Return how the list was cut, and who else was near."""
        result = self._meeting.penghargaan
        left, tied = (
            result.diperingkat - len(result.daftar),
            sum(one.seri for one in result.daftar),
        )
        words = (
            f"{result.berpredikat} pegawai berpredikat (tanpa pimpinan unit), jadi daftar ini untuk "
            f"{result.kuota} orang; {result.diperingkat} memenuhi syarat."
        )
        if tied:
            words += (
                f" {tied} pegawai bernilai sama di batas daftar ({show(result.batas or Decimal(0), 2)}); "
                "semuanya masuk."
            )
        if left:
            words += (
                f" {left} pegawai lain memenuhi syarat dengan nilai di bawah "
                f"{show(result.batas or Decimal(0), 2)}."
            )
        return words

    def _candidate(self, one: Candidate) -> ListedView:
        made = self._meeting.anggota[one.nip]
        rows = build.employee(made.score, 0, "", (), self._views.places.of, made.policy).indikator
        return self._listed(
            made,
            alasan=meeting_words.of_candidate(self._meeting, one, self._kata),
            bukti=meeting_words.strengths(rows),
            peringkat=one.peringkat,
            seri=one.seri,
        )

    def _guidance(self) -> ListView:
        result = self._meeting.pembinaan
        listed = tuple(self._guided(one) for one in result.daftar)
        words = (
            f"{len(listed)} pegawai, menurut predikatnya; urutannya bukan peringkat."
            if listed
            else f"{_NOBODY} Nilai yang paling rendah saja tidak memasukkan siapa pun."
        )
        return ListView(
            _lines(guidance_lines(self._meeting.rule.pembinaan)),
            words,
            listed,
            self._asides(result.disisihkan),
        )

    def _guided(self, one: Guided) -> ListedView:
        made = self._meeting.anggota[one.nip]
        rows = build.employee(made.score, 0, "", (), self._views.places.of, made.policy).indikator
        return self._listed(
            made,
            alasan=meeting_words.of_guided(self._meeting, one, self._kata),
            bukti=meeting_words.weaknesses(rows),
            perilaku=meeting_words.behaviour_below(made),
            bentuk=" dan ".join(one.bentuk),
        )

    def _listed(self, made: Scored, **more: object) -> ListedView:
        verdict = made.score.verdict
        return ListedView(
            orang=person(made),
            predikat=verdict.predikat or "",
            nilai=value(made),
            rating_hasil=verdict.hasil_kerja.rating or "",
            rating_perilaku=verdict.perilaku.rating or "",
            **more,  # type: ignore[arg-type]
        )

    def _asides(self, asides: Iterable[Aside]) -> tuple[AsideView, ...]:
        made = []
        for one in asides:
            scored_one = self._meeting.anggota[one.nip]
            words = "; ".join(one.sebab)
            made.append(
                AsideView(
                    person(scored_one),
                    scored_one.score.verdict.predikat or "",
                    value(scored_one),
                    f"{words[0].upper()}{words[1:]}.",
                )
            )
        return tuple(sorted(made, key=lambda one: (person_key(one.orang.nama), one.orang.nip)))

    def _edges(self) -> list[EdgeView]:
        classes, found = self._meeting.policy.predikat.kelas, []
        limit = self._meeting.rule.perbatasan
        for one in self._found:
            for case in distribution.borderline(one.score, one.policy, limit):
                if case.predikat not in classes or case.predikat_bila not in classes:
                    continue
                up = classes.index(case.predikat_bila) < classes.index(case.predikat)
                words = meeting_words.to_move(one, case.komponen, up=up)
                edge = EdgeView(
                    person(one), case.komponen, case.nilai, case.predikat, case.predikat_bila,
                    case.jarak, up, words,
                )  # fmt: skip
                found.append(((not up, case.dekat, case.nip), edge))
        return [edge for _, edge in sorted(found, key=lambda pair: pair[0])]

    def _pending(self) -> list[PendingView]:
        found = [
            PendingView(
                person(one),
                tuple(reason.kalimat for reason in one.score.verdict.alasan),
                meeting_words.to_decide([reason.kode for reason in one.score.verdict.alasan]),
            )
            for one in self._found
            if not one.score.lengkap
        ]
        return sorted(found, key=lambda one: (person_key(one.orang.nama), one.orang.nip))

    def _expected(self) -> list[PersonView]:
        """Return the head and the office's own rating officials, the head first."""
        members, standings = self._meeting.anggota, self._meeting.berdiri
        rating = {one.score.tempat.last.nip_atasan for one in self._found} & set(members)
        rating |= {nip for nip, one in standings.items() if one.pimpinan}
        ordered = sorted(
            rating,
            key=lambda nip: (
                not standings[nip].pimpinan, person_key(members[nip].score.inputs.nama), nip
            ),
        )  # fmt: skip
        return [self._person(nip) for nip in ordered]


def _lines(lines: Iterable[SummaryLine]) -> tuple[RuleLine, ...]:
    return tuple(RuleLine(*line) for line in lines)


def _rule(views: Views, period: Period) -> MeetingPolicy:
    """Return the rule in force in a period, the office's own before ours."""
    found: MeetingPolicy | None = consequences.newest_in_force(
        policies.collected(views.kebijakan), FAMILY, period
    )
    if found is None:
        raise UsageError(
            f"Tidak ada aturan rapat yang berlaku pada {period.words}.",
            "Lihat: kinerja policy list. Buat sendiri dengan kinerja policy show rapat-evaluasi.",
        )
    return found
