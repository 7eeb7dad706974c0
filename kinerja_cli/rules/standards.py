"""The regulations that make the components beside hasil kerja and perilaku."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja_cli.rules import attendance, competence, sanctions, service
from kinerja_cli.rules.attendance import AttendancePolicy
from kinerja_cli.rules.competence import CompetencePolicy
from kinerja_cli.rules.component import ComponentScore
from kinerja_cli.rules.model import DISIPLIN, KOMPETENSI, LAYANAN, Inputs, Placement
from kinerja_cli.rules.policy_table import PolicyTable
from kinerja_cli.rules.sanctions import SanctionPolicy
from kinerja_cli.rules.service import ServicePolicy

REFERRING = (DISIPLIN, KOMPETENSI, LAYANAN)
_KEYS = ("kebijakan", "hukuman")


@dataclass(frozen=True, slots=True)
class Standards:
    """Which regulation makes which component; None: the policy does not know it."""

    disiplin: AttendancePolicy | None = None
    hukuman: SanctionPolicy | None = None
    kompetensi: CompetencePolicy | None = None
    layanan: ServicePolicy | None = None

    @property
    def belum_dikonfirmasi(self) -> tuple[str, ...]:
        """The articles of those regulations that our source leaves unsure."""
        used = (self.disiplin, self.hukuman, self.kompetensi, self.layanan)
        return tuple(text for one in used if one for text in one.belum_dikonfirmasi)


def named(table: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the policies that the table of a component refers to."""
    return tuple(str(table[key]) for key in _KEYS if key in table)


def read(top: PolicyTable, texts: Mapping[str, str]) -> Standards:
    """Return the regulations a policy refers to.

    Raises:
        ConfigError: one of them is not there or not sound.
    """
    ids = {}
    for name in REFERRING:
        if top.has(name):
            table = top.table(name)
            table.text("dasar")
            for key in _KEYS if name == DISIPLIN else _KEYS[:1]:
                ids[name, key] = table.text(key)
            table.close()
    rules, classes = ids.get((DISIPLIN, "kebijakan")), ids.get((DISIPLIN, "hukuman"))
    levels, survey = ids.get((KOMPETENSI, "kebijakan")), ids.get((LAYANAN, "kebijakan"))
    return Standards(
        attendance.parse(texts, rules) if rules else None,
        sanctions.parse(texts, classes) if classes else None,
        competence.parse(texts, levels) if levels else None,
        service.parse(texts, survey) if survey else None,
    )


def components(inputs: Inputs, placement: Placement, rules: Standards) -> dict[str, ComponentScore]:
    """Return the components that the policy knows, each with its derivation."""
    period, found = inputs.periode, {}
    if rules.disiplin and rules.hukuman:
        found[DISIPLIN] = attendance.attend(inputs.disiplin, period, rules.disiplin, rules.hukuman)
    if rules.kompetensi:
        made = competence.competence(inputs.kompetensi, period, placement, rules.kompetensi)
        found[KOMPETENSI] = made.komponen
    if rules.layanan:
        found[LAYANAN] = service.serve(inputs.layanan, period, rules.layanan)
    return found
