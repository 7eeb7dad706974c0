"""Bands of a policy, strictly read: each class once, falling, without gap or overlap."""

from itertools import pairwise

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules.policy_table import PolicyTable
from kinerja_cli.rules.scales import NEW_IDEA, Band, Scale


def scale(table: PolicyTable, classes: tuple[str, ...], key: str = "ambang") -> Scale:
    """Return bands for the classes, each once, the best first, the last one without edge."""
    bands = []
    for entry in table.tables(key):
        kelas = entry.choice("kelas", classes)
        above = entry.number("lebih_dari") if entry.has("lebih_dari") else None
        least = entry.number("minimal") if entry.has("minimal") else None
        condition = entry.choice("syarat", (NEW_IDEA,)) if entry.has("syarat") else ""
        entry.close()
        bands.append(Band(kelas, least, above, condition))
    if [band.kelas for band in bands] != list(classes) or bands[-1].words != "di bawahnya":
        raise ConfigError(
            f"Kebijakan {table.path}: {key} harus memuat {', '.join(classes)}, berurutan, dan yang "
            "terakhir tanpa batas."
        )
    _falling(bands, table.path)
    return Scale(tuple(bands), table.basis())


def _falling(bands: list[Band], path: str) -> None:
    """Refuse bands that overlap: each lower edge lies below the one before."""
    edges = [(band.lebih_dari is not None, band.lebih_dari or band.minimal) for band in bands[:-1]]
    for (above, edge), (next_above, lower) in pairwise(edges):
        if edge is None or lower is None:
            raise ConfigError(f"Kebijakan {path}: hanya kelas terakhir boleh tanpa batas.")
        if lower > edge or (lower == edge and (next_above or not above)):
            raise ConfigError(
                f"Kebijakan {path}: batas {lower} tidak di bawah batas sebelumnya ({edge}); "
                "kelasnya bertumpang tindih."
            )
