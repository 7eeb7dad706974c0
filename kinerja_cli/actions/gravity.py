"""How much weighs what happened to somebody between two results: what orders those who moved."""

from decimal import Decimal

from kinerja_cli.actions.attribution import RESULTS
from kinerja_cli.rules.numbers import decimal_or_none
from kinerja_cli.store.results import Stored


def weight(
    old: Stored, new: Stored, old_classes: tuple[str, ...], new_classes: tuple[str, ...]
) -> tuple[bool, int, Decimal, str]:
    """Return what orders the list: another predikat first, the deepest fall first, then size."""
    before, after = _rank(old.predikat, old_classes), _rank(new.predikat, new_classes)
    return (old.predikat == new.predikat, before - after, -_size(old, new), new.nip)


def _rank(predicate: str | None, classes: tuple[str, ...]) -> int:
    """Return a class's place, the best 0; having none is below the worst."""
    return classes.index(predicate) if predicate in classes else len(classes)


def _size(old: Stored, new: Stored) -> Decimal:
    """Return the largest change of a number among the components."""
    changes = [Decimal(0)]
    for name in RESULTS:
        before, after = getattr(old, name), getattr(new, name)
        if isinstance(before, str) or isinstance(after, str):
            numbers = [decimal_or_none(text) for text in (before, after)]
            if any(number is not None for number in numbers):
                changes.append(abs((numbers[0] or Decimal(0)) - (numbers[1] or Decimal(0))))
    return max(changes)
