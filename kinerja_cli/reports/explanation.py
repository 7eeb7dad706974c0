"""What an explanation shows, on the terminal and as HTML: steps in words."""

from dataclasses import dataclass

from kinerja_cli.reports.view import FindingView, Provenance


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a derivation in words.

    Attributes:
        nilai: as officers write it; "" when there is none, and `tanpa` says so.
        tanpa: "belum ada" or "tidak ada"; "" for a step with a value.
        dasar: the article; "" where the step above says it.
        sumber: "file › sheet!cells (impor n)", each sheet once.
    """

    apa: str
    nilai: str
    tanpa: str
    cara: str
    dasar: str
    sumber: tuple[str, ...]
    bagian: tuple["StepView", ...] = ()

    @property
    def pokok(self) -> str:
        """What it is and its value, to be read aloud."""
        return f"{self.apa}: {self.tanpa}" if self.tanpa else f"{self.apa} = {self.nilai}"


@dataclass(frozen=True, slots=True)
class ExplanationReport:
    """The explanation of one score as a page.

    Attributes:
        alasan: why it is incomplete, each a sentence.
        beda: what differs between the stored result and the one made again, each a sentence.
        usang: whether the data changed after this run.
        butuh: what would be needed for the next class, "" for nothing to say.
        tindak_lanjut: what follows from the score.
    """

    instansi: str
    unit: str
    periode: str
    periode_kata: str
    kelas: tuple[str, ...]
    nama: str
    nip_cetak: str
    jabatan: str
    pangkat: str
    unit_kerja: str
    predikat: str
    alasan: tuple[str, ...]
    langkah: StepView
    beda: tuple[str, ...]
    usang: bool
    butuh: str
    tindak_lanjut: tuple[StepView, ...]
    temuan: tuple[FindingView, ...]
    asal: Provenance
