"""People and belonging: directories, doors, the desk."""

from django.urls import path

from community.views import coordinating, desk, members, notices, people, space_settings, spaces, words

urlpatterns = [
    path("spaces/", spaces.directory, name="spaces"),
    path("spaces/<slug:slug>/members/", members.members, name="space_members"),
    path("spaces/<slug:slug>/members/<int:pk>/role/", members.role, name="space_member_role"),
    path("spaces/<slug:slug>/members/<int:pk>/remove/", members.remove, name="space_member_remove"),
    path("spaces/<slug:slug>/join/", spaces.door, name="space_join"),
    path("spaces/<slug:slug>/join/withdraw/", spaces.withdraw, name="space_join_withdraw"),
    path("spaces/<slug:slug>/leave/", spaces.leave, name="space_leave"),
    path("spaces/<slug:slug>/requests/", members.requests, name="space_requests"),
    path("spaces/<slug:slug>/requests/<int:pk>/", members.decide, name="space_request"),
    path("spaces/<slug:slug>/settings/", space_settings.settings, name="space_settings"),
    path("spaces/<slug:slug>/settings/access/", space_settings.access, name="space_access"),
    path("spaces/<slug:slug>/settings/archive/", space_settings.archive, name="space_archive"),
    path("spaces/<slug:slug>/desk/", coordinating.space_desk, name="space_desk"),
    path("spaces/<slug:slug>/desk/<slug:table>.csv", coordinating.space_desk_csv, name="space_desk_csv"),
    path("desk/", coordinating.network_desk, name="desk"),
    path("desk/<slug:table>.csv", coordinating.network_desk_csv, name="desk_csv"),
    path("spaces/<slug:slug>/words/<int:pk>/", words.words, name="words"),
    path("spaces/<slug:slug>/words/<int:pk>/decide/", words.decide, name="words_decide"),
    path("people/", people.people, name="people"),
    path("people/<slug:handle>/", people.person, name="person"),
    path("organisations/", people.organisations, name="organisations"),
    path("organisations/<int:pk>-<slug:words>/", people.organisation, name="organisation"),
    path("me/", desk.desk, name="me"),
    path("me/welcome/", desk.welcome, name="me_welcome"),
    path("me/welcome/spaces/", desk.first_spaces, name="me_first_spaces"),
    path("me/settings/", desk.settings, name="me_settings"),
    path("me/words/", words.my_words, name="me_words"),
    path("me/notices/", notices.notices, name="notices"),
    path("me/notices/read/", notices.read, name="notices_read"),
    path("me/notices/bell/", notices.bell, name="bell"),
    path("me/notices/<int:pk>/", notices.notice, name="notice"),
]
