"""Words that the shapes of the demo's content share, and their base."""

from dataclasses import dataclass, fields
from typing import Literal

from config.demo.text import prose

Kind = Literal["partner", "network"]
Visibility = Literal["public", "network", "hidden"]
JoinPolicy = Literal["open", "request", "invitation"]
Audience = Literal["public", "network", "space", "parties"]
Role = Literal["administrator", "moderator", "member", "observer"]
NetworkRole = Literal["coordinator", "reviewer"]
TopicKind = Literal["discussion", "help", "announcement", "experience"]
GroupState = Literal["active", "closed"]
PlannedOutput = Literal["resource", "practice", "unit", "report", "partnership"]
NextStep = Literal["practice", "resource", "partnership", "nothing"]
TaskState = Literal["todo", "doing", "done"]
PracticeKind = Literal["established", "change", "pilot"]
PracticeState = Literal["draft", "set"]
Relation = Literal["carried_forward", "applies", "adapts", "cites", "answers"]


@dataclass(frozen=True)
class Item:
    """Base of all shapes: undoes the wrapping of every text of several lines."""

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, str) and "\n" in value:
                object.__setattr__(self, each.name, prose(value))
