"""Connections to the very addresses that were judged, with one deadline for all they do."""

import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import httpcore2

from dragoman.read.web.addresses import AddressPolicy, Resolver, allowed_addresses


def _left(deadline: float, timeout: float | None) -> float:
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise TimeoutError
    return remaining if timeout is None else min(timeout, remaining)


@dataclass(frozen=True, slots=True)
class Timed(httpcore2.NetworkStream):
    """A connection on which no read or write goes on after the deadline."""

    inner: httpcore2.NetworkStream
    deadline: float

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what has come in."""
        return self.inner.read(max_bytes, _left(self.deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self.inner.write(buffer, _left(self.deadline, timeout))

    def close(self) -> None:
        """Close the connection."""
        self.inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Return the encrypted side; the certificate must be the name's, not the address's."""
        left = _left(self.deadline, timeout)
        return Timed(self.inner.start_tls(ssl_context, server_hostname, left), self.deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - the library's own shape
        """Return what the library wants to know of the connection."""
        return self.inner.get_extra_info(info)


@dataclass(frozen=True, slots=True)
class Pinning(httpcore2.NetworkBackend):
    """Resolves a name once, judges every address of it, and connects to one of those."""

    policy: AddressPolicy
    resolver: Resolver
    deadline: float

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Return a connection to a host.

        Raises:
            Refused: one of the host's addresses is not allowed.
        """
        failed: Exception | None = None
        for address in allowed_addresses(host, port, self.policy, self.resolver):
            left = _left(self.deadline, timeout)
            try:
                stream = httpcore2.SyncBackend().connect_tcp(
                    str(address), port, left, local_address, socket_options
                )
            except httpcore2.ConnectError as error:
                failed = error
            else:
                return Timed(stream, self.deadline)
        raise failed or httpcore2.ConnectError(host)
