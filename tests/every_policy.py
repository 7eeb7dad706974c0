"""Employees of every shape under every policy of the performance rating, and what the law fixes.

The tables below are the regulations' own numbers, put down by hand, not read from policies/*.toml.
"""

from dataclasses import replace
from decimal import Decimal
from functools import cache

from builders import DA, DB, SE
from employees import inputs
from employees import regulation as parsed
from hypothesis import strategies as st
from sides import FAMILY, levels, recap

from kinerja_cli.rules.model import BERAKHLAK
from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.score import score

regulation = cache(parsed)
ALL = sorted(name for name, family in FAMILY.items() if family == "kinerja")
SINGLE = [name for name in ALL if isinstance(regulation(name), Policy)]

_PERIOD = {"kmk-127-2026": "2026-Q1", "perka-bkn-1-2013": "2020", "permenpanrb-8-2021": "2021-S2",
           "integrasi-2021": "2021"}  # fmt: skip
_PARTS = {"integrasi-2021": ("2021-S1", "2021-S2")}

WEIGHTS = {
    "pp-30-2019": {"hasil_kerja": 70, "perilaku": 30},
    "pp-30-2019-360": {"hasil_kerja": 60, "perilaku": 40},
    "permenpanrb-8-2021": {"hasil_kerja": 70, "perilaku": 30},
    "perka-bkn-1-2013": {"hasil_kerja": 60, "perilaku": 40},
    "standar-daerah": {"hasil_kerja": 60, "perilaku": 15, "disiplin": 10, "kompetensi": 10, "layanan": 5},
}  # fmt: skip
"""Weights of the nilai akhir, of the policies whose predikat follows from it."""

CAPS = {
    "permenpanrb-6-2022": 120, "kmk-127-2026": 120, "pp-30-2019": 120, "pp-30-2019-360": 120,
    "standar-daerah": 120, "permenpanrb-8-2021": None, "perka-bkn-1-2013": None,
    "integrasi-2021": None,
}  # fmt: skip
"""Highest capaian of an indicator; the floor is 0 everywhere."""

_SUPERIOR, _THREE = {"Atasan": (1, 1)}, {"Atasan": (1, 1), "Rekan": (1, 1), "Bawahan": (1, 1)}
RATERS = {
    "permenpanrb-6-2022": _THREE, "kmk-127-2026": _THREE, "standar-daerah": _THREE,
    "pp-30-2019": _SUPERIOR, "permenpanrb-8-2021": _SUPERIOR, "perka-bkn-1-2013": _SUPERIOR,
    "pp-30-2019-360": {"Atasan": (60, 1), "Rekan": (20, 2), "Bawahan": (20, 2)},
}  # fmt: skip
"""Group of raters → its weight and how many of them there must be; Diri never counts."""

WORDS = [DB, SE, DA]
ENOUGH = 2
"""So many raters are enough for a group in every policy."""

ROW = st.fixed_dictionaries(
    {
        "target": st.integers(1, 30),
        "realisasi": st.integers(1, 60),
        "polaritas": st.sampled_from(["", "naik", "turun", "stabil"]),
        "rumus": st.sampled_from(["", "", "naik", "turun-2t", "turun-tr", "stabil"]),
        "aspek": st.sampled_from(["", "Kuantitas", "Waktu", "Biaya"]),
        "rencana": st.sampled_from(["", "Rencana A", "Rencana B"]),
        "jenis": st.sampled_from(["utama", "utama", "rencana aksi", "tambahan"]),
        "bobot": st.integers(1, 60),
    }
)
"""An indicator whose capaian is a number under every policy."""

WILD = st.fixed_dictionaries(
    {
        "target": st.sampled_from([None, "0", "1", "7", "-3", "5..8", "BB", "Terlaksana", "0.01"]),
        "realisasi": st.sampled_from(
            [None, "0", "1", "-9", "6.5", "1000", "A", "Terlaksana", "6..7"]
        ),
        "polaritas": st.sampled_from(["", "naik", "turun", "stabil"]),
        "rumus": st.sampled_from(["", "naik", "turun-2t", "turun-tr", "stabil", "tingkat"]),
        "aspek": st.sampled_from(["", "Waktu"]),
        "rencana": st.sampled_from(["", "Rencana A"]),
        "jenis": st.sampled_from(["utama", "rencana aksi", "tambahan"]),
        "bobot": st.sampled_from([None, "0", "0.5", "60"]),
    }
)
NUMBER = st.integers(0, 100).map(str)
SEVEN = st.lists(NUMBER, min_size=7, max_size=7)
SEVEN_WORDS = st.lists(st.sampled_from(WORDS), min_size=7, max_size=7)


