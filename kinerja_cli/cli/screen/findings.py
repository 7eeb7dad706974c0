"""Findings on the screen: at most twenty, faults before warnings, the count of the rest."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from kinerja_cli.cli.screen.terminal import safe, say
from kinerja_cli.rules.findings import GALAT, Finding

SHOWN = 20


def show(findings: Sequence[Finding], *, all_of_them: bool = False) -> None:
    """Print findings on stderr."""
    ordered = sorted(findings, key=lambda finding: finding.tingkat != GALAT)
    shown = ordered if all_of_them else ordered[:SHOWN]
    for finding in shown:
        mark = "✗ galat" if finding.tingkat == GALAT else "! peringatan"
        say(f"{mark}: {finding}", err=True)
    rest = Counter(finding.kode for finding in ordered[len(shown) :])
    if rest:
        kinds = ", ".join(f"{kode} {count}×" for kode, count in rest.most_common())
        say(f"… dan {rest.total()} lagi ({kinds}); lihat semuanya dengan --rinci.", err=True)


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
