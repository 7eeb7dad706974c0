"""A regulation of the family "kinerja" as an officer reads it: sections in plain sentences."""

from dataclasses import replace
from decimal import Decimal

from kinerja_cli.rules.model import RATINGS
from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.policy import Cited, Combined, Policy, Regulation
from kinerja_cli.rules.policy_section import Section
from kinerja_cli.rules.summary_achievement import achievement_sections
from kinerja_cli.rules.summary_behaviour import behaviour_sections
from kinerja_cli.rules.summary_results import banded, result_sections
from kinerja_cli.rules.summary_standards import standard_sections
from kinerja_cli.rules.total import WORDS

_HALVES = {"S1": "Januari–Juni", "S2": "Juli–Desember"}


def summary(regulation: Regulation) -> list[Section]:
    """Return all that a regulation says, section by section, each with its article."""
    if isinstance(regulation, Combined):
        found = _parts(regulation)
    elif isinstance(regulation, Policy):
        found = _policy(regulation)
    else:
        raise TypeError(type(regulation).__name__)
    return found


def _policy(policy: Policy) -> list[Section]:
    chapters = {
        "Capaian indikator": achievement_sections(policy),
        "Hasil kerja": result_sections(policy),
        "Perilaku kerja": behaviour_sections(policy),
        "Komponen lain": standard_sections(policy.standar, policy.nilai),
        "Nilai akhir": [*_total(policy), _rounding(policy)],
        "Rating dan predikat": [*_ratings(policy), *_grading(policy)],
    }
    return [replace(one, bab=bab) for bab, found in chapters.items() for one in found]


def _parts(regulation: Combined) -> list[Section]:
    lines = tuple(
        f"{_HALVES[part.periode]}: {part.policy.id}, bobot {show(part.bobot)}."
        for part in regulation.bagian
    )
    whole = "Nilai tahun = rata-rata tertimbang nilai akhir bagian-bagian ini; satu bagian belum "
    whole += "lengkap, tahun itu belum lengkap."
    found = [Section("Bagian tahun", (*lines, whole), regulation.nilai_dasar, "Nilai tahun")]
    found.append(replace(_rounding(regulation), bab="Nilai tahun"))
    found += [replace(one, bab="Predikat tahun") for one in _grading(regulation)]
    for part in regulation.bagian:
        chapter = f"{_HALVES[part.periode]} menurut {part.policy.id}"
        about = " ".join(part.policy.ringkasan.split())
        see = f"Selengkapnya: kinerja policy show {part.policy.id}"
        found.append(Section("", (about, see), part.policy.judul, chapter))
    return found


def _total(policy: Policy) -> list[Section]:
    rules = policy.nilai
    if rules is None:
        return []
    whole = sum(rules.bobot.values(), Decimal(0))
    terms = " + ".join(f"{show(weight)} × {WORDS[name]}" for name, weight in rules.bobot.items())
    lines = [f"Nilai akhir = ({terms}) ÷ {show(whole)}."]
    if rules.batas_komponen is not None:
        lines.append(f"Tiap komponen dibatasi paling tinggi {show(rules.batas_komponen)}.")
    lines.append(
        "Komponen yang tidak ada datanya untuk seluruh unit ditinggalkan, dan bobot lainnya diskalakan."
        if rules.abaikan_tanpa_data
        else "Komponen tanpa data menunda penilaian: pegawai belum lengkap."
    )
    if policy.jenis == "matriks":
        lines.append("Nilai akhir ditampilkan; predikat menurut matriks.")
    return [Section("Nilai akhir", tuple(lines), rules.dasar)]


def _rounding(regulation: Regulation) -> Section:
    line = f"Hasil hitungan dibulatkan {regulation.desimal} desimal, setengah ke atas."
    return Section("Pembulatan", (line,), regulation.pembulatan_dasar)


def _ratings(policy: Policy) -> list[Section]:
    by_matrix = policy.jenis == "matriks"
    line = (
        "Rating pejabat penilai yang menentukan; tanpa penetapan dipakai usulan menurut batas di atas."
        if by_matrix
        else "Rating pejabat penilai ditampilkan; yang menentukan predikat adalah nilai akhir."
    )
    found = [Section("Penetapan", (line,), policy.penetapan_dasar)]
    if policy.organisasi:
        title = "Rating hasil kerja pimpinan unit, menurut predikat organisasinya"
        found.append(_cited(title, policy.organisasi, "menjadi"))
    return found


def _grading(regulation: Regulation) -> list[Section]:
    rules, found = regulation.predikat, []
    if rules.matriks:
        head = ("Hasil kerja ↓   Perilaku →", *RATINGS)
        rows = tuple((row, *(rules.matriks[row][name] for name in RATINGS)) for row in RATINGS)
        line = f"Predikat dari yang terbaik: {', '.join(rules.kelas)}."
        found.append(Section("Predikat", (line,), rules.dasar, kolom=head, tabel=rows))
    if rules.ambang:
        found.append(banded("Predikat", "nilai akhir", rules.ambang))
    if rules.hukuman:
        title = "Predikat paling baik selama dijatuhi hukuman disiplin"
        found.append(_cited(title, rules.hukuman, "paling tinggi"))
    return found


def _cited(title: str, table: Cited, verb: str) -> Section:
    lines = tuple(f"{name}: {verb} {reached}." for name, reached in table.isi.items())
    return Section(title, lines, table.dasar)
