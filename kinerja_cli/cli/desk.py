"""The one error boundary, and help and usage errors in Bahasa Indonesia."""

import contextlib
import os
import re
import sys
from pathlib import Path
from typing import Any, TextIO

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from kinerja_cli.cli import plain_letters, unexpected
from kinerja_cli.cli.process import INTERRUPTED, STOPS, TERMINATED, TerminatedError
from kinerja_cli.errors import CannotWriteError, KinerjaError, UsageError, in_words

_HELP_WORDS = (
    ("Usage: ", "Pemakaian: "),
    ("\nOptions:", "\nOpsi:"),
    ("\nCommands:", "\nPerintah:"),
    ("\nArguments:", "\nArgumen:"),
    ("[OPTIONS]", "[OPSI]"),
    ("COMMAND [ARGS]...", "PERINTAH [ARGUMEN]..."),
    ("[required]", "[wajib]"),
    ("; required]", "; wajib]"),
    ("[default: ", "[bawaan: "),
    ("; default: ", "; bawaan: "),
    ("[env var: ", "[variabel: "),
    ("Show this message and exit.", "Tampilkan bantuan ini."),
)
_UNREADABLE = re.compile("[\ud800-\udfff]")


def _in_indonesian(text: str) -> str:
    for english, indonesian in _HELP_WORDS:
        text = text.replace(english, indonesian)
    return text


class Verb(TyperCommand):
    """A command whose help speaks Bahasa Indonesia, and whose words can all be read."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; text in bytes that are no letters could be stored nowhere."""
        from kinerja_cli.store import lockfile

        for parameter in self.params:
            value = ctx.params.get(parameter.name)
            texts = value if isinstance(value, list | tuple) else [value]
            if any(isinstance(text, str) and _UNREADABLE.search(text) for text in texts):
                raise UsageError(
                    f"{_name(parameter)} berisi huruf yang tidak terbaca.",
                    "Ketik ulang teksnya; terminal harus memakai UTF-8.",
                )
        lockfile.WORK.set(ctx.command_path)
        if "oleh" in ctx.params and not (ctx.params.get("senyap") or ctx.info_name == "batch"):
            # What runs every night is told in its own summary, and cron would mail this.
            _warn_of_share(ctx.params.get("db"))
        return super().invoke(ctx)

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return plain_letters.fitting(_in_indonesian(super().get_help(ctx)), sys.stdout)

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line."""
        return _in_indonesian(super().get_usage(ctx))


def _warn_of_share(db: Path | None) -> None:
    """Say once in a command that writes that its database is on a network share."""
    from kinerja_cli.cli import options
    from kinerja_cli.cli.screen.shares import warn_of_share

    with contextlib.suppress(KinerjaError):  # settings that cannot be read are told by the command
        warn_of_share(options.setting(db).db)


class Verbs(TyperGroup):
    """A command with commands of its own; without one of them it lists."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take `kinerja imports` and `kinerja imports --json` for `kinerja imports list …`."""
        if "list" in self.commands and (not args or (args[0][0] == "-" and args[0] != "--help")):
            args = ["list", *args]
        return super().parse_args(ctx, args)

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return plain_letters.fitting(_in_indonesian(super().get_help(ctx)), sys.stdout)

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line."""
        return _in_indonesian(super().get_usage(ctx))


class Desk(Verbs):
    """The whole program: every failure becomes words and an exit code here, and nowhere else."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command line and end the process with its exit code."""
        sys.exit(self._run(*args, **extra))

    def invoke(self, ctx: Any) -> Any:
        """Run a command and hand over all it printed; a reader that went away is no failure."""
        try:
            outcome = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Whoever read our output went away (`| head`): nothing to tell, and nobody to tell it.
            _silence(sys.stdout)
            return None
        except OSError as error:
            raise _cannot_print(error) from error
        return outcome

    def _run(self, *args: Any, **extra: Any) -> int:
        wants_json = "--json" in (extra.get("args") or sys.argv)
        try:
            extra["standalone_mode"] = False
            extra["windows_expand_args"] = False  # files are, by their command; reasons are not
            code = super().main(*args, **extra)
            if code == INTERRUPTED:  # typer makes a mere exit of Ctrl-C
                raise KeyboardInterrupt  # noqa: TRY301
        except (typer.Abort, KeyboardInterrupt):
            return _tell_stopped(INTERRUPTED, as_json=wants_json)
        except TerminatedError:
            return _tell_stopped(TERMINATED, as_json=wants_json)
        except Exception as error:  # noqa: BLE001  # the boundary: nobody sees a traceback
            return _tell_failure(error, as_json=wants_json)
        return code if isinstance(code, int) else 0


def _tell_stopped(code: int, *, as_json: bool) -> int:
    """Say that the command was stopped by who started it."""
    return _tell("dihentikan", "Dihentikan.", "", code, as_json=as_json)


