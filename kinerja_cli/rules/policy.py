"""One regulation, read from the text of its TOML file.

A policy is data: dated numbers, each table with its article (`dasar`). Unknown keys are refused
with the list of allowed ones, so that a misspelt number never passes for an absent one.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules.numbers import round_half_up

POLARITIES = ("naik", "turun", "stabil")
FORMULAS = ("naik", "turun-2t", "turun-tr", "stabil", "rentang", "tingkat")
MISSING_RULES = ("tunda", "nol", "abaikan")
KINDS = ("matriks",)


@dataclass(frozen=True, slots=True)
class Band:
    """One class of a scale: from `minimal` on, or above `lebih_dari`; neither: all the rest."""

    kelas: str
    minimal: Decimal | None = None
    lebih_dari: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Return whether `value` reaches this class."""
        if self.lebih_dari is not None:
            return value > self.lebih_dari
        return self.minimal is None or value >= self.minimal

    @property
    def words(self) -> str:
        """The lower edge as people write it."""
        if self.lebih_dari is not None:
            return f"> {self.lebih_dari}"
        return f"≥ {self.minimal}" if self.minimal is not None else "di bawahnya"


@dataclass(frozen=True, slots=True)
class Scale:
    """Bands from the best class to the worst, with their article."""

    ambang: tuple[Band, ...]
    dasar: str

    def classify(self, value: Decimal) -> str:
        """Return the class of a rounded value; the last band takes all the rest."""
        return next(band.kelas for band in self.ambang if band.holds(value))


@dataclass(frozen=True, slots=True)
class Formula:
    """The formula that a polarity stands for, with its article."""

    rumus: str
    dasar: str


@dataclass(frozen=True, slots=True)
class Achievement:
    """Cap and floor of a capaian, in percent."""

    batas_bawah: Decimal
    batas_atas: Decimal
    dasar: str


@dataclass(frozen=True, slots=True)
class Categories:
    """Ordered categories: percent gained per class above target, lost per class below it.

    `skala` maps a scale's name to its classes from the lowest to the highest.
    """

    naik_per_kelas: Decimal
    turun_per_kelas: Decimal
    batas_bawah: Decimal
    skala: Mapping[str, tuple[str, ...]]
    dasar: str


@dataclass(frozen=True, slots=True)
class RaterGroup:
    """Weight of one group of raters and how many of them there must be."""

    bobot: Decimal
    minimal: int


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How marks for the seven values become a suggestion for the rating perilaku.

    Attributes:
        nilai: what a rating word counts on the word scale.
        rating: bands on the word scale; angka: bands on the 0–100 scale.
        setara: what a rating word counts on the 0–100 scale.
        kelompok: rater groups by name.
    """

    nilai: Mapping[str, Decimal]
    rating: Scale
    angka: Scale
    setara: Mapping[str, Decimal]
    setara_dasar: str
    kelompok: Mapping[str, RaterGroup]
    kelompok_dasar: str
    dasar: str


@dataclass(frozen=True, slots=True)
class Grading:
    """The predicates, best first, and the matrix hasil kerja → perilaku → predikat."""

    kelas: tuple[str, ...]
    matriks: Mapping[str, Mapping[str, str]]
    dasar: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A table of words with its article."""

    isi: Mapping[str, str]
    dasar: str
    belum_dikonfirmasi: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """One regulation as the engine uses it.

    Attributes:
        teks: the file's own text, stored with every run; `sha256` is its hash.
        belum_dikonfirmasi: the tables whose numbers our source leaves unsure, as footnotes.
    """

    id: str
    judul: str
    keluarga: str
    jenis: str
    berlaku_dari: date
    berlaku_sampai: date | None
    diperiksa: date
    ringkasan: str
    rumus: Mapping[str, Formula]
    capaian: Achievement
    tingkat: Categories
    kosong: str
    kosong_dasar: str
    bobot_jumlah: Decimal
    bobot_toleransi: Decimal
    bobot_dasar: str
    desimal: int
    pembulatan_dasar: str
    hasil_kerja: Scale
    perilaku: Behaviour
    organisasi: Cited
    predikat: Grading
    belum_dikonfirmasi: tuple[str, ...]
    teks: str

    @property
    def sha256(self) -> str:
        """Hash of the policy's text."""
        return sha256(self.teks.encode()).hexdigest()

    def rounded(self, value: Decimal) -> Decimal:
        """Return a component as bands compare it and reports print it.

        The fifteenth decimal is settled first: a third and two thirds make one again.
        """
        return round_half_up(round_half_up(value, 15), self.desimal)


