"""The derivation of a score as a tree that can be read aloud."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kinerja_cli.actions.explain import Explanation
from kinerja_cli.actions.explanation_page import PageResult
from kinerja_cli.actions.views.explanation_views import follow_up, step_view
from kinerja_cli.cli.screen import findings
from kinerja_cli.cli.screen.terminal import safe, say, say_json, tree
from kinerja_cli.reports.explanation import StepView
from kinerja_cli.rules.nip import show as show_nip

if TYPE_CHECKING:
    from rich.console import Group
    from rich.tree import Tree

_HANGING = 2


def show(explanation: Explanation, *, detailed: bool) -> None:
    """Print who, the outcome, the tree of steps, whether it is what was stored, what follows."""
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
    say()
    tree(_tree(step_view(score.step, explanation.places)))
    say()
    _checked(explanation)
    if explanation.butuh:
        say(f"Untuk kelas berikutnya: {explanation.butuh}")
    following = follow_up(explanation)
    if following:
        say()
        say("Yang mengikuti nilai ini (tidak mengubah nilai; menurut peraturan dalam program ini):")
        for step in following:
            tree(_tree(step))
    findings.show(explanation.temuan, all_of_them=detailed)


def _checked(explanation: Explanation) -> None:
    """Print whether the score made again is what was stored, and whether it still holds."""
    run = explanation.scored.run
    if explanation.beda:
        say(f"PERHATIAN: hitungan ulang berbeda dari yang tersimpan pada proses {run.id}:")
        for different in explanation.beda:
            say(f"  {different.kalimat}")
    else:
        say(f"Hitungan ulang sama dengan yang tersimpan pada proses {run.id}.")
    if explanation.usang:
        say(
            f"PERHATIAN: data pegawai ini berubah sesudah proses {run.id}; jalankan "
            f"kinerja score --periode {run.periode} agar dihitung ulang."
        )


def show_written(made: PageResult) -> None:
    """Print where the page is."""
    say(str(made.berkas))


def show_written_json(made: PageResult) -> None:
    """Print where the page is, as JSON."""
    say_json({"berkas": str(made.berkas), "sha256": made.sha256})


def _tree(step: StepView) -> "Tree":
    from rich.tree import Tree

    root = Tree(_label(step))
    _grow(root, step)
    return root


def _grow(node: "Tree", step: StepView) -> None:
    for part in step.bagian:
        _grow(node.add(_label(part)), part)


def _label(step: StepView) -> "Group":
    """Return what = value, and below it, indented: the formula, the article, the cells."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    below = (Padding(Text(safe(line)), (0, 0, 0, _HANGING)) for line in _lines(step))
    return Group(Text(safe(step.pokok)), *below)


def _lines(step: StepView) -> Iterator[str]:
    if step.cara:
        yield step.cara
    if step.dasar:
        yield f"dasar: {step.dasar}"
    for source in step.sumber:
        yield f"sumber: {source}"
