"""The policy family "rapat": who is talked about in the evaluation meeting of an office."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules import closeness
from kinerja_cli.rules.closeness import Closeness
from kinerja_cli.rules.numbers import HUNDRED, show
from kinerja_cli.rules.policy_head import (
    Citation,
    Head,
    SummaryLine,
    cited,
    footnotes,
    heading,
    opened,
)
from kinerja_cli.rules.policy_table import PolicyTable
from kinerja_cli.rules.sanctions import LEVELS

FAMILY = "rapat"
FORMS = ("bimbingan kinerja", "konseling kinerja")
"""The forms of pembinaan (PermenPANRB 6/2022)."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What somebody must have to be on a list: periods with a predikat, part of the period's days."""

    periode_minimal: int
    bagian_persen: Decimal
    sumber: Citation


@dataclass(frozen=True, slots=True)
class AwardRule:
    """Who is a candidate for penghargaan.

    Attributes:
        predikat: the classes; those above them count as well.
        persen: of those with a predikat, rounded down, between `paling_sedikit` and `paling_banyak`.
        hukuman: sanctions that exclude, recorded in the last `hukuman_bulan` months.
        talenta, talenta_tahun: a predikat in so many years in a row is noted.
    """

    predikat: tuple[str, ...]
    persen: Decimal
    paling_sedikit: int
    paling_banyak: int
    sumber: Citation
    syarat: Terms
    hukuman: tuple[str, ...]
    hukuman_bulan: int
    sumber_hukuman: Citation
    talenta: str
    talenta_tahun: int
    sumber_talenta: Citation


@dataclass(frozen=True, slots=True)
class GuidanceRule:
    """Who is on the list for pembinaan.

    Attributes:
        bentuk: predikat → forms of pembinaan.
        berulang: periods in a row from which `bentuk_berulang` is added.
        kesempatan_bulan: months after which the time to improve has passed.
    """

    bentuk: Mapping[str, tuple[str, ...]]
    sumber: Citation
    syarat: Terms
    berulang: int
    bentuk_berulang: tuple[str, ...]
    sumber_berulang: Citation
    kesempatan_bulan: int
    sumber_kesempatan: Citation


@dataclass(frozen=True, slots=True)
class MeetingPolicy:
    """The rules of the lists.

    Attributes:
        perbatasan: how far a borderline case is from an edge at most.
        selisih: difference of the nilai that is better or worse under the same predikat.
    """

    head: Head
    penghargaan: AwardRule
    pembinaan: GuidanceRule
    perbatasan: Closeness
    sumber_perbatasan: Citation
    selisih: Decimal
    sumber_selisih: Citation
    belum_dikonfirmasi: tuple[str, ...]


def parse(texts: Mapping[str, str], policy_id: str) -> MeetingPolicy:
    """Return the policy `policy_id` of family rapat.

    Raises:
        ConfigError: the file is not sound, or a number makes no sense.
    """
    top, head = opened(texts, policy_id, FAMILY, "daftar-rapat")
    award, guidance = _award(top.table("penghargaan")), _guidance(top.table("pembinaan"))
    near, follow = top.table("perbatasan"), top.table("tindak_lanjut")
    sources = cited(near), cited(follow)
    policy = MeetingPolicy(
        head,
        award,
        guidance,
        closeness.read(near),
        sources[0],
        _positive(follow, "selisih"),
        sources[1],
        footnotes(*_citations(award, guidance), *sources),
    )
    for table in (near, follow, top):
        table.close()
    both = set(award.predikat) & set(guidance.bentuk)
    if both:
        raise ConfigError(
            f"Kebijakan {policy_id}: predikat {', '.join(sorted(both))} tidak dapat sekaligus untuk "
            "penghargaan dan pembinaan."
        )
    return policy


def _citations(award: AwardRule, guidance: GuidanceRule) -> tuple[Citation, ...]:
    return (
        award.sumber, award.syarat.sumber, award.sumber_hukuman, award.sumber_talenta,
        guidance.sumber, guidance.syarat.sumber, guidance.sumber_berulang,
        guidance.sumber_kesempatan,
    )  # fmt: skip


def _award(table: PolicyTable) -> AwardRule:
    terms, sanction, talent = (table.table(name) for name in ("syarat", "hukuman", "talenta"))
    made = AwardRule(
        table.words("predikat"),
        _percent(table, "persen"),
        table.count("paling_sedikit"),
        table.count("paling_banyak"),
        cited(table),
        _terms(terms),
        _among(sanction, "tingkat", LEVELS),
        sanction.count("bulan"),
        cited(sanction),
        talent.text("predikat"),
        _at_least_one(talent, "tahun"),
        cited(talent),
    )
    for one in (sanction, talent, table):
        one.close()
    if made.paling_sedikit > made.paling_banyak:
        raise ConfigError(
            f"Kebijakan {table.path}: “paling_sedikit” melebihi “paling_banyak”; tukar keduanya."
        )
    return made


