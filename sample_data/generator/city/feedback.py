"""Feedback sentences that name the indicator and its figures.

Law of the city: no sentence stands at more than three employees in one period.
The writer keeps count and stays silent rather than repeat itself.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict

from city.catalog import load_toml
from city.model import Figure, Indicator, Spec, period_code
from city.suggestion import attainment

ROMAN = ("tahun", "TW I", "TW II", "TW III", "TW IV")
MOST = 3
SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [part.strip() for part in SENTENCE_END.split(text) if part.strip()]


def figure(value: Figure, spec: Spec) -> str:
    """A figure the way an Indonesian officer writes it."""
    if isinstance(value, str):
        words = value
    elif isinstance(value, int):
        words = f"{value:,}".replace(",", ".")
    else:
        places = 3 if abs(value) < 1 else 2
        words = f"{value:.{places}f}".rstrip("0").rstrip(".").replace(".", ",")
    if spec.unit in ("Nilai", "Indeks", "Predikat", "Opini", "Level", "Uraian"):
        return words
    unit = spec.unit if spec.unit.isupper() else spec.unit.lower()
    return f"{words} {unit}"


def uncapital(text: str) -> str:
    """Lower-case the first letter unless the word is an abbreviation."""
    return text if len(text) > 1 and text[1].isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """Upper-case the first letter."""
    return text[:1].upper() + text[1:]


def quarter_name(year: int, quarter: int) -> str:
    """`TW II 2024`, or `tahun 2024` for quarter 0."""
    return f"{ROMAN[quarter]} {year}"


class FeedbackWriter:
    """Writes feedback and keeps the law."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.pool = load_toml("feedback.toml")
        self.used: dict[tuple[str, str], set[str]] = defaultdict(set)

    def admit(self, period: str, nip: str, text: str) -> bool:
        """Whether every sentence may still be used; if so, count it."""
        parts = sentences(text)
        if any(len(self.used[period, part] | {nip}) > MOST for part in parts):
            return False
        for part in parts:
            self.used[period, part].add(nip)
        return True

    def first_free(
        self, rng: random.Random, period: str, nip: str, choices: list[str], slots: dict[str, str]
    ) -> str:
        """A template whose sentence is still free, filled in; empty when none is."""
        for template in rng.sample(choices, len(choices)):
            text = template.format(**slots)
            if self.admit(period, nip, text):
                return text
        return ""

    def kind(self, row: Indicator, quarter: int) -> str | None:
        """Which pool of facts fits a result."""
        target, result = row.targets[quarter], row.results[quarter]
        percent = attainment(row, target, result)
        if percent is None:
            return None
        if row.spec.polarity == "Stabil" or (isinstance(target, str) and " - " in target):
            return "band"
        if abs(percent - 100) < 0.05:
            return "met"
        low = "_low" if row.spec.polarity == "Turun" else ""
        return ("above" if percent > 100 else "near" if percent >= 95 else "below") + low

    def slots(self, row: Indicator, quarter: int) -> dict[str, str]:
        """Everything a template may name."""
        target, result = row.targets[quarter], row.results[quarter]
        gap = ""
        if not isinstance(target, str) and not isinstance(result, str):
            gap = figure(round(abs(target - result), 3), row.spec).replace(
                " persen", " poin persen"
            )
        following = row.targets.get(quarter + 1)
        ahead = f"{ROMAN[quarter + 1]}" if quarter < 4 else f"tahun {row.year + 1}"
        if following is not None:
            word = "batas" if row.spec.polarity == "Turun" else "target"
            goal = f"{word} {figure(following, row.spec)} pada {ahead} tercapai"
        else:
            goal = f"{uncapital(row.text)} lebih baik pada {ahead}"
        return {
            "ind": uncapital(row.text),
            "Ind": capital(row.text),
            "real": figure(result, row.spec),
            "target": figure(target, row.spec),
            "gap": gap,
            "tw": quarter_name(row.year, quarter),
            "next": ahead,
            "advice": row.advice,
            "goalphrase": goal,
        }

    def trend(self, row: Indicator, quarter: int) -> tuple[str, dict[str, str]] | None:
        """Comparison with the quarter before, where the targets are alike."""
        if quarter - 1 not in row.results or row.spec.rollup not in ("Jumlah", "Rata-rata"):
            return None
        now, before = row.results[quarter], row.results[quarter - 1]
        if isinstance(now, str) or isinstance(before, str) or row.spec.polarity == "Stabil":
            return None
        if row.targets.get(quarter - 1) != row.targets[quarter] or now == before:
            return None
        better = (now > before) != (row.spec.polarity == "Turun")
        slots = {"before": ROMAN[quarter - 1], "prev": figure(before, row.spec)}
        return ("better" if better else "worse"), slots

    def on_result(self, nip: str, row: Indicator, quarter: int) -> str:
        """Feedback on one result; may be empty."""
        period = period_code(row.year, quarter)
        rng = random.Random(f"{self.seed}:feedback:{nip}:{row.text}:{period}")
        if quarter not in row.targets or not row.advice:
            return ""
        kind = self.kind(row, quarter)
        if kind is None:
            return ""
        slots = self.slots(row, quarter)
        parts = [self.first_free(rng, period, nip, self.pool["fact"][kind], slots)]
        if not parts[0]:
            return ""
        trend = self.trend(row, quarter)
        percent_is_low = kind.startswith(("below", "near"))
        if trend and (trend[0] == "better" or percent_is_low) and rng.random() < 0.4:
            parts.append(
                self.first_free(rng, period, nip, self.pool["trend"][trend[0]], slots | trend[1])
            )
        pool = {"near": "below", "band": "met"}.get(
            kind.removesuffix("_low"), kind.removesuffix("_low")
        )
        if pool == "below" or rng.random() < 0.6:
            parts.append(self.first_free(rng, period, nip, self.pool["advice"][pool], slots))
        return " ".join(part for part in parts if part)

    def on_decision(
        self,
        nip: str,
        year: int,
        quarter: int,
        work: str | None,
        parts: list[tuple[Indicator, Figure, Figure, float]],
    ) -> str:
        """The note beside a rating: strongest and weakest indicator, then what to do."""
        period = period_code(year, quarter)
        rng = random.Random(f"{self.seed}:note:{nip}:{period}")
        usable = [part for part in parts if part[0].advice]
        if not usable:
            return ""
        best, worst = max(usable, key=lambda p: p[3]), min(usable, key=lambda p: p[3])
        slots = {
            "tw": quarter_name(year, quarter),
            "advice": worst[0].advice,
            "next": ROMAN[quarter + 1] if 0 < quarter < 4 else f"tahun {year + 1}",
        }
        for name, (row, target, result, _) in (("best", best), ("worst", worst)):
            slots[name] = uncapital(row.text)
            slots[name.capitalize()] = capital(row.text)
            slots[f"{name}real"] = figure(result, row.spec)
            slots[f"{name}target"] = figure(target, row.spec)
        if work == "Di Bawah Ekspektasi":
            pool = "low"
        elif best[3] < 98 and best is not worst:
            pool = "fair"
        else:
            pool = "good" if worst[3] >= 97 or best is worst else "mixed"
        text = self.first_free(rng, period, nip, self.pool["note"][pool], slots)
        if text and rng.random() < 0.75:
            text += " " + self.first_free(rng, period, nip, self.pool["note"]["follow"], slots)
        return text.strip()
