"""Layanan: the index of public satisfaction of a unit (IKM of the survei kepuasan masyarakat)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.bands import Bands
from kinerja_cli.rules.component import ComponentScore, rounded
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.model import Fact, Origin, Service
from kinerja_cli.rules.numbers import decimal_or_none, show
from kinerja_cli.rules.period_cover import cover, months
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
from kinerja_cli.rules.records import SERVICE_FIELDS
from kinerja_cli.rules.scales import Band
from kinerja_cli.rules.trace import Step


@dataclass(frozen=True, slots=True)
class ServicePolicy:
    """A survey policy.

    Attributes:
        pembilang, penyebut: weight of one unsur as a fraction.
        faktor: what turns the weighted mean of marks 1–4 into an index up to 100.
        mutu: grades of the index, which is rounded before it is graded.
        toleransi: how far a stated index may be from that of its unsur.
    """

    head: Head
    pembilang: Decimal
    penyebut: Decimal
    bobot: Citation
    faktor: Decimal
    konversi: Citation
    mutu: Bands
    mutu_sumber: Citation
    toleransi: Decimal
    selisih: Citation
    belum_dikonfirmasi: tuple[str, ...]


def parse(texts: Mapping[str, str], policy_id: str) -> ServicePolicy:
    """Return the policy `policy_id` of family layanan.

    Raises:
        ConfigError: the file is not sound.
    """
    top, head = opened(texts, policy_id, "layanan", "skm")
    names = ("bobot", "konversi", "mutu", "selisih")
    weight, factor, grades, apart = tables = [top.table(name) for name in names]
    sources = [cited(table) for table in tables]
    policy = ServicePolicy(
        head,
        weight.number("pembilang"),
        weight.number("penyebut"),
        sources[0],
        factor.number("faktor"),
        sources[1],
        read_bands(grades, grades.count("desimal")),
        sources[2],
        apart.number("toleransi"),
        sources[3],
        footnotes(*sources),
    )
    for table in (*tables, top):
        table.close()
    return policy


def serve(records: Mapping[str, Service], period: Period, policy: ServicePolicy) -> ComponentScore:
    """Return the service component that everybody of a unit gets in a period.

    The record of exactly the period counts, else the mean of those of its parts, each by its
    months. A stated index wins over the nine unsur.
    """
    found: list[Finding] = []
    made = {name: _index(name, records[name], policy) for name in sorted(records)}
    covered = cover(period, [name for name, (step, _) in made.items() if step])
    steps = [made[str(one)] for one in covered.used]
    found += [finding for _, notes in steps for finding in notes]
    basis = f"{policy.konversi}; {policy.mutu_sumber}"
    if not steps:
        why = f"Belum ada nilai layanan unit untuk {period.words}."
        step = Step("Nilai layanan", None, "{0}", (why,), basis)
        return ComponentScore(None, step, alasan=why)
    parts = tuple(step for step, _ in steps if step)
    weighted = [
        (months(one), step.hasil)
        for one, step in zip(covered.used, parts, strict=True)
        if isinstance(step.hasil, Decimal)
    ]
    mean = sum((count * index for count, index in weighted), Decimal(0)) / covered.months
    value = rounded(mean, policy.mutu.desimal)
    how = "{0}"
    if covered.used != (period,):
        terms = " + ".join(f"{count} × {show(index)}" for count, index in weighted)
        how = f"rata-rata menurut bulan ({terms}) ÷ {covered.months} = {{0}}"
    how += ", dibulatkan menjadi {1}: mutu {2}{3}"
    isi = (mean, value, grade(value, policy).name, covered.gap)
    step = Step("Nilai layanan", value, how, isi, basis, bagian=parts)
    return ComponentScore(value, step, tuple(found))


def grade(value: Decimal, policy: ServicePolicy) -> Band:
    """Return the grade of an index: its letter and its words."""
    return policy.mutu.place(value)[0]


def _index(name: str, record: Service, policy: ServicePolicy) -> tuple[Step | None, list[Finding]]:
    """Return the index of one record, None when it says nothing."""
    computed, found = _of_unsur(name, record, policy)
    stated = decimal_or_none(record.ikm.nilai) if record.ikm else None
    if stated is None or record.ikm is None:
        return computed, found
    own = computed.hasil if computed else None
    how = "IKM yang tertulis"
    if isinstance(own, Decimal):
        how += "; dari unsurnya {0}"
    isi = (own,) if isinstance(own, Decimal) else ()
    parts = (computed,) if computed else ()
    return Step(
        f"IKM {from_id(name).words}",
        stated,
        how,
        isi,
        str(policy.konversi),
        _sources(record.ikm),
        parts,
    ), []


def apart(name: str, record: Service, policy: ServicePolicy) -> Finding | None:
    """Return a warning when a stated index is not that of its nine unsur.

    It is told once, when the sheet is read; with an unsur missing the two cannot be compared.
    """
    computed, incomplete = _of_unsur(name, record, policy)
    stated = decimal_or_none(record.ikm.nilai) if record.ikm else None
    if stated is None or computed is None or incomplete or not isinstance(computed.hasil, Decimal):
        return None
    reckoned = rounded(computed.hasil, policy.mutu.desimal)
    if abs(stated - reckoned) <= policy.toleransi:
        return None
    data = {"hitung": show(reckoned), "toleransi": show(policy.toleransi)}
    return Finding("ikm-berbeda", nilai=show(stated), data=data)


def _of_unsur(
    name: str, record: Service, policy: ServicePolicy
) -> tuple[Step | None, list[Finding]]:
    """Return the index of the unsur; those that are missing leave their weight to the others."""
    given = {
        field: (fact, number)
        for field in SERVICE_FIELDS
        if (fact := record.unsur.get(field)) and (number := decimal_or_none(fact.nilai)) is not None
    }
    if not given:
        return None, []
    total, every, heard = (
        sum(number for _, number in given.values()),
        len(SERVICE_FIELDS),
        len(given),
    )
    weight = policy.pembilang / policy.penyebut
    index = total * policy.pembilang * policy.faktor * every / (policy.penyebut * heard)
    terms = " + ".join(show(number) for _, number in given.values())
    how = f"({terms}) × {{0}} ÷ {{1}} × {{2}}"
    scaled = f" × {every} ÷ {heard} unsur yang ada" if heard < every else ""
    sources = tuple(fact.asal for fact, _ in given.values() if fact.asal)
    step = Step(
        f"IKM {from_id(name).words} dari unsur",
        index,
        f"{how}{scaled} = {{3}} (bobot {{4}})",
        (policy.pembilang, policy.penyebut, policy.faktor, index, weight),
        f"{policy.bobot}; {policy.konversi}",
        sources,
    )
    return step, _absent(given, sources) if heard < every else []


def _absent(given: Mapping[str, object], sources: tuple[Origin, ...]) -> list[Finding]:
    missing = ", ".join(words for field, words in SERVICE_FIELDS.items() if field not in given)
    data = {"ada": str(len(given)), "semua": str(len(SERVICE_FIELDS))}
    where = sources[0] if sources else None
    return [Finding("unsur-layanan-kosong", nilai=missing, data=data, asal=where)]


def _sources(fact: Fact) -> tuple[Origin, ...]:
    return (fact.asal,) if fact.asal else ()


def summary(policy: ServicePolicy) -> list[SummaryLine]:
    """Return what the policy says, line by line, each with its article."""
    weight = f"{show(policy.pembilang)}/{show(policy.penyebut)}"
    index = f"IKM = jumlah (nilai unsur × bobot) × {show(policy.faktor)}."
    stated = (
        "IKM yang tertulis di lembar dipakai, dengan peringatan bila berbeda lebih dari "
        f"{show(policy.toleransi)} dari IKM unsurnya."
    )
    return [
        heading(policy.head),
        (
            f"Bobot tiap unsur {weight}; unsur yang kosong dibagi rata ke yang lain.",
            str(policy.bobot),
        ),
        (index, str(policy.konversi)),
        (stated, str(policy.selisih)),
        (f"Mutu pelayanan: {policy.mutu.words}.", str(policy.mutu_sumber)),
    ]
