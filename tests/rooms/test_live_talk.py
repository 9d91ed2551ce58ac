"""Signs, files, answers and edits over the socket."""

import json
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from rooms.operations import upload_file
from tests.lines import anywhere


def react(line, message, kind, *, on):
    line.connection.send(json.dumps({"type": "react", "id": message.pk, "kind": kind, "on": on}))


def test_a_sign_goes_to_everybody_with_counts_alone(live):
    said = live.say(live.anna, "Hello")
    with live.line(live.anna) as anna, live.line(live.ben) as ben:
        react(ben, said, "thanks", on=True)
        frames = [line.next("event") for line in (anna, ben)]
        react(ben, said, "thanks", on=False)
        back = anna.next("event")

    heard = [(frame["kind"], frame["message"], frame["counts"]) for frame in frames]
    assert heard == [("reaction", said.pk, {"thanks": 1})] * 2
    assert back["counts"] == {}


def test_ones_own_message_takes_no_sign_of_ones_own(live):
    said = live.say(live.anna, "Hello")
    with live.line(live.anna) as anna:
        react(anna, said, "thanks", on=True)
        refused = anna.next("error")
        react(anna, said, "hate", on=True)
        bad = anna.next("error")

    assert (refused["code"], refused["id"], bad["code"]) == ("not_allowed", said.pk, "bad_frame")


def test_files_and_answers_travel_with_a_message(live):
    said = live.say(live.ben, "Have you a **plan**?")
    with anywhere():
        file = upload_file(
            actor=live.anna, room=live.room, upload=SimpleUploadedFile("plan.txt", b"the plan")
        )
    with live.line(live.anna) as anna, live.line(live.ben) as ben:
        anna.say("post", client_id=str(uuid4()), body="", reply_to=said.pk, files=[file.pk])
        frame = ben.next("message")
        anna.say("post", client_id=str(uuid4()), body="", files=[file.pk])
        refused = anna.next("error")

    assert (frame["body"], [each["name"] for each in frame["files"]]) == ("", ["plan.txt"])
    assert (frame["reply"]["id"], frame["reply"]["excerpt"]) == (said.pk, "Have you a plan?")
    assert refused["code"] == "bad_frame"


def test_an_edit_of_older_words_is_a_conflict(live):
    said = live.say(live.anna, "First")
    seen = said.at.isoformat()
    with live.line(live.anna) as anna:
        anna.say("edit", id=said.pk, body="Second", known_at=seen)
        anna.next("changed")
        anna.say("edit", id=said.pk, body="Third", known_at=seen)
        refused = anna.next("error")

    assert (refused["code"], refused["id"]) == ("conflict", said.pk)
