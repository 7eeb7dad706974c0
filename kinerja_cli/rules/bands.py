"""Classes by lower edges, for tables that are printed with holes between their classes.

Printed tables say 76–90 and 91–100 and nothing of 90,5. The lower edge decides; the printed upper
edge is kept, so that a value in a hole gets a note.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules.edges import spans
from kinerja_cli.rules.numbers import round_half_up, show
from kinerja_cli.rules.policy_table import PolicyTable


@dataclass(frozen=True, slots=True)
class Band:
    """One class of a table.

    Attributes:
        keterangan: what the class is called in words, where its name is a letter.
        minimal, lebih_dari: its lower edge, included or not; neither: all the rest.
        tercetak_sampai, tercetak_di_bawah: its upper edge as printed, included or not.
    """

    kelas: str
    keterangan: str = ""
    minimal: Decimal | None = None
    lebih_dari: Decimal | None = None
    tercetak_sampai: Decimal | None = None
    tercetak_di_bawah: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Return whether `value` reaches this class."""
        if self.lebih_dari is not None:
            return value > self.lebih_dari
        return self.minimal is None or value >= self.minimal

    def printed(self, value: Decimal) -> bool:
        """Return whether the printed table, too, has `value` in this class."""
        if self.tercetak_di_bawah is not None:
            return value < self.tercetak_di_bawah
        return self.tercetak_sampai is None or value <= self.tercetak_sampai

    @property
    def name(self) -> str:
        """The class with its words: "A (Sangat Baik)"."""
        return f"{self.kelas} ({self.keterangan})" if self.keterangan else self.kelas

    @property
    def words(self) -> str:
        """The lower edge as people write it."""
        if self.lebih_dari is not None:
            return f"> {show(self.lebih_dari)}"
        return f"≥ {show(self.minimal)}" if self.minimal is not None else "di bawahnya"

    @property
    def _edge(self) -> tuple[Decimal, bool]:
        if self.lebih_dari is not None:
            return self.lebih_dari, True
        return (Decimal("-Infinity") if self.minimal is None else self.minimal), False


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


def read_bands(table: PolicyTable, desimal: int) -> Bands:
    """Return the classes that `ambang` of a table describes, of values of `desimal` decimals.

    Raises:
        ConfigError: edges do not fall from class to class, or the last class has one.
    """
    bands = tuple(_band(entry) for entry in table.tables("ambang"))
    edges = [band._edge for band in bands]  # noqa: SLF001  # of this module
    falling = all(above > below for above, below in pairwise(edges))
    if not bands or not falling or edges[-1][0].is_finite():
        raise ConfigError(
            f"Kebijakan {table.path}: tepi bawah pada “ambang” harus menurun dari kelas ke kelas, "
            "dan kelas terakhir tanpa tepi."
        )
    return Bands(bands, desimal)


def _band(entry: PolicyTable) -> Band:
    edges = ("minimal", "lebih_dari", "tercetak_sampai", "tercetak_di_bawah")
    for first, second in (edges[:2], edges[2:]):
        if entry.has(first) and entry.has(second):
            raise ConfigError(
                f"Kebijakan {entry.path}: “{first}” dan “{second}” tidak boleh berdua."
            )
    numbers = {edge: entry.number(edge) if entry.has(edge) else None for edge in edges}
    words = entry.text("keterangan") if entry.has("keterangan") else ""
    band = Band(entry.text("kelas"), words, **numbers)
    entry.close()
    return band
