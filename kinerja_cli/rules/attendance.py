"""Disiplin: an attendance recap, what every late coming and every absent day takes off."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from kinerja_cli.rules.attendance_policy import AttendancePolicy, parse, summary
from kinerja_cli.rules.component import ComponentScore, rounded
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.model import Attendance, Fact, Origin
from kinerja_cli.rules.numbers import decimal_or_none, show
from kinerja_cli.rules.period_cover import Cover, cover, months
from kinerja_cli.rules.periods import Period, from_id, year
from kinerja_cli.rules.records import ATTENDANCE_FIELDS
from kinerja_cli.rules.sanctions import LEVELS, DayClass, SanctionPolicy, for_days, for_row
from kinerja_cli.rules.trace import Step, Words

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
    days, found = _absence(records, period, sanctions)
    parts = (days,) if days else ()
    known = [name for name, record in records.items() if any(_counts(record))]
    covered = cover(period, known)
    if not covered.used:
        why = f"Belum ada rekap kehadiran untuk {period.words}."
        step = Step("Nilai disiplin", None, "{0}", (why,), str(policy.nilai), bagian=parts)
        return ComponentScore(None, step, found, why)
    steps = tuple(_deduction(records[str(one)], one, policy) for one in covered.used)
    step = _value(steps, covered, policy)
    value = step.hasil if isinstance(step.hasil, Decimal) else None
    return ComponentScore(value, replace(step, bagian=(*steps, *parts)), found)


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
        count = _count(record, field)
        if count is not None:
            yield field, count


def _count(record: Attendance, field: str) -> Decimal | None:
    fact = record.hitungan.get(field)
    return decimal_or_none(fact.nilai) if fact else None


def _cells(record: Attendance, fields: Iterable[str]) -> tuple[Origin, ...]:
    """Return the cells of some counts."""
    return tuple(where for field in fields if (where := record.hitungan[field].asal))


def _value(steps: tuple[Step, ...], covered: Cover, policy: AttendancePolicy) -> Step:
    """Return the mark: the full mark minus the deductions per month, rounded once."""
    taken = [step.hasil for step in steps if isinstance(step.hasil, Decimal)]
    total = sum(taken, Decimal(0))
    exact = policy.penuh - total / covered.months
    value = rounded(max(exact, policy.batas_bawah), policy.desimal)

    def terms() -> str:
        return show(total) if len(taken) == 1 else f"({' + '.join(map(show, taken))})"

    how = "{0} − {1} ÷ {2} bulan = {3}, paling rendah {4}, dibulatkan menjadi {5}{6}"
    isi = (policy.penuh, Words(terms), Decimal(covered.months), exact, policy.batas_bawah, value)
    return Step("Nilai disiplin", value, how, (*isi, covered.gap), str(policy.nilai))


def _deduction(record: Attendance, period: Period, policy: AttendancePolicy) -> Step:
    """Return what one recap takes off, in percent points; an empty column takes nothing."""
    terms: list[str] = []
    bases: list[str] = []
    isi: list[Decimal | str] = []
    taken: list[str] = []
    total = Decimal(0)
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
        total += count * rule.persen
    ceiling = policy.per_bulan * months(period)
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


def _absence(
    records: Mapping[str, Attendance], period: Period, sanctions: SanctionPolicy
) -> tuple[Step | None, tuple[Finding, ...]]:
    """Return the days without reason since 1 January and what they may lead to."""
    known = [
        name
        for name, record in records.items()
        if from_id(name).last <= period.last and _absent(record) is not None
    ]
    used = cover(year(period.tahun), known).used
    if not used:
        return None, ()
    stated = [(one, _absent(records[str(one)]) or Decimal(0)) for one in used]
    days = sum((count for _, count in stated), Decimal(0))
    reached = for_days(days, sanctions)
    words = Words(lambda: " + ".join(f"{show(count)} ({one.words})" for one, count in stated))
    sources = tuple(cell for one in used for cell in _cells(records[str(one)], (_ABSENT,)))
    counted = tuple(c for one, n in stated if n for c in _cells(records[str(one)], (_ABSENT,)))
    may = "belum ada golongan hukuman disiplin"
    if reached:
        may = f"{reached.tingkat}: {reached.sanksi}; belum tentu hukuman, menunggu pemeriksaan"
    basis = str(reached.sumber) if reached else str(sanctions.kelas[0].sumber)
    name = f"Hari kerja tanpa keterangan sejak Januari {period.tahun}"
    step = Step(name, days, "{0} = {1} hari: {2}", (words, days, may), basis, sources)
    found = (_finding(days, period, reached, sanctions, counted),) if reached else ()
    return step, found


def _absent(record: Attendance) -> Decimal | None:
    """Return the days without reason that a recap states, None where it states none."""
    return _count(record, _ABSENT)


def _finding(
    days: Decimal,
    period: Period,
    reached: DayClass,
    sanctions: SanctionPolicy,
    sources: tuple[Origin, ...],
) -> Finding:
    """Return the warning; a recap does not say whether the days were in a row."""
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
    where = sources[-1] if sources else None
    return Finding("hari-tanpa-keterangan", nilai=f"{show(days)} hari", data=data, asal=where)