def _guidance(table: PolicyTable) -> GuidanceRule:
    forms, repeated, chance = (table.table(name) for name in ("bentuk", "berulang", "kesempatan"))
    made = GuidanceRule(
        {name: _among(forms, name, FORMS) for name in forms.rest()},
        cited(table),
        _terms(table.table("syarat")),
        _at_least_one(repeated, "periode"),
        _among(repeated, "bentuk", FORMS),
        cited(repeated),
        _at_least_one(chance, "bulan"),
        cited(chance),
    )
    for one in (repeated, chance, table):
        one.close()
    return made


def _terms(table: PolicyTable) -> Terms:
    made = Terms(
        _at_least_one(table, "periode_minimal"), _percent(table, "bagian_persen"), cited(table)
    )
    table.close()
    return made


def _among(table: PolicyTable, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Return a list of words of which each is allowed, in the order of those."""
    words = table.words(key)
    unknown = [word for word in words if word not in allowed]
    if unknown:
        raise ConfigError(
            f"Kebijakan {table.path}: “{key}” memuat {', '.join(unknown)}; yang ada: "
            f"{', '.join(allowed)}."
        )
    return tuple(word for word in allowed if word in words)


def _percent(table: PolicyTable, key: str) -> Decimal:
    value = table.number(key)
    if not 0 <= value <= HUNDRED:
        raise ConfigError(f"Kebijakan {table.path}: “{key}” harus 0 sampai 100 persen.")
    return value


def _positive(table: PolicyTable, key: str) -> Decimal:
    value = table.number(key)
    if value <= 0:
        raise ConfigError(f"Kebijakan {table.path}: “{key}” harus lebih dari nol.")
    return value


def _at_least_one(table: PolicyTable, key: str) -> int:
    value = table.count(key)
    if not value:
        raise ConfigError(f"Kebijakan {table.path}: “{key}” paling sedikit 1.")
    return value


def award_lines(rule: AwardRule) -> list[SummaryLine]:
    """Return the rule of penghargaan, sentence by sentence, each with its article."""
    return [
        (
            (
                f"Calon penghargaan berpredikat {' atau '.join(rule.predikat)}; paling banyak "
                f"{show(rule.persen)} persen dari yang berpredikat (dibulatkan ke bawah), paling sedikit "
                f"{rule.paling_sedikit} dan paling banyak {rule.paling_banyak} orang, menurut nilai. Semua "
                "yang nilainya sama dengan orang terakhir ikut masuk daftar."
            ),
            str(rule.sumber),
        ),
        (_terms_words("Untuk penghargaan", rule.syarat), str(rule.syarat.sumber)),
        (
            (
                f"Hukuman disiplin {', '.join(rule.hukuman)} yang tercatat dalam {rule.hukuman_bulan} "
                "bulan sampai akhir periode mengecualikan dari penghargaan."
            ),
            str(rule.sumber_hukuman),
        ),
        (
            (
                f"{rule.talenta} {rule.talenta_tahun} tahun berturut-turut dicatat sebagai prioritas "
                "kelompok rencana suksesi."
            ),
            str(rule.sumber_talenta),
        ),
    ]


def guidance_lines(rule: GuidanceRule) -> list[SummaryLine]:
    """Return the rule of pembinaan, sentence by sentence, each with its article."""
    forms = "; ".join(f"{name}: {' dan '.join(words)}" for name, words in rule.bentuk.items())
    return [
        (
            (
                f"Pembinaan menurut predikat: {forms}. Tidak ada yang masuk daftar hanya karena "
                "nilainya paling rendah."
            ),
            str(rule.sumber),
        ),
        (_terms_words("Untuk pembinaan", rule.syarat), str(rule.syarat.sumber)),
        (
            (
                f"Sejak {rule.berulang} periode berturut-turut ditambah "
                f"{' dan '.join(rule.bentuk_berulang)}."
            ),
            str(rule.sumber_berulang),
        ),
        (
            (
                f"Yang sudah {rule.kesempatan_bulan} bulan berturut-turut dicatat: kesempatan "
                "memperbaiki kinerja telah lewat."
            ),
            str(rule.sumber_kesempatan),
        ),
    ]


def _terms_words(what: str, terms: Terms) -> str:
    return (
        f"{what} diperlukan paling sedikit {terms.periode_minimal} periode berpredikat dan "
        f"{show(terms.bagian_persen)} persen dari hari periode di unit ini; yang kurang disebut "
        "tersendiri."
    )


def summary(policy: MeetingPolicy) -> list[SummaryLine]:
    """Return what the policy says, line by line, each with its article."""
    return [
        heading(policy.head),
        *award_lines(policy.penghargaan),
        *guidance_lines(policy.pembinaan),
        (
            f"Kasus perbatasan: {policy.perbatasan.words(matrix=True)}.",
            str(policy.sumber_perbatasan),
        ),
        (
            (
                f"Dengan predikat yang sama, selisih nilai {show(policy.selisih)} atau lebih sejak rapat "
                "lalu berarti lebih baik atau lebih buruk."
            ),
            str(policy.sumber_selisih),
        ),
    ]
