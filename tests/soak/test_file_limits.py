"""A4: no file may grow beyond a ceiling (an I/O error at any write): all or nothing, exit 8."""

import pytest
from soak.limits import STEPS, Stages, wording
from soak.scale import pick

CEILINGS = pick(2, 10)
CAUSE = "besar|batas|penuh|ruang|kuota"


@pytest.fixture(scope="module")
def stages(forks, tmp_path_factory):
    made = Stages(forks, tmp_path_factory.mktemp("batas"))
    made.prepare()
    return made


@pytest.mark.parametrize("step", STEPS)
def test_a_write_that_fails_leaves_all_or_nothing(step, stages, record):
    stages.forks.need(step)
    wrong, refused = [], 0
    for number in range(CEILINGS):
        ceiling = round(stages.largest[step] * (number + 0.5) / CEILINGS)
        folder = stages.fresh(step)
        ending = stages.forks.run(folder, *STEPS[step], fsize=ceiling)
        refused += ending.code == 8
        faults = stages.faults(step, folder, ending.code == 0)
        if ending.code != 0:
            faults += wording(ending, CAUSE)
        if ending.code not in {0, 8}:
            faults.append(f"exit {ending.code}: {ending.err[-600:]}")
        again = stages.forks.run(folder, *STEPS[step])
        if again.code:
            faults.append(f"afterwards exit {again.code}: {again.err[-300:]}")
        faults += [f"afterwards {fault}" for fault in stages.faults(step, folder, done=True)]
        if faults:
            wrong.append((step, ceiling, *faults))
    record(
        f"RLIMIT_FSIZE during {step}",
        "all or nothing, exit 8 with its cause, same command works afterwards",
        ceilings=CEILINGS, refused=refused, wrong=len(wrong),
    )  # fmt: skip
    assert not wrong, "\n".join(map(str, wrong))
    assert refused > CEILINGS / 3, "the ceilings were too high to bite"
