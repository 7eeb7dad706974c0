"""The wheel carries all it needs and works from any folder, in a bare environment."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import CITY, ROOT

pytestmark = pytest.mark.wheel

# pip and build may ask a package index; what they install is tested, they are not.
ONLINE = {key: value for key, value in os.environ.items() if key != "SOCKET_ATTEMPTS"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel through the sdist, as a release is built."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--outdir", out, ROOT], check=True,
                   env=ONLINE, capture_output=True)  # fmt: skip
    return next(out.glob("*.whl"))


def test_the_wheel_carries_every_shipped_file_and_nothing_private(wheel: Path):
    with zipfile.ZipFile(wheel) as package:
        names = set(package.namelist())
    for folder, inside in ((ROOT / "templates", "templates"), (CITY, "sample_data/kota")):
        for path in folder.rglob("*"):
            if path.is_file():
                assert f"kinerja_cli/{inside}/{path.relative_to(folder)}" in names
    tops = {name.split("/")[0] for name in names}
    assert tops == {"kinerja_cli", next(top for top in tops if top.endswith(".dist-info"))}
    assert not [name for name in names if name.endswith((".db", ".pyc"))]


def test_the_three_commands_of_the_mission_run_in_a_bare_environment(wheel: Path, tmp_path):
    home = tmp_path / "lingkungan"
    venv.create(home, with_pip=True)
    subprocess.run([home / "bin" / "pip", "install", "--quiet", wheel], check=True,
                   env=ONLINE, capture_output=True)  # fmt: skip
    bare = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    for words in (
        ["import", CITY / "pegawai.xlsx", CITY / "Kinerja Dinas Kesehatan 2024.xlsx"],
        ["score", "--periode", "2024-Q1"],
        ["report", "--dinas", "kesehatan"],
        ["demo", "coba", "-q"],
    ):
        done = subprocess.run([home / "bin" / "kinerja", *words], cwd=tmp_path, env=bare,
                              capture_output=True, text=True, check=False)  # fmt: skip
        assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "laporan").iterdir())) == 2
