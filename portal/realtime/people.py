"""Who stands behind a socket, and whether they still do.

A socket outlives what its handshake read. A session that ended, an account that was closed or a password
that was changed since then shows in the rows that these functions read again.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.http import parse_cookie
from django.utils.crypto import constant_time_compare

from portal.gates import lets_sockets_in
from portal.locality import language_asked, language_of
from portal.realtime.origin import header
from portal.tenancy import Scope, SpaceSet, enter
from portal.tenancy.prepared import HOLE, TEXT_HOLE, Prepared


@dataclass(frozen=True)
class Caller:
    """Somebody signed in, as their session said; ``stamp`` changes when every session must end."""

    user: Any = field(compare=False)
    session_key: str
    stamp: str = field(repr=False)

    @cached_property
    def user_id(self) -> int:
        return int(self.user.pk)


def session_key_of(scope: dict[str, Any]) -> str:
    return parse_cookie(header(scope, b"cookie")).get(settings.SESSION_COOKIE_NAME, "")


def language_of_handshake(scope: dict[str, Any], caller: Caller | None) -> str:
    """In which language a socket speaks: as the pages of the same browser do."""
    cookies = parse_cookie(header(scope, b"cookie"))
    asked = language_asked(cookies.get(settings.LANGUAGE_COOKIE_NAME, ""), header(scope, b"accept-language"))
    return language_of(caller.user if caller else None) or asked


def caller_of(session_key: str) -> Caller | None:
    """The caller of a session, read from its row now; None when nobody is signed in by it.

    Unlike ``django.contrib.auth.get_user`` this never writes: a socket has no answer to set a cookie in.
    """
    if not session_key:
        return None
    store = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    user_id, backend = store.get(SESSION_KEY), store.get(BACKEND_SESSION_KEY)
    if user_id is None or backend not in settings.AUTHENTICATION_BACKENDS:
        return None
    user: Any = get_user_model().objects.filter(pk=user_id, is_active=True).first()
    if user is None or not _hash_is_right(user, store.get(HASH_SESSION_KEY)) or not lets_sockets_in(user):
        return None
    return Caller(user=user, session_key=session_key, stamp=user.password)


def _hash_is_right(user: Any, told: str | None) -> bool:
    right = [user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()]
    return told is not None and any(constant_time_compare(told, each) for each in right)


def still_signed_in(callers: Collection[Caller]) -> set[Caller]:
    """Those whose session and account stand as they did: two queries, whatever their number."""
    alive = living_sessions(callers)
    people = get_user_model().objects.filter(pk__in={caller.user_id for caller in callers}, is_active=True)
    stamps = dict(people.values_list("pk", "password"))
    return {
        caller
        for caller in callers
        if caller.session_key in alive and stamps.get(caller.user_id) == caller.stamp
    }


def living_sessions(callers: Collection[Caller]) -> set[str]:
    """The keys of the callers' sessions that have neither ended nor run out."""
    return {key for (key,) in sessions_alive({caller.session_key for caller in callers})}


def sessions_alive(keys: Collection[str]) -> QuerySet[Any, tuple[str]]:
    """A query for those of ``keys`` whose session has not run out; the database's clock decides."""
    sessions = import_module(settings.SESSION_ENGINE).SessionStore.get_model_class().objects
    found: QuerySet[Any, tuple[str]] = sessions.filter(
        session_key__in=keys, expire_date__gt=Now()
    ).values_list("session_key")
    return found


@cache
def _statements() -> tuple[Prepared, Prepared]:
    people = get_user_model().objects.filter(pk=HOLE, is_active=True)
    return (
        Prepared(sessions_alive([TEXT_HOLE]), TEXT_HOLE),
        Prepared(people.values_list("password"), HOLE),
    )


def is_still_signed_in(caller: Caller) -> bool:
    """``still_signed_in`` for one, at a price that every message can bear."""
    session, stamp = _statements()
    return bool(session.rows(caller.session_key)) and stamp.rows(caller.user_id) == [(caller.stamp,)]


@contextmanager
def reading_as(user: Any) -> Iterator[None]:
    """The scope of one reader, fresh each time: nothing that an earlier scope remembered is trusted."""
    with enter(Scope(reads=SpaceSet.readable_by(user))):
        yield


@contextmanager
def acting_in(space_id: int) -> Iterator[None]:
    """One space, to read and to write; what is done in it asks whether the space is known to the actor.

    Naming the space makes each statement much cheaper than asking in each which spaces somebody may know of.
    """
    with enter(Scope(reads=SpaceSet.of(space_id), writes=space_id)):
        yield
