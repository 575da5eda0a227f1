"""Which hosts a fetch may connect to: those that the whole world can reach, and those that were named on the command line.

An address in a dossier comes from strangers, and so does every redirect. Without this, one of them could make an editor's computer ask
its own network, or a cloud's keeper of secrets at 169.254.169.254, and keep the answer. It resolves a name when told to, and connects to
nothing.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias
from urllib.parse import SplitResult, quote, urlsplit

from builder.capture.trouble import NotFetched, Refused
from builder.urls import why_unsafe

PORTS = {"http": 80, "https": 443}
_UNICAST = IPv6Network("2000::/3")  # RFC 4291 and IANA's registry: all that is given to anybody
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052

Resolver: TypeAlias = Callable[[str, int], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where one request goes. addresses: what its host resolved to, each allowed. target: path and query as they are sent."""

    scheme: str
    host: str
    port: int
    addresses: tuple[str, ...]
    target: str

    @property
    def host_header(self) -> str:
        """The name as the Host header has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, in the order of the system. Raises NotFetched where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as failure:
        raise NotFetched(f"the host '{host}' can't be found") from failure
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


def destination_of(url: str, allowed: frozenset[tuple[str, int]], resolver: Resolver) -> Destination:
    """Where a request for an address goes; the host is resolved here, once.

    allowed: hosts and ports that may lie within a private network. Raises Refused, and NotFetched where the host can't be found.
    """
    if why := why_unsafe(url, web_only=True):
        raise Refused(f"'{url[:200]}' is no address to go to: {why}")
    parts = urlsplit(url)
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    port = PORTS[scheme] if parts.port is None else parts.port
    target = _target(parts)
    is_allowed = (host, port) in allowed
    if port not in PORTS.values() and not is_allowed:
        raise Refused(f"{host} is asked for on port {port}, and only 80 and 443 are used")
    addresses = resolver(host, port)
    if not addresses:
        raise NotFetched(f"the host '{host}' can't be found")
    for address in addresses:
        if not is_allowed and not is_global(address):
            raise Refused(f"{host} leads into a private network ({address})")
    return Destination(scheme, host, port, addresses, target)


def is_global(address: str) -> bool:
    """Whether the whole world can reach an address, also where it hides another one within it."""
    try:
        one = ip_address(address)
    except ValueError:
        return False
    if isinstance(one, IPv6Address):
        if within := one.ipv4_mapped or one.sixtofour:
            return _is_global(within)
        if one in _NAT64:
            return _is_global(IPv4Address(int(one) & 0xFFFFFFFF))
        return one in _UNICAST and _is_global(one)
    return _is_global(one)


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved


def _target(parts: SplitResult) -> str:
    safe = "/:@!$&'()*+,;=~%-._?[]"
    path = quote(parts.path or "/", safe=safe)
    return f"{path}?{quote(parts.query, safe=safe)}" if parts.query else path


def read_allowed(written: str) -> tuple[str, int] | None:
    """A host and a port as `--allow` takes them, `HOST:PORT`; None where it is something else."""
    try:
        parts = urlsplit(f"//{written}")
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    return (host.lower(), port) if host and port and parts.netloc == written and "@" not in written else None
