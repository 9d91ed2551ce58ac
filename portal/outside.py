"""What goes wrong outside: caught by its class at the border, and only there."""


def outside_failures() -> tuple[type[Exception], ...]:
    """What is raised when Redis is away; its package is there only where it is used."""
    try:
        from redis.exceptions import RedisError  # noqa: PLC0415
    except ImportError:
        return (OSError,)
    return (OSError, RedisError)
