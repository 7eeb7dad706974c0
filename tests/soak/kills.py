"""One chain of commands, killed at one random moment, and what must be true afterwards."""

import json
import math
import os
import random
import re
import shutil
import signal
import time
import zipfile
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from soak.contents import Contents, contents
from soak.forks import Ending, Forks

Words = Sequence[object]
JOURNALS = ("-journal", "-wal", "-shm")


@dataclass
class Chain:
    """A work folder as it stands before, the commands, and how an undisturbed run leaves it."""

    forks: Forks
    start: Path
    """A prepared folder; it is copied for every kill."""
    commands: list[Words]
    ends: tuple[int, ...] = (0,)
    """Exit codes that mean a command did its work."""
    scratch: Path = field(default_factory=Path)
    before: Contents | None = None
    after: list[Contents] = field(default_factory=list)
    """What stands in the database after each command."""
    names: set[str] = field(default_factory=set)
    recent: deque[float] = field(default_factory=lambda: deque(maxlen=5))
    """How long the last whole runs took: the machine may have other work by now."""

    @property
    def span(self) -> float:
        return sum(self.recent) / len(self.recent)

    def rehearse(self, scratch: Path) -> None:
        """Run undisturbed, three times for the clock: the measure of all that follows."""
        self.scratch = scratch
        self.before = contents(self.start / "kinerja.db", scratch / "lihat")
        for _ in range(3):
            folder = self.fresh("latihan")
            self.after = []
            total = 0.0
            for words in self.commands:
                ending = self.forks.run(folder, *words)
                assert ending.code in self.ends, (words, ending)
                total += ending.seconds
                self.after.append(contents(folder / "kinerja.db", scratch / "lihat"))
            self.recent.append(total)
            self.names = names(folder)
            assert torn(folder) == []

    def fresh(self, name: str) -> Path:
        """Return a new copy of the prepared folder."""
        folder = self.scratch / name
        if folder.exists():
            shutil.rmtree(folder)
        shutil.copytree(self.start, folder)
        return folder

    def run(
        self, folder: Path, deadline: float, stop: signal.Signals, *, group: bool
    ) -> list[Ending]:
        """Run the commands until one is stopped; the last ending is that of the stopped one."""
        endings: list[Ending] = []
        for words in self.commands:
            more = {"stop_after": max(deadline, 0.0), "signal": int(stop), "group": group}
            endings.append(self.forks.run(folder, *words, **more))
            deadline -= endings[-1].seconds
            if endings[-1].stopped is not None or endings[-1].code not in self.ends:
                break
        return endings


@dataclass
class Tally:
    """What was counted over many kills; everything but the two first must stay 0."""

    kills: int = 0
    between: int = 0
    """Kills between the first write and the end."""
    partial: int = 0
    lost: int = 0
    torn: int = 0
    unsound: int = 0
    repairs: int = 0
    litter: int = 0
    other: int = 0
    notes: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        return {
            "kills": self.kills,
            "between_first_write_and_end": self.between,
            "partial_writes": self.partial,
            "lost_acknowledged": self.lost,
            "torn_files": self.torn,
            "unsound": self.unsound,
            "repairs_needed": self.repairs,
            "litter": self.litter,
            "other_results": self.other,
        }

    def faults(self) -> int:
        counted = list(self.figures().values())[2:]
        return int(sum(counted))


