"""Invents the employees: name, NIP, rank, placement and superior."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from city.catalog import load_toml
from city.model import Employee, Office, Placement, Position

# kind -> (jenis jabatan, jenjang, youngest, oldest in 2024, golongan, chance of a master)
KINDS: dict[str, tuple[str, str, int, int, tuple[str, ...], float]] = {
    "jpt": ("JPT Pratama", "Pratama", 48, 57, ("IV/b", "IV/c"), 1.0),
    "administrator": ("Administrator", "Administrator", 42, 54, ("IV/a", "IV/b"), 0.7),
    "pengawas": ("Pengawas", "Pengawas", 36, 54, ("III/c", "III/d"), 0.2),
    "madya": ("Fungsional", "Ahli Madya", 45, 57, ("IV/a", "IV/b", "IV/c"), 0.7),
    "muda": ("Fungsional", "Ahli Muda", 36, 52, ("III/c", "III/d"), 0.3),
    "pertama": ("Fungsional", "Ahli Pertama", 27, 38, ("III/a", "III/b"), 0.05),
    "mahir": ("Fungsional", "Mahir", 33, 47, ("III/a", "III/b"), 0.0),
    "terampil": ("Fungsional", "Terampil", 25, 37, ("II/c", "II/d"), 0.0),
    "pelaksana": ("Pelaksana", "", 25, 52, ("II/c", "II/d", "III/a", "III/b"), 0.0),
}
RANKS = {
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
}
PPPK_GRADES = {"pertama": "IX", "muda": "XI", "terampil": "VII"}


class People:
    """Hands out people without repeating a name or a NIP by accident."""

    def __init__(self, seed: int, stories: dict[str, Any]) -> None:
        raw = load_toml("names.toml")
        self.seed = seed
        self.groups = raw["group"]
        self.degrees = raw["degrees"]
        self.names: set[str] = set()
        self.heads_of_nip: dict[str, int] = {}
        self.fixed = {row["seat"]: row for row in stories.get("name", [])}
        self.newcomers = {row["seat"]: row for row in stories.get("newcomer", [])}
        self.names.update(row["name"] for row in self.fixed.values())

    def bare_name(self, rng: random.Random, sex: str) -> tuple[str, bool, bool]:
        """A new name, whether the person may bear a hajj title, and whether the group is mostly Muslim."""
        while True:
            group = rng.choices(self.groups, [g["share"] for g in self.groups])[0]
            side = "male" if sex == "L" else "female"
            if sex == "L" and group["single"] and rng.random() < 0.08:
                name = rng.choice(group["single"])
            else:
                first = rng.choice(group[side])
                last = rng.choice([x for x in group[f"{side}_last"] if x != first])
                name = f"{first} {last}"
            if name not in self.names:
                self.names.add(name)
                return name, rng.random() < group["muslim"], group["muslim"] > 0.5

    def titled(
        self,
        rng: random.Random,
        bare: str,
        sex: str,
        degree: str,
        kind: str,
        born: int,
        hajj: bool,
        likely: bool,
    ) -> str:
        """The name with academic and religious titles."""
        _, front, back, master = self.degrees[degree]
        if rng.random() < KINDS[kind][5]:
            back = master
        if born < 1969 and degree in ("sosial", "guru") and rng.random() < 0.6:
            front = "Drs. " if sex == "L" else "Dra. "
            back = back.replace(", S.Sos.", "").replace(", S.Pd.", "")
        if born < 1976 and hajj and rng.random() < 0.3 and likely:
            front += "H. " if sex == "L" else "Hj. "
        return f"{front}{bare}{back}"

    def nip_pns(self, rng: random.Random, born: date, sex: str, latest: int) -> str:
        """An 18-digit NIP of a civil servant."""
        first = min(latest, born.year + rng.randint(22, 29))
        month = rng.choice((1, 2, 3, 3, 4, 12))
        stem = f"{born:%Y%m%d}{first}{month:02d}{1 if sex == 'L' else 2}"
        self.heads_of_nip[stem] = self.heads_of_nip.get(stem, 0) + 1
        return f"{stem}{self.heads_of_nip[stem]:03d}"

    def nip_pppk(self, rng: random.Random, born: date, sex: str, year: int) -> str:
        """An 18-digit NI PPPK."""
        stem = f"{born:%Y%m%d}{year}21{1 if sex == 'L' else 2}"
        used = self.heads_of_nip.get(stem, rng.randint(0, 24))
        self.heads_of_nip[stem] = used + 1
        return f"{stem}{used + 1:03d}"

    def person(self, office: Office, position: Position, index: int) -> Employee:
        """The holder number `index` of a position."""
        seat = f"{office.key}/{position.key}/{index}"
        rng = random.Random(f"{self.seed}:person:{seat}")
        kind = position.kind
        _, _, youngest, oldest, grades, _ = KINDS[kind]
        new = self.newcomers.get(seat)
        fixed = self.fixed.get(seat, {})
        pppk = index >= position.count - position.pppk or new is not None
        sex = fixed.get("sex") or ("P" if rng.random() < self.degrees[position.degree][0] else "L")
        if new:
            youngest, oldest = 25, 29
        elif pppk:
            oldest = min(oldest, 42)
        born = date(2024 - rng.randint(youngest, oldest), rng.randint(1, 12), rng.randint(1, 28))
        bare, hajj, likely = self.bare_name(rng, sex)
        if fixed:
            self.names.discard(bare)
            bare, hajj = fixed["name"], False
        name = self.titled(rng, bare, sex, position.degree, kind, born.year, hajj, likely)
        area = position.areas[index % len(position.areas)] if position.areas else ""
        if new:
            since = new["since"]
            nip, rank = self.nip_pppk(rng, born, sex, since.year), PPPK_GRADES.get(kind, "V")
        elif pppk:
            year = rng.choice((2021, 2022))
            since = date(year, rng.choice((1, 2, 3, 4)), 1)
            nip = self.nip_pppk(rng, born, sex, year)
            rank = PPPK_GRADES.get(kind, "V" if position.degree == "sma" else "VII")
        else:
            nip = self.nip_pns(rng, born, sex, 2020)
            joined = int(nip[8:12]) + 1
            since = date(
                rng.randint(min(2022, max(joined, 2016)), 2022),
                rng.randint(1, 10),
                rng.choice((1, 1, 2, 9, 16)),
            )
            grade = rng.choice(grades)
            if 2024 - int(nip[8:12]) > 14 and grade.startswith("II/"):
                grade = "III/a"
            rank = f"{RANKS[grade]} ({grade})"
        return Employee(
            nip=nip,
            name=name,
            sex=sex,
            asn="PPPK" if pppk else "PNS",
            rank=rank,
            seat=seat,
            placements=[Placement(since, office, position, area)],
            skill=rng.gauss(0, 0.028),
            manner=rng.gauss(0, 1.0),
        )


def build_people(offices: list[Office], seed: int, stories: dict[str, Any]) -> list[Employee]:
    """Everyone in every office, superiors set."""
    maker = People(seed, stories)
    everyone = [
        maker.person(office, position, index)
        for office in offices
        for position in office.positions
        for index in range(position.count)
    ]
    by_seat = {person.seat: person for person in everyone}
    for move in stories.get("move", []):
        person = by_seat[move["seat"]]
        office = next(o for o in offices if o.key == move["office"])
        position = office.position(move["position"])
        person.placements.append(Placement(move["since"], office, position, move["area"]))
    for person in everyone:
        for placement in person.placements:
            boss = placement.position.boss
            if boss:
                placement.boss_nip = by_seat[f"{placement.office.key}/{boss}/0"].nip
            else:
                placement.boss_nip = placement.office.superior
    return everyone
