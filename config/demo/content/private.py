"""Words that stand in one place only, so that a leak shows at once.

The words of a space occur in no other space, profile or page; the words with an item occur in that
item alone, and only the people named on it may ever meet them.
"""

from config.demo.schema import PrivateWord

PRIVATE_WORDS = (
    PrivateWord("orrery", "orrery-works"),
    PrivateWord("quoinstone", "orrery-works"),
    PrivateWord("gimbalette", "orrery-works"),
    PrivateWord("lyhtyranta", "hotel-pori"),
    PrivateWord("saunakalenteri", "hotel-pori"),
    PrivateWord("civettina", "salone-perugia"),
    PrivateWord("tintometro", "salone-perugia"),
    PrivateWord("laumzirgis", "salon-kaunas"),
    PrivateWord("saulgriezis", "bakery-riga"),
    PrivateWord("bebriukas", "school-nemunas"),
    PrivateWord("heidelerche", "pathway", "room.visit-plan"),
    PrivateWord("aprikosenweg", "pathway", "room.plain-passport"),
)
