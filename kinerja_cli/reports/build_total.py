"""Components, parts of a year and the nilai of an employee as reports show them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from kinerja_cli.reports.view_parts import ColumnView, ComponentView, TotalView
from kinerja_cli.rules.model import COMPONENTS
from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.policy import Combined, Policy, Regulation
from kinerja_cli.rules.score import Score
from kinerja_cli.rules.total import WORDS, Term, contributions

_DRAWN = Decimal(120)


def total_of(policy: Regulation) -> TotalView | None:
    """Return what the nilai is called and decides; None under a policy without one."""
    if isinstance(policy, Combined):
        return TotalView("Nilai tahun", menentukan=True, terbagi=True)
    if isinstance(policy, Policy) and policy.nilai:
        return TotalView("Nilai akhir", menentukan=policy.jenis != "matriks")
    return None


def components(score: Score, policy: Regulation) -> tuple[ComponentView, ...]:
    """Return every component that the policy weighs, then those it knows that have data.

    Of a year in parts: each part, followed by its own components.
    """
    if isinstance(policy, Combined):
        return tuple(_of_parts(score, policy))
    if not isinstance(policy, Policy):
        return ()
    points = contributions(score.susunan)
    weighed = [
        ComponentView(
            one.nama,
            WORDS[one.nama],
            one.asli,
            one.masuk,
            one.bobot,
            points.get(one.nama),
            _note(one),
            ditinggalkan=one.ditinggalkan,
        )
        for one in score.susunan
    ]
    known = {one.nama for one in score.susunan}
    shown = [
        ComponentView(name, WORDS[name], value, value, None, None, "")
        for name in COMPONENTS
        if name not in known
        and name in score.rinci
        and (value := score.rinci[name].nilai) is not None
    ]
    return (*weighed, *shown)


def _note(term: Term) -> str:
    if term.ditinggalkan:
        return "ditinggalkan: seluruh unit tanpa data; bobot lainnya diskalakan"
    if term.masuk is None or term.asli is None:
        return "belum ada"
    notes = ["dari penetapan, sebab angkanya tidak ada"] if term.dari_penetapan else []
    if term.masuk != term.asli:
        notes.append(f"dibatasi paling tinggi {show(term.masuk)}")
    return "; ".join(notes)


def _of_parts(score: Score, policy: Combined) -> Iterator[ComponentView]:
    """Yield each part with its nilai and points of the year, then what it is made of."""
    made = list(zip(policy.bagian, score.bagian, strict=True))
    terms = [Term(part.periode, part.bobot, one.nilai, one.nilai) for part, one in made]
    points = contributions(terms)
    for part, one in made:
        name, period = part.periode, one.inputs.periode.words
        note = f"menurut {part.policy.id}"
        yield ComponentView(name, period, one.nilai, one.nilai, part.bobot, points.get(name), note)
        for below in components(one, part.policy):
            yield ComponentView(
                f"{name}-{below.kode}", below.nama, below.nilai, below.masuk, below.bobot, below.sumbangan,
                below.keterangan, 1,
            )  # fmt: skip


def columns(found: Iterable[tuple[ComponentView, ...]]) -> tuple[ColumnView, ...]:
    """Return the components that a list shows, each once, those with a weight first."""
    seen: dict[str, ColumnView] = {}
    for views in found:
        for one in views:
            if one.tingkat == 0 and not one.ditinggalkan:
                seen.setdefault(one.kode, ColumnView(one.kode, one.nama, one.menentukan))
    return tuple(sorted(seen.values(), key=lambda one: not one.menentukan))


def bounds(policy: Regulation) -> tuple[Decimal, Decimal]:
    """Return floor and cap of a capaian, for the scale of drawings; without a cap PP 30's 120."""
    if isinstance(policy, Policy) and policy.capaian.batas_atas is not None:
        return policy.capaian.batas_bawah, policy.capaian.batas_atas
    return Decimal(0), _DRAWN


def bounds_words(policy: Regulation) -> str:
    """Return what bounds a capaian, as a line above the indicators says it."""
    if not isinstance(policy, Policy):
        return "capaian menurut kebijakan bagiannya"
    rules = policy.capaian
    words = f"capaian paling rendah {show(rules.batas_bawah)} persen, tanpa batas atas"
    if rules.batas_atas is not None:
        words = f"capaian dibatasi {show(rules.batas_bawah)} sampai {show(rules.batas_atas)} persen"
    if rules.desimal is not None:
        exact = "persen penuh" if rules.desimal == 0 else f"{rules.desimal} desimal"
        words += f", dibulatkan ke {exact}"
    return words
