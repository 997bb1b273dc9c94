"""Addresses of Redis Sentinels, which name the master of the moment:
`sentinel://[user:password@]host[:port][,host[:port]…][/database][?master_name=NAME]`.

`sentinel+tls://` encrypts the way to Sentinels and servers. User and password are the servers'; the Sentinels' own are
the options `sentinel_username` and `sentinel_password`. What Celery writes for several Sentinels, whole addresses with
semicolons between, is read too.
"""

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

SCHEMES: Final = ("sentinel", "sentinel+tls")
DEFAULT_MASTER: Final = "mymaster"
_PORT: Final = 26379
_TLS_OPTIONS: Final[tuple[str, ...]] = ("ssl_ca_certs", "ssl_certfile", "ssl_keyfile", "ssl_cert_reqs")
_OPTIONS: Final = frozenset({"master_name", "sentinel_username", "sentinel_password"})


@dataclass(frozen=True, slots=True)
class Login:
    """How a client names itself to a server; None where none is asked for."""

    username: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Sentinels:
    """Sentinels to ask, the master that they know, and how to log in. `tls` are options of TLS, None without TLS."""

    hosts: tuple[tuple[str, int], ...]
    master_name: str
    database: int
    login: Login
    sentinel_login: Login
    tls: dict[str, str] | None = None

    @property
    def celery_url(self) -> str:
        """The address as Celery takes it: one whole address for each Sentinel, semicolons between."""
        login = f"{quote(self.login.username or '', safe='')}:{quote(self.login.password or '', safe='')}@"
        before = login if login != ":@" else ""
        return ";".join(f"sentinel://{before}{_bracketed(host)}:{port}/{self.database}" for host, port in self.hosts)


def is_sentinel(url: str) -> bool:
    """Whether an address names Sentinels."""
    return url.partition("://")[0] in SCHEMES


def read_sentinels(url: str) -> Sentinels:
    """Read an address of Sentinels. Raises ValueError, which repeats nothing of it: it may hold a password."""
    scheme = url.partition("://")[0]
    several = [_split(one if "://" in one else f"{scheme}://{one}") for one in url.split(";")]
    last = several[-1]
    options, tls = _read_options(last.query, encrypted=scheme == "sentinel+tls")
    return Sentinels(
        hosts=tuple(host for parts in several for host in _hosts(parts.netloc)),
        master_name=options.get("master_name") or DEFAULT_MASTER,
        database=_database(last.path),
        login=_login(several[0].netloc),
        sentinel_login=Login(options.get("sentinel_username") or None, options.get("sentinel_password") or None),
        tls=tls,
    )


def _read_options(query: str, *, encrypted: bool) -> tuple[dict[str, str], dict[str, str] | None]:
    """The options of an address, those of TLS apart; None for those where the way is not encrypted."""
    options = dict(parse_qsl(query, keep_blank_values=True))
    tls = {name: options.pop(name) for name in _TLS_OPTIONS if name in options}
    if options.keys() - _OPTIONS or (tls and not encrypted):
        raise ValueError(f"options of Sentinel are {', '.join(sorted(_OPTIONS))} and, with sentinel+tls://, ssl_…")
    return options, tls if encrypted else None


def _split(url: str) -> SplitResult:
    parts = urlsplit(url)
    if parts.scheme not in SCHEMES or parts.fragment:
        raise ValueError("write sentinel://HOST:26379,HOST:26379/0?master_name=NAME; signs of a password as %23")
    return parts


def _hosts(netloc: str) -> list[tuple[str, int]]:
    return [_host(one) for one in netloc.rpartition("@")[2].split(",")]


def _host(text: str) -> tuple[str, int]:
    parts = urlsplit(f"//{text}")
    if not parts.hostname:
        raise ValueError("an address of a Sentinel lacks its host")
    return parts.hostname, parts.port or _PORT


def _login(netloc: str) -> Login:
    user, _, password = netloc.rpartition("@")[0].partition(":")
    return Login(unquote(user) or None, unquote(password) or None)


def _database(path: str) -> int:
    text = path.strip("/") or "0"
    if not (text.isascii() and text.isdecimal()):
        raise ValueError("the path of a Sentinel's address is the number of the database, as /0")
    return int(text)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
