"""What `check` found, as one workbook an office that can be sent there."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

from kinerja_cli.actions.check import CheckResult, Lack
from kinerja_cli.actions.report import Written
from kinerja_cli.actions.report_views import government
from kinerja_cli.reports import files
from kinerja_cli.reports.view_check import CheckReport, LackCount, LackView
from kinerja_cli.rules.periods import day_words
from kinerja_cli.rules.remedies import remedy

_KIND = "kurang"


def write_books(
    result: CheckResult, folder: Path, templates: Path | None, instansi: str, today: date,
    progress: Callable[[str, int, int], None],
) -> tuple[Written, ...]:  # fmt: skip
    """Write one workbook for every office that lacks something.

    Raises:
        CannotWriteError: a file cannot be written; the old one stands.
    """
    from kinerja_cli.reports import excel

    by_unit: dict[str, list[Lack]] = {}
    for one in result.kurang:
        by_unit.setdefault(one.unit, []).append(one)
    written, names = [], files.Names()
    for number, (unit, lacks) in enumerate(sorted(by_unit.items())):
        progress("menulis daftar", number, len(by_unit))
        report = _view(result, unit, lacks, instansi, today)
        content = excel.render(_KIND, report, templates)
        path = folder / f"{result.periode}-{_KIND}-{names.plain(unit)}.xlsx"
        placed = files.write(path, content)
        digest = sha256(content).hexdigest()
        written.append(Written(_KIND, unit, None, "xlsx", placed.berkas, digest, placed.terbuka))
    progress("menulis daftar", len(by_unit), len(by_unit))
    return tuple(written)


def _view(
    result: CheckResult, unit: str, lacks: list[Lack], instansi: str, today: date
) -> CheckReport:
    counts = Counter(one.kode for one in lacks)
    return CheckReport(
        instansi=government(instansi, unit),
        unit=unit,
        periode=str(result.periode),
        periode_kata=result.periode.words,
        per=day_words(today),
        pegawai=result.pegawai.get(unit, 0),
        orang=len({one.nip for one in lacks if one.nip}),
        jumlah=tuple(
            LackCount(_named(code), _capital(remedy(code)), code, count)
            for code, count in counts.most_common()
        ),
        kurang=tuple(
            LackView(
                number, one.nip or "", one.nama or "(seluruh perangkat daerah)", one.jabatan,
                one.pesan, _capital(remedy(one.kode)),
            )
            for number, one in enumerate(lacks, 1)
        ),
    )  # fmt: skip


def _named(code: str) -> str:
    """Return a code as a heading: every code is made of plain words."""
    return code.replace("-", " ").capitalize()


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
