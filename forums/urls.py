from django.urls import path

from forums.views import answers, boards, moderation, opening, posts, shelf, topics

HERE = "spaces/<slug:slug>/communication"
SETTINGS = "spaces/<slug:slug>/settings/boards"

urlpatterns = [
    path(f"{HERE}/boards/new/", boards.board_new, name="board_new"),
    path(f"{HERE}/boards/<slug:board_slug>/", boards.board, name="board"),
    path(f"{SETTINGS}/", shelf.shelf, name="space_boards"),
    path(f"{SETTINGS}/<slug:board_slug>/", shelf.board_edit, name="board_edit"),
    path(f"{SETTINGS}/<slug:board_slug>/arrange/", shelf.board_arrange, name="board_arrange"),
    path(f"{HERE}/topics/new/", opening.topic_new, name="topic_new"),
    path(f"{HERE}/topics/<int:pk>/", topics.topic, name="topic_by_number"),
    path(f"{HERE}/topics/<int:pk>-<slug:words>/", topics.topic, name="topic"),
    path(f"{HERE}/topics/<int:pk>/reply/", posts.topic_reply, name="topic_reply"),
    path(f"{HERE}/topics/<int:pk>/unaccept/", answers.topic_unaccept, name="topic_unaccept"),
    path(f"{HERE}/topics/<int:pk>/ask-author/", answers.topic_ask_author, name="topic_ask_author"),
    path(f"{HERE}/topics/<int:pk>/state/", moderation.topic_state, name="topic_state"),
    path(f"{HERE}/posts/<int:pk>/", posts.post, name="post"),
    path(f"{HERE}/posts/<int:pk>/edit/", posts.post_edit, name="post_edit"),
    path(f"{HERE}/posts/<int:pk>/remove/", posts.post_remove, name="post_remove"),
    path(f"{HERE}/posts/<int:pk>/accept/", answers.post_accept, name="post_accept"),
]