@st.composite
def rows(draw, most=4):
    """Return indicators that make a complete nilai hasil kerja: at least one is kinerja utama."""
    found = draw(st.lists(ROW, min_size=1, max_size=most))
    return [{**found[0], "jenis": "utama"}, *found[1:]]


OTHERS = st.fixed_dictionaries(
    {
        "disiplin": st.lists(
            st.fixed_dictionaries({"tl1": st.integers(0, 9), "tanpa_keterangan": st.integers(0, 2)}),
            min_size=3, max_size=3,
        ),
        "kompetensi": st.lists(
            st.tuples(st.integers(0, 5), st.integers(1, 5)), min_size=1, max_size=4
        ),
        "layanan": st.integers(25, 100),
    }
)  # fmt: skip
"""Three months of attendance, competencies (level, standard), and the index of the unit."""


def rater(values, penilai="Atasan", nip=""):
    return {
        "penilai": penilai,
        "nip_penilai": nip,
        "nilai": dict(zip(BERAKHLAK, values, strict=False)),
    }


def person(name, indicators, raters=None, *, leads=False, others=None, **more):
    """Return the inputs of somebody under a policy; figures stand in every part of the period."""
    period = _PERIOD.get(name, "2024-Q1")
    parts = _PARTS.get(name, (period,))
    raters = [rater(["80"] * 7)] if raters is None else raters

    def of_parts(value):
        return dict.fromkeys(parts, None if value is None else str(value))

    data = {
        "periode": period,
        "jabatan": "Kepala Dinas Contoh" if leads else "Analis",
        "pimpinan": "Ya" if leads else "Tidak",
        "organisasi": "Baik" if leads else None,
        "indikator": [
            {
                **row,
                "indikator": f"I{number}",
                "target": of_parts(row["target"]),
                "realisasi": {k: v for k, v in of_parts(row["realisasi"]).items() if v},
            }
            for number, row in enumerate(indicators)
        ],
        "perilaku": dict.fromkeys(parts, raters),
        "unit_punya": ["perilaku", *([] if others is None else list(others))],
        **more,
    }
    made = inputs(data)
    if others is None:
        return made
    months = made.periode.parts if made.periode.jenis == "triwulan" else (made.periode,)
    stated = dict(zip(map(str, months), others.get("disiplin", ()), strict=False))
    return replace(
        made,
        disiplin={month: recap(hadir=20, **counts) for month, counts in stated.items()},
        kompetensi={period: levels(*others["kompetensi"])} if "kompetensi" in others else {},
        layanan=inputs({**data, "layanan": str(others["layanan"])}).layanan
        if "layanan" in others else {},
    )  # fmt: skip


def scored(name, *args, **more):
    return score(person(name, *args, **more), regulation(name))


def rank(made, name):
    """Return the place of a predikat, 0 for the best; None without one."""
    predicate = made.verdict.predikat
    return None if predicate is None else regulation(name).predikat.kelas.index(predicate)


def formulas(name, row):
    """Return the formulas that a row has under a policy: one, or one for each half of 2021."""
    if row["rumus"]:
        return {row["rumus"]}
    plain = {"": "naik", "naik": "naik", "turun": "turun-2t", "stabil": "stabil"}[row["polaritas"]]
    of_aspect = row["aspek"] in {"Waktu", "Biaya"} and row["polaritas"] in {"", "turun"}
    old = "efisiensi" if of_aspect else plain
    return {"perka-bkn-1-2013": {old}, "integrasi-2021": {old, plain}}.get(name, {plain})


def better(name, row, other):
    """Return 1 when `other` as realisation must not be worse, -1 when not better, 0 without claim.

    `stabil` has its best in the middle. `efisiensi` counts anything beyond 24 % saved as too much
    of it (Perka BKN 1/2013), so that there less is not better.
    """
    named, now = formulas(name, row), row["realisasi"]
    sense = {"naik": 1, "turun-2t": -1, "turun-tr": -1, "efisiensi": -1, "stabil": 0}
    ways = {sense[one] for one in named}
    beyond = min(now, other) < Decimal("0.76") * row["target"]
    if len(ways) > 1 or ("efisiensi" in named and beyond):
        return 0
    return ways.pop() * ((other > now) - (other < now))
