"""Names in filters: "South Korea" and "ROK" are KOR, "ASEAN" is an organisation's id."""

import re

from dragoman.data.own import load as load_own
from dragoman.entities.names.register import Register
from dragoman.records import Party

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
        register = self._loaded()
        code = register.code(name)
        if code is not None:
            return code
        for hit in register.find(name):
            whole = hit.start == 0 and hit.end == len(name)
            for sense in hit.senses:
                if whole and sense.kind == "organisation":
                    return sense.entity_id
        return None

    def state(self, code: str) -> Party:
        """Return a state as a party, by its code.

        >>> Names().state("KOR").text
        'South Korea'
        """
        known = self._loaded().states.get(code)
        return Party(f"state:{code}", known.name if known else code, code, "GOV")

    def organisation(self, entity_id: str) -> Party:
        """Return an organisation of the register as a party, by its id.

        >>> Names().organisation("org:nato").sector
        'IGO'
        """
        body = self._loaded().organisations.get(entity_id.removeprefix("org:"))
        if body is None:
            return Party(entity_id, entity_id)
        return Party(entity_id, body.name, body.country, body.sector)

    def _loaded(self) -> Register:
        if self._register is None:
            self._register = Register.load(load_own(self._folder))
        return self._register
