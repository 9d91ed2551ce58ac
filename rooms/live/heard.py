"""What a browser may say in a room; anything else is a bad frame."""

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


class Edit(Frame):
    type: Literal["edit"]
    id: Id
    body: str


class Remove(Frame):
    type: Literal["remove"]
    id: Id


class Typing(Frame):
    type: Literal["typing"]


class Seen(Frame):
    """How far somebody has read, on whichever device."""

    type: Literal["seen"]
    seq: Annotated[int, Field(ge=0, le=2**63 - 1)]


Heard = Annotated[Post | Edit | Remove | Typing | Seen, Field(discriminator="type")]
HEARD: TypeAdapter[Post | Edit | Remove | Typing | Seen] = TypeAdapter(Heard)
