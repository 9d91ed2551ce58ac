"""Short ways to report and decide in tests."""

from typing import Any

from community.models import Case
from community.operations import moderation


def reported(obj: Any, *reporters: Any, reason: str = "insult", words: str = "") -> Case:
    """The case about ``obj`` after each of ``reporters`` has reported it."""
    for reporter in reporters:
        made = moderation.report(actor=reporter, obj=obj, reason=reason, words=words)
    return Case.objects.get(pk=made.case_id)


def decided(case: Case, actor: Any, verdict: str = "hide", note: str = "Please stay kind.") -> Case:
    return moderation.decide_case(actor=actor, case=case, version=case.version, verdict=verdict, note=note)


def objected(case: Case, words: str = "I did not mean it so.") -> Case:
    return moderation.object_to_decision(actor=case.person, case=case, words=words)


def answered(case: Case, actor: Any, *, upheld: bool, answer: str = "We looked again.") -> Case:
    return moderation.decide_objection(
        actor=actor, case=case, version=case.version, upheld=upheld, answer=answer
    )
