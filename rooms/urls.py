from django.urls import path

from rooms.views import closing, messages, parts, rooms

HERE = "spaces/<slug:slug>/communication/rooms"
LINE = f"{HERE}/<int:pk>/line/"  # served beside Django's views: see config.asgi

urlpatterns = [
    path(f"{HERE}/", rooms.rooms, name="rooms"),
    path(f"{HERE}/new/", rooms.room_new, name="room_new"),
    path(f"{HERE}/<int:pk>/", rooms.room, name="room_by_number"),
    path(f"{HERE}/<int:pk>-<slug:words>/", rooms.room, name="room"),
    path(f"{HERE}/<int:pk>/close/", closing.room_close, name="room_close"),
    path(f"{HERE}/<int:pk>/parts/<slug:code>/", parts.room_part, name="room_part"),
    path(f"{HERE}/<int:pk>/messages/", messages.room_messages, name="room_messages"),
    path(f"{HERE}/<int:pk>/messages/<int:message_pk>/", messages.message, name="room_message"),
]
