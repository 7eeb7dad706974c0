"""The regulation on the distribution of predicates (family "distribusi"), read strictly."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules import closeness
from kinerja_cli.rules.closeness import Closeness
from kinerja_cli.rules.numbers import HUNDRED, show
from kinerja_cli.rules.policy_extends import resolve
from kinerja_cli.rules.policy_head import Citation, Head, SummaryLine, head_fields, heading
from kinerja_cli.rules.policy_table import PolicyTable

FAMILY = "distribusi"
ORGANISATION = ("Istimewa", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
TERBANYAK = "terbanyak"
MAKS_PERSEN, MIN_PERSEN = "maks_persen", "min_persen"
MAKS_JUMLAH, MIN_JUMLAH = "maks_jumlah", "min_jumlah"
_SHARES, _COUNTS = (MAKS_PERSEN, MIN_PERSEN), (MAKS_JUMLAH, MIN_JUMLAH)
_KINDS = (TERBANYAK, *_SHARES, *_COUNTS)


@dataclass(frozen=True, slots=True)
class Rule:
    """One demand on a group: `kelas` together are the largest, or within `batas`.

    Attributes:
        jenis: "terbanyak", "maks_persen", "min_persen", "maks_jumlah" or "min_jumlah".
    """

    jenis: str
    kelas: tuple[str, ...]
    batas: Decimal
    dasar: str
    belum_dikonfirmasi: bool = False


@dataclass(frozen=True, slots=True)
class DistributionPolicy(Head):
    """The demands of each predicate of the organisation, and when officials' ratings stand out.

    Attributes:
        kelas: the predicates of employees, the best first.
        pola: heights of the curve to draw, class by class.
        perbatasan: how far from an edge a figure is still borderline.
        isyarat_minimal: ratings an official must have decided before anything is said.
        isyarat_selisih: percentage points of Di Atas above the unit's share that are told.
        belum_dikonfirmasi: what our source leaves unsure, as footnotes.
    """

    kelas: tuple[str, ...]
    aturan: Mapping[str, tuple[Rule, ...]]
    pola: Mapping[str, Mapping[str, Decimal]]
    pola_dasar: str
    perbatasan: Closeness
    perbatasan_dasar: str
    isyarat_minimal: int
    isyarat_selisih: Decimal
    isyarat_dasar: str
    belum_dikonfirmasi: tuple[str, ...]


def _rule(table: PolicyTable, classes: tuple[str, ...]) -> Rule:
    speaks = table.words("kelas")
    if not speaks or set(speaks) - set(classes):
        raise ConfigError(
            f"Kebijakan {table.path}: “kelas” harus memuat kelas dari {', '.join(classes)}."
        )
    stated = [kind for kind in _KINDS if table.has(kind)]
    if len(stated) != 1:
        raise ConfigError(f"Kebijakan {table.path}: diperlukan satu dari {', '.join(_KINDS)}.")
    rule = Rule(
        stated[0],
        speaks,
        _bound(table, stated[0]),
        table.text("dasar"),
        table.flag("belum_dikonfirmasi"),
    )
    table.close()
    if rule.jenis == TERBANYAK and (len(speaks) != 1 or not rule.batas):
        raise ConfigError(
            f"Kebijakan {table.path}: “terbanyak” harus true dan berlaku untuk satu kelas."
        )
    return rule


def _bound(table: PolicyTable, kind: str) -> Decimal:
    if kind == TERBANYAK:
        return Decimal(table.flag(kind))
    bound = Decimal(table.count(kind)) if kind in _COUNTS else table.number(kind)
    if kind in _SHARES and not 0 <= bound <= HUNDRED:
        raise ConfigError(f"Kebijakan {table.path}: “{kind}” berisi {bound}; seharusnya 0–100.")
    return bound


def _rules(table: PolicyTable, classes: tuple[str, ...]) -> tuple[Rule, ...]:
    """Return the rules of one predicate; their classes are nested or disjoint, never crossing."""
    rules = tuple(_rule(entry, classes) for entry in table.tables("aturan"))
    table.close()
    for one, other in combinations({frozenset(rule.kelas) for rule in rules}, 2):
        if one & other and not (one <= other or other <= one):
            raise ConfigError(f"Kebijakan {table.path}: “kelas” dua aturan bersilangan.")
    if sum(rule.jenis == TERBANYAK for rule in rules) > 1:
        raise ConfigError(f"Kebijakan {table.path}: hanya satu kelas dapat menjadi terbanyak.")
    return rules


def _heights(table: PolicyTable, classes: tuple[str, ...]) -> dict[str, dict[str, Decimal]]:
    found = {}
    for name in ORGANISATION:
        row = table.table(name)
        found[name] = {kelas: row.number(kelas) for kelas in classes}
        row.close()
    table.close()
    return found


def parse(text: str, policy_id: str) -> DistributionPolicy:
    """Return the policy that a TOML text holds.

    Raises:
        ConfigError: the text is not sound; the message names the key.
    """
    return read({policy_id: text}, policy_id)


def read(texts: Mapping[str, str], policy_id: str) -> DistributionPolicy:
    """Return the policy `policy_id` out of the texts of all policy files, its bases merged in.

    Raises:
        ConfigError: the file is not sound; the message names the key.
    """
    top = PolicyTable(resolve(texts, policy_id), policy_id)
    classes = top.words("kelas")
    organisations, curve = top.table("organisasi"), top.table("pola")
    rules = {name: _rules(organisations.table(name), classes) for name in ORGANISATION}
    near, signals = top.table("perbatasan"), top.table("isyarat")
    curve_basis = curve.text("dasar")
    unsure = [rule.dasar for every in rules.values() for rule in every if rule.belum_dikonfirmasi]
    if curve.flag("belum_dikonfirmasi"):
        unsure.append(curve_basis)
    policy = DistributionPolicy(
        **head_fields(top, FAMILY, (FAMILY,)),
        kelas=classes,
        aturan=rules,
        pola=_heights(curve.table("tinggi"), classes),
        pola_dasar=curve_basis,
        perbatasan=closeness.read(near),
        perbatasan_dasar=near.text("dasar"),
        isyarat_minimal=signals.count("minimal_dinilai"),
        isyarat_selisih=signals.number("selisih_persen"),
        isyarat_dasar=signals.text("dasar"),
        belum_dikonfirmasi=tuple(dict.fromkeys(unsure)),
    )
    for table in (organisations, curve, near, signals, top):
        table.close()
    return policy


def summary(policy: DistributionPolicy) -> list[SummaryLine]:
    """Return what the policy says, line by line, each with its article."""
    lines = [heading(policy)]
    for predicate, rules in policy.aturan.items():
        for rule in rules:
            source = Citation(rule.dasar, rule.belum_dikonfirmasi)
            lines.append((f"Predikat organisasi {predicate}: {told(rule)}.", str(source)))
    curve = Citation(policy.pola_dasar, policy.pola_dasar in policy.belum_dikonfirmasi)
    for predicate, heights in policy.pola.items():
        words = ", ".join(f"{name} {show(height)}" for name, height in heights.items())
        lines.append((f"Tinggi kurva pada predikat organisasi {predicate}: {words}.", str(curve)))
    near = f"Kasus perbatasan: {policy.perbatasan.words(matrix=True)}."
    signal = (
        f"Rating seorang pejabat penilai patut ditinjau sejak ia menilai {policy.isyarat_minimal} "
        f"pegawai dan bagian Di Atas Ekspektasi darinya paling sedikit "
        f"{show(policy.isyarat_selisih)} poin persen di atas bagian seluruh unit."
    )
    return [*lines, (near, policy.perbatasan_dasar), (signal, policy.isyarat_dasar)]


def told(rule: Rule) -> str:
    """Return the demand of a rule in words."""
    who = " dan ".join(rule.kelas)
    together = " bersama-sama" if len(rule.kelas) > 1 else ""
    bound = show(rule.batas)
    return {
        TERBANYAK: f"{who} adalah kelas terbanyak",
        MAKS_PERSEN: f"{who}{together} paling banyak {bound} %",
        MIN_PERSEN: f"{who}{together} paling sedikit {bound} %",
        MAKS_JUMLAH: f"{who}{together} paling banyak {bound} pegawai"
        if rule.batas
        else f"tidak seorang pun {who}",
        MIN_JUMLAH: f"{who}{together} paling sedikit {bound} pegawai",
    }[rule.jenis]
