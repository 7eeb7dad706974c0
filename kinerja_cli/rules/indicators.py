"""One indicator in one period: what it aimed at, what it reached, and whether it counts."""

from decimal import Decimal
from typing import NamedTuple

from kinerja_cli.rules import rollup
from kinerja_cli.rules.achievement import Achieved, achieve, basis_of, scale_of
from kinerja_cli.rules.findings import Finding
from kinerja_cli.rules.model import TAMBAHAN, Indicator
from kinerja_cli.rules.names import key
from kinerja_cli.rules.numbers import decimal_or_none, read, show_quantity
from kinerja_cli.rules.periods import Period
from kinerja_cli.rules.policy import Policy
from kinerja_cli.rules.trace import Step

DINILAI = "dinilai"
KOSONG = "kosong"
TIDAK_DINILAI = "tidak-dinilai"
KUALITATIF = "kualitatif"
GALAT = "galat"

_WORDS = {
    TIDAK_DINILAI: "tidak dinilai pada periode ini: tidak ada target",
    KOSONG: "target ada, realisasi belum ada; yang kosong bukan nol",
    KUALITATIF: "target bukan angka: tidak ada capaian dan tidak ada bobot",
}

# Missing words that need a penetapan have no zero: they put the employee off under every rule.
_CONSEQUENCE = {
    "tunda": "pegawai ditunda sampai realisasinya ada",
    "nol": "pegawai ditunda sampai realisasinya ada",
    "abaikan": "ditinggalkan dari hitungan, bobot lainnya diskalakan",
}
_EXTRA = "kinerja tambahan tidak menunda"
_NOT_COUNTED = "; tambahan: ditampilkan, tidak masuk nilai"

_ZERO = "realisasi kosong dihitung nol"

_LOWER_IS_BETTER = (
    "waktu",
    "lama",
    "pengaduan",
    "angka kematian",
    "putus sekolah",
    "stunting",
    "kemiskinan",
    "pengangguran",
)


class IndicatorScore(NamedTuple):
    """One indicator in the period; a tuple, for a city has hundreds of thousands.

    Attributes:
        keadaan: DINILAI, KOSONG (due, no realisation), TIDAK_DINILAI (not due), KUALITATIF
            (words on no scale), GALAT (cannot be computed).
        bobot: as written in the sheet; None when empty.
        bobot_persen: its share of the nilai hasil kerja; None when it does not enter it.
    """

    indicator: Indicator
    target: rollup.Figure
    realisasi: rollup.Figure
    keadaan: str
    achieved: Achieved | None = None
    bobot: Decimal | None = None
    bobot_persen: Decimal | None = None

    @property
    def capaian(self) -> Decimal | None:
        """Percent after cap and floor, unrounded; None when there is none."""
        return self.achieved.nilai if self.achieved else None

    @property
    def utama(self) -> bool:
        """Whether it is kinerja utama, rencana aksi included; kinerja tambahan never is."""
        return self.indicator.jenis != TAMBAHAN

    @property
    def cara(self) -> str:
        """How its capaian came about, or why there is none; `{n}` as in `Step.pola`."""
        return self.achieved.pola if self.achieved else _WORDS[self.keadaan]


def measure(
    indicator: Indicator, period: Period, policy: Policy
) -> tuple[IndicatorScore, list[Finding]]:
    """Return one indicator with its capaian, before weights, and what was noticed."""
    got = rollup.figures(indicator, period)
    found = list(got.temuan)
    weight = decimal_or_none(indicator.bobot.nilai) if indicator.bobot else None
    state, achieved = _state(indicator, got, policy)
    if (
        achieved
        and not indicator.polaritas
        and not indicator.rumus
        and seems_lower(indicator.indikator)
    ):
        found.append(Finding("polaritas-kosong", nilai=indicator.indikator, asal=indicator.asal))
    if achieved and achieved.nilai is None:
        found.append(_uncomputable(got, achieved))
    row = IndicatorScore(indicator, got.target, got.realisasi, state, achieved, weight)
    return row, found


def _state(
    indicator: Indicator, got: rollup.Figures, policy: Policy
) -> tuple[str, Achieved | None]:
    if not got.target.nilai:
        return TIDAK_DINILAI, None
    target = read(got.target.nilai)
    words = isinstance(target, str) and scale_of(target, policy.tingkat) is None
    if not got.realisasi.nilai:
        if policy.kosong != "nol" or words:
            return KOSONG, None
        return DINILAI, Achieved(Decimal(0), Decimal(0), "", _ZERO, ())
    if words:
        return KUALITATIF, None
    figures = got.target.nilai, got.realisasi.nilai
    achieved = achieve(*figures, indicator.rumus, indicator.polaritas, policy, indicator.aspek)
    return (GALAT if achieved.nilai is None else DINILAI), achieved


def is_qualitative(target: str, policy: Policy) -> bool:
    """Return whether a target is words on no scale: no capaian, no weight."""
    meaning = read(target)
    return isinstance(meaning, str) and scale_of(meaning, policy.tingkat) is None


def _uncomputable(got: rollup.Figures, achieved: Achieved) -> Finding:
    about = got.target if achieved.temuan.startswith("target") else got.realisasi
    return Finding(
        achieved.temuan,
        nilai=show_quantity(about.nilai),
        asal=about.sumber[-1] if about.sumber else None,
        data={"kolom": "Realisasi", "pilihan": "kelas pada skala targetnya", "saran": ""},
    )


def seems_lower(name: str) -> bool:
    """Return whether an indicator's name sounds as if less were better."""
    words = f" {key(name)} ".replace(" tepat waktu ", " ")
    return any(f" {word} " in words for word in _LOWER_IS_BETTER)


def step_of(row: IndicatorScore, policy: Policy) -> Step:
    """Return the step of one indicator: its figures, formula, article and cells."""
    target = Step("Target", row.target.nilai, row.target.cara, sumber=row.target.sumber)
    actual = Step("Realisasi", row.realisasi.nilai, row.realisasi.cara, sumber=row.realisasi.sumber)
    ind = row.indicator
    basis, how = policy.kosong_dasar, row.cara
    if row.keadaan == KOSONG:
        how += "; " + (_CONSEQUENCE[policy.kosong] if row.utama else _EXTRA)
    if not row.utama and policy.hasil_kerja.tambahan is None:
        how += _NOT_COUNTED
    if row.achieved and row.cara != _ZERO:
        basis = basis_of(row.achieved, ind.rumus, ind.polaritas, policy, ind.aspek)
    return Step(
        f"Capaian {ind.indikator}",
        row.capaian,
        how,
        row.achieved.isi if row.achieved else (),
        basis,
        bagian=(target, actual),
    )
