"""A58: no network, ever. The whole suite runs without sockets; here the guard itself is tried."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from soak import offices

KINERJA = Path(sys.executable).with_name("kinerja")
JOB = [
    ("import", "pegawai.xlsx", "kerja.xlsx", "lain.xlsx"),
    ("score", "--periode", offices.PERIOD),
    ("report", "--semua", "--periode", offices.PERIOD, "--format", "xlsx,html,csv,json"),
    ("explain", offices.nip(0), "--periode", offices.PERIOD),
    ("policy", "list"),
    ("units", "list"),
    ("verify",),
    ("audit", "verify"),
    ("status",),
]


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket()",
        "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "socket.getaddrinfo('contoh.go.id', 443)",
        "__import__('urllib.request').request.urlopen('http://127.0.0.1:9')",
    ],
)
def test_a_python_started_by_a_test_cannot_open_a_socket_and_the_attempt_is_kept(attempt, tmp_path):
    log = tmp_path / "percobaan"
    done = subprocess.run(
        [sys.executable, "-c", f"import socket; {attempt}"],
        env={**os.environ, "SOCKET_ATTEMPTS": str(log)},
        capture_output=True,
        check=False,
    )
    assert done.returncode
    assert b"no network in tests" in done.stderr
    assert len(log.read_text().splitlines()) == 1


def test_this_process_cannot_either(tmp_path):
    """Asked in a child of it: here the attempt would count against the whole session."""
    code = f"""
import runpy, socket
runpy.run_path({str(Path(__file__).parent.parent / "offline" / "sitecustomize.py")!r})["forbid"](
    {str(tmp_path / "percobaan")!r})
left, right = socket.socketpair()  # within the machine it may
try:
    socket.create_connection(("127.0.0.1", 9))
except PermissionError:
    print("refused")
"""
    quiet = {key: value for key, value in os.environ.items() if key != "SOCKET_ATTEMPTS"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=quiet, capture_output=True, text=True, check=True
    )
    assert done.stdout == "refused\n"


def test_the_main_job_asks_for_no_socket(tmp_path, record):
    """Every command a fresh process with its own record of attempts."""
    log = tmp_path / "percobaan"
    _office(tmp_path)
    for words in JOB:
        subprocess.run(
            [KINERJA, *words],
            env={**os.environ, "SOCKET_ATTEMPTS": str(log)},
            capture_output=True,
            check=True,
        )
    attempts = log.read_text().splitlines() if log.exists() else []
    record(
        "Socket creation and name look-ups blocked",
        "0 attempts (the whole suite runs so)",
        commands=len(JOB), attempts=len(attempts),
    )  # fmt: skip
    assert not attempts


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_the_kernel_saw_no_socket_either(tmp_path):
    """Also processes that are no Python, or that ignore PYTHONPATH."""
    _office(tmp_path)
    trace = tmp_path / "jejak"
    for words in (*JOB[:3], ("verify",)):
        subprocess.run(
            ["strace", "-f", "-qq", "-e", "trace=socket", "-A", "-o", trace, KINERJA, *words],
            capture_output=True,
            check=True,
        )
    asked = [line for line in trace.read_text().splitlines() if "AF_INET" in line]
    assert not asked, json.dumps(asked, indent=1)


def _office(folder):
    offices.staff(folder / "pegawai.xlsx", 4)
    offices.work(folder / "kerja.xlsx", 4)
    offices.sides(folder / "lain.xlsx", 4)
