from repository.models.practice import Practice, PracticeContributor, PracticeStep, PracticeTag
from repository.models.resource import Resource, ResourceContributor, ResourceFile, ResourceTag, WaitingFile

__all__ = [
    "Practice",
    "PracticeContributor",
    "PracticeStep",
    "PracticeTag",
    "Resource",
    "ResourceContributor",
    "ResourceFile",
    "ResourceTag",
    "WaitingFile",
]
