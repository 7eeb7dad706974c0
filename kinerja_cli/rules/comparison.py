"""What differs between two inputs of one employee, or between two policies, said in words.

Written over whatever fields the values of `rules.model` have, so that a field added there is
compared without a line here; `_WORDS` only gives some of them better names.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from kinerja_cli.rules import policy_extends
from kinerja_cli.rules.model import (
    DECIDED,
    BehaviourMark,
    Decision,
    Fact,
    Indicator,
    Inputs,
    Origin,
    Placement,
)
from kinerja_cli.rules.names import key
from kinerja_cli.rules.nip import show as show_nip
from kinerja_cli.rules.periods import day_words
from kinerja_cli.rules.policy_leaves import leaves

_WORDS = {
    "nilai": "",
    "placements": "",
    "indicators": "",
    "realisations": "",
    "targets": "target",
    "unit": "perangkat daerah",
    "jenis_asn": "jenis ASN",
    "nip_atasan": "NIP atasan",
    "nip_penilai": "NIP penilai",
    "pimpinan": "pimpinan unit",
    "tmt": "TMT",
    "bukti": "bukti dukung",
    "organisasi": "predikat organisasi",
}
"""Field → what it is called; "" where what stands below it says enough."""

_RECORD_FIELDS = {
    "unit": "unit_id",
    "status": "status_jabatan",
    "bukti": "bukti_dukung",
    "rating": "rating_perilaku",
}
"""Field → its name in `rules.records`, where that is another one."""

_PRESENT = "ada"


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs.

    Attributes:
        apa: where it stands, in words: "indikator “Laporan tersusun” › 2024-Q1 › realisasi".
        lama, baru: canonical text; None: there is none.
        asal_lama, asal_baru: where they stand; with `medan` a cell of the same record, in which
            that field is to be looked for.
        angka: whether the text is a figure or a word of a sheet's cell, not a name or a number
            that identifies.
    """

    apa: str
    lama: str | None
    baru: str | None
    asal_lama: Origin | None = None
    asal_baru: Origin | None = None
    medan: str = ""
    angka: bool = False


@dataclass(frozen=True, slots=True)
class _Side:
    """A value of one of the two, and a cell of the record it is in, as far as one is known."""

    value: Any
    cell: Origin | None = None


def compare(old: Inputs, new: Inputs) -> tuple[Difference, ...]:
    """Return every value that decides a score and differs, in the order of the model."""
    return tuple(_walk((), "", _Side(old), _Side(new)))


def _walk(path: tuple[str, ...], name: str, old: _Side, new: _Side) -> Iterator[Difference]:
    """Yield what differs below one value; `name` is the field it came from."""
    kind = old.value if old.value is not None else new.value
    if kind is None or isinstance(kind, Origin):
        return
    if isinstance(kind, Fact):
        yield from _facts(path, old, new)
    elif isinstance(kind, Mapping):
        for entry in dict.fromkeys((*(old.value or ()), *(new.value or ()))):
            sides = [_Side((side.value or {}).get(entry), side.cell) for side in (old, new)]
            yield from _walk((*path, str(entry)), str(entry), *sides)
    elif isinstance(kind, Decision):
        yield from _decisions(path, old, new)
    elif is_dataclass(kind):
        yield from _records(path, old, new)
    elif isinstance(kind, tuple):
        yield from _rows(path, old, new)
    else:
        before, after = _text(old.value), _text(new.value)
        if before != after:
            yield Difference(" › ".join(path), before, after, old.cell, new.cell, _column(name))


def _text(value: object) -> str | None:
    return None if value is None or value == "" else str(value)


def _column(name: str) -> str:
    """Return the name of a field as records know it."""
    name = key(name).replace(" ", "_")
    return _RECORD_FIELDS.get(name, name)


def _facts(path: tuple[str, ...], old: _Side, new: _Side) -> Iterator[Difference]:
    before, after = old.value or Fact(""), new.value or Fact("")
    if before.nilai != after.nilai:
        yield Difference(
            " › ".join(path), before.nilai or None, after.nilai or None, before.asal, after.asal,
            angka=True,
        )  # fmt: skip


def _fields(value: Any) -> list[str]:
    """Return the fields that say something: no origins, no fingerprint, no numbers of the store."""
    return [
        field.name
        for field in fields(value)
        if field.compare and not field.name.startswith("asal") and not field.name.endswith("_id")
    ]


def _decisions(path: tuple[str, ...], old: _Side, new: _Side) -> Iterator[Difference]:
    """Yield what was decided otherwise; what `kinerja decide` stated names its ruling, no cell."""
    for name in DECIDED:
        before, after = (_decided(side.value, name) for side in (old, new))
        if before.nilai != after.nilai:
            where = " › ".join((*path, name.replace("_", " ")))
            texts = before.nilai or None, after.nilai or None
            yield Difference(where, *texts, before.asal, after.asal)
    yield from _records(path, old, new, (*DECIDED, "putusan"))


