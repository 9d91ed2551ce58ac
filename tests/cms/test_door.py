"""Who may enter ``/cms/``, and what they find there."""

import pytest
from django.urls import reverse

from community.operations.memberships import change_role, leave_space, remove_member
from community.operations.spaces import archive_space, reopen_space
from portal.choices import Role
from tests.cms.conftest import make_content, make_editor


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_an_editor_finds_the_pages_of_their_space_alone(desk, space, other_space, pages, other_pages):
    home = desk.get("/cms/")

    assert home.status_code == 200
    assert space.name in home.content.decode()
    assert other_space.name not in home.content.decode()
    assert desk.get(edit(pages)).status_code == 200
    assert desk.get(edit(other_pages)).status_code == 404


def test_visitors_sign_in_first(client, pages):
    answer = client.get(edit(pages))

    assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={edit(pages)}")


def test_who_edits_nothing_is_refused(signed_in, administrator, pages):
    assert signed_in(administrator).get("/cms/").status_code == 403
    assert signed_in(administrator).get(edit(pages)).status_code == 403


def test_superusers_find_every_page(signed_in, stranger, pages, other_pages):
    stranger.is_superuser = True
    stranger.save()

    for page in (pages, other_pages):
        assert signed_in(stranger).get(edit(page)).status_code == 200


def lose_flag(membership, administrator):
    membership.edits_pages = False
    membership.save()


def become_observer(membership, administrator):
    change_role(actor=administrator, membership=membership, role=Role.OBSERVER)


def leave(membership, administrator):
    leave_space(actor=membership.user, space=membership.space)


def be_removed(membership, administrator):
    remove_member(actor=administrator, membership=membership)


def be_archived(membership, administrator):
    archive_space(actor=administrator, space=membership.space)


@pytest.mark.parametrize("loss", [lose_flag, become_observer, leave, be_removed, be_archived])
def test_losing_the_right_takes_effect_at_once(loss, desk, editor, administrator, space, pages):
    assert desk.get(edit(pages)).status_code == 200

    loss(editor.memberships.get(space=space), administrator)

    assert desk.get(edit(pages)).status_code == 403
    assert desk.post(edit(pages), {"action-publish": "1"}).status_code == 403


def test_an_archived_space_has_no_rights_in_wagtail_until_it_is_open_again(
    editor, administrator, space, pages
):
    group = editor.groups.get(name=f"space {space.pk} editors")

    archive_space(actor=administrator, space=space)
    assert (group.page_permissions.count(), group.collection_permissions.count()) == (0, 0)

    space.refresh_from_db()
    reopen_space(actor=administrator, space=space)
    assert (group.page_permissions.count(), group.collection_permissions.count()) == (3, 6)


def test_an_older_space_gets_its_collection_when_its_editor_comes(desk, space):
    space.collection.delete()

    assert desk.get("/cms/images/").status_code == 200
    space.refresh_from_db()
    assert space.collection.name == space.name


def test_who_edits_two_spaces_begins_at_the_first_and_reaches_both(
    signed_in, space, other_space, pages, other_pages
):
    user = make_editor(space, "eddy")
    from community.operations.memberships import admit_member
    from portal.operations import SYSTEM

    admit_member(actor=SYSTEM, space=other_space, user=user, edits_pages=True)
    desk = signed_in(user)

    assert desk.get("/cms/pages/")["Location"] == f"/cms/pages/{pages.pk}/"
    assert desk.get(edit(other_pages)).status_code == 200


def test_fixed_pages_stay_and_free_pages_go(desk, space, pages):
    section = pages.get_children().first()
    free = make_content(space, "Contacts")

    for page in (pages, section):
        desk.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        desk.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
        page.refresh_from_db()
        assert page.live
    desk.post(reverse("wagtailadmin_pages:delete", args=[free.pk]))

    assert not pages.get_children().filter(pk=free.pk).exists()


@pytest.mark.parametrize("name", ["move", "copy", "set_privacy", "lock"])
def test_pages_are_not_moved_copied_locked_or_made_private(name, desk, space, pages):
    free = make_content(space, "Contacts")

    assert desk.get(reverse(f"wagtailadmin_pages:{name}", args=[free.pk])).status_code == 404


def test_ones_account_is_changed_in_our_own_pages(desk):
    for answer in (desk.get("/cms/account/"), desk.post("/cms/account/", {"email": "new@example.org"})):
        assert (answer.status_code, answer["Location"]) == (302, "/me/settings/")


def test_those_who_may_find_the_way_in(desk, signed_in, administrator, space, pages):
    for path in (f"/spaces/{space.slug}/", f"/spaces/{space.slug}/communication/"):
        assert "/cms/pages/" in desk.get(path).content.decode()
        assert "/cms/pages/" not in signed_in(administrator).get(path).content.decode()
