"""Where a report's numbers come from: run, policies, and what in those is not confirmed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kinerja_cli.actions import scored
from kinerja_cli.actions.dates import moment_words
from kinerja_cli.actions.scored import Scored
from kinerja_cli.reports.view import Provenance
from kinerja_cli.rules.model import DISIPLIN, KOMPETENSI, LAYANAN
from kinerja_cli.rules.policy import Combined, Policy, Regulation
from kinerja_cli.rules.policy_head import Head
from kinerja_cli.rules.score import Score
from kinerja_cli.store import imports
from kinerja_cli.store.database import Connection

Side = tuple[Head, tuple[str, ...]]
"""A regulation beside the rating, and its articles that are unsure."""


def of(
    connection: Connection, found: Sequence[Scored], others: Sequence[Side] = ()
) -> tuple[Provenance, bool]:
    """Return the provenance of a report, and whether somebody's data changed since.

    `others` are regulations that the report uses and the scores do not.
    """
    newest = max((one.run for one in found), key=lambda run: run.id)
    policy = next(one.policy for one in found if one.run.id == newest.id)
    sides = {head.id: (head, unsure) for head, unsure in (*_sides(policy, found), *others)}
    unsure = dict.fromkeys(_unsure(policy))
    notes = [f"Belum dikonfirmasi pada sumber resmi: {text}" for text in unsure]
    notes += [
        f"Belum dikonfirmasi pada sumber resmi ({head.id}): {'; '.join(texts)}"
        for head, texts in sides.values()
        if texts
    ]
    runs = sorted({one.run.id for one in found} - {newest.id})
    if runs:
        listed = ", ".join(str(number) for number in runs)
        notes.append(f"Sebagian nilai berasal dari proses penilaian {listed}.")
    if not newest.id:
        notes.append("Periode ini belum dinilai: pegawainya menurut penempatan pada data terbaru.")
    changed = scored.stale(connection, found)
    warning = f"Data {changed} pegawai berubah sesudah proses ini; nilainya belum dihitung ulang."
    data_date = imports.newest_until(connection, newest.baca_sampai)
    made = Provenance(
        proses=newest.id,
        dihitung=moment_words(newest.waktu) if newest.waktu else "–",
        data_per=moment_words(data_date) if data_date else "–",
        kebijakan=policy.id,
        kebijakan_judul=policy.judul,
        versi=newest.versi_program,
        kepala=newest.kepala,
        catatan_kaki=tuple(notes),
        peringatan=(warning,) if changed else (),
        samping=(*_parts(policy), *(f"{head.judul} ({head.id})" for head, _ in sides.values())),
    )
    return made, bool(changed)


def _policies(policy: Regulation) -> tuple[Policy, ...]:
    if isinstance(policy, Combined):
        return tuple(part.policy for part in policy.bagian)
    return (policy,) if isinstance(policy, Policy) else ()


def _parts(policy: Regulation) -> tuple[str, ...]:
    """Return the policies of the parts of a year."""
    parts = _policies(policy) if isinstance(policy, Combined) else ()
    return tuple(f"{one.judul} ({one.id})" for one in parts)


def _unsure(policy: Regulation) -> tuple[str, ...]:
    below = _policies(policy) if isinstance(policy, Combined) else ()
    return (*policy.belum_dikonfirmasi, *(t for one in below for t in one.belum_dikonfirmasi))


def _sides(policy: Regulation, found: Sequence[Scored]) -> Iterator[Side]:
    """Yield the regulations behind the components that somebody has."""
    scores = [part for one in found for part in (one.score, *one.score.bagian)]
    for one in _policies(policy):
        standards = one.standar
        rules = {
            DISIPLIN: (standards.disiplin, standards.hukuman),
            KOMPETENSI: (standards.kompetensi,),
            LAYANAN: (standards.layanan,),
        }
        for name, made_by in rules.items():
            if any(_has(score, name) for score in scores):
                yield from ((rule.head, rule.belum_dikonfirmasi) for rule in made_by if rule)


def _has(score: Score, name: str) -> bool:
    return name in score.rinci and score.rinci[name].nilai is not None


def joined(parts: Mapping[str, Provenance]) -> Provenance:
    """Return the provenance of a report on several offices, by the name of each.

    The newest run stands for all; the others are named in a footnote, every policy with it.
    """
    newest = max(parts.values(), key=lambda one: one.proses)
    policies = dict.fromkeys((one.kebijakan, one.kebijakan_judul) for one in parts.values())
    notes = [text for one in parts.values() for text in one.catatan_kaki]
    runs = sorted({one.proses for one in parts.values()})
    if len(runs) > 1:
        listed = ", ".join(map(str, runs))
        notes.append(f"Nilai berasal dari proses penilaian {listed}.")
    changed = [unit for unit, one in parts.items() if one.peringatan]
    warning = (
        f"Data berubah sesudah dinilai di {len(changed)} perangkat daerah, nilainya belum dihitung "
        f"ulang: {'; '.join(changed)}."
    )
    return replace(
        newest,
        kebijakan=", ".join(dict.fromkeys(name for name, _ in policies)),
        kebijakan_judul="; ".join(dict.fromkeys(title for _, title in policies)),
        catatan_kaki=tuple(dict.fromkeys(notes)),
        samping=tuple(dict.fromkeys(text for one in parts.values() for text in one.samping)),
        peringatan=(warning,) if changed else (),
    )
