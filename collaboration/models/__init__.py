from collaboration.models.group import Group, GroupMember, GroupTag
from collaboration.models.task import Task

__all__ = ["Group", "GroupMember", "GroupTag", "Task"]
