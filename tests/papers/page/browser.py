"""A real browser, asked by its own protocol over two pipes: no network, no package, no port."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from select import select
from time import monotonic
from typing import Any

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-quic",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--mute-audio", "--remote-debugging-pipe",
)  # fmt: skip
PATIENCE = 30.0  # seconds for one answer, on a busy machine
COMPLAINTS = ("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled")


class Browser:
    """One tab. What it complains of and what it asks for is kept."""

    def __init__(self, profile: Path, width: int = 1400, height: int = 900) -> None:
        to_read, to_write = os.pipe(), os.pipe()
        command = f'exec "$0" "$@" 3<&{to_read[0]} 4>&{to_write[1]}'
        switches = [*SWITCHES, f"--user-data-dir={profile}", f"--window-size={width},{height}", "about:blank"]
        self.process = subprocess.Popen(["bash", "-c", command, str(PROGRAM), *switches], pass_fds=(to_read[0], to_write[1]),
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
        os.close(to_read[0])
        os.close(to_write[1])
        self.out, self.into, self.left, self.number = to_write[0], to_read[1], b"", 0
        self.session = ""
        self.complaints: list[Any] = []
        self.requests: list[str] = []
        tab = next(each for each in self.ask("Target.getTargets")["targetInfos"] if each["type"] == "page")
        self.session = self.ask("Target.attachToTarget", targetId=tab["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")
        self.ask("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=-1, uploadThroughput=-1)

    def ask(self, method: str, **given: Any) -> Any:
        """What the browser answers; events on the way are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": given, **({"sessionId": self.session} if self.session else {})}
        os.write(self.into, json.dumps(message).encode() + b"\0")
        while True:
            found = self._next()
            if found.get("id") == self.number:
                assert "error" not in found, found
                return found["result"]
            self._event(found)

    def _next(self) -> Any:
        until = monotonic() + PATIENCE
        while b"\0" not in self.left:
            assert select([self.out], [], [], max(until - monotonic(), 0))[0], "the browser does not answer"
            self.left += os.read(self.out, 1 << 16)
        message, _, self.left = self.left.partition(b"\0")
        return json.loads(message)

    def _event(self, event: Any) -> None:
        if event.get("method") in COMPLAINTS:
            self.complaints.append(event["params"])
        elif event.get("method") == "Network.requestWillBeSent":
            self.requests.append(event["params"]["request"]["url"])

    def open(self, page: Path, at: str = "") -> None:
        """Open a file anew and wait for it."""
        self.complaints, self.requests = [], []
        self.ask("Page.navigate", url="about:blank")
        self.ask("Page.navigate", url=page.as_uri() + at)
        self.wait("document.readyState === 'complete' && location.protocol === 'file:'")

    def run(self, program: str) -> Any:
        """The value of an expression in the page."""
        found = self.ask("Runtime.evaluate", expression=program, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def wait(self, program: str) -> None:
        """Until an expression holds."""
        until = monotonic() + PATIENCE
        while not self.run(f"Boolean({program})"):
            assert monotonic() < until, program

    def click(self, selector: str, number: int = 0) -> None:
        """Press the mouse on an element, where it is on the screen."""
        find = f"document.querySelectorAll({json.dumps(selector)})[{number}]"
        box = self.run(f"(async () => {{ const e = {find}; e.scrollIntoView({{block: 'center', behavior: 'instant'}}); "
                       "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); "
                       "const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()")  # fmt: skip
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)

    def press(self, key: str) -> None:
        """Press a key where the focus is."""
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key)

    def text(self, selector: str) -> str:
        """What an element says."""
        return str(self.run(f"document.querySelector({json.dumps(selector)}).innerText"))

    def look(self, kind: str, **given: Any) -> bytes:
        """A picture (``captureScreenshot``) or a print (``printToPDF``)."""
        return b64decode(self.ask(f"Page.{kind}", **given)["data"])

    def close(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(PATIENCE)
        os.close(self.out)
        os.close(self.into)


Opened = Callable[..., None]
