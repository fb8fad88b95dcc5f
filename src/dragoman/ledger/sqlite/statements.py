"""What is compiled of a question once serves every ledger of a process.

SQLAlchemy keeps compiled statements for each engine, and each connection to a ledger has an engine
of its own: who opens many ledgers, or one again after each commit, would compile the same anew.
"""

from functools import cache

from sqlalchemy import Dialect, Engine, NullPool, create_engine
from sqlalchemy.util import LRUCache

MOST = 1_000


def sharing(engine: Engine) -> Engine:
    """Return an engine for SQLite that knows what others have compiled, and adds to it.

    Args:
        engine: one that has not been connected yet.
    """
    engine.dialect = _dialect()
    return engine.execution_options(compiled_cache=_compiled())


@cache
def _dialect() -> Dialect:
    """The dialect of all engines: what one has compiled is another's only if theirs is the same."""
    engine = create_engine("sqlite+pysqlite://", poolclass=NullPool)
    engine.connect().close()  # it asks the library what it can do
    return engine.dialect


@cache
def _compiled() -> LRUCache[object, object]:
    return LRUCache(MOST)
