"""What a host should send with every file, in the form that static hosts read from `_headers`. It knows no host."""

from builder.pages.site import CONTENT_SECURITY_POLICY

_HEADERS = (
    ("Content-Security-Policy", f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
)


def plain_files() -> dict[str, bytes]:
    """The files of the site that are neither pages nor assets: bytes by path within the site."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in _HEADERS), ""]
    return {"_headers": "\n".join(lines).encode("ascii")}
