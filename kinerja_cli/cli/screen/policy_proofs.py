"""What was proven of policies, and what does not hold."""

from itertools import groupby

from kinerja_cli.cli.screen.terminal import paragraph, say, say_json
from kinerja_cli.rules.policy_check import PolicyCheckResult


def show(result: PolicyCheckResult, *, detailed: bool) -> None:
    """Print the proofs that fail; every proof with `detailed`."""
    for policy, found in groupby(result.bukti, key=lambda one: one.kebijakan):
        proofs = list(found)
        failed = [one for one in proofs if not one.benar]
        if not failed and not detailed:
            continue
        say(f"{policy}: {len(proofs) - len(failed)} dari {len(proofs)} terbukti")
        for one in proofs if detailed else failed:
            mark = "✓" if one.benar else "✗"
            lines = one.rincian.split("\n")
            if one.benar:
                paragraph(f"{mark} {one.apa} ({lines[0]})", indent=2, hanging=2)
                continue
            paragraph(f"{mark} {one.apa}", indent=2, hanging=2)
            for line in lines:
                paragraph(f"- {line}", indent=4, hanging=2)
        say()
    if result.informasi:
        say("Untuk diketahui:")
        for note in result.informasi:
            paragraph(f"{note.kebijakan}: {note.rincian}", indent=2, hanging=2)
        say()
    policies, proofs_all = len(result.kebijakan), len(result.bukti)
    count = len(result.gagal)
    what = f"{policies} kebijakan, {proofs_all} bukti"
    say(f"{what}: {count} tidak terbukti." if count else f"{what}: semuanya terbukti.")


def show_json(result: PolicyCheckResult) -> None:
    """Print the proofs as the contract has them."""
    say_json(
        {
            "berkas": result.berkas,
            "bukti": [
                {
                    "kebijakan": one.kebijakan,
                    "apa": one.apa,
                    "benar": one.benar,
                    "rincian": one.rincian,
                }
                for one in result.bukti
            ],
            "informasi": [
                {"kebijakan": one.kebijakan, "rincian": one.rincian} for one in result.informasi
            ],
        }
    )
