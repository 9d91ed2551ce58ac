"""A small reader of calendars, written from RFC 5545 alone and not from what writes ours."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

_NAME = re.compile(r'^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*))*):(.*)$')


@dataclass
class Read:
    """One component: ``values`` by name, unescaped; ``parameters`` by name; components inside it."""

    name: str
    values: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)
    inside: list["Read"] = field(default_factory=list)

    def moment(self, name: str) -> datetime:
        return datetime.strptime(self.values[name], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def read_calendar(octets: bytes) -> Read:
    """Fails where a line is too long, is not ended by CRLF, or is no content line."""
    assert octets.endswith(b"\r\n")
    lines = octets.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    for line in lines:
        line.decode()  # no letter is cut in two
    unfolded = octets.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").decode().split("\r\n")[:-1]
    open_ones: list[Read] = []
    whole: Read | None = None
    for line in unfolded:
        found = _NAME.match(line)
        assert found is not None, line
        name, parameters, value = found.group(1).upper(), found.group(2), found.group(3)
        if name == "BEGIN":
            made = Read(value)
            (open_ones[-1].inside.append if open_ones else lambda _each: None)(made)
            whole = whole or made
            open_ones.append(made)
        elif name == "END":
            assert open_ones.pop().name == value
        else:
            assert name not in open_ones[-1].values, f"{name} twice"
            open_ones[-1].values[name] = _unescaped(value)
            open_ones[-1].parameters[name] = parameters
    assert whole is not None
    assert not open_ones
    assert whole.name == "VCALENDAR"
    return whole


def _unescaped(value: str) -> str:
    signs = {"n": "\n", "N": "\n"}
    return re.sub(r"\\(.)", lambda found: signs.get(found.group(1), found.group(1)), value)
