"""Proof that each date has one automatic policy of a family, and the dates that have none."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations

from kinerja_cli.rules.names import unit_key
from kinerja_cli.rules.periods import day_words
from kinerja_cli.rules.policy_families import KINERJA, Card
from kinerja_cli.rules.proof import Note, Proof, proven

ONE = "satu kebijakan otomatis pada satu tanggal"


def overlaps(cards: Iterable[Card], own: frozenset[str], only: str = "") -> list[Proof]:
    """Return, per family, that no two policies are picked for the same date and office.

    The office's own come before those in the box, one for an office before one for all, one for a
    kind of period before one for any: only two of the same rank are a fault. With `only` the pairs
    that it is part of.
    """
    families: dict[str, list[Card]] = {}
    for card in cards:
        if card.otomatis:
            families.setdefault(card.keluarga, []).append(card)
    found = []
    for family, members in families.items():
        if only and all(card.id != only for card in members):
            continue
        faults = [
            f"{one.id} dan {other.id} berlaku bersama{_when(one, other)}"
            for one, other in combinations(sorted(members, key=lambda card: card.id), 2)
            if only in {"", one.id, other.id} and _clash(one, other, own)
        ]
        ground = f"{len(members)} kebijakan otomatis keluarga {family}"
        found.append(proven(only or f"keluarga {family}", ONE, faults, ground))
    return found


def _clash(one: Card, other: Card, own: frozenset[str]) -> bool:
    ranks = [
        (card.id in own, bool(card.berlaku_untuk), card.hanya_periode) for card in (one, other)
    ]
    offices = [set(map(unit_key, card.berlaku_untuk)) for card in (one, other)]
    shared = bool(offices[0] & offices[1]) or not any(offices)
    return ranks[0] == ranks[1] and shared and _from(one, other) <= _until(one, other)


def _from(one: Card, other: Card) -> date:
    return max(one.berlaku_dari, other.berlaku_dari)


def _until(one: Card, other: Card) -> date:
    return min(card.berlaku_sampai or date.max for card in (one, other))


def _when(one: Card, other: Card) -> str:
    until = _until(one, other)
    end = "" if until == date.max else f" sampai {day_words(until)}"
    return f" sejak {day_words(_from(one, other))}{end}"


def uncovered(cards: Iterable[Card]) -> list[Note]:
    """Return the dates between automatic policies on which none is in force for every office."""
    general = sorted(
        (
            card
            for card in cards
            if card.otomatis
            and card.keluarga == KINERJA
            and not card.berlaku_untuk
            and not card.hanya_periode
        ),
        key=lambda card: card.berlaku_dari,
    )
    found, until = [], None
    for card in general:
        if until and until < date.max and card.berlaku_dari > until + timedelta(days=1):
            first, last = until + timedelta(days=1), card.berlaku_dari - timedelta(days=1)
            found.append(
                Note(
                    f"keluarga {KINERJA}",
                    f"{day_words(first)} sampai {day_words(last)}: tidak ada kebijakan otomatis untuk semua perangkat daerah",
                )
            )
        until = max(until or date.min, card.berlaku_sampai or date.max)
    if until and until < date.max:
        found.append(
            Note(f"keluarga {KINERJA}", f"sesudah {day_words(until)}: tidak ada kebijakan otomatis")
        )
    return found
