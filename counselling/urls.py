from django.urls import path

from counselling.views import directory, going_on, handing_over, offers, talks, writing

HERE = "spaces/<slug:slug>/communication/counselling"
MINE = "me/counselling"

urlpatterns = [
    path("communication/counselling/", directory.of_network, name="network_counselling"),
    path(f"{HERE}/", directory.of_space, name="counselling"),
    path(f"{HERE}/new/", offers.new, name="offer_new"),
    path(f"{HERE}/<int:pk>/", offers.offer, name="offer"),
    path(f"{HERE}/<int:pk>/ask/", offers.ask, name="offer_ask"),
    path(f"{HERE}/<int:pk>/edit/", offers.edit, name="offer_edit"),
    path(f"{HERE}/<int:pk>/pause/", offers.pause, name="offer_pause"),
    path(f"{HERE}/<int:pk>/remove/", offers.remove, name="offer_remove"),
    path(f"{HERE}/talks/<int:pk>/<int:number>/report/", handing_over.report_entry, name="talk_entry_report"),
    path(f"{MINE}/", talks.mine, name="talks"),
    path(f"{MINE}/<int:pk>/", talks.talk, name="talk"),
    path(f"{MINE}/<int:pk>/answer/", talks.answer_request, name="talk_answer"),
    path(f"{MINE}/<int:pk>/withdraw/", talks.withdraw, name="talk_withdraw"),
    path(f"{MINE}/<int:pk>/end/", talks.end, name="talk_end"),
    path(f"{MINE}/<int:pk>/rate/", talks.rate, name="talk_rate"),
    path(f"{MINE}/<int:pk>/suggest/", going_on.suggest, name="talk_suggest"),
    path(f"{MINE}/<int:pk>/seen/", writing.seen, name="talk_seen"),
    path(f"{MINE}/<int:pk>/write/<slug:kind>/", writing.write, name="talk_write"),
    path(f"{MINE}/<int:pk>/remove/<int:number>/", writing.remove, name="talk_entry_remove"),
    path(f"{MINE}/<int:pk>/step/<int:number>/", writing.step, name="talk_step"),
]