class _Table:
    """A TOML table that knows which of its keys were asked for, and refuses the rest."""

    def __init__(self, data: object, path: str) -> None:
        if not isinstance(data, dict):
            raise ConfigError(f"Kebijakan {path}: diperlukan sebuah tabel.")
        self._data: dict[str, Any] = data
        self._path = path
        self._asked: list[str] = []

    def _get(self, key: str, kind: type, default: object = ...) -> Any:
        self._asked.append(key)
        value = self._data.get(key, default)
        if value is ...:
            raise ConfigError(f"Kebijakan {self._path}: kunci “{key}” tidak ada.")
        if value is not default and not isinstance(value, kind):
            raise ConfigError(f"Kebijakan {self._path}: isi “{key}” tidak sah: {value!r}.")
        return value

    def text(self, key: str) -> str:
        value: str = self._get(key, str)
        return value

    def flag(self, key: str) -> bool:
        return bool(self._get(key, bool, default=False))

    def day(self, key: str, default: object = ...) -> Any:
        return self._get(key, date, default)

    def number(self, key: str) -> Decimal:
        return Decimal(self._get(key, (int, Decimal)))  # type: ignore[arg-type]

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.text(key)
        if value not in allowed:
            raise ConfigError(
                f"Kebijakan {self._path}: “{key}” berisi “{value}”; yang boleh: "
                f"{', '.join(allowed)}."
            )
        return value

    def table(self, key: str) -> "_Table":
        return _Table(self._get(key, dict), f"{self._path} [{key}]")

    def tables(self, key: str) -> list["_Table"]:
        return [
            _Table(entry, f"{self._path} [{key} ke-{number}]")
            for number, entry in enumerate(self._get(key, list), 1)
        ]

    def words(self, key: str) -> tuple[str, ...]:
        return tuple(str(word) for word in self._get(key, list))

    def has(self, key: str) -> bool:
        return key in self._data

    def rest(self) -> list[str]:
        """Return the keys not asked for so far and take them as asked."""
        keys = [key for key in self._data if key not in self._asked]
        self._asked += keys
        return keys

    def close(self) -> None:
        """Refuse what nobody asked for."""
        unknown = [key for key in self._data if key not in self._asked]
        if unknown:
            raise ConfigError(
                f"Kebijakan {self._path}: kunci tidak dikenal: {', '.join(unknown)}; yang boleh: "
                f"{', '.join(self._asked)}."
            )


def _scale(table: _Table) -> Scale:
    bands = []
    for entry in table.tables("ambang"):
        kelas = entry.text("kelas")
        above = entry.number("lebih_dari") if entry.has("lebih_dari") else None
        least = entry.number("minimal") if entry.has("minimal") else None
        entry.close()
        bands.append(Band(kelas, least, above))
    scale = Scale(tuple(bands), table.text("dasar"))
    table.close()
    return scale


def _numbers(table: _Table) -> dict[str, Decimal]:
    return {key: table.number(key) for key in table.rest()}


def _formulas(table: _Table) -> dict[str, Formula]:
    found = {}
    for polarity in POLARITIES:
        entry = table.table(polarity)
        found[polarity] = Formula(entry.choice("rumus", FORMULAS), entry.text("dasar"))
        entry.close()
    table.close()
    return found


def _achievement(table: _Table) -> Achievement:
    value = Achievement(
        table.number("batas_bawah"), table.number("batas_atas"), table.text("dasar")
    )
    table.close()
    return value


