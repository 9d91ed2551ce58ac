"""Under which key the pages of a section hear that something in it changed, from whatever app it came."""

from typing import Any

from portal.choices import SectionKind
from portal.realtime import live
from portal.spaces import readable


def section_key(section: SectionKind, space_id: int) -> str:
    return f"{section.value}:{space_id}"


def may_follow_section(user: Any, space_id: int) -> bool:
    return readable(user).filter(pk=space_id).exists()


live.register(SectionKind.COMMUNICATION.value, may_follow_section)
