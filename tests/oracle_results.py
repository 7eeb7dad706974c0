"""What the engine says of an employee, in the form of the oracle, and when two such agree."""

from decimal import Decimal

from kinerja_cli.rules.model import COMPONENTS

FIELDS = (
    "capaian", *COMPONENTS, "nilai", "rating_hasil_kerja", "rating_perilaku",
    "usulan_hasil_kerja", "usulan_perilaku", "usulan_predikat", "predikat", "alasan",
)  # fmt: skip
OF_PARTS = ("nilai", "predikat", "alasan")
"""What a year in parts has of its own."""

_NEAR = Decimal("1e-9")


def of_engine(made):
    verdict = made.verdict
    return {
        "capaian": [row.capaian for row in made.indikator],
        **{name: made.komponen.get(name) for name in COMPONENTS},
        "nilai": made.nilai,
        "rating_hasil_kerja": verdict.hasil_kerja.rating,
        "rating_perilaku": verdict.perilaku.rating,
        "usulan_hasil_kerja": verdict.usulan.hasil_kerja,
        "usulan_perilaku": verdict.usulan.perilaku,
        "usulan_predikat": verdict.usulan.predikat,
        "predikat": verdict.predikat,
        "alasan": sorted({reason.kode for reason in verdict.alasan}),
    }


def fields_of(policy_id):
    return OF_PARTS if policy_id == "integrasi-2021" else FIELDS


def differing(policy_id, mine, theirs):
    """Return the fields in which two results differ: field → (mine, theirs)."""
    theirs = {**theirs, "alasan": sorted(set(theirs["alasan"]))}
    return {
        name: (mine[name], theirs[name])
        for name in fields_of(policy_id)
        if not _same(mine[name], theirs[name])
    }


def _same(one, other):
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, Decimal) and other is not None:
        return abs(one - Decimal(other)) < _NEAR
    return one == other
