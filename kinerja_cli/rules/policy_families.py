"""The families of policies, and the module that knows each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from kinerja_cli.errors import ConfigError
from kinerja_cli.rules import (
    achievement_scale,
    attendance_policy,
    competence,
    credit_policy,
    daily_log,
    distribution_policy,
    meeting_policy,
    policy_extends,
    policy_summary,
    policy_text,
    sanctions,
    service,
    talent,
    training,
)
from kinerja_cli.rules.policy import Regulation
from kinerja_cli.rules.policy_head import Head, SummaryLine
from kinerja_cli.rules.policy_section import Section, sections
from kinerja_cli.toml_text import shortened

KINERJA, DISTRIBUSI = policy_text.FAMILY, distribution_policy.FAMILY


@dataclass(frozen=True, slots=True)
class Family:
    """How policies of a family are read and told; each policy has `head` and `belum_dikonfirmasi`."""

    parse: Callable[[Mapping[str, str], str], Any]
    summary: Callable[[Any], list[SummaryLine]]


SIDE: dict[str, Family] = {
    "disiplin": Family(attendance_policy.parse, attendance_policy.summary),
    "hukuman-disiplin": Family(sanctions.parse, sanctions.summary),
    "layanan": Family(service.parse, service.summary),
    "kompetensi": Family(competence.parse, competence.summary),
    "angka-kredit": Family(credit_policy.parse, credit_policy.summary),
    "talenta": Family(talent.parse, talent.summary),
    "skala-capaian": Family(achievement_scale.parse, achievement_scale.summary),
    meeting_policy.FAMILY: Family(meeting_policy.parse, meeting_policy.summary),
    training.FAMILY: Family(training.parse, training.summary),
    daily_log.FAMILY: Family(daily_log.parse, daily_log.summary),
}
"""Family → how it is read; the family `KINERJA` is read by `policy_text`."""

WORDS: dict[str, str] = {
    KINERJA: "cara menilai kinerja sampai predikat",
    DISTRIBUSI: "sebaran predikat dalam satu unit",
    "disiplin": "potongan kehadiran menjadi nilai disiplin",
    "hukuman-disiplin": "hari tidak masuk kerja dan hukumannya",
    "layanan": "kepuasan masyarakat atas layanan unit",
    "kompetensi": "kecocokan kompetensi dengan jabatan",
    "angka-kredit": "predikat menjadi angka kredit jabatan fungsional",
    "talenta": "sembilan kotak kinerja dan potensial",
    "skala-capaian": "sebutan bagi persentase capaian",
    meeting_policy.FAMILY: "siapa dibahas di rapat evaluasi: penghargaan dan pembinaan",
    training.FAMILY: "hak dan kebutuhan pengembangan kompetensi",
    daily_log.FAMILY: "isyarat pada log kegiatan harian",
}
"""Family → what it is about, in the order in which families are listed."""

_OTHERS = {**SIDE, DISTRIBUSI: Family(distribution_policy.read, distribution_policy.summary)}


@dataclass(frozen=True, slots=True)
class Card(Head):
    """What a policy of any family states about itself, and the policy.

    Attributes:
        otomatis: whether it is picked by date; else only when asked for or referred to.
        teks: the file's own text and those that decide it.
        isi: the policy as its family's module read it.
    """

    otomatis: bool
    hanya_periode: str
    berlaku_untuk: tuple[str, ...]
    belum_dikonfirmasi: tuple[str, ...]
    teks: str
    isi: Any

    @property
    def sha256(self) -> str:
        """Hash of the policy's text, as runs know it."""
        return sha256(self.teks.encode()).hexdigest()


def card(texts: Mapping[str, str], policy_id: str) -> Card:
    """Return a policy of any family, strictly read.

    Raises:
        ConfigError: its file is not sound, or of no family.
    """
    data = policy_extends.resolve(texts, policy_id)
    family = data.get("keluarga")
    if family == KINERJA:
        policy: Any = policy_text.parse(texts, policy_id)
        text = policy.teks
    elif isinstance(family, str) and family in _OTHERS:
        policy, text = _OTHERS[family].parse(texts, policy_id), ""
    else:
        raise ConfigError(
            f"Kebijakan {policy_id}: “keluarga” berisi {shortened(repr(family))}; seharusnya salah satu dari "
            f"{', '.join(WORDS)}."
        )
    head = getattr(policy, "head", policy)
    scores = isinstance(policy, Regulation)
    return Card(
        id=head.id,
        judul=head.judul,
        keluarga=family,
        jenis=str(data["jenis"]),
        otomatis=policy.otomatis if scores else family == DISTRIBUSI,
        hanya_periode=policy.hanya_periode if scores else "",
        berlaku_untuk=policy.berlaku_untuk if scores else (),
        berlaku_dari=head.berlaku_dari,
        berlaku_sampai=head.berlaku_sampai,
        diperiksa=head.diperiksa,
        ringkasan=" ".join(head.ringkasan.split()),
        belum_dikonfirmasi=policy.belum_dikonfirmasi,
        teks=text or policy_extends.bundle(texts, policy_id),
        isi=policy,
    )


def summary(found: Card) -> list[Section]:
    """Return what a policy says, section by section, each with its article."""
    if found.keluarga == KINERJA:
        return policy_summary.summary(found.isi)
    return sections(_OTHERS[found.keluarga].summary(found.isi)[1:])
