"""Writing what somebody speaks; called inside operations."""

from collections.abc import Sequence
from dataclasses import dataclass

from community.models import LanguageSkill, Profile, User


@dataclass(frozen=True)
class Skill:
    """A language, how well, and what somebody does with it for others."""

    language: str
    level: str = ""
    can_translate: bool = False
    can_counsel: bool = False


def speak(person: User, skills: Sequence[Skill]) -> None:
    """Make ``skills`` the languages of ``person``, in their order; the profile's codes follow."""
    person.language_skills.all().delete()
    LanguageSkill.objects.bulk_create(
        LanguageSkill(
            user=person,
            language=skill.language,
            level=skill.level,
            can_translate=skill.can_translate,
            can_counsel=skill.can_counsel,
            order=order,
        )
        for order, skill in enumerate(skills)
    )
    Profile.objects.filter(user=person).update(languages=[skill.language for skill in skills])


def spoken_by(person: User) -> dict[str, Skill]:
    """What ``person`` has said before, by language."""
    return {
        row.language: Skill(row.language, row.level, row.can_translate, row.can_counsel)
        for row in person.language_skills.all()
    }
