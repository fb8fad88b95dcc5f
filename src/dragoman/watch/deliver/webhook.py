"""Alerts posted to an address: public ones only, unless the user's own setting says otherwise."""

import json
import time
from collections.abc import Sequence
from hashlib import blake2b
from urllib.parse import urlsplit

import httpcore2

from dragoman.ledger.alerts import Kept
from dragoman.read.context import Refused
from dragoman.read.web.addresses import AddressPolicy, Resolver, system_resolver
from dragoman.read.web.connections import Pinning
from dragoman.read.web.fetching import AGENT
from dragoman.watch.deliver.feed import name_of
from dragoman.watch.deliver.lines import told
from dragoman.watch.deliver.undelivered import Undelivered

TIMEOUT = 20.0
LARGEST_ANSWER = 100_000
GOOD = range(200, 300)


def post(
    url: str,
    found: Sequence[Kept],
    policy: AddressPolicy,
    resolver: Resolver = system_resolver,
) -> None:
    """Post alerts as one JSON object; redirects are not followed.

    The header ``Idempotency-Key`` is the same when the same alerts are sent again, so that a
    receiver can tell a repetition after a lost answer.

    Raises:
        Undelivered: the address may not be asked, or did not accept it.
    """
    names = [name_of(one) for one in found]
    told_of = {"alerts": [{"id": n, **told(one)} for n, one in zip(names, found, strict=True)]}
    post_json(url, told_of, " ".join(names), policy, resolver)


def post_json(
    url: str,
    value: object,
    name: str,
    policy: AddressPolicy,
    resolver: Resolver = system_resolver,
) -> None:
    """Post something as JSON; redirects are not followed.

    Args:
        url: the address.
        value: what is posted.
        name: the same where the same is sent again; its hash is the ``Idempotency-Key``.
        policy: which addresses may be asked.
        resolver: of names.

    Raises:
        Undelivered: the address may not be asked, or did not accept it.
    """
    body = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    key = blake2b(name.encode("utf-8", "replace"), digest_size=12).hexdigest().encode()
    try:
        host = urlsplit(url).netloc.rpartition("@")[2].encode("ascii")
    except ValueError as error:
        raise Undelivered(f"{url[:200]!r} is no address: {error}") from error
    headers = [
        (b"Host", host),
        (b"User-Agent", AGENT),
        (b"Content-Type", b"application/json"),
        (b"Content-Length", str(len(body)).encode()),
        (b"Idempotency-Key", key),
    ]
    backend = Pinning(policy, resolver, time.monotonic() + TIMEOUT)
    wait = dict.fromkeys(("connect", "read", "write", "pool"), TIMEOUT)
    try:
        with (
            httpcore2.ConnectionPool(network_backend=backend) as pool,
            pool.stream("POST", url, headers=headers, content=body,
                        extensions={"timeout": wait}) as answer,
        ):  # fmt: skip
            status, size = answer.status, 0
            for chunk in answer.iter_stream():
                size += len(chunk)
                if size > LARGEST_ANSWER:
                    break
    except Refused as error:
        raise Undelivered(error.detail) from error
    except (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError,
            OSError, ValueError) as error:  # fmt: skip
        raise Undelivered(str(error) or type(error).__name__) from error
    if status not in GOOD:
        raise Undelivered(f"the address answered {status}")
