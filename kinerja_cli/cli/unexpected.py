"""What nobody expected: too little memory, or a mistake of kinerja itself."""

import contextlib
import json
import os
import re
import tempfile
import traceback

from kinerja_cli.errors import KinerjaError

_SIGNS = re.compile(
    "memory|failed to map segment|can't start new thread|cannot allocate", re.IGNORECASE
)
"""What the system, the loader and libraries say when there is no memory left."""
_PERHAPS_DONE = (
    "Sebelum mengulang, lihat dengan kinerja audit show apakah perintah ini sudah tercatat: yang"
    " tercatat sudah tersimpan."
)
"""Nobody knows at this boundary whether the command had committed before it failed."""
_WORDS = "Memori (RAM) komputer tidak cukup untuk menyelesaikan perintah ini."
_ADVICE = f"{_PERHAPS_DONE} Lalu tutup program lain, atau kerjakan per perangkat daerah (--dinas)."
_FAULT = {"kode": "memori-kurang", "pesan": _WORDS, "saran": _ADVICE, "keluar": KinerjaError.keluar}
# Made beforehand: telling it must not need what is missing.
_TOLD = f"Galat: {_WORDS}\n  -> {_ADVICE}\n".encode()
_TOLD_AS_JSON = f"{json.dumps({'galat': _FAULT})}\n".encode()


def lacks_memory(error: BaseException) -> bool:
    """Return whether a failure comes from too little memory, whoever noticed it."""
    one: BaseException | None = error
    while one is not None:
        if isinstance(one, MemoryError) or _SIGNS.search(str(one)):
            return True
        one = one.__cause__ or one.__context__
    return False


def tell_no_memory(*, as_json: bool) -> None:
    """Say that memory was short, past everything that would want memory of its own."""
    with contextlib.suppress(OSError):
        os.write(1 if as_json else 2, _TOLD_AS_JSON if as_json else _TOLD)


def bug(error: Exception) -> tuple[str, str]:
    """Return what to say of a mistake of kinerja; the traceback goes to a file, its NIPs masked."""
    from kinerja_cli.rules.log_text import safe

    text = "".join(traceback.format_exception(error))
    handle, path = tempfile.mkstemp(prefix="kinerja-galat-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write("".join(f"{safe(line)}\n" for line in text.split("\n")))
    return (
        f"Terjadi kesalahan di dalam kinerja ({type(error).__name__}).",
        f"{_PERHAPS_DONE} Kirimkan berkas {path} kepada pengelola kinerja.",
    )
