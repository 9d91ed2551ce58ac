"""Links are reported, hidden by moderators, and come back."""

import pytest

from links.models import ExternalLink
from links.operations.hiding import hide_link, show_link
from links.operations.links import add_link
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from tests.community.deciding import answered, decided, objected, reported
from tests.links.test_directory import HERE, text, titles


@pytest.fixture
def link(everywhere, space, member):
    return add_link(actor=member, space=space, text=text(words=("Mobility",)), audience="space")


def test_a_hidden_link_is_there_for_moderators_and_its_author_alone(
    everywhere, everybody, space, member, signed_in, client
):
    link = add_link(actor=member, space=space, text=text(), audience="public")
    hide_link(actor=SYSTEM, link=link)
    link.refresh_from_db()

    shown = {who for who, actor in everybody.items() if actor.has_perm("links.view_link", link)}
    listed = {
        who for who, actor in everybody.items() if ExternalLink.objects.visible_to(actor).filter(pk=link.pk)
    }
    assert shown == listed == {"member", "moderator", "administrator"}
    assert client.get(link.get_absolute_url()).status_code == 404
    assert "Hidden by the moderators" in signed_in(member).get(link.get_absolute_url()).content.decode()


def test_only_the_platform_hides(link, moderator, administrator):
    for actor in (moderator, administrator):
        with pytest.raises(AccessDeniedError):
            hide_link(actor=actor, link=link)
        with pytest.raises(AccessDeniedError):
            show_link(actor=actor, link=link)
    link.refresh_from_db()
    assert link.hidden_at is None


def test_a_reported_link_is_hidden_and_comes_back(
    link, member, colleague, moderator, administrator, signed_in
):
    page = signed_in(colleague).get(HERE).content.decode()
    assert f"/spaces/baltic/report/link/{link.pk}/" in page
    case = reported(link, colleague)

    case = decided(case, moderator, "hide")
    seen = signed_in(member).get(case.get_absolute_url()).content.decode()
    assert ["https://example.org/1" in seen, titles(signed_in(colleague))] == [True, []]
    answered(objected(case), administrator, upheld=True)
    assert titles(signed_in(colleague)) == ["Link 1"]


def test_a_link_cannot_be_removed_by_a_decision(link, colleague, moderator):
    case = reported(link, colleague)

    with pytest.raises(OperationRefusedError) as refused:
        decided(case, moderator, "remove")
    assert (refused.value.field, ExternalLink.objects.count()) == ("verdict", 1)
