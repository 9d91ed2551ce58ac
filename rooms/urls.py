from django.urls import path

from rooms.views import closing, guests, messages, parts, people, rooms

HERE = "spaces/<slug:slug>/communication/rooms"

urlpatterns = [
    path(f"{HERE}/", rooms.rooms, name="rooms"),
    path(f"{HERE}/new/", rooms.room_new, name="room_new"),
    path(f"{HERE}/<int:pk>/", rooms.room, name="room_by_number"),
    path(f"{HERE}/<int:pk>-<slug:words>/", rooms.room, name="room"),
    path(f"{HERE}/<int:pk>/close/", closing.room_close, name="room_close"),
    path(f"{HERE}/<int:pk>/parts/<slug:code>/", parts.room_part, name="room_part"),
    path(f"{HERE}/<int:pk>/messages/", messages.room_messages, name="room_messages"),
    path(f"{HERE}/<int:pk>/messages/<int:message_pk>/", messages.message, name="room_message"),
    path(f"{HERE}/<int:pk>/people/", people.room_people, name="room_people"),
    path(f"{HERE}/<int:pk>/<slug:what>/<int:who>/<slug:verb>/", people.room_order, name="room_order"),
    path(f"{HERE}/<int:pk>/links/<int:guest_pk>/revoke/", people.guest_revoke, name="guest_revoke"),
    path(f"{HERE}/decisions/<int:pk>/", people.room_measure, name="room_measure"),
    # A guest's own: nothing of it is in a space's part of the site.
    path("guest/rooms/<int:pk>/", guests.guest_room, name="guest_room"),
    path("guest/rooms/<int:pk>/messages/", guests.guest_messages, name="guest_messages"),
    path("guest/rooms/<int:pk>/messages/<int:message_pk>/", guests.guest_message, name="guest_message"),
    path("guest/rooms/<int:pk>/parts/<slug:code>/", guests.guest_part, name="guest_part"),
    path("guest/rooms/<int:pk>/leave/", guests.guest_leave, name="guest_leave"),
    path("guest/<str:token>/", guests.guest_door, name="guest_door"),
]
