"""`--samarkan`: no name and no NIP of the database is in any file, and no small group either."""

import html
import io
import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from pathlib import Path

import fake_views
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kinerja_cli.actions.report_kinds import KINDS
from kinerja_cli.reports import excel
from kinerja_cli.reports import html as pages
from kinerja_cli.reports.data_csv import render as csv_text
from kinerja_cli.reports.data_json import render as json_text
from kinerja_cli.reports.mask_groups import aligned, small_groups_hidden
from kinerja_cli.reports.mask_names import core, without_nips
from kinerja_cli.reports.masking import Mask
from kinerja_cli.reports.tables import of_employee, of_unit
from kinerja_cli.reports.view import ClassCount, TrendPoint
from kinerja_cli.reports.view_meeting import KeyFigure, MeetingReport

BEFORE = ("", "dr. ", "Drs. H. ", "Prof. Dr. Ir. ", "Hj. ")
AFTER = ("", ", S.E.", ", S.STP., M.Si.", ", A.Md.Kep.", ", Ph.D")
PART = st.sampled_from(["zul", "qo", "wex", "yva", "krud", "dja", "tjoe", "né", "ma'", "xim"])
WORD = st.builds(lambda *parts: "".join(parts).strip("'").capitalize(), PART, PART, PART)
NAME = st.builds(
    lambda before, words, after: before + " ".join(words) + after,
    st.sampled_from(BEFORE), st.lists(WORD, min_size=1, max_size=4), st.sampled_from(AFTER),
)  # fmt: skip
NIP = st.builds(
    lambda year, month, row, sex: f"{year}{month:02}15{year + 27}03{sex}{row:03}",
    st.integers(1965, 1998), st.integers(1, 12), st.integers(1, 999), st.integers(1, 2),
)  # fmt: skip
PEOPLE = st.lists(st.tuples(NIP, NAME), min_size=2, max_size=5, unique_by=lambda one: one[0])
SENTENCE = st.sampled_from([
    "Menurut {nama}, bukti belum lengkap.", "({NAMA}) {nip}", "lihat skp_{berkas}_{nip}.xlsx",
    "a.n. {inti}; NIP. {kelompok}", "{inti}/{nip}\n{nama}", "{dua} baris\t{titik}", "x{nip}x",
    "nip={nip},nama={inti}", "{inti} dan {INTI} dan {nama}", '=HYPERLINK("{nip}","{nama}")',
])  # fmt: skip


def bare(name: str) -> str:
    """Return a name without its titles, as a person would write it."""
    name = name.partition(",")[0]
    return re.sub(r"^(?:(?:dr|Drs|H|Hj|Prof|Dr|Ir)\. )+", "", name)


def told(sentence: str, nip: str, name: str) -> str:
    inner = bare(name)
    return sentence.format(
        nama=name, NAMA=name.upper(), inti=inner, INTI=inner.upper(), nip=nip,
        berkas=inner.replace(" ", "_"), dua=inner.replace(" ", "\n"),
        kelompok=f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}", titik=f"{nip[:8]}.{nip[8:14]}.{nip[14]}.{nip[15:]}",
    )  # fmt: skip


