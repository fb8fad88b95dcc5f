"""What reading would take, told before it is done."""

from collections.abc import Iterable, Mapping
from datetime import date
from os import PathLike, fspath
from typing import TYPE_CHECKING

from dragoman.errors import UsageError
from dragoman.interface.days import day_of
from dragoman.interface.reader import LLM, SHIPPED
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.llm.estimate import Estimate

Path_ = str | PathLike[str]


def cost_of(
    paths: Iterable[Path_],
    *,
    reader: str = LLM,
    published: date | str | None = None,
    columns: Mapping[str, str] | None = None,
    settings: Settings | None = None,
) -> "Estimate":
    """Return what reading with a language model would cost; nothing is asked and nothing is kept.

    Args:
        paths: files, folders and addresses.
        reader: the language model; others cannot be told before they read.
        published: the day of documents that tell none themselves.
        columns: which column of a table holds which field.
        settings: with the model and its prices; the environment's when None.

    Raises:
        UsageError: the shipped reader costs nothing, or the settings name no model.
    """
    from dragoman.codebook.codebook import Codebook  # noqa: PLC0415 - for this alone
    from dragoman.llm.estimate import estimate  # noqa: PLC0415 - as above
    from dragoman.llm.reader import Asker  # noqa: PLC0415 - as above
    from dragoman.llm.spending import Prices  # noqa: PLC0415 - as above
    from dragoman.read import make_context, read_sources  # noqa: PLC0415 - as above

    if reader != LLM:
        message = f"--dry-run goes with --reader {LLM}; what others ask shows only as they read"
        raise UsageError(message)
    use = settings or Settings.from_environment()
    context = make_context(
        use, published=day_of(published), columns=dict(columns or {}), any_language=True
    )
    asker = Asker.of(use, Codebook.load())
    prices = Prices(use.llm_price_in, use.llm_price_out)
    found = read_sources([fspath(one) for one in paths], context=context)
    return estimate(found, asker, prices)


def processes(asked: int | None, reader: str = SHIPPED) -> int:
    """Return how many processes read: as asked, else one a core; a model is asked by one.

    >>> processes(3), processes(None, LLM)
    (3, 1)
    """
    from dragoman.scale.cores import all_cores  # noqa: PLC0415 - for this alone

    if asked is not None:
        return asked
    return all_cores() if reader == SHIPPED else 1


def about_how_many(paths: Iterable[Path_]) -> int | None:
    """Return about how many documents paths hold; None where only reading all would tell."""
    from dragoman.read import count_hint  # noqa: PLC0415 - loads the readers

    return count_hint([fspath(one) for one in paths])
