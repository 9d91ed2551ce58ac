"""The shared core of words: topics and sectors that every space has, with codes that never change.

The rows are ``portal.models.Tag`` without a space; a migration puts them there. Names are short and hold no
commas, since people type tags with commas between them. Sectors are the sections of NACE Rev. 2.
"""

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from portal.choices import WordKind


class CoreWord(NamedTuple):
    """``name`` is English as stored; ``label`` is what people read."""

    code: str
    kind: str
    name: str
    label: str | Promise

    @property
    def slug(self) -> str:
        return slugify(self.name, allow_unicode=True)


_TOPIC: Final = WordKind.TOPIC.value
_SECTOR: Final = WordKind.SECTOR.value

CORE: Final = (
    CoreWord("business-cooperation", _TOPIC, "Schools and business", _("Schools and business")),
    CoreWord("didactics", _TOPIC, "Pedagogy and didactics", _("Pedagogy and didactics")),
    CoreWord("curricula", _TOPIC, "Curricula and methods", _("Curricula and methods")),
    CoreWord("quality", _TOPIC, "Quality", _("Quality")),
    CoreWord("recognition", _TOPIC, "Recognition", _("Recognition")),
    CoreWord("international", _TOPIC, "International cooperation", _("International cooperation")),
    CoreWord("inclusion", _TOPIC, "Inclusion", _("Inclusion")),
    CoreWord("special-needs", _TOPIC, "Special needs", _("Special needs")),
    CoreWord("digital", _TOPIC, "Digital", _("Digital")),
    CoreWord("entrepreneurship", _TOPIC, "Entrepreneurial learning", _("Entrepreneurial learning")),
    CoreWord("languages", _TOPIC, "Languages", _("Languages")),
    CoreWord("labour-market", _TOPIC, "Labour market", _("Labour market")),
    CoreWord("continuous-training", _TOPIC, "Continuous training", _("Continuous training")),
    CoreWord("lifelong-learning", _TOPIC, "Lifelong learning", _("Lifelong learning")),
    CoreWord("guidance", _TOPIC, "Vocational guidance", _("Vocational guidance")),
    CoreWord("trainers", _TOPIC, "Competences of trainers", _("Competences of trainers")),
    CoreWord("funding", _TOPIC, "Funding", _("Funding")),
    CoreWord("nace-a", _SECTOR, "Agriculture and forestry", _("Agriculture and forestry")),
    CoreWord("nace-b", _SECTOR, "Mining", _("Mining")),
    CoreWord("nace-c", _SECTOR, "Manufacturing", _("Manufacturing")),
    CoreWord("nace-d", _SECTOR, "Energy", _("Energy")),
    CoreWord("nace-e", _SECTOR, "Water and waste", _("Water and waste")),
    CoreWord("nace-f", _SECTOR, "Construction", _("Construction")),
    CoreWord("nace-g", _SECTOR, "Trade and vehicle repair", _("Trade and vehicle repair")),
    CoreWord("nace-h", _SECTOR, "Transport and storage", _("Transport and storage")),
    CoreWord("nace-i", _SECTOR, "Hospitality", _("Hospitality")),
    CoreWord("nace-j", _SECTOR, "Information and communication", _("Information and communication")),
    CoreWord("nace-k", _SECTOR, "Finance and insurance", _("Finance and insurance")),
    CoreWord("nace-l", _SECTOR, "Real estate", _("Real estate")),
    CoreWord("nace-m", _SECTOR, "Professional services", _("Professional services")),
    CoreWord("nace-n", _SECTOR, "Administrative services", _("Administrative services")),
    CoreWord("nace-o", _SECTOR, "Public administration", _("Public administration")),
    CoreWord("nace-p", _SECTOR, "Education", _("Education")),
    CoreWord("nace-q", _SECTOR, "Health and social work", _("Health and social work")),
    CoreWord("nace-r", _SECTOR, "Arts and recreation", _("Arts and recreation")),
    CoreWord("nace-s", _SECTOR, "Other services and crafts", _("Other services and crafts")),
    CoreWord("nace-t", _SECTOR, "Households", _("Households")),
    CoreWord("nace-u", _SECTOR, "International organisations", _("International organisations")),
)
LABELS: Final = {word.code: word.label for word in CORE}


def slug_of_label(word: str) -> str:
    """The slug of the core word that ``word`` is in the reader's language; empty when it is none."""
    asked = word.casefold()
    return next((core.slug for core in CORE if str(core.label).casefold() == asked), "")
