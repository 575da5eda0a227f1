"""What a host should send with every file, in the form that static hosts read from `_headers`. It knows no host."""

from builder.pages.site import CONTENT_SECURITY_POLICY

_HEADERS = (
    ("Content-Security-Policy", f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
)


def headers_file() -> bytes:
    """The file `_headers`."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in _HEADERS), ""]
    return "\n".join(lines).encode("ascii")
