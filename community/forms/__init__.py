"""What people type."""

from community.forms.directories import (
    FilterForm,
    MemberFilter,
    OrganisationFilter,
    PeopleFilter,
    SpaceFilter,
)
from community.forms.fields import (
    LONGEST_WORD,
    MOST_WORDS,
    NameField,
    WordsField,
)
from community.forms.joining import (
    AskForm,
)
from community.forms.organisations import (
    ContactForm,
    LogoForm,
    MergeForm,
    OrganisationForm,
    ProposalForm,
)
from community.forms.people import (
    ProfileForm,
    SignupForm,
    WelcomeForm,
)
from community.forms.profile import (
    ExchangeForm,
    LanguageFormSet,
    PhotoForm,
    PositionForm,
    ReadersForm,
    WorkForm,
)

__all__ = [
    "LONGEST_WORD",
    "MOST_WORDS",
    "AskForm",
    "ContactForm",
    "ExchangeForm",
    "FilterForm",
    "LanguageFormSet",
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
    "WelcomeForm",
    "WordsField",
    "WorkForm",
]
