"""What the figures would need for the next better class."""

from decimal import Decimal

from kinerja_cli.rules.band_words import least
from kinerja_cli.rules.behaviour import scale_of
from kinerja_cli.rules.numbers import round_half_up, show
from kinerja_cli.rules.policy import Policy, Regulation
from kinerja_cli.rules.scales import Band, Scale
from kinerja_cli.rules.score import Score
from kinerja_cli.rules.total import HASIL_KERJA

_CENT = Decimal("0.01")


def needed(score: Score, policy: Regulation) -> str:
    """Return sentences, "" at the top, without figures, or when figures do not decide."""
    said = [needed_results(score, policy)]
    if isinstance(policy, Policy) and policy.jenis == "matriks":
        said.append(needed_manner(score, policy))
    return " ".join(filter(None, said))


def needed_results(score: Score, policy: Regulation) -> str:
    """Return what the nilai hasil kerja, or the nilai that decides, would need.

    The rating of a head of unit under PermenPANRB 6/2022 follows the organisation's predicate.
    """
    if isinstance(policy, Policy) and policy.jenis == "matriks":
        if policy.organisasi and score.verdict.pimpinan:
            return ""
        return _for_rating("Nilai hasil kerja", score.hasil_kerja, policy.hasil_kerja.ambang)
    if score.nilai is None or policy.predikat.ambang is None:
        return ""
    return _for_predicate(score, score.nilai, policy.predikat.ambang, policy)


def needed_manner(score: Score, policy: Policy) -> str:
    """Return what the nilai perilaku would need for the next better rating, "" at the top."""
    return _for_rating("Nilai perilaku", score.perilaku, scale_of(score.inputs, policy))


def _better(value: Decimal, scale: Scale, below: str = "") -> Band | None:
    """Return the band above the one that `value` (or the class `below`) lies in."""
    classes = [band.kelas for band in scale.ambang]
    at = (
        classes.index(below)
        if below
        else next(n for n, band in enumerate(scale.ambang) if band.holds(value))
    )
    return scale.ambang[at - 1] if at else None


def _edge(band: Band) -> tuple[Decimal, str]:
    """Return the least value of a band at two decimals, and how it is said."""
    edge = band.edge + (_CENT if band.lebih_dari is not None else 0)
    return edge, least(band)


def _for_rating(what: str, value: Decimal | None, scale: Scale | None) -> str:
    better = _better(value, scale) if scale and value is not None else None
    if value is None or better is None:
        return ""
    _, words = _edge(better)
    return f"{what} {show(value, 2)}; usulan {better.kelas} memerlukan {words}."


def _for_predicate(score: Score, value: Decimal, scale: Scale, policy: Regulation) -> str:
    better = _better(value, scale, score.verdict.predikat or "")
    if better is None:
        return ""
    edge, words = _edge(better)
    sentence = f"Nilai akhir {show(value, 2)}; {better.kelas} memerlukan {words}"
    if better.holds(value):
        reason = "ide baru yang bermanfaat" if better.syarat else "tidak sedang dijatuhi hukuman"
        return (
            f"Nilai akhir {show(value, 2)} sudah cukup untuk {better.kelas}; yang kurang: {reason}."
        )
    if better.syarat:
        sentence += " dan ide baru yang bermanfaat"
    through = _through_results(score, edge, policy) if isinstance(policy, Policy) else ""
    return f"{sentence}{through}."


def _through_results(score: Score, edge: Decimal, policy: Policy) -> str:
    """Return what hasil kerja alone would have to be, where that can be reached."""
    rules, results = policy.nilai, score.hasil_kerja
    if rules is None or results is None:
        return ""
    entered = {
        name: weight for name, weight in rules.bobot.items()
        if score.komponen.get(name) is not None
    }  # fmt: skip
    weight = entered.get(HASIL_KERJA)
    if not weight:
        return ""
    others = sum(
        (w * (score.komponen[name] or Decimal(0)) for name, w in entered.items()
         if name != HASIL_KERJA), Decimal(0)
    )  # fmt: skip
    wanted = (edge * sum(entered.values(), Decimal(0)) - others) / weight
    wanted = round_half_up(wanted + Decimal("0.0049"), 2)
    highest = rules.batas_komponen or policy.hasil_kerja.batas_atas or policy.capaian.batas_atas
    if highest is not None and wanted > highest:
        return ", yang tidak tercapai dari hasil kerja saja"
    return f", yaitu nilai hasil kerja sekitar {show(wanted, 2)} bila komponen lain tetap"
