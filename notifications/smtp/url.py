"""The mail server's address, as SHEBAO_SMTP_URL has it."""

from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from notifications.mail import check_address


@dataclass(frozen=True, slots=True)
class SmtpUrl:
    """`smtp://user:password@host:port?starttls=1&bounce=bounce@example.org`, or `smtps://` for TLS from the start."""

    host: str
    port: int
    user: str = field(repr=False)
    password: str = field(repr=False)
    tls: bool
    starttls: bool
    bounce: str | None

    @classmethod
    def parse(cls, url: str) -> "SmtpUrl":
        """Read a URL; raises ValueError that never repeats it, since it holds a password."""
        parts, port = _split(url)
        options = _options(parts.query)
        tls, starttls = parts.scheme == "smtps", options.get("starttls", "0") == "1"
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        host = str(parts.hostname)  # there is one
        if user and not (tls or starttls or host in _THIS_MACHINE):
            raise ValueError("SHEBAO_SMTP_URL: a password needs smtps:// or ?starttls=1")
        return cls(host, port or _PORTS[parts.scheme], user, password, tls, starttls, options.get("bounce"))


_PORTS = {"smtp": 25, "smtps": 465}
_THIS_MACHINE = ("127.0.0.1", "::1", "localhost")


def _split(url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError("SHEBAO_SMTP_URL: not a URL; write smtp://user:password@host:port") from None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path not in ("", "/"):
        raise ValueError("SHEBAO_SMTP_URL: write smtp://user:password@host:port?starttls=1 or smtps://…")
    return parts, port


def _options(query: str) -> dict[str, str]:
    options = {name: values[-1] for name, values in parse_qs(query).items()}
    if unknown := sorted(set(options) - {"starttls", "bounce"}):
        raise ValueError(f"SHEBAO_SMTP_URL: unknown option {', '.join(unknown)}; there are: starttls, bounce")
    if "bounce" in options:
        try:
            check_address(options["bounce"])
        except ValueError as error:
            raise ValueError(f"SHEBAO_SMTP_URL: bounce: {error}") from None
    return options
