"""Property tests are never timed: how long one takes depends on the machine, not on the code."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
