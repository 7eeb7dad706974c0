"""A1, A2, A9, A10: a command killed at any moment leaves all or nothing, and nothing to repair."""

import random
import signal
import time
from pathlib import Path

import pytest
from soak import offices
from soak.contents import contents
from soak.kills import Chain, Tally, kill, left_in
from soak.scale import pick

PEOPLE = 6
PARTS = pick(2, 32)
KILLS = pick(20, 50)
BOUND = "0 partial, lost, torn, repairs, litter; ≥ 25 % after the first write"
COMMANDS = [
    ("import", "kerja.xlsx"),
    ("score", "--periode", offices.PERIOD),
    ("report", "--semua", "--periode", offices.PERIOD),
]


@pytest.fixture(scope="module")
def chain(forks, tmp_path_factory):
    """Import, score and report of one quarter, in a folder where the staff is known already."""
    start = tmp_path_factory.mktemp("awal")
    offices.staff(start / "pegawai.xlsx", PEOPLE)
    offices.work(start / "lama.xlsx", PEOPLE // 2)
    offices.work(start / "kerja.xlsx", PEOPLE, shift=1)
    for words in (("import", "pegawai.xlsx"), ("import", "lama.xlsx"), *COMMANDS[1:]):
        assert forks.run(start, *words).code == 0
    made = Chain(forks, start, COMMANDS)
    made.rehearse(tmp_path_factory.mktemp("bunuh"))
    return made


@pytest.mark.parametrize("part", range(PARTS))
def test_a_killed_import_score_or_report_leaves_all_or_nothing(
    part, chain, environment, forks, record
):
    tally = Tally()
    seed = part * 1_000_000
    while tally.kills < KILLS:
        kill(chain, seed, tally)
        seed += 1
        assert seed % 1_000_000 < KILLS * 3, "hardly any kill reached a running command"
    deadline = time.monotonic() + 10
    while (orphans := forks.survivors()) and time.monotonic() < deadline:
        time.sleep(0.1)
    litter = left_in(Path(environment["TMPDIR"]))
    record(
        "SIGKILL during import → score → report",
        BOUND,
        **tally.figures(),
        orphans=orphans,
        temporary_files=len(litter),
    )
    assert tally.faults() == 0, "\n".join(tally.notes)
    assert tally.between >= tally.kills / 4
    assert orphans == 0
    assert litter == []


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_command_ends_at_once_and_in_words(stop, chain, record):
    """A9: exit 130 or 143 within a second, no traceback, all or nothing."""
    wanted = pick(4, 25)
    code = {signal.SIGINT: 130, signal.SIGTERM: 143}[stop]
    slowest, stopped, wrong, seed = 0.0, 0, [], 0
    while stopped < wanted and seed < wanted * 4:
        seed += 1
        chance = random.Random(f"{stop}{seed}")
        folder = chain.fresh("henti")
        # Before main() has its handlers a signal meets the interpreter, not kinerja.
        started = chain.forks.run(folder, "status").seconds
        moment = started + chance.random() * chain.span
        ending = chain.run(folder, moment, stop, group=chance.random() < 0.5)[-1]
        if ending.stopped is None:
            continue
        stopped += 1
        slowest = max(slowest, ending.stopped)
        finished = ending.code == 0  # it came when the work was done
        if (ending.code != code and not finished) or "Traceback" in ending.err + ending.out:
            wrong.append((seed, ending))
        again = [chain.forks.run(folder, *words) for words in chain.commands]
        wrong += [(seed, ending) for ending in again if ending.code]
        if contents(folder / "kinerja.db", chain.scratch / "lihat").figures != (
            chain.after[-1].figures
        ):
            wrong.append((seed, "other figures"))
    record(
        f"{stop.name} during import → score → report",
        f"exit {code} within 1 s, no traceback, next command works",
        signals=stopped, wrong=len(wrong), max_seconds=slowest,
    )  # fmt: skip
    assert not wrong, wrong
    assert slowest < 1.0
