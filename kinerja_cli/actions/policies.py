"""Which regulation a command uses: those in the box and the office's own."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kinerja_cli.actions.own_policies import own_texts
from kinerja_cli.errors import UsageError
from kinerja_cli.resources import policy_texts
from kinerja_cli.rules import policy_extends, policy_text
from kinerja_cli.rules.names import unit_key
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.policy import Regulation
from kinerja_cli.store import database, runs


@dataclass(frozen=True, slots=True)
class Library:
    """All policy files at hand: id → TOML; `sendiri` are the ids of the office's own."""

    texts: Mapping[str, str]
    sendiri: frozenset[str] = frozenset()

    def family(self, policy_id: str) -> str:
        """Return the family of a policy."""
        return str(policy_extends.resolve(self.texts, policy_id).get("keluarga", ""))

    def of_family(self, family: str) -> list[str]:
        """Return the ids of a family's policies, in order of name."""
        return [name for name in sorted(self.texts) if self.family(name) == family]

    def scoring(self) -> list[Regulation]:
        """Return every regulation that scores, in order of name."""
        return [policy_text.parse(self.texts, n) for n in self.of_family(policy_text.FAMILY)]


def library(folder: Path | None = None) -> Library:
    """Return the shipped regulations and those of the office's own folder, if there is one.

    Raises:
        ConfigError: a file of the folder bears another id than its name, or the name of a shipped
            one: what ships is never replaced in silence.
    """
    shipped = policy_texts()
    own, faults = own_texts(folder, shipped)
    for fault in faults.values():
        raise fault
    return Library({**shipped, **own}, frozenset(own))


def load(policy_id: str, folder: Path | None = None) -> Regulation:
    """Return one regulation that scores.

    Raises:
        UsageError: there is none of that name.
    """
    box = library(folder)
    known = box.of_family(policy_text.FAMILY)
    if policy_id not in known:
        listed = ", ".join(known)
        if policy_id in box.texts:
            raise UsageError(
                f"Kebijakan “{policy_id}” tidak menilai kinerja; pilih salah satu: {listed}."
            )
        raise UsageError(f"Kebijakan “{policy_id}” tidak ada.", f"Yang ada: {listed}.")
    return policy_text.parse(box.texts, policy_id)


class Choice:
    """Which regulation is picked for a period: the one asked for, else by date and office.

    The office's own files come before those in the box, one for this office before one for all.
    """

    def __init__(self, period: Period, policy_id: str | None, folder: Path | None) -> None:
        """Read the regulations once.

        Raises:
            UsageError: there is none of that name.
        """
        self._period = period
        self._asked = load(policy_id, folder) if policy_id else None
        self._fitting: list[tuple[tuple[bool, bool, bool], Regulation]] = []
        if self._asked is None:
            box = library(folder)
            self._fitting = [
                ((one.id in box.sendiri, bool(one.berlaku_untuk), bool(one.hanya_periode)), one)
                for one in box.scoring()
                if one.otomatis and one.covers(period)
            ]

    def of(self, unit: str = "") -> Regulation:
        """Return the regulation for an office, by its name; without one that for all.

        Raises:
            UsageError: none is in force for the whole period, or two are.
        """
        if self._asked:
            return self._asked
        words = self._period.words
        fitting = [
            (rank, one) for rank, one in self._fitting
            if not one.berlaku_untuk or (unit and unit_key(unit) in map(unit_key, one.berlaku_untuk))
        ]  # fmt: skip
        if not fitting:
            raise UsageError(
                f"Tidak ada peraturan yang berlaku penuh sepanjang {words}.",
                "Pilih sendiri dengan --kebijakan; lihat kinerja policy list.",
            )
        best = max(rank for rank, _ in fitting)
        chosen = [one for rank, one in fitting if rank == best]
        if len(chosen) > 1:
            raise UsageError(
                f"Dua peraturan berlaku untuk {words}: {', '.join(one.id for one in chosen)}.",
                "Perbaiki masa berlakunya (kinerja policy check), atau pilih dengan --kebijakan.",
            )
        return chosen[0]

    def by_office(
        self, names: Mapping[int, str], scope: list[int] | None
    ) -> list[tuple[Regulation, list[int] | None]]:
        """Return each regulation with the offices it is picked for; one for all keeps `scope`.

        Args:
            names: number → name of every office in sight.
            scope: the offices asked for; None: everybody.
        """
        if not any(one.berlaku_untuk for _, one in self._fitting):
            return [(self.of(), scope)]
        found: dict[str, tuple[Regulation, list[int]]] = {}
        for number in names if scope is None else scope:
            one = self.of(names[number])
            found.setdefault(one.id, (one, []))[1].append(number)
        if len(found) == 1:
            return [(next(iter(found.values()))[0], scope)]
        return [(one, numbers) for one, numbers in found.values()]


def of_run(policy_id: str, text: str) -> Regulation:
    """Return the regulation as it was when a run was made."""
    return policy_text.parse(policy_extends.unbundle(text), policy_id)


def used_by(db: Path, wait: float) -> dict[str, tuple[int, ...]]:
    """Return, by hash of a policy's text, the runs made under it; empty without a database."""
    if not db.is_file():
        return {}
    with closing(database.open_existing(db, wait)) as connection, database.reading(connection):
        return runs.by_policy(connection)
