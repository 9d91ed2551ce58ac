"""All rooms of the demo."""

from config.demo.content.rooms.beauty import BEAUTY_GROUP, BEAUTY_UNITS
from config.demo.content.rooms.clinic import ILP_CLINIC
from config.demo.content.rooms.inside import (
    BAKERY_SHIFT,
    GROUP_ILP_MICRO,
    HOTEL_SHIFT,
    ORRERY_BENCH,
    PLAIN_PASSPORT,
    VISIT_PLAN,
)
from config.demo.content.rooms.talk import HUB_OFFICE, MENTOR_COFFEE, SME_HOUR

ROOMS = (
    ILP_CLINIC,
    MENTOR_COFFEE,
    BEAUTY_UNITS,
    SME_HOUR,
    HUB_OFFICE,
    VISIT_PLAN,
    GROUP_ILP_MICRO,
    BEAUTY_GROUP,
    PLAIN_PASSPORT,
    BAKERY_SHIFT,
    ORRERY_BENCH,
    HOTEL_SHIFT,
)
