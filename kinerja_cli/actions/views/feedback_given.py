"""Feedback that somebody gave, by what it is about: an indicator, a BerAKHLAK value, the period."""

from collections.abc import Iterable, Mapping, Sequence

from kinerja_cli.reports.view_development import GivenView
from kinerja_cli.rules.model import BERAKHLAK, Indicator
from kinerja_cli.rules.names import key
from kinerja_cli.rules.periods import Period, from_id
from kinerja_cli.rules.reported import Feedback

_LEADER = "Pimpinan"
"""Who gives the feedback that stands beside a realisation: that column is the leader's."""


class Given:
    """The feedback of one employee in one period.

    Feedback is about an indicator or a value when its text names it; else about the period, and the
    forms have it under CATATAN/REKOMENDASI.
    """

    def __init__(
        self, told: Sequence[Feedback], indicators: Iterable[Indicator], period: Period
    ) -> None:
        """Sort the feedback."""
        self._of_indicator: dict[int, list[str]] = {}
        self._of_value: dict[str, list[str]] = {}
        self.unplaced: list[str] = []
        self.all: list[GivenView] = []
        known = list(indicators)
        for one in known:
            for part in (period, *period.parts):
                report = one.realisations.get(str(part))
                if report and report.umpan_balik:
                    text = _signed(_LEADER, report.umpan_balik, part, period)
                    self._of_indicator.setdefault(one.butir_id, []).append(text)
                    self.all.append(
                        GivenView(part.words, _LEADER, report.umpan_balik, one.indikator)
                    )
        for feedback in told:
            self._sort(feedback, known, period)

    def _sort(self, feedback: Feedback, known: Sequence[Indicator], period: Period) -> None:
        part = from_id(feedback.periode)
        text = _signed(feedback.pemberi, feedback.isi, part, period)
        words = f" {key(feedback.isi)} "
        named = [one for one in known if f" {key(one.indikator)} " in words]
        values = [name for name in BERAKHLAK if f" {key(name)} " in words]
        about = ""
        if named:
            chosen = max(named, key=lambda one: len(one.indikator))
            self._of_indicator.setdefault(chosen.butir_id, []).append(text)
            about = chosen.indikator
        elif values:
            for name in values:
                self._of_value.setdefault(name, []).append(text)
            about = ", ".join(values)
        else:
            self.unplaced.append(text)
        self.all.append(GivenView(part.words, feedback.pemberi, feedback.isi, about))

    def of_indicator(self, number: int) -> tuple[str, ...]:
        """Return what was said about one indicator, each with who said it."""
        return tuple(self._of_indicator.get(number, ()))

    def of_value(self, name: str) -> tuple[str, ...]:
        """Return what was said about one BerAKHLAK value."""
        return tuple(self._of_value.get(name, ()))

    @property
    def by_indicator(self) -> Mapping[int, Sequence[str]]:
        """Number of an indicator → what was said about it."""
        return self._of_indicator


def _signed(giver: str, text: str, part: Period, period: Period) -> str:
    """Return feedback as the form prints it: begun by its giver, with the part of a longer period."""
    when = f" ({part.words})" if part != period else ""
    return f"{giver}{when}: {text}" if giver else f"{part.words}: {text}" if when else text
