"""Is there a database, is it kinerja's, and does this program know all of its steps."""

from pathlib import Path

from kinerja_cli.errors import DatabaseError
from kinerja_cli.store import migrations
from kinerja_cli.store.connecting import Connection, make_careful

APPLICATION_ID = 0x4B4E524A
""""KNRJ": says that a SQLite file is kinerja's."""


def require(path: Path) -> None:
    """Refuse a place where no database can be."""
    if not path.exists():
        raise DatabaseError(
            f"Basis data {path} belum ada.",
            "Mulai dengan: kinerja import BERKAS.xlsx (basis data dibuat otomatis), "
            "atau sebut letaknya dengan --db.",
        )
    refuse_other(path)


def refuse_other(path: Path) -> None:
    """Refuse a folder, a pipe or a device."""
    if path.is_dir():
        raise DatabaseError(
            f"{path} sebuah folder, bukan basis data.", "Sebut berkasnya: --db FOLDER/kinerja.db"
        )
    if path.exists() and not path.is_file():
        raise DatabaseError(
            f"{path} bukan berkas biasa.", "Sebut berkas basis data kinerja dengan --db."
        )


def bears_our_mark(path: Path) -> bool:
    """Say by its first bytes alone whether a file may be a database of kinerja; takes no lock."""
    try:
        with path.open("rb") as file:
            first = file.read(72)
    except OSError:
        return False
    return first[68:] == APPLICATION_ID.to_bytes(4, "big")


def recognise(connection: Connection, path: Path, *, made: bool) -> None:
    """Set the careful settings; refuse what is not kinerja's, or too new, or empty unless `made`."""
    make_careful(connection)
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if not tables and not made:
        raise DatabaseError(
            f"Basis data {path} masih kosong.",
            "Isi dengan: kinerja import BERKAS.xlsx, atau pulihkan salinan cadangannya.",
        )
    if tables and application != APPLICATION_ID:
        raise DatabaseError(
            f"{path} bukan basis data kinerja.", "Periksa letak yang disebut --db atau KINERJA_DB."
        )
    unknown = migrations.unknown(connection)
    if unknown:
        raise DatabaseError(
            f"{path} ditulis oleh kinerja yang lebih baru (langkah {', '.join(unknown)}; program ini "
            f"mengenal sampai {migrations.NEWEST}).",
            "Perbarui kinerja di komputer ini; berkas tidak diubah.",
        )
