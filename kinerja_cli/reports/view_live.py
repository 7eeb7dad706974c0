"""What a workbook needs beside the printed figures so that its formulas can make them again."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja_cli.rules.scales import Scale


@dataclass(frozen=True, slots=True)
class LiveIndicator:
    """One indicator as a row of formulas.

    Attributes:
        keadaan: "Dinilai", "Kosong", "Kosong (kualitatif)", "Galat", "Kualitatif",
            "Tidak dinilai" or "Tambahan".
        rumus: naik, turun-2t, turun-tr, stabil or tingkat; "" where no capaian is made.
        target, realisasi: what stands in the cell: a number, words, or nothing.
        dari, sampai: the bounds of a target that is a range.
        acuan: the target in the formula; dekat: the percentage that `stabil` leads through its
            points; kotor: percent before floor and cap; capaian: after them.
        skala: number of the scale of a category, from 1; 0 for none.
        bobot: as written; timbang: whether it has a weight in the period.
        persen: its share of the weights that are due; sumbangan: that × capaian ÷ 100.
    """

    keadaan: str
    rumus: str = ""
    target: Decimal | str = ""
    realisasi: Decimal | str = ""
    dari: Decimal | None = None
    sampai: Decimal | None = None
    acuan: Decimal | None = None
    dekat: Decimal | None = None
    kotor: Decimal | None = None
    capaian: Decimal | None = None
    skala: int = 0
    bobot: Decimal | None = None
    timbang: bool = False
    persen: Decimal | None = None
    sumbangan: Decimal | None = None


@dataclass(frozen=True, slots=True)
class LiveComponent:
    """One component of the nilai.

    Attributes:
        angka: its figure where no formula makes it; masuk: what enters the nilai.
        ditinggalkan: whether the whole unit has no data for it.
    """

    angka: Decimal | None
    masuk: Decimal | None
    ditinggalkan: bool


@dataclass(frozen=True, slots=True)
class LiveEmployee:
    """One employee as a row of formulas; the texts are those of the engine.

    Attributes:
        dinilai, kosong, galat, kualitatif: how many indicators of kinerja utama are so.
        sebagian: whether some weights are written and some are not.
        nilai: nilai hasil kerja before a cap on components.
        penetapan_hasil, penetapan_perilaku: what was decided, "" for nothing.
        skala_perilaku: "0–100" or "1–3"; "" without a value.
        hukuman: the discipline sanction that may limit the predikat.
    """

    indikator: tuple[LiveIndicator, ...]
    dinilai: int
    kosong: int
    galat: int
    kualitatif: int
    sebagian: bool
    nilai: Decimal | None
    penetapan_hasil: str
    penetapan_perilaku: str
    skala_perilaku: str
    hukuman: str
    komponen: Mapping[str, LiveComponent]
    usulan_predikat: str

    @property
    def tanda(self) -> str:
        """What the sentences on what is missing depend on, as one text."""
        counts = self.dinilai, self.kosong, self.galat, self.kualitatif, int(self.sebagian)
        return "/".join(map(str, counts))


@dataclass(frozen=True, slots=True)
class LivePolicy:
    """The numbers of a policy that formulas name.

    Attributes:
        matriks: whether ratings meet in a matrix; else bands of the nilai give the predikat.
        titik: the points that `stabil` is led through; none: no interpolation.
        skala: the ordered categories, each from its lowest class.
        hasil, angka, sebutan: bands of nilai hasil kerja, of behaviour on 0–100 and on 1–3.
        predikat: bands of the nilai; bobot: weights of its components, none without a nilai.
        ratings: the rating words, best first.
    """

    matriks: bool
    batas_bawah: Decimal
    batas_atas: Decimal
    terbalik: bool
    titik: tuple[tuple[Decimal, Decimal], ...]
    tingkat_naik: Decimal
    tingkat_turun: Decimal
    tingkat_bawah: Decimal
    skala: tuple[tuple[str, ...], ...]
    desimal: int
    hasil: Scale | None
    angka: Scale | None
    sebutan: Scale | None
    setara: Mapping[str, Decimal]
    kelas: tuple[str, ...]
    ratings: tuple[str, ...]
    tabel: Mapping[str, Mapping[str, str]]
    organisasi: Mapping[str, str]
    predikat: Scale | None
    hukuman: Mapping[str, str]
    bobot: Mapping[str, Decimal]
    nama_komponen: Mapping[str, str]
    batas_komponen: Decimal | None
    dasar: Mapping[str, str]
