"""The files that left the house, with the hash each had, under the entry that tells of it."""

from collections.abc import Iterable

from kinerja_cli.store.database import Connection


def add(connection: Connection, n: int, files: Iterable[tuple[str, str]]) -> None:
    """Keep (path, SHA-256) of files under entry `n`, inside the caller's transaction."""
    connection.executemany(
        "INSERT OR REPLACE INTO laporan VALUES (?, ?, ?)", ((n, *one) for one in files)
    )


def newest(connection: Connection) -> list[tuple[str, str, int]]:
    """Return (path, SHA-256, entry) of every file as it was written last."""
    return list(
        connection.execute(
            "SELECT berkas, sha256, max(audit_n) FROM laporan GROUP BY berkas ORDER BY berkas"
        )
    )
