"""Which network addresses may be read: public ones only, whatever a name or a redirect says."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from dragoman.read.context import Refused

Address = IPv4Address | IPv6Address
AddressPolicy = Callable[[Address], bool]
Resolver = Callable[[str, int], list[str]]
NAT64 = ip_network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Tell whether an address is one of the open internet.

    An IPv4 address inside an IPv6 one (mapped, 6to4, Teredo, NAT64) is judged itself.

    >>> from ipaddress import ip_address
    >>> is_public(ip_address("::ffff:127.0.0.1")), is_public(ip_address("9.9.9.9"))
    (False, True)
    """
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address.teredo:
            inner = address.teredo[1]
        if address in NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def system_resolver(host: str, port: int) -> list[str]:
    """Return the addresses of a host as the system knows them.

    Names under ``localhost`` are this machine's, whether the system knows them or not (RFC 6761).

    >>> system_resolver("localhost", 80)
    ['127.0.0.1']
    """
    if f".{host.lower().rstrip('.')}".endswith(".localhost"):
        return ["127.0.0.1"]
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def allowed_addresses(
    host: str, port: int, policy: AddressPolicy, resolver: Resolver
) -> list[Address]:
    """Return the addresses of a host, every one of which the policy allows.

    The caller must connect to one of these and not resolve the name again, or the name's owner
    could answer differently the second time.

    Raises:
        Refused: the name is unknown, or any of its addresses is not allowed.
    """
    try:
        names = resolver(host, port)
    except (OSError, UnicodeError) as error:
        raise Refused(
            "fetch-failed", f"{host} is not known ({error}); check the address"
        ) from error
    addresses = [ip_address(name.split("%")[0]) for name in names]
    if not addresses:
        raise Refused("fetch-failed", f"{host} has no address; check the spelling")
    for address in addresses:
        if not policy(address):
            raise Refused(
                "private-address",
                f"{host} is at {address}, which is not on the open internet; save the page and "
                "read the file",
            )
    return addresses
