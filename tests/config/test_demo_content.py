"""The demo's content holds together: keys, references, lengths, times, figures and secrets."""

from collections import Counter
from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest
from django.utils.text import slugify

from community.choices import OrganisationType, TargetGroup
from config.demo.content import CONTENT
from config.demo.items import Topic, ages
from config.demo.text import prose, span
from forums.choices import TopicKind
from portal.choices import AUDIENCES_WITHIN
from portal.countries import COUNTRIES
from portal.languages import LANGUAGES
from portal.ui.kinds import ACCENTS
from repository.choices import Licence, PracticeKind, ResourceKind

SPACES = {space.key: space for space in CONTENT.spaces}

PEOPLE = {person.key: person for person in CONTENT.people}

ORGANISATIONS = {each.key: each for each in CONTENT.organisations}

TAGS = {tag.slug for tag in CONTENT.tags}

MADE = (*CONTENT.topics, *CONTENT.rooms, *CONTENT.resources, *CONTENT.practices, *CONTENT.groups)

BY_KEY = {item.key: item for item in MADE}

GROUPS = {group.key: group for group in CONTENT.groups}


def words_of(item):
    """Every text of an item, its parts included."""
    if isinstance(item, str):
        return item
    if is_dataclass(item):
        return "\n".join(words_of(getattr(item, each.name)) for each in fields(item))
    if isinstance(item, tuple):
        return "\n".join(words_of(each) for each in item)
    return ""


def turns_of(item):
    """Give replies or messages, each with how long ago it was written."""
    steps = item.replies if isinstance(item, Topic) else item.messages
    return list(zip(steps, ages(item.at, steps), strict=True))


def test_wrapping_in_the_source_is_undone():
    text = prose("""
        # One
        two
        three

        - four
          five
        | a
        b | c |
        """)

    assert text == "# One\ntwo three\n\n- four five\n| a b | c |"


@pytest.mark.parametrize("written", ["", "soon", "3 days", "1h 2d"])
def test_a_length_of_time_that_cannot_be_read_is_refused(written):
    with pytest.raises(ValueError, match="length of time"):
        span(written)


def test_every_key_stands_once():
    keys = [*SPACES, *PEOPLE, *ORGANISATIONS, *[item.key for item in MADE]]

    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert len(SPACES) == len(CONTENT.spaces)
    assert len(BY_KEY) == len(MADE)
    assert len({person.email for person in CONTENT.people}) == len(CONTENT.people)
    assert len({person.handle for person in CONTENT.people}) == len(CONTENT.people)


def test_six_network_spaces_and_partner_spaces_of_every_kind():
    doors = Counter((each.kind, each.visibility, each.join_policy) for each in CONTENT.spaces)

    assert doors == {
        ("network", "public", "open"): 4,
        ("network", "public", "request"): 2,
        ("partner", "public", "open"): 3,
        ("partner", "public", "request"): 1,
        ("partner", "network", "request"): 1,
        ("partner", "hidden", "invitation"): 1,
    }


def test_every_reference_leads_somewhere():
    for item in MADE:
        assert item.space in SPACES, item.key
        assert set(getattr(item, "tags", ())) - TAGS == set(), item.key
    for topic in CONTENT.topics:
        boards = {board.slug for board in SPACES[topic.space].boards}
        assert (topic.group in GROUPS) if topic.group else (topic.board in boards), topic.key
    for person in CONTENT.people:
        assert set(person.roles) - set(SPACES) == set(), person.key
        assert {*person.self_joined, *person.edits_pages} - set(person.roles) == set(), person.key
        assert set(person.expertise) - TAGS == set(), person.key
        assert person.organisation is None or ORGANISATIONS[person.organisation].demo, person.key
    for organisation in CONTENT.organisations:
        assert {part.space for part in organisation.takes_part} - set(SPACES) == set()
    for link in CONTENT.links:
        assert {link.origin, link.result} - set(BY_KEY) == set(), link.note


