"""The officer's own headings: what `--petakan` and `[petakan]` say."""

from collections.abc import Mapping, Sequence

from kinerja_cli.errors import UsageError
from kinerja_cli.intake import headers
from kinerja_cli.intake.reading import Reading
from kinerja_cli.rules.names import key


def require_used(asked: Sequence[str], readings: Sequence[Reading]) -> None:
    """Refuse a `--petakan` whose heading stands in none of the files.

    Raises:
        UsageError: names the heading.
    """
    seen = {heading for one in readings for table in one.tabel for heading in table.judul}
    for text in asked:
        heading = text.rpartition("=")[0]
        if seen and key(heading) not in seen:
            raise UsageError(
                f"--petakan: judul “{heading.strip()}” tidak ada di berkas mana pun.",
                "Tulis judulnya seperti di lembar; daftar judul tampak dengan --rinci.",
            )


def mapping(settled: Mapping[str, str], asked: Sequence[str]) -> dict[str, str]:
    """Return normalised heading → field; the command line beats the settings.

    Raises:
        UsageError: an entry is not "Judul=kolom", or names no known column.
    """
    pairs = list(settled.items())
    for text in asked:
        heading, equals, column = text.rpartition("=")
        if not equals or not heading.strip() or not column.strip():
            raise UsageError(
                f"--petakan “{text}” tidak dipahami.",
                'Tulis: --petakan "Judul di lembar=Realisasi"',
            )
        pairs.append((heading, column))
    found = {}
    for heading, column in pairs:
        name = column if column in headers.NAMES else headers.field_of(column)
        if name is None:
            known = ", ".join(sorted(headers.NAMES))
            raise UsageError(f"Kolom “{column}” tidak dikenal.", f"Yang dikenal: {known}.")
        found[key(heading)] = name
    return found
