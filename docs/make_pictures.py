"""Takes the pictures of the pages that the README shows, from the demo's ledger, in Chromium.

dragoman demo && python docs/make_pictures.py demo/demo.ledger
"""

import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn

from dragoman.ledger import Ledger
from dragoman.serve import make_app
from dragoman.serve.desk import address

HERE = Path(__file__).parent / "pictures"
SECONDS = 120


def pages(ledger: Path) -> dict[str, tuple[str, str]]:
    """Return the address and the size of each picture."""
    with Ledger.open(ledger, read_only=True) as book:
        series = max(book.mechanisms(), key=lambda one: len(one.sessions))
    first, second = series.members[:2]
    last = [one for one in series.sessions if one.status == "actual" and one.evidence][-1]
    return {
        "overview": ("/", "1000,900"),
        "dyad": (f"/dyad/{first}/{second}", "1000,820"),
        "mechanism": (address("/mechanism", id=series.mechanism_id), "1000,820"),
        "document": (address("/document", id=last.evidence[0].document_id), "1000,620"),
    }


def take(url: str, size: str, target: Path) -> None:
    """Take one picture."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        sys.exit("chromium is needed: apt-get install chromium")
    with tempfile.TemporaryDirectory() as profile:
        command = (
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            f"--user-data-dir={profile}",
            f"--window-size={size}",
            f"--screenshot={target}",
            url,
        )
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603 - ours


def main() -> None:
    """Serve the ledger, take all pictures, and end."""
    ledger = Path(sys.argv[1])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(ledger), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    HERE.mkdir(exist_ok=True)
    for name, (path, size) in pages(ledger).items():
        take(f"http://127.0.0.1:{port}{path}", size, HERE / f"{name}.png")
        sys.stdout.write(f"{HERE / name}.png\n")
    server.should_exit = True
    thread.join(SECONDS)


if __name__ == "__main__":
    main()