def test_every_code_is_known():
    for item in (*CONTENT.organisations, *CONTENT.people):
        assert item.country in COUNTRIES, item.key
    for person in CONTENT.people:
        assert person.target_group in TargetGroup.values, person.key
    for item in (*CONTENT.spaces, *CONTENT.people):
        assert set(item.languages) - set(LANGUAGES) == set(), item.key
    assert {each.kind for each in CONTENT.organisations} - set(OrganisationType.values) == set()
    assert {each.kind for each in CONTENT.topics} == set(TopicKind.values)
    assert {each.kind for each in CONTENT.practices} == set(PracticeKind.values)
    assert {each.kind for each in CONTENT.resources} == set(ResourceKind.values)
    assert {each.licence for each in CONTENT.resources} - set(Licence.values) == set()
    assert {code for each in CONTENT.practices for code in each.countries} - set(COUNTRIES) == set()
    assert {each.accent for each in CONTENT.spaces} - set(ACCENTS) == set()
    assert [tag.label for tag in CONTENT.tags if slugify(tag.label) != tag.slug] == []


@pytest.mark.parametrize(
    ("items", "name", "longest"),
    [
        (CONTENT.spaces, "name", 120),
        (CONTENT.spaces, "tagline", 160),
        (CONTENT.people, "headline", 120),
        (CONTENT.people, "about", 2000),
        (CONTENT.organisations, "source", 280),
        (CONTENT.topics, "title", 140),
        (CONTENT.rooms, "title", 140),
        (CONTENT.rooms, "purpose", 280),
        (CONTENT.resources, "title", 140),
        (CONTENT.resources, "summary", 280),
        (CONTENT.resources, "source", 280),
        (CONTENT.practices, "title", 120),
        (CONTENT.practices, "summary", 280),
        (CONTENT.practices, "problem", 1500),
        (CONTENT.groups, "title", 140),
        (CONTENT.groups, "aim", 280),
        (CONTENT.links, "note", 280),
    ],
)
def test_texts_keep_to_their_limits(items, name, longest):
    assert [item for item in items if len(getattr(item, name)) > longest] == []


def test_parts_keep_to_their_limits():
    posts = [post for topic in CONTENT.topics for post in topic.replies]
    messages = [message for room in CONTENT.rooms for message in room.messages]
    steps = [step for practice in CONTENT.practices for step in practice.steps]
    tasks = [task for group in CONTENT.groups for task in group.tasks]

    assert [post for post in posts if len(post.text.encode()) > 20_000] == []
    assert [message for message in messages if len(message.text) > 4000] == []
    assert [step for step in steps if len(step.title) > 120 or len(step.duration) > 60] == []
    assert [task for task in tasks if len(task.title) > 160] == []
    assert [item for item in CONTENT.practices if not 1 <= len(item.tags) <= 8 or not item.steps] == []


def test_nothing_is_written_in_the_future_or_before_its_author_came():
    for item in (*CONTENT.topics, *CONTENT.rooms):
        for step, ago in turns_of(item):
            assert ago.total_seconds() > 0, item.key
            assert ago < span(PEOPLE[step.by].at), (item.key, step.by)
    for item in MADE:
        author = getattr(item, "by", "") or getattr(item, "host", "") or item.lead
        assert span(item.at) < span(PEOPLE[author].at), item.key
        assert span(item.at) < span(SPACES[item.space].at), item.key


def test_only_members_write_in_a_space():
    def may_write(person, space):
        return PEOPLE[person].roles.get(space, "observer") != "observer"

    written = [(item.by, item.space, item.key) for item in MADE if hasattr(item, "by")]
    written += [(room.host, room.space, room.key) for room in CONTENT.rooms]
    written += [(post.by, item.space, item.key) for item in CONTENT.topics for post in item.replies]
    written += [(post.by, item.space, item.key) for item in CONTENT.rooms for post in item.messages]
    written += [(who, each.space, each.key) for each in CONTENT.groups for who in (each.lead, *each.members)]

    assert [each for each in dict.fromkeys(written) if not may_write(each[0], each[1])] == []
    assert [each.key for each in CONTENT.spaces if not any(
        person.roles.get(each.key) == "administrator" for person in CONTENT.people
    )] == []  # fmt: skip


