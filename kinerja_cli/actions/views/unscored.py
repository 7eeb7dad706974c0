"""People of a period that nobody scored, for the reports that need no score: log and trainings."""

from kinerja_cli import __version__
from kinerja_cli.actions.policy_choice import Choice
from kinerja_cli.actions.scored import Scored
from kinerja_cli.actions.views.report_views import Office, Views
from kinerja_cli.errors import UsageError
from kinerja_cli.rules.fingerprint import digest
from kinerja_cli.rules.placement import in_force
from kinerja_cli.rules.score import VERSION, score
from kinerja_cli.store import audit, imports, inputs, results
from kinerja_cli.store.inputs import People
from kinerja_cli.store.runs import Run


def office(views: Views, unit: int) -> Office:
    """Return an office with its scores; one that was not scored as it is placed now.

    Nothing is stored; the run of such an office has the number 0, and reports say so.

    Raises:
        UsageError: nobody was placed there in the period, or no regulation is in force.
    """
    if any(one.unit_id == unit for one in views.everybody().values()):
        return views.office(unit)
    connection, period = views.connection, views.period
    policy = Choice(period, None, views.kebijakan).of(views.names[unit], unit)
    head = audit.head(connection)
    since = imports.newest_until(connection, head.n) or ""
    run = Run(0, str(head), since, str(period), policy.id, policy.sha256, policy.teks, VERSION,
              __version__, head.n)  # fmt: skip
    found = tuple(
        Scored(made, results.stored_row(0, made, digest(made.inputs)), run, policy, ())
        for one in inputs.Everybody(connection, period, head.n, [unit])
        if (made := score(one, policy))
        and made.tempat.placement.unit_id == unit
        and not made.tempat.early
    )
    if not found:
        raise UsageError(
            f"Tidak ada pegawai {views.names[unit]} pada {period.words}.",
            "Periksa periodenya, atau impor dahulu data pegawainya.",
        )
    return Office(found, {0: People(connection, head.n)})


def offices(views: Views) -> set[int]:
    """Return the offices in which somebody is placed in the period, by the newest data."""
    people = People(views.connection, audit.head(views.connection).n)
    found = (in_force(one, views.period) for one in people.placements.values())
    return {one.placement.unit_id for one in found if one and not one.early}
