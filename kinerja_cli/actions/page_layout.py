"""Paper, letterhead and signatures of reports, out of the settings of the work folder."""

from base64 import b64encode
from pathlib import Path
from struct import error as struct_error
from struct import unpack

from kinerja_cli.config import LetterheadConfig, ReportConfig
from kinerja_cli.errors import ConfigError, in_words
from kinerja_cli.reports.view_layout import LetterheadView, LogoView, PageView, WitnessView
from kinerja_cli.rules import nip as nips

_LARGEST = 1_000_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""The JPEG segments that state how large the picture is."""


def page(settings: ReportConfig, kertas: str = "") -> PageView:
    """Return how reports are laid out; `kertas` of the command goes before that of the settings.

    Raises:
        ConfigError: the logo cannot be used.
    """
    signed = settings.tanda_tangan
    witness = signed.mengetahui
    return PageView(
        kertas=kertas or settings.kertas,
        kop=_letterhead(settings.kop) if settings.kop else None,
        tempat=signed.tempat,
        tanggal=signed.tanggal,
        mengetahui=WitnessView(witness.jabatan, witness.nama, nips.show(witness.nip))
        if witness
        else None,
    )


def _letterhead(kop: LetterheadConfig) -> LetterheadView:
    lines = kop.alamat.splitlines() if isinstance(kop.alamat, str) else kop.alamat
    logo = _logo(Path(kop.logo)) if kop.logo else None
    return LetterheadView(kop.pemerintah, kop.instansi, tuple(filter(None, lines)), logo)


def _logo(path: Path) -> LogoView:
    try:
        if path.stat().st_size > _LARGEST:
            raise ConfigError(
                f"Logo {path} lebih besar dari 1 MB.", "Perkecil gambarnya, lalu ulangi."
            )
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(
            f"Logo {path} tidak dapat dibaca: {in_words(error)}.",
            "Perbaiki kunci logo di [laporan.kop] pada kinerja.toml.",
        ) from error
    kind, height = _measured(data)
    if not height:
        raise ConfigError(
            f"Logo {path} bukan gambar PNG atau JPEG yang utuh.",
            "Simpan logo sebagai PNG atau JPEG, lalu ulangi.",
        )
    return LogoView(b64encode(data).decode(), kind, height)


def _measured(data: bytes) -> tuple[str, int]:
    """Return what a picture is and how many pixels high; 0 when it cannot be told."""
    try:
        if data.startswith(_PNG):
            whole = data[12:16] == b"IHDR" and b"IEND" in data[-16:]
            return "image/png", unpack(">I", data[20:24])[0] if whole else 0
        if data.startswith(_JPEG):
            return "image/jpeg", _jpeg_height(data)
    except (struct_error, IndexError):
        pass
    return "", 0


def _jpeg_height(data: bytes) -> int:
    place = 2
    while data[place] == 0xFF:  # noqa: PLR2004  # every segment of a JPEG begins so
        if data[place + 1] in _SIZES:
            return int(unpack(">H", data[place + 5 : place + 7])[0])
        place += 2 + int(unpack(">H", data[place + 2 : place + 4])[0])
    return 0
