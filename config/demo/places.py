"""Accounts, spaces, organisations, memberships and shared words of the demo."""

import base64

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.html import escape

from community.models import Membership, Organisation, User
from community.operations.making_spaces import create_space
from community.operations.memberships import admit_member, join_space
from community.operations.organisations import take_part
from community.operations.people import edit_profile, open_profile
from community.page_groups import follow_membership
from config.demo import profiles, schema
from config.demo.clock import moment
from config.demo.content import CONTENT
from config.demo.world import World
from forums.models import Board
from forums.operations.boards import create_board
from portal.models import Space, Tag
from portal.operations import SYSTEM
from portal.pages import ensure_home, paragraphs
from portal.tags import put_core_in


def shared_password() -> str:
    """Give the one password of all demo accounts: this installation's own, the same at every load."""
    digest = salted_hmac(
        "guildhall.demo", "accounts", secret=settings.SECRET_KEY, algorithm="sha256"
    ).digest()
    return f"demo-{base64.b32encode(digest).decode().lower()[:8]}"


def open_front_door() -> None:
    """Let the network home say what this is, unless somebody has written there."""
    home = ensure_home(introduction=CONTENT.home.lead)
    if not home.introduction:
        home.introduction = CONTENT.home.lead
        home.save(update_fields=["introduction"])


def share_words() -> None:
    if not Tag.objects.filter(space=None).exclude(code="").exists():
        put_core_in()
    present = set(Tag.objects.filter(space=None).values_list("slug", flat=True))
    Tag.objects.bulk_create(
        Tag(slug=tag.slug, name=tag.label) for tag in CONTENT.tags if tag.slug not in present
    )


def open_accounts(world: World) -> int:
    """Make the accounts that are missing; returns how many. All share one hash, which is slow to make."""
    world.people = {
        user.email: user for user in User.objects.filter(email__in=[p.email for p in CONTENT.people])
    }
    missing = [person for person in CONTENT.people if person.email not in world.people]
    password = make_password(shared_password()) if missing else ""
    for person in missing:
        with moment(world.ago(person.at)):
            user = _open_account(person, password)
        world.people[person.email] = user
    world.people = {person.key: world.people[person.email] for person in CONTENT.people}
    return len(missing)


def _open_account(person: schema.Person, password: str) -> User:
    user = User(
        email=person.email,
        password=password,
        display_name=person.name,
        handle=person.handle,
        network_role=person.network_role,
        is_demo=True,
        is_staff=person.superuser,
        is_superuser=person.superuser,
        date_joined=timezone.now(),
    )
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    open_profile(actor=user)
    edit_profile(
        actor=user,
        person=user,
        display_name=person.name,
        handle=person.handle,
        headline=person.headline,
        bio=person.about,
        target_group=person.target_group,
        country=person.country,
    )
    profiles.say_more(user, person)
    return user


def make_spaces(world: World) -> int:
    """Make the spaces that are missing, each with its administrator and boards; returns how many."""
    world.spaces = {
        space.slug: space for space in Space.objects.filter(slug__in=[s.key for s in CONTENT.spaces])
    }
    missing = [space for space in CONTENT.spaces if space.key not in world.spaces]
    for space in missing:
        with moment(world.ago(space.at)):
            world.spaces[space.key] = _make_space(world, space)
    return len(missing)


def _make_space(world: World, space: schema.Space) -> Space:
    first = next(person for person in CONTENT.people if person.roles.get(space.key) == "administrator")
    made = create_space(
        actor=SYSTEM,
        slug=space.key,
        name=space.name,
        kind=space.kind,
        visibility=space.visibility,
        join_policy=space.join_policy,
        administrator=world.people[first.key],
        tagline=space.tagline,
        description=space.description,
        languages=space.languages,
        accent=space.accent,
        is_demo=True,
        body=paragraphs(*(_html(part) for part in space.description.split("\n\n"))),
        introductions={
            kind: paragraphs(_html(getattr(space.sections, kind)))
            for kind in ("communication", "sharing", "collaboration", "cooperation")
        },
    )
    if space.key in first.edits_pages:
        _let_edit_pages(world.people[first.key], made)
    # The space's own boards stand in place of the usual ones.
    Board.objects.filter(space=made).delete()
    for board in space.boards:
        create_board(
            actor=SYSTEM,
            space=made,
            name=board.name,
            slug=board.slug,
            purpose=board.description,
            audience=board.audience,
            colour=board.colour,
            opened_by=board.opened_by,
            kinds=board.kinds,
        )
    return made


def _let_edit_pages(user: User, space: Space) -> None:
    membership = Membership.objects.get(user=user, space=space)
    membership.edits_pages = True
    membership.save(update_fields=["edits_pages"])
    follow_membership(user, space, membership)


def _html(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def let_people_in(world: World) -> int:
    """Make memberships of people and spaces that have none yet; returns how many."""
    present = set(
        Membership.objects.filter(user__in=world.people.values()).values_list("user_id", "space_id")
    )
    wanted = [(person, key, role) for person in CONTENT.people for key, role in person.roles.items()]
    made = 0
    for person, key, role in wanted:
        user, space = world.people[person.key], world.spaces[key]
        before = f"membership.{person.key}.{key}"
        if before in world.ledger:
            continue
        with moment(max(world.ago(person.at), space.created_at)):
            if (user.pk, space.pk) not in present:
                _let_in(user, space, role, person)
                made += 1
            world.ledger.remember(before, user)
    return made


def _let_in(user: User, space: Space, role: str, person: schema.Person) -> None:
    if space.slug in person.self_joined:
        join_space(actor=user, space=space)
        return
    admit_member(
        actor=SYSTEM, space=space, user=user, role=role, edits_pages=space.slug in person.edits_pages
    )


def register_organisations(world: World) -> int:
    """Make the profiles that are missing and say where each takes part and who works there."""
    own_spaces = {
        space.organisation: world.spaces[space.key] for space in CONTENT.spaces if space.organisation
    }
    made = 0
    for organisation in CONTENT.organisations:
        if Organisation.objects.filter(name=organisation.name, country=organisation.country).exists():
            continue
        with moment(world.ago("320d")):
            row = profiles.register(organisation, own_spaces.get(organisation.key))
            for part in organisation.takes_part:
                take_part(actor=SYSTEM, organisation=row, space=world.spaces[part.space], role=part.role)
        for person in CONTENT.people:
            if person.organisation == organisation.key:
                profiles.take_position(world.people[person.key], person, row)
        made += 1
    return made
