"""``docs/rooms-protocol.md`` and its schema: examples are right, and what is wrong is seen."""

import json
import re
from pathlib import Path

import pytest

from bench.schemas import PROTOCOL, protocol
from portal.realtime.socket import Close, Code
from rooms.choices import RoomEventKind
from rooms.live.heard import HEARD

DOC = Path(__file__).resolve().parents[2] / "docs" / "rooms-protocol.md"
TEXT = DOC.read_text(encoding="utf-8")
EXAMPLES = [
    (side, json.loads(line))
    for side, block in re.findall(r"```json (\w+)\n(.*?)```", TEXT, re.DOTALL)
    for line in block.splitlines()
]
SAID = [frame for side, frame in EXAMPLES if side == "said"]
MESSAGE = next(frame for _side, frame in EXAMPLES if frame["type"] == "message")
POST = SAID[0]


@pytest.mark.parametrize(("side", "frame"), EXAMPLES)
def test_every_example_is_of_the_protocol(side, frame):
    assert protocol(side).complaint(frame) == ""


@pytest.mark.parametrize("side", ["served", "said"])
def test_every_frame_of_the_schema_has_an_example(side):
    named = {each["if"]["properties"]["type"]["const"] for each in protocol(side).whole["allOf"]}

    assert {frame["type"] for each, frame in EXAMPLES if each == side} == named


@pytest.mark.parametrize("frame", SAID)
def test_the_server_takes_what_browsers_are_told_to_say(frame):
    assert HEARD.validate_json(json.dumps(frame)).type == frame["type"]


def test_every_code_is_told():
    codes = [value for name, value in vars(Code).items() if name.isupper()]

    assert [code for code in codes if f"`{code}`" not in TEXT] == []
    assert [code for code in codes if code not in PROTOCOL.read_text(encoding="utf-8")] == []
    assert [int(code) for code in Close if f"| {int(code)} |" not in TEXT] == []


def test_every_kind_of_event_can_be_sent():
    event = {"type": "event", "seq": 1, "id": 1, "at": "2026-11-23T09:32:00Z"}

    assert [kind for kind in RoomEventKind.values if protocol().complaint({**event, "kind": kind})] == []


def test_unknown_frames_and_fields_are_let_through():
    assert protocol().complaint({"type": "from_the_future", "seq": 3}) == ""
    assert protocol().complaint({**MESSAGE, "stars": 5}) == ""


@pytest.mark.parametrize(
    ("side", "frame", "complaint"),
    [
        ("served", [], "frame is no object"),
        ("served", {}, "frame has no type"),
        ("served", {"type": "void"}, "frame has no seq"),
        ("served", {"type": "void", "seq": 0}, "frame.seq is below 1"),
        ("served", {"type": "void", "seq": True}, "frame.seq is no integer"),
        ("served", {**MESSAGE, "at": "yesterday"}, "frame.at is no date-time"),
        ("served", {**MESSAGE, "at": "2026-11-23T09:32:00+02:00"}, "frame.at does not look like Z$"),
        ("served", {**MESSAGE, "client_id": "1"}, "frame.client_id is no uuid"),
        ("served", {**MESSAGE, "author": {"id": 1}}, "frame.author has no name"),
        ("served", {"type": "presence", "present": {"count": 60, "names": ["Anna"] * 51}},
         "frame.present.names holds more than 50"),
        ("served", {"type": "presence", "present": {"count": 1, "names": [1]}},
         "frame.present.names[0] is no string"),
        ("said", {**POST, "reply_to": 2**63}, f"frame.reply_to is above {2**63 - 1}"),
        ("said", {"type": "edit", "body": "Words"}, "frame has no id"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_seen(side, frame, complaint):
    assert complaint in [protocol(side).complaint(frame), *_all(protocol(side), frame)]


def _all(schema, frame):
    return list(schema._complaints(schema.whole, frame, "frame"))
