"""Classes by lower edges, for tables that are printed with holes between their classes.

Printed tables say 76–90 and 91–100 and nothing of 90,5. The lower edge decides; the printed upper
edge is kept, so that a value in a hole gets a note.
"""

from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.edges import spans
from kinerja_cli.rules.numbers import round_half_up, show
from kinerja_cli.rules.scales import Band


@dataclass(frozen=True, slots=True)
class Bands:
    """Classes from the best to the worst, of values rounded half up to `desimal` decimals."""

    ambang: tuple[Band, ...]
    desimal: int

    def place(self, value: Decimal) -> tuple[Band, str]:
        """Return the class of a value and a note where the printed table has none for it."""
        rounded = round_half_up(value, self.desimal)
        at = next(n for n, band in enumerate(self.ambang) if band.holds(rounded))
        band = self.ambang[at]
        if band.printed(rounded):
            return band, ""
        sampai, di_bawah = band.tercetak_sampai, band.tercetak_di_bawah
        end = f"di bawah {show(di_bawah)}" if di_bawah is not None else ""
        end = f"sampai {show(sampai)}" if sampai is not None else end
        place = f"kelas {band.kelas} tercetak {end}"
        if at == 0:
            return band, f"{show(rounded)} di luar tabel tercetak: {place}."
        upper = self.ambang[at - 1]
        return band, (
            f"{show(rounded)} jatuh di celah tabel tercetak: {place}, kelas {upper.kelas} "
            f"{upper.words}; tepi bawah yang menentukan."
        )

    @property
    def words(self) -> str:
        """All classes in one line."""
        found = zip(self.ambang, spans(self.ambang), strict=True)
        classes = "; ".join(f"{band.name}: {span}" for band, span in found)
        return f"{classes}; nilainya dibulatkan {self.desimal} desimal lebih dahulu"
