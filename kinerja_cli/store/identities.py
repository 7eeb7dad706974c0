"""Who is known by number or by name anywhere in the database, in whatever version."""

from collections.abc import Iterator

from kinerja_cli.store.database import Connection

_WHERE = (
    ("pegawai", "nip", "nama"),
    ("pegawai", "nip_atasan", "atasan"),
    ("perilaku", "nip_penilai", "''"),
    ("umpan_balik", "''", "pemberi"),
    ("kegiatan", "''", "validator"),
)
"""(table, column of the nip, column of the name); an empty text where it does not say."""


def every(connection: Connection) -> Iterator[tuple[str, str]]:
    """Yield (nip, name) of everybody that any version of a record names; one of them may be "".

    A name column of a superior may hold an office instead: what it says is yielded as it stands.
    """
    tables = {
        name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")
    }
    for table, nip, name in _WHERE:
        if table in tables:
            yield from connection.execute(
                f"SELECT DISTINCT coalesce({nip}, ''), coalesce({name}, '') FROM {table} ORDER BY 1, 2"
            )
