"""What follows from scores, over all offices: angka kredit, the nine boxes, how much is known."""

from collections.abc import Iterable, Sequence

from kinerja_cli.actions.views.government_tally import TOP, Rungs, Tally
from kinerja_cli.reports.view_ringkasan import BoxView, CoverView, CreditView
from kinerja_cli.rules.consequences import SidePolicies
from kinerja_cli.rules.credit_policy import CreditPolicy
from kinerja_cli.rules.numbers import HUNDRED, round_half_up


def credit(found: Sequence[Tally], side: SidePolicies) -> tuple[CreditView, ...] | None:
    """Return angka kredit by office and jenjang; None where no regulation on it is in force."""
    if side.angka_kredit is None:
        return None
    return tuple(
        _credit(one.unit, name, one.kredit[name])
        for one in found
        for name in _ordered(one.kredit, side.angka_kredit)
    )


def rungs(found: Sequence[Tally], side: SidePolicies) -> tuple[CreditView, ...]:
    """Return angka kredit of every jenjang that anybody has, over all offices."""
    if side.angka_kredit is None:
        return ()
    sums: dict[str, Rungs] = {}
    for one in found:
        for name, rung in one.kredit.items():
            whole = sums.setdefault(name, Rungs())
            whole.orang += rung.orang
            whole.bernilai += rung.bernilai
            whole.jumlah += rung.jumlah
    return tuple(_credit("", name, sums[name]) for name in _ordered(sums, side.angka_kredit))


def _ordered(names: Iterable[str], policy: CreditPolicy) -> list[str]:
    """Return names of jenjang in the regulation's order, unknown ones last."""
    known = [rung.nama for rung in policy.jenjang.values()]
    return sorted(
        names, key=lambda name: (known.index(name) if name in known else len(known), name)
    )


def _credit(unit: str, name: str, rung: Rungs) -> CreditView:
    total = rung.jumlah if rung.bernilai else None
    return CreditView(unit, name, rung.orang, rung.bernilai, total)


def boxes(found: Sequence[Tally], side: SidePolicies) -> tuple[BoxView, ...] | None:
    """Return the nine boxes, the highest first; only the highest names its people."""
    if side.talenta is None:
        return None
    top = tuple((name, one.unit) for one in found for name in one.puncak)
    ordered = sorted(side.talenta.kotak.values(), key=lambda box: -box.nomor)
    return tuple(
        BoxView(
            box.nomor,
            box.kinerja,
            box.potensial,
            box.rekomendasi,
            sum(one.kotak[box.nomor] for one in found),
            top if box.nomor == TOP else (),
        )
        for box in ordered
    )


def cover(unit: str, found: Sequence[Tally]) -> CoverView:
    """Return how much is known for the talent map of the people of some offices."""
    people, assessed = sum(one.jumlah for one in found), sum(one.dinilai for one in found)
    return CoverView(
        unit,
        people,
        assessed,
        round_half_up(HUNDRED * assessed / people, 1) if people else round_half_up(HUNDRED * 0, 1),
        sum(one.kotak.total() for one in found),
        sum(one.bercelah for one in found),
    )
