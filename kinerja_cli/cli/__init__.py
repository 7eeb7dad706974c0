"""The front desk: every command of `kinerja`, by its name."""

import signal
from typing import Annotated

import typer

from kinerja_cli import __version__
from kinerja_cli.cli import (
    audit,
    backup,
    batch,
    check,
    decide,
    demo,
    diff,
    explain,
    history,
    imports,
    init,
    lists,
    lock,
    person,
    policy,
    report,
    schedule,
    score,
    show,
    template,
    units,
    verify,
)
from kinerja_cli.cli.desk import Desk, Verb, Verbs
from kinerja_cli.cli.process import (
    INTERRUPTED,
    TERMINATED,
    TerminatedError,
    end_at_once,
    heed_signals,
    prepare_process,
)

_ABOUT = """Penilaian kinerja pegawai dari lembar kerja kantor: impor, nilai, jelaskan, laporkan.

\b
Pekerjaan utama:
  kinerja import rekap.xlsx
  kinerja score --periode 2024-Q1
  kinerja report --dinas kesehatan
"""

app = typer.Typer(
    cls=Desk,
    help=_ABOUT,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"kinerja {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    versi: Annotated[
        bool, typer.Option("--versi", "--version", callback=lambda value: _version(wanted=value),
                           is_eager=True, help="Tampilkan versi kinerja.")
    ] = False,
) -> None:  # fmt: skip
    del versi


def _group(name: str, about: str) -> typer.Typer:
    group = typer.Typer(
        cls=Verbs, help=about, no_args_is_help=True, add_completion=False, rich_markup_mode=None
    )
    app.add_typer(group, name=name)
    return group


app.command("demo", cls=Verb)(demo.demo_command)
app.command("init", cls=Verb)(init.init_command)
app.command("template", cls=Verb)(template.template_command)
app.command("import", cls=Verb)(imports.import_command)
_imports = _group("imports", "Riwayat impor, dan membatalkannya.")
_imports.command("list", cls=Verb)(history.list_command)
_imports.command("show", cls=Verb)(history.show_command)
_imports.command("undo", cls=Verb)(history.undo_command)
app.command("score", cls=Verb)(score.score_command)
app.command("decide", cls=Verb)(decide.decide_command)
app.command("lock", cls=Verb)(lock.lock_command)
app.command("unlock", cls=Verb)(lock.unlock_command)
app.command("explain", cls=Verb)(explain.explain_command)
app.command("show", cls=Verb)(show.show_command)
app.command("report", cls=Verb)(report.report_command)
app.command("check", cls=Verb)(check.check_command)
app.command("diff", cls=Verb)(diff.diff_command)
app.command("backup", cls=Verb)(backup.backup_command)
app.command("restore", cls=Verb)(backup.restore_command)
app.command("batch", cls=Verb)(batch.batch_command)
app.command("status", cls=Verb)(lists.status_command)
app.command("verify", cls=Verb)(verify.verify_command)
_audit = _group("audit", "Jejak audit: siapa mengerjakan apa, kapan, mengapa.")
_audit.command("show", cls=Verb)(audit.show_command)
_audit.command("export", cls=Verb)(audit.export_command)
_audit.command("verify", cls=Verb)(audit.verify_command)
app.command("schedule", cls=Verb)(schedule.schedule_command)
_units = _group("units", "Perangkat daerah dan nama lainnya.")
_units.command("list", cls=Verb)(units.list_command)
_units.command("alias", cls=Verb)(units.alias_command)
_units.command("merge", cls=Verb)(units.merge_command)
_policy = _group("policy", "Peraturan yang dipakai menilai, dan keputusan kantor sendiri.")
_policy.command("list", cls=Verb)(policy.list_command)
_policy.command("show", cls=Verb)(policy.show_command)
_policy.command("check", cls=Verb)(policy.check_command)
_policy.command("diff", cls=Verb)(policy.diff_command)
_person = _group("person", "Data satu orang: serahkan kepadanya, atau hapus (UU 27/2022).")
_person.command("export", cls=Verb)(person.export_command)
_person.command("erase", cls=Verb)(person.erase_command)


def main() -> None:
    """Run the command line of this process."""
    prepare_process()
    command = typer.main.get_command(app)
    try:
        heed_signals()
        command.main(prog_name="kinerja")
    except (KeyboardInterrupt, TerminatedError) as stop:  # before the desk was ready, or after
        end_at_once(INTERRUPTED if isinstance(stop, KeyboardInterrupt) else TERMINATED)
    except SystemExit as ended:
        if ended.code in {INTERRUPTED, TERMINATED}:
            # Python ends itself with SIGINT if Ctrl-C came while it ran generated code.
            end_at_once(ended.code)
        raise
    finally:  # all is done and told: what comes now shall not turn it into a failure
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
