"""What stops an alert on its way; it is tried again."""


class Undelivered(Exception):  # noqa: N818 - it is no error of ours
    """An alert could not be delivered now; `str` says why."""
