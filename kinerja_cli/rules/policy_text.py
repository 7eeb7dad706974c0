"""Reading a regulation of the family "kinerja" from the text of its TOML file, strictly.

Unknown keys are refused with the list of allowed ones, so that a misspelt number never passes for
an absent one; ratings and predicates must be spelt as the engine spells them.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules import policy_extends, standards
from kinerja_cli.rules.model import COMPONENTS, DISIPLIN, KOMPETENSI, LAYANAN, RATINGS
from kinerja_cli.rules.numbers import HUNDRED
from kinerja_cli.rules.policy import (
    Cited,
    Combined,
    Grading,
    Part,
    Policy,
    Regulation,
    Total,
)
from kinerja_cli.rules.policy_achievement import (
    achievement,
    categories,
    curve,
    efficiency,
    formulas,
)
from kinerja_cli.rules.policy_behaviour import behaviour
from kinerja_cli.rules.policy_head import head_fields
from kinerja_cli.rules.policy_results import results
from kinerja_cli.rules.policy_scale import scale
from kinerja_cli.rules.policy_table import PolicyTable

FAMILY = "kinerja"
POLARITIES = ("naik", "turun", "stabil")
ASPECTS = ("Kuantitas", "Kualitas", "Waktu", "Biaya")
ORGANISATION = ("Istimewa", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
MISSING_RULES = ("tunda", "nol", "abaikan")
SANCTIONS = ("Ringan", "Sedang", "Berat")
KINDS = ("matriks", "ambang", "gabungan")
PERIOD_KINDS = ("bulan", "triwulan", "semester", "tahun")
HALVES = ("S1", "S2")


def parse(texts: Mapping[str, str], policy_id: str) -> Regulation:
    """Return the regulation `policy_id` out of the texts of all policy files (id → TOML).

    Raises:
        ConfigError: there is no such policy, or its file is not sound; the message names the key.
    """
    data = policy_extends.resolve(texts, policy_id)
    unsure = _unsure(data)
    top = PolicyTable(_marked(data, unsure), policy_id)
    head = _head(top)
    head["teks"] = _whole(texts, policy_id, data)
    head["belum_dikonfirmasi"] = unsure
    if head["jenis"] == "gabungan":
        regulation: Regulation = _combined(top, head, texts)
    else:
        regulation = _policy(top, head, texts)
    top.close()
    return regulation


def _whole(texts: Mapping[str, str], policy_id: str, data: Mapping[str, Any]) -> str:
    """Return the text of a policy with all that decide it: its bases and what it refers to."""
    files = [policy_extends.bundle(texts, policy_id)]
    for part in data.get("nilai", {}).get("bagian", ()):
        name = str(part.get("kebijakan"))
        files.append(_whole(texts, name, policy_extends.resolve(texts, name)))
    for name in standards.REFERRING:
        files += [policy_extends.bundle(texts, one) for one in standards.named(data.get(name, {}))]
    return policy_extends.join(files)


def _head(top: PolicyTable) -> dict[str, Any]:
    """Return what a regulation states about itself, by field."""
    rounding = top.table("pembulatan")
    head: dict[str, Any] = {
        **head_fields(top, FAMILY, KINDS),
        "otomatis": top.flag("otomatis"),
        "hanya_periode": top.choice("hanya_periode", PERIOD_KINDS)
        if top.has("hanya_periode")
        else "",
        "berlaku_untuk": top.words("berlaku_untuk") if top.has("berlaku_untuk") else (),
        "desimal": rounding.count("desimal"),
        "pembulatan_dasar": rounding.basis(),
    }
    rounding.close()
    return head


def _unsure(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the article of every table that says `belum_dikonfirmasi`, each once."""
    found: dict[str, None] = {}
    if data.get("belum_dikonfirmasi") and "dasar" in data:
        found[str(data["dasar"])] = None
    for value in data.values():
        if isinstance(value, Mapping):
            found |= dict.fromkeys(_unsure(value))
    return tuple(found)


def _marked(data: Mapping[str, Any], unsure: tuple[str, ...]) -> dict[str, Any]:
    """Return the same with every table marked that cites an article which one table calls unsure."""
    found = {
        name: _marked(value, unsure) if isinstance(value, Mapping) else value
        for name, value in data.items()
    }
    return {**found, "belum_dikonfirmasi": True} if found.get("dasar") in unsure else found


def _policy(top: PolicyTable, head: dict[str, Any], texts: Mapping[str, str]) -> Policy:
    by_matrix = head["jenis"] == "matriks"
    counted = results(top.table("hasil_kerja"), rated=by_matrix)
    plain = _plain(top.table("kosong"), top.table("bobot"), weighted=counted.cara == "tertimbang")
    policy = Policy(
        **head,
        rumus=formulas(top.table("rumus"), POLARITIES, needed=True),
        aspek=formulas(top.table("aspek"), ASPECTS) if top.has("aspek") else {},
        efisiensi=efficiency(top.table("efisiensi")) if top.has("efisiensi") else None,
        capaian=achievement(top.table("capaian")),
        stabil=curve(top.table("stabil")) if top.has("stabil") else None,
        tingkat=categories(top.table("tingkat")),
        **plain,
        penetapan_dasar=_basis(top.table("penetapan")),
        hasil_kerja=counted,
        perilaku=behaviour(top.table("perilaku"), rated=by_matrix),
        organisasi=_organisation(top.table("organisasi")) if top.has("organisasi") else None,
        standar=standards.read(top, texts),
        nilai=None if by_matrix and not top.has("nilai") else _total(top.table("nilai")),
        predikat=_grading(top.table("predikat"), by_matrix=by_matrix),
    )
    _hangs_together(policy)
    return policy


