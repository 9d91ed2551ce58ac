from django.urls import path

from rooms.views import closing, messages, notes, parts, rooms, votes

HERE = "spaces/<slug:slug>/communication/rooms"

urlpatterns = [
    path(f"{HERE}/", rooms.rooms, name="rooms"),
    path(f"{HERE}/new/", rooms.room_new, name="room_new"),
    path(f"{HERE}/<int:pk>/", rooms.room, name="room_by_number"),
    path(f"{HERE}/<int:pk>-<slug:words>/", rooms.room, name="room"),
    path(f"{HERE}/<int:pk>/close/", closing.room_close, name="room_close"),
    path(f"{HERE}/<int:pk>/parts/<slug:code>/", parts.room_part, name="room_part"),
    path(f"{HERE}/<int:pk>/polls/", votes.room_polls, name="room_polls"),
    path(f"{HERE}/<int:pk>/polls/<int:poll_pk>/", votes.room_poll, name="room_poll"),
    path(f"{HERE}/<int:pk>/polls/<int:poll_pk>/act/", votes.room_poll_act, name="room_poll_act"),
    path(f"{HERE}/<int:pk>/notes/", notes.room_notes, name="room_notes"),
    path(f"{HERE}/<int:pk>/notes/<int:block_pk>/", notes.room_note, name="room_note"),
    path(f"{HERE}/<int:pk>/notes/<int:block_pk>/act/", notes.room_note_act, name="room_note_act"),
    path(f"{HERE}/<int:pk>/notes/<int:block_pk>/history/", notes.history, name="room_note_history"),
    path(f"{HERE}/<int:pk>/messages/", messages.room_messages, name="room_messages"),
    path(f"{HERE}/<int:pk>/messages/<int:message_pk>/", messages.message, name="room_message"),
]
