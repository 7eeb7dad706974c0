"""Reading a regulation from the text of its TOML file, strictly.

Unknown keys are refused with the list of allowed ones, so that a misspelt number never passes for
an absent one; ratings and predicates must be spelt as the engine spells them.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules.model import RATINGS
from kinerja_cli.rules.policy import (
    Achievement,
    Band,
    Behaviour,
    Categories,
    Cited,
    Formula,
    Grading,
    Policy,
    RaterGroup,
    Scale,
)

POLARITIES = ("naik", "turun", "stabil")
FORMULAS = ("naik", "turun-2t", "turun-tr", "stabil")
ORGANISATION = ("Istimewa", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
RATERS = ("Atasan", "Rekan", "Bawahan", "Diri")
MISSING_RULES = ("tunda", "nol", "abaikan")
KINDS = ("matriks",)


class _Table:
    """A TOML table that knows which of its keys were asked for, and refuses the rest."""

    def __init__(self, data: object, path: str) -> None:
        if not isinstance(data, dict):
            raise ConfigError(f"Kebijakan {path}: diperlukan sebuah tabel.")
        self._data: dict[str, Any] = data
        self.path = path
        self._asked: list[str] = []

    def _get(self, key: str, kind: type | tuple[type, ...], default: object = ...) -> Any:
        self._asked.append(key)
        value = self._data.get(key, default)
        if value is ...:
            raise ConfigError(f"Kebijakan {self.path}: kunci “{key}” tidak ada.")
        if value is not default and not isinstance(value, kind):
            raise ConfigError(f"Kebijakan {self.path}: isi “{key}” tidak sah: {value!r}.")
        return value

    def text(self, key: str) -> str:
        value: str = self._get(key, str)
        return value

    def flag(self, key: str) -> bool:
        return bool(self._get(key, bool, default=False))

    def day(self, key: str, default: object = ...) -> Any:
        return self._get(key, date, default)

    def number(self, key: str) -> Decimal:
        value = self._get(key, (int, Decimal))
        number = Decimal(value)
        if isinstance(value, bool) or not number.is_finite():
            self._refuse(key, value, "sebuah angka")
        return number

    def count(self, key: str) -> int:
        number = self.number(key)
        if number != int(number) or number < 0:
            self._refuse(key, number, "bilangan bulat")
        return int(number)

    def _refuse(self, key: str, value: object, expected: str) -> NoReturn:
        raise ConfigError(f"Kebijakan {self.path}: “{key}” berisi {value}; seharusnya {expected}.")

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.text(key)
        if value not in allowed:
            self._refuse(key, f"“{value}”", f"salah satu dari {', '.join(allowed)}")
        return value

    def table(self, key: str) -> "_Table":
        return _Table(self._get(key, dict), f"{self.path} [{key}]")

    def tables(self, key: str) -> list["_Table"]:
        return [
            _Table(entry, f"{self.path} [{key} ke-{number}]")
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
                f"Kebijakan {self.path}: kunci tidak dikenal: {', '.join(unknown)}; yang boleh: "
                f"{', '.join(self._asked)}."
            )


def _scale(table: _Table) -> Scale:
    """Return bands for the three ratings, each once, the best first, the last one without edge."""
    bands = []
    for entry in table.tables("ambang"):
        kelas = entry.choice("kelas", RATINGS)
        above = entry.number("lebih_dari") if entry.has("lebih_dari") else None
        least = entry.number("minimal") if entry.has("minimal") else None
        entry.close()
        bands.append(Band(kelas, least, above))
    if [band.kelas for band in bands] != list(RATINGS) or bands[-1].words != "di bawahnya":
        raise ConfigError(
            f"Kebijakan {table.path}: ambang harus memuat {', '.join(RATINGS)}, berurutan, dan yang "
            "terakhir tanpa batas."
        )
    scale = Scale(tuple(bands), table.text("dasar"))
    table.close()
    return scale


def _by_rating(table: _Table) -> dict[str, Decimal]:
    """Return a number for each of the three ratings."""
    found = {rating: table.number(rating) for rating in RATINGS}
    table.close()
    return found


def _basis(table: _Table) -> str:
    basis = table.text("dasar")
    table.close()
    return basis


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
    for name in RATERS:
        entry = table.table(name)
        groups[name] = RaterGroup(entry.number("bobot"), entry.count("minimal"))
        entry.close()
    table.close()
    return groups


def _behaviour(table: _Table) -> Behaviour:
    equal, groups = table.table("setara"), table.table("kelompok")
    equal_basis, group_basis = equal.text("dasar"), groups.text("dasar")
    value = Behaviour(
        nilai=_by_rating(table.table("nilai")),
        rating=_scale(table.table("rating")),
        angka=_scale(table.table("angka")),
        setara=_by_rating(equal),
        setara_dasar=equal_basis,
        kelompok=_groups(groups),
        kelompok_dasar=group_basis,
        dasar=table.text("dasar"),
    )
    table.close()
    return value


def _organisation(table: _Table) -> Cited:
    basis, unsure = table.text("dasar"), table.flag("belum_dikonfirmasi")
    ratings = {name: table.choice(name, RATINGS) for name in ORGANISATION}
    table.close()
    return Cited(ratings, basis, unsure)


def _grading(table: _Table) -> Grading:
    classes, rows = table.words("kelas"), table.table("matriks")
    matrix = {}
    for result in RATINGS:
        row = rows.table(result)
        matrix[result] = {manner: row.choice(manner, classes) for manner in RATINGS}
        row.close()
    rows.close()
    value = Grading(classes, matrix, table.text("dasar"))
    table.close()
    return value


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
    organisation = _organisation(top.table("organisasi"))
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
        desimal=rounding.count("desimal"),
        pembulatan_dasar=rounding.text("dasar"),
        penetapan_dasar=_basis(top.table("penetapan")),
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
