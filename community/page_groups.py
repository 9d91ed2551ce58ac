"""The second lock on pages: a Django group of readers and one of editors for each space.

What the editors may do in Wagtail's admin stands in ``portal.cms.grants``.

Wagtail's own ``serve``, sitemap and searches know only groups. Ours follow every membership in the same
transaction, so a page below a hidden space stays shut even where our middleware is not asked.
"""

from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from community.models import Membership, User
from portal.choices import Visibility
from portal.models import Space, SpacePage

NETWORK = "people of the network"


def readers_of(space: Space) -> Group:
    return Group.objects.get_or_create(name=f"space {space.pk} readers")[0]


def editors_of(space: Space) -> Group:
    return Group.objects.get_or_create(name=f"space {space.pk} editors")[0]


def network_readers() -> Group:
    return Group.objects.get_or_create(name=NETWORK)[0]


def _belongs(user: User, group: Group, belongs: bool) -> None:  # noqa: FBT001
    if belongs:
        user.groups.add(group)
    else:
        user.groups.remove(group)


def follow_membership(user: User, space: Space, membership: Membership | None) -> None:
    """Put ``user`` into the groups that follow from ``membership``, and out of the others."""
    _belongs(user, readers_of(space), membership is not None)
    _belongs(user, editors_of(space), membership is not None and membership.writes_pages)
    is_accepted = Membership.objects.of_the_network().filter(user=user).exists()
    _belongs(user, network_readers(), is_accepted)


def lock_pages(space: Space) -> None:
    """Restrict the pages of ``space`` to the groups that its visibility allows; public ones to nobody."""
    page = SpacePage.objects.filter(space=space).first()
    if page is None:
        return
    PageViewRestriction.objects.filter(page=page).delete()
    if space.visibility == Visibility.PUBLIC:
        return
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(readers_of(space))
    if space.visibility == Visibility.NETWORK:
        restriction.groups.add(network_readers())
