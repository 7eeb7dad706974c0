"""Kompetensi: how well a person's levels meet the standard of the position (job person match)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.bands import Bands
from kinerja_cli.rules.component import ComponentScore, rounded
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.model import Competency, Fact, Origin, Placement
from kinerja_cli.rules.names import key
from kinerja_cli.rules.numbers import decimal_or_none, show
from kinerja_cli.rules.period_cover import months
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.rules.policy_head import (
    Citation,
    Head,
    SummaryLine,
    cited,
    footnotes,
    heading,
    opened,
)
from kinerja_cli.rules.policy_scale import read_bands
from kinerja_cli.rules.policy_table import PolicyTable
from kinerja_cli.rules.trace import Step


@dataclass(frozen=True, slots=True)
class CompetencePolicy:
    """A competence policy.

    Attributes:
        skala: the mark of somebody who meets every standard.
        batasi: whether a level above the standard counts as the standard.
        jenis_jabatan, jenjang: words of the positions that `pimpinan_tinggi` is for.
    """

    head: Head
    skala: Decimal
    batasi: bool
    desimal: int
    jpm: Citation
    jenis_jabatan: tuple[str, ...]
    jenjang: tuple[str, ...]
    pimpinan_tinggi: Bands
    pimpinan_sumber: Citation
    lainnya: Bands
    lainnya_sumber: Citation
    belum_dikonfirmasi: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """One competency against its standard; below zero it is a need for development.

    `asal` is where the standard and the level stand, each in its own cell.
    """

    kompetensi: str
    standar: Decimal
    pegawai: Decimal
    selisih: Decimal
    asal: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class CompetenceScore:
    """The competence component.

    Attributes:
        celah: every competency that has level and standard, in order of name.
        kategori: the category of the JPM, None without one.
    """

    komponen: ComponentScore
    celah: tuple[Gap, ...] = ()
    kategori: str | None = None


def parse(texts: Mapping[str, str], policy_id: str) -> CompetencePolicy:
    """Return the policy `policy_id` of family kompetensi.

    Raises:
        ConfigError: the file is not sound.
    """
    top, head = opened(texts, policy_id, "kompetensi", "jpm")
    jpm, categories = top.table("jpm"), top.table("kategori")
    high, others = categories.table("pimpinan_tinggi"), categories.table("lainnya")
    sources = [cited(table) for table in (jpm, high, others)]
    places = jpm.count("desimal")
    policy = CompetencePolicy(
        head,
        jpm.number("skala"),
        jpm.flag("batasi_pada_standar"),
        places,
        sources[0],
        high.words("jenis_jabatan"),
        high.words("jenjang"),
        read_bands(high, places),
        sources[1],
        read_bands(others, places),
        sources[2],
        footnotes(*sources),
    )
    _close(jpm, high, others, categories, top)
    return policy


def _close(*tables: PolicyTable) -> None:
    for table in tables:
        table.close()


def competence(
    records: Mapping[str, tuple[Competency, ...]],
    period: Period,
    placement: Placement,
    policy: CompetencePolicy,
) -> CompetenceScore:
    """Return the competence component of one employee in one period, with the gaps.

    An assessment holds for exactly its period, else in the parts of it (a year's in its quarters);
    without one the latest of the period's own parts is taken. JPM = Σ min(level, standard) ÷
    Σ standard × 100. A competency without level or without standard is missing, not zero: it is
    left out and told.
    """
    source = _assessment(records, period)
    if source is None:
        return _without(f"Belum ada asesmen kompetensi untuk {period.words}.", policy, ())
    gaps, found = _gaps(records[str(source)], source)
    standard = sum((gap.standar for gap in gaps), Decimal(0))
    if not standard:
        why = f"Asesmen kompetensi {source.words} belum memuat level standar dan level pegawai."
        return _without(why, policy, found)
    steps = tuple(_step(gap, policy) for gap in gaps)
    worth = [step.hasil for step in steps if isinstance(step.hasil, Decimal)]
    met = sum(worth, Decimal(0))
    exact = met / standard * policy.skala
    value = rounded(exact, policy.desimal)
    bands, basis = _bands(placement, policy)
    band, note = bands.place(value)
    terms = " + ".join(show(one) for one in worth)
    how = "({0}) ÷ {1} × {2} = {3}, dibulatkan menjadi {4}: kategori {5}"
    isi = (terms, standard, policy.skala, exact, value, band.name)
    how += f"; asesmen {source.words}" if source != period else ""
    how += f"; {note}" if note else ""
    step = Step("Nilai kompetensi (JPM)", value, how, isi, f"{policy.jpm}; {basis}", bagian=steps)
    return CompetenceScore(ComponentScore(value, step, found), gaps, band.kelas)


def _without(why: str, policy: CompetencePolicy, found: tuple[Finding, ...]) -> CompetenceScore:
    step = Step("Nilai kompetensi (JPM)", None, "{0}", (why,), str(policy.jpm))
    return CompetenceScore(ComponentScore(None, step, found, why))


def _assessment(records: Mapping[str, Sequence[Competency]], period: Period) -> Period | None:
    """Return the period whose assessment holds: its own, the shortest around it, the latest in it."""
    known = [from_id(name) for name, rows in records.items() if rows]
    around = [one for one in known if one.contains(period)]
    if around:
        return min(around, key=months)
    within = [one for one in known if period.contains(one)]
    return max(within, key=lambda one: (one.last, months(one)), default=None)


def _gaps(
    rows: Sequence[Competency], source: Period
) -> tuple[tuple[Gap, ...], tuple[Finding, ...]]:
    """Return level against standard per competency, and a warning for each that lacks one."""
    gaps, found = [], []
    for row in sorted(rows, key=lambda row: key(row.kompetensi)):
        standard, level = _number(row.standar), _number(row.pegawai)
        cells = tuple(fact.asal for fact in (row.standar, row.pegawai) if fact and fact.asal)
        if standard is not None and level is not None:
            gaps.append(Gap(row.kompetensi, standard, level, level - standard, cells))
            continue
        named = (("Level Standar", standard), ("Level Pegawai", level))
        empty = " dan ".join(column for column, number in named if number is None)
        data = {"kosong": empty, "periode": source.words}
        where = cells[0] if cells else None
        found.append(Finding("kompetensi-sebagian", nilai=row.kompetensi, data=data, asal=where))
    return tuple(gaps), tuple(found)


def _number(fact: Fact | None) -> Decimal | None:
    return decimal_or_none(fact.nilai) if fact else None


def _step(gap: Gap, policy: CompetencePolicy) -> Step:
    """Return what one competency counts."""
    capped = policy.batasi and gap.pegawai > gap.standar
    worth = gap.standar if capped else gap.pegawai
    how = "level {0}, standar {1}, selisih {2}" + (
        ", dihitung paling tinggi standar" if capped else ""
    )
    isi = (gap.pegawai, gap.standar, gap.selisih)
    return Step(gap.kompetensi, worth, how, isi, str(policy.jpm), gap.asal)


def _bands(placement: Placement, policy: CompetencePolicy) -> tuple[Bands, str]:
    """Return the categories for somebody's position and their article."""
    kind, rung = key(placement.jenis_jabatan), key(placement.jenjang)
    high = any(
        kind == key(word) or kind.startswith(key(word) + " ") for word in policy.jenis_jabatan
    )
    if high or rung in {key(word) for word in policy.jenjang}:
        return policy.pimpinan_tinggi, str(policy.pimpinan_sumber)
    return policy.lainnya, str(policy.lainnya_sumber)


def summary(policy: CompetencePolicy) -> list[SummaryLine]:
    """Return what the policy says, line by line, each with its article."""
    capped = ", tiap level paling tinggi sebesar standarnya" if policy.batasi else ""
    jpm = f"JPM = jumlah level pegawai ÷ jumlah level standar × {show(policy.skala)}{capped}."
    named = ", ".join((*policy.jenis_jabatan, *policy.jenjang))
    return [
        heading(policy.head),
        (jpm, str(policy.jpm)),
        (f"Kategori untuk {named}: {policy.pimpinan_tinggi.words}.", str(policy.pimpinan_sumber)),
        (f"Kategori untuk jabatan lainnya: {policy.lainnya.words}.", str(policy.lainnya_sumber)),
    ]
