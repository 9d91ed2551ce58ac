"""What digests say of scenarios."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from community.mailing.sources import EXCERPT_LENGTH, DigestItem, Source, register_source
from portal.markdown import excerpt
from scenarios.models import Scenario


def new_scenarios(since: datetime) -> Any:
    return Scenario.objects.filter(created_at__gt=since, hidden_at=None)


def item(scenario: Scenario) -> DigestItem:
    text = excerpt(scenario.html, EXCERPT_LENGTH)
    return DigestItem.of(scenario, text=text, at=scenario.created_at)


register_source(Source("scenarios", 45, _("New scenarios"), new_scenarios, "created_at", item))