def _tell_failure(error: Exception, *, as_json: bool) -> int:
    """Say what went wrong; what a stop led to, whatever it was taken for on its way, is a stop."""
    if STOPS:
        return _tell_stopped(STOPS[0], as_json=as_json)
    if isinstance(error, KinerjaError):
        return _tell(error.kode, error.pesan, error.saran, error.keluar, as_json=as_json)
    if isinstance(error, TyperException):
        return _tell_usage(error, as_json=as_json)
    return _tell_unexpected(error, as_json=as_json)


def _cannot_print(error: OSError) -> CannotWriteError:
    """Return what to say when the output itself cannot be written."""
    _silence(sys.stdout)
    return CannotWriteError(
        f"Hasil tidak dapat ditulis: {in_words(error)}.",
        "Periksa ruang kosong dan hak akses tempat hasil dialihkan. Yang gagal hanya tampilannya: lihat "
        "dengan kinerja imports atau kinerja status apakah datanya sudah tersimpan.",
    )


def _silence(stream: TextIO) -> None:
    """Let what still goes to a stream go nowhere, so that ending the process does not fail on it."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _echo(text: str, *, err: bool) -> None:
    """Print words about a failure; where they cannot be printed the exit code says it alone."""
    from kinerja_cli.cli.screen.terminal import safe

    try:
        print(safe(text), file=sys.stderr if err else sys.stdout)  # typer's echo forces UTF-8
    except OSError:
        _silence(sys.stderr if err else sys.stdout)


def _tell(kode: str, pesan: str, saran: str, keluar: int, *, as_json: bool) -> int:
    """Say what went wrong on stderr, and as JSON on stdout when asked; return the exit code."""
    if as_json:
        from kinerja_cli.cli.screen.terminal import in_json

        fault = {"galat": {"kode": kode, "pesan": pesan, "saran": saran, "keluar": keluar}}
        _echo(in_json(fault), err=False)
    else:
        _echo(f"Galat: {pesan}", err=True)
        if saran:
            _echo(f"  → {saran}", err=True)
    return keluar


def _tell_usage(error: TyperException, *, as_json: bool) -> int:
    """Say in Bahasa Indonesia what is wrong with the command line."""
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    if kind == "NoArgsIsHelpError":
        _echo(context.get_help() if context else error.message, err=True)
        return 2
    command = context.command_path if context else "kinerja"
    return _tell(
        "salah-pakai", _usage_words(kind, error), f"Lihat: {command} --help", 2, as_json=as_json
    )


def _usage_words(kind: str, error: TyperException) -> str:
    parameter = getattr(error, "param", None)
    name = "" if parameter is None else _name(parameter)
    if kind == "NoSuchOption":
        likely = ", ".join(getattr(error, "possibilities", None) or [])
        hint = f" Mungkin maksudnya {likely}." if likely else ""
        return f"Opsi {getattr(error, 'option_name', '')} tidak ada.{hint}"
    if kind == "MissingParameter":
        return f"{name} belum disebut."
    if kind == "BadParameter":
        return f"Isi {name} tidak sah: {_value_words(error.message)}"
    if match := re.match(r"No such command '(.+)'\.(?: Did you mean (.+)\?)?", error.message):
        hint = f" Mungkin maksudnya {match[2]}." if match[2] else ""
        return f"Perintah {match[1]} tidak ada.{hint}"
    if match := re.search(r"unexpected extra arguments?(?:\(s\))? \((.+)\)", error.message):
        return f"Ada kata yang tidak dipahami: {match[1]}."
    if match := re.search(r"Option '(.+)' requires an argument", error.message):
        return f"Opsi {match[1]} memerlukan isi."
    if error.message.startswith("Missing command"):
        return "Perintah belum disebut."
    return error.format_message()


def _name(parameter: Any) -> str:
    """Return an option or argument as the officer knows it."""
    options = [option for option in parameter.opts if option.startswith("-")]
    return str(options[-1] if options else (parameter.metavar or parameter.name or "").upper())


def _value_words(message: str) -> str:
    """Return in Bahasa Indonesia why a value is not taken."""
    if match := re.match(r"'?(.+?)'? is not a valid (?:int|integer|float)\b.*", message):
        return f"“{match[1]}” bukan angka."
    if match := re.match(r"(.+) is not in the range x>=(.+?)\.?$", message):
        return f"{match[1]} kurang dari {match[2]}."
    return message


def _tell_unexpected(error: Exception, *, as_json: bool) -> int:
    """Say what went wrong that nobody expected: too little memory, or kinerja itself."""
    if not unexpected.lacks_memory(error):
        with contextlib.suppress(MemoryError):
            return _tell("galat-internal", *unexpected.bug(error), 1, as_json=as_json)
    unexpected.tell_no_memory(as_json=as_json)
    return KinerjaError.keluar
