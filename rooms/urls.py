from django.urls import path

from rooms.views import closing, finding, messages, parts, reacting, rooms, uploads

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
    path(f"{HERE}/<int:pk>/messages/<int:message_pk>/react/", reacting.message_react, name="message_react"),
    path(
        f"{HERE}/<int:pk>/messages/<int:message_pk>/reactions/",
        reacting.message_reactions,
        name="message_reactions",
    ),
    path(f"{HERE}/<int:pk>/files/", uploads.room_upload, name="room_upload"),
    path(f"{HERE}/<int:pk>/files/<int:upload_pk>/drop/", uploads.room_upload_drop, name="room_upload_drop"),
    path(f"{HERE}/<int:pk>/search/", finding.room_search, name="room_search"),
    path(f"{HERE}/<int:pk>/cards/", finding.room_cards, name="room_cards"),
    path(f"{HERE}/<int:pk>/people/", finding.room_people, name="room_people"),
]
