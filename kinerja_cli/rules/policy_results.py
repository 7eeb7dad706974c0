"""The table [hasil_kerja] of a policy: how capaian become a value, strictly read."""

from decimal import Decimal
from itertools import pairwise

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules.model import RATINGS, RENCANA_AKSI, UTAMA
from kinerja_cli.rules.policy_scale import scale
from kinerja_cli.rules.policy_table import PolicyTable
from kinerja_cli.rules.result_values import Extra, Joining, LeaderValues, Line, PlanValues, Results
from kinerja_cli.rules.scales import Band

CATEGORIES = ("Sangat Baik", "Baik", "Cukup", "Kurang", "Sangat Kurang")
WAYS = ("tertimbang", "kegiatan", "kategori")


def results(table: PolicyTable, *, rated: bool) -> Results:
    """Return how the nilai hasil kerja comes about; `rated`: with bands for a rating."""
    way = table.choice("cara", WAYS)
    by_category = way == "kategori"
    value = Results(
        cara=way,
        ambang=scale(table, RATINGS) if rated else None,
        dasar=table.basis(),
        batas_atas=table.number("batas_atas") if table.has("batas_atas") else None,
        pimpinan=_leaders(table.table("pimpinan")) if by_category else None,
        pegawai=_plans(table.table("pegawai")) if by_category else None,
        tambahan=_extra(table.table("tambahan")) if by_category else None,
    )
    table.close()
    return value


def _leaders(table: PolicyTable) -> LeaderValues:
    weights, periodic = table.table("bobot"), table.table("bobot_periodik")
    lines = tuple(_line(entry) for entry in table.tables("garis"))
    for upper, lower in pairwise(lines):
        if upper.edge.lebih_dari is not None and upper.edge.lebih_dari != lower.sampai:
            raise ConfigError(
                f"Kebijakan {table.path}: garis {lower.kategori} berakhir di {lower.sampai}, yang di "
                f"atasnya mulai di atas {upper.edge.lebih_dari}; keduanya harus sama."
            )
    value = LeaderValues(
        garis=lines,
        target_maksimum=table.number("target_maksimum"),
        dasar=table.basis(),
        bobot=_kinds(weights),
        bobot_dasar=weights.basis(),
        periodik=_kinds(periodic),
        periodik_dasar=periodic.basis(),
    )
    for one in (weights, periodic, table):
        one.close()
    return value


def _kinds(table: PolicyTable) -> dict[str, Decimal]:
    return {UTAMA: table.number("utama"), RENCANA_AKSI: table.number("rencana_aksi")}


def _line(entry: PolicyTable) -> Line:
    kategori = entry.choice("kategori", CATEGORIES)
    if entry.has("lebih_dari"):
        line = Line(
            kategori,
            Band(kategori, lebih_dari=entry.number("lebih_dari")),
            entry.number("nilai"),
        )
    elif entry.has("nilai"):
        line = Line(kategori, Band(kategori, entry.number("dari")), entry.number("nilai"))
    else:
        start = entry.number("dari")
        line = Line(
            kategori,
            Band(kategori, start),
            None,
            start,
            entry.number("sampai"),
            entry.number("nilai_dari"),
            entry.number("nilai_sampai"),
        )
        if line.sampai <= line.dari:
            raise ConfigError(f"Kebijakan {entry.path}: “sampai” harus di atas “dari”.")
    entry.close()
    return line


def _plans(table: PolicyTable) -> PlanValues:
    rules = []
    for entry in table.tables("gabungan"):
        joined = entry.choice("menjadi", CATEGORIES)
        rule = Joining(joined)
        if entry.has("kategori"):
            name = entry.choice("kategori", CATEGORIES)
            rule = Joining(joined, name, entry.count("sedikitnya"))
            if not rule.sedikitnya:
                raise ConfigError(f"Kebijakan {entry.path}: “sedikitnya” paling kecil 1.")
        entry.close()
        rules.append(rule)
    if not rules or rules[-1].kategori:
        raise ConfigError(f"Kebijakan {table.path}: aturan gabungan terakhir harus tanpa kategori.")
    values = table.table("nilai")
    value = PlanValues(
        kategori=scale(table, CATEGORIES, "kategori"),
        gabungan=tuple(rules),
        nilai={name: values.number(name) for name in CATEGORIES},
        dasar=table.basis(),
    )
    values.close()
    table.close()
    return value


def _extra(table: PolicyTable) -> Extra:
    percent = table.table("persen")
    value = Extra(
        persen={name: percent.number(name) for name in CATEGORIES},
        bobot_bawaan=table.number("bobot_bawaan"),
        batas_atas=table.number("batas_atas"),
        dasar=table.basis(),
    )
    percent.close()
    table.close()
    return value
