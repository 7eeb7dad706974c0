"""The derivation of a score as a tree that can be read aloud."""

from decimal import Decimal
from typing import TYPE_CHECKING

from kinerja_cli.actions.explain import Explanation
from kinerja_cli.cli.screen import findings
from kinerja_cli.cli.screen.terminal import safe, say, tree
from kinerja_cli.rules.model import DECIDED
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.numbers import show as show_number
from kinerja_cli.rules.numbers import show_quantity
from kinerja_cli.rules.trace import Step
from kinerja_cli.store.imports import Places

if TYPE_CHECKING:
    from rich.tree import Tree

_PLACES = 4


def show(explanation: Explanation, *, detailed: bool) -> None:
    """Print who, the outcome, and the tree of steps with formula, article and cell."""
    one = explanation.scored
    score, verdict = one.score, one.score.verdict
    say(f"{score.inputs.nama} ({show_nip(score.inputs.nip)})")
    say(f"{score.tempat.placement.jabatan}, {score.tempat.placement.unit}".strip(", "))
    say(f"{score.inputs.periode.words}, proses {one.run.id}, kebijakan {one.run.kebijakan}")
    say()
    if verdict.predikat:
        say(f"Predikat kinerja: {verdict.predikat}")
    else:
        say("Predikat kinerja: belum ada")
        for reason in verdict.alasan:
            say(f"  belum lengkap: {reason.kalimat}")
    decided = score.inputs.penetapan
    for name in decided.dari_keputusan:
        say(f"{DECIDED[name]} {getattr(decided, name).nilai} {decided.kalimat_dari(name)}")
    say()
    from rich.tree import Tree

    root = Tree(_line(score.step, explanation.places))
    _grow(root, score.step, explanation.places)
    tree(root)
    if one.beda:
        say(f"PERHATIAN: hitungan ulang berbeda dari yang tersimpan: {', '.join(one.beda)}")
    else:
        say(f"Hitungan ulang sama dengan yang tersimpan pada proses {one.run.id}.")
    if explanation.usang:
        say(
            f"PERHATIAN: data pegawai ini berubah sesudah proses {one.run.id}; jalankan "
            f"kinerja score --periode {one.run.periode} agar dihitung ulang."
        )
    findings.show(explanation.temuan, all_of_them=detailed)


def _grow(node: "Tree", step: Step, places: Places) -> None:
    for part in step.bagian:
        _grow(node.add(_line(part, places)), part, places)


def _line(step: Step, places: Places) -> str:
    """Return one step: what = value: how [article] ← cells."""
    if isinstance(step.hasil, Decimal):
        value = (
            show_number(step.hasil, _PLACES) if _is_long(step.hasil) else show_number(step.hasil)
        )
    else:
        value = show_quantity(step.hasil)
    words = f"{step.apa} = {value}"
    words += f": {step.cara}" if step.cara else ""
    words += f" [{step.dasar}]" if step.dasar else ""
    if step.sumber:
        cells = "; ".join(
            f"{place.berkas} › {place.lembar}!{place.sel} (impor {places.import_of(origin)})"
            for origin in step.sumber
            for place in [places.of(origin)]
        )
        words += f" ← {cells}"
    return safe(words)


def _is_long(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent < -_PLACES
