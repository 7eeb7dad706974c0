"""Which regulation a command uses: those in the box and the office's own."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from kinerja_cli.actions import clock
from kinerja_cli.actions.offices import Offices
from kinerja_cli.actions.own_policies import leftovers, own_files, own_texts, remedy
from kinerja_cli.errors import ConfigError, UsageError
from kinerja_cli.intake.similar import nearest
from kinerja_cli.resources import policy_texts
from kinerja_cli.rules import policy_check, policy_extends, policy_text
from kinerja_cli.rules.names import unit_key
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.policy import Combined, Regulation
from kinerja_cli.rules.policy_head import head_faults
from kinerja_cli.rules.policy_text import FAMILY
from kinerja_cli.store import database, runs, units
from kinerja_cli.store.database import Connection
from kinerja_cli.toml_text import parsed


@dataclass(frozen=True, slots=True)
class Library:
    """All policy files at hand: id → TOML; `berkas` are the files of the office's own."""

    texts: Mapping[str, str]
    berkas: Mapping[str, Path] = field(default_factory=dict)

    @property
    def sendiri(self) -> frozenset[str]:
        """The ids of the office's own."""
        return frozenset(self.berkas)

    def family(self, policy_id: str) -> str:
        """Return the family of a policy."""
        return str(policy_extends.resolve(self.texts, policy_id).get("keluarga", ""))

    def of_family(self, family: str) -> list[str]:
        """Return the ids of a family's policies, in order of name."""
        return [name for name in sorted(self.texts) if self.family(name) == family]

    def read(self, policy_id: str) -> Regulation:
        """Return a regulation to score with; of the office's own, its head must make sense.

        Raises:
            ConfigError: its file is not sound; names the file.
        """
        try:
            if policy_id in self.berkas:
                _refuse_head(policy_id, policy_extends.resolve(self.texts, policy_id))
            return policy_text.parse(self.texts, policy_id)
        except ConfigError as error:
            if policy_id in self.berkas:
                error.saran = f"{error.saran} {remedy(self.berkas[policy_id])}".strip()
            raise

    def scoring(self, period: Period) -> list[Regulation]:
        """Return every regulation that may score a period, in order of name.

        The office's own for another time is not read: what is wrong in it stops nobody.
        """
        near = [
            name
            for name, text in sorted(self.texts.items())
            if name not in self.berkas or not _elsewhere(parsed(text, name), period)
        ]
        return [self.read(name) for name in near if self.family(name) == FAMILY]


def _refuse_head(policy_id: str, data: Mapping[str, object]) -> None:
    faults = head_faults(data)
    if faults:
        raise ConfigError(f"Kebijakan {policy_id}: {'; '.join(faults)}.")


def _elsewhere(data: Mapping[str, object], period: Period) -> bool:
    """Return whether the dates of a policy file leave a period out for sure."""
    since, until = data.get("berlaku_dari"), data.get("berlaku_sampai")
    days = [one for one in (since, until) if isinstance(one, date)]
    if any(isinstance(one, datetime) for one in days):
        return False
    if isinstance(since, date) and isinstance(until, date) and until < since:
        return False
    return (isinstance(since, date) and since > period.first) or (
        isinstance(until, date) and until < period.last
    )


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
    files = {path.stem: path for path in own_files(folder)}
    return Library({**shipped, **own}, {name: files[name] for name in own})


def load(policy_id: str, folder: Path | None = None) -> Regulation:
    """Return one regulation that scores.

    Raises:
        UsageError: there is none of that name.
    """
    box = library(folder)
    known = box.of_family(FAMILY)
    if policy_id not in known:
        listed = ", ".join(known)
        if policy_id in box.texts:
            raise UsageError(
                f"Kebijakan “{policy_id}” tidak menilai kinerja; pilih salah satu: {listed}."
            )
        likely = nearest(policy_id, known)
        raise UsageError(
            f"Kebijakan “{policy_id}” tidak ada.", f"Paling mirip: {likely}. Yang ada: {listed}."
        )
    return box.read(policy_id)


