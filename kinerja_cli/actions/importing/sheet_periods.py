"""Which periods a sheet reports for."""

from collections.abc import Collection

from kinerja_cli.intake.reading import Item, Reading
from kinerja_cli.rules.periods import Period, parse


def of_reading(reading: Reading, kinds: Collection[str]) -> set[Period]:
    """Return the periods that sheets of some kinds in a file report for."""
    return {
        period
        for table in reading.tabel
        if table.jenis in kinds
        for item in table.items
        for period in _of_item(item)
    }


def _of_item(item: Item) -> list[Period]:
    """Return the periods a row reports for: of a wide one, the parts of the year it fills."""
    if item.periode is None:
        return []
    parts = [name.partition("@")[2] for name in item.row.nilai if name.startswith("realisasi@")]
    spread = [parse(f"{item.periode.tahun}-{part}") for part in parts]
    return [period for period in spread if period] or [item.periode]
