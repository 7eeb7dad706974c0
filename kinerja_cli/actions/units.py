"""Which office is meant: by any part of its name, never by a guess."""

from kinerja_cli.errors import UsageError
from kinerja_cli.rules.names import key, unit_key
from kinerja_cli.store import units
from kinerja_cli.store.database import Connection


def find(connection: Connection, text: str) -> int:
    """Return the office that `text` names: "kesehatan" finds "Dinas Kesehatan Kota …".

    Raises:
        UsageError: no office or several fit; the message lists the candidates.
    """
    known = units.names(connection)
    wanted = unit_key(text)
    exact = [number for number, name in known.items() if unit_key(name) == wanted]
    if len(exact) == 1:
        return exact[0]
    words = key(text).split()
    fitting = [number for number, name in known.items() if all(word in key(name) for word in words)]
    if len(fitting) == 1:
        return fitting[0]
    names = sorted(known[number] for number in (fitting or known))
    listed = "\n".join(f"  - {name}" for name in names) or "  (belum ada)"
    if fitting:
        raise UsageError(f"“{text}” cocok dengan {len(fitting)} perangkat daerah:\n{listed}",
                         "Sebut namanya lebih lengkap.")  # fmt: skip
    raise UsageError(f"Tidak ada perangkat daerah bernama “{text}”. Yang ada:\n{listed}")
