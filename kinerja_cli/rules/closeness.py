"""How near to an edge a figure lies that makes somebody a borderline case (kasus perbatasan)."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules.numbers import show
from kinerja_cli.rules.policy_table import PolicyTable


@dataclass(frozen=True, slots=True)
class Closeness:
    """The greatest distances from an edge.

    Attributes:
        nilai: of a figure on the 0–100 scale; sebutan: of perilaku on the word scale 1–3.
    """

    nilai: Decimal
    sebutan: Decimal

    def words(self, *, matrix: bool) -> str:
        """Return who is a borderline case: two ratings make the predikat, or one nilai does."""
        if not matrix:
            return (
                "pegawai yang predikatnya akan lain bila nilainya melewati batas kelas yang berjarak "
                f"paling jauh {show(self.nilai)}"
            )
        return (
            "pegawai yang predikatnya akan lain bila salah satu nilainya (hasil kerja atau perilaku) "
            f"melewati batas rating yang berjarak paling jauh {show(self.nilai)} (perilaku pada skala "
            f"1–3: {show(self.sebutan)})"
        )


def read(table: PolicyTable) -> Closeness:
    """Return the distances of the table [perbatasan].

    Raises:
        ConfigError: one of them is not above zero.
    """
    found = Closeness(table.number("jarak"), table.number("jarak_sebutan"))
    for key, value in (("jarak", found.nilai), ("jarak_sebutan", found.sebutan)):
        if value <= 0:
            raise ConfigError(f"Kebijakan {table.path}: “{key}” harus lebih dari nol.")
    return found
