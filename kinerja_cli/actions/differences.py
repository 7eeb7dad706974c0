"""A stored result beside the one that is made again: which figure is not the same."""

from dataclasses import dataclass
from hashlib import sha256

from kinerja_cli.actions.scored import Scored
from kinerja_cli.rules.fingerprint import digest
from kinerja_cli.rules.numbers import show_quantity
from kinerja_cli.rules.score import VERSION
from kinerja_cli.store import results
from kinerja_cli.store.results import IndicatorRow, Stored

_WORDS = {
    "unit_id": "perangkat daerah",
    "masukan_sha256": "sidik masukan yang dibaca",
    "hasil_kerja": "nilai hasil kerja",
    "perilaku": "nilai perilaku",
    "rating_hasil_kerja": "rating hasil kerja",
    "rating_perilaku": "rating perilaku",
    "dari_hasil_kerja": "asal rating hasil kerja",
    "dari_perilaku": "asal rating perilaku",
    "usulan_hasil_kerja": "usulan rating hasil kerja",
    "usulan_perilaku": "usulan rating perilaku",
    "usulan_predikat": "usulan predikat",
    "predikat": "predikat",
    "disiplin": "nilai disiplin",
    "kompetensi": "nilai kompetensi",
    "layanan": "nilai layanan",
    "nilai": "nilai akhir",
    "alasan": "alasan belum lengkap",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that differs.

    Attributes:
        kode: name of the stored field; "kebijakan" or "versi-hitung" for what is not one.
        apa: what it is, in words.
    """

    kode: str
    apa: str
    tersimpan: str | None
    hitung_ulang: str | None

    @property
    def kalimat(self) -> str:
        """The difference in words."""
        then, now = (show_quantity(text) for text in (self.tersimpan, self.hitung_ulang))
        return f"{self.apa}: tersimpan {then}, hitungan ulang {now}"


def differences(one: Scored, indicators: dict[int, IndicatorRow]) -> tuple[Difference, ...]:
    """Return what differs between a stored result and the score made again.

    `indicators` are the stored figures by indicator.
    """
    run = one.run
    again = results.stored_row(one.stored.proses, one.score, digest(one.score.inputs))
    found = [
        Difference(name, _WORDS[name], _text(then), _text(now))
        for name in Stored.__slots__
        if (then := getattr(one.stored, name)) != (now := getattr(again, name))
    ]
    found += _of_indicators(one, indicators)
    text_hash = sha256(run.kebijakan_teks.encode()).hexdigest()
    if text_hash != run.kebijakan_sha256:
        found.append(Difference("kebijakan", "sidik naskah kebijakan", run.kebijakan_sha256,
                                text_hash))  # fmt: skip
    if run.versi_hitung != VERSION:
        versions = str(run.versi_hitung), str(VERSION)
        found.append(Difference("versi-hitung", "versi hitung", *versions))
    return tuple(found)


def _of_indicators(one: Scored, stored: dict[int, IndicatorRow]) -> list[Difference]:
    found = []
    again = {row.indicator.butir_id: row for row in one.score.indikator}
    for butir in dict.fromkeys((*again, *stored)):
        row = again.get(butir)
        now = results.indicator_row(row) if row else None
        then = stored.get(butir)
        name = row.indicator.indikator if row else f"nomor {butir}"
        found += [
            Difference(f"indikator.{field}", f"{field.replace('_', ' ')} indikator {name}",
                       getattr(then, field, None), getattr(now, field, None))
            for field in IndicatorRow._fields
            if getattr(then, field, None) != getattr(now, field, None)
        ]  # fmt: skip
    return found


def _text(value: object) -> str | None:
    if isinstance(value, tuple):
        return ", ".join(value)
    return None if value is None else str(value)
