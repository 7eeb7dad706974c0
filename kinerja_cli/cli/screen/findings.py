"""Findings on the screen: at most twenty, faults before warnings, the count of the rest."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from kinerja_cli.cli.screen.terminal import safe, say
from kinerja_cli.rules.catalogue.kind import GALAT
from kinerja_cli.rules.findings import Finding

SHOWN = 20


def show(
    findings: Sequence[Finding],
    *,
    all_of_them: bool = False,
    elsewhere: str = "lihat semuanya dengan --rinci atau --json",
) -> None:
    """Print findings on stderr; `elsewhere` says where those left out are."""
    groups = _grouped(findings, apart=all_of_them)
    shown = groups if all_of_them else groups[:SHOWN]
    for group in shown:
        mark = "✗ galat" if group[0].tingkat == GALAT else "! peringatan"
        more = f" (dan {len(group) - 1} tempat lain)" if len(group) > 1 else ""
        say(f"{mark}: {group[0]}{more}", err=True)
    rest = Counter(one.kode for group in groups[len(shown) :] for one in group)
    if rest:
        kinds = ", ".join(f"{kode} {count}×" for kode, count in rest.most_common())
        say(f"… dan {rest.total()} lagi ({kinds}); {elsewhere}.", err=True)


def _grouped(findings: Sequence[Finding], *, apart: bool) -> list[list[Finding]]:
    """Return findings, faults first; the same thing said of one value stands together."""
    groups: dict[object, list[Finding]] = {}
    for number, one in enumerate(sorted(findings, key=lambda one: one.tingkat != GALAT)):
        same = (one.kode, one.place.berkas, one.nilai) if one.nilai and not apart else number
        groups.setdefault(same, []).append(one)
    return list(groups.values())


def as_json(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return findings as the contract has them."""
    return [
        {
            "kode": finding.kode,
            "tingkat": finding.tingkat,
            "berkas": finding.place.berkas,
            "lembar": finding.place.lembar,
            "sel": finding.place.sel,
            "nilai": safe(finding.nilai),
            "pesan": finding.pesan,
        }
        for finding in findings
    ]
