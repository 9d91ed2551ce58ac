"""Announcements are made in an office: they reach also who has blocked their author."""

from community.blocking import official_when
from forums.models import Post

official_when(Post, lambda post: post.is_opening and post.topic.is_announcement)
