"""Disiplin: an attendance recap, what every late coming and every absent day takes off."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from kinerja_cli.rules.attendance_policy import AttendancePolicy, parse, summary
from kinerja_cli.rules.component import ComponentScore, rounded
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.model import Attendance, Fact, Origin
from kinerja_cli.rules.numbers import decimal_or_none, show
from kinerja_cli.rules.period_cover import cover, months
from kinerja_cli.rules.periods import Period, from_id, year
from kinerja_cli.rules.records import ATTENDANCE_FIELDS
from kinerja_cli.rules.sanctions import LEVELS, SanctionPolicy, for_days, for_row
from kinerja_cli.rules.trace import Later, Step, Words

__all__ = ["AttendancePolicy", "attend", "parse", "sanction", "summary"]

_ABSENT = "tanpa_keterangan"


def attend(
    records: Mapping[str, Attendance],
    period: Period,
    policy: AttendancePolicy,
    sanctions: SanctionPolicy,
) -> ComponentScore:
    """Return the discipline component of one employee in one period.

    The value is the full mark minus the mean deduction of a month, in percent points. The record
    of exactly the period counts, else those of its parts; what has no record is said, not guessed.
    Days without reason are counted over the calendar year up to the period's end, and raise a
    finding where PP 94/2021 has a class for them.

    Args:
        records: period identifier → recap, of the period, its parts and the year up to its end.
        period: what is judged.
        policy: percent points per event and per day.
        sanctions: classes of days without reason.
    """
    absent = _absences(records, period)
    found = _findings(absent, period, sanctions)
    known = [name for name, record in records.items() if any(_counts(record))]
    covered = cover(period, known)
    if not covered.used:
        why = f"Belum ada rekap kehadiran untuk {period.words}."
        parts = _absence(absent, period, sanctions)
        step = Step("Nilai disiplin", None, "{0}", (why,), str(policy.nilai), bagian=parts)
        return ComponentScore(None, step, found, why)
    taken = [min(_points(records[str(one)], policy), _ceiling(one, policy)) for one in covered.used]
    exact = policy.penuh - sum(taken, Decimal(0)) / covered.months
    value = rounded(max(exact, policy.batas_bawah), policy.desimal)

    def parts_of() -> list[Step]:
        steps = [_deduction(records[str(one)], one, policy) for one in covered.used]
        return [*steps, *_absence(absent, period, sanctions)]

    how = "{0} − {1} ÷ {2} bulan = {3}, paling rendah {4}, dibulatkan menjadi {5}{6}"
    terms, span = Words(lambda: _added(taken)), Decimal(covered.months)
    isi = (policy.penuh, terms, span, exact, policy.batas_bawah, value, covered.gap)
    step = Step("Nilai disiplin", value, how, isi, str(policy.nilai), bagian=Later(parts_of))
    return ComponentScore(value, step, found)


def sanction(records: Mapping[str, Attendance], period: Period) -> Fact | None:
    """Return the heaviest discipline sanction of the period and its parts, None without any."""
    worst: Fact | None = None
    for name in sorted(records):
        stated = records[name].hukuman
        if stated and stated.nilai in LEVELS and period.contains(from_id(name)):
            heavier = worst is None or LEVELS.index(stated.nilai) > LEVELS.index(worst.nilai)
            worst = stated if heavier else worst
    return worst


def _counts(record: Attendance) -> Iterator[tuple[str, Decimal]]:
    """Yield every count that a recap states, in the order of its columns."""
    for field in ATTENDANCE_FIELDS:
        fact = record.hitungan.get(field)
        count = decimal_or_none(fact.nilai) if fact else None
        if count is not None:
            yield field, count


def _cells(record: Attendance, fields: Iterable[str]) -> tuple[Origin, ...]:
    """Return the cells of some counts."""
    return tuple(where for field in fields if (where := record.hitungan[field].asal))


def _added(taken: Sequence[Decimal]) -> str:
    return show(taken[0]) if len(taken) == 1 else f"({' + '.join(map(show, taken))})"


def _points(record: Attendance, policy: AttendancePolicy) -> Decimal:
    """Return what one recap states, in percent points; an empty column takes nothing."""
    rules, total = policy.potongan, Decimal(0)
    for field, count in _counts(record):
        if field in rules:
            total += count * rules[field].persen
    return total


def _ceiling(period: Period, policy: AttendancePolicy) -> Decimal:
    """Return the most that one recap may take off."""
    return policy.per_bulan * months(period)


def _deduction(record: Attendance, period: Period, policy: AttendancePolicy) -> Step:
    """Return the step of what one recap takes off."""
    terms: list[str] = []
    bases: list[str] = []
    isi: list[Decimal | str] = []
    taken: list[str] = []
    for field, count in _counts(record):
        rule = policy.potongan.get(field)
        if rule is None or not count:
            continue
        since = f", sejak menit ke-{rule.menit}" if rule.menit is not None else ""
        at = len(isi)
        taken.append(field)
        terms.append(f"{{{at}}} × {{{at + 1}}} ({ATTENDANCE_FIELDS[field]}{since})")
        isi += [count, rule.persen]
        bases.append(str(rule.sumber))
    total, ceiling = _points(record, policy), _ceiling(period, policy)
    name = f"Potongan {period.words}"
    if not terms:
        # What would have taken something is cited, not the ceiling that nothing comes near.
        stated = [field for field, _ in _counts(record) if field in policy.potongan]
        rules = dict.fromkeys(str(policy.potongan[f].sumber) for f in stated or policy.potongan)
        basis, sources = "; ".join(rules), _cells(record, stated)
        return Step(name, total, "tidak ada yang memotong", (), basis, sources)
    sources = _cells(record, taken)
    how = f"{' + '.join(terms)} = {{{len(isi)}}} poin persen"
    isi.append(total)
    if total > ceiling:
        how += f", paling banyak {{{len(isi)}}}"
        isi.append(ceiling)
        bases.append(str(policy.batas))
    basis = "; ".join(dict.fromkeys(bases))
    return Step(name, min(total, ceiling), how, tuple(isi), basis, sources)


class _Absent(NamedTuple):
    """Days without reason that one recap states."""

    periode: Period
    hari: Decimal
    sel: Origin | None


def _absences(records: Mapping[str, Attendance], period: Period) -> list[_Absent]:
    """Return the days without reason since 1 January, recap by recap."""
    known = {
        name: fact
        for name, record in records.items()
        if (fact := record.hitungan.get(_ABSENT)) and from_id(name).last <= period.last
    }
    return [
        _Absent(one, decimal_or_none(known[str(one)].nilai) or Decimal(0), known[str(one)].asal)
        for one in cover(year(period.tahun), known).used
    ]


def _absence(stated: Sequence[_Absent], period: Period, sanctions: SanctionPolicy) -> list[Step]:
    """Return the step of the days without reason: what they may lead to; nothing without a recap."""
    if not stated:
        return []
    days = sum((one.hari for one in stated), Decimal(0))
    reached = for_days(days, sanctions)
    words = " + ".join(f"{show(one.hari)} ({one.periode.words})" for one in stated)
    sources = tuple(one.sel for one in stated if one.sel)
    may = "belum ada golongan hukuman disiplin"
    if reached:
        may = f"{reached.tingkat}: {reached.sanksi}; belum tentu hukuman, menunggu pemeriksaan"
    basis = str(reached.sumber) if reached else str(sanctions.kelas[0].sumber)
    name = f"Hari kerja tanpa keterangan sejak Januari {period.tahun}"
    return [Step(name, days, "{0} = {1} hari: {2}", (words, days, may), basis, sources)]


def _findings(
    stated: Sequence[_Absent], period: Period, sanctions: SanctionPolicy
) -> tuple[Finding, ...]:
    """Return the warning where the days have a class; a recap does not say if they were in a row."""
    days = sum((one.hari for one in stated), Decimal(0))
    reached = for_days(days, sanctions)
    if not reached:
        return ()
    row = for_row(days, sanctions)
    in_a_row = f"; bila {row.hari} hari di antaranya berturut-turut: {row.sanksi}" if row else ""
    data = {
        "hari": show(days),
        "periode": period.words,
        "tingkat": reached.tingkat,
        "sanksi": reached.sanksi,
        "pasal": str(reached.sumber),
        "berturut": in_a_row,
    }
    cells = [one.sel for one in stated if one.hari and one.sel]
    where = cells[-1] if cells else None
    return (Finding("hari-tanpa-keterangan", nilai=f"{show(days)} hari", data=data, asal=where),)
