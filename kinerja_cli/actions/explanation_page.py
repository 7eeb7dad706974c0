"""`explain --format html`: the derivation as one file that can be printed and handed over."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kinerja_cli.actions import disclosure
from kinerja_cli.actions.explain import Explanation
from kinerja_cli.actions.views.explanation_views import page
from kinerja_cli.reports import files, html
from kinerja_cli.store.audit import Actor


@dataclass(frozen=True, slots=True)
class PageResult:
    """The file that was written; `terbuka` the older one that a program has open."""

    berkas: Path
    sha256: str
    terbuka: Path | None = None


def write(found: Explanation, folder: Path, templates: Path | None, instansi: str) -> PageResult:
    """Write the page of one explanation; it bears period, NIP and run in its name.

    Args:
        found: the explanation.
        folder: where it goes.
        templates: the office's own templates, looked at first.
        instansi: name of the government, "" to derive it from the office.

    Raises:
        CannotWriteError: the file cannot be written; an old one stands.
    """
    score, run = found.scored.score, found.scored.run
    content = html.render("asal-usul", page(found, instansi), templates).encode()
    path = folder / f"{run.periode}-{score.inputs.nip}-penjelasan-proses-{run.id}.html"
    placed = files.write(path, content)
    return PageResult(placed.berkas, sha256(content).hexdigest(), placed.terbuka)


def disclosed(found: Explanation, made: PageResult, db: Path, actor: Actor, wait: float) -> str:
    """Tell of the page on the trail; return what to tell the officer, as `disclosure.record` does."""
    score, run = found.scored.score, found.scored.run
    details = {"jenis": "asal-usul", "periode": run.periode, "format": ["html"], "proses": run.id,
               "perangkat_daerah": [score.tempat.placement.unit], "disamarkan": False}  # fmt: skip
    person = {"nip": score.inputs.nip, "ke": str(made.berkas.parent)}
    return disclosure.record(db, actor, wait, details, person, [(made.berkas, made.sha256)])
