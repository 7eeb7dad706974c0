"""Reads the office catalogues (TOML) into model objects.

A row of a plan is `text | aspek | satuan | polaritas | akumulasi | targets |
evidence | advice | flags`; targets are the four quarters, `-` is "not due",
`60-85` a range, letters a category. Flags: `rumus:NAME`, `season:a,b,c,d`
(shift of the performance level per quarter), `shared:KEY` (one result for all
who carry the row) and `low` (a category that is not reached).
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from city.model import Figure, Office, Plan, Position, Spec

DATA = Path(__file__).resolve().parent.parent / "data"
ORDER = (
    "dinkes",
    "dindikbud",
    "disdukcapil",
    "dpupr",
    "dpmptsp",
    "bkpsdm",
    "inspektorat",
    "rsud",
    "kecsukamaju",
    "kecmuarawening",
    "satpolpp",
    "dispusarsip",
)
ASPECTS = {"Kn": "Kuantitas", "Kl": "Kualitas", "Wk": "Waktu", "By": "Biaya"}
ROLLUPS = {
    "jumlah": "Jumlah",
    "rata": "Rata-rata",
    "akhir": "Nilai Terakhir",
    "maks": "Maksimum",
    "min": "Minimum",
}


def load_toml(name: str) -> dict[str, Any]:
    """One data file as a dictionary."""
    with (DATA / name).open("rb") as handle:
        return tomllib.load(handle)


def parse_target(text: str) -> Figure | None:
    """A target token: number, range, category or `-`."""
    if text == "-":
        return None
    if text[0].isdigit() and "-" in text:
        return text.replace("-", " - ")
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() and "." not in text else number


def parse_row(line: str) -> Spec:
    """One catalogue row."""
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != 9:
        raise ValueError(f"row needs nine cells, has {len(cells)}: {line}")
    flags = dict(flag.partition(":")[::2] for flag in cells[8].split())
    season = tuple(float(x) for x in flags.get("season", "0,0,0,0").split(","))
    return Spec(
        text=cells[0],
        aspect=ASPECTS[cells[1]],
        unit=cells[2],
        polarity=cells[3].capitalize(),
        rollup=ROLLUPS[cells[4]],
        targets=tuple(parse_target(token) for token in cells[5].split()),
        evidence=cells[6],
        advice=cells[7],
        formula=flags.get("rumus", ""),
        season=season,
        shared=flags.get("shared", ""),
        low="low" in flags,
    )


def parse_position(raw: dict[str, Any], dinas: str) -> Position:
    """One position; `{dinas}` becomes the office's short name."""

    def fill(text: str) -> str:
        return text.replace("{dinas}", dinas)

    plans = tuple(
        Plan(
            fill(plan["text"]),
            plan["up"],
            tuple(parse_row(fill(line)) for line in plan["rows"].strip().splitlines()),
        )
        for plan in raw["plan"]
    )
    return Position(
        key=raw["id"],
        title=fill(raw["title"]),
        unit=raw["unit"],
        kind=raw["kind"],
        degree=raw["degree"],
        boss=raw.get("boss", ""),
        count=raw.get("count", 1),
        pppk=raw.get("pppk", 0),
        areas=tuple(raw.get("areas", ())),
        status=raw.get("status", "Definitif"),
        plans=plans,
    )


def load_offices() -> list[Office]:
    """All offices, secretariat positions included."""
    common = {raw["id"]: raw for raw in load_toml("common.toml")["position"]}
    offices = []
    for key in ORDER:
        raw = load_toml(f"offices/{key}.toml")
        office = Office(
            key=raw["key"],
            name=raw["name"],
            dinas=raw["dinas"],
            file=raw["file"],
            superior=raw["superior"],
            level=raw["level"],
            period_style=raw.get("period_style", "iso"),
            behaviour=raw.get("behaviour", "rating"),
            raters=raw.get("raters", "Atasan"),
            annual_behaviour=raw.get("annual_behaviour", False),
            recap=raw.get("recap", False),
            listed=raw.get("listed", True),
        )
        positions = [parse_position(p, office.dinas) for p in raw["position"]]
        for entry in raw["secretariat"]:
            name, _, count = entry.partition(":")
            position = parse_position(common[name], office.dinas)
            position.count = int(count or 1)
            positions.append(position)
        office.positions = positions
        offices.append(office)
    return offices
