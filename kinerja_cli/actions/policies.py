"""The regulations at hand: those in the box and the office's own."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from kinerja_cli.actions.own_policies import own_files, own_texts, remedy
from kinerja_cli.errors import ConfigError, UnreadableError, UsageError
from kinerja_cli.intake.similar import nearest
from kinerja_cli.resources import policy_texts
from kinerja_cli.rules import policy_extends, policy_text
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.policy import Regulation
from kinerja_cli.rules.policy_head import head_faults, office_names
from kinerja_cli.rules.policy_text import FAMILY
from kinerja_cli.store import database, runs
from kinerja_cli.toml_text import parsed


@dataclass(frozen=True, slots=True)
class Broken:
    """One of the office's own policies that cannot be read, but says which offices it is for."""

    id: str
    berlaku_untuk: tuple[str, ...]
    galat: ConfigError


@dataclass(frozen=True, slots=True)
class Library:
    """All policy files at hand.

    Attributes:
        texts: id → TOML.
        berkas: the files of the office's own.
        rusak: those of the office's own that cannot be taken in, and why.
    """

    texts: Mapping[str, str]
    berkas: Mapping[str, Path] = field(default_factory=dict)
    rusak: Mapping[str, UnreadableError] = field(default_factory=dict)

    @property
    def sendiri(self) -> frozenset[str]:
        """The ids of the office's own."""
        return frozenset(self.berkas)

    def family(self, policy_id: str) -> str:
        """Return the family of a policy."""
        with self._advising(policy_id):
            return str(policy_extends.resolve(self.texts, policy_id).get("keluarga", ""))

    def of_family(self, family: str) -> list[str]:
        """Return the ids of a family's policies, in order of name."""
        return [name for name in sorted(self.texts) if self.family(name) == family]

    def read(self, policy_id: str) -> Regulation:
        """Return a regulation to score with; of the office's own, its head must make sense.

        Raises:
            ConfigError: its file is not sound; names the file.
        """
        with self._advising(policy_id):
            if policy_id in self.berkas:
                _refuse_head(policy_id, policy_extends.resolve(self.texts, policy_id))
            return policy_text.parse(self.texts, policy_id)

    @contextmanager
    def _advising(self, policy_id: str) -> Iterator[None]:
        """Let a refusal of one of the office's own name the command that looks at its file."""
        try:
            yield
        except ConfigError as error:
            if policy_id in self.berkas:
                error.saran = f"{error.saran} {remedy(self.berkas[policy_id])}".strip()
            raise

    def scoring(self, period: Period) -> tuple[list[Regulation], list[Broken]]:
        """Return every regulation that may score a period, and the broken ones, in order of name.

        The office's own for another time is not read: what is wrong in it stops nobody.

        Raises:
            ConfigError: one is not sound and does not say which offices it is for.
        """
        found: list[Regulation] = []
        broken: list[Broken] = []
        for name, text in sorted(self.texts.items()):
            if name in self.berkas and _elsewhere(parsed(text, name), period):
                continue
            try:
                if self.family(name) == FAMILY:
                    found.append(self.read(name))
            except ConfigError as error:
                meant = self._offices(name) if name in self.berkas else ()
                if not meant:
                    raise
                broken.append(Broken(name, meant, error))
        return found, broken

    def _offices(self, policy_id: str) -> tuple[str, ...]:
        """Return the offices that a broken file is for; none where it does not say so soundly."""
        try:
            data = policy_extends.resolve(self.texts, policy_id)
        except ConfigError:  # its base is at fault; its own word stands in any case
            data = parsed(self.texts[policy_id], policy_id)
        return office_names(data)


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
    box = collected(folder)
    for fault in box.rusak.values():
        raise fault
    return box


def collected(folder: Path | None) -> Library:
    """Return the same, with what is wrong with files that cannot be taken in beside it."""
    shipped = policy_texts()
    own, faults = own_texts(folder, shipped)
    files = {path.stem: path for path in own_files(folder)}
    return Library({**shipped, **own}, {name: files[name] for name in own}, faults)


def load(policy_id: str, folder: Path | None = None) -> Regulation:
    """Return one regulation that scores.

    Raises:
        UsageError: there is none of that name.
    """
    return named(library(folder), policy_id)


def named(box: Library, policy_id: str) -> Regulation:
    """Return the one regulation asked for; what is wrong in others stops nobody.

    Raises:
        UsageError: there is none of that name that scores.
        UnreadableError: its file, or one it builds on, is not sound.
    """
    if policy_id in box.rusak:
        raise box.rusak[policy_id]
    if policy_id in box.texts:
        try:
            return _scoring(box, policy_id)
        except ConfigError as error:
            for name, fault in box.rusak.items():
                if f"“{name}”" in error.pesan:  # it builds on a file that cannot be taken in
                    raise fault from error
            raise
    known = _known(box)
    raise UsageError(
        f"Kebijakan “{policy_id}” tidak ada.",
        f"Paling mirip: {nearest(policy_id, known)}. Yang ada: {', '.join(known)}.",
    )


def _scoring(box: Library, policy_id: str) -> Regulation:
    if box.family(policy_id) == FAMILY:
        return box.read(policy_id)
    raise UsageError(
        f"Kebijakan “{policy_id}” tidak menilai kinerja; pilih salah satu: {', '.join(_known(box))}."
    )


def _known(box: Library) -> list[str]:
    """Return the ids of all that score, as far as their files can be read."""
    found = []
    for name in sorted(box.texts):
        with suppress(ConfigError):
            found += [name] * (box.family(name) == FAMILY)
    return found


def of_run(policy_id: str, text: str) -> Regulation:
    """Return the regulation as it was when a run was made."""
    return policy_text.parse(policy_extends.unbundle(text), policy_id)


def used_by(db: Path, wait: float) -> dict[str, tuple[int, ...]]:
    """Return, by hash of a policy's text, the runs made under it; empty without a database."""
    if not db.is_file():
        return {}
    with closing(database.open_to_read(db, wait)) as connection, database.reading(connection):
        return runs.by_policy(connection)
