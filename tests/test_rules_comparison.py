"""What differs between two inputs is named by its place, with old, new and origin."""

from dataclasses import dataclass, make_dataclass, replace

from builders import (
    DB,
    POLICY_TEXT,
    SE,
    day,
    employee,
    fact,
    indicator,
    mark,
    place,
)

from kinerja_cli.rules.comparison import compare, compare_policies
from kinerja_cli.rules.model import Decision, Fact, Inputs, Origin, Ruling


def told(old, new):
    return [(one.apa, one.lama, one.baru) for one in compare(old, new)]


def test_the_same_inputs_from_another_file_do_not_differ():
    old = employee(indicator("100", "90"))
    elsewhere = replace(
        old.indicators[0], asal=Origin(9, 9, "Z"), bobot=None,
        targets={"2024-Q1": Fact("100", Origin(9, 9, "Z"))},
    )  # fmt: skip
    assert told(old, replace(old, indicators=(elsewhere,))) == []


def test_a_changed_realisation_names_its_indicator_period_and_cell():
    (one,) = compare(employee(indicator("100", "90")), employee(indicator("100", "95")))
    assert (one.apa, one.lama, one.baru) == (
        "indikator “Cakupan layanan” › 2024-Q1 › realisasi", "90", "95")  # fmt: skip
    assert one.asal_baru == Origin(1, 9, "E")
    assert one.angka


def test_target_and_weight_are_told_apart():
    old, new = (employee(indicator(t, "90", bobot=b)) for t, b in (("100", "40"), ("80", "60")))
    assert told(old, new) == [
        ("indikator “Cakupan layanan” › bobot", "40", "60"),
        ("indikator “Cakupan layanan” › target › 2024-Q1", "100", "80"),
    ]


def test_what_was_not_there_before_has_no_old_value():
    old, new = employee(indicator("100")), employee(indicator("100", "0"))
    assert told(old, new) == [("indikator “Cakupan layanan” › 2024-Q1 › realisasi", None, "0")]
    assert told(new, old) == [("indikator “Cakupan layanan” › 2024-Q1 › realisasi", "0", None)]


def test_a_new_indicator_is_one_difference_that_says_what_it_brings():
    first, second = indicator("100", "90"), indicator("5", "4", name="Laporan", number=2)
    ((what, before, after),) = told(employee(first), employee(second, first))
    assert (what, before) == ("indikator “Laporan”", None)
    assert "target › 2024-Q1 5" in after
    assert "2024-Q1 › realisasi 4" in after


def test_a_mark_names_its_rater_and_the_value_judged():
    old = employee(marks=(mark(SE), mark(SE, penilai="Rekan", nip="1" * 18)))
    new = employee(marks=(mark(SE), mark(DB, *[SE] * 6, penilai="Rekan", nip="1" * 18)))
    (one,) = compare(old, new)
    assert one.apa.startswith("perilaku › 2024-Q1 › penilai Rekan (11111111 111111 1 111)")
    assert one.apa.endswith(" › Berorientasi Pelayanan")
    assert (one.lama, one.baru, one.asal_baru) == (SE, DB, Origin(2, 5, "C"))


def test_two_raters_of_one_group_are_not_mixed_up():
    a, b, c = (mark(SE, penilai="Rekan", nip=n * 18) for n in "123")
    changed = compare(employee(marks=(a, b)), employee(marks=(b, c)))
    assert [(one.lama is None, one.baru is None) for one in changed] == [
        (False, True), (True, False)]  # fmt: skip


def test_decision_organisation_and_placement_are_named():
    old = employee(organisasi="Baik", hasil_kerja=SE)
    new = employee(
        organisasi="Kurang", hasil_kerja=DB,
        places=(place(), place(day("2024-02-01"), unit=2)),
    )  # fmt: skip
    found = told(old, new)
    assert ("predikat organisasi", "Baik", "Kurang") in found
    assert ("penetapan › hasil kerja", SE, DB) in found
    (moved,) = [row for row in found if row[0].startswith("penempatan")]
    assert moved[0] == "penempatan sejak 2024-02-01"
    assert "perangkat daerah Dinas 2" in moved[2]


def test_a_field_added_to_the_model_is_compared_without_a_line_here():
    @dataclass(frozen=True, slots=True)
    class Competency:
        kompetensi: str
        level: Fact | None = None

    grown = make_dataclass(
        "Grown", [("kompetensi_pegawai", tuple, ()), ("hukuman", Fact | None, None)],
        bases=(Inputs,), frozen=True,
    )  # fmt: skip
    base = {name: getattr(employee(), name) for name in Inputs.__dataclass_fields__}
    old = grown(**base, kompetensi_pegawai=(Competency("Integritas", fact("3")),))
    new = grown(
        **base, kompetensi_pegawai=(Competency("Integritas", fact("2")),), hukuman=fact("Ringan")
    )
    assert told(old, new) == [
        ("kompetensi pegawai › Integritas › level", "3", "2"),
        ("hukuman", None, "Ringan"),
    ]


def test_a_policy_names_the_keys_whose_values_differ():
    other = POLICY_TEXT.replace("lebih_dari = 100", "lebih_dari = 101", 1)
    assert other != POLICY_TEXT
    assert [(one.apa, one.lama, one.baru) for one in compare_policies(POLICY_TEXT, other)] == [
        ("hasil_kerja.ambang[0].lebih_dari", "100", "101")]  # fmt: skip
    assert compare_policies(POLICY_TEXT, POLICY_TEXT) == ()


def test_a_comment_in_a_policy_is_no_difference():
    assert compare_policies(POLICY_TEXT, "# catatan\n" + POLICY_TEXT) == ()


def test_what_kinerja_decide_stated_names_who_when_and_why_and_no_cell():
    ruling = Ruling("Ratna", "2024-04-03", "Bukti dukung lengkap", "BA 1/2024", audit=7)
    old = replace(employee(), penetapan=Decision(perilaku=Fact(SE, Origin(2, 5, "C"))))
    new = replace(employee(), penetapan=Decision(perilaku=Fact(DB), putusan={"perilaku": ruling}))
    (one,) = compare(old, new)
    assert (one.apa, one.lama, one.asal_baru) == ("penetapan › perilaku", SE, None)
    assert one.baru == (
        f"{DB} (ditetapkan dengan kinerja decide oleh Ratna, tanggal 3 April 2024, alasan “Bukti "
        "dukung lengkap”, dasar BA 1/2024)"
    )
