"""What people choose about notices and mail."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from community.choices import Delivery, NoticeGroup
from community.notice_groups import EVERYWHERE_ALIKE, NEVER_AT_ONCE, USUAL
from community.selectors.wishes import Wishes
from portal.models import Space

_IN_A_SPACE = [group for group in NoticeGroup if group not in EVERYWHERE_ALIKE]
HOURS = [(hour, f"{hour:02d}:00") for hour in range(24)]
_HERE = (Delivery.HERE.value, Delivery.HERE.label)
_NO_MAIL = (Delivery.HERE.value, _("Not by mail"))


def _number(value: Any) -> int | None:
    return int(value) if value not in {"", None} else None


def _deliveries(group: str) -> list[tuple[str, Any]]:
    """What can be chosen for ``group``; news and reactions come only in digests."""
    digests = [(each.value, each.label) for each in (Delivery.DAILY, Delivery.WEEKLY)]
    if group == NoticeGroup.NEWS:
        return [*digests, _NO_MAIL]
    if group in NEVER_AT_ONCE:
        return [*digests, _HERE]
    return list(Delivery.choices)


class WishesForm(forms.Form):
    """Everything about one's own mail on one page; ``groups`` are the fields of the kinds of notice."""

    is_stopped = forms.BooleanField(
        label=_("Send me no mail at all"), required=False,
        help_text=_("Notices wait for you on the site. Codes to sign in still come."),
    )  # fmt: skip
    news_from = forms.TypedMultipleChoiceField(
        label=_("Spaces in my digests"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple,
        help_text=_("What is new there: open questions, topics, resources, practices, groups."),
    )  # fmt: skip
    digest_weekday = forms.TypedChoiceField(
        label=_("Day of the weekly digest"), coerce=int, choices=lambda: list(WEEKDAYS.items())
    )
    digest_hour = forms.TypedChoiceField(label=_("Hour of digests"), coerce=int, choices=HOURS)
    quiet_from = forms.TypedChoiceField(
        label=_("Quiet from"), coerce=_number, empty_value=None, required=False,
        choices=[("", _("No quiet hours")), *HOURS],
    )  # fmt: skip
    quiet_until = forms.TypedChoiceField(
        label=_("Quiet until"), coerce=_number, empty_value=None, required=False,
        choices=[("", _("No quiet hours")), *HOURS],
        help_text=_("Mail that would come meanwhile comes then."),
    )  # fmt: skip

    def __init__(self, *args: Any, spaces: Iterable[Space], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["news_from"].choices = [(space.pk, space.name) for space in spaces]  # type: ignore[attr-defined]
        for group in NoticeGroup:
            self.fields[_name(group)] = forms.ChoiceField(label=group.label, choices=_deliveries(group))

    @property
    def groups(self) -> list[forms.BoundField]:
        return [self[_name(group)] for group in NoticeGroup]

    @staticmethod
    def of(wishes: Wishes, spaces: Iterable[Space], left_out: set[int]) -> dict[str, Any]:
        """The form's values as they are now."""
        return {
            "is_stopped": wishes.is_stopped,
            "news_from": [space.pk for space in spaces if space.pk not in left_out],
            "digest_weekday": wishes.digest_weekday,
            "digest_hour": wishes.digest_hour,
            "quiet_from": "" if wishes.quiet_from is None else wishes.quiet_from,
            "quiet_until": "" if wishes.quiet_until is None else wishes.quiet_until,
            **{_name(group): wishes.delivery(group) for group in NoticeGroup},
        }

    def values(self) -> dict[str, Any]:
        """What ``set_wishes`` takes."""
        own = {name: self.cleaned_data[name] for name in self.base_fields}
        return own | {"deliveries": _chosen(self)}


class SpaceWishesForm(forms.Form):
    """What one wants differently in one space; empty is as everywhere."""

    def __init__(self, *args: Any, wishes: Wishes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in _IN_A_SPACE:
            usual = wishes.chosen.get((None, group), USUAL[group])
            label = dict(_deliveries(group)).get(usual, usual)
            choices = [("", _("As everywhere: %(usual)s") % {"usual": label}), *_deliveries(group)]
            self.fields[_name(group)] = forms.ChoiceField(label=group.label, required=False, choices=choices)

    @staticmethod
    def of(wishes: Wishes, space: Space) -> dict[str, Any]:
        return {_name(group): wishes.chosen.get((space.pk, group), "") for group in _IN_A_SPACE}

    def values(self) -> dict[str, str]:
        return _chosen(self)


def _name(group: str) -> str:
    return f"group_{NoticeGroup(group).value}"


def _chosen(form: forms.Form) -> dict[str, str]:
    return {
        group.value: form.cleaned_data[_name(group)] for group in NoticeGroup if _name(group) in form.fields
    }
