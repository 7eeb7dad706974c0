"""What targets and realisations say together, once every row of a command is placed."""

from decimal import Decimal

from kinerja_cli.actions.importing.gathering import Gathering
from kinerja_cli.actions.importing.known import Known
from kinerja_cli.actions.importing.statements import Statement
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.numbers import Quantity, read, show, show_quantity
from kinerja_cli.rules.periods import parse

_PERCENT_LIKE = 50
_FRACTION_LIKE, _FRACTION, _THOUSANDS_LIKE = 20, Decimal("0.2"), 300


class FigureChecks:
    """Compares each realisation with its target, as stated or in force."""

    def __init__(self, gathering: Gathering, known: Known) -> None:
        self._out, self._known = gathering, known

    def run(self) -> None:
        """Check every realisation; warn where its quarter or semester has no target of its own."""
        for statement in self._out.statements.of("realisasi"):
            if "realisasi" not in statement.nilai:
                continue
            butir, identifier = statement.kunci
            period = parse(str(identifier))
            if period is None:
                continue
            target = self._known.target_of(int(butir), period, self._out.statements)
            self._check_words(statement, target)
            if (
                target is None
                and period.jenis not in {"bulan", "tahun"}
                and self._is_sound(statement)
            ):
                place = self._out.statements.place(statement.layout, statement.baris, "realisasi")
                finding = Finding(
                    "realisasi-tanpa-target",
                    place,
                    show_quantity(str(statement.nilai["realisasi"])),
                    {"periode": period.words},
                )
                self._out.tell(statement.rows[0], finding)

    def _is_sound(self, statement: Statement) -> bool:
        """Return whether the row was read whole: a target that was refused is not a missing one."""
        row = statement.rows[0]
        return row.baris not in self._out.tables[row.tabel][1].ditolak

    def _check_words(self, statement: Statement, target: str | None) -> None:
        """Refuse words as the realisation of a target in figures."""
        if target is None:
            return
        actual, wanted = read(str(statement.nilai["realisasi"])), read(target)
        self._check_scale(statement, wanted, actual)
        if isinstance(wanted, str) and isinstance(actual, Decimal) and "target" in statement.nilai:
            place = self._out.statements.place(statement.layout, statement.baris, "target")
            finding = Finding("angka-tidak-terbaca", place, wanted, {"kolom": "Target"})
            self._out.tell(statement.rows[0], finding)
            return
        if isinstance(wanted, str) or not isinstance(actual, str):
            return
        place = self._out.statements.place(statement.layout, statement.baris, "realisasi")
        finding = Finding("angka-tidak-terbaca", place, actual, {"kolom": "Realisasi"})
        self._out.tell(statement.rows[0], finding)

    def _check_scale(self, statement: Statement, wanted: Quantity, actual: Quantity) -> None:
        """Warn of a percentage beside a fraction: target 95, realisasi 0,9."""
        if not isinstance(wanted, Decimal) or not isinstance(actual, Decimal):
            return
        small, large = sorted((abs(wanted), abs(actual)))
        percent = 0 < small <= 1 and large >= _PERCENT_LIKE * small and large > _PERCENT_LIKE
        fraction = 0 < small < 1 and large >= _FRACTION_LIKE * max(small, _FRACTION)
        # 1.205 beside a target of 1200: a point for thousands was read as a decimal one.
        thousands = large > _THOUSANDS_LIKE * small > 0 and small.as_tuple().exponent == -3  # noqa: PLR2004
        if percent or fraction or thousands:
            place = self._out.statements.place(statement.layout, statement.baris, "realisasi")
            data = {"target": show(wanted), "realisasi": show(actual)}
            self._out.tell(
                statement.rows[0], Finding("angka-beda-skala", place, show(actual), data)
            )
