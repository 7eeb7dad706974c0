"""The lists of an evaluation meeting: what its rule reads of one office in one period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kinerja_cli.actions.scored import Scored
from kinerja_cli.reports.build_total import total_of
from kinerja_cli.rules.meeting_policy import MeetingPolicy
from kinerja_cli.rules.periods import Period, every, from_id, year
from kinerja_cli.rules.placement import leads_unit
from kinerja_cli.rules.policy import Regulation
from kinerja_cli.rules.recognition import (
    GuidanceResult,
    Reached,
    RecognitionResult,
    Standing,
    guide,
    recognise,
)
from kinerja_cli.rules.sanctions import LEVELS
from kinerja_cli.store import results, sanctions
from kinerja_cli.store.database import Connection

PENGHARGAAN, PEMBINAAN = "penghargaan", "pembinaan"
_LOOKBACK = 12
"""How many earlier periods are looked at for periods in a row."""
_KINDS = ("bulan", "triwulan", "semester", "tahun")


@dataclass(frozen=True, slots=True)
class Meeting:
    """The scores of one office in one period and the lists that follow from them.

    Attributes:
        anggota: nip → score; policy: that of the newest run.
    """

    period: Period
    rule: MeetingPolicy
    anggota: Mapping[str, Scored]
    policy: Regulation
    berdiri: Mapping[str, Standing]
    penghargaan: RecognitionResult
    pembinaan: GuidanceResult

    @property
    def lists(self) -> dict[str, str]:
        """Return nip → the list that somebody is on."""
        awarded = {one.nip: PENGHARGAAN for one in self.penghargaan.daftar}
        return awarded | {one.nip: PEMBINAAN for one in self.pembinaan.daftar}

    def reached(self, nip: str) -> Reached:
        """Return what a member of the office reached."""
        one = self.anggota[nip]
        return Reached(one.score.verdict.predikat, value(one), one.policy.id)


def value(one: Scored) -> Decimal | None:
    """Return what orders people: the nilai of a policy that has one, else the nilai hasil kerja."""
    return one.score.nilai if total_of(one.policy) else one.score.hasil_kerja


def meet(
    connection: Connection, period: Period, found: Sequence[Scored], rule: MeetingPolicy
) -> Meeting:
    """Return the lists of one office."""
    members = {one.score.inputs.nip: one for one in found}
    newest = max(found, key=lambda one: one.run.id)
    past = [results.predicates(connection, str(one), members) for one in earlier(period)]
    years = [
        results.predicates(connection, str(one), members)
        for one in _whole_years(period, rule.penghargaan.talenta_tahun)
    ]
    punished = _punished(connection, period, members, rule, newest.run.baca_sampai)
    standings = {
        nip: Standing(
            nip,
            one.score.verdict.predikat,
            value(one),
            leads_unit(one.score.tempat.placement),
            one.score.tempat.hari,
            (period.last - period.first).days + 1,
            tuple(before.get(nip) for before in past),
            punished.get(nip, ""),
            tuple(before.get(nip) for before in years),
        )
        for nip, one in members.items()
    }
    classes, people = newest.policy.predikat.kelas, tuple(standings.values())
    months = period.last.month - period.first.month + 1
    return Meeting(
        period,
        rule,
        members,
        newest.policy,
        standings,
        recognise(people, classes, rule.penghargaan),
        guide(people, classes, rule.pembinaan, months),
    )


def earlier(period: Period) -> list[Period]:
    """Return the periods of the same kind before one, the newest first."""
    found: list[Period] = []
    for tahun in range(period.tahun, period.tahun - _LOOKBACK - 1, -1):
        found += [one for one in reversed(every(tahun, period.jenis)) if one.last < period.first]
    return found[:_LOOKBACK]


def _whole_years(period: Period, count: int) -> list[Period]:
    """Return the years that have ended by a period's end, the newest first."""
    last = period.tahun if period.last == year(period.tahun).last else period.tahun - 1
    return [year(tahun) for tahun in range(last, last - count, -1)]


def _punished(
    connection: Connection, period: Period, nips: Mapping[str, Scored], rule: MeetingPolicy,
    sequence: int,
) -> dict[str, str]:  # fmt: skip
    """Return nip → the sanctions of the months before a period's end that exclude, in words."""
    award = rule.penghargaan
    spoken = sanctions.recorded(
        connection, nips, _within(period.last, award.hukuman_bulan), sequence
    )
    found: dict[str, list[tuple[int, date, str]]] = {}
    for nip, where, stated in spoken:
        if stated in award.hukuman:
            recap = from_id(where)
            words = f"{stated}, rekap {recap.words}"
            found.setdefault(nip, []).append((-LEVELS.index(stated), recap.last, words))
    return {nip: "; ".join(words for *_, words in sorted(rows)) for nip, rows in found.items()}


def _within(last: date, months: int) -> list[Period]:
    """Return every period that ends in the months up to a day."""
    tahun, month = divmod(last.year * 12 + last.month - months, 12)
    since = date(tahun, month + 1, 1)
    return [
        one
        for number in range(tahun, last.year + 1)
        for kind in _KINDS
        for one in every(number, kind)
        if since <= one.last <= last
    ]
