"""A3: too little memory, from "cannot start" to "succeeds": an error in words, nothing half done."""

import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from soak.forks import Ending
from soak.limits import STEPS, Stages, wording
from soak.scale import pick

CEILINGS = pick(3, 15)
KINERJA = Path(sys.executable).with_name("kinerja")
LOWEST = 12 << 20  # the interpreter itself cannot start
PEAK = """
import atexit, pathlib, sys
def told():
    text = pathlib.Path("/proc/self/status").read_text()
    sys.stderr.write([l for l in text.splitlines() if l.startswith("VmPeak")][0])
atexit.register(told)
from kinerja_cli.cli import main
main()
"""


@pytest.fixture(scope="module")
def stages(forks, tmp_path_factory):
    made = Stages(forks, tmp_path_factory.mktemp("memori"))
    made.prepare()
    return made


def limited(folder, environment, ceiling, *words, program=(str(KINERJA),)):
    """Run a fresh interpreter whose addresses end at a ceiling."""

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (ceiling, ceiling))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    done = subprocess.run(
        [*program, *map(str, words)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit if ceiling else None,  # no threads in this process
        timeout=120,
    )
    return Ending(done.returncode, 0.0, None, done.stdout, done.stderr, 0)


@pytest.mark.parametrize("step", ["import", "score"])
def test_too_little_memory_leaves_all_or_nothing(step, stages, environment, record):
    words = STEPS[step]
    peak = limited(stages.fresh(step), environment, 0, *words, program=(sys.executable, "-c", PEAK))
    need = int(re.search(r"VmPeak:\s*(\d+) kB", peak.err)[1]) * 1024
    wrong, unstarted, refused, done = [], 0, 0, 0
    for number in range(CEILINGS):
        ceiling = round(LOWEST * (1.4 * need / LOWEST) ** (number / (CEILINGS - 1)))
        folder = stages.fresh(step)
        ending = limited(folder, environment, ceiling, *words)
        faults = stages.faults(step, folder, ending.code == 0)
        if ending.code == 0:
            done += 1
        elif limited(folder, environment, ceiling, "--versi").code:
            unstarted += 1
        else:
            refused += 1
            faults += wording(ending, "memori")
            if ending.code not in {1, 8}:
                faults.append(f"exit {ending.code}: {ending.err[-600:]}")
        again = stages.forks.run(folder, *words)
        if again.code:
            faults.append(f"afterwards exit {again.code}: {again.err[-300:]}")
        faults += [f"afterwards {fault}" for fault in stages.faults(step, folder, done=True)]
        if faults:
            wrong.append((step, ceiling, *faults))
    record(
        f"RLIMIT_AS during {step}",
        "all or nothing, exit 1 or 8 naming memory, same command works afterwards",
        ceilings=CEILINGS, could_not_start=unstarted, refused=refused, done=done, wrong=len(wrong),
    )  # fmt: skip
    assert not wrong, "\n".join(map(str, wrong))
    assert done
    assert unstarted
