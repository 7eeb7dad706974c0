"""Scales that name an achievement, as published performance reports print them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.bands import Bands
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


@dataclass(frozen=True, slots=True)
class AchievementScale:
    """A scale; `tanpa_target` is its label for an achievement that cannot be had, "" for none."""

    head: Head
    kelas: Bands
    sumber: Citation
    tanpa_target: str
    belum_dikonfirmasi: tuple[str, ...]


def parse(texts: Mapping[str, str], policy_id: str) -> AchievementScale:
    """Return the policy `policy_id` of family skala-capaian.

    Raises:
        ConfigError: the file is not sound.
    """
    top, head = opened(texts, policy_id, "skala-capaian", "skala")
    table = top.table("skala")
    source = cited(table)
    without = table.text("tanpa_target") if table.has("tanpa_target") else ""
    scale = AchievementScale(
        head, read_bands(table, table.count("desimal")), source, without, footnotes(source)
    )
    table.close()
    top.close()
    return scale


def classify(value: Decimal | None, scale: AchievementScale) -> tuple[str | None, str]:
    """Return the label of an achievement in percent, and a note ("" for none).

    The value is rounded half up to the decimals of the scale. A missing value is not zero: it has
    no label, or that of the scale for a missing target. The note tells of a value for which the
    printed table has no class.
    """
    if value is None:
        return scale.tanpa_target or None, ""
    band, note = scale.kelas.place(value)
    return band.kelas, note


def summary(scale: AchievementScale) -> list[SummaryLine]:
    """Return what the scale says, line by line, each with its article."""
    lines = [heading(scale.head), (f"Kelas capaian: {scale.kelas.words}.", str(scale.sumber))]
    if scale.tanpa_target:
        lines.append((f"Tanpa target: {scale.tanpa_target}.", str(scale.sumber)))
    return lines
