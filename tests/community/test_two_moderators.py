"""Two moderators decide in the same moment: one decision holds, and the other learns of it."""

import threading

import pytest
from django.db import connections
from django.utils import timezone

from community.models import Case, User
from community.operations.moderation import decide_case, report
from forums.models import Post
from portal.operations import OperationRefusedError
from portal.tenancy import all_spaces
from tests.community.deciding import reported
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory, answer
from tests.lines import anywhere, database_file

ROUNDS = 4


def at_once(acts):
    """Run ``acts`` on a thread each, from the same moment; what became of them."""
    start = threading.Barrier(len(acts), timeout=20)
    ended = []

    def run(act):
        try:
            with all_spaces("two at once"):
                start.wait()
                act()
            ended.append("done")
        except OperationRefusedError:
            ended.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(ended)


@pytest.fixture
def people(db, tmp_path):
    with database_file(tmp_path / "moderators.sqlite3"):
        space = SpaceFactory(slug="baltic")
        made = {name: UserFactory(handle=name) for name in ("first", "second", "author", "reader")}
        for name, person in made.items():
            join(person, space, "moderator" if name in {"first", "second"} else "member")
        with anywhere():
            made["topic"] = QuestionFactory(board=BoardFactory(space=space), author=made["reader"])
        yield made


def test_one_decision_holds(people):
    for number in range(ROUNDS):
        with anywhere():
            case = reported(answer(people["topic"], people["author"], f"Noise {number}"), people["reader"])

        def decide(who, verdict, case=case):
            actor = User.objects.get(pk=people[who].pk)
            decide_case(actor=actor, case=case, version=0, verdict=verdict, note="Please stay kind.")

        assert at_once([lambda: decide("first", "hide"), lambda: decide("second", "warn")]) == [
            "done", "refused",
        ]  # fmt: skip
        with anywhere():
            case, post = Case.objects.get(pk=case.pk), Post.objects.get(pk=case.object_id)
            assert (case.version, case.verdict == "hide") == (1, post.is_removed)
            assert case.decided_at <= timezone.now()


def test_reports_at_once_make_one_case(people):
    with anywhere():
        post = answer(people["topic"], people["author"], "Noise")

    def tell(who):
        mine = Post.objects.select_related("space", "topic", "author").get(pk=post.pk)
        report(actor=User.objects.get(pk=people[who].pk), obj=mine, reason="spam")

    ended = at_once([lambda: tell("first"), lambda: tell("second"), lambda: tell("reader")])

    with anywhere():
        case = Case.objects.get()
        assert ended == ["done", "done", "done"]
        assert (case.report_count, case.reports.count()) == (3, 3)
