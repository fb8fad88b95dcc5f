"""Names in filters: "South Korea" and "ROK" are KOR, "ASEAN" is an organisation's id."""

import re

from dragoman.data.own import load as load_own
from dragoman.entities.register import Register

ENTITY = re.compile(r"[a-z]+:\S+")


class Names:
    """What the names in a filter stand for; hand it to `Filter.parse` as its namer."""

    def __init__(self, register: Register | None = None, *, folder: str = "") -> None:
        """Keep the register.

        Args:
            register: of states and organisations; the shipped one, loaded when first needed,
                when None.
            folder: of names that a user adds; none when empty.
        """
        self._folder = folder
        self._register = register

    def __call__(self, name: str) -> str | None:
        """Return the code of a state or the id of an organisation; None for any other name.

        >>> names = Names()
        >>> names("South Korea"), names("ROK"), names("Nobody in Particular")
        ('KOR', 'KOR', None)
        """
        if ENTITY.fullmatch(name):
            return None
        if self._register is None:
            self._register = Register.load(load_own(self._folder))
        code = self._register.code(name)
        if code is not None:
            return code
        for hit in self._register.find(name):
            whole = hit.start == 0 and hit.end == len(name)
            for sense in hit.senses:
                if whole and sense.kind == "organisation":
                    return sense.entity_id
        return None
