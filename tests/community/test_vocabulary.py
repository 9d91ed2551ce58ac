"""Words of a space: its own on top of the shared core."""

import pytest
from django.utils import translation

from community.operations.vocabulary import add_word, merge_word, rename_word, retire_word
from forums.forms import TopicForm
from forums.models import TopicTag
from portal.models import Tag
from portal.operations import AccessDeniedError, OperationRefusedError
from portal.tags import label_of, named, offered_in, put_on
from portal.vocabulary import CORE, LABELS
from search.models import IndexChange
from tests.factories import CircleFactory, CircleMemberFactory
from tests.factories_forums import BoardFactory, TopicFactory

PAGE = "/spaces/baltic/settings/words/"


@pytest.fixture
def topic(everywhere, space, member):
    return TopicFactory(board=BoardFactory(space=space), author=member)


@pytest.fixture
def word(everywhere, space):
    return Tag.objects.create(space=space, name="Ilp forms", slug="ilp-forms")


def test_the_core_is_there_with_its_codes(db):
    rows = {tag.code: (tag.slug, tag.kind) for tag in Tag.objects.filter(space=None).exclude(code="")}

    assert rows == {word.code: (word.slug, word.kind) for word in CORE}
    assert (len(LABELS), len({word.slug for word in CORE})) == (len(CORE), len(CORE))
    assert not any("," in word.name for word in CORE)


def test_a_word_is_added_and_proposed(space, administrator, signed_in, everywhere):
    answer = signed_in(administrator).post(PAGE, {"name": "Placement abroad", "kind": "topic"})

    added = Tag.objects.get(space=space)
    assert (answer.status_code, added.slug, added.kind) == (303, "placement-abroad", "topic")
    assert added in offered_in(space)


@pytest.mark.parametrize("name", ["", "Quality", "quality", "one, two", "!!!", "Ilp forms"])
def test_a_bad_word_is_refused_at_its_field(name, word, space, administrator, signed_in):
    answer = signed_in(administrator).post(PAGE, {"name": name, "kind": "topic"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["name"])
    assert list(Tag.objects.filter(space=space)) == [word]


def test_renaming_keeps_the_slug_so_links_go_on(word, administrator, space, signed_in):
    path = f"{PAGE}{word.pk}/"
    browser = signed_in(administrator)

    saved = browser.post(path, {"name": "Plans", "kind": "topic"})
    clash = browser.post(path, {"name": "Quality", "kind": "topic"})

    word.refresh_from_db()
    assert (saved.status_code, word.name, word.slug, word.kind) == (303, "Plans", "ilp-forms", "topic")
    assert (clash.status_code, list(clash.context["rename"].errors)) == (422, ["name"])


def test_merging_carries_things_over_and_the_old_word_stands_for_the_new_one(
    topic, word, space, administrator, everywhere, signed_in
):
    both = TopicFactory(board=topic.board)
    put_on(topic, ["Ilp forms"], through=TopicTag)
    put_on(both, ["Ilp forms", "Quality"], through=TopicTag)
    quality = Tag.objects.get(code="quality")
    IndexChange.objects.all().delete()

    answer = signed_in(administrator).post(f"{PAGE}{word.pk}/", {"do": "merge", "into": quality.pk})

    assert answer.status_code == 303
    assert [list(each.taggings.values_list("tag__code", flat=True)) for each in (topic, both)] == [
        ["quality"], ["quality"],
    ]  # fmt: skip
    assert named(space, ["ILP forms", "Quality"]) == [quality]
    assert word not in offered_in(space)
    assert list(IndexChange.objects.values_list("op", flat=True)) == ["contents"]


def test_a_word_is_not_merged_into_itself_or_a_foreign_one(word, other_space, administrator, everywhere):
    foreign = Tag.objects.create(space=other_space, name="Foreign", slug="foreign")

    for into in (word, foreign):
        with pytest.raises(OperationRefusedError) as refused:
            merge_word(actor=administrator, word=word, into=into)
        assert refused.value.field == "into"

    word.refresh_from_db()
    assert word.merged_into is None


def test_a_retired_word_stays_on_things_and_comes_back(topic, word, space, administrator, everywhere):
    put_on(topic, ["Ilp forms"], through=TopicTag)
    retire_word(actor=administrator, word=word)
    with pytest.raises(OperationRefusedError):
        retire_word(actor=administrator, word=word)

    assert (topic.taggings.count(), word in offered_in(space)) == (1, False)
    again = add_word(actor=administrator, space=space, name="ILP forms", kind="topic")
    assert (again.pk, again.retired_at) == (word.pk, None)


def test_words_of_the_core_are_protected(space, administrator, everywhere):
    quality = Tag.objects.get(code="quality")

    for change in (
        lambda: rename_word(actor=administrator, word=quality, name="Other", kind="topic"),
        lambda: merge_word(actor=administrator, word=quality, into=Tag.objects.get(code="digital")),
        lambda: retire_word(actor=administrator, word=quality),
    ):
        with pytest.raises(OperationRefusedError):
            change()

    quality.refresh_from_db()
    assert (quality.name, quality.retired_at) == ("Quality", None)


@pytest.mark.parametrize("who", ["moderator", "member", "rival", "coordinator", "visitor"])
def test_only_administrators_keep_the_words(who, word, space, everybody, as_reader):
    actor = everybody[who]

    with as_reader(actor, space):
        for change in (
            lambda: add_word(actor=actor, space=space, name="Mine"),
            lambda: rename_word(actor=actor, word=word, name="Mine", kind="topic"),
            lambda: retire_word(actor=actor, word=word),
        ):
            with pytest.raises(AccessDeniedError):
                change()

    word.refresh_from_db()
    assert (word.name, word.retired_at, Tag.objects.filter(space=space).count()) == ("Ilp forms", None, 1)


def test_the_word_of_another_space_is_nowhere(other_space, administrator, everywhere, signed_in):
    foreign = Tag.objects.create(space=other_space, name="Foreign", slug="foreign")

    assert signed_in(administrator).get(f"{PAGE}{foreign.pk}/").status_code == 404


def test_words_of_things_for_other_people_are_shown_to_nobody_else(
    topic, space, administrator, member, everywhere, signed_in
):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=member)
    secret = TopicFactory(board=None, space=space, audience="parties", circle=circle, author=member)
    put_on(secret, ["Dismissal"], through=TopicTag)
    put_on(topic, ["Harvest"], through=TopicTag)
    browser = signed_in(administrator)

    page = browser.get(PAGE)
    pages = {tag.name: browser.get(f"{PAGE}{tag.pk}/").status_code for tag in Tag.objects.filter(space=space)}

    assert [tag.name for tag in page.context["own"]] == ["Harvest"]
    assert pages == {"Dismissal": 404, "Harvest": 200}
    assert Tag.objects.get(name="Dismissal") not in offered_in(space)


def test_forms_propose_words_and_know_the_core_in_the_readers_language(space, everywhere, monkeypatch):
    form = TopicForm(space=space, boards=[], kinds=[], initial={"kind": "help"})
    quality = Tag.objects.get(code="quality")

    assert '<option value="Quality">' in str(form["tags"])
    assert 'list="words-for-tags"' in str(form["tags"])
    with translation.override("lt"):
        assert named(space, [label_of(quality)]) == [quality]
