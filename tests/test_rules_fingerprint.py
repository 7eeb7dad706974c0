"""The fingerprint of inputs sees every value, and not where it stands."""

from dataclasses import fields, replace

from builders import DA, DB, POLICY, Q2, SE, day, employee, indicator, mark, policy_with

from kinerja_cli.rules.fingerprint import digest, of_rows
from kinerja_cli.rules.model import Fact, Origin, Realisation

MARKS = (
    mark("90", "80", nip="1"),
    mark("70", nip="2"),
    mark(DA, penilai="Rekan"),
    mark(DB, penilai="Diri"),
)
ROWS = (
    indicator("30", "20", name="Satu", bobot="20"),
    indicator("80..90", "92", name="Dua", row_targets={"2024-Q1": "9"}),
    indicator(name="Tiga", targets={Q2: "1"}, actuals={}, bobot="5"),
)


def moved(value):
    """Return inputs with every origin replaced by another."""
    if isinstance(value, Origin):
        return Origin(99, value.baris + 7, "Z")
    if isinstance(value, Fact):
        return Fact(value.nilai, moved(value.asal))
    if isinstance(value, dict):
        return {key: moved(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return tuple(moved(entry) for entry in value)
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{f.name: moved(getattr(value, f.name)) for f in fields(value)})
    return value


BASE = employee(
    *ROWS,
    marks=MARKS,
    organisasi="Baik",
    hasil_kerja=DA,
    perilaku=SE,
    predikat="Baik",
)


def test_the_fingerprint_ignores_where_a_value_stands():
    assert moved(BASE) != BASE
    assert digest(moved(BASE)) == digest(BASE)


def variants():
    """Yield the inputs with one value changed: every field of every kind of value once."""
    for name, other in {
        "nip": "1",
        "nama": "x",
        "periode": Q2,
        "organisasi": Fact("Kurang"),
    }.items():
        yield f"inputs {name}", replace(BASE, **{name: other})
    for name in ("hasil_kerja", "perilaku", "predikat"):
        yield (
            f"decision {name}",
            replace(BASE, penetapan=replace(BASE.penetapan, **{name: Fact("lain")})),
        )
        yield f"no {name}", replace(BASE, penetapan=replace(BASE.penetapan, **{name: None}))
    yield "decision catatan", replace(BASE, penetapan=replace(BASE.penetapan, catatan="x"))
    kinds = (("placements", BASE.placements), ("indicators", BASE.indicators))
    changes = {
        "tmt": day("2020-01-01"),
        "unit_id": 9,
        "butir_id": 9,
        "tahun": 2023,
        "bobot": Fact("1"),
    }
    changes |= {
        "targets": {"2024-Q1": Fact("31")},
        "realisations": {"2024-Q1": Realisation(None, Fact("21"))},
    }
    for where, (first, *rest) in kinds:
        for field in fields(first):
            if not field.name.startswith("asal"):
                other = replace(first, **{field.name: changes.get(field.name, "lain")})
                yield f"{where} {field.name}", replace(BASE, **{where: (other, *rest)})
    marks = BASE.perilaku["2024-Q1"]
    for name, other in {
        "penilai": "Rekan",
        "nip_penilai": "9",
        "rating": DA,
        "nilai": {"Loyal": "1"},
    }.items():
        changed = (replace(marks[0], **{name: other}), *marks[1:])
        yield f"mark {name}", replace(BASE, perilaku={"2024-Q1": changed})
    yield "mark gone", replace(BASE, perilaku={"2024-Q1": marks[1:]})
    yield "mark of another period", replace(BASE, perilaku={"2024-Q2": marks})


def test_the_fingerprint_sees_every_value():
    seen = {digest(BASE): "unchanged"}
    for name, inputs in variants():
        assert seen.setdefault(digest(inputs), name) == name


def test_the_fingerprint_does_not_depend_on_the_order_of_a_table():
    backwards = dict(reversed(BASE.indicators[0].targets.items()))
    marks = tuple(
        replace(m, nilai=dict(reversed(m.nilai.items()))) for m in BASE.perilaku["2024-Q1"]
    )
    first = replace(BASE.indicators[0], targets=backwards)
    other = replace(BASE, indicators=(first, *BASE.indicators[1:]), perilaku={"2024-Q1": marks})
    assert digest(other) == digest(BASE)


def test_the_policy_text_has_its_own_hash():
    assert len(POLICY.sha256) == 64
    assert POLICY.sha256 != policy_with("desimal = 2", "desimal = 3").sha256


NAMES = ("butir_id", "target", "realisasi", "bukti")


def test_rows_as_text_tell_every_value_and_the_field_it_stands_in():
    rows = [(7, "10", None, None), (8, "10", "9", None)]
    changed = [
        [(7, None, "10", None), rows[1]],
        [(7, "11", None, None), rows[1]],
        [(9, "10", None, None), rows[1]],
        [rows[0], (8, "10", "9", "foto")],
        rows[:1],
        [],
    ]
    texts = [of_rows(NAMES, one) for one in (rows, *changed)]
    assert len(set(texts)) == len(texts)


def test_a_column_added_later_does_not_change_rows_that_do_not_state_it():
    assert of_rows((*NAMES, "baru"), [(7, "10", None, None, None)]) == of_rows(
        NAMES, [(7, "10", None, None)]
    )


def test_inputs_from_the_store_bring_their_fingerprint_along():
    assert digest(replace(BASE, sidik="dari penyimpanan")) == "dari penyimpanan"