def test_no_audience_is_wider_than_its_space():
    for item in (*CONTENT.topics, *CONTENT.rooms, *CONTENT.resources, *CONTENT.practices, *CONTENT.groups):
        assert item.audience in AUDIENCES_WITHIN[SPACES[item.space].visibility], item.key
    for item in (*CONTENT.topics, *CONTENT.rooms):
        assert (item.audience == "parties") == bool(item.group or getattr(item, "people", ())), item.key


def test_the_closed_firm_keeps_everything_to_itself():
    closed = [item for item in MADE if item.space in {"hotel-pori", "orrery-works"}]

    assert {item.audience for item in closed} == {"space"}
    assert Counter(item.space for item in closed) == {"hotel-pori": 4, "orrery-works": 4}


@pytest.mark.parametrize("secret", CONTENT.private_words, ids=lambda secret: secret.word)
def test_a_private_word_stands_in_one_place_only(secret):
    def says(item):
        return secret.word in words_of(item).casefold()

    elsewhere = [CONTENT.home, *CONTENT.organisations, *CONTENT.people, *CONTENT.tags]
    if secret.item:
        holders = {item.key for item in (*MADE, *CONTENT.spaces) if says(item)}
        assert holders == {secret.item}
        assert BY_KEY[secret.item].audience == "parties"
    else:
        assert {item.space for item in MADE if says(item)} == {secret.space}
        assert {item.audience for item in MADE if says(item)} == {"space"}
        assert {key for key, each in SPACES.items() if says(each)} - {"orrery-works"} == set()
    assert [item for item in elsewhere if says(item)] == []


def test_every_partner_space_has_a_private_word():
    assert {secret.space for secret in CONTENT.private_words} == {
        each.key for each in CONTENT.spaces if each.kind == "partner"
    } | {"pathway"}


def test_the_eleven_named_organisations_have_facts_and_no_accounts():
    named = [each for each in CONTENT.organisations if not each.demo]

    assert Counter(part.space for each in named for part in each.takes_part) == {"ilp4wbl": 7, "vision": 4}
    assert [part.role for each in named for part in each.takes_part].count("coordinator") == 2
    assert [each.key for each in named if not each.source.startswith("Source: ")] == []
    assert [each for each in CONTENT.people if each.organisation in {item.key for item in named}] == []
    assert [each.email for each in CONTENT.people if not each.email.endswith("@example.org")] == []


def test_project_figures_are_those_of_the_source():
    projects = {item.key: item.facts for item in CONTENT.resources if item.facts}
    grants = [facts.grant_eur for facts in projects.values() if facts.grant_eur]
    coordinators = [facts.coordinator for facts in projects.values() if facts.coordinator]
    partners = {name for facts in projects.values() for name in facts.partners}

    assert len(projects) == 7
    assert len(grants) == 2
    assert sum(grants) == Decimal("392727.86")
    assert partners | set(coordinators) == {each.name for each in CONTENT.organisations if not each.demo}
    for item in CONTENT.resources:
        if item.facts and item.facts.grant_eur:
            assert f"EUR {item.facts.grant_eur:,.2f} |" in item.body


def test_closed_things_say_what_came_of_them():
    assert {room.key for room in CONTENT.rooms if room.closed_after} == {"room.beauty-units", "room.sme-hour"}
    assert [room.key for room in CONTENT.rooms if bool(room.outcome) != bool(room.closed_after)] == []
    for group in CONTENT.groups:
        closed = group.state == "closed"
        said = (bool(group.done), bool(group.learned), bool(group.next_step), group.ends_days < 0)
        assert said == (closed, closed, closed, closed)
    assert [each.key for each in CONTENT.topics if each.accepted and each.kind != "help"] == []


def test_the_demo_is_large_and_fresh_enough():
    posts = sum(1 + len(topic.replies) for topic in CONTENT.topics)
    messages = sum(len(room.messages) for room in CONTENT.rooms)
    newest = min(ago for item in (*CONTENT.topics, *CONTENT.rooms) for _, ago in turns_of(item))

    assert (len(CONTENT.topics), posts, messages) == (62, 284, 202)
    assert newest < span("15m")
    assert Counter(each.state for each in CONTENT.practices) == {"set": 6, "draft": 1}
    assert Counter(each.state for each in CONTENT.groups) == {"active": 2, "closed": 1}