def _categories(table: _Table) -> Categories:
    scales = table.table("skala")
    value = Categories(
        table.number("naik_per_kelas"),
        table.number("turun_per_kelas"),
        table.number("batas_bawah"),
        {name: scales.words(name) for name in scales.rest()},
        table.text("dasar"),
    )
    table.close()
    return value


def _groups(table: _Table) -> dict[str, RaterGroup]:
    groups = {}
    for name in table.rest():
        entry = table.table(name)
        groups[name] = RaterGroup(entry.number("bobot"), int(entry.number("minimal")))
        entry.close()
    return groups


def _behaviour(table: _Table) -> Behaviour:
    equal, groups = table.table("setara"), table.table("kelompok")
    equal_basis, group_basis = equal.text("dasar"), groups.text("dasar")
    value = Behaviour(
        nilai=_numbers(table.table("nilai")),
        rating=_scale(table.table("rating")),
        angka=_scale(table.table("angka")),
        setara=_numbers(equal),
        setara_dasar=equal_basis,
        kelompok=_groups(groups),
        kelompok_dasar=group_basis,
        dasar=table.text("dasar"),
    )
    table.close()
    return value


def _cited(table: _Table) -> Cited:
    basis, unsure = table.text("dasar"), table.flag("belum_dikonfirmasi")
    return Cited({key: table.text(key) for key in table.rest()}, basis, unsure)


def _grading(table: _Table) -> Grading:
    rows = table.table("matriks")
    matrix = {name: _plain_row(rows.table(name)) for name in rows.rest()}
    value = Grading(table.words("kelas"), matrix, table.text("dasar"))
    table.close()
    return value


def _plain_row(table: _Table) -> dict[str, str]:
    return {key: table.text(key) for key in table.rest()}


def parse(texts: Mapping[str, str], policy_id: str) -> Policy:
    """Return the policy `policy_id` out of the texts of all policy files (id → TOML).

    Raises:
        ConfigError: there is no such policy, or its file is not sound; the message names the key.
    """
    if policy_id not in texts:
        raise ConfigError(
            f"Kebijakan “{policy_id}” tidak ada.", f"Yang ada: {', '.join(sorted(texts))}."
        )
    text = texts[policy_id]
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"Kebijakan {policy_id}: berkas TOML tidak terbaca ({error}).") from error
    return _policy(_Table(data, policy_id), text)


def _policy(top: _Table, text: str) -> Policy:
    missing, weights, rounding = top.table("kosong"), top.table("bobot"), top.table("pembulatan")
    organisation = _cited(top.table("organisasi"))
    policy = Policy(
        id=top.text("id"),
        judul=top.text("judul"),
        keluarga=top.text("keluarga"),
        jenis=top.choice("jenis", KINDS),
        berlaku_dari=top.day("berlaku_dari"),
        berlaku_sampai=top.day("berlaku_sampai", None),
        diperiksa=top.day("diperiksa"),
        ringkasan=top.text("ringkasan"),
        rumus=_formulas(top.table("rumus")),
        capaian=_achievement(top.table("capaian")),
        tingkat=_categories(top.table("tingkat")),
        kosong=missing.choice("realisasi", MISSING_RULES),
        kosong_dasar=missing.text("dasar"),
        bobot_jumlah=weights.number("jumlah"),
        bobot_toleransi=weights.number("toleransi"),
        bobot_dasar=weights.text("dasar"),
        desimal=int(rounding.number("desimal")),
        pembulatan_dasar=rounding.text("dasar"),
        hasil_kerja=_scale(top.table("hasil_kerja")),
        perilaku=_behaviour(top.table("perilaku")),
        organisasi=organisation,
        predikat=_grading(top.table("predikat")),
        belum_dikonfirmasi=(organisation.dasar,) if organisation.belum_dikonfirmasi else (),
        teks=text,
    )
    for table in (missing, weights, rounding, top):
        table.close()
    return policy
