"""A real browser, headless, driven through its debugging pipe: what a page shows, asks for, complains of."""

from __future__ import annotations

import base64
import contextlib
import itertools
import json
import os
import select
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

PATIENCE = 60
"""Seconds without a word from the browser before it is given up."""


@dataclass
class Tab:
    """One open page. `requests` and `complaints` grow while it loads."""

    send_to: int
    answers: Iterator[dict[str, Any]]
    session: str = ""
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.send_to, json.dumps(message).encode() + b"\0")
        for answer in self.answers:
            self._note(answer)
            if answer.get("id") == number:
                assert "error" not in answer, (method, answer["error"])
                return dict(answer["result"])
        raise AssertionError("Chromium ended or said nothing for long")

    def open(self, page: Path, *, width: int, height: int = 900, dark: bool = False) -> None:
        """Shows the file at that width; returns when it has loaded."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 600)  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])
        self.requests.clear()
        self.complaints.clear()
        self.call("Page.navigate", url=page.as_uri())
        self.evaluate("new Promise(done => document.readyState == 'complete' ? done() : onload = done)")

    def evaluate(self, expression: str) -> Any:
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def picture(self, to: Path) -> None:
        """The whole page as a PNG."""
        png = self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"]
        to.write_bytes(base64.b64decode(png))

    def _note(self, answer: dict[str, Any]) -> None:
        method, params = answer.get("method"), answer.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method in ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            self.complaints.append(json.dumps(params))


@contextlib.contextmanager
def tab() -> Iterator[Tab]:
    """A browser with one empty tab; FileNotFoundError where Chromium is not installed."""
    to_browser, send_to = os.pipe()
    read_from, from_browser = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = ["chromium", *FLAGS, "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"]

        def give_pipes() -> None:
            # The browser reads commands from its file 3 and answers on its file 4.
            for given, wanted in ((to_browser, 3), (from_browser, 4)):
                os.dup2(given, wanted)
                os.set_inheritable(wanted, True)

        with subprocess.Popen(command, preexec_fn=give_pipes, close_fds=False, stderr=subprocess.DEVNULL) as browser:
            os.close(to_browser)
            os.close(from_browser)
            try:
                yield _attached(Tab(send_to, _messages(read_from)))
            finally:
                os.close(send_to)
                browser.terminate()
                browser.wait(10)
                os.close(read_from)


def _attached(new: Tab) -> Tab:
    target = new.call("Target.createTarget", url="about:blank")["targetId"]
    new.session = new.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    for domain in ("Page", "Network", "Log", "Runtime"):
        new.call(f"{domain}.enable")
    return new


def _messages(read_from: int) -> Iterator[dict[str, Any]]:
    rest = b""
    while select.select([read_from], [], [], PATIENCE)[0] and (chunk := os.read(read_from, 1 << 16)):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from map(json.loads, whole)
