"""Where a message may go: public addresses only, unless the settings allow private ones."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Resolve = Callable[[str, int], list[str]]
_NAT64 = IPv6Network("64:ff9b::/96")
# Not of the internet at large, though Python may say so: IPv4 inside IPv6, a house's own NAT64, old site-local ones.
_OF_A_HOUSE = (
    IPv6Network("::/96"),
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("fec0::/10"),
    IPv4Network("192.88.99.0/24"),
)


class Unreachable(Exception):
    """A name has no address, for now."""


class Forbidden(Exception):
    """A name leads to addresses that nothing may be sent to."""


def system(host: str, port: int) -> list[str]:
    """The addresses of ``host`` as this machine resolves it, best first."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"{host} has no address ({type(error).__name__})") from None
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def allowed(host: str, port: int, resolve: Resolve, allow_private: bool) -> str:
    """The address to connect to: who connects to ``host`` itself might be led elsewhere the second time.

    Raises Unreachable, or Forbidden where every address is one of a private network or of this machine.
    """
    addresses = resolve(host, port)
    for address in addresses:
        if allow_private or is_public(address):
            return address
    raise Forbidden(f"{host} leads to {', '.join(addresses) or 'no address'}, which is not public")


def is_public(address: str) -> bool:
    """Whether an address is one of the internet at large, whatever it is wrapped in."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    parts = (parsed, *_wrapped(parsed))
    return all(part.is_global and not part.is_multicast for part in parts) and not any(
        parsed in network for network in _OF_A_HOUSE
    )


def _wrapped(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    if isinstance(address, IPv4Address):
        return []
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        inner.append(IPv4Address(address.packed[-4:]))
    return [each for each in inner if each is not None]
