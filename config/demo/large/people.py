"""People with confirmed addresses."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from community.models import User
from config.demo.bulk import BATCH
from config.demo.large.names import FAMILY, FIRST
from config.demo.large.stage import Stage


def load(stage: Stage) -> None:
    """All of them share one password hash; making it is slow by design."""
    password = make_password(stage.password)
    total = stage.sizes.people
    rows = [
        User(
            email=f"large-{n}@example.org",
            display_name=f"{FIRST[n % len(FIRST)]} {FAMILY[n * 7 % len(FAMILY)]} {n}",
            handle=f"large-{n}",
            password=password,
            is_demo=True,
            date_joined=stage.moment(total - n, total),
        )
        for n in range(1, total + 1)
    ]
    stage.people = User.objects.bulk_create(rows, batch_size=BATCH)
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in stage.people],
        batch_size=BATCH,
    )
