"""Whom reports are about: from what was asked to one subject a file and everybody's results."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kinerja_cli.actions import units as units_of
from kinerja_cli.actions.report_kinds import KINDS, Kind
from kinerja_cli.actions.views import unscored
from kinerja_cli.actions.views.report_views import Views
from kinerja_cli.errors import UsageError
from kinerja_cli.rules import nip as nips
from kinerja_cli.rules.superiors import Superior
from kinerja_cli.store import units as unit_rows
from kinerja_cli.store.results import Stored


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command says of whom its reports are about, as `ReportOptions` explains it."""

    dinas: tuple[str, ...] = ()
    atasan: str = ""
    nip: str = ""
    semua: bool = False


@dataclass(frozen=True, slots=True)
class Subjects:
    """What each file is about, offices in order of their names, and all results in them by nip."""

    listed: tuple[Any, ...]
    about: dict[str, Stored]


def refuse(kind: Kind, asked: Asked) -> None:
    """Refuse what a kind of report cannot follow, instead of writing about somebody else.

    Raises:
        UsageError: naming what to do instead.
    """
    if asked.atasan and kind.tentang != "atasan":
        raise UsageError(
            f"--atasan tidak berlaku untuk laporan {kind.nama}.",
            "Pakai --jenis atasan, atau hilangkan --atasan.",
        )
    if kind.tentang == "pemerintah" and (asked.dinas or asked.nip):
        raise UsageError(
            f"Laporan {kind.nama} mencakup seluruh pemerintah daerah, bukan sebagian.",
            "Jalankan tanpa --dinas dan --nip, atau pilih --jenis dinas.",
        )
    if kind.tentang == "dinas" and asked.nip:
        personal = (f"--jenis {one.nama}" for one in KINDS.values() if one.tentang == "pegawai")
        raise UsageError(
            f"Laporan {kind.nama} mencakup satu perangkat daerah, bukan satu pegawai.",
            f"Ganti --nip dengan --dinas, atau pilih {' atau '.join(personal)}.",
        )


def resolve(views: Views, kind: Kind, asked: Asked) -> Subjects:
    """Return whom reports of a kind are about.

    Raises:
        UsageError: an office or a person is not known.
    """
    return _Desk(views, kind, asked).subjects()


def about_whom(subject: Any) -> tuple[str | None, str]:
    """Return the nip of the person whom a report is about, and what files call them; ("" nobody)."""
    if isinstance(subject, Superior):
        return subject.nip or None, subject.nip or subject.nama
    return (subject, subject) if isinstance(subject, str) else (None, "")


class _Desk:
    def __init__(self, views: Views, kind: Kind, asked: Asked) -> None:
        self._views, self._kind, self._asked = views, kind, asked

    def subjects(self) -> Subjects:
        """Return the subjects and the results in them."""
        if self._kind.tentang == "atasan":
            superiors = self._superiors()
            return Subjects(tuple(superiors), self._below(superiors))
        about = self._about()
        return Subjects(tuple(self._listed(about)), about)

    def _about(self) -> dict[str, Stored]:
        """Return the results that the reports are about, by nip."""
        everybody = self._views.everybody()
        if nip := nips.strip(self._asked.nip):
            one, _ = self._views.person(nip)
            return {nip: one.stored}
        if self._everywhere:
            return everybody
        units = set(self._units())
        return {nip: stored for nip, stored in everybody.items() if stored.unit_id in units}

    @property
    def _everywhere(self) -> bool:
        return self._asked.semua or not self._asked.dinas

    def _units(self) -> list[int]:
        return [units_of.find(self._views.connection, text) for text in self._asked.dinas]

    def _listed(self, about: dict[str, Stored]) -> list[Any]:
        """Return what each file is about."""
        if self._kind.tentang == "pemerintah":
            return [None]
        names = unit_rows.names(self._views.connection)
        units = {stored.unit_id for stored in about.values()}
        if not self._asked.nip:  # an office without scores says so itself
            units |= set(self._units())
        if self._kind.tanpa_nilai and not self._asked.dinas and not self._asked.nip:
            units |= unscored.offices(self._views)
        ordered = sorted(units, key=lambda unit: names[unit])
        if self._kind.tentang == "dinas":
            return ordered
        return [nip for unit in ordered for nip, one in about.items() if one.unit_id == unit]

    def _superiors(self) -> list[Superior]:
        """Return the superiors asked for, by name; those with nobody scored below are left out."""
        lines = self._views.hierarchy()
        if one := self._asked.atasan or self._asked.nip:
            return [lines.find(one)]
        found = lines.every() if self._everywhere else lines.of_units(self._units())
        known = [one for one in found if self._below([one])]
        if not known:
            raise UsageError(
                f"Tidak ada atasan dengan bawahan yang dinilai pada {self._views.period.words}.",
                "Periksa kolom NIP Atasan di lembar pegawai.",
            )
        return known

    def _below(self, superiors: Sequence[Superior]) -> dict[str, Stored]:
        """Return the results of everybody below some superiors, by nip."""
        chain, everybody = self._views.hierarchy().chain, self._views.everybody()
        nips_below = {one.nip for superior in superiors for one in chain.below(superior)}
        return {nip: stored for nip, stored in everybody.items() if nip in nips_below}