class Choice:
    """Which regulation is picked for a period: the one asked for, else by date and office.

    The office's own files come before those in the box, one for this office before one for all.

    Attributes:
        catatan: what is odd about the regulations picked, one sentence each.
    """

    def __init__(self, period: Period, policy_id: str | None, folder: Path | None) -> None:
        """Read the regulations once.

        Raises:
            UsageError: there is none of that name, or it is for another kind of period.
        """
        self._period, self._folder = period, folder
        self._asked = load(policy_id, folder) if policy_id else None
        self._fitting: list[tuple[tuple[bool, bool, bool], Regulation]] = []
        self._meant: dict[str, set[int]] = {}
        self.catatan = [words for _, words in leftovers(folder)]
        box = library(folder)
        if self._asked:
            _refuse_kind(self._asked, period)
            if not self._asked.covers(period):
                self.catatan.append(_outside(self._asked))
        else:
            self._fitting = [
                ((one.id in box.sendiri, bool(one.berlaku_untuk), bool(one.hanya_periode)), one)
                for one in box.scoring(period)
                if one.otomatis and one.covers(period)
            ]

        used = [self._asked] if self._asked else [one for _, one in self._fitting]
        self._own = [one for one in used if one.id in box.berkas]
        for one in self._own:
            self.catatan += _unproven(box, one.id)

    def of(self, unit: str = "", number: int | None = None) -> Regulation:
        """Return the regulation for an office, by its name and number; without one that for all.

        Raises:
            UsageError: none is in force for the whole period, or two are.
        """
        if self._asked:
            return self._asked
        words = self._period.words
        fitting = [
            (rank, one) for rank, one in self._fitting
            if not one.berlaku_untuk
            or (unit and unit_key(unit) in map(unit_key, one.berlaku_untuk))
            or number in self._meant.get(one.id, ())
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

    def instead_of(self, connection: Connection, scope: list[int] | None) -> tuple[str, ...]:
        """Return which other regulations date and office would pick than the one asked for."""
        if self._asked is None:
            return ()
        try:
            picked = Choice(self._period, None, self._folder).by_office(connection, scope)
        except UsageError:  # none is in force then: that is why one was asked for
            return ()
        return tuple(sorted({one.id for one, _ in picked} - {self._asked.id}))

    def by_office(
        self, connection: Connection, scope: list[int] | None
    ) -> list[tuple[Regulation, list[int] | None]]:
        """Return each regulation with the offices it is picked for; one for all keeps `scope`.

        Args:
            connection: knows every office and its other names.
            scope: the offices asked for; None: everybody.
        """
        if not any(one.berlaku_untuk for _, one in self._fitting):
            return [(self.of(), scope)]
        names = units.names(connection)
        self._learn(Offices(connection))
        found: dict[str, tuple[Regulation, list[int]]] = {}
        for number in names if scope is None else scope:
            one = self.of(names[number], number)
            found.setdefault(one.id, (one, []))[1].append(number)
        if len(found) == 1:
            return [(next(iter(found.values()))[0], scope)]
        return [(one, numbers) for one, numbers in found.values()]

    def _learn(self, offices: Offices) -> None:
        """Keep which offices a regulation means by their names, aliases and abbreviations."""
        for _, one in self._fitting:
            for name in one.berlaku_untuk:
                number = offices.number(name)
                if number is not None:
                    self._meant.setdefault(one.id, set()).add(number)
                elif one in self._own:
                    near = get_close_matches(name, offices.names.values(), 1)
                    hint = f" Mungkin maksudnya {near[0]}." if near else ""
                    self.catatan.append(
                        f"Kebijakan {one.id}: “berlaku_untuk” menyebut “{name}”, dan tidak ada "
                        f"perangkat daerah bernama itu.{hint}"
                    )


def _refuse_kind(policy: Regulation, period: Period) -> None:
    """Refuse a regulation asked for that is for another kind of period.

    Raises:
        UsageError: it is.
    """
    kind = policy.hanya_periode or ("tahun" if isinstance(policy, Combined) else period.jenis)
    if kind != period.jenis:
        raise UsageError(
            f"Kebijakan {policy.id} hanya untuk periode {kind}, bukan {period.words}.",
            "Sebut periode lain, atau pilih kebijakan lain; lihat kinerja policy list.",
        )


def _outside(policy: Regulation) -> str:
    until = f" sampai {policy.berlaku_sampai}" if policy.berlaku_sampai else ""
    return (
        f"Kebijakan {policy.id} berlaku sejak {policy.berlaku_dari}{until}; dipakai di luar masa "
        "berlakunya atas permintaan."
    )


def _unproven(box: Library, policy_id: str) -> list[str]:
    """Return a word on one of the office's own policies that `policy check` would reject."""
    failing = policy_check.failing(box.texts, policy_id, clock.today())
    return [
        f"Kebijakan {policy_id} belum lolos kinerja policy check: {one.rincian.splitlines()[0]}; "
        f"jalankan kinerja policy check {box.berkas[policy_id]}"
        for one in failing[:1]
    ]


def of_run(policy_id: str, text: str) -> Regulation:
    """Return the regulation as it was when a run was made."""
    return policy_text.parse(policy_extends.unbundle(text), policy_id)


def offices(db: Path, wait: float) -> tuple[str, ...]:
    """Return the names of all offices; none without a database."""
    if not db.is_file():
        return ()
    with closing(database.open_existing(db, wait)) as connection, database.reading(connection):
        return tuple(units.names(connection).values())


def used_by(db: Path, wait: float) -> dict[str, tuple[int, ...]]:
    """Return, by hash of a policy's text, the runs made under it; empty without a database."""
    if not db.is_file():
        return {}
    with closing(database.open_existing(db, wait)) as connection, database.reading(connection):
        return runs.by_policy(connection)
