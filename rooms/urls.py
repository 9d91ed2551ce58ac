from django.urls import path

from rooms.views import agenda, closing, meeting, messages, parts, rooms

HERE = "spaces/<slug:slug>/communication/rooms"

urlpatterns = [
    path(f"{HERE}/", rooms.rooms, name="rooms"),
    path(f"{HERE}/new/", rooms.room_new, name="room_new"),
    path(f"{HERE}/<int:pk>/", rooms.room, name="room_by_number"),
    path(f"{HERE}/<int:pk>-<slug:words>/", rooms.room, name="room"),
    path(f"{HERE}/<int:pk>/close/", closing.room_close, name="room_close"),
    path(f"{HERE}/<int:pk>/run/", agenda.room_run, name="room_run"),
    path(f"{HERE}/<int:pk>/agenda/", agenda.room_agenda, name="room_agenda"),
    path(f"{HERE}/<int:pk>/agenda/<int:item_pk>/", agenda.room_agenda_item, name="room_agenda_item"),
    path(f"{HERE}/<int:pk>/agenda/order/<int:item_pk>/", agenda.room_agenda_order, name="room_agenda_order"),
    path(f"{HERE}/<int:pk>/hands/", meeting.room_hands, name="room_hands"),
    path(f"{HERE}/<int:pk>/attendance/", meeting.room_attendance, name="room_attendance"),
    path(f"{HERE}/<int:pk>/attendance.csv", meeting.attendance_csv, name="room_attendance_csv"),
    path(f"{HERE}/<int:pk>/parts/<slug:code>/", parts.room_part, name="room_part"),
    path(f"{HERE}/<int:pk>/messages/", messages.room_messages, name="room_messages"),
    path(f"{HERE}/<int:pk>/messages/<int:message_pk>/", messages.message, name="room_message"),
]
