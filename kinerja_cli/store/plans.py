"""The indicators of one employee with what was reported for them, as the engine reads them."""

from collections.abc import Iterable
from functools import lru_cache

from kinerja_cli.rules.model import Indicator, Realisation
from kinerja_cli.rules.periods import every, year
from kinerja_cli.rules.records import QUARTER_TARGETS
from kinerja_cli.store.facts import Fields
from kinerja_cli.store.versions import Row, picker

_TEXTS = ("indikator", "rencana", "aspek", "rencana_atasan", "jenis", "perspektif", "satuan",
          "polaritas", "rumus", "akumulasi", "target_maksimum")  # fmt: skip
_PICKED = picker("indikator", *_TEXTS)
_REPORTED = picker("realisasi", "periode", "bukti_dukung", "umpan_balik")
_FIGURES = Fields("realisasi", ("target", "target"), ("realisasi", "realisasi"))


def indicators(rows: Iterable[Row], reports: Iterable[Row], tahun: int) -> tuple[Indicator, ...]:
    """Return the indicators of a year."""
    by_item: dict[int, dict[str, Realisation]] = {}
    for row in reports:
        stated = row.facts(_FIGURES)
        periode, bukti, umpan_balik = row.texts(_REPORTED)
        by_item.setdefault(row.number("butir_id"), {})[periode] = Realisation(
            stated.get("target"), stated.get("realisasi"), bukti, umpan_balik
        )
    return tuple(_indicator(row, tahun, by_item) for row in rows)


@lru_cache(16)
def _stated(tahun: int) -> Fields:
    """Return the fields whose cells matter: targets, under the periods they are for, and weight."""
    quarters = zip(every(tahun, "triwulan"), QUARTER_TARGETS, strict=True)
    named = ((str(quarter), name) for quarter, name in quarters)
    own = (("indikator", "indikator"), ("bobot", "bobot"))
    return Fields("indikator", *own, (str(year(tahun)), "target"), *named)


def _indicator(row: Row, tahun: int, reported: dict[int, dict[str, Realisation]]) -> Indicator:
    butir_id, targets = row.number("butir_id"), row.facts(_stated(tahun))
    own, bobot = targets.pop("indikator", None), targets.pop("bobot", None)
    (indikator, rencana, aspek, rencana_atasan, jenis, perspektif, satuan, polaritas, rumus,
     akumulasi, target_maksimum) = row.texts(_PICKED)  # fmt: skip
    return Indicator(
        butir_id, tahun, indikator, rencana, aspek, rencana_atasan, jenis or "utama", perspektif,
        satuan, polaritas, rumus, bobot, akumulasi, target_maksimum == "Ya",
        targets, reported.get(butir_id, {}),
        own.asal if own else row.origin("indikator"),
        bobot.asal if bobot else row.origin("bobot"),
    )  # fmt: skip
