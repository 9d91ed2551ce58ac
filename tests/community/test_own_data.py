"""The copy of one's data: everything of one's own, nothing of others."""

import gc
import json
import tracemalloc
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import timezone

from community.agreements import current_versions, note_agreements
from community.archive import write_archive
from community.models import (
    Invitation,
    MailSettings,
    NoticePreference,
    SpaceRequest,
)
from community.operations.contacts import name_contact
from community.operations.positions import PositionText, add_position
from community.operations.profiles import keep_languages
from community.skills import Skill
from portal.models.files import private_storage
from portal.operations import SYSTEM
from portal.own_data import holdings
from portal.tenancy.scope import forget_person
from tests.community.inviting import verified
from tests.factories import OrganisationFactory
from tests.factories_rooms import make_message
from tests.life import FOREIGN, OWN, hide_away, live


@pytest.fixture
def life(everywhere, space, member, colleague):
    note_agreements(member, current_versions(), via="sign_up")
    return live(member, colleague, space)


def archive_of(person):
    out = BytesIO()
    write_archive(person, out)
    return ZipFile(out)


def told(archive, code):
    return json.loads(archive.read(f"data/{code}.json"))


def test_everything_of_ones_own_is_in_it(life, member):
    archive = archive_of(member)

    assert archive.testzip() is None
    assert [row["text"] for row in told(archive, "posts")] == [f"Asked {OWN}", f"Answer {OWN}"]
    assert [row["topic"] for row in told(archive, "posts")] == [f"Title {OWN}", "Their question"]
    assert [row["text"] for row in told(archive, "messages")] == [f"Hello {OWN}"]
    assert [row["title"] for row in told(archive, "resources")] == [f"Resource {OWN}", f"Draft {OWN}"]
    assert [row["steps"][0]["text"] for row in told(archive, "practices")] == [f"Step {OWN}"]
    assert [row["group"] for row in told(archive, "groups")] == ["A group"]
    assert [row["task"] for row in told(archive, "tasks")] == ["Their task"]
    assert [row["email"] for row in told(archive, "account")] == [member.email]
    assert [row["space"] for row in told(archive, "memberships")] == ["Baltic ILP"]
    assert {row["kind"] for row in told(archive, "consents")} == {"terms", "privacy"}
    assert told(archive, "profile")[0]["shown_to"] == "network"


def test_what_one_says_of_oneself_and_wishes_is_in_it_part_by_part(life, member, space, hidden_space):
    add_position(actor=member, person=member, text=PositionText("Amatu skola", title="Teacher"))
    keep_languages(actor=member, person=member, skills=[Skill("lv", "native", can_counsel=True)])
    MailSettings.objects.create(user=member, quiet_from=22, quiet_until=7)
    for place in (None, space, hidden_space):
        NoticePreference.objects.create(user=member, space=place, group="news", delivery="here")
    SpaceRequest.objects.create(
        user=member, name="Weavers", kind="network", template="theme", visibility="network", purpose="Wool"
    )
    name_contact(
        actor=SYSTEM, organisation=OrganisationFactory(name="Salon"), person=member, role="host",
        is_public=False,
    )  # fmt: skip
    verified(member, "second@example.net")
    Invitation.objects.create(space=space, email="second@example.net", expires_at=timezone.now())

    archive = archive_of(member)

    (profile,) = told(archive, "profile")
    assert [(row["organisation_name"], row["title"]) for row in profile["positions"]] == [
        ("Amatu skola", "Teacher")
    ]
    assert [(row["language"], row["level"]) for row in profile["language_skills"]] == [("lv", "native")]
    assert told(archive, "account")[0]["mail"]["quiet_from"] == 22
    assert [(row["everywhere"], row["space"]) for row in told(archive, "mail")] == [
        (True, None), (False, "Baltic ILP"), (False, None),
    ]  # fmt: skip
    assert [row["purpose"] for row in told(archive, "space_requests")] == ["Wool"]
    assert [row["organisation"] for row in told(archive, "contacts")] == ["Salon"]
    assert [row["space"] for row in told(archive, "invitations")] == ["Baltic ILP"]


def test_the_files_that_one_uploaded_are_in_it_byte_for_byte(life, member):
    archive = archive_of(member)

    files = sorted(name for name in archive.namelist() if name.startswith("files/"))
    assert files == sorted([f"files/{life.file.pk}-plan.pdf", f"files/{life.draft_file.pk}-draft.pdf"])
    with life.file.blob.open("rb") as blob:
        assert archive.read(f"files/{life.file.pk}-plan.pdf") == blob.read()


def test_nothing_that_others_wrote_is_in_it(life, member, hidden_space, colleague):
    hide_away(member, colleague, hidden_space)
    forget_person(member.pk)

    archive = archive_of(member)

    everything = "".join(archive.read(name).decode(errors="ignore") for name in archive.namelist())
    assert FOREIGN not in everything
    assert hidden_space.name not in everything
    assert "Told zqownxq in secret" in everything  # what one wrote stays one's own
    secret = next(row for row in told(archive, "posts") if "secret" in row["text"])
    assert (secret["space"], secret["topic"], secret["address"]) == (None, None, None)


def test_a_page_and_a_text_say_what_is_there(life, member):
    archive = archive_of(member)

    page, text = archive.read("index.html").decode(), archive.read("README.txt").decode()
    for holding in holdings():
        assert f"data/{holding.code}.json" in page
        assert f"data/{holding.code}.json" in text
    assert "<script" not in page


def test_file_names_cannot_leave_the_folder(life, member):
    life.file.original_name = "../../etc/passwd"
    life.file.save(update_fields=["original_name"])

    assert all(".." not in name for name in archive_of(member).namelist())


def test_a_file_whose_bytes_are_gone_is_left_out(life, member):
    private_storage().delete(life.file.blob.name)

    names = archive_of(member).namelist()

    assert [name for name in names if name.startswith("files/")] == [f"files/{life.draft_file.pk}-draft.pdf"]


@pytest.fixture
def tidied_as_usual():
    """Garbage is looked for as often as where the site runs."""
    rarely = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*rarely)


@pytest.mark.usefixtures("tidied_as_usual")
def test_memory_does_not_grow_with_what_somebody_wrote(life, member):
    def peak():
        tracemalloc.start()
        with open("/dev/null", "wb") as nothing:  # noqa: PTH123
            write_archive(member, _Counting(nothing))
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak()
    few = peak()
    for number in range(600):
        make_message(member, life.room, f"{number} " + "words " * 100)
    many = peak()

    assert many - few < 1_500_000  # 600 messages are one MB as rows, in slices of 200


class _Counting(BytesIO):
    """Takes bytes and forgets them."""

    def __init__(self, out):
        super().__init__()
        self.at = 0

    def write(self, data):
        self.at += len(data)
        return len(data)

    def tell(self):
        return self.at

    def seekable(self):
        return False
