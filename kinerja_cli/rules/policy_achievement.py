"""The tables of a policy that make a capaian: formulas, bounds, ordered categories."""

from itertools import pairwise

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules.policy import Achievement, Categories, Curve, Efficiency, Formula
from kinerja_cli.rules.policy_table import PolicyTable

FORMULAS = ("naik", "turun-2t", "turun-tr", "stabil", "efisiensi")


def formulas(
    table: PolicyTable, names: tuple[str, ...], *, needed: bool = False
) -> dict[str, Formula]:
    """Return the formula of each name, with its article."""
    found = {}
    for name in names:
        if needed or table.has(name):
            entry = table.table(name)
            found[name] = Formula(entry.choice("rumus", FORMULAS), entry.basis())
            entry.close()
    table.close()
    return found


def efficiency(table: PolicyTable) -> Efficiency:
    """Return the formula of waktu and biaya."""
    value = Efficiency(
        table.number("pengali"), table.number("batas"), table.number("pangkal"), table.basis()
    )
    table.close()
    return value


def achievement(table: PolicyTable) -> Achievement:
    """Return floor, cap and rounding of a capaian."""
    turned = ("temuan", "terbalik")
    value = Achievement(
        batas_bawah=table.number("batas_bawah"),
        batas_atas=None if table.flag("tanpa_batas_atas") else table.number("batas_atas"),
        desimal=table.count("desimal") if table.has("desimal") else None,
        terbalik=table.has("target_negatif")
        and table.choice("target_negatif", turned) == "terbalik",
        dasar=table.basis(),
    )
    table.close()
    return value


def curve(table: PolicyTable) -> Curve:
    """Return the points that `stabil` is led through."""
    points = tuple((x, y) for x, y in table.pairs("titik"))
    if len(points) < 2 or any(a[0] >= b[0] for a, b in pairwise(points)):  # noqa: PLR2004
        raise ConfigError(
            f"Kebijakan {table.path}: titik harus naik menurut angka pertama, paling sedikit dua."
        )
    value = Curve(points, table.basis())
    table.close()
    return value


def categories(table: PolicyTable) -> Categories:
    """Return the ordered categories and what a class is worth."""
    scales = table.table("skala")
    value = Categories(
        table.number("naik_per_kelas"),
        table.number("turun_per_kelas"),
        table.number("batas_bawah"),
        {name: scales.words(name) for name in scales.rest()},
        table.basis(),
    )
    table.close()
    return value
