from django.urls import path

from rooms.views import calendar, closing, inviting, messages, parts, planning, rooms

HERE = "spaces/<slug:slug>/communication/rooms"

urlpatterns = [
    path(f"{HERE}/", rooms.rooms, name="rooms"),
    path(f"{HERE}/new/", rooms.room_new, name="room_new"),
    path(f"{HERE}/<int:pk>/", rooms.room, name="room_by_number"),
    path(f"{HERE}/<int:pk>-<slug:words>/", rooms.room, name="room"),
    path(f"{HERE}/<int:pk>/close/", closing.room_close, name="room_close"),
    path(f"{HERE}/<int:pk>/edit/", planning.room_edit, name="room_edit"),
    path(f"{HERE}/<int:pk>/call-off/", planning.room_call_off, name="room_call_off"),
    path(f"{HERE}/<int:pk>/doors/", planning.room_doors, name="room_doors"),
    path(f"{HERE}/<int:pk>/invite/", inviting.room_invite, name="room_invite"),
    path(f"{HERE}/<int:pk>/answer/", inviting.room_answer, name="room_answer"),
    path(f"{HERE}/<int:pk>/room.ics", calendar.room_calendar, name="room_calendar"),
    path(f"{HERE}/<int:pk>/parts/<slug:code>/", parts.room_part, name="room_part"),
    path(f"{HERE}/<int:pk>/messages/", messages.room_messages, name="room_messages"),
    path(f"{HERE}/<int:pk>/messages/<int:message_pk>/", messages.message, name="room_message"),
    path("calendar/<str:token>.ics", calendar.calendar_feed, name="calendar_feed"),
    path("me/calendar/", calendar.me_calendar, name="me_calendar"),
]
