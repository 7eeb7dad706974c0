"""The `kinerja` command, also as `python -m kinerja_cli`."""

import os
import signal
from types import FrameType


def _stop(number: int, _frame: FrameType | None) -> None:
    """End at once: while the program is loading, nothing has begun that could be left half done."""
    os.write(2, b"Galat: Dihentikan.\n")
    os._exit(128 + number)


def main() -> None:
    """Run the command line of this process, which can be stopped from its first moment on."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup and cron jobs may wish
            signal.signal(number, _stop)
    try:
        from kinerja_cli.cli import main as run  # noqa: PLC0415  # see above
    except (MemoryError, OSError, ImportError) as error:
        os.write(2, f"Galat: kinerja tidak dapat dimulai ({type(error).__name__}): ".encode())
        os.write(2, b"memori kurang, atau pemasangannya tidak lengkap.\n")
        os._exit(1)
    run()


if __name__ == "__main__":
    main()
