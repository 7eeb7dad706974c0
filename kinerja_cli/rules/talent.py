"""Talenta: performance and potential meet in one of nine boxes (PermenPANRB 3/2020)."""

from collections.abc import Mapping
from dataclasses import dataclass

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules.policy_head import (
    Citation,
    Head,
    SummaryLine,
    cited,
    footnotes,
    heading,
    opened,
)
from kinerja_cli.rules.policy_table import PolicyTable
from kinerja_cli.rules.trace import Step

_PERFORMANCE = ("di atas ekspektasi", "sesuai ekspektasi", "di bawah ekspektasi")
_POTENTIAL = ("tinggi", "menengah", "rendah")


@dataclass(frozen=True, slots=True)
class Box:
    """One of the nine boxes."""

    nomor: int
    kinerja: str
    potensial: str
    rekomendasi: str

    @property
    def nama(self) -> str:
        """The full name of the box."""
        return f"Kinerja {self.kinerja} dan potensial {self.potensial}"


@dataclass(frozen=True, slots=True)
class TalentPolicy:
    """The nine boxes and what leads to them.

    Attributes:
        predikat, rating: predikat, or rating hasil kerja, → class of performance.
        kategori: category of the JPM → class of potential.
        kotak: (performance, potential) → box.
    """

    head: Head
    predikat: Mapping[str, str]
    rating: Mapping[str, str]
    kinerja: Citation
    kategori: Mapping[str, str]
    potensial: Citation
    kotak: Mapping[tuple[str, str], Box]
    sumber: Citation
    belum_dikonfirmasi: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Talent:
    """Where an employee stands; `kotak` is None when an axis is unknown, `alasan` says which."""

    kotak: Box | None
    step: Step
    alasan: str = ""


def parse(texts: Mapping[str, str], policy_id: str) -> TalentPolicy:
    """Return the policy `policy_id` of family talenta.

    Raises:
        ConfigError: the file is not sound, or a box is missing or stands twice.
    """
    top, head = opened(texts, policy_id, "talenta", "sembilan-kotak")
    performance, potential, boxes = (top.table(name) for name in ("kinerja", "potensial", "kotak"))
    sources = [cited(table) for table in (performance, potential, boxes)]
    policy = TalentPolicy(
        head,
        _classes(performance.table("predikat"), _PERFORMANCE),
        _classes(performance.table("rating"), _PERFORMANCE),
        sources[0],
        _classes(potential.table("kategori"), _POTENTIAL),
        sources[1],
        _boxes(boxes),
        sources[2],
        footnotes(*sources),
    )
    for table in (performance, potential, boxes, top):
        table.close()
    return policy


def _classes(table: PolicyTable, allowed: tuple[str, ...]) -> dict[str, str]:
    return {name: table.choice(name, allowed) for name in table.rest()}


def _boxes(table: PolicyTable) -> dict[tuple[str, str], Box]:
    found = []
    for entry in table.tables("isi"):
        performance = entry.choice("kinerja", _PERFORMANCE)
        potential = entry.choice("potensial", _POTENTIAL)
        found.append(Box(entry.count("nomor"), performance, potential, entry.text("rekomendasi")))
        entry.close()
    boxes = {(box.kinerja, box.potensial): box for box in found}
    numbers = {box.nomor for box in found}
    wanted = len(_PERFORMANCE) * len(_POTENTIAL)
    if not len(found) == len(boxes) == len(numbers) == wanted:
        raise ConfigError(
            f"Kebijakan {table.path}: “isi” harus memuat {wanted} kotak, masing-masing sekali."
        )
    return boxes


def place(
    predikat: str | None, rating: str | None, kategori: str | None, policy: TalentPolicy
) -> Talent:
    """Return the box of one employee.

    Args:
        predikat: the predikat kinerja; the performance axis where there is one.
        rating: the rating hasil kerja, for the performance axis without a predikat.
        kategori: the category of the JPM, for the potential axis.
        policy: the nine boxes.
    """
    said, table = (predikat, policy.predikat) if predikat else (rating, policy.rating)
    performance = table.get(said or "")
    potential = policy.kategori.get(kategori or "")
    steps = (
        _axis("Sumbu kinerja", performance, said, policy.kinerja),
        _axis("Sumbu potensial", potential, kategori, policy.potensial),
    )
    if performance is None or potential is None:
        unknown = [
            name for name, one in (("kinerja", performance), ("potensial", potential)) if not one
        ]
        why = f"Sumbu {' dan '.join(unknown)} belum diketahui."
        step = Step("Kotak talenta", None, "{0}", (why,), str(policy.sumber), bagian=steps)
        return Talent(None, step, why)
    box = policy.kotak[performance, potential]
    how, isi = "kotak {0}: {1}; {2}", (str(box.nomor), box.nama, box.rekomendasi)
    name = f"Kotak {box.nomor}"
    return Talent(box, Step("Kotak talenta", name, how, isi, str(policy.sumber), bagian=steps))


def _axis(name: str, reached: str | None, said: str | None, source: Citation) -> Step:
    return Step(
        name, reached, "dari {0}", (f"“{said}”" if said else "data yang belum ada",), str(source)
    )


def summary(policy: TalentPolicy) -> list[SummaryLine]:
    """Return what the policy says, line by line, each with its article."""
    lines = [heading(policy.head)]
    for what, classes, source in (
        ("Sumbu kinerja, menurut predikat", policy.predikat, policy.kinerja),
        (
            "Sumbu kinerja, bila tanpa predikat menurut rating hasil kerja",
            policy.rating,
            policy.kinerja,
        ),
        ("Sumbu potensial, menurut kategori JPM", policy.kategori, policy.potensial),
    ):
        words = "; ".join(f"{name} → {reached}" for name, reached in classes.items())
        lines.append((f"{what}: {words}.", str(source)))
    boxes = sorted(policy.kotak.values(), key=lambda box: -box.nomor)
    lines += [
        (f"Kotak {box.nomor}, {box.nama}: {box.rekomendasi}.", str(policy.sumber)) for box in boxes
    ]
    return lines
