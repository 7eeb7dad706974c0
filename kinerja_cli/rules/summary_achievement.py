"""What a policy says about the capaian of one indicator, in sentences."""

from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.policy import Achievement, Efficiency, Formula, Policy
from kinerja_cli.rules.policy_section import Section

_FORMULAS = {
    "naik": "= realisasi ÷ target × 100",
    "turun-2t": "= (1 + (1 − realisasi ÷ target)) × 100",
    "turun-tr": "= target ÷ realisasi × 100",
    "stabil": "= realisasi ÷ target × 100, dan yang di atas 100 menjadi 200 dikurangi hasil itu",
    "efisiensi": "dihitung dengan rumus efisiensi di bawah ini",
}
_POLARITIES = {
    "naik": "Makin besar makin baik (polaritas naik)",
    "turun": "Makin kecil makin baik (polaritas turun)",
    "stabil": "Makin dekat target makin baik (polaritas stabil)",
}
_MISSING = {
    "tunda": "Realisasi yang kosong menunda penilaian: pegawai belum lengkap sampai realisasinya ada.",
    "nol": "Realisasi yang kosong dihitung nol.",
    "abaikan": "Indikator tanpa realisasi ditinggalkan, dan bobot lainnya diskalakan.",
}
_SCALES = {
    "akip": "Predikat AKIP",
    "opini": "Opini BPK",
    "ekspektasi": "Ekspektasi",
    "tercapai": "Ketercapaian",
}


def achievement_sections(policy: Policy) -> list[Section]:
    """Return formulas, bounds, curve, categories and the rule for what is missing."""
    found = [_formula(_POLARITIES[name], one) for name, one in policy.rumus.items()]
    found += [_formula(f"Aspek {name}", one) for name, one in policy.aspek.items()]
    if policy.efisiensi:
        found.append(_efficiency(policy.efisiensi))
    found.append(_bounds(policy.capaian))
    if policy.stabil:
        points = "; ".join(f"{show(x)} % menjadi {show(y)}" for x, y in policy.stabil.titik)
        line = f"Hasil rumus stabil diluruskan melalui titik-titik ini: {points}."
        found.append(Section("Titik rumus stabil", (line,), policy.stabil.dasar))
    found.append(_categories(policy))
    found.append(Section("Realisasi yang kosong", (_MISSING[policy.kosong],), policy.kosong_dasar))
    return found


def _formula(title: str, formula: Formula) -> Section:
    line = f"Capaian {_FORMULAS[formula.rumus]}. Nama rumus: {formula.rumus}."
    return Section(title, (line,), formula.dasar)


def _efficiency(rules: Efficiency) -> Section:
    usual = f"({show(rules.pengali)} × target − realisasi) ÷ target × 100"
    lines = (
        "Efisiensi = 100 − realisasi ÷ target × 100.",
        f"Efisiensi sampai {show(rules.batas)} %: capaian = {usual}.",
        f"Efisiensi di atas {show(rules.batas)} %: capaian = {show(rules.pangkal)} − ({usual} − 100).",
    )
    return Section("Rumus efisiensi", lines, rules.dasar)


def _bounds(rules: Achievement) -> Section:
    high = rules.batas_atas
    top = "tanpa batas atas" if high is None else f"paling tinggi {show(high)}"
    lines = [f"Capaian paling rendah {show(rules.batas_bawah)}, {top}."]
    if rules.desimal is None:
        lines.append("Capaian tidak dibulatkan.")
    elif rules.desimal == 0:
        lines.append("Capaian dibulatkan ke persen penuh, setengah ke atas.")
    else:
        lines.append(f"Capaian dibulatkan {rules.desimal} desimal, setengah ke atas.")
    if rules.terbalik:
        lines.append(
            "Target negatif pada rumus naik: capaian = (1 + (1 − realisasi ÷ target)) × 100."
        )
    return Section("Batas capaian", tuple(lines), rules.dasar)


def _categories(policy: Policy) -> Section:
    rules = policy.tingkat
    first = (
        "Target berupa kategori: tepat pada target 100; tiap kelas di atasnya ditambah "
        f"{show(rules.naik_per_kelas)}, tiap kelas di bawahnya dikurangi "
        f"{show(rules.turun_per_kelas)}, paling rendah {show(rules.batas_bawah)}."
    )
    scales = (
        f"{_SCALES.get(name, name)}, dari yang terendah: {', '.join(classes)}."
        for name, classes in rules.skala.items()
    )
    return Section("Kategori berurut", (first, *scales), rules.dasar)
