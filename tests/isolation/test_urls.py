"""The inventory of addresses: each is public, is one's own, or refuses strangers, and has its row.

A new URL without a row fails. For in-space addresses the row names what its number stands for, so that every
one of them is tried with the things of a space that the reader may not know of, with foreign things under a
right space, and with things for other people in the reader's own space; by GET and by POST.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import signing
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from forums.comment_letters import SALT
from tests.isolation.world import HIDDEN, OPEN, World

PUBLIC = {
    "home", "network_section", "network_links", "network_counselling",
    "healthz", "readyz", "robots", "sitemap", "security_txt",
    "spaces", "search", "help_everywhere",
    "search_suggest", "demo_mail", "demo_mail_html",
    "components", "organisations", "organisation", "people", "person",
    "legal", "legal_version", "me_data_gone",  # says goodbye, to everybody alike
    "choose_language",  # for this browser, and for nobody else's account; tests of locality
    "picture",  # public by design, named by its hash; those of hidden spaces are not there
    "mail_stop",  # a signed token; tests of stopping mail
    "stored_file",  # asks for each file; tests of files
    "wagtaildocs_serve",  # asks for the space of each document; tests/cms/test_uploads.py
    "news_feed",  # of public spaces alone; tests/cms/test_news.py
    "media",  # images of pages are public; only the demo serves them itself
    "calendar_feed",  # a token that is a secret; tests/isolation/test_planned_rooms.py
    "guest_door",  # for who holds the link; 404 to all others; tests/rooms/test_guests.py
    # for the cookie of one room's guest, 404 to everybody else; tests/rooms/test_guests.py
    "guest_room", "guest_messages", "guest_message", "guest_part", "guest_leave",
    "invitation", "invitation_waiting", "invitation_refuse",  # for who holds the link; 404 to all others
    "wagtail_serve",  # pages in the tree; below a space only after the space's own door
}  # fmt: skip
OWN = {  # one's own desk: strangers are sent to sign in
    "me", "my_invitation", "me_welcome", "me_first_spaces", "me_settings", "me_words", "notices",
    "notices_read", "bell",
    "space_new", "space_wishes", "space_wish", "space_wish_withdraw",
    "me_locality", "me_calendar", "me_session_end", "me_prove", "me_data", "me_data_export",
    "me_data_copy", "me_data_delete", "me_second_step", "me_agree",
    "notice", "markdown_preview", "me_photo", "me_work", "me_position_new", "me_position_places",
    "me_position", "me_position_remove", "me_languages", "me_exchange", "me_helping", "me_readers",
    "organisation_new",
    "organisations_waiting", "organisation_edit", "organisation_logo", "organisation_contact",
    "organisation_contact_remove", "organisation_decide", "organisation_merge_with", "organisation_merge",
    "participation", "organisation_participations", "me_settings_notices", "me_settings_notices_space",
    "me_address_works",
    "person_block", "me_blocked", "me_unblock",
    "ask_somewhere",  # one's own spaces; tests/forums/test_asking_somewhere.py
    "new_for_me", "new_seen", "following", "follow_set", "follow_drop",  # tests/isolation/test_reading.py
    "desk_cases",  # only what was reported in spaces that the coordinator may know of
    # 404 for all but the two people of a talk; tests/counselling/test_private.py
    "talks", "talk", "talk_answer", "talk_withdraw", "talk_end", "talk_rate", "talk_seen", "talk_write",
    "talk_entry_remove", "talk_step", "talk_suggest",
    "desk", "desk_csv",  # the network's; 403 for whoever is not its coordinator
}  # fmt: skip
SHADOWED = {"wagtailcore_login", "wagtailcore_authenticate_with_password"}
# In a space: what ``pk`` stands for; "" where there is none.
IN_SPACE = {
    "space_home": "", "section": "", "news": "", "space_members": "", "space_join": "",
    "space_join_withdraw": "",
    "space_leave": "", "space_requests": "", "space_settings": "", "space_access": "", "space_archive": "",
    "space_desk": "", "space_desk_csv": "",
    "space_member_remove": "membership", "space_request": "join request",
    "space_rules": "", "space_rules_edit": "", "space_theme": "", "space_logo": "", "space_look": "",
    "space_sections": "", "space_words": "", "space_word": "word", "space_storage": "",
    "space_setup_done": "",
    "space_boards": "", "board_edit": "board", "board_arrange": "board",
    "space_members_csv": "", "space_member": "membership", "space_member_accept": "membership",
    "space_hand_over": "membership", "space_member_block": "membership", "space_people": "",
    "space_invitations": "", "space_invitation_renew": "invitation",
    "space_invitation_withdraw": "invitation", "space_blocks": "", "space_block_lift": "block",
    "space_participations": "",
    "space_cases": "", "space_case": "case", "report": "post", "own_report": "report",
    "words": "carry request", "words_decide": "carry request",
    "board": "board", "board_new": "", "board_seen": "board", "new_in_space": "", "new_seen_in_space": "",
    "topic_unread": "topic", "topic_seen": "topic",
    "topic_new": "", "topic": "topic", "topic_by_number": "topic", "topic_reply": "topic",
    "topic_ask_people": "topic", "topic_ask_by_itself": "topic", "topic_help": "topic",
    "topic_unaccept": "topic", "topic_ask_author": "topic", "topic_state": "topic",
    "topic_same": "topic", "topic_wider": "topic", "topic_whether": "topic", "post_helpful": "post",
    "help_in_space": "", "help_alike": "",
    "topic_show_asker": "topic", "post_asker": "post", "post_asker_shown": "revelation",
    "topic_move": "topic", "topic_merge": "topic", "topic_split": "topic",
    "topic_comment": "topic", "comment_confirm": "comment", "comment_remove": "comment",
    "held": "held", "space_held": "", "space_posting": "",
    "post": "post", "post_edit": "post", "post_remove": "post", "post_accept": "post",
    "links": "", "link_new": "", "link": "link", "link_edit": "link", "link_remove": "link",
    "counselling": "", "offer_new": "", "offer": "offer", "offer_ask": "offer", "offer_edit": "offer",
    "offer_pause": "offer", "offer_remove": "offer", "talk_entry_report": "talk",
    "post_history": "post", "post_language": "post", "post_react": "post", "post_reactions": "post",
    "post_poll": "post", "post_poll_close": "post", "post_vote": "post", "post_votes": "post",
    "scenarios": "", "scenario_new": "", "scenario_synthesis": "", "scenario": "scenario",
    "scenario_by_number": "scenario", "scenario_edit": "scenario", "scenario_remove": "scenario",
    "scenario_rate": "scenario", "scenario_picture": "scenario",
    "rooms": "", "room_new": "", "room": "room", "room_by_number": "room", "room_close": "room",
    "room_outcome": "room", "room_keeping": "room", "room_transcript": "room", "room_export": "room",
    "room_messages": "room", "room_message": "room", "room_part": "room", "room_run": "room",
    "room_agenda": "room", "room_agenda_item": "room", "room_agenda_order": "room", "room_hands": "room",
    "room_attendance": "room", "room_attendance_csv": "room",
    "room_edit": "room", "room_call_off": "meeting", "room_doors": "meeting", "room_invite": "room",
    "room_answer": "meeting", "room_calendar": "meeting",
    "message_react": "room", "message_reactions": "room", "room_upload": "room", "room_upload_drop": "room",
    "room_search": "room", "room_cards": "room", "room_names": "room",
    "room_polls": "room", "room_poll": "room", "room_poll_act": "room", "room_notes": "room",
    "room_note": "room", "room_note_act": "room", "room_note_history": "room",
    "room_people": "room", "room_order": "room", "guest_revoke": "room", "room_measure": "measure",
    "resources": "", "resource_new": "", "resource": "resource", "resource_by_number": "resource",
    "resource_edit": "resource", "resource_state": "resource",
    "practices": "", "practice_new": "", "practice": "practice", "practice_by_number": "practice",
    "practice_edit": "practice", "practice_set": "practice",
    "groups": "", "group_new": "", "group": "group", "group_by_number": "group", "group_answer": "group",
    "group_close": "group", "group_edit": "group", "group_extend": "group", "group_invite": "group",
    "group_leave": "group", "task_new": "group", "task_edit": "task", "task_move": "task",
    "task_remove": "task",
}  # fmt: skip
# What only looks never changes anything and refuses POST by 405, which tells nothing about the object.
REFUSED = {404, 405}


def patterns(found: Any = None, before: str = "") -> Iterator[tuple[str, str]]:
    """Name and route of every address outside ``/cms/`` and allauth's ``/accounts/``."""
    for pattern in found if found is not None else get_resolver().url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and not route.startswith(
            ("cms/", "accounts/", "^cms/", "^_util")
        ):
            yield pattern.name or route, route


