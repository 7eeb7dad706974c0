"""Pengembangan kompetensi: the right to training, and the needs that gaps and weak results show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kinerja_cli.rules.competence import Gap
from kinerja_cli.rules.indicators import DINILAI, IndicatorScore
from kinerja_cli.rules.names import key
from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.policy_head import (
    Citation,
    Head,
    SummaryLine,
    cited,
    footnotes,
    heading,
    opened,
)
from kinerja_cli.rules.reported import Training

FAMILY = "pengembangan"
PPPK = "pppk"
KOMPETENSI, HASIL_KERJA = "kompetensi", "hasil kerja"
NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class TrainingPolicy:
    """The right to training and the edge below which a result shows a need.

    Attributes:
        jp: hours (jam pelajaran) that every PNS has a right to in a year, at least.
        jp_pppk: hours that a PPPK may have in a year, at most.
        capaian: percent below which an indicator shows a need.
    """

    head: Head
    jp: int
    hak: Citation
    jp_pppk: int
    hak_pppk: Citation
    capaian: Decimal
    hasil_kerja: Citation
    belum_dikonfirmasi: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of training that one employee has had in a year.

    Attributes:
        jp: sum of those that are stated; tanpa_jp: trainings whose hours are not stated.
        hak: hours there is a right to, at least; None for who has no such right.
        sisa: what is left of it; None without a right.
    """

    jp: Decimal
    tanpa_jp: int
    hak: int | None
    sisa: Decimal | None


@dataclass(frozen=True, slots=True)
class Lacking:
    """One employee to whom a need applies: a gap in a competency, or weak indicators."""

    nip: str
    celah: Gap | None
    indikator: tuple[IndicatorScore, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """One need of an office: a competency below its standard, or a plan whose results are weak."""

    jenis: str
    nama: str
    orang: tuple[Lacking, ...]


def parse(texts: Mapping[str, str], policy_id: str) -> TrainingPolicy:
    """Return the policy `policy_id` of family pengembangan.

    Raises:
        ConfigError: the file is not sound.
    """
    top, head = opened(texts, policy_id, FAMILY, "jam-pelajaran")
    right, pppk, weak = (top.table(name) for name in ("hak", "hak_pppk", "hasil_kerja"))
    sources = [cited(table) for table in (right, pppk, weak)]
    policy = TrainingPolicy(
        head,
        right.count("jp"),
        sources[0],
        pppk.count("jp"),
        sources[1],
        weak.number("capaian"),
        sources[2],
        footnotes(*sources),
    )
    for table in (right, pppk, weak, top):
        table.close()
    return policy


def summary(policy: TrainingPolicy) -> list[SummaryLine]:
    """Return what the policy says, line by line, each with its article."""
    return [
        heading(policy.head),
        (f"PNS: paling sedikit {policy.jp} JP setahun.", str(policy.hak)),
        (f"PPPK: paling banyak {policy.jp_pppk} JP setahun.", str(policy.hak_pppk)),
        (
            f"Capaian indikator di bawah {show(policy.capaian)} menunjukkan kebutuhan.",
            str(policy.hasil_kerja),
        ),
    ]


def followed(trainings: Iterable[Training], until: date) -> list[Training]:
    """Return the trainings that were over at a day; one without a date counts for its year."""
    return [one for one in trainings if one.tanggal is None or one.tanggal <= until]


def hours(trainings: Sequence[Training], jenis_asn: str, policy: TrainingPolicy) -> Hours:
    """Return the hours of one employee; hours that are not stated are missing, not zero."""
    total = sum((one.jp for one in trainings if one.jp is not None), Decimal(0))
    unknown = sum(one.jp is None for one in trainings)
    if key(jenis_asn) == PPPK:  # theirs is a ceiling, no right
        return Hours(total, unknown, None, None)
    return Hours(total, unknown, policy.jp, max(Decimal(policy.jp) - total, Decimal(0)))


def needs(
    people: Iterable[tuple[str, Sequence[Gap], Sequence[IndicatorScore]]], policy: TrainingPolicy
) -> tuple[Need, ...]:
    """Return the needs of some people, what most of them lack first.

    Weak indicators are one need where they support the same plan of the superior, else the same
    plan.

    Args:
        people: nip, gaps and indicators of each.
        policy: the edge below which a capaian is weak.
    """
    found: dict[tuple[str, str], list[Lacking]] = {}
    names: dict[tuple[str, str], str] = {}
    for nip, gaps, rows in people:
        for gap in gaps:
            if gap.selisih < 0:
                at = KOMPETENSI, key(gap.kompetensi)
                names.setdefault(at, gap.kompetensi)
                found.setdefault(at, []).append(Lacking(nip, gap))
        for name, weak in _weak(rows, policy).items():
            at = HASIL_KERJA, key(name)
            names.setdefault(at, name)
            found.setdefault(at, []).append(Lacking(nip, None, tuple(weak)))
    made = [Need(kind, names[kind, name], tuple(who)) for (kind, name), who in found.items()]
    return tuple(sorted(made, key=lambda need: (-len(need.orang), _depth(need), key(need.nama))))


def _weak(
    rows: Sequence[IndicatorScore], policy: TrainingPolicy
) -> dict[str, list[IndicatorScore]]:
    found: dict[str, list[IndicatorScore]] = {}
    for row in rows:
        if row.utama and row.keadaan == DINILAI and row.capaian is not None:
            if row.capaian >= policy.capaian:
                continue
            one = row.indicator
            found.setdefault(one.rencana_atasan or one.rencana or one.indikator, []).append(row)
    return found


def _depth(need: Need) -> Decimal:
    """Return how far below the edge a need lies, for ordering needs of equally many people."""
    gaps = [one.celah.selisih for one in need.orang if one.celah]
    reached = [
        row.capaian for one in need.orang for row in one.indikator if row.capaian is not None
    ]
    return min([*gaps, *reached], default=Decimal(0))
