"""Bands of a policy, strictly read: falling, without gap or overlap."""

from itertools import pairwise
from typing import Any

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules.bands import Bands
from kinerja_cli.rules.policy_table import PolicyTable
from kinerja_cli.rules.scales import NEW_IDEA, Band, Scale

_LOWER = ("minimal", "lebih_dari")
_PRINTED = ("tercetak_sampai", "tercetak_di_bawah")


def scale(table: PolicyTable, classes: tuple[str, ...], key: str = "ambang") -> Scale:
    """Return bands for the classes, each once, the best first, the last one without edge."""
    bands = []
    for entry in table.tables(key):
        kelas = entry.choice("kelas", classes)
        edges = _edges(entry, _LOWER)
        condition = entry.choice("syarat", (NEW_IDEA,)) if entry.has("syarat") else ""
        entry.close()
        bands.append(Band(kelas, **edges, syarat=condition))
    if [band.kelas for band in bands] != list(classes) or bands[-1].reach[0].is_finite():
        raise ConfigError(
            f"Kebijakan {table.path}: {key} harus memuat {', '.join(classes)}, berurutan, dan yang "
            "terakhir tanpa batas."
        )
    if not all(band.reach[0].is_finite() for band in bands[:-1]):
        raise ConfigError(f"Kebijakan {table.path}: hanya kelas terakhir boleh tanpa batas.")
    for above, below in pairwise(bands[:-1]):
        if above.reach <= below.reach:
            raise ConfigError(
                f"Kebijakan {table.path}: batas {below.words} tidak di bawah batas sebelumnya "
                f"({above.words}); kelasnya bertumpang tindih."
            )
    return Scale(tuple(bands), table.basis())


def read_bands(table: PolicyTable, desimal: int) -> Bands:
    """Return the classes that `ambang` of a table describes, of values of `desimal` decimals.

    Raises:
        ConfigError: edges do not fall from class to class, or the last class has one.
    """
    bands = []
    for entry in table.tables("ambang"):
        edges = {**_edges(entry, _LOWER), **_edges(entry, _PRINTED)}
        words = entry.text("keterangan") if entry.has("keterangan") else ""
        bands.append(Band(entry.text("kelas"), keterangan=words, **edges))
        entry.close()
    falling = all(above.reach > below.reach for above, below in pairwise(bands))
    if not bands or not falling or bands[-1].reach[0].is_finite():
        raise ConfigError(
            f"Kebijakan {table.path}: tepi bawah pada “ambang” harus menurun dari kelas ke kelas, "
            "dan kelas terakhir tanpa tepi."
        )
    return Bands(tuple(bands), desimal)


def _edges(entry: PolicyTable, names: tuple[str, str]) -> dict[str, Any]:
    """Return the edge of a class, stated under one of two names; empty where it has none."""
    if all(map(entry.has, names)):
        raise ConfigError(
            f"Kebijakan {entry.path}: “{names[0]}” dan “{names[1]}” tidak boleh berdua."
        )
    return {name: entry.number(name) for name in names if entry.has(name)}
