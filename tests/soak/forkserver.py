"""A process that has `kinerja` imported once and forks for every command line it is asked to run.

A fresh interpreter costs a third of a second, a fork a few milliseconds; only so can a test kill
thousands of commands. Nothing but the entry point of the console script is called in the child.

One JSON order a line on stdin, one JSON answer a line on the descriptor named by the first argument:
{"words": [...], "cwd": dir, "stop_after": seconds, "signal": n, "group": bool, "fsize": bytes}
→ {"code": exit code, or minus the signal, "seconds": s, "out": text, "err": text, "pid": n}.
{"lanes": [[order, …], …]} runs every lane in a process of its own → [[answer, …], …].
{"survivors": true} → how many processes of earlier orders still live.
"""

import atexit
import contextlib
import json
import os
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

CRASHED = 99  # an exception came out of main(): the program's own handler did not catch it
GROUPS = []
STOPS = (signal.SIGINT, signal.SIGTERM)


def child(order, out, err):
    """Become the command line of an order; never return."""
    os.setsid()
    os.chdir(order["cwd"])
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.closerange(3, 64)
    if "fsize" in order:
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["fsize"], order["fsize"]))
    # Fresh streams: those of the server are in the middle of their orders.
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
    sys.argv = ["kinerja", *order["words"]]
    from kinerja_cli.__main__ import _stop, main

    # What stops it before its first line stops the interpreter; this process has long begun.
    for number in STOPS:
        signal.signal(number, _stop)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001  # whatever it was, the test wants to see it
        traceback.print_exc()
        code = CRASHED
    with contextlib.suppress(BaseException):
        sys.stdout.flush()
        sys.stderr.flush()
        atexit._run_exitfuncs()
    os._exit(code)


def run(order):
    """Fork, feed, wait, and stop the command at its moment if it has one."""
    out, out_end = os.pipe()
    err, err_end = os.pipe()
    began = time.monotonic()
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)  # until the child can answer them
    pid = os.fork()
    if pid == 0:
        child(order, out_end, err_end)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    os.close(out_end)
    os.close(err_end)
    if order.get("signal") == signal.SIGKILL:
        GROUPS.append(pid)
    told = {out: b"", err: b""}
    ended = os.pidfd_open(pid)
    due = began + order["stop_after"] if "stop_after" in order else None
    stopped = None
    open_ends = {out, err}
    while True:
        patience = None if due is None else max(0.0, due - time.monotonic())
        ready, _, _ = select.select([ended, *open_ends], [], [], patience)
        for end in open_ends.intersection(ready):
            chunk = os.read(end, 1 << 16)
            told[end] += chunk
            if not chunk:
                open_ends.discard(end)
        if ended in ready:
            break
        if not ready:
            stop = os.killpg if order.get("group") else os.kill
            with contextlib.suppress(ProcessLookupError):
                stop(pid, order["signal"])
            due, stopped = None, time.monotonic()
    _, status = os.waitpid(pid, 0)
    over = time.monotonic()
    for end in (out, err):
        os.set_blocking(end, False)
        with contextlib.suppress(BlockingIOError):
            while chunk := os.read(end, 1 << 16):
                told[end] += chunk
        os.close(end)
    os.close(ended)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "seconds": over - began,
        "stopped": None if stopped is None else over - stopped,
        "out": told[out].decode(errors="replace"),
        "err": told[err].decode(errors="replace"),
        "pid": pid,
    }


def lanes(lists):
    """Run several lists of orders at the same time, each list in its order."""
    # Not TemporaryDirectory: a forked child, at its exit, would clear it away for all.
    folder = Path(tempfile.mkdtemp())
    answers = [folder / str(number) for number in range(len(lists))]
    pids = []
    for orders, path in zip(lists, answers, strict=True):
        pid = os.fork()
        if pid == 0:
            path.write_text(json.dumps([run(order) for order in orders]))
            os._exit(0)
        pids.append(pid)
    for pid in pids:
        os.waitpid(pid, 0)
    told = [json.loads(path.read_text()) for path in answers]
    shutil.rmtree(folder)
    return told


def survivors():
    """Count process groups of killed commands in which somebody still lives."""
    alive = 0
    for group in GROUPS:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, 0)
            alive += 1
    return alive


def warm(book):
    """Import all that the commands need, by running them once."""
    from typer.testing import CliRunner

    from kinerja_cli.cli import app

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for words in (
            ["import", book],
            ["score", "--periode", "2024-Q1"],
            ["report", "--semua"],
            ["verify"],
            ["audit", "verify"],
            ["backup", "cadangan.db"],
            ["batch"],
        ):
            CliRunner().invoke(app, words)
        os.chdir("/")


def serve(answers):
    """Answer orders until stdin ends."""
    for line in sys.stdin:
        order = json.loads(line)
        if "lanes" in order:
            answer = lanes(order["lanes"])
        elif "survivors" in order:
            answer = survivors()
        else:
            answer = run(order)
        os.write(answers, (json.dumps(answer) + "\n").encode())


if __name__ == "__main__":
    answering = int(sys.argv[1])
    warm(sys.argv[2])
    os.write(answering, b"ready\n")
    serve(answering)
