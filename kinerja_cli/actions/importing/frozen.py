"""Imports and their undoing against locked periods: what is unchanged passes, the rest is refused."""

from collections.abc import Collection
from datetime import date

from kinerja_cli.actions import locking
from kinerja_cli.actions.importing.changes import Changes, compare
from kinerja_cli.actions.importing.gathering import Gathering
from kinerja_cli.actions.importing.known import Known
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.locks import EXEMPT, Lock, Locks
from kinerja_cli.rules.model import Placement
from kinerja_cli.rules.periods import from_id
from kinerja_cli.rules.records import KINDS
from kinerja_cli.store import facts, items
from kinerja_cli.store.database import Connection
from kinerja_cli.store.facts import Key
from kinerja_cli.store.withdrawal import Withdrawal


def refuse_rows(
    connection: Connection, known: Known, gathering: Gathering, *, remove_vanished: bool
) -> None:
    """Tell a fault for every row that would change what is locked."""
    held = locking.held(connection, _newcomers(gathering))
    if not held:
        return
    changes = compare(connection, known, gathering, remove_vanished=remove_vanished)
    for jenis, kind in KINDS.items():
        if jenis in EXEMPT:
            continue
        for change in changes.tulis[jenis]:
            statement = gathering.statements.get(jenis, change.kunci)
            before = known.versions[jenis].get(change.kunci)
            if statement is None:
                continue
            old = before.nilai if before else (None,) * len(kind.isi)
            pairs = zip(kind.isi, old, change.nilai, strict=True)
            changed = [name for name, was, now in pairs if was != now]
            found = _lock_of(held, connection, known, jenis, change.kunci, changed, not before)
            if found is None:
                continue
            lock, name = found
            at = statement.asal.get(name, (statement.layout, statement.baris))
            place = gathering.statements.place(*at, name)
            value = str(change.nilai[kind.isi.index(name)] or "")
            was = str(old[kind.isi.index(name)] or "")
            finding = Finding("periode-terkunci", place, value, _data(lock, known) | {"lama": was})
            gathering.tell(statement.rows[0], finding)
            gathering.ditolak.update(statement.rows)


def keep_locked(connection: Connection, known: Known, gathering: Gathering, out: Changes) -> int:
    """Take locked records out of what would be removed, a fault for each; return their number."""
    if not any(out.hapus.values()):
        return 0
    held = locking.held(connection, _newcomers(gathering))
    kept = 0
    for jenis, kind in KINDS.items():
        for number, keys in out.hapus[jenis].items() if held and jenis not in EXEMPT else ():
            for kunci in tuple(keys):
                found = _lock_of(held, connection, known, jenis, kunci, kind.isi, False)
                if found is None:
                    continue
                keys.remove(kunci)
                place = out.tempat[jenis, kunci]
                removed = Finding("data-dihapus", place)
                out.temuan = [
                    f for f in out.temuan if (f.kode, f.place) != (removed.kode, removed.place)
                ]
                out.temuan.append(Finding("periode-terkunci", place, "", _data(found[0], known)))
                out.hilang[number] -= 1
                kept += 1
        out.hapus[jenis] = {number: keys for number, keys in out.hapus[jenis].items() if keys}
    return kept


def locked_by_undo(connection: Connection, back: Withdrawal) -> list[Lock]:
    """Return the locks that taking an import back would break."""
    held = locking.held(connection)
    found: dict[Lock, None] = {}
    for jenis, kind in KINDS.items() if held else ():
        if jenis in EXEMPT or not (back.akhiri[jenis] or back.pulihkan[jenis]):
            continue
        now = facts.current(connection, kind)
        again = {change.kunci: change.nilai for change in back.pulihkan[jenis]}
        nothing = (None,) * len(kind.isi)
        for kunci in {*back.akhiri[jenis], *again}:
            mine = now[kunci].nilai if kunci in now else nothing
            pairs = zip(kind.isi, mine, again.get(kunci, nothing), strict=True)
            changed = [name for name, was, will in pairs if was != will]
            hit = _lock_of(held, connection, None, jenis, kunci, changed, False)
            if hit:
                found[hit[0]] = None
    return list(found)


def _lock_of(
    held: Locks,
    connection: Connection,
    known: Known | None,
    jenis: str,
    kunci: Key,
    changed: Collection[str],
    new: bool,
) -> tuple[Lock, str] | None:
    """Return what locks a record that would change, and the first field that is locked."""
    if not changed:
        return None
    kind = KINDS[jenis]
    if jenis == "indikator":
        nip, tahun, _ = _item(connection, known, int(kunci[0]))
        return held.of_indicator(nip, tahun, changed, new=new)
    period = from_id(str(kunci[kind.kunci.index("periode")]))
    if kind.kunci[0] == "unit_id":
        lock = held.of_unit(int(kunci[0]), period)
    elif kind.kunci[0] == "butir_id":
        lock = held.of_person(_item(connection, known, int(kunci[0]))[0], period)
    else:
        lock = held.of_person(str(kunci[0]), period)
    return (lock, next(name for name in kind.isi if name in changed)) if lock else None


def _item(connection: Connection, known: Known | None, butir: int) -> tuple[str, int, str]:
    return known.item(butir) if known else items.identity(connection, butir)


def _newcomers(gathering: Gathering) -> dict[str, list[Placement]]:
    """Return the placements that a command's own rows state."""
    found: dict[str, list[Placement]] = {}
    for statement in gathering.statements.of("pegawai"):
        nip, tmt = map(str, statement.kunci)
        if "unit_id" in statement.nilai:
            since = date.fromisoformat(tmt) if tmt else None
            found.setdefault(nip, []).append(Placement(since, int(statement.nilai["unit_id"]), ""))
    return found


def _data(lock: Lock, known: Known) -> dict[str, str]:
    unit = known.unit_names[lock.unit_id]
    command = f"kinerja unlock --periode {lock.periode} --dinas “{unit}”"
    return {"kunci": locking.words(lock, known.unit_names), "perintah": command}
