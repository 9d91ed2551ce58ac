"""Latencies and requests a second of the pages that matter, over real HTTP: one web process, one client.

By default 2,000 topics with 20,000 posts, 5,000 resources and 500 practices in 40 spaces; ``--size large``
is the published benchmark data. Signed out, as a member, as the administrator of a network space and as a
coordinator. Each figure counts whole answers, bodies read; the number of connections is that of the columns.
"""

from bench.asking import CONNECTIONS, find, measure_all, prepare_network
from bench.stage import save, server

_FIND = """
def first(**of):
    return Membership.objects.filter(**of).select_related("user").earliest("pk").user

with all_spaces("bench"):
    large = Topic.objects.filter(space__slug__startswith="large-", audience="public", kind="help")
    topic = large.select_related("space", "board").earliest("pk")
    networks = Space.objects.filter(slug__startswith="large-", kind="network", visibility="public")
    network = networks.earliest("pk")
    coordinator = User.objects.get(email="anna.sa@example.org")
    reading = {
        "home": "/", "space": topic.space.get_absolute_url(), "board": topic.board.get_absolute_url(),
        "topic": topic.get_absolute_url(), "communication": "/communication/",
        "search": "/search/?q=learning+plan",
        "search with facets": "/search/?q=logbook&type=resource&tag=theme-3", "typo": "/search/?q=logbok",
        "spaces": "/spaces/", "spaces by language": "/spaces/?language=lv&kind=partner",
        "people": "/people/", "people by country": "/people/?country=FI&group=learner",
        "people by word": "/people/?q=korhonen", "people by a word that none has": "/people/?q=zzzz",
        "organisations": "/organisations/", "organisations by kind": "/organisations/?country=LV&kind=host",
        "organisations by word": "/organisations/?q=salon",
    }
    desk = f"/spaces/{network.slug}/desk/"
    print(json.dumps([
        {"who": "signed out", "cookie": "", "pages": reading},
        {"who": "member", "cookie": cookie(first(space=topic.space, role="member")), "pages": {
            **reading, "members": f"/spaces/{topic.space.slug}/members/", "own desk": "/me/",
            "notices": "/me/notices/"}},
        {"who": "administrator", "cookie": cookie(first(space=network, role="administrator")), "pages": {
            "desk of a space": desk, "the same, three months": desk + "?months=3",
            "as a file": desk + "newcomers.csv"}},
        {"who": "coordinator", "cookie": cookie(coordinator), "pages": {
            "desk of the network": "/desk/", "the same, three months": "/desk/?months=3&asleep=90",
            "as a file": "/desk/unanswered.csv"}},
    ]))
"""


def main() -> None:
    print(f"Pages (one web process, {CONNECTIONS} connections, Whoosh)")
    prepare_network()
    with server() as port:
        figures = measure_all(port, find(_FIND))
    save("pages", {"pages": figures})
