"""Reading a regulation from the text of its TOML file, strictly.

Unknown keys are refused with the list of allowed ones, so that a misspelt number never passes for
an absent one; ratings and predicates must be spelt as the engine spells them.
"""

import tomllib
from collections.abc import Mapping
from decimal import Decimal

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
from kinerja_cli.rules.policy_table import PolicyTable

POLARITIES = ("naik", "turun", "stabil")
FORMULAS = ("naik", "turun-2t", "turun-tr", "stabil")
ORGANISATION = ("Istimewa", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
RATERS = ("Atasan", "Rekan", "Bawahan", "Diri")
MISSING_RULES = ("tunda", "nol", "abaikan")
KINDS = ("matriks",)


def _scale(table: PolicyTable) -> Scale:
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


def _by_rating(table: PolicyTable) -> dict[str, Decimal]:
    """Return a number for each of the three ratings."""
    found = {rating: table.number(rating) for rating in RATINGS}
    table.close()
    return found


def _basis(table: PolicyTable) -> str:
    basis = table.text("dasar")
    table.close()
    return basis


def _formulas(table: PolicyTable) -> dict[str, Formula]:
    found = {}
    for polarity in POLARITIES:
        entry = table.table(polarity)
        found[polarity] = Formula(entry.choice("rumus", FORMULAS), entry.text("dasar"))
        entry.close()
    table.close()
    return found


def _achievement(table: PolicyTable) -> Achievement:
    value = Achievement(
        table.number("batas_bawah"), table.number("batas_atas"), table.text("dasar")
    )
    table.close()
    return value


def _categories(table: PolicyTable) -> Categories:
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


def _groups(table: PolicyTable) -> dict[str, RaterGroup]:
    groups = {}
    for name in RATERS:
        entry = table.table(name)
        groups[name] = RaterGroup(entry.number("bobot"), entry.count("minimal"))
        entry.close()
    table.close()
    return groups


def _behaviour(table: PolicyTable) -> Behaviour:
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


def _organisation(table: PolicyTable) -> Cited:
    basis, unsure = table.text("dasar"), table.flag("belum_dikonfirmasi")
    ratings = {name: table.choice(name, RATINGS) for name in ORGANISATION}
    table.close()
    return Cited(ratings, basis, unsure)


def _grading(table: PolicyTable) -> Grading:
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
    return _policy(PolicyTable(data, policy_id), text)


def _policy(top: PolicyTable, text: str) -> Policy:
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
