"""Which policies a workbook can reckon by itself, and what its formulas start from."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kinerja_cli.reports.view_live import LiveComponent, LiveEmployee, LiveIndicator, LivePolicy
from kinerja_cli.rules import attendance
from kinerja_cli.rules.achievement import formula_of
from kinerja_cli.rules.indicators import (
    DINILAI,
    GALAT,
    KOSONG,
    KUALITATIF,
    TIDAK_DINILAI,
    IndicatorScore,
    is_qualitative,
)
from kinerja_cli.rules.means import partly
from kinerja_cli.rules.names import key
from kinerja_cli.rules.numbers import HUNDRED, Quantity, Range, read, show_quantity
from kinerja_cli.rules.policy import Policy, Regulation
from kinerja_cli.rules.score import Score
from kinerja_cli.rules.total import HASIL_KERJA, WORDS

_KUALITATIF_KOSONG = "Kosong (kualitatif)"
_NAMES = {DINILAI: "Dinilai", KOSONG: "Kosong", GALAT: "Galat", KUALITATIF: "Kualitatif",
          TIDAK_DINILAI: "Tidak dinilai"}  # fmt: skip


def live_policy(policy: Regulation) -> LivePolicy | None:
    """Return the numbers of a policy that formulas can follow whole; None: print values.

    The weighted mean of plainly bounded percentages, then a matrix, or bands without conditions.
    """
    if not isinstance(policy, Policy) or not _simple(policy):
        return None
    total, classes = policy.nilai, policy.predikat
    matrix = policy.jenis == "matriks"
    return LivePolicy(
        matriks=matrix,
        batas_bawah=policy.capaian.batas_bawah,
        batas_atas=policy.capaian.batas_atas or HUNDRED,
        terbalik=policy.capaian.terbalik,
        titik=policy.stabil.titik if policy.stabil else (),
        tingkat_naik=policy.tingkat.naik_per_kelas,
        tingkat_turun=policy.tingkat.turun_per_kelas,
        tingkat_bawah=policy.tingkat.batas_bawah,
        skala=tuple(policy.tingkat.skala.values()),
        desimal=policy.desimal,
        hasil=policy.hasil_kerja.ambang if matrix else None,
        angka=policy.perilaku.angka if matrix else None,
        sebutan=policy.perilaku.rating if matrix else None,
        setara=policy.perilaku.setara,
        kelas=classes.kelas,
        ratings=tuple(classes.matriks),
        tabel=classes.matriks,
        organisasi=policy.organisasi.isi if policy.organisasi and matrix else {},
        predikat=None if matrix else classes.ambang,
        hukuman=classes.hukuman.isi if classes.hukuman and not matrix else {},
        bobot=total.bobot if total else {},
        nama_komponen=WORDS,
        batas_komponen=total.batas_komponen if total else None,
        dasar=_articles(policy),
    )


def _articles(policy: Policy) -> dict[str, str]:
    behaviour, classes = policy.perilaku, policy.predikat
    return {
        "capaian": policy.capaian.dasar,
        "stabil": policy.stabil.dasar if policy.stabil else "",
        "tingkat": policy.tingkat.dasar,
        "pembulatan": policy.pembulatan_dasar,
        "hasil": policy.hasil_kerja.dasar,
        "angka": behaviour.angka.dasar if behaviour.angka else "",
        "sebutan": behaviour.rating.dasar if behaviour.rating else "",
        "setara": behaviour.setara_dasar,
        "organisasi": policy.organisasi.dasar if policy.organisasi else "",
        "predikat": classes.dasar,
        "hukuman": classes.hukuman.dasar if classes.hukuman else "",
        "nilai": policy.nilai.dasar if policy.nilai else "",
    }


def _simple(policy: Policy) -> bool:
    rules = policy.capaian
    plain = rules.batas_atas is not None and rules.desimal is None and not policy.aspek
    bands = policy.predikat.ambang
    decided = policy.hasil_kerja.ambang if policy.jenis == "matriks" else policy.nilai and bands
    return bool(
        plain
        and decided
        and policy.efisiensi is None
        and policy.kosong == "tunda"
        and policy.hasil_kerja.cara == "tertimbang"
        and not (bands and any(band.syarat for band in bands.ambang))
    )


def live_employee(
    score: Score, rows: Sequence[IndicatorScore], policy: Regulation, unit: Regulation,
    organisasi: str,
) -> LiveEmployee | None:  # fmt: skip
    """Return what the formulas of one employee start from; None where they cannot be had.

    Args:
        score: the employee's score.
        rows: its indicators in the order they are printed.
        policy: the policy of that score.
        unit: the policy whose numbers the workbook holds.
        organisasi: the organisation's predicate that the workbook holds.
    """
    if not isinstance(policy, Policy) or not isinstance(unit, Policy) or not _simple(policy):
        return None
    if policy is not unit and policy.teks != unit.teks:
        return None
    stated = score.inputs.organisasi
    if score.verdict.pimpinan and (stated.nilai if stated else "") != organisasi:
        return None
    made = tuple(_shared(rows, policy))
    states = [one.keadaan for one in made]
    decided = score.inputs.penetapan
    sanction = attendance.sanction(score.inputs.disiplin, score.inputs.periode)
    terms = {one.nama: one for one in score.susunan}
    results = terms.get(HASIL_KERJA)
    raw = results.asli if results and not results.dari_penetapan else None
    return LiveEmployee(
        indikator=made,
        dinilai=states.count("Dinilai"),
        kosong=states.count("Kosong") + states.count(_KUALITATIF_KOSONG),
        galat=states.count("Galat"),
        kualitatif=states.count("Kualitatif"),
        sebagian=partly([one.bobot for one in made if one.timbang]),
        nilai=score.hasil_kerja if policy.jenis == "matriks" else raw,
        penetapan_hasil=decided.hasil_kerja.nilai if decided.hasil_kerja else "",
        penetapan_perilaku=decided.perilaku.nilai if decided.perilaku else "",
        skala_perilaku=behaviour_scale(score) if policy.jenis == "matriks" else "",
        hukuman=sanction.nilai if sanction and policy.predikat.hukuman else "",
        komponen={
            name: LiveComponent(
                None if one.dari_penetapan else one.asli, one.masuk, one.ditinggalkan
            )
            for name, one in terms.items()
        },
        usulan_predikat=score.verdict.usulan.predikat or "",
    )


def behaviour_scale(score: Score) -> str:
    """Return the scale of a behaviour value as its rating was read; "" without a value."""
    if score.perilaku is None:
        return ""
    return "1–3" if "1–3" in _words_of(score) else "0–100"


def _words_of(score: Score) -> str:
    return next((one.pola for one in score.step.bagian if one.apa == "Nilai perilaku kerja"), "")


def _shared(rows: Sequence[IndicatorScore], policy: Policy) -> Iterator[LiveIndicator]:
    """Yield the rows with their share of the weights that are due."""
    weighing = [row for row in rows if _timbang(row, policy)]
    weights = [row.bobot or Decimal(0) for row in weighing]
    if not any(weights):
        weights = [Decimal(1)] * len(weighing)
    whole = sum(weights, Decimal(0))
    shares = {
        id(row): weight / whole * HUNDRED for row, weight in zip(weighing, weights, strict=True)
    }
    for row in rows:
        yield _indicator(row, shares.get(id(row)), policy)


def _timbang(row: IndicatorScore, policy: Policy) -> bool:
    """Return whether an indicator has a weight in the period."""
    if not row.utama or row.keadaan in {TIDAK_DINILAI, KUALITATIF}:
        return False
    return row.keadaan == DINILAI or not is_qualitative(row.target.nilai or "", policy)


def _indicator(row: IndicatorScore, share: Decimal | None, policy: Policy) -> LiveIndicator:
    target, actual = _read(row.target.nilai), _read(row.realisasi.nilai)
    words = isinstance(target, str)
    qualitative = words and is_qualitative(row.target.nilai or "", policy)
    state = _NAMES[row.keadaan]
    if row.keadaan == KOSONG and qualitative:
        state = _KUALITATIF_KOSONG
    if not row.utama:
        state = "Tambahan"
    indicator, achieved = row.indicator, row.achieved
    if row.keadaan == TIDAK_DINILAI or qualitative:
        formula, scale = "", 0
    elif words:
        formula = "tingkat"
        target, scale = _named(target, policy)
        actual, _ = _named(actual, policy, scale) if isinstance(actual, str) else (actual, 0)
    else:
        rules = formula_of(indicator.rumus, indicator.polaritas, policy, indicator.aspek)
        formula, scale = rules.rumus, 0
    capaian = row.capaian
    return LiveIndicator(
        keadaan=state,
        rumus=formula,
        target=show_quantity(row.target.nilai) if isinstance(target, Range) else target,
        realisasi=show_quantity(row.realisasi.nilai) if isinstance(actual, Range) else actual,
        dari=target.lo if isinstance(target, Range) else None,
        sampai=target.hi if isinstance(target, Range) else None,
        acuan=_bound(target, actual),
        dekat=_near(target, actual) if formula == "stabil" and policy.stabil else None,
        kotor=achieved.kotor if achieved else None,
        capaian=capaian,
        skala=scale,
        bobot=row.bobot if share is not None else None,
        timbang=share is not None,
        persen=share,
        sumbangan=share * capaian / HUNDRED if share is not None and capaian is not None else None,
    )  # fmt: skip


def _read(text: str | None) -> Quantity:
    return read(text) if text else ""


def _named(word: Quantity, policy: Policy, scale: int = 0) -> tuple[str, int]:
    """Return a category as its scale writes it, and the number of that scale from 1."""
    for number, names in enumerate(policy.tingkat.skala.values(), 1):
        if scale in {0, number}:
            for name in names:
                if key(name) == key(str(word)):
                    return name, number
    return str(word), scale


def _bound(target: Quantity, actual: Quantity) -> Decimal | None:
    """Return the target in the formula: of a range the nearest bound."""
    if isinstance(target, Range):
        if not isinstance(actual, Decimal):
            return None
        return target.hi if actual > target.hi else target.lo
    return target if isinstance(target, Decimal) else None


def _near(target: Quantity, actual: Quantity) -> Decimal | None:
    """Return the percentage that stands before the points of `stabil`; None where none is made."""
    bound = _bound(target, actual)
    if not bound or bound < 0 or not isinstance(actual, Decimal):
        return None
    percent = actual / bound * HUNDRED
    return 2 * HUNDRED - percent if percent > HUNDRED else percent
