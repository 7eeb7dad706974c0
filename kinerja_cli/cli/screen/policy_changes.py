"""The values in which two policies differ, each with the articles on both sides."""

from collections.abc import Sequence
from typing import Any

from kinerja_cli.actions.policy_views import PolicyDiffResult
from kinerja_cli.cli.screen.terminal import paragraph, say, say_json
from kinerja_cli.rules.policy_diff import Change
from kinerja_cli.rules.policy_leaves import Leaf

_NONE = "tidak ada"


def show(result: PolicyDiffResult, *, detailed: bool) -> None:
    """Print what differs; with `detailed` each key as the file spells it."""
    a, b = result.a, result.b
    paragraph(f"A: {a.id}, {a.judul}", hanging=3)
    paragraph(f"B: {b.id}, {b.judul}", hanging=3)
    say()
    if not result.ubahan:
        say("Isi keduanya sama.")
        return
    change_lines(result.ubahan, names=("A", "B"), detailed=detailed)
    say()
    say(f"{len(result.ubahan)} isian berbeda.")


def change_lines(
    changes: Sequence[Change], *, names: tuple[str, str], detailed: bool = False
) -> None:
    """Print changes article by article, so that an article stands once for all it covers."""
    for at, one in enumerate(changes):
        words = f"{_value(one.a)} → {_value(one.b)}"
        if one.hanya_dasar:
            words = "isinya sama, dasarnya lain"
        key = f"  [{one.kunci}]" if detailed else ""
        paragraph(f"{one.judul}: {words}{key}", indent=2, hanging=2)
        following = changes[at + 1] if at + 1 < len(changes) else None
        if following is None or _bases(following) != _bases(one):
            _articles(one, names)


def _value(leaf: Leaf | None) -> str:
    return leaf.tampil if leaf else _NONE


def _bases(change: Change) -> tuple[str, str]:
    return tuple(leaf.dasar if leaf else "" for leaf in (change.a, change.b))  # type: ignore[return-value]  # two


def _articles(change: Change, names: tuple[str, str]) -> None:
    bases = _bases(change)
    if bases[0] == bases[1]:
        if bases[0]:
            paragraph(f"Dasar: {bases[0]}", indent=6, hanging=2)
        return
    for name, basis in zip(names, bases, strict=True):
        if basis:
            paragraph(f"Dasar {name}: {basis}", indent=6, hanging=2)


def show_json(result: PolicyDiffResult) -> None:
    """Print what differs as JSON."""

    def side(leaf: Leaf | None) -> dict[str, Any] | None:
        return {"nilai": leaf.teks, "dasar": leaf.dasar or None} if leaf else None

    say_json(
        {
            "a": result.a.id,
            "b": result.b.id,
            "berbeda": [
                {"kunci": one.kunci, "apa": one.apa, "a": side(one.a), "b": side(one.b)}
                for one in result.ubahan
            ],
        }
    )
