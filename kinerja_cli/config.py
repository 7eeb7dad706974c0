"""kinerja.toml as one checked, frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Literal

from kinerja_cli.errors import ConfigError, in_words
from kinerja_cli.toml_text import parsed, shortened

FILE = Path("kinerja.toml")
OWN_POLICIES = "kebijakan"
"""The folder of the office's own policies where kinerja.toml names none; it may be absent."""


@dataclass(frozen=True, slots=True)
class ImportConfig:
    """`[impor]`: how small marks for behaviour are meant."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}
    skala_perilaku: Literal["", "3-tinggi", "1-tinggi", "5-tinggi", "persen"] = ""


@dataclass(frozen=True, slots=True)
class LetterheadConfig:
    """`[laporan.kop]`: the letterhead; `logo` is the path of a PNG or JPEG file."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}
    pemerintah: str = ""
    instansi: str = ""
    alamat: str | tuple[str, ...] = ""
    logo: str = ""


@dataclass(frozen=True, slots=True)
class WitnessConfig:
    """`[laporan.tanda_tangan.mengetahui]`: who signs beside the head of the unit."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}
    jabatan: str = ""
    nama: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class SignatureConfig:
    """`[laporan.tanda_tangan]`: what stands above the signature; "" is dots to fill in."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}
    tempat: str = ""
    tanggal: str = ""
    mengetahui: WitnessConfig | None = None


@dataclass(frozen=True, slots=True)
class ReportConfig:
    """`[laporan]`: where reports go, whose templates they use, how a page looks, what prints PDF."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}
    ke: str = "laporan"
    templat: str = ""
    kertas: Literal["a4", "f4"] = "a4"
    kop: LetterheadConfig | None = None
    tanda_tangan: SignatureConfig = SignatureConfig()
    peramban: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one work folder.

    Attributes:
        basis_data: path of the database.
        instansi: name of the government, for headings.
        kebijakan: the regulation to use; "" for the one in force.
        folder_kebijakan: where the office's own regulations are, one TOML file each.
        petakan: the office's own headings: heading as it stands → field.
    """

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}
    basis_data: str = "kinerja.db"
    instansi: str = ""
    kebijakan: str = ""
    folder_kebijakan: str = OWN_POLICIES
    impor: ImportConfig = ImportConfig()
    laporan: ReportConfig = ReportConfig()
    petakan: Mapping[str, str] = field(default_factory=dict)


def load(path: Path = FILE) -> Config:
    """Return the settings of a file; the defaults where there is none.

    Raises:
        ConfigError: the file cannot be used as it stands; names the key.
    """
    if not path.is_file():
        return Config()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"{path} tidak terbaca: bukan teks UTF-8.", "Simpan sebagai teks UTF-8."
        ) from error
    except OSError as error:
        raise ConfigError(f"{path} tidak terbaca: {in_words(error)}.") from error
    try:
        return _checked(parsed(text, str(path)), path)
    except ConfigError as error:
        error.saran = error.saran or "Periksa tanda kutip, kurung dan angka di baris itu."
        raise


def _checked(data: dict[str, Any], path: Path) -> Config:
    # pydantic takes 70 ms to import, so only a folder with a kinerja.toml pays for it.
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415

    try:
        return TypeAdapter(Config).validate_python(data)
    except ValidationError as error:
        lines = []
        for fault in error.errors():
            where = ".".join(str(part) for part in fault["loc"])
            if fault["type"] == "unexpected_keyword_argument":
                lines.append(f"kunci “{where}” tidak dikenal")
            else:
                lines.append(f"isi “{where}” tidak sah ({shortened(repr(fault['input']))})")
        raise ConfigError(
            f"{path}: {'; '.join(lines)}.", "Perbaiki kunci itu, lalu ulangi."
        ) from error
