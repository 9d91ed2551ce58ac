"""What people type."""

from community.forms.directories import (
    FilterForm,
    MemberFilter,
    OrganisationFilter,
    PeopleFilter,
    SpaceFilter,
)
from community.forms.fields import LONGEST_WORD, MOST_WORDS, NameField, WordsField
from community.forms.helping import HelpForm
from community.forms.joining import AskForm
from community.forms.leaving import LeaveForm
from community.forms.locality import LocalityForm
from community.forms.organisations import ContactForm, LogoForm, MergeForm, OrganisationForm, ProposalForm
from community.forms.people import ProfileForm, SignupForm, WelcomeForm
from community.forms.profile import (
    ExchangeForm,
    LanguageFormSet,
    PhotoForm,
    PositionForm,
    ReadersForm,
    WorkForm,
)
from community.forms.wishes import SpaceWishesForm, WishesForm

__all__ = [
    "LONGEST_WORD",
    "MOST_WORDS",
    "AskForm",
    "ContactForm",
    "ExchangeForm",
    "FilterForm",
    "HelpForm",
    "LanguageFormSet",
    "LeaveForm",
    "LocalityForm",
    "LogoForm",
    "MemberFilter",
    "MergeForm",
    "NameField",
    "OrganisationFilter",
    "OrganisationForm",
    "PeopleFilter",
    "PhotoForm",
    "PositionForm",
    "ProfileForm",
    "ProposalForm",
    "ReadersForm",
    "SignupForm",
    "SpaceFilter",
    "SpaceWishesForm",
    "WelcomeForm",
    "WishesForm",
    "WordsField",
    "WorkForm",
]
