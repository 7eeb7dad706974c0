"""Headless Chromium over its debugging pipe: no driver, no library, no port that others could use.

One browser serves a whole module of tests. Nothing it loads can reach a network: names resolve to
nothing and everything goes to a proxy that is not there.
"""

import base64
import fcntl
import json
import os
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from programs import CHROMIUM

AXE = Path(__file__).with_name("axe") / "axe.min.js"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-default-apps",
    "--mute-audio",
    "--remote-debugging-pipe",
    "--proxy-server=127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
]
PATIENCE = 60
DESK, TABLET, PHONE = (1280, 900), (768, 1024), (390, 844)


class PageFault(AssertionError):  # noqa: N818  # it is a failed expectation, not a broken browser
    """The page threw where a test asked it something."""


class Browser:
    """One running browser; `pages()` opens a page in it."""

    def __init__(self, profile: Path) -> None:
        there, self._out = _pipe()
        self._in, back = _pipe()

        def wire() -> None:  # Chromium reads commands from 3 and answers on 4
            os.dup2(there, 3)
            os.dup2(back, 4)

        self._process = subprocess.Popen(
            [CHROMIUM, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=wire,  # noqa: PLW1509  # dup2 is all it does
            pass_fds=(3, 4),
        )
        os.close(there)
        os.close(back)
        self._numbers, self._rest, self._heard = count(1), b"", list[dict[str, Any]]()

    def close(self) -> None:
        try:
            self.call("Browser.close")
            self._process.wait(10)
        except (OSError, AssertionError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait(10)
        os.close(self._in)
        os.close(self._out)

    def call(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        """Do one thing and return its result; what else is told meanwhile is kept."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        _write(self._out, json.dumps(message).encode() + b"\0")
        for heard in self._messages():
            if heard.get("id") == number:
                if "error" in heard:
                    raise AssertionError(f"{method}: {heard['error']}")
                return heard["result"]
            self._heard.append(heard)
        raise AssertionError(f"{method}: no answer")

    def events(self, session: str) -> list[dict[str, Any]]:
        """Return what a page told since the last time, and forget it."""
        mine = [one for one in self._heard if one.get("sessionId") == session]
        self._heard = [one for one in self._heard if one.get("sessionId") != session]
        return mine

    def wait(self, session: str, method: str) -> None:
        """Wait until a page tells of `method`."""
        if any(self._is(one, session, method) for one in self._heard):
            return
        for heard in self._messages():
            self._heard.append(heard)
            if self._is(heard, session, method):
                return

    @staticmethod
    def _is(message: dict[str, Any], session: str, method: str) -> bool:
        return message.get("sessionId") == session and message.get("method") == method

    def _messages(self) -> Iterator[dict[str, Any]]:
        until = time.monotonic() + PATIENCE
        while True:
            while b"\0" in self._rest:
                one, _, self._rest = self._rest.partition(b"\0")
                yield json.loads(one)
            left = until - time.monotonic()
            if left <= 0 or not select.select([self._in], [], [], left)[0]:
                raise AssertionError("the browser does not answer")
            more = os.read(self._in, 1 << 20)
            if not more:
                raise AssertionError("the browser has ended")
            self._rest += more

    @contextmanager
    def page(self, *, scripts: bool = True, policy: bool = True) -> Iterator["Page"]:
        """Open an empty page, without scripts or without its security policy if so wished."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, session)
        for domain in ("Page", "Runtime", "Log", "Network", "DOM", "Accessibility"):
            page.call(f"{domain}.enable")
        if not scripts:
            page.call("Emulation.setScriptExecutionDisabled", value=True)
        if not policy:
            page.call("Page.setBypassCSP", enabled=True)
        page.size(DESK)
        try:
            yield page
        finally:
            self.events(session)
            self.call("Target.closeTarget", targetId=target)


@dataclass
class Page:
    """One page, and what it did that a report must not do."""

    browser: Browser
    session: str
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self.browser.call(method, self.session, **parameters)

    def open(self, file: Path) -> None:
        """Load a file and wait until it is all there."""
        self.said, self.asked = [], []
        self.browser.events(self.session)
        self.call("Page.navigate", url=file.as_uri())
        self.browser.wait(self.session, "Page.loadEventFired")

    def size(self, size: tuple[int, int]) -> None:
        phone = size == PHONE
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=size[0], height=size[1], deviceScaleFactor=1, mobile=phone,
        )  # fmt: skip

    def media(self, kind: str = "", scheme: str = "light") -> None:
        """Show it on screen or as on paper, light or dark."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", media=kind, features=features)

    def ask(self, expression: str) -> Any:
        """Return what an expression comes to in the page; the policy of the page does not bind it."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise PageFault(str(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def open_details(self) -> None:
        self.ask("document.querySelectorAll('details').forEach((one) => { one.open = true; })")

    def text(self) -> str:
        """Return what a reader sees, its blanks made one, every detail open."""
        self.open_details()
        return " ".join(self.ask("document.body.innerText").split())

    def press(self, key: str, text: str = "", *, shift: bool = False) -> None:
        """Press one key."""
        code = {"Tab": 9, "Enter": 13, " ": 32, "ArrowDown": 40, "Backspace": 8}.get(key, 0)
        modifiers = 8 if shift else 0
        down = {"key": key, "windowsVirtualKeyCode": code, "modifiers": modifiers}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **down)
        self.call("Input.dispatchKeyEvent", type="keyUp", **down)

    def type(self, text: str) -> None:
        """Type text key by key."""
        for letter in text:
            if letter == "\b":
                self.press("Backspace")
            else:
                self.press(letter, letter)

    def axe(self) -> list[str]:
        """Return what axe-core finds serious or critical."""
        if self.ask("typeof axe") != "object":
            self.ask(AXE.read_text(encoding="utf-8") + ";0")
        found = self.ask("axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations"
                         ".filter((v) => v.impact === 'serious' || v.impact === 'critical')"
                         ".map((v) => `${v.id} (${v.impact}): ${v.nodes.length}, "
                         "${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200) + ' ' + "
                         "n.failureSummary).join(' | ')}`))")  # fmt: skip
        return list(found)

    def pdf(self, file: Path) -> Path:
        """Print it on the paper it asks for."""
        printed = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        file.write_bytes(base64.b64decode(printed["data"]))
        return file

    def listen(self) -> tuple[list[str], list[str]]:
        """Return everything it said on the console and every address it asked for, since opened."""
        time.sleep(0.05)  # timers of the page stand still where its scripts do
        self.ask("0")
        for event in self.browser.events(self.session):
            method, told = event["method"], event["params"]
            if method == "Network.requestWillBeSent":
                self.asked.append(told["request"]["url"])
            elif method == "Log.entryAdded":
                self.said.append(told["entry"]["text"])
            elif method in {
                "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Page.javascriptDialogOpening",
            }:  # fmt: skip
                self.said.append(f"{method}: {json.dumps(told)[:500]}")
        return self.said, self.asked


def _pipe() -> tuple[int, int]:
    """Return both ends of a pipe, numbered beyond those that the browser wants."""
    ends = os.pipe()
    high = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return high[0], high[1]


def _write(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]