def test_every_address_has_its_row():
    rows = PUBLIC | OWN | SHADOWED | IN_SPACE.keys()

    assert sorted({name for name, _route in patterns()} - rows) == []


def test_the_rows_name_only_what_exists():
    names = {name for name, _route in patterns()}

    assert sorted((PUBLIC | OWN | IN_SPACE.keys()) - names) == []


def test_in_space_addresses_and_rows_agree():
    inside = {
        name
        for name, route in patterns()
        if route.lstrip("^").startswith("spaces/") and name not in OWN | {"spaces"}
    }

    assert inside == IN_SPACE.keys()


@pytest.mark.parametrize("name", sorted(OWN))
def test_ones_own_desk_asks_strangers_to_sign_in(name, client, db):
    route = dict(patterns())[name]
    path = "/" + re.sub(r"<\w+:\w+>", "x", re.sub(r"<int:\w+>", "1", route))

    for answer in (client.get(path), client.post(path)):
        if answer.status_code in {204, 405}:  # nothing at all
            assert answer.content == b""
        else:
            assert answer.status_code in {302, 303}
            assert "/accounts/login/" in answer["Location"]


@pytest.mark.parametrize("path", ["/cms/login/", "/_util/login/", "/cms/password_reset/"])
def test_wagtails_own_logins_lead_to_ours(path, client, db):
    for answer in (client.get(path), client.post(path, {"username": "a", "password": "b"})):
        assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/")


