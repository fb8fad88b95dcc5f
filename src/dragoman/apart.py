"""Work in a process apart: whatever becomes of it there, the one that asked goes on.

A process of its own can be stopped at any instant, also within a library written in C, and may fall
without taking anything along. It is started from the same interpreter with the same path, needs
nothing of the program that asks, hears no Ctrl-C, and ends when its asker ends, however that did.
What is handed over is pickled: it comes from our own process and goes to our own process.
"""

import json
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from queue import SimpleQueue
from typing import IO, Any, Literal
from weakref import finalize

from dragoman.processor_time import OutOfTime, end_when_over

LENGTH = struct.Struct("!Q")
# a budget is of processor time; after so many times that by the clock somebody has come to a halt
PATIENCE = 10
LEAST_PATIENCE = 60.0
START = (
    "import json, sys; target, sys.path[:] = json.loads(sys.argv[1]); "
    "from dragoman.apart import work; work(target)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a process apart says.

    Attributes:
        number: of the process, as `Apart.number`.
        kind: ``ready`` to be handed work; at a ``stage``; ``done`` or ``failed`` with what it was
            handed; ``ended``.
        value: the stage's name, the answer, the error, or how it ended: the number of the signal
            below zero, its own code otherwise.
    """

    number: int
    kind: Literal["ready", "stage", "done", "failed", "ended"]
    value: Any = None


class Apart:
    """A process that calls one function again and again, and can be stopped.

    Args:
        target: ``module:function``, which is called once and returns the function.
        arguments: for that call.
        heard: where what it says is put.
    """

    def __init__(self, target: str, arguments: tuple[Any, ...], heard: SimpleQueue[Said]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter and our own words
            [sys.executable, "-c", START, json.dumps([target, sys.path])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        self.number = self._process.pid
        threading.Thread(target=_listen, args=(self._process, heard), daemon=True).start()
        self._end = finalize(self, _end, self._process)
        self.send(arguments)

    def send(self, item: object) -> None:
        """Hand over work; one that has ended says so and takes none."""
        if self._process.stdin is None:
            return
        try:
            _write(self._process.stdin, item)
        except (BrokenPipeError, ValueError):
            return

    def stop(self) -> None:
        """End it now, whatever it does."""
        self._end()


def patience(seconds: float) -> float | None:
    """Return after how long by the clock a process that says nothing has come to a halt.

    Args:
        seconds: of the processor that it may use; never when 0.

    >>> patience(60)
    600
    """
    return max(PATIENCE * seconds, LEAST_PATIENCE) if seconds > 0 else None


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process and wait for it."""
    process.kill()
    process.wait()
    if process.stdin is not None:
        try:
            process.stdin.close()
        except BrokenPipeError:
            return


def _listen(process: "subprocess.Popen[bytes]", heard: SimpleQueue[Said]) -> None:
    """Put what a process says into a queue until it ends."""
    if process.stdout is not None:
        with process.stdout:
            for kind, value in _frames(process.stdout):
                heard.put(Said(process.pid, kind, value))
    heard.put(Said(process.pid, "ended", process.wait()))


def _frames(stream: IO[bytes]) -> Iterator[Any]:
    """Yield what was written to a stream, one by one, until it ends or breaks off."""
    while len(head := stream.read(LENGTH.size)) == LENGTH.size:
        (length,) = LENGTH.unpack(head)
        body = stream.read(length)
        if len(body) < length:
            return
        yield pickle.loads(body)  # noqa: S301 - written by `_write` in our own process


def _write(stream: IO[bytes], item: object) -> None:
    """Write one thing to a stream, whole."""
    body = pickle.dumps(item, pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def work(target: str) -> None:
    """Do what is handed over, in the process apart, until the one that asks is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # what a library prints must not fall between two answers
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)
        items: SimpleQueue[Any] = SimpleQueue()
        threading.Thread(target=_take, args=(os.dup(0), items), daemon=True).start()
        say = _Voice(out)
        end_when_over(lambda stage: say("stage", stage))
        try:
            function = _found(target)(*items.get())
        except Exception as error:  # noqa: BLE001 - whoever asked is told
            say("failed", error)
            return
        say("ready", None)
        while True:
            _answer(function, items.get(), say)


def _answer(function: Callable[[Any], Any], item: object, say: "_Voice") -> None:
    """Say what comes of one thing that was handed over."""
    try:
        found = function(item)
    except (Exception, OutOfTime) as error:  # noqa: BLE001 - whoever asked is told
        say("failed", error)
        return
    say("done", found)


@dataclass(frozen=True, slots=True)
class _Voice:
    """What a process apart speaks with."""

    out: IO[bytes]

    def __call__(self, kind: str, value: object) -> None:
        """Say something; an error that cannot be sent is sent in words."""
        try:
            _write(self.out, (kind, value))
        except (pickle.PicklingError, TypeError, AttributeError):
            _write(self.out, ("failed", RuntimeError(f"{type(value).__name__}: {value}")))


def _take(handle: int, items: SimpleQueue[Any]) -> None:
    """Put what is handed over into a queue; when nobody can hand over any more, end."""
    with os.fdopen(handle, "rb") as stream:
        for item in _frames(stream):
            items.put(item)
    os._exit(0)


def _found(target: str) -> Callable[..., Callable[[Any], Any]]:
    """Return a function by its name."""
    module, name = target.split(":")
    found: Callable[..., Callable[[Any], Any]] = getattr(import_module(module), name)
    return found
