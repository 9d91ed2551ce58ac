"""What people type."""

from community.forms.directories import (
    FilterForm,
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
from community.forms.leaving import (
    LeaveForm,
)
from community.forms.locality import (
    LocalityForm,
)
from community.forms.people import (
    ProfileForm,
    SignupForm,
    WelcomeForm,
)

__all__ = [
    "LONGEST_WORD",
    "MOST_WORDS",
    "AskForm",
    "FilterForm",
    "LeaveForm",
    "LocalityForm",
    "NameField",
    "OrganisationFilter",
    "PeopleFilter",
    "ProfileForm",
    "SignupForm",
    "SpaceFilter",
    "WelcomeForm",
    "WordsField",
]
