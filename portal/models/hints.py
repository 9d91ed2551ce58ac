from django.db import models

from portal.tenancy import GlobalModel


class Hint(GlobalModel):
    """“Something about ``key`` changed”, for other processes. Holds no content and is soon pruned.

    Written in the transaction of the change itself, so a process that dies between commit and delivery
    loses nothing: every web process reads this table once or twice a second.
    """

    key = models.CharField(max_length=80)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return self.key
