"""Which regulation a command uses: the one asked for, else the one that date and office pick."""

from pathlib import Path

from kinerja_cli.actions import clock
from kinerja_cli.actions.importing.offices import Offices
from kinerja_cli.actions.own_policies import leftovers
from kinerja_cli.actions.policies import Broken, Library, collected, named
from kinerja_cli.actions.policy_offices import strangers
from kinerja_cli.errors import UnreadableError, UsageError
from kinerja_cli.rules import policy_check
from kinerja_cli.rules.names import unit_key
from kinerja_cli.rules.periods import Period, day_words
from kinerja_cli.rules.policy import Combined, Regulation
from kinerja_cli.store import units
from kinerja_cli.store.database import Connection


class Choice:
    """Which regulation is picked for a period: the one asked for, else by date and office.

    The office's own files come before those in the box, one for this office before one for all.
    A broken file of the office's own stops only the offices that it is for.

    Attributes:
        catatan: what is odd about the regulations picked, one sentence each.
    """

    def __init__(
        self,
        period: Period,
        policy_id: str | None,
        folder: Path | None,
        box: Library | None = None,
    ) -> None:
        """Read the regulations once.

        Args:
            period: what is scored.
            policy_id: the one asked for.
            folder: the office's own policies.
            box: all policies, where they were read already.

        Raises:
            UsageError: there is none of that name, or it is for another kind of period.
            UnreadableError: the one asked for is broken; or none was asked for, and a broken file
                may be for any office.
        """
        self._period = period
        self._box = collected(folder) if box is None else box
        self._asked = named(self._box, policy_id) if policy_id else None
        self._fitting: list[Regulation] = []
        self._broken: list[Broken] = []
        self._meant: dict[str, set[int]] = {}
        self.catatan = [words for _, words in leftovers(folder)]
        if self._asked:
            self._take(self._asked)
        else:
            self._pick()

    def _take(self, asked: Regulation) -> None:
        """Take the one asked for, and tell what is odd about that."""
        _refuse_kind(asked, self._period)
        if not asked.covers(self._period):
            self.catatan.append(_outside(asked))
        for fault in self._box.rusak.values():
            self.catatan.append(_passed_over(fault, f"diminta kebijakan {asked.id}"))
        self._prove(asked)

    def _pick(self) -> None:
        """Keep what date allows."""
        for fault in self._box.rusak.values():
            raise fault
        found, self._broken = self._box.scoring(self._period)
        self._fitting = [one for one in found if one.otomatis and one.covers(self._period)]
        for one in self._fitting:
            self._prove(one)

    def _prove(self, one: Regulation) -> None:
        """Tell of one of the office's own that `policy check` would reject."""
        if one.id not in self._box.sendiri:
            return
        failing = policy_check.failing(self._box.texts, one.id, clock.today())
        for proof in failing[:1]:
            self.catatan.append(
                f"Kebijakan {one.id} belum lolos kinerja policy check: "
                f"{proof.rincian.splitlines()[0]}; jalankan kinerja policy check "
                f"{self._box.berkas[one.id]}"
            )

    def of(self, unit: str = "", number: int | None = None) -> Regulation:
        """Return the regulation for an office, by its name and number; without one that for all.

        Raises:
            UsageError: none is in force for the whole period, or two are.
            UnreadableError: one for this office cannot be read.
        """
        if self._asked:
            return self._asked
        words = self._period.words
        for broken in self._broken:
            if self._is_for(broken, unit, number):
                raise broken.galat
        fitting = [one for one in self._fitting if self._is_for(one, unit, number)]
        if not fitting:
            raise UsageError(
                f"Tidak ada peraturan yang berlaku penuh sepanjang {words}.",
                "Pilih sendiri dengan --kebijakan; lihat kinerja policy list.",
            )
        best = max(map(self._rank, fitting))
        chosen = [one for one in fitting if self._rank(one) == best]
        if len(chosen) > 1:
            raise UsageError(
                f"Dua peraturan berlaku untuk {words}: {', '.join(one.id for one in chosen)}.",
                "Perbaiki masa berlakunya (kinerja policy check), atau pilih dengan --kebijakan.",
            )
        return chosen[0]

    def _dated(self) -> list[Regulation | Broken]:
        return [*self._fitting, *self._broken]

    def _rank(self, one: Regulation) -> tuple[bool, bool, bool]:
        return one.id in self._box.sendiri, bool(one.berlaku_untuk), bool(one.hanya_periode)

    def _is_for(self, one: Regulation | Broken, unit: str, number: int | None) -> bool:
        return (
            not one.berlaku_untuk
            or bool(unit and unit_key(unit) in map(unit_key, one.berlaku_untuk))
            or number in self._meant.get(one.id, ())
        )

    def instead_of(self, connection: Connection, scope: list[int] | None) -> tuple[str, ...]:
        """Return which other regulations date and office would pick than the one asked for."""
        if self._asked is None:
            return ()
        try:
            other = Choice(self._period, None, None, self._box)
            picked = other.by_office(connection, scope)
        except (
            UsageError,
            UnreadableError,
        ):  # none is in force then: that is why one was asked for
            return ()
        return tuple(sorted({one.id for one, _ in picked} - {self._asked.id}))

    def by_office(
        self, connection: Connection, scope: list[int] | None
    ) -> list[tuple[Regulation, list[int] | None]]:
        """Return each regulation with the offices it is picked for; one for all keeps `scope`.

        Args:
            connection: knows every office and its other names.
            scope: the offices asked for; None: everybody.

        Raises:
            UsageError: for one of them none is in force for the whole period, or two are.
            UnreadableError: one that is for one of them cannot be read.
        """
        if not any(one.berlaku_untuk for one in self._dated()):
            return [(self.of(), scope)]
        names = units.names(connection)
        self._learn(Offices(connection))
        found: dict[str, tuple[Regulation, list[int]]] = {}
        for number in names if scope is None else scope:
            one = self.of(names[number], number)
            found.setdefault(one.id, (one, []))[1].append(number)
        for broken in self._broken:
            meant = ", ".join(broken.berlaku_untuk)
            self.catatan.append(_passed_over(broken.galat, f"hanya untuk {meant}"))
        if len(found) == 1:
            return [(next(iter(found.values()))[0], scope)]
        return [(one, numbers) for one, numbers in found.values()]

    def _learn(self, offices: Offices) -> None:
        """Keep which offices a regulation means by their names, aliases and abbreviations."""
        for one in self._dated():
            numbers = map(offices.number, one.berlaku_untuk)
            self._meant[one.id] = {number for number in numbers if number is not None}
            if one.id in self._box.sendiri:
                told = strangers(one.berlaku_untuk, offices)
                self.catatan += [f"Kebijakan {one.id}: {words}" for words in told]


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
    since, until = policy.berlaku_dari, policy.berlaku_sampai
    return (
        f"Kebijakan {policy.id} berlaku sejak {day_words(since)}"
        f"{f' sampai {day_words(until)}' if until else ''}; dipakai di luar masa berlakunya atas "
        "permintaan."
    )


def _passed_over(fault: UnreadableError, why: str) -> str:
    return f"{fault.pesan} Berkas itu dilewati karena {why}. {fault.saran}".strip()
