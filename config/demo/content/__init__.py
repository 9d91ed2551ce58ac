"""The content of the demo network, put together."""

from config.demo.content.counsel import OFFERS, TALKS
from config.demo.content.futures import CONCLUSIONS, FUTURES
from config.demo.content.groups import GROUPS
from config.demo.content.home import HOME
from config.demo.content.lineage import LINKS
from config.demo.content.organisations_demo import DEMO_ORGANISATIONS
from config.demo.content.organisations_real import REAL_ORGANISATIONS
from config.demo.content.pages import PAGES
from config.demo.content.people_firms import FIRM_PEOPLE
from config.demo.content.people_network import NETWORK_PEOPLE
from config.demo.content.people_schools import SCHOOL_PEOPLE
from config.demo.content.practices import PLAN_PRACTICES
from config.demo.content.practices_more import MORE_PRACTICES
from config.demo.content.private import PRIVATE_WORDS
from config.demo.content.resources import RESOURCES
from config.demo.content.rooms import ROOMS
from config.demo.content.signposts import SIGNPOSTS
from config.demo.content.spaces_network import NETWORK_SPACES
from config.demo.content.spaces_partner import PARTNER_SPACES
from config.demo.content.tags import TAGS
from config.demo.content.topics import TOPICS
from config.demo.schema import Content

CONTENT = Content(
    home=HOME,
    spaces=(*NETWORK_SPACES, *PARTNER_SPACES),
    organisations=(*REAL_ORGANISATIONS, *DEMO_ORGANISATIONS),
    people=(*NETWORK_PEOPLE, *SCHOOL_PEOPLE, *FIRM_PEOPLE),
    tags=TAGS,
    topics=TOPICS,
    rooms=ROOMS,
    resources=RESOURCES,
    practices=(*PLAN_PRACTICES, *MORE_PRACTICES),
    groups=GROUPS,
    links=LINKS,
    pages=PAGES,
    signposts=SIGNPOSTS,
    futures=FUTURES,
    conclusions=CONCLUSIONS,
    counsels=OFFERS,
    talks=TALKS,
    private_words=PRIVATE_WORDS,
)