def test_the_admin_is_closed_to_who_edits_no_pages(world, browser_of):
    assert browser_of("visitor").get("/cms/pages/").status_code == 302
    for reader in ("stranger", "administrator", "rival", "coordinator"):
        for path in ("/cms/", "/cms/pages/", "/cms/api/main/pages/", "/cms/users/"):
            assert browser_of(reader).get(path).status_code == 403


def keys_of(world: World, place: str, audience: str) -> dict[str, int]:
    """The id of one thing of each kind in ``place`` for ``audience``."""
    from collaboration.models import Task
    from community.models import Block, Case, Invitation, Membership, Report
    from forums.models import HeldContribution, Revelation
    from rooms.models import AgendaItem, Message, NoteBlock, RoomMeasure, RoomPoll

    keys = {t.kind: t.obj.pk for t in world.things if (t.place, t.audience) == (place, audience)}
    keys |= {t.kind: t.obj.pk for t in world.links if (t.place, t.audience) == (place, audience)}
    topic = next(t.obj for t in world.things if (t.kind, t.place, t.audience) == ("topic", place, audience))
    room = next(t.obj for t in world.things if (t.kind, t.place, t.audience) == ("room", place, audience))
    keys["post"] = topic.posts.earliest("pk").pk
    keys["message"] = Message.objects.filter(room=room).earliest("pk").pk
    keys["item"] = AgendaItem.objects.get(room=room).pk
    keys["poll"] = RoomPoll.objects.filter(room=room).earliest("pk").pk
    keys["note"] = NoteBlock.objects.filter(room=room).earliest("pk").pk
    if "group" in keys:
        keys["task"] = Task.objects.filter(group_id=keys["group"]).earliest("pk").pk
    waiting = HeldContribution.objects.filter(space=world.spaces[place])
    keys["held"] = waiting.filter(kind="reply").earliest("pk").pk
    keys["comment"] = waiting.filter(kind="comment").earliest("pk").pk
    keys["invitation"] = Invitation.objects.filter(space=world.spaces[place]).earliest("pk").pk
    keys["block"] = Block.objects.filter(space=world.spaces[place]).earliest("pk").pk
    keys["case"] = Case.objects.filter(space=world.spaces[place]).earliest("pk").pk
    keys["report"] = Report.objects.filter(space=world.spaces[place]).earliest("pk").pk
    keys["revelation"] = Revelation.objects.filter(space=world.spaces[place]).earliest("pk").pk
    measures = RoomMeasure.objects.filter(space=world.spaces[place])
    keys["measure"] = measures.earliest("pk").pk
    keys["membership"] = Membership.objects.filter(space=world.spaces[place]).earliest("pk").pk
    return keys


