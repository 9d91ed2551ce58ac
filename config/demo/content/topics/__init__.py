"""All topics of the demo."""

from config.demo.content.topics.asked_lately import ASKED_LATELY
from config.demo.content.topics.groups import GROUP_TOPICS
from config.demo.content.topics.hub import HUB_TOPICS
from config.demo.content.topics.ilp_approach import ILP_APPROACH
from config.demo.content.topics.ilp_writing import ILP_WRITING
from config.demo.content.topics.partners import PARTNER_TOPICS
from config.demo.content.topics.partners_closed import CLOSED_TOPICS
from config.demo.content.topics.passport import PASSPORT_TOPICS
from config.demo.content.topics.pathway import PATHWAY_TOPICS
from config.demo.content.topics.quality import QUALITY_TOPICS
from config.demo.content.topics.smes import SME_TOPICS
from config.demo.content.topics.smes_ahead import SME_AHEAD_TOPICS
from config.demo.content.topics.tutoring import TUTORING_TOPICS
from config.demo.content.topics.vision_mobility import VISION_MOBILITY
from config.demo.content.topics.vision_units import VISION_UNITS

TOPICS = (
    *HUB_TOPICS,
    *SME_TOPICS,
    *SME_AHEAD_TOPICS,
    *ASKED_LATELY,
    *ILP_WRITING,
    *ILP_APPROACH,
    *VISION_MOBILITY,
    *VISION_UNITS,
    *PATHWAY_TOPICS,
    *PASSPORT_TOPICS,
    *TUTORING_TOPICS,
    *QUALITY_TOPICS,
    *PARTNER_TOPICS,
    *CLOSED_TOPICS,
    *GROUP_TOPICS,
)
