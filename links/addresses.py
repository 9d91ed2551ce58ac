"""One page has one address, however people write it."""

from urllib.parse import SplitResult, urlsplit, urlunsplit

_PORTS = {"http": 80, "https": 443}


def tidied(url: str) -> str:
    """``url`` with what may be written in several ways written in one; never longer than before."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=_host(parts)))


def _host(parts: SplitResult) -> str:
    """In small letters, without the port that goes without saying."""
    host = parts.netloc.lower()
    return host.removesuffix(f":{_PORTS.get(parts.scheme, '')}")


def same_page(url: str) -> list[str]:
    """The addresses that lead where ``url`` does as a rule: with and without s, www and the last stroke."""
    parts = urlsplit(tidied(url))
    name, path = parts.netloc.removeprefix("www."), parts.path.rstrip("/")
    return [
        urlunsplit(parts._replace(scheme=scheme, netloc=host, path=end))
        for scheme in _PORTS
        for host in (name, f"www.{name}")
        for end in (path, f"{path}/")
    ]
