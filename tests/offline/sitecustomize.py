"""Every Python that the tests start reads this first: no socket towards a network, and no name asked.

An attempt fails and is written to the file that SOCKET_ATTEMPTS names. Sockets within the machine
(AF_UNIX) are free; so is everything where the variable is not set.
"""

import os
import sys

LOCAL = 1  # socket.AF_UNIX, without importing socket
ASKING = {"socket.getaddrinfo", "socket.gethostbyname", "socket.connect", "socket.sendto"}


def forbid(log: str) -> None:
    """Refuse sockets from now on, in this process; an audit hook cannot be taken off again."""

    def watch(event: str, details: tuple[object, ...]) -> None:
        if not event.startswith("socket."):
            return
        if event == "socket.__new__" and details[1] in {LOCAL, -1}:
            return  # -1: a socket that somebody handed over
        if event == "socket.connect" and isinstance(details[1], str | bytes):
            return  # the path of a local socket
        if event == "socket.__new__" or event in ASKING:
            with open(log, "a", encoding="utf-8") as file:  # noqa: PTH123  # pathlib costs start-up
                file.write(f"{event} {details[1:]!r} by {sys.argv!r}\n")
            raise PermissionError(f"no network in tests: {event}")

    sys.addaudithook(watch)


if os.environ.get("SOCKET_ATTEMPTS"):
    forbid(os.environ["SOCKET_ATTEMPTS"])
