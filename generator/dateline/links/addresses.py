"""Read web addresses: what to ask which host, where a redirect leads, and whether an IP address is a public one."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import quote, urldefrag, urljoin, urlsplit

import msgspec

_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"[a-z0-9._-]+")
_KEPT = "/:?#[]@!$&'()*+,;=%-._~"
"""What RFC 3986 lets stand in an address, besides letters and digits; % is taken for an escape already made."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_UNICAST = ipaddress.IPv6Network("2000::/3")
"""All that has been given out of IPv6 so far (RFC 4291, 2.4, and IANA's registry); what lies elsewhere is a special form."""


class Target(msgspec.Struct, frozen=True):
    """An address as it is asked for: `host` in ASCII and lower case, `path` with the query, both safe in a request."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The Host header's value: the port is named only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def read_target(address: str) -> Target | None:
    """Return what to ask for an address; None where it is not http or https, or has no usable host or port.

    A user name and password in the address are never sent.
    """
    try:
        parts = urlsplit(address)
        host = _ascii_host(parts.hostname or "")
        port = parts.port
    except ValueError:  # a port beyond 65535, a malformed IPv6 address, a host that IDNA does not know
        return None
    if parts.scheme not in _PORTS or not host or port == 0:
        return None
    query = f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
    path = quote(parts.path or "/", safe=_KEPT) + query
    return Target(parts.scheme, host, port or _PORTS[parts.scheme], path)


def _ascii_host(host: str) -> str:
    if ":" in host:
        return ipaddress.IPv6Address(host).compressed if "%" not in host else ""
    name = host.encode("idna").decode("ascii")
    return name if _NAME.fullmatch(name) else ""


def without_fragment(address: str) -> str:
    """Return the address up to its `#`: what a server is asked for."""
    return urldefrag(address).url


def joined(base: str, location: str) -> str:
    """Return where a Location header leads (RFC 9110, 10.2.2); "" where it makes no address.

    Header bytes arrive as Latin-1; whatever may not stand in an address is escaped, so the result is printable ASCII.
    """
    safe = quote(location.strip().encode("latin-1", "replace"), safe=_KEPT)
    try:
        return urljoin(base, safe)
    except ValueError:
        return ""


def is_public(text: str) -> bool:
    """Tell whether an IP address is one of the open internet, also behind the forms of IPv6 that carry an IPv4 address.

    A text that is no IP address (an IPv6 address with a scope, say) is not public.
    """
    try:
        ip = ipaddress.ip_address(text)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
        if inner is None:
            return ip.is_global and ip in _UNICAST
        ip = inner
    return ip.is_global and not ip.is_multicast
