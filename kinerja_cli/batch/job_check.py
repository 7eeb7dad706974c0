"""Checking the whole of kinerja.toml before a batch begins."""

import shlex
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from kinerja_cli import config
from kinerja_cli.actions import page_layout
from kinerja_cli.actions.import_sheets import ImportOptions
from kinerja_cli.actions.importing import headings
from kinerja_cli.actions.policy_choice import Choice
from kinerja_cli.actions.report_kinds import KINDS
from kinerja_cli.batch.job import Job, Watched
from kinerja_cli.config import BatchConfig, Config, FolderConfig
from kinerja_cli.errors import ConfigError, KinerjaError
from kinerja_cli.intake.reading import Wishes
from kinerja_cli.reports import browser
from kinerja_cli.reports.formats import FORMATS
from kinerja_cli.reports.view_layout import PLAIN, PageView
from kinerja_cli.rules.periods import Period, of_day, parse

T = TypeVar("T")
RUNNING, BEFORE = "berjalan", "sebelumnya"
_NUMBERS = (
    "jeda_detik", "simpan_arsip_hari", "simpan_karantina_hari", "simpan_catatan_hari",
    "perintah_batas_detik",
)  # fmt: skip


def load(path: Path, db: Path | None, today: date) -> Job:
    """Return the job of a work folder, checked whole before anything begins.

    Args:
        path: kinerja.toml; it need not be there.
        db: the database that the command line or the environment names.
        today: the day that "berjalan" means.

    Raises:
        ConfigError: anything in the file cannot be used; names all of it.
    """
    settings, faults = config.read(path)
    desk = _Desk(path.absolute().parent, settings, today, list(faults))
    job = desk.job(db.absolute() if db else desk.place(settings.basis_data))
    if desk.faults:
        raise ConfigError(
            f"{path} belum dapat dipakai; tidak ada yang dijalankan.\n"
            + "\n".join(f"  - {words}" for words in dict.fromkeys(desk.faults)),
            "Perbaiki semuanya di berkas itu, lalu ulangi.",
        )
    return job


