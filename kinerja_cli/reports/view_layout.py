"""Paper, letterhead and signatures of a report, as the office's settings say."""

import re
from dataclasses import dataclass

_SEKDA = re.compile(
    r"\s*(?:(?:plt|plh|pj|pjs)\b\.?\s*)?(?:sekretaris daerah|sekda)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class LogoView:
    """A logo: its bytes as base64, what they are, and how many pixels high it is."""

    data: str
    jenis: str
    tinggi: int


@dataclass(frozen=True, slots=True)
class LetterheadView:
    """Kop surat: the government, the office (of the report where the settings name none), address."""

    pemerintah: str
    instansi: str
    alamat: tuple[str, ...] = ()
    logo: LogoView | None = None


@dataclass(frozen=True, slots=True)
class WitnessView:
    """Who signs under “Mengetahui”; empty texts are dots to fill in by hand."""

    jabatan: str
    nama: str
    nip: str

    @property
    def sekda(self) -> bool:
        """Whether this is the Sekretaris Daerah, who signs for the whole government anyway."""
        return bool(_SEKDA.match(self.jabatan))


@dataclass(frozen=True, slots=True)
class PageView:
    """How a report is laid out.

    Attributes:
        kertas: "a4" or "f4".
        kop: the letterhead; None: the name of the government as a line.
        tempat, tanggal: what stands above the signature; "" is dots.
        mengetahui: the second signature; None: there is none.
    """

    kertas: str = "a4"
    kop: LetterheadView | None = None
    tempat: str = ""
    tanggal: str = ""
    mengetahui: WitnessView | None = None


PLAIN = PageView()
"""A4 without a letterhead, and dots for whoever signs."""
