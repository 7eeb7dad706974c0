"""The families of policies beside the performance rating, and the module that knows each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kinerja_cli.rules import (
    achievement_scale,
    attendance_policy,
    competence,
    credit_policy,
    sanctions,
    service,
    talent,
)
from kinerja_cli.rules.policy_head import SummaryLine

KINERJA = "kinerja"


@dataclass(frozen=True, slots=True)
class Family:
    """How policies of a family are read and told; each policy has `head` and `belum_dikonfirmasi`."""

    parse: Callable[[Mapping[str, str], str], Any]
    summary: Callable[[Any], list[SummaryLine]]


SIDE: dict[str, Family] = {
    "disiplin": Family(attendance_policy.parse, attendance_policy.summary),
    "hukuman-disiplin": Family(sanctions.parse, sanctions.summary),
    "layanan": Family(service.parse, service.summary),
    "kompetensi": Family(competence.parse, competence.summary),
    "angka-kredit": Family(credit_policy.parse, credit_policy.summary),
    "talenta": Family(talent.parse, talent.summary),
    "skala-capaian": Family(achievement_scale.parse, achievement_scale.summary),
}
"""Family → how it is read; the family `KINERJA` is read by `policy_text`."""
