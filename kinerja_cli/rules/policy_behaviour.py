"""The table [perilaku] of a policy, strictly read."""

from decimal import Decimal

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules.model import RATINGS
from kinerja_cli.rules.numbers import HUNDRED
from kinerja_cli.rules.policy import Behaviour, RaterGroup
from kinerja_cli.rules.policy_scale import scale
from kinerja_cli.rules.policy_table import PolicyTable
from kinerja_cli.rules.scales import Scale

RATERS = ("Atasan", "Rekan", "Bawahan", "Diri")


def _groups(table: PolicyTable) -> dict[str, RaterGroup]:
    """Return the rater groups; one without weight needs no minimum."""
    groups = {}
    for name in RATERS:
        entry = table.table(name)
        weight = entry.number("bobot")
        # Whoever counts for nothing may still bear the minimum of the file it extends.
        minimum = entry.count("minimal") if weight or entry.has("minimal") else 0
        if weight < 0 or (weight and not minimum):
            raise ConfigError(
                f"Kebijakan {entry.path}: bobot tidak boleh negatif, dan kelompok yang berbobot "
                "perlu minimal 1 penilai."
            )
        groups[name] = RaterGroup(weight, minimum)
        entry.close()
    counting = [group.bobot for group in groups.values() if group.bobot]
    if sum(counting) != HUNDRED and any(weight != 1 for weight in counting):
        raise ConfigError(
            f"Kebijakan {table.path}: bobot kelompok harus berjumlah 100, atau semuanya 1 (sama berat)."
        )
    return groups


def behaviour(table: PolicyTable, *, rated: bool) -> Behaviour:
    """Return how marks become a value; `rated`: with bands for a rating."""
    equal, groups = table.table("setara"), table.table("kelompok")
    by_number = table.choice("skala", ("sebutan", "angka")) == "angka"
    value = Behaviour(
        selalu_angka=by_number,
        nilai={} if by_number else _by_rating(table.table("nilai")),
        rating=_closed_scale(table.table("rating")) if rated and not by_number else None,
        angka=_closed_scale(table.table("angka")) if rated else None,
        setara_dasar=equal.basis(),
        setara=_by_rating(equal),
        kelompok=_groups(groups),
        kelompok_dasar=groups.basis(),
        dasar=table.basis(),
    )
    groups.close()
    table.close()
    return value


def _closed_scale(table: PolicyTable) -> Scale:
    made = scale(table, RATINGS)
    table.close()
    return made


def _by_rating(table: PolicyTable) -> dict[str, Decimal]:
    """Return a number for each of the three ratings."""
    found = {rating: table.number(rating) for rating in RATINGS}
    table.close()
    return found
