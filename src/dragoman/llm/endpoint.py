"""Asking a language model at an address that speaks the form of OpenAI's chat completions.

What concerns one request alone is `NoAnswer`; what would fail every request stops the run.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx2
import msgspec

from dragoman.errors import InputError, UsageError

MOST_BYTES = 2_000_000
MOST_TOKENS = 8_192
LONGEST_WAIT = 60.0
AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
FOR_ALL = frozenset({401, 402, 403, 404, 405})
OK = 200
SHOWN = 200


class NoAnswer(Exception):  # noqa: N818 - it ends in a Refusal, not in an error
    """One request got no answer that can be used.

    Attributes:
        kind: a short, stable word for the reason.
        detail: one sentence for a person.
        passing: whether the same request may be answered later.
    """

    def __init__(self, kind: str, detail: str, *, passing: bool = True) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.passing = passing


@dataclass(frozen=True, slots=True)
class Model:
    """Which model is asked, and how.

    Attributes:
        address: up to and with ``/v1``.
        name: as the address knows it.
        key: sent as a bearer's token; none when empty.
        temperature: 0 for the likeliest answer each time.
        seconds: for one request in all.
        tries: how often one request is sent.
    """

    address: str
    name: str
    key: str = field(default="", repr=False)
    temperature: float = 0.0
    seconds: float = 120.0
    tries: int = 3

    def __post_init__(self) -> None:
        """See that it can be asked.

        Raises:
            UsageError: the address or the name is missing.
        """
        if not self.address or not self.name:
            raise UsageError(
                "a language model needs DRAGOMAN_LLM_ADDRESS (such as http://localhost:11434/v1) "
                "and DRAGOMAN_LLM_MODEL"
            )
        if urlsplit(self.address).scheme not in ("http", "https"):
            message = f"DRAGOMAN_LLM_ADDRESS={self.address[:80]} is no http or https address"
            raise UsageError(message)

    @property
    def host(self) -> str:
        """Who is asked, without what an address may keep secret."""
        return urlsplit(self.address).hostname or ""


class Reply(msgspec.Struct, frozen=True):
    """What a model said.

    Attributes:
        text: its words.
        whole: whether it came to its end.
        tokens_in: what was read for it.
        tokens_out: what was written.
    """

    text: str
    whole: bool
    tokens_in: int
    tokens_out: int


class _Said(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Said
    finish_reason: str | None = None


class _Usage(msgspec.Struct):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Completion(msgspec.Struct):
    choices: list[_Choice]
    usage: _Usage | None = None


class Endpoint:
    """Asks a model.

    Args:
        model: which, and how.
        transport: how the address is reached; the network when None.
        wait: lets time pass before another try.
    """

    def __init__(
        self,
        model: Model,
        transport: httpx2.BaseTransport | None = None,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self.model = model
        self._wait = wait
        head = {"Authorization": f"Bearer {model.key}"} if model.key else {}
        self._client = httpx2.Client(
            headers=head, timeout=model.seconds, transport=transport, trust_env=False
        )

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def ask(self, messages: Sequence[dict[str, str]]) -> Reply:
        """Return what the model says, tried again where that may help.

        Raises:
            NoAnswer: there is none, or none that can be read.
            InputError: the address cannot be reached or lets us not in; no request would fare
                better.
        """
        body = {
            "model": self.model.name,
            "temperature": self.model.temperature,
            "max_tokens": MOST_TOKENS,
            "messages": list(messages),
        }
        failed = NoAnswer("no-answer", "was not asked")
        reached = False
        for number in range(self.model.tries):
            try:
                return self._sent(body)
            except httpx2.TimeoutException:
                reached = True
                detail = f"did not answer within {self.model.seconds:g} seconds"
                failed = NoAnswer("no-answer", f"{self.model.host} {detail}")
                pause = 0.0
            except httpx2.ConnectError as error:
                failed = NoAnswer("no-answer", f"{self.model.host} cannot be reached: {error}")
                pause = 2.0**number
            except httpx2.HTTPError as error:
                reached = True
                what = type(error).__name__
                failed = NoAnswer("no-answer", f"{self.model.host} broke off ({what})")
                pause = 2.0**number
            except _Later as later:
                reached = True
                failed = NoAnswer("no-answer", f"{self.model.host} answered {later.status}")
                pause = 2.0**number if later.seconds is None else later.seconds
            if number + 1 < self.model.tries:
                self._wait(min(pause, LONGEST_WAIT))
        if not reached:
            message = f"{failed.detail}; see that it runs, then run the same command again"
            raise InputError(message)
        raise failed

    def _sent(self, body: dict[str, object]) -> Reply:
        """Send a request once."""
        end = time.monotonic() + self.model.seconds
        address = f"{self.model.address.rstrip('/')}/chat/completions"
        with self._client.stream("POST", address, json=body) as answer:
            if answer.status_code in AGAIN:
                raise _Later(answer.status_code, answer.headers.get("retry-after"))
            pieces = bytearray()
            for piece in answer.iter_bytes():
                pieces += piece
                if time.monotonic() > end:
                    raise httpx2.ReadTimeout("too slow")
                if len(pieces) > MOST_BYTES:
                    raise NoAnswer("too-long", "the answer is too long", passing=False)
        if answer.status_code in FOR_ALL:
            told = " ".join(bytes(pieces).decode("utf-8", "replace").split())[:SHOWN]
            message = (
                f"{self.model.host} answered {answer.status_code} ({told}); check "
                "DRAGOMAN_LLM_ADDRESS, DRAGOMAN_LLM_MODEL and DRAGOMAN_LLM_KEY"
            )
            raise InputError(message)
        if answer.status_code != OK:
            detail = f"{self.model.host} answered {answer.status_code}"
            raise NoAnswer("no-answer", detail, passing=False)
        return _reply(bytes(pieces))


class _Later(Exception):  # noqa: N818 - caught here
    """The address asks to be asked later."""

    def __init__(self, status: int, after: str | None) -> None:
        super().__init__(status)
        self.status = status
        told = (after or "").strip()
        self.seconds = float(told) if told.isascii() and told.isdigit() else None


def _reply(body: bytes) -> Reply:
    """Return what a body holds.

    Raises:
        NoAnswer: it is no completion.
    """
    try:
        found = msgspec.json.decode(body, type=_Completion)
        choice = found.choices[0]
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, IndexError) as error:
        detail = f"the answer is no completion: {error}"[:SHOWN]
        raise NoAnswer("no-completion", detail) from error
    usage = found.usage or _Usage()
    whole = choice.finish_reason in (None, "stop")
    return Reply(choice.message.content or "", whole, usage.prompt_tokens, usage.completion_tokens)
