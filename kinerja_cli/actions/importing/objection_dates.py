"""Dates of objections (keberatan) that cannot be right: too late, too early, of no answer."""

from datetime import date

from kinerja_cli.actions.importing.gathering import Gathering
from kinerja_cli.intake.headers import label
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.periods import day_words, from_id


def tell(gathering: Gathering, today: str) -> None:
    """Warn of every objection that a command states with such a date.

    Args:
        gathering: everything stated.
        today: the day of the import, YYYY-MM-DD.
    """
    for statement in gathering.statements.of("keberatan"):
        _, periode, raised, _ = map(str, statement.kunci)
        answered = str(statement.nilai.get("tanggal_jawaban", ""))
        period = from_id(periode)
        odd: dict[str, str] = {}
        late = f"sesudah hari ini, {day_words(date.fromisoformat(today))}"
        if answered and not statement.nilai.get("jawaban"):
            odd["tanggal_jawaban"] = "terisi, sedangkan Jawaban kosong"
        elif answered > today:
            odd["tanggal_jawaban"] = late
        if raised > today:
            odd["tanggal"] = late
        elif raised < period.first.isoformat():
            odd["tanggal"] = f"sebelum {period.words} dimulai"
        for name, why in odd.items():
            value = raised if name == "tanggal" else answered
            finding = Finding(
                "tanggal-janggal", nilai=value, data={"kolom": label(name), "sebab": why}
            )
            gathering.tell(statement.rows[0], finding, name)
