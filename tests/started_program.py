"""The program as a shell finds it, its start already behind it.

A page of documentation calls `dragoman` a dozen times, and most of what a call takes is its start:
importing, loading the reader. Here one process does both and waits; `dragoman` on the path hands it
arguments, folder, environment and the three standard streams, and it forks a process that goes on
from there. Each call is still a process of its own behind a real shell, with pipes, redirections
and exit codes; `tests/test_command_line.py` starts the program from nothing.

`python started_program.py serve SOCKET CHANGE` waits; `python started_program.py call SOCKET ...`
calls. The change is Python that is done once, after everything is loaded; mostly it is nothing.
"""

import json
import os
import shlex
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

STREAMS = (0, 1, 2)
PIECE = 65536
READY = "ready\n"


@contextmanager
def started(folder: Path, change: str = "") -> Iterator[Path]:
    """Give a folder for the front of the path, in which `dragoman` is the started program.

    Args:
        folder: an empty one; its name must be short, as that of any socket.
        change: Python that alters what is loaded, for all calls.
    """
    address, called = folder / "socket", folder / "dragoman"
    words = (sys.executable, "-I", "-S", __file__, "call", str(address))
    called.write_text(f'#!/bin/sh\nexec {shlex.join(words)} "$@"\n', encoding="utf-8")
    called.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DRAGOMAN_")}
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    command = (sys.executable, __file__, "serve", str(address), change)
    with subprocess.Popen(command, text=True, env=kept, **pipes) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        assert server.stdout.readline() == READY
        yield folder
        server.stdin.close()  # it ends when nobody can call any more


def call(address: str, arguments: list[str]) -> int:
    """Have the started program do something with our streams; return its exit code."""
    asked = {"arguments": arguments, "folder": str(Path.cwd()), "environment": dict(os.environ)}
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(address)
        socket.send_fds(server, [b"!"], STREAMS)
        server.sendall(json.dumps(asked).encode())
        server.shutdown(socket.SHUT_WR)
        return int(server.recv(PIECE) or 1)


def serve(address: str, change: str) -> None:
    """Load and change everything, then answer calls until standard input is closed."""
    import gc  # noqa: PLC0415 - the caller, which imports this module too, must start fast
    from multiprocessing import get_context  # noqa: PLC0415 - the same
    from multiprocessing.connection import wait  # noqa: PLC0415 - the same
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - the same

    with TemporaryDirectory() as folder:
        load(Path(folder))
    exec(change, {})  # noqa: S102 - our own tests' words
    gc.freeze()
    running = {}
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen()
        sys.stdout.write(READY)
        sys.stdout.flush()
        while True:
            ready = wait([listening, sys.stdin, *running])
            if sys.stdin in ready:
                return
            for ended in set(ready) & set(running):
                process, caller = running.pop(ended)
                process.join()
                caller.sendall(str(process.exitcode).encode())
                caller.close()
            if listening in ready:
                caller, _ = listening.accept()
                process = get_context("fork").Process(target=answer, args=(caller,))
                process.start()
                running[process.sentinel] = process, caller


def load(folder: Path) -> None:
    """Do once what calls do, so that what they import and load is there."""
    from click.testing import CliRunner  # noqa: PLC0415 - see `serve`

    from dragoman.cli.app import cli  # noqa: PLC0415 - the same

    article, ledger = str(folder / "a.txt"), str(folder / "a.ledger")
    Path(article).write_text("Kenya and Uganda signed a treaty in Nairobi on Monday.\n", "utf-8")
    for arguments in (
        ("read", article, "--ledger", ledger, "--published", "2024-05-22"),
        ("code", article, "--why"),
        ("events", "--ledger", ledger),
        ("brief", "--ledger", ledger, "--out", str(folder / "a.html")),
        ("panel", "--ledger", ledger, "--output", str(folder / "a.csv")),
    ):
        assert CliRunner().invoke(cli, arguments, catch_exceptions=False).exit_code == 0, arguments


def answer(caller: socket.socket) -> None:
    """Be the program that was called."""
    from dragoman.cli import main  # noqa: PLC0415 - loaded by now

    _, streams, _, _ = socket.recv_fds(caller, 1, len(STREAMS))
    asked = json.loads(b"".join(iter(lambda: caller.recv(PIECE), b"")))
    for stream, number in zip(streams, STREAMS, strict=True):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", closefd=False, errors=errors)  # noqa: SIM115 - they stay open
        for number, mode, errors in (
            (0, "r", "strict"),
            (1, "w", "strict"),
            (2, "w", "backslashreplace"),
        )
    )
    sys.argv = ["dragoman", *asked["arguments"]]
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    main()


if __name__ == "__main__":
    verb, where, *words = sys.argv[1:]
    if verb == "serve":
        serve(where, *words)
    else:
        sys.exit(call(where, words))
