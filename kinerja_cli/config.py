"""kinerja.toml as one checked, frozen value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Literal

from kinerja_cli.errors import ConfigError, in_words
from kinerja_cli.toml_text import parsed, shortened

FILE = Path("kinerja.toml")
OWN_POLICIES = "kebijakan"
"""The folder of the office's own policies where kinerja.toml names none; it may be absent."""
_MISSING = frozenset({"missing", "missing_argument"})


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
class FolderConfig:
    """One `[[batch.folder]]`: what holds for every file in a folder, most often of one dinas.

    Attributes:
        jalur: the folder; watched also where it is in none of `masuk`.
        periode: as in `[batch]`; "" leaves it to the sheets.
        petakan: headings of this dinas, before those of `[petakan]`.
    """

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}
    jalur: str
    dinas: str = ""
    periode: str = ""
    lembar: str = ""
    petakan: Mapping[str, str] = field(default_factory=dict)
    lewati_galat: bool = False
    hapus_hilang: bool = False


@dataclass(frozen=True, slots=True)
class BatchConfig:
    """`[batch]`: the unattended run. Folders count from that of kinerja.toml.

    Attributes:
        masuk: the folders to watch, with all folders in them.
        periode: "berjalan", "sebelumnya" or fixed ones; `jenis_periode` is the length of the first.
        laporan: kinds of report; format: "" of a kind's own.
        daftar_kurang: whether each office gets a workbook of what it has not sent.
        jeda_detik: how long a file must lie unchanged before it is read.
        simpan_arsip_hari: how many days to keep; 0 for ever.
        kirim_ke: where an office sends a mended file, in the officer's words.
        perintah_sesudah: a program with its arguments, run without a shell; nothing by default.
        perintah_batas_detik: after so long it is ended.
    """

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}
    masuk: str | tuple[str, ...] = "masuk"
    arsip: str = "arsip"
    karantina: str = "karantina"
    catatan: str = "catatan"
    periode: str | tuple[str, ...] = "berjalan"
    jenis_periode: Literal["bulan", "triwulan", "semester", "tahun"] = "triwulan"
    laporan: tuple[str, ...] = ("dinas",)
    format: tuple[str, ...] = ()
    daftar_kurang: bool = True
    jeda_detik: int = 2
    simpan_arsip_hari: int = 0
    simpan_karantina_hari: int = 0
    simpan_catatan_hari: int = 0
    kirim_ke: str = ""
    perintah_sesudah: str | tuple[str, ...] = ""
    perintah_batas_detik: int = 600
    folder: tuple[FolderConfig, ...] = ()


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
    batch: BatchConfig = BatchConfig()


def load(path: Path = FILE) -> Config:
    """Return the settings of a file; the defaults where there is none.

    Raises:
        ConfigError: the file cannot be used as it stands; names the key.
    """
    settings, faults = read(path)
    if faults:
        raise ConfigError(f"{path}: {'; '.join(faults)}.", "Perbaiki kunci itu, lalu ulangi.")
    return settings


def read(path: Path) -> tuple[Config, tuple[str, ...]]:
    """Return the settings of a file as far as they can be used, and what is wrong with the rest.

    Raises:
        ConfigError: the file cannot be read at all.
    """
    if not path.is_file():
        return Config(), ()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"{path} tidak terbaca: bukan teks UTF-8.", "Simpan sebagai teks UTF-8."
        ) from error
    except OSError as error:
        raise ConfigError(f"{path} tidak terbaca: {in_words(error)}.") from error
    try:
        return _checked(parsed(text, str(path)))
    except ConfigError as error:
        error.saran = error.saran or "Periksa tanda kutip, kurung dan angka di baris itu."
        raise


def _checked(data: dict[str, Any]) -> tuple[Config, tuple[str, ...]]:
    """Return what the file says, without the keys that are wrong, and a sentence on each of those."""
    # pydantic takes 70 ms to import, so only a folder with a kinerja.toml pays for it.
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415

    check = TypeAdapter(Config)
    try:
        return check.validate_python(data), ()
    except ValidationError as error:
        faults = error.errors()
    lines = dict.fromkeys(_words(fault) for fault in faults)
    for fault in faults:
        _forget(data, fault["loc"], missing=fault["type"] in _MISSING)
    try:
        return check.validate_python(data), tuple(lines)
    except ValidationError:  # what is left makes no sense without what was wrong
        return Config(), tuple(lines)


def _words(fault: Mapping[str, Any]) -> str:
    """Return what is wrong with one key."""
    where = ".".join(str(part) for part in fault["loc"] if not _is_choice(part))
    if fault["type"] == "unexpected_keyword_argument":
        return f"kunci “{where}” tidak dikenal"
    if fault["type"] in _MISSING:
        return f"kunci “{where}” harus ada"
    return f"isi “{where}” tidak sah ({shortened(repr(fault['input']))})"


def _is_choice(part: object) -> bool:
    """Return whether part of a place is not a key but one of the types a key may have."""
    return isinstance(part, str) and (part in {"str", "int"} or "[" in part)


def _forget(data: Any, place: Sequence[object], *, missing: bool) -> None:
    """Take the key that is wrong out of what was read; one that is missing is taken for empty."""
    holder: dict[str, Any] = data
    key = ""
    for part in place:
        if isinstance(data, dict) and isinstance(part, str):
            holder, key = data, part
            if part not in data:
                data |= {part: ""} if missing else {}
                return
            data = data[part]
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            break
    holder.pop(key, None)