def words_of(content: bytes) -> str:
    """Return everything that a file says, as one text."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b"\n".join([*(book.read(name) for name in book.namelist())])
    return html.unescape(content.decode())


def leaks(text: str, people) -> list[str]:
    folded, digits = text.casefold(), re.sub(r"[ .\-]", "", text)
    found = [nip for nip, _ in people if nip in digits]
    for _, name in people:
        found += [form for form in {name, bare(name)} if form.casefold() in folded]
    return found


def test_a_title_in_parentheses_belongs_to_the_name():
    child = ("197803172005012007", "dr. Ratna Dewi Kusuma, M.Ked.(Ped.)")
    heart = ("198003172005012008", "dr. Yoga Pratama, M.Ked.(Card.), Sp.JP(K)")
    mask = Mask([child, heart])
    assert mask.text(child[1]) == "Pegawai 1"
    assert mask.text(f"({child[1]})") == "(Pegawai 1)"
    assert mask.text(f"Oleh {heart[1]}. Lalu (lihat {child[1]}) selesai.") == (
        "Oleh Pegawai 2 Lalu (lihat Pegawai 1) selesai."
    )


def office_of(people, notes):
    """Return an office in which everybody is called so, and every free text speaks of somebody."""
    rows = []
    for number, ((nip, name), note) in enumerate(zip(people, notes, strict=False), 1):
        one = fake_views.employee(number, complete=number != 2)
        rows.append(replace(
            one, nip=nip, nip_cetak=f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}", nama=name,
            atasan=people[0][1], atasan_nip=people[0][0], catatan=note, alasan=(note,),
            indikator=tuple(replace(i, umpan_balik=note, bukti=note, sumber=note, catatan=note,
                                    indikator=note, rencana=note) for i in one.indikator),
        ))  # fmt: skip
    note = notes[0]
    return fake_views.unit_of(
        *rows,
        temuan=tuple(replace(one, nama=people[0][1], nip=people[0][0], pesan=note, tempat=note)
                     for one in fake_views.TEMUAN),
        keberatan=tuple(replace(one, nama=people[1][1], nip=people[1][0], alasan=note, jawaban=note)
                        for one in fake_views.KEBERATAN),
    )  # fmt: skip


# Without shrinking: a failing example names its people and sentences, and each takes a second.
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck),
          phases=(Phase.explicit, Phase.generate))  # fmt: skip
@given(people=PEOPLE, data=st.data())
def test_no_name_and_no_nip_is_in_any_masked_file(people, data):
    notes = [
        " / ".join(told(data.draw(SENTENCE), nip, name) for nip, name in people) for _ in people
    ]
    view, mask = office_of(people, notes), Mask(people)
    assert leaks(words_of(json_text("dinas", view)), people), "the test would see a leak"
    masked = mask.view(view)
    one = mask.view(replace(fake_views.person(2), pegawai=view.pegawai[0]))
    for content in (
        pages.render("dinas", masked).encode(), excel.render("dinas", masked),
        json_text("dinas", masked), csv_text(of_unit(masked)),
        pages.render("pegawai", one).encode(), json_text("pegawai", one), csv_text(of_employee(one)),
    ):  # fmt: skip
        assert not leaks(words_of(content), people)
    called = {one.nama for one in masked.pegawai}
    assert called == {f"Pegawai {number}" for number in range(1, len(people) + 1)}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_name_and_no_nip_of_the_sample_city_is_in_a_file_of_this_kind(kind, kinerja, city):
    assert kinerja("score", "--periode", "2024-Q1").code == 0
    about = ["--dinas", "inspektorat"] if KINDS[kind].tentang in {"dinas", "pegawai"} else []
    formats = ",".join(name for name in KINDS[kind].available if name != "pdf")
    outcome = kinerja(
        "report", "--jenis", kind, *about, "--format", formats, "--samarkan", "--json"
    )
    assert outcome.code == 0, outcome.err
    with closing(sqlite3.connect("kinerja.db")) as connection:
        people = connection.execute("SELECT DISTINCT nip, nama FROM pegawai").fetchall()
    assert len(people) >= 288
    written = list(Path("laporan").iterdir())
    assert {one.suffix[1:] for one in written} == set(formats.split(","))
    for path in written:
        assert "-samar" in path.name
        assert not leaks(path.name, people)
        assert not leaks(words_of(path.read_bytes()), people), path.name
        if path.suffix in {".html", ".json", ".xlsx"} and "indeks" not in path.name:
            assert "Disamarkan untuk dibagikan: nama dan NIP diganti" in words_of(path.read_bytes())
    assert not leaks(outcome.out, people)
    assert {one["nip"] for one in outcome.json()["laporan"]} == {None}


def test_the_same_person_has_the_same_number_in_every_file_of_a_command(kinerja, city):
    kinerja("score", "--periode", "2024-Q1")
    kinerja(
        "report", "--dinas", "inspektorat", "--jenis", "pegawai", "--samarkan", "--format", "json"
    )
    superiors = set()
    for path in Path("laporan").glob("*.json"):
        text = path.read_text(encoding="utf-8")
        number = re.search(r"pegawai-(\d+)-samar", path.name)[1]
        assert f'"nama": "Pegawai {number}"' in text
        superiors.update(re.findall(r'"atasan": "(.+?)"', text))
    numbered = {
        re.search(r"pegawai-(\d+)", path.name)[1] for path in Path("laporan").glob("*.json")
    }
    assert len(numbered) == 20
    assert any(one.startswith("Pegawai ") for one in superiors)


def test_a_masked_report_never_takes_the_place_of_an_open_one(kinerja, city):
    kinerja("score", "--periode", "2024-Q1")
    kinerja("report", "--dinas", "inspektorat", "--format", "html")
    (before,) = Path("laporan").iterdir()
    text = before.read_bytes()
    kinerja("report", "--dinas", "inspektorat", "--format", "html", "--samarkan")
    assert before.read_bytes() == text
    assert len(list(Path("laporan").iterdir())) == 2


def test_titles_parts_of_a_name_and_forms_of_address_are_found():
    mask = Mask([("198503122010012003", "Dr. Hj. Siti Rahmawati, S.E., M.Si."),
                 ("197001011995031002", "Raden Bambang Sosrodiningrat Kusuma")])  # fmt: skip
    for text, expected in (
        ("SITI  RAHMAWATI", "Pegawai 1"),
        ("dr. hj. siti rahmawati, S.E., M.Si.", "Pegawai 1"),
        ("oleh Hj. Siti Rahmawati.", "oleh Hj. Pegawai 1."),
        ("Bu Siti dan Pak Bambang", "Bu ••• dan Pak •••"),
        ("Bambang Sosrodiningrat hadir", "Pegawai 2 hadir"),
        ("SitiRahmawati.pdf", "Pegawai 1.pdf"),
        ("Situ Rahmawati", "Situ Rahmawati"),
        ("sitirahma", "sitirahma"),
    ):
        assert mask.text(text) == expected


def test_two_people_of_one_name_are_told_apart_by_number_and_not_guessed_in_text():
    ani, other = "198503122010012003", "199103122015012004"
    mask = Mask([(ani, "Ani Lestari"), (other, "Ani Lestari, S.E.")])
    view = fake_views.unit_of(
        fake_views.employee(1, nip=ani, nama="Ani Lestari", catatan="Kata Ani Lestari"),
        fake_views.employee(3, nip=other, nama="Ani Lestari, S.E."),
    )
    masked = mask.view(view)
    assert [one.nama for one in masked.pegawai] == ["Pegawai 1", "Pegawai 2"]
    assert masked.pegawai[0].catatan == "Kata •••"


def test_offices_figures_and_the_words_of_the_program_stay():
    mask = Mask([("", "Kepala Dinas"), ("", "Wali Kota Contoh"), ("198503122010012003", "Baik")])
    for text in ("Kepala Dinas Contoh", "Wali Kota Contoh", "Baik", "Rp1.250.000.000.000",
                 "412:9f2c1be07a55d3c1", "12 000 000 orang", "m² · 0812-3456-7890"):  # fmt: skip
        assert mask.text(text) == text
    assert core("Sekretaris Daerah") == ()


@pytest.mark.parametrize("text", [
    "198503122010012003", "19850312 201001 2 003", "19850312.201001.2.003", "NIP198503122010012003",
    "19850312-201001-2-003", "19850312\u00a0201001\u00a02\u00a0003", "198503122010012???",
    "1985••••••••••2003", "１９８５０３１２２０１００１２００３", "3271046504850003", "1985031220100120035",
])  # fmt: skip
def test_whatever_looks_like_a_nip_is_hidden(text):
    assert not re.search(r"\d{4}", without_nips(text))


def test_a_record_of_a_kind_that_came_later_has_no_mean_of_few_people():
    @dataclass(frozen=True, slots=True)
    class Line:
        unit: str
        bernilai: int
        rata: Decimal | None
        tren: tuple[TrendPoint, ...]
        logo: object = None

    @dataclass(frozen=True, slots=True)
    class Picture:
        data: str
        jenis: str

    trend = (TrendPoint("2024-Q1", "TW I 2024", Decimal(90), None),)
    picture = Picture("abc/198503122010012003", "image/png")
    mask = Mask([("198503122010012003", "Ani")])
    few, enough = mask.view(
        (Line("A", 4, Decimal(90), trend, picture), Line("B", 5, Decimal(90), trend))
    )
    assert (few.rata, few.tren[0].nilai, few.logo) == (None, None, picture)
    assert (enough.rata, enough.tren[0].nilai) == (Decimal(90), Decimal(90))


def test_small_classes_are_joined_and_small_groups_have_no_mean():
    people = [(f"19800101200501{1 + n % 2}{n:03}", f"Orang Ke{n}x") for n in range(1, 60)]
    big = fake_views.unit(59)
    assert any(0 < one.jumlah < 5 for one in big.distribusi) or len(big.distribusi) == 5
    counts = tuple(ClassCount(name, number, Decimal(number)) for name, number in
                   zip(fake_views.KELAS, (12, 60, 20, 3, 2), strict=True))  # fmt: skip
    masked = Mask(people).view(replace(big, distribusi=counts))
    assert [(one.kelas, one.jumlah) for one in masked.distribusi] == [
        ("Sangat Baik", 12), ("Baik", 60), ("Butuh Perbaikan", 20), ("Kurang dan Sangat Kurang", 5),
    ]  # fmt: skip
    assert masked.rata_nilai == big.rata_nilai
    small = Mask(people).view(fake_views.unit(4))
    assert small.rata_nilai is None
    assert [one.gabungan for one in small.distribusi] == [True]  # joined, not hidden
    assert small.distribusi[0].kelas == "Sangat Baik sampai Sangat Kurang"
    assert {one.nilai for one in small.tren} == {None}
    page = pages.render("dinas", small)
    assert "kurang dari 5 pegawai" in page
    assert "Baris tiap pegawai tetap ada" in page
    assert excel.render("dinas", small)
    assert "Kurang dan Sangat Kurang" in pages.render("dinas", masked)


def test_the_figures_of_a_meeting_join_small_classes():
    classes = ("A", "B", "C")
    held = tuple(KeyFigure(f"Predikat {name}", Decimal(now), Decimal(then), None)
                 for name, now, then in zip(classes, (2, 9, 6), (5, 5, 7), strict=True))  # fmt: skip
    empty = dict.fromkeys(one.name for one in fields(MeetingReport))
    figures = (KeyFigure("Pegawai", Decimal(17), Decimal(17), None), *held)
    report = MeetingReport(**{**empty, "kelas": classes, "angka": figures})
    told = [(one.nama, one.kini, one.selisih) for one in small_groups_hidden(report).angka]
    assert told == [("Pegawai", 17, None), ("Predikat A dan B", 11, 1), ("Predikat C", 6, -1)]


def test_rows_under_the_same_heads_are_joined_alike():
    def row(*numbers):
        return tuple(
            ClassCount(name, n, Decimal(n)) for name, n in zip("ABCDE", numbers, strict=True)
        )

    first, second = aligned([row(0, 9, 6, 5, 0), row(7, 8, 3, 2, 0)])
    assert [(one.kelas, one.jumlah) for one in first] == [
        ("A", 0),
        ("B", 9),
        ("C dan D", 11),
        ("E", 0),
    ]
    assert [(one.kelas, one.jumlah) for one in second] == [
        ("A", 7),
        ("B", 8),
        ("C dan D", 5),
        ("E", 0),
    ]
