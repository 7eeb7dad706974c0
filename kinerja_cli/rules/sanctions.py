"""Days of absence without reason and the discipline sanction they may lead to (PP 94/2021)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.errors import ConfigError
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

LEVELS = ("Ringan", "Sedang", "Berat")
"""Levels of a sanction, the lightest first, as sheets spell them."""


@dataclass(frozen=True, slots=True)
class DayClass:
    """A sanction and the working days from which it applies.

    Attributes:
        hari: its lower edge, in working days.
        tingkat: one of `LEVELS`.
        sanksi: the sanction in words.
    """

    hari: int
    tingkat: str
    sanksi: str
    sumber: Citation


@dataclass(frozen=True, slots=True)
class SanctionPolicy:
    """The classes by days.

    Attributes:
        kelas: by days counted over the calendar year, the fewest days first.
        berturut: by days in a row, weekends and holidays neither counted nor breaking the row.
    """

    head: Head
    kelas: tuple[DayClass, ...]
    berturut: DayClass
    belum_dikonfirmasi: tuple[str, ...]


def parse(texts: Mapping[str, str], policy_id: str) -> SanctionPolicy:
    """Return the policy `policy_id` of family hukuman-disiplin.

    Raises:
        ConfigError: the file is not sound.
    """
    top, head = opened(texts, policy_id, "hukuman-disiplin", "hari")
    classes = sorted((_day_class(one) for one in top.tables("kumulatif")), key=lambda c: c.hari)
    row = _day_class(top.table("berturut_turut"))
    top.close()
    if not classes or len({one.hari for one in classes}) < len(classes):
        raise ConfigError(f"Kebijakan {policy_id}: tiap “hari” pada “kumulatif” harus berlainan.")
    unsure = footnotes(*(one.sumber for one in (*classes, row)))
    return SanctionPolicy(head, tuple(classes), row, unsure)


def _day_class(table: PolicyTable) -> DayClass:
    """Return one class; `{persen}` and `{bulan}` of its words are numbers of the file."""
    days, level, source = table.count("hari"), table.choice("tingkat", LEVELS), cited(table)
    words = table.text("sanksi")
    for name in ("persen", "bulan"):
        if "{" + name + "}" in words:
            words = words.replace("{" + name + "}", str(table.count(name)))
    table.close()
    return DayClass(days, level, words, source)


def for_days(days: Decimal, policy: SanctionPolicy) -> DayClass | None:
    """Return the class of days counted over the calendar year, None below the first."""
    reached = [one for one in policy.kelas if days >= one.hari]
    return reached[-1] if reached else None


def for_row(days: Decimal, policy: SanctionPolicy) -> DayClass | None:
    """Return the class of working days in a row, None when they are too few."""
    return policy.berturut if days >= policy.berturut.hari else None


def summary(policy: SanctionPolicy) -> list[SummaryLine]:
    """Return what the policy says, line by line, each with its article."""
    lines = [heading(policy.head)]
    for at, one in enumerate(policy.kelas):
        following = policy.kelas[at + 1 :]
        days = f"{one.hari} hari kerja atau lebih"
        if following:
            until = following[0].hari - 1
            days = (
                f"{one.hari} hari kerja" if until == one.hari else f"{one.hari}–{until} hari kerja"
            )
        lines.append((f"{days} setahun: {one.tingkat}, {one.sanksi}.", str(one.sumber)))
    row = policy.berturut
    lines.append(
        (f"{row.hari} hari kerja berturut-turut: {row.tingkat}, {row.sanksi}.", str(row.sumber))
    )
    return lines