def _decided(decision: Decision | None, name: str) -> Fact:
    fact: Fact | None = getattr(decision, name, None)
    ruling = decision.putusan.get(name) if decision else None
    if fact is None or ruling is None:
        return fact or Fact("")
    when = day_words(date.fromisoformat(ruling.tanggal))
    said = f"ditetapkan dengan kinerja decide oleh {ruling.oleh}, tanggal {when}"
    said += f", alasan “{ruling.alasan}”" + (f", dasar {ruling.dasar}" if ruling.dasar else "")
    return Fact(f"{fact.nilai} ({said})")


def _records(
    path: tuple[str, ...], old: _Side, new: _Side, told: tuple[str, ...] = ()
) -> Iterator[Difference]:
    """Yield what differs between two records, without the fields that are `told` already."""
    for name in _fields(old.value if old.value is not None else new.value):
        if name in told:
            continue
        words = _WORDS.get(name, name.replace("_", " "))
        sides = [_Side(getattr(side.value, name, None), _cell(side)) for side in (old, new)]
        yield from _walk((*path, words) if words else path, name, *sides)


def _cell(side: _Side) -> Origin | None:
    """Return a cell of the record that the plain texts of a value stand in."""
    own = getattr(side.value, "asal", None)
    if own is None and side.value is not None:
        held = [getattr(side.value, field.name) for field in fields(side.value)]
        own = next((one.asal for one in held if isinstance(one, Fact) and one.asal), side.cell)
    return own


def _rows(path: tuple[str, ...], old: _Side, new: _Side) -> Iterator[Difference]:
    """Yield what differs between two lists, each entry beside the one it continues."""
    before, after = old.value or (), new.value or ()
    if not all(is_dataclass(one) for one in (*before, *after)):
        was, now = ("; ".join(map(str, one)) or None for one in (before, after))
        if was != now:
            yield Difference(" › ".join(path), was, now, old.cell, new.cell)
        return
    width = _identifying(before, after)
    old_rows = {_identity(one, width): one for one in before}
    new_rows = {_identity(one, width): one for one in after}
    for identity in dict.fromkeys((*old_rows, *new_rows)):
        gone, come = old_rows.get(identity), new_rows.get(identity)
        here = (*path, _title(come if come is not None else gone))
        if gone is not None and come is not None:
            yield from _walk(here, "", _Side(gone, old.cell), _Side(come, new.cell))
        else:
            yield Difference(
                " › ".join(here), _summary(gone), _summary(come),
                _cell(_Side(gone)), _cell(_Side(come)),
            )  # fmt: skip


def _identity(one: Any, width: int) -> str:
    return repr([getattr(one, field.name) for field in fields(one)[:width]])


def _identifying(*lists: Sequence[Any]) -> int:
    """Return how many of the first fields tell the entries of each list apart."""
    most = max((len(fields(one)) for rows in lists for one in rows), default=0)
    for width in range(1, most):
        if all(len({_identity(one, width) for one in rows}) == len(rows) for rows in lists):
            return width
    return most


def _title(one: Any) -> str:
    """Return what an entry of a list is called."""
    if isinstance(one, Indicator):
        return f"indikator “{one.indikator}”"
    if isinstance(one, Placement):
        return f"penempatan sejak {one.tmt}" if one.tmt else "penempatan"
    if isinstance(one, BehaviourMark):
        who = f" ({show_nip(one.nip_penilai)})" if one.nip_penilai else ""
        return f"penilai {one.penilai or 'Atasan'}{who}"
    texts = (getattr(one, name) for name in _fields(one))
    return next((text for text in texts if isinstance(text, str) and text), type(one).__name__)


def _summary(one: Any) -> str | None:
    """Return an entry that stands in one list only: all it says, None for no entry."""
    if one is None:
        return None
    title = _title(one)
    said = [
        f"{part.apa} {part.baru}"
        for part in _walk((), "", _Side(None), _Side(one))
        if part.baru and part.baru not in title
    ]
    return f"{_PRESENT} ({', '.join(said)})" if said else _PRESENT


def compare_policies(old: str, new: str) -> tuple[Difference, ...]:
    """Return the keys whose values differ between two policies, as runs store their texts.

    What a policy takes over from another is compared as if it stood in the file itself; what it
    refers to stands under the other's own name.
    """
    before, after = _keys(old), _keys(new)
    return tuple(
        Difference(name, before.get(name), after.get(name))
        for name in dict.fromkeys((*before, *after))
        if before.get(name) != after.get(name)
    )


def _keys(bundle: str) -> dict[str, str]:
    """Return key → text of a bundle: the policy's own keys, and those of what it refers to."""
    texts = policy_extends.unbundle(bundle)
    own, *others = texts
    whole = policy_extends.resolve(texts, own)
    found = {leaf.kunci: leaf.teks for leaf in leaves(whole)}
    lineage = policy_extends.unbundle(policy_extends.bundle(texts, own))
    for name in others:
        if name not in lineage:
            other = policy_extends.resolve(texts, name)
            found |= {leaf.kunci: leaf.teks for leaf in leaves(other, name)}
    return found
