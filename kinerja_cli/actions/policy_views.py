"""What `kinerja policy` shows, proves and compares: the regulations in the box and the office's own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kinerja_cli.actions.importing.offices import Offices
from kinerja_cli.actions.own_policies import leftovers, own_text, own_texts
from kinerja_cli.actions.policies import Library, library
from kinerja_cli.actions.policy_offices import strangers
from kinerja_cli.errors import ConfigError, UsageError
from kinerja_cli.intake.similar import nearest
from kinerja_cli.resources import policy_texts
from kinerja_cli.rules import policy_check, policy_diff, policy_extends, policy_families, standards
from kinerja_cli.rules.policy_check import FORM, PolicyCheckResult
from kinerja_cli.rules.policy_diff import Change
from kinerja_cli.rules.policy_families import WORDS, Card
from kinerja_cli.rules.policy_section import Section
from kinerja_cli.rules.proof import Note, Proof


@dataclass(frozen=True, slots=True)
class Listed:
    """One policy in the list.

    Attributes:
        sendiri: whether it is the office's own.
        dirujuk: the policies of the family kinerja that refer to it.
    """

    kartu: Card
    sendiri: bool
    dirujuk: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownResult:
    """One policy with all it says.

    Attributes:
        isi: the whole of its values, its bases merged in.
        dari: the policy it extends; "" for none. `ubahan`: what it changes there.
    """

    terdaftar: Listed
    bagian: tuple[Section, ...]
    isi: dict[str, object]
    dari: str
    ubahan: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class PolicyDiffResult:
    """Two policies and every value that differs."""

    a: Card
    b: Card
    ubahan: tuple[Change, ...]


def listing(folder: Path | None) -> tuple[Listed, ...]:
    """Return every policy, family by family, each family in order of name."""
    box = library(folder)
    order = list(WORDS)
    cards = [policy_families.card(box.texts, name) for name in sorted(box.texts)]
    cards.sort(key=lambda card: order.index(card.keluarga))
    referring = _referring(box)
    return tuple(_listed(card, box, referring) for card in cards)


def _listed(card: Card, box: Library, referring: dict[str, list[str]]) -> Listed:
    return Listed(card, card.id in box.sendiri, tuple(referring.get(card.id, ())))


def _referring(box: Library) -> dict[str, list[str]]:
    """Return, by policy, those of the family kinerja that refer to it."""
    found: dict[str, list[str]] = {}
    for name in sorted(box.texts):
        data = policy_extends.resolve(box.texts, name)
        parts = [str(part["kebijakan"]) for part in data.get("nilai", {}).get("bagian", ())]
        named = [one for key in standards.REFERRING for one in standards.named(data.get(key, {}))]
        for one in dict.fromkeys([*parts, *named]):
            found.setdefault(one, []).append(name)
    return found


def shown(policy_id: str, folder: Path | None) -> ShownResult:
    """Return one policy of any family.

    Raises:
        UsageError: there is none of that name.
    """
    box = library(folder)
    card = _card(box, policy_id)
    base, changed = policy_diff.changes_of_base(box.texts, policy_id)
    return ShownResult(
        _listed(card, box, _referring(box)),
        tuple(policy_families.summary(card)),
        policy_extends.resolve(box.texts, policy_id),
        base,
        changed,
    )


def _card(box: Library, policy_id: str) -> Card:
    if policy_id not in box.texts:
        raise UsageError(
            f"Kebijakan “{policy_id}” tidak ada.",
            f"Paling mirip: {nearest(policy_id, sorted(box.texts))}. "
            f"Yang ada: {', '.join(sorted(box.texts))}.",
        )
    return policy_families.card(box.texts, policy_id)


def checked(
    folder: Path | None, file: Path | None, today: date, offices: Offices | None = None
) -> PolicyCheckResult:
    """Return the proofs of every policy, or of a file as if it stood in the office's folder.

    Raises:
        UnreadableError: the file is not there, or may not be read.
    """
    shipped = policy_texts()
    own, faults = own_texts(folder, shipped)
    if file is None:
        found = policy_check.check({**shipped, **own}, own, today)
        broken = [_broken(name, error.pesan, error.saran) for name, error in faults.items()]
        left = [Note(path.name, words) for path, words in leftovers(folder)]
        notes = _strangers({**shipped, **own}, own, offices)
        return replace(
            found,
            kebijakan=(*found.kebijakan, *faults),
            bukti=(*found.bukti, *broken),
            informasi=(*found.informasi, *left, *notes),
        )
    name = file.stem
    try:
        own[name] = own_text(file, shipped)
    except ConfigError as error:
        broken = [_broken(name, error.pesan, error.saran)]
        return PolicyCheckResult(str(file), (name,), tuple(broken), ())
    found = policy_check.check({**shipped, **own}, own, today, name, str(file))
    notes = _strangers({**shipped, **own}, [name], offices)
    return replace(found, informasi=(*found.informasi, *notes))


def _strangers(
    texts: Mapping[str, str], names: Iterable[str], offices: Offices | None
) -> Iterator[Note]:
    """Yield the offices that a policy is for and the database does not know."""
    if offices is None:
        return
    for name in names:
        try:
            meant = policy_families.card(texts, name).berlaku_untuk
        except ConfigError:  # told as a proof that does not hold
            continue
        for words in strangers(meant, offices):
            yield Note(name, words)


def _broken(name: str, message: str, advice: str) -> Proof:
    return Proof(name, FORM, benar=False, rincian=f"{message} {advice}".strip())


def compared(a: str, b: str, folder: Path | None) -> PolicyDiffResult:
    """Return what differs between two policies, each an id or a file.

    Raises:
        UsageError: there is none of that name, or one is of another family than the other.
        UnreadableError: a file is not there, or may not be read.
    """
    box = library(folder)
    sides = [_side(one, box) for one in (a, b)]
    cards = [_card(box, name) for box, name in sides]
    if cards[0].keluarga != cards[1].keluarga:
        raise UsageError(
            f"{cards[0].id} berkeluarga {cards[0].keluarga}, {cards[1].id} berkeluarga "
            f"{cards[1].keluarga}: isinya tidak dapat dibandingkan.",
            "Pilih dua kebijakan sekeluarga; lihat kinerja policy list.",
        )
    whole = [policy_extends.resolve(box.texts, name) for box, name in sides]
    return PolicyDiffResult(cards[0], cards[1], policy_diff.changes(*whole))


def _side(word: str, box: Library) -> tuple[Library, str]:
    """Return the policies among which one side stands, and its name there."""
    path = Path(word)
    if path.suffix.casefold() != ".toml":
        return box, word
    text = own_text(path, {})
    own = Library({**box.texts, path.stem: text}, {**box.berkas, path.stem: path})
    return own, path.stem
