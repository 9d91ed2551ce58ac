from django.urls import path

from forums.views import (
    answers,
    boards,
    editing,
    following,
    moderation,
    opening,
    posts,
    reacting,
    reading,
    rearranging,
    shelf,
    topics,
)

HERE = "spaces/<slug:slug>/communication"
SETTINGS = "spaces/<slug:slug>/settings/boards"

urlpatterns = [
    path(f"{HERE}/boards/new/", boards.board_new, name="board_new"),
    path(f"{HERE}/boards/<slug:board_slug>/", boards.board, name="board"),
    path(f"{HERE}/boards/<slug:board_slug>/seen/", reading.board_seen, name="board_seen"),
    path(f"{HERE}/new/", reading.new_in_space, name="new_in_space"),
    path("communication/new/", reading.new_for_me, name="new_for_me"),
    path("communication/following/", following.following, name="following"),
    path("communication/following/set/", following.follow_set, name="follow_set"),
    path("communication/following/<int:pk>/drop/", following.follow_drop, name="follow_drop"),
    path(f"{SETTINGS}/", shelf.shelf, name="space_boards"),
    path(f"{SETTINGS}/<slug:board_slug>/", shelf.board_edit, name="board_edit"),
    path(f"{SETTINGS}/<slug:board_slug>/arrange/", shelf.board_arrange, name="board_arrange"),
    path(f"{HERE}/topics/new/", opening.topic_new, name="topic_new"),
    path(f"{HERE}/topics/<int:pk>/", topics.topic, name="topic_by_number"),
    path(f"{HERE}/topics/<int:pk>-<slug:words>/", topics.topic, name="topic"),
    path(f"{HERE}/topics/<int:pk>/reply/", posts.topic_reply, name="topic_reply"),
    path(f"{HERE}/topics/<int:pk>/unaccept/", answers.topic_unaccept, name="topic_unaccept"),
    path(f"{HERE}/topics/<int:pk>/ask-author/", answers.topic_ask_author, name="topic_ask_author"),
    path(f"{HERE}/topics/<int:pk>/unread/", reading.topic_unread, name="topic_unread"),
    path(f"{HERE}/topics/<int:pk>/seen/", reading.topic_seen, name="topic_seen"),
    path(f"{HERE}/topics/<int:pk>/state/", moderation.topic_state, name="topic_state"),
    path(f"{HERE}/topics/<int:pk>/move/", rearranging.topic_move, name="topic_move"),
    path(f"{HERE}/topics/<int:pk>/merge/", rearranging.topic_merge, name="topic_merge"),
    path(f"{HERE}/topics/<int:pk>/split/", rearranging.topic_split, name="topic_split"),
    path(f"{HERE}/posts/<int:pk>/", posts.post, name="post"),
    path(f"{HERE}/posts/<int:pk>/edit/", editing.post_edit, name="post_edit"),
    path(f"{HERE}/posts/<int:pk>/history/", editing.post_history, name="post_history"),
    path(f"{HERE}/posts/<int:pk>/remove/", posts.post_remove, name="post_remove"),
    path(f"{HERE}/posts/<int:pk>/language/", editing.post_language, name="post_language"),
    path(f"{HERE}/posts/<int:pk>/react/", reacting.post_react, name="post_react"),
    path(f"{HERE}/posts/<int:pk>/reactions/", reacting.post_reactions, name="post_reactions"),
    path(f"{HERE}/posts/<int:pk>/accept/", answers.post_accept, name="post_accept"),
]
