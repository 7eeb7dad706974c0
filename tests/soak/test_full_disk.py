"""A5: a disk that is full: all or nothing, exit 8, a message with megabytes, fine once there is room."""

import os
import shutil
import subprocess

import pytest
from soak.limits import STEPS, Stages, wording
from soak.scale import LONG

ROOMS = (0, 4096, 24 * 1024)
CAUSE = "penuh|ruang"


@pytest.fixture(scope="module")
def stages(forks, tmp_path_factory):
    made = Stages(forks, tmp_path_factory.mktemp("cakram"))
    made.prepare()
    return made


@pytest.fixture
def disk(request, tmp_path):
    """Mount a small disk."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount the small disk this test fills")
    place = tmp_path / "cakram"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={request.param}m", "kinerja-uji", place],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f"this root cannot mount: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.mark.parametrize("disk", [1, 2, 4, 8], indirect=True, ids=lambda n: f"{n} MB")
def test_a_full_disk_leaves_all_or_nothing(disk, stages, record):
    wrong, tried, refused = [], 0, 0
    for step in stages.after:
        words = STEPS[step]
        for room in ROOMS if LONG else ROOMS[tried % 3 :][:1]:
            folder = stages.fresh(step, disk / "kerja")
            filler = disk / "penuh.bin"
            _fill(filler, room)
            ending = stages.forks.run(folder, *words)
            tried += 1
            refused += ending.code == 8
            faults = stages.faults(step, folder, ending.code == 0)
            if ending.code:
                faults += wording(ending, CAUSE)
            if ending.code not in {0, 8}:
                faults.append(f"exit {ending.code}: {ending.err[-600:]}")
            filler.unlink()
            again = stages.forks.run(folder, *words)
            if again.code:
                faults.append(f"afterwards exit {again.code}: {again.err[-300:]}")
            faults += [f"afterwards {fault}" for fault in stages.faults(step, folder, done=True)]
            if faults:
                wrong.append((step, room, *faults))
            shutil.rmtree(folder)
    record(
        "Full disk during import, score, report, backup (tmpfs of 1, 2, 4, 8 MB)",
        "all or nothing, exit 8 with its cause, same command works afterwards",
        tries=tried, refused=refused, wrong=len(wrong),
    )  # fmt: skip
    assert not wrong, "\n".join(map(str, wrong))
    assert refused >= tried / 2, "the disk was not full enough"


def _fill(path, room):
    """Fill the disk but for some bytes."""
    free = shutil.disk_usage(path.parent).free
    with path.open("wb", buffering=0) as file:
        left = max(free - room, 0)
        while left > 0:
            left -= file.write(b"\xff" * min(left, 65536))
