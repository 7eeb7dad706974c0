"""What can be proven of policy files: their form, bands, matrices, weights, articles and dates.

Every proof reads the file's own values, not what the engine made of them, so that one fault hides
no other.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules import policy_extends, policy_families, proof_order, proof_scales
from kinerja_cli.rules.periods import day_words
from kinerja_cli.rules.policy_families import Card
from kinerja_cli.rules.policy_head import head_faults
from kinerja_cli.rules.policy_leaves import DASAR, leaves
from kinerja_cli.rules.policy_table import unknown_keys
from kinerja_cli.rules.proof import Note, Proof, proven
from kinerja_cli.rules.proof_dates import overlaps, uncovered
from kinerja_cli.toml_text import shortened

FORM, CITED = "berkas terbaca seluruhnya", "setiap angka berdasar"
_YEAR = 365
_HEAD = ("berlaku_dari", "berlaku_sampai", "diperiksa", "otomatis")


@dataclass(frozen=True, slots=True)
class PolicyCheckResult:
    """What was proven of policies, and what is only worth knowing.

    Attributes:
        berkas: the file that was asked about; None: all.
        kebijakan: the policies looked at.
    """

    berkas: str | None
    kebijakan: tuple[str, ...]
    bukti: tuple[Proof, ...]
    informasi: tuple[Note, ...]

    @property
    def gagal(self) -> tuple[Proof, ...]:
        """The proofs that are not met."""
        return tuple(one for one in self.bukti if not one.benar)


def check(
    texts: Mapping[str, str],
    own: Iterable[str],
    today: date,
    only: str = "",
    berkas: str | None = None,
) -> PolicyCheckResult:
    """Return the proofs of every policy, or of the policy `only` as it stands among the others.

    Args:
        texts: id → TOML of all policies.
        own: the ids of the office's own.
        today: the day against which the last check of a source is old.
        only: the one policy to look at; "" for all.
        berkas: the file it stands in.
    """
    mine = frozenset(own)
    cards: dict[str, Card] = {}
    proofs: list[Proof] = []
    names = [only] if only else sorted(texts)
    for name in sorted(texts):
        found, card = _form(texts, name, today if name in mine else None)
        if card:
            cards[name] = card
        if name in names:
            proofs += [found, *_contents(texts, name)]
    proofs += overlaps(cards.values(), mine, only)
    notes = [note for name in names if name in cards for note in _aged(cards[name], today)]
    notes += [note for name in names for note in proof_order.totals(name, _whole(texts, name))]
    notes += [note for name in names for note in proof_scales.printed(name, _whole(texts, name))]
    if not only:
        notes += uncovered(cards.values())
    return PolicyCheckResult(berkas, tuple(names), tuple(proofs), tuple(notes))


def failing(texts: Mapping[str, str], name: str, today: date) -> list[Proof]:
    """Return what cannot be proven of one of the office's own policies, looked at by itself."""
    return [one for one in (_form(texts, name, today)[0], *_contents(texts, name)) if not one.benar]


def _form(texts: Mapping[str, str], name: str, today: date | None) -> tuple[Proof, Card | None]:
    """Return whether a file is read strictly, all unknown keys at once, and what it holds.

    Without `today` its head is not looked at.
    """
    card, said = None, ""
    with unknown_keys() as unknown:
        try:
            card = policy_families.card(texts, name)
        except ConfigError as error:
            said = f"{error.pesan} {error.saran}".strip()
    # Whoever refers to a faulty policy reads it again and again.
    faults = list(dict.fromkeys([*unknown, *([said] if said else [])]))
    faults += head_faults(_whole(texts, name), today) if today else []
    return proven(name, FORM, faults, "kunci, pilihan dan angka sah"), None if faults else card


def _whole(texts: Mapping[str, str], name: str) -> dict[str, Any]:
    try:
        return policy_extends.resolve(texts, name)
    except ConfigError:
        return {}


_PROOFS: tuple[Callable[[str, Mapping[str, Any]], list[Proof]], ...] = (
    proof_scales.bands,
    proof_scales.lines,
    proof_order.matrices,
    proof_order.orders,
    proof_order.weights,
)


def _contents(texts: Mapping[str, str], name: str) -> list[Proof]:
    whole = _whole(texts, name)
    if not whole:
        return []
    found = [proof for prove in _PROOFS for proof in prove(name, whole)]
    return [*found, _cited(texts, name, whole)]


def _cited(texts: Mapping[str, str], name: str, whole: Mapping[str, Any]) -> Proof:
    """Return whether every number has an article, and every changed value one of the file's own."""
    every = list(leaves(whole))
    numbers = [leaf for leaf in every if leaf.angka]
    faults = [
        f"{leaf.kunci} = {shortened(leaf.teks)}: tanpa dasar"
        for leaf in numbers
        if not leaf.dasar.strip()
    ]
    (_, own), *bases = policy_extends.lineage(texts, name)
    if bases:
        base = {leaf.kunci: leaf for leaf in leaves(policy_extends.resolve(texts, bases[0][0]))}
        for leaf in every:
            before = base.get(leaf.kunci)
            told = leaf.kunci.rpartition(".")[2]
            if told in (DASAR, *_HEAD) or not leaf.tabel or (before and before.teks == leaf.teks):
                continue
            if not _restated(own, leaf.tabel):
                was = shortened(before.teks) if before else "tidak ada"
                faults.append(
                    f"{leaf.kunci} = {shortened(leaf.teks)} (semula {was}): tulis “dasar” sendiri pada "
                    f"[{'.'.join(leaf.tabel)}]; yang ada milik {bases[0][0]}"
                )
    return proven(name, CITED, faults, f"{len(numbers)} angka")


def _restated(own: Mapping[str, Any], table: tuple[str, ...]) -> bool:
    """Return whether a file states an article of its own in a table; a list is always its own."""
    at: Any = own
    for step in table:
        key, bracket, _ = step.partition("[")
        at = at.get(key) if isinstance(at, Mapping) else None
        if bracket:
            return at is not None
    return isinstance(at, Mapping) and DASAR in at


def _aged(card: Card, today: date) -> list[Note]:
    if (today - card.diperiksa).days <= _YEAR:
        return []
    return [
        Note(
            card.id,
            f"sumbernya terakhir diperiksa {day_words(card.diperiksa)}, lebih dari setahun lalu",
        )
    ]
