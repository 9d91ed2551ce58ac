"""What a browser may say in a room; anything else is a bad frame."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Id = Annotated[int, Field(ge=1, le=2**63 - 1)]


class Frame(BaseModel):
    # Unknown fields are let through, so that later clients can talk to earlier servers.
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class Post(Frame):
    type: Literal["post"]
    client_id: UUID
    body: str
    reply_to: Id | None = None
    files: Annotated[list[Id], Field(max_length=5)] = []


class Edit(Frame):
    type: Literal["edit"]
    id: Id
    body: str
    # When the words were written that the writer saw; newer ones are not written over.
    known_at: datetime | None = None


class Remove(Frame):
    type: Literal["remove"]
    id: Id


class React(Frame):
    """Put a sign at a message, or take it back."""

    type: Literal["react"]
    id: Id
    kind: Literal["useful", "thanks", "same_here", "celebrate"]
    on: bool


class Typing(Frame):
    type: Literal["typing"]


class Seen(Frame):
    """How far somebody has read, on whichever device."""

    type: Literal["seen"]
    seq: Annotated[int, Field(ge=0, le=2**63 - 1)]


Heard = Annotated[Post | Edit | Remove | React | Typing | Seen, Field(discriminator="type")]
HEARD: TypeAdapter[Post | Edit | Remove | React | Typing | Seen] = TypeAdapter(Heard)
