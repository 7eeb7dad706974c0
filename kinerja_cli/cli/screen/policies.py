"""A regulation as an officer reads it: every number with its article."""

from collections.abc import Mapping, Sequence
from typing import Any

from kinerja_cli.cli.screen.terminal import say, say_json, table
from kinerja_cli.rules import policy_extends
from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.policy import Policy, Regulation, Scale

_MANY = 6
_MISSING = {
    "tunda": "ditunda: pegawai belum lengkap sampai realisasinya ada",
    "nol": "dihitung nol",
    "abaikan": "ditinggalkan, bobot lainnya diskalakan",
}


Used = Mapping[str, Sequence[int]]


def show_list(
    found: Sequence[Regulation], used: Used, *, as_json: bool, quiet: bool, detailed: bool
) -> None:
    """Print every regulation in the box, and the runs made under it."""
    if as_json:
        say_json([_summary(policy, used) for policy in found])
        return
    if quiet:
        return
    for policy in found:
        until = f" s.d. {policy.berlaku_sampai}" if policy.berlaku_sampai else ""
        say(f"{policy.id} ({policy.jenis}), berlaku sejak {policy.berlaku_dari}{until}")
        say(f"  {policy.judul}")
        if policy.sha256 in used:
            say(f"  dipakai proses {_listed(used[policy.sha256])}")
        if detailed:
            say(f"  diperiksa {policy.diperiksa}, SHA-256 {policy.sha256}")


def _listed(numbers: Sequence[int]) -> str:
    """Return run numbers in words: 1, 2, 3; of many the first and the last."""
    if len(numbers) > _MANY:
        return f"{numbers[0]} … {numbers[-1]} ({len(numbers)} proses)"
    return ", ".join(map(str, numbers))


def _summary(policy: Regulation, used: Used) -> dict[str, Any]:
    return {
        "proses": list(used.get(policy.sha256, ())),
        "id": policy.id,
        "judul": policy.judul,
        "keluarga": policy.keluarga,
        "jenis": policy.jenis,
        "berlaku_dari": str(policy.berlaku_dari),
        "berlaku_sampai": str(policy.berlaku_sampai) if policy.berlaku_sampai else None,
        "diperiksa": str(policy.diperiksa),
        "sha256": policy.sha256,
    }


def show_one(policy: Regulation, used: Used, *, as_json: bool, quiet: bool, detailed: bool) -> None:
    """Print one regulation, and whether runs were made under another wording of it."""
    if as_json:
        say_json({**_summary(policy, used), "isi": _contents(policy)})
        return
    if quiet:
        return
    say(f"{policy.id}: {policy.judul}")
    say(f"Berlaku sejak {policy.berlaku_dari}, terakhir diperiksa {policy.diperiksa}")
    say(policy.ringkasan.strip())
    if policy.sha256 in used:
        say(f"Dipakai proses {_listed(used[policy.sha256])}")
    other = [number for sha, numbers in used.items() if sha != policy.sha256 for number in numbers]
    if other:
        say(f"Proses {_listed(sorted(other))} memakai kebijakan lain atau bunyi yang lain.")
    say()
    if isinstance(policy, Policy):
        _numbers(policy)
        _scales(policy)
        _matrix(policy)
    if policy.belum_dikonfirmasi:
        say("Belum dikonfirmasi pada sumber resmi:")
        for text in policy.belum_dikonfirmasi:
            say(f"  - {text}")
    if detailed:
        say(f"SHA-256 {policy.sha256}")


def _contents(policy: Regulation) -> Any:
    """Return the whole of a policy as JSON can hold it: numbers and dates as text."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: plain(entry) for name, entry in value.items()}
        if isinstance(value, list):
            return [plain(entry) for entry in value]
        return value if isinstance(value, (str, bool, int)) else str(value)

    return plain(policy_extends.resolve(policy_extends.unbundle(policy.teks), policy.id))


def _basis(text: str) -> None:
    say(f"    dasar: {text}")


def _numbers(policy: Policy) -> None:
    say("Rumus capaian")
    for polarity, formula in policy.rumus.items():
        say(f"  polaritas {polarity} → rumus {formula.rumus}")
        _basis(formula.dasar)
    low, high = policy.capaian.batas_bawah, policy.capaian.batas_atas
    say(
        f"Capaian dibatasi {show(low)} sampai {show(high) if high is not None else 'tanpa batas atas'}"
    )
    _basis(policy.capaian.dasar)
    steps = policy.tingkat
    say(
        f"Kategori berurut: tiap kelas di atas target +{show(steps.naik_per_kelas)}, "
        f"di bawah −{show(steps.turun_per_kelas)}, paling rendah {show(steps.batas_bawah)}"
    )
    for classes in steps.skala.values():
        say(f"  {' < '.join(classes)}")
    _basis(steps.dasar)
    say(f"Realisasi kosong {_MISSING[policy.kosong]}")
    _basis(policy.kosong_dasar)
    if policy.bobot_jumlah is not None and policy.bobot_toleransi is not None:
        whole, slack = show(policy.bobot_jumlah), show(policy.bobot_toleransi)
        say(f"Bobot berjumlah {whole}, toleransi {slack}")
    _basis(policy.bobot_dasar)
    say(f"Pembulatan: {policy.desimal} desimal, setengah ke atas, sekali")
    _basis(policy.pembulatan_dasar)


def _scale(title: str, scale: Scale | None) -> None:
    if scale is None:
        return
    say(title)
    for band in scale.ambang:
        say(f"  {band.kelas}: {band.words.replace('.', ',')}")
    _basis(scale.dasar)


def _scales(policy: Policy) -> None:
    _scale("Usulan rating hasil kerja dari nilai hasil kerja", policy.hasil_kerja.ambang)
    words = ", ".join(f"{name} = {show(value)}" for name, value in policy.perilaku.nilai.items())
    say(f"Nilai perilaku: {words}")
    _basis(policy.perilaku.dasar)
    _scale("Usulan rating perilaku dari sebutan", policy.perilaku.rating)
    _scale("Usulan rating perilaku dari angka 0–100", policy.perilaku.angka)
    equal = ", ".join(f"{name} = {show(value)}" for name, value in policy.perilaku.setara.items())
    say(f"Sebutan disetarakan bila bercampur angka: {equal}")
    _basis(policy.perilaku.setara_dasar)
    groups = ", ".join(
        f"{name} bobot {show(group.bobot)} (paling sedikit {group.minimal})"
        for name, group in policy.perilaku.kelompok.items()
    )
    say(f"Kelompok penilai: {groups}")
    _basis(policy.perilaku.kelompok_dasar)
    say("Rating hasil kerja pimpinan unit menurut predikat organisasi")
    if policy.organisasi:
        for predicate, rating in policy.organisasi.isi.items():
            say(f"  {predicate} → {rating}")
        _basis(policy.organisasi.dasar)


def _matrix(policy: Policy) -> None:
    say("Predikat: rating hasil kerja (baris) × rating perilaku (kolom)")
    columns = list(next(iter(policy.predikat.matriks.values())))
    table(
        ["Hasil kerja \\ perilaku", *columns],
        [
            [row, *(cells[name] for name in columns)]
            for row, cells in policy.predikat.matriks.items()
        ],
    )
    _basis(policy.predikat.dasar)