def kill(
    chain: Chain,
    seed: int,
    tally: Tally,
    more: Callable[[Path, bool], list[str]] | None = None,
) -> None:
    """Kill the chain once at the moment that the seed says, look, go on, look again.

    `more` looks too: once after the kill and once, with True, after the next run.
    """
    chance = random.Random(seed)
    folder = chain.fresh("kerja")
    start = (folder / "kinerja.db").read_bytes()
    standing = names(folder)
    endings = chain.run(
        folder,
        math.sqrt(chance.random()) * chain.span * 1.1,  # the later half is where it writes
        signal.SIGKILL,
        group=chance.random() < 0.5,
    )
    acknowledged = sum(ending.code in chain.ends for ending in endings)
    if any(ending.code not in (*chain.ends, -signal.SIGKILL) for ending in endings):
        tally.repairs += 1
        tally.notes.append(f"{seed}: {endings[-1]}")
    if endings[-1].killed:
        tally.kills += 1
        wrote = (folder / "kinerja.db").read_bytes() != start or names(folder) - standing
        tally.between += bool(wrote)
    found = contents(folder / "kinerja.db", chain.scratch / "lihat")
    _judge(chain, seed, found, acknowledged, tally)
    if broken := torn(folder):
        tally.torn += 1
        tally.notes.append(f"{seed}: torn {broken}")
    if more and (said := more(folder, False)):
        tally.other += 1
        tally.notes.append(f"{seed}: after the kill {said}")
    age(folder)
    if acknowledged == len(chain.commands):
        chain.recent.append(sum(ending.seconds for ending in endings))
    seconds = 0.0
    for words in chain.commands[acknowledged:]:
        ending = chain.forks.run(folder, *words)
        seconds += ending.seconds
        if ending.code not in chain.ends:
            tally.repairs += 1
            tally.notes.append(f"{seed}: next {words} ended {ending.code}: {ending.err[-400:]}")
    if acknowledged == 0:
        chain.recent.append(seconds)
    _finish(chain, seed, folder, tally)
    if more and (said := more(folder, True)):
        tally.other += 1
        tally.notes.append(f"{seed}: {said}")


def _judge(chain: Chain, seed: int, found: Contents, acknowledged: int, tally: Tally) -> None:
    """Hold what a killed chain left against what it may have left."""
    if not found.sound:
        tally.unsound += 1
        tally.notes.append(f"{seed}: unsound")
    final = chain.after[-1]
    whole = all(final.imports.get(sha) == rows for sha, rows in found.imports.items()) and all(
        final.runs.get(run) == rows for run, rows in found.runs.items()
    )
    if not whole:
        tally.partial += 1
        tally.notes.append(f"{seed}: partial {found}")
    if acknowledged:
        told = chain.after[acknowledged - 1]
        kept = told.imports.keys() <= found.imports.keys() and told.runs.keys() <= found.runs.keys()
        if not kept or found.entries < told.entries:
            tally.lost += 1
            tally.notes.append(f"{seed}: lost; acknowledged {acknowledged}, found {found}")


def _finish(chain: Chain, seed: int, folder: Path, tally: Tally) -> None:
    """Hold the end of the next run against an undisturbed one."""
    final = chain.after[-1]
    now = contents(folder / "kinerja.db", chain.scratch / "lihat")
    same = (now.sound, now.imports, now.twice, now.figures) == (
        True, final.imports, final.twice, final.figures
    )  # fmt: skip
    if not same or torn(folder):
        tally.other += 1
        tally.notes.append(f"{seed}: ends as {now}, not {final}")
    if left := names(folder) - chain.names:
        tally.litter += 1
        tally.notes.append(f"{seed}: litter {sorted(left)}")


def names(folder: Path) -> set[str]:
    """Return every file below a folder; the moment is no part of a name."""
    return {
        re.sub(r"\d+", "#", str(path.relative_to(folder)))
        for path in folder.rglob("*")
        if path.is_file()
    }


def torn(folder: Path) -> list[str]:
    """Return files that stand under a final name of a report or backup and are not whole."""
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and not whole(path)
    ]


def whole(path: Path) -> bool:
    """Return whether a file under a report's name is complete."""
    if path.name.startswith((".", "~")):
        return True
    if path.suffix == ".html":
        return path.read_bytes().rstrip().endswith(b"</html>")
    if path.suffix == ".xlsx":
        try:
            with zipfile.ZipFile(path) as book:
                return book.testzip() is None and "xl/workbook.xml" in book.namelist()
        except zipfile.BadZipFile:
            return False
    if path.suffix == ".json":
        try:
            json.loads(path.read_bytes())
        except ValueError:
            return False
    return True


def age(folder: Path) -> None:
    """Let hidden files be two hours old: a young one could belong to somebody who still writes."""
    for path in folder.rglob(".*"):
        if path.is_file():
            os.utime(path, times=(time.time() - 7200,) * 2)


def left_in(folder: Path) -> list[str]:
    """Return what lies in a folder for temporary files."""
    return sorted(path.name for path in folder.iterdir())
