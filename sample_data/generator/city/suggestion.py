"""What the figures suggest, so that most invented decisions look sensible.

This is not a scorer, only enough arithmetic to make decisions plausible.
"""

from __future__ import annotations

from city.model import RATINGS, Figure, Indicator
from city.results import SCALES
from city.targets import roll_up


def attainment(row: Indicator, target: Figure, result: Figure) -> float | None:
    """Percent attained, capped at 120; None for words."""
    spec = row.spec
    if isinstance(target, str) and " - " in target:
        low, high = (float(x) for x in target.split(" - "))
        if low <= result <= high:
            return 100.0
        return result / low * 100 if result < low else 200 - result / high * 100
    if isinstance(target, str) or isinstance(result, str):
        scale = next((s for s in SCALES if target in s and result in s), None)
        if scale is None:
            return None
        ahead = scale.index(target) - scale.index(result)
        return 100.0 + (10 * ahead if ahead > 0 else 20 * ahead)
    if target == 0:
        return 100.0 if result == 0 else 0.0
    ratio = result / target * 100
    if spec.formula == "turun-tr":
        ratio = 120.0 if result == 0 else target / result * 100
    elif spec.polarity == "Turun" or (spec.polarity == "Stabil" and ratio > 100):
        ratio = 200 - ratio
    return max(0.0, min(120.0, ratio))


def scored(
    rows: list[Indicator], quarter: int
) -> list[tuple[Indicator, Figure, Figure, float]] | None:
    """Main indicators with target, result and percent; None when one is missing.

    Quarter 0 is the year, rolled up from the quarters.
    """
    found = []
    for row in rows:
        if row.extra:
            continue
        if quarter:
            if quarter not in row.targets:
                continue
            target, result = row.targets[quarter], row.results.get(quarter)
        else:
            if any(q not in row.results for q in row.targets):
                return None
            target = row.annual
            result = roll_up([row.results[q] for q in sorted(row.results)], row.spec.rollup)
        if result is None:
            return None
        percent = attainment(row, target, result)
        if percent is not None:
            found.append((row, target, result, percent))
    return found or None


def work_rating(rows: list[Indicator], quarter: int) -> str | None:
    """Rating hasil kerja the figures suggest."""
    parts = scored(rows, quarter)
    if not parts:
        return None
    weights = [row.weight or 1 for row, *_ in parts]
    total = sum(w * p for w, (*_, p) in zip(weights, parts, strict=True)) / sum(weights)
    total = round(total, 2)
    return RATINGS[2] if total > 100 else RATINGS[1] if total >= 90 else RATINGS[0]


def manner_rating(values: list[str] | list[int]) -> str:
    """Rating perilaku kerja the seven values suggest."""
    if isinstance(values[0], str):
        mean = sum(RATINGS.index(v) + 1 for v in values) / len(values)
        return RATINGS[2] if mean >= 2.5 else RATINGS[1] if mean >= 1.5 else RATINGS[0]
    mean = sum(values) / len(values)
    return RATINGS[2] if mean >= 91 else RATINGS[1] if mean >= 76 else RATINGS[0]
