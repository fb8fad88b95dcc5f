"""What SQLite and PostgreSQL say in different words: searches, and the lesser of two values."""

from typing import Any

from sqlalchemy import Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class has_words(FunctionElement[Any]):  # noqa: N801 - it stands for a function of SQL
    """Whether a column of a search index has words: all of them, phrases in quotes.

    It has no type: of a boolean, SQLite would be asked whether it is 1, and that is no search.
    """

    name = "has_words"
    inherit_cache = True


class lesser(FunctionElement[Any]):  # noqa: N801 - as above
    """The lesser of two values; nothing where one is nothing."""

    name = "lesser"
    type = Text()
    inherit_cache = True


class greater(FunctionElement[Any]):  # noqa: N801 - as above
    """The greater of two values; nothing where one is nothing."""

    name = "greater"
    type = Text()
    inherit_cache = True


@compiles(has_words)
def _words(element: has_words, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own typing
    column, words = (compiler.process(one, **options) for one in element.clauses)
    return f"{column} MATCH {words}"


@compiles(has_words, "postgresql")
def _words_there(element: has_words, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - as above
    column, words = (compiler.process(one, **options) for one in element.clauses)
    return f"{column} @@ websearch_to_tsquery('dragoman', {words})"


@compiles(lesser)
def _lesser(element: lesser, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - as above
    one, other = (compiler.process(each, **options) for each in element.clauses)
    return f"min({one}, {other})"


@compiles(greater)
def _greater(element: greater, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - as above
    one, other = (compiler.process(each, **options) for each in element.clauses)
    return f"max({one}, {other})"


@compiles(lesser, "postgresql")
def _lesser_there(element: lesser, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - as above
    one, other = (compiler.process(each, **options) for each in element.clauses)
    return f"CASE WHEN ({one}) <= ({other}) THEN {one} WHEN ({other}) < ({one}) THEN {other} END"


@compiles(greater, "postgresql")
def _greater_there(element: greater, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - as above
    one, other = (compiler.process(each, **options) for each in element.clauses)
    return f"CASE WHEN ({one}) >= ({other}) THEN {one} WHEN ({other}) > ({one}) THEN {other} END"
