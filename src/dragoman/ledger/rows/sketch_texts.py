"""Sketches as a ledger keeps them: a line of JSON that ends with its own seal.

Invariant: nothing but the seal depends on how it is kept, so that a sketch that was written before
there were seals, or by a later version, is read all the same.
"""

import json
from hashlib import blake2b

from dragoman.records import encode
from dragoman.resolve.merging.sketches import Sketch

SEAL_BYTES = 8
MARK = ',"seal":"'
END = '"}'
FIELDS = frozenset(Sketch.__dataclass_fields__)


def written(sketch: Sketch) -> str:
    """Return a sketch as it is kept."""
    line = encode(sketch).decode()
    return line[:-1] + MARK + _seal(line[:-1]) + END


def is_whole(line: str) -> bool:
    """Return whether a sketch is as it was written, as far as that can be told.

    One without a seal is taken for whole where it has the fields of a sketch and no others.

    >>> is_whole('{"report_id":"d1:0"}'), is_whole('{"report_id":"d1:1","seal":"0000000000000000"}')
    (True, False)
    """
    told, mark, kept = line.rpartition(MARK)
    if mark:
        return kept == _seal(told) + END
    found = json.loads(line)
    return isinstance(found, dict) and found.keys() <= FIELDS


def _seal(line: str) -> str:
    return blake2b(line.encode("utf-8", "surrogateescape"), digest_size=SEAL_BYTES).hexdigest()