def address(name: str, slug: str, keys: dict[str, int], world: World) -> str:
    """The address of ``name`` in ``slug`` for the thing that its row names; 1 where the world has none."""
    stands_for = IN_SPACE[name]
    route = next(route for found, route in patterns() if found == name)
    values: dict[str, Any] = {"slug": slug} | ({"what": "post"} if "<slug:what>" in route else {})
    if "kind" in route:
        values["kind"] = "communication"
    if "board_slug" in route:
        values["board_slug"] = "questions"
    if "pk>" in route:
        values["pk"] = keys.get("group" if stands_for == "task" else stands_for, 1)
    if "<slug:code>" in route:
        values["code"] = "when"  # a part of a room's page
    if "<slug:form>" in route:
        values["form"] = "json"
    if "version" in route:
        values["version"] = "0" * 12
    if "<width>" in route:
        values |= {"name": "0" * 40, "width": "96"}
    numbers = {"number": 1, "task_pk": keys.get("task"), "message_pk": keys["message"], "upload_pk": 1}
    numbers["item_pk"] = keys["item"]
    numbers |= {"poll_pk": keys["poll"], "block_pk": keys["note"]}
    numbers |= {"who": 1, "guest_pk": 1}
    values |= {"what": "people", "verb": "mute"} if "<slug:verb>" in route else {}
    values |= {part: pk for part, pk in numbers.items() if f"<int:{part}>" in route}
    if "<slug:words>" in route:
        values["words"] = "item"
    if "<slug:table>" in route:
        values["table"] = "unanswered"
    signed = {"signed": signing.dumps(keys["comment"], salt=SALT)} if "<str:signed>" in route else {}
    return reverse(name, kwargs=values | signed)


def statuses(client: Any, path: str) -> set[int]:
    return {client.get(path).status_code, client.post(path, {}).status_code}


@pytest.mark.parametrize("reader", ["visitor", "stranger", "rival", "administrator", "coordinator"])
def test_a_hidden_space_looks_like_none(reader, world, browser_of):
    client = browser_of(reader)
    keys = keys_of(world, HIDDEN, "space")

    found = {name: statuses(client, address(name, HIDDEN, keys, world)) for name in IN_SPACE}

    assert {name: seen for name, seen in found.items() if seen != {404}} == {}


@pytest.mark.parametrize("reader", ["member", "administrator"])
def test_foreign_things_do_not_exist_under_ones_own_space(reader, world, browser_of):
    client = browser_of(reader)
    keys = keys_of(world, HIDDEN, "space")
    names = [name for name, stands_for in IN_SPACE.items() if stands_for not in {"", "board"}]

    found = {name: statuses(client, address(name, OPEN, keys, world)) for name in names}

    assert {name: seen for name, seen in found.items() if not (404 in seen and seen <= REFUSED)} == {}
    assert statuses(client, reverse("board", args=[OPEN, "no-such-board"])) <= REFUSED


@pytest.mark.parametrize("reader", ["visitor", "stranger", "member", "moderator", "administrator"])
def test_what_is_for_other_people_does_not_exist_even_for_administrators(reader, world, browser_of):
    client = browser_of(reader)
    keys = keys_of(world, OPEN, "parties")
    names = [name for name, stands_for in IN_SPACE.items() if stands_for in {"topic", "post", "room"}]
    allowed = REFUSED | {302, 303} if reader == "visitor" else REFUSED

    found = {name: statuses(client, address(name, OPEN, keys, world)) for name in names}

    assert {name: seen for name, seen in found.items() if not seen <= allowed} == {}


def test_an_error_page_says_nothing_of_the_thing(world, browser_of):
    path = address("topic", HIDDEN, keys_of(world, HIDDEN, "space"), world)
    unknown = "/spaces/never-was/communication/topics/1-item/"
    client = browser_of("rival")

    shown, nothing = (client.get(p).content.decode().replace(p, "") for p in (path, unknown))

    assert HIDDEN not in shown.replace(path, "").lower()
    assert re.search(r"zq[a-z]+xq", shown) is None
    always_new = r"[A-Za-z0-9+/=_-]{20,}|data-since=\S+"
    assert re.sub(always_new, "", shown) == re.sub(always_new, "", nothing)