class _Desk:
    """Checks the settings one by one and keeps what is wrong.

    Attributes:
        faults: what is wrong, a sentence each.
    """

    def __init__(self, root: Path, settings: Config, today: date, faults: list[str]) -> None:
        self.faults = faults
        self._root, self._all, self._today = root, settings, today
        self._batch: BatchConfig = settings.batch

    def job(self, db: Path) -> Job:
        """Return the job; of what is wrong, some of it."""
        batch, reports = self._batch, self._all.laporan
        self._numbers()
        self._kinds()
        watched = self._watched()
        laporan = self.place(reports.ke)
        arsip, karantina, catatan = map(self.place, (batch.arsip, batch.karantina, batch.catatan))
        self._apart(watched, {"arsip": arsip, "karantina": karantina, "catatan": catatan,
                              "laporan.ke": laporan})  # fmt: skip
        periods = self._periods()
        folder = self._policies()
        for period in periods:
            asked = partial(Choice, period, self._all.kebijakan or None, folder)
            self._try("kebijakan", asked)
        templat = self.place(reports.templat) if reports.templat else None
        if templat and not templat.is_dir():
            self.faults.append(f"laporan.templat: folder {templat} tidak ada")
        if "pdf" in batch.format:
            self._try("batch.format", lambda: browser.find(reports.peramban))
        return Job(
            self._root, db, watched, arsip, karantina, catatan, laporan, periods,
            batch.jenis_periode, self._all.kebijakan, folder, batch.laporan, batch.format,
            batch.daftar_kurang, templat, self._page(), self._all.instansi, reports.peramban,
            float(batch.jeda_detik),
            {"arsip": batch.simpan_arsip_hari, "karantina": batch.simpan_karantina_hari,
             "catatan": batch.simpan_catatan_hari},
            batch.kirim_ke, self._command(), float(batch.perintah_batas_detik),
            sha256(repr(self._all).encode()).hexdigest(),
        )  # fmt: skip

    def place(self, text: str) -> Path:
        """Return a path of the settings, counted from the folder of kinerja.toml."""
        return self._root / Path(text).expanduser() if "\0" not in text else self._root

    def _policies(self) -> Path | None:
        """Return the folder of the office's own policies; only that of the default may be absent."""
        folder = self.place(self._all.folder_kebijakan)
        absent = self._all.folder_kebijakan == config.OWN_POLICIES and not folder.exists()
        return None if absent else folder

    def _try(self, key: str, made: Callable[[], T]) -> T | None:
        """Return what a check makes; keep its words when it refuses."""
        try:
            return made()
        except KinerjaError as error:
            self.faults.append(f"{key}: {error.pesan} {error.saran}".strip())
            return None

    def _numbers(self) -> None:
        for name in _NUMBERS:
            value = getattr(self._batch, name)
            if value < 0:
                self.faults.append(f"batch.{name}: {value} kurang dari 0")

    def _kinds(self) -> None:
        for name in self._batch.laporan:
            if name not in KINDS:
                known = ", ".join(KINDS)
                self.faults.append(f"batch.laporan: jenis “{name}” tidak ada; yang ada {known}")
        for name in self._batch.format:
            if name not in FORMATS:
                known = ", ".join(FORMATS)
                self.faults.append(f"batch.format: “{name}” tidak ada; yang ada {known}")
                continue
            for kind in (KINDS[one] for one in self._batch.laporan if one in KINDS):
                if name not in kind.available:
                    self.faults.append(f"batch.format: laporan {kind.nama} tidak ada dalam {name}")

    def _periods(self) -> tuple[Period, ...]:
        texts = (
            (self._batch.periode,) if isinstance(self._batch.periode, str) else self._batch.periode
        )
        if not texts:
            self.faults.append("batch.periode: kosong")
        found = [self._period("batch.periode", text) for text in texts]
        return tuple(dict.fromkeys(one for one in found if one))

    def _period(self, key: str, text: str) -> Period | None:
        now = of_day(self._today, self._batch.jenis_periode)
        if text.strip().casefold() == RUNNING:
            return now
        if text.strip().casefold() == BEFORE:
            return now.before
        found = parse(text)
        if found is None:
            self.faults.append(
                f"{key}: “{text}” bukan periode; tulis {RUNNING}, {BEFORE}, atau misalnya 2024-Q1"
            )
        return found

    def _watched(self) -> tuple[Watched, ...]:
        """Return the folders of the inbox, the deeper ones first."""
        plain = self._folder(FolderConfig(jalur=""), "petakan")
        masuk = (self._batch.masuk,) if isinstance(self._batch.masuk, str) else self._batch.masuk
        if not masuk:
            self.faults.append("batch.masuk: kosong")
        found: dict[Path, Watched] = {}
        for text in masuk:
            path = self.place(text)
            self._add(found, "batch.masuk", Watched(path, path, plain))
        roots = tuple(found)
        own: set[Path] = set()
        for number, one in enumerate(self._batch.folder, 1):
            if not one.jalur:
                self.faults.append(f"batch.folder {number}: jalur belum disebut")
            key = f"batch.folder {number} ({one.jalur})"
            path = self.place(one.jalur)
            if path in own:
                self.faults.append(f"{key}: folder ini disebut dua kali")
            own.add(path)
            root = next((root for root in roots if path.is_relative_to(root)), path.parent)
            self._add(found, key, Watched(path, root, self._folder(one, key), one.dinas))
        return tuple(sorted(found.values(), key=lambda one: -len(one.path.parts)))

    def _add(self, found: dict[Path, Watched], key: str, one: Watched) -> None:
        self._possible(key, one.path)
        found[one.path] = one

    def _folder(self, one: FolderConfig, key: str) -> ImportOptions:
        """Return how the files of a folder are imported."""
        names = self._try(key, lambda: headings.mapping({**self._all.petakan, **one.petakan}, []))
        wishes = Wishes(
            periode=self._period(key, one.periode) if one.periode else None,
            dinas=one.dinas,
            lembar=one.lembar,
            petakan=names or {},
            skala_perilaku=self._all.impor.skala_perilaku,
            hari_ini=self._today,
        )
        return ImportOptions(wishes, (), False, one.lewati_galat, one.hapus_hilang)

    def _apart(self, watched: Iterable[Watched], outside: Mapping[str, Path]) -> None:
        """Refuse what would bring files of the batch itself into its inbox."""
        for key, path in outside.items():
            self._possible(key, path)
            for one in watched:
                if path.resolve().is_relative_to(one.path.resolve()):
                    self.faults.append(f"{key}: {path} berada di dalam folder masuk {one.path}")
                elif one.path.resolve().is_relative_to(path.resolve()):
                    self.faults.append(f"{key}: {path} memuat folder masuk {one.path}")

    def _possible(self, key: str, path: Path) -> None:
        """Refuse a folder that is something else, or under something else."""
        for one in (path, *path.parents):
            try:
                there, folder = one.exists() or one.is_symlink(), one.is_dir()
            except (OSError, ValueError):
                there, folder = True, False
            if there and not folder:
                self.faults.append(
                    f"{key}: {path} tidak dapat menjadi folder, karena {one} bukan folder"
                )
            if there:
                return

    def _page(self) -> PageView:
        """Return the layout of reports, its logo looked for from the folder of kinerja.toml."""
        reports = self._all.laporan
        if reports.kop and reports.kop.logo:
            logo = str(self.place(reports.kop.logo))
            reports = replace(reports, kop=replace(reports.kop, logo=logo))
        made = self._try("laporan.kop", lambda: page_layout.page(reports))
        return made or PLAIN

    def _command(self) -> tuple[str, ...]:
        """Return the program to run at the end, with its arguments; no shell reads it."""
        given = self._batch.perintah_sesudah
        try:
            words = tuple(shlex.split(given) if isinstance(given, str) else given)
        except ValueError:
            self.faults.append("batch.perintah_sesudah: tanda kutipnya tidak berpasangan")
            return ()
        if not words:
            return ()
        if not any(mark in words[0] for mark in "/\\"):
            found = shutil.which(words[0])
        else:
            found = shutil.which(self.place(words[0]))
        if not found:
            self.faults.append(
                f"batch.perintah_sesudah: program {words[0]} tidak ada atau tidak dapat dijalankan"
            )
            return ()
        return (found, *words[1:])
