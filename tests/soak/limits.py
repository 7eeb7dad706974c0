"""A command under a limit that the system sets: all or nothing, in words, and fine once it is gone."""

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from soak import offices
from soak.contents import Contents, contents
from soak.forks import Ending, Forks
from soak.kills import Words, names, torn

PEOPLE = 40
STEPS: dict[str, Words] = {
    "import": ("import", "kerja.xlsx"),
    "score": ("score", "--periode", offices.PERIOD),
    "report": ("report", "--semua", "--periode", offices.PERIOD),
    "backup": ("backup", "cadangan.db"),
}
RAW = re.compile(
    r"Traceback|Errno|No space left|File too large|disk I/O|is full|Cannot allocate|MemoryError"
)


@dataclass
class Stages:
    """Folders as they stand before each step, and what an undisturbed step makes of them."""

    forks: Forks
    folder: Path
    before: dict[str, Contents] = field(default_factory=dict)
    after: dict[str, Contents] = field(default_factory=dict)
    largest: dict[str, int] = field(default_factory=dict)
    """The largest file that the step writes or grows, in bytes."""

    def prepare(self) -> None:
        """Run the steps once; an older import, score and report are there already."""
        work = self.folder / "kerja"
        work.mkdir(parents=True)
        offices.staff(work / "pegawai.xlsx", PEOPLE)
        offices.work(work / "lama.xlsx", PEOPLE // 2)
        offices.work(work / "kerja.xlsx", PEOPLE, shift=1)
        for words in (("import", "pegawai.xlsx"), ("import", "lama.xlsx")):
            assert self.forks.run(work, *words).code == 0
        for name in ("score", "report"):
            assert self.forks.run(work, *STEPS[name]).code == 0
        for name, words in STEPS.items():
            shutil.copytree(work, self.folder / f"sebelum-{name}")
            self.before[name] = self.look(work)
            there = {path: path.stat().st_mtime_ns for path in work.rglob("*") if path.is_file()}
            ending = self.forks.run(work, *words)
            if name == "backup" and ending.code == 2:
                break  # not there; its own test says so
            assert ending.code == 0, ending
            self.after[name] = self.look(work)
            self.largest[name] = max(
                path.stat().st_size
                for path in work.rglob("*")
                if path.is_file() and there.get(path) != path.stat().st_mtime_ns
            )

    def look(self, folder: Path) -> Contents:
        return contents(folder / "kinerja.db", self.folder / "lihat")

    def fresh(self, step: str, target: Path | None = None) -> Path:
        """Return a copy of the folder as it stands before a step."""
        folder = target or self.folder / "uji"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder / f"sebelum-{step}", folder)
        return folder

    def faults(self, step: str, folder: Path, done: bool) -> list[str]:
        """Return what is wrong with a folder after a step that was done or not."""
        found = self.look(folder)
        expected = self.after[step] if done else self.before[step]
        said = []
        if not found.sound:
            said.append("integrity_check")
        if step != "report" and (found.imports, found.runs, found.figures) != (
            expected.imports, expected.runs, expected.figures
        ):  # fmt: skip
            said.append(f"half done: {found} instead of {expected}")
        if broken := torn(folder):
            said.append(f"torn {broken}")
        if step == "backup" and not done and (folder / "cadangan.db").exists():
            said.append("a backup under its final name")
        gone = names(self.folder / f"sebelum-{step}") - names(folder)
        if gone - {"kinerja.db-journal"}:
            said.append(f"gone {gone}")
        return said


def wording(ending: Ending, cause: str) -> list[str]:
    """Return what is wrong with the words of a failed command; `cause` is a pattern."""
    said = []
    if raw := RAW.search(ending.err):
        said.append(f"raw words: {raw[0]}")
    if not re.search(cause, ending.err, re.IGNORECASE):
        said.append(f"the cause is not named: {ending.err[-300:]!r}")
    return said
