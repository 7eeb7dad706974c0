"""What a policy says about how capaian become the nilai hasil kerja, in sentences."""

from collections.abc import Mapping
from decimal import Decimal

from kinerja_cli.rules.edges import spans
from kinerja_cli.rules.model import RENCANA_AKSI, UTAMA
from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.policy_section import Section
from kinerja_cli.rules.result_values import Extra, LeaderValues, Line, PlanValues
from kinerja_cli.rules.scales import Scale

_WAYS = {
    "tertimbang": "Nilai hasil kerja = rata-rata capaian indikator utama, tertimbang menurut bobotnya.",
    "kegiatan": "Indikator dengan rencana yang sama adalah aspek satu kegiatan; nilai hasil kerja = "
    "rata-rata kegiatan, dan nilai kegiatan = rata-rata aspeknya.",
    "kategori": "Capaian tiap indikator masuk kategori dan mendapat nilai; nilai hasil kerja = nilai "
    "kinerja utama + nilai kinerja tambahan.",
}
_EXTRA = {
    "tertimbang": "Indikator tambahan ditampilkan dengan capaiannya dan tidak masuk nilai.",
    "kegiatan": "Indikator tambahan ditampilkan dengan capaiannya dan tidak masuk nilai.",
}
_KINDS = {UTAMA: "perjanjian kinerja dan direktif", RENCANA_AKSI: "rencana aksi"}


def result_sections(policy: Policy) -> list[Section]:
    """Return weights, way, values by category and the suggested rating."""
    results = policy.hasil_kerja
    way = [_WAYS[results.cara], _EXTRA.get(results.cara, "")]
    if results.batas_atas is not None:
        way.append(f"Nilai hasil kerja paling tinggi {show(results.batas_atas)}.")
    found = [
        Section("Bobot indikator", (_weights(policy),), policy.bobot_dasar),
        Section("Nilai hasil kerja", tuple(line for line in way if line), results.dasar),
    ]
    if results.pimpinan:
        found += _leaders(results.pimpinan)
    if results.pegawai:
        found += _plans(results.pegawai)
    if results.tambahan:
        found.append(_extra(results.tambahan))
    if results.ambang:
        found.append(banded("Usulan rating hasil kerja", "nilai hasil kerja", results.ambang))
    return found


def _weights(policy: Policy) -> str:
    whole, slack = policy.bobot_jumlah, policy.bobot_toleransi
    if whole is not None and slack is not None:
        low, high = show(whole - slack), show(whole + slack)
        return (
            f"Bobot berjumlah {show(whole)}; di luar {low}–{high} diskalakan dengan "
            "peringatan. Tanpa bobot sama sekali, semua indikator sama berat."
        )
    return "Bobot indikator utama tidak dipakai: semuanya sama berat."


def banded(title: str, what: str, scale: Scale) -> Section:
    """Return the classes of a scale, each with where it lies."""
    lines = zip(scale.ambang, spans(scale.ambang), strict=True)
    return Section(
        title, tuple(f"{band.kelas}: {what} {span}." for band, span in lines), scale.dasar
    )


def _leaders(rules: LeaderValues) -> list[Section]:
    lines = (
        *(f"Capaian {_percents(line)}: {line.kategori}, {_value(line)}." for line in rules.garis),
        f"Target setinggi-tingginya yang tepat tercapai: nilai {show(rules.target_maksimum)}.",
    )
    return [
        Section("Pimpinan tinggi dan pimpinan unit: nilai tiap indikator", lines, rules.dasar),
        Section(
            "Pimpinan: kinerja utama setahun atau semester",
            (_shares(rules.bobot),),
            rules.bobot_dasar,
        ),
        Section(
            "Pimpinan: kinerja utama sebulan atau triwulan",
            (_shares(rules.periodik),),
            rules.periodik_dasar,
        ),
    ]


def _percents(line: Line) -> str:
    if line.edge.lebih_dari is not None:
        return f"di atas {show(line.edge.lebih_dari)} %"
    if line.nilai is not None:
        return f"{show(line.edge.edge)} %"
    return f"{show(line.dari)}–{show(line.sampai)} %"


def _value(line: Line) -> str:
    if line.nilai is not None:
        return f"nilai {show(line.nilai)}"
    return f"nilai {show(line.nilai_dari)} sampai {show(line.nilai_sampai)} menurut garis lurus"


def _shares(weights: Mapping[str, Decimal]) -> str:
    words = " dan ".join(f"{_KINDS[name]} {show(share)}" for name, share in weights.items())
    return f"Bobot {words}; jenis yang tidak ada ditinggalkan."


def _plans(rules: PlanValues) -> list[Section]:
    title = "Pejabat administrasi dan fungsional"
    classes = zip(rules.kategori.ambang, spans(rules.kategori.ambang, " %"), strict=True)
    values = "; ".join(f"{name} {show(value)}" for name, value in rules.nilai.items())
    joined = [_joining(n, rule.menjadi, rule.kategori, rule.sedikitnya)
              for n, rule in enumerate(rules.gabungan, 1)]  # fmt: skip
    return [
        Section(
            f"{title}: kategori indikator",
            tuple(f"{band.kelas}: capaian {span}." for band, span in classes),
            rules.dasar,
        ),
        Section(
            f"{title}: kategori rencana kinerja",
            (
                "Satu indikator: kategorinya sendiri. Beberapa indikator: aturan pertama yang cocok.",
                *joined,
                f"Nilai rencana menurut kategorinya: {values}.",
            ),
            rules.dasar,
        ),
    ]


def _joining(number: int, made: str, kategori: str, least: int) -> str:
    if not kategori:
        return f"{number}. selain itu: {made}."
    return f"{number}. {least} atau lebih {kategori}: {made}."


def _extra(rules: Extra) -> Section:
    percents = "; ".join(f"{name} {show(share)} %" for name, share in rules.persen.items())
    lines = (
        "Tiap indikator tambahan: persen kategori × bobot lingkup penugasan × nilai.",
        f"Persen kategori: {percents}.",
        f"Bobot lingkup bila kolom Bobot kosong: {show(rules.bobot_bawaan)} %.",
        f"Jumlah kinerja tambahan paling tinggi {show(rules.batas_atas)}.",
    )
    return Section("Kinerja tambahan", lines, rules.dasar)
