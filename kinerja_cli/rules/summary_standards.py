"""Which regulations make the components beside hasil kerja and perilaku, in sentences."""

from collections.abc import Iterator
from dataclasses import replace

from kinerja_cli.rules import attendance_policy, competence, sanctions, service
from kinerja_cli.rules.model import DISIPLIN, KOMPETENSI, LAYANAN
from kinerja_cli.rules.policy import Total
from kinerja_cli.rules.policy_head import SummaryLine
from kinerja_cli.rules.policy_section import Section, sections
from kinerja_cli.rules.standards import Standards
from kinerja_cli.rules.total import WORDS


def standard_sections(rules: Standards, total: Total | None) -> list[Section]:
    """Return the regulation of every component, each with its own summary."""
    weighed = total.bobot if total else {}
    found: list[Section] = []
    for name, more, policy_id, lines in _told(rules):
        use = "" if weighed.get(name) else "; ditampilkan, tidak menentukan predikat"
        first, *others = sections(lines)
        found += [
            replace(first, judul=f"{WORDS[name]}{more}: menurut {policy_id}{use}"),
            *others,
        ]
    return found


def _told(rules: Standards) -> Iterator[tuple[str, str, str, list[SummaryLine]]]:
    """Yield component, what of it, the policy's id and what that policy says."""
    if one := rules.disiplin:
        yield DISIPLIN, "", one.head.id, attendance_policy.summary(one)
    if two := rules.hukuman:
        yield DISIPLIN, ", hukuman", two.head.id, sanctions.summary(two)
    if three := rules.kompetensi:
        yield KOMPETENSI, "", three.head.id, competence.summary(three)
    if four := rules.layanan:
        yield LAYANAN, "", four.head.id, service.summary(four)
