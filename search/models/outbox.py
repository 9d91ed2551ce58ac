from django.db import models

from portal.tenancy import GlobalModel
from search.choices import Op


class IndexChange(GlobalModel):
    """An object that the index must look at again, written in the transaction that changed it.

    Rows are only added and removed, never changed, so two transactions never wait for each other here; the
    writer takes several rows of one object together. Global: it holds a key, no words.
    """

    key = models.CharField(max_length=120)
    op = models.CharField(max_length=10, choices=Op)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(op__in=Op.values), name="index_change_op_known"),
        ]

    def __str__(self) -> str:
        return f"{self.op} {self.key}"
