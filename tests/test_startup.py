"""Nobody waits for a library that a command does not use."""

import subprocess
import sys

HEAVY = ("pandas", "numpy", "openpyxl", "xlsxwriter", "jinja2", "sqlite_utils", "rich", "pydantic",
         "python_calamine", "rapidfuzz", "sqlite3")  # fmt: skip


def loaded(*words: str, cwd: object = None) -> set[str]:
    program = (
        "import sys\nfrom kinerja_cli.cli import app\n"
        f"try:\n    app({list(words)!r}, prog_name='kinerja')\n"
        "except SystemExit:\n    pass\n"
        f"print('\\n@', *[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True,
                          check=True, cwd=cwd)  # fmt: skip
    return set(done.stdout.rpartition("@")[2].split())


def test_help_imports_no_heavy_library(tmp_path):
    assert loaded("--help", cwd=tmp_path) == set()
    assert loaded("import", "--help", cwd=tmp_path) == set()


def test_asking_a_database_that_has_its_schema_imports_no_pandas(city, tmp_path):
    assert (
        loaded("status", cwd=tmp_path) & {"pandas", "sqlite_utils", "openpyxl", "jinja2"} == set()
    )


def test_scoring_imports_no_reader_and_no_writer(city, tmp_path):
    used = loaded("score", "--periode", "2024-Q1", "-q", cwd=tmp_path)
    assert used <= {"sqlite3", "rich"}
