"""Chromium over its debugging pipe: goes to pages, runs scripts in them, hears their errors."""

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

LAUNCH = """
import os, sys
from fcntl import F_DUPFD, fcntl
pipes = [fcntl(int(number), F_DUPFD, 10) for number in sys.argv[1:3]]
for number, pipe in zip((3, 4), pipes):  # where Chromium looks for them
    os.dup2(pipe, number)
os.execv(sys.argv[3], sys.argv[3:])
"""
SECONDS = 90.0
ERRORS = ("Log.entryAdded", "Runtime.exceptionThrown")


class Browser:
    """One page of a Chromium of its own.

    Args:
        program: where Chromium lies.
        profile: an empty folder.
    """

    def __init__(self, program: str, profile: Path) -> None:
        theirs, self._to = os.pipe()
        self._from, back = os.pipe()
        command = (
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--remote-debugging-pipe",
            f"--user-data-dir={profile}",
            "about:blank",
        )
        self._process = subprocess.Popen(
            (sys.executable, "-c", LAUNCH, str(theirs), str(back), *command),
            pass_fds=(theirs, back),
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs)
        os.close(back)
        self._rest = b""
        self._count = 0
        self._session: str | None = None
        self.errors: list[dict[str, Any]] = []
        page = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self._ask(f"{domain}.enable")

    def close(self) -> None:
        """End the browser."""
        self._process.kill()
        self._process.wait(SECONDS)
        os.close(self._to)
        os.close(self._from)

    def go(self, address: str) -> None:
        """Go to a page and wait until it has loaded."""
        self._ask("Page.navigate", url=address)
        self._hear(lambda told: told.get("method") == "Page.loadEventFired")

    def narrow(self, width: int) -> None:
        """Make the page as wide as a telephone."""
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=800,
            deviceScaleFactor=1,
            mobile=True,
        )

    def run(self, script: str) -> Any:  # noqa: ANN401 - of any kind
        """Return what a script in the page gives."""
        return self._ask("Runtime.evaluate", expression=script)["result"].get("value")

    def until(self, script: str) -> Any:  # noqa: ANN401 - of any kind
        """Return what a script gives as soon as that is true."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            found = self.run(script)
            if found:
                return found
            time.sleep(0.1)
        raise TimeoutError(script)

    def _ask(self, method: str, **values: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
        self._count += 1
        number = self._count
        asked: dict[str, Any] = {"id": number, "method": method, "params": values}
        if self._session:
            asked["sessionId"] = self._session
        os.write(self._to, json.dumps(asked).encode() + b"\0")
        answer = self._hear(lambda told: told.get("id") == number)
        result: dict[str, Any] = answer["result"]
        return result

    def _hear(self, wanted: Any) -> dict[str, Any]:  # noqa: ANN401 - a question of one message
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            while b"\0" in self._rest:
                one, self._rest = self._rest.split(b"\0", 1)
                told: dict[str, Any] = json.loads(one)
                if told.get("method") in ERRORS:
                    self.errors.append(told)
                if wanted(told):
                    return told
            if select.select([self._from], [], [], 0.5)[0]:
                self._rest += os.read(self._from, 65536)
        raise TimeoutError