def _plain(missing: PolicyTable, weights: PolicyTable, *, weighted: bool) -> dict[str, Any]:
    """Return the rule for what is missing and the weights, by field.

    What weights must make is read only where capaian are weighed.
    """
    found = {
        "kosong": missing.choice("realisasi", MISSING_RULES),
        "kosong_dasar": missing.basis(),
        "bobot_jumlah": weights.number("jumlah") if weighted else None,
        "bobot_toleransi": weights.number("toleransi") if weighted else None,
        "bobot_dasar": weights.basis(),
    }
    missing.close()
    weights.close()
    return found


def _hangs_together(policy: Policy) -> None:
    """Refuse a policy whose tables speak of others that are not there."""
    if policy.tingkat.batas_bawah < policy.capaian.batas_bawah:
        raise ConfigError(
            f"Kebijakan {policy.id} [tingkat]: “batas_bawah” di bawah batas bawah [capaian] tidak "
            "pernah tercapai."
        )
    used = {one.rumus for one in (*policy.rumus.values(), *policy.aspek.values())}
    if "efisiensi" in used and policy.efisiensi is None:
        raise ConfigError(f"Kebijakan {policy.id}: rumus efisiensi memerlukan tabel [efisiensi].")
    weighed = policy.nilai.bobot if policy.nilai else {}
    has = {DISIPLIN: policy.standar.disiplin, KOMPETENSI: policy.standar.kompetensi,
           LAYANAN: policy.standar.layanan}  # fmt: skip
    for name, standard in has.items():
        if weighed.get(name) and standard is None:
            raise ConfigError(
                f"Kebijakan {policy.id}: komponen {name} berbobot, tetapi tabel [{name}] tidak ada."
            )


def _combined(top: PolicyTable, head: dict[str, Any], texts: Mapping[str, str]) -> Combined:
    table = top.table("nilai")
    parts = []
    for entry in table.tables("bagian"):
        name = entry.choice("periode", HALVES)
        policy = parse(texts, entry.text("kebijakan"))
        if not isinstance(policy, Policy):
            raise ConfigError(f"Kebijakan {entry.path}: {policy.id} sendiri sebuah gabungan.")
        parts.append(Part(name, policy, entry.number("bobot")))
        entry.close()
    basis = table.basis()
    table.close()
    grading = _grading(top.table("predikat"), by_matrix=False)
    return Combined(**head, predikat=grading, bagian=tuple(parts), nilai_dasar=basis)


def _basis(table: PolicyTable) -> str:
    basis = table.basis()
    table.close()
    return basis


def _organisation(table: PolicyTable) -> Cited:
    basis = table.basis()
    ratings = {name: table.choice(name, RATINGS) for name in ORGANISATION}
    table.close()
    return Cited(ratings, basis)


def _total(table: PolicyTable) -> Total:
    weights = table.table("bobot")
    value = Total(
        # A weight of 0 takes a component out again that the extended file has.
        bobot={n: weight for n in COMPONENTS if weights.has(n) and (weight := weights.number(n))},
        batas_komponen=table.number("batas_komponen") if table.has("batas_komponen") else None,
        abaikan_tanpa_data=table.choice("tanpa_data_unit", ("abaikan", "tunda")) == "abaikan",
        dasar=table.basis(),
    )
    total = sum(value.bobot.values(), Decimal(0))
    if "hasil_kerja" not in value.bobot or min(value.bobot.values()) < 0 or total != HUNDRED:
        listed = ", ".join(f"{name} {weight}" for name, weight in value.bobot.items())
        raise ConfigError(
            f"Kebijakan {table.path} [bobot]: {listed} berjumlah {total}; seharusnya 100, dengan "
            "hasil_kerja di dalamnya.",
            "Komponen yang tidak dipakai lagi ditulis 0.",
        )
    weights.close()
    table.close()
    return value


def _grading(table: PolicyTable, *, by_matrix: bool) -> Grading:
    classes = table.words("kelas")
    basis = table.basis()
    matrix: dict[str, dict[str, str]] = {}
    bands = None
    if by_matrix:
        rows = table.table("matriks")
        for result in RATINGS:
            row = rows.table(result)
            matrix[result] = {manner: row.choice(manner, classes) for manner in RATINGS}
            row.close()
        rows.close()
    else:
        bands = scale(table, classes)
    ceiling = _ceiling(table.table("hukuman"), classes) if table.has("hukuman") else None
    table.close()
    return Grading(classes, basis, matrix, bands, ceiling)


def _ceiling(table: PolicyTable, classes: tuple[str, ...]) -> Cited:
    found = {name: table.choice(name, classes) for name in SANCTIONS if table.has(name)}
    basis = table.basis()
    table.close()
    return Cited(found, basis)
