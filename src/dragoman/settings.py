"""Settings: one frozen record, made once and passed in."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dragoman.errors import UsageError

PREFIX = "DRAGOMAN_"
YES, NO = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set; each field is also an environment variable ``DRAGOMAN_<FIELD>``.

    Attributes:
        ledger: the ledger file that commands use when none is given.
        threads: batches that the encoder reads side by side; when 0, as many as there are
            processors, four at most, or one in each of several processes.
        heads: whether the learned heads propose and judge events; off, the rules stand alone.
        least_confidence: events that the rules alone would not tell are told from this confidence
            on, 0 to 1; a higher one tells less and is right more often.
        brief_confidence: what is less sure a brief leaves out and counts, 0 to 1; what a page leads
            with is as sure.
        batch_sentences: sentences per pass of the encoder.
        max_document_bytes: larger inputs are refused.
        max_archive_bytes: an archive may not unpack to more than this.
        max_ratio: an archive member may not unpack to more than this many times its size.
        timeout_seconds: for a request.
        gate: what the encoder need not read: pages about no dealings of states (page), sentences of
            the others with nobody in them as well (sentence), or nothing (none).
        codebook: a folder of one's own rows of the codebook, names, offices and organisations, as
            `dragoman codebook new` writes it; none when empty.
        document_seconds: processor time for reading one document, and as much again for all that is
            made of it, a tenth of each to stop in; past it the document is refused. No bound when
            0.
        document_megabytes: memory that each of these may take up beside what is taken up already;
            past it the document is refused. No bound when 0, or where the system keeps none.
        query_seconds: how long what a request asks of the ledger may take; from the command line
            sixty times as long. No bound when 0.
        boundaries: a GeoJSON file of boundaries for maps; empty for those of the package.
        worldview: printed on maps: marked, recognised, coasts or none; with a file, whose it is.
        marking: line at the top and bottom of a brief; none when empty.
        footer: line at the bottom of a brief; none when empty.
        log: a file to which the traces of faults are appended; none when empty.
        token: the secret that programs send to `dragoman mcp --http`, of which none is asked where
            it is empty, and to `dragoman serve --post`, which makes one up then.
        llm_address: where a language model is asked with `--reader llm`, up to and with ``/v1``.
        llm_model: its name there.
        llm_key: sent as a bearer's token; none when empty.
        llm_temperature: of its answers; 0 for the likeliest.
        llm_seconds: for one request.
        llm_tries: how often one request is sent.
        llm_jobs: how many requests are under way at once.
        llm_price_in: of a million tokens that it reads, in whatever coin.
        llm_price_out: of a million tokens that it writes.
        llm_budget: how much one run may spend, in that coin; no bound when 0.
        llm_cache: a folder in which its answers are kept; none are when empty.
        llm_confidence: the confidence of every event that it tells; nothing is known of how often
            it is right.
        llm_unsure: with `--reader second-opinion`, events of a lower confidence are asked about.
    """

    ledger: Path = Path("dragoman.ledger")
    threads: int = 0
    heads: bool = True
    least_confidence: float = 0.29
    brief_confidence: float = 0.6
    batch_sentences: int = 32
    max_document_bytes: int = 5_000_000
    max_archive_bytes: int = 2_000_000_000
    max_ratio: int = 200
    timeout_seconds: float = 30.0
    gate: str = "page"
    codebook: str = ""
    document_seconds: float = 60.0
    document_megabytes: int = 2_000
    query_seconds: float = 10.0
    boundaries: str = ""
    worldview: str = "marked"
    marking: str = ""
    footer: str = ""
    log: str = ""
    token: str = field(default="", repr=False)
    llm_address: str = ""
    llm_model: str = ""
    llm_key: str = field(default="", repr=False)
    llm_temperature: float = 0.0
    llm_seconds: float = 120.0
    llm_tries: int = 3
    llm_jobs: int = 4
    llm_price_in: float = 0.0
    llm_price_out: float = 0.0
    llm_budget: float = 0.0
    llm_cache: str = "~/.cache/dragoman/llm"
    llm_confidence: float = 0.5
    llm_unsure: float = 0.6

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Return the defaults with what the environment sets.

        Args:
            environment: variables by name; the process's own when None.

        Raises:
            UsageError: a variable does not hold what its field needs.

        >>> Settings.from_environment({"DRAGOMAN_THREADS": "2"}).threads
        2
        """
        variables = os.environ if environment is None else environment
        settings = cls()
        chosen: dict[str, Any] = {}
        for name in cls.__dataclass_fields__:
            value = variables.get(PREFIX + name.upper())
            if value is None:
                continue
            kind = type(getattr(settings, name))
            try:
                chosen[name] = _as(kind, value)
            except ValueError as error:
                message = f"{PREFIX}{name.upper()}={value!r} is not a {kind.__name__}"
                raise UsageError(message) from error
        return replace(settings, **chosen)


def _as(kind: type[Any], value: str) -> Any:  # noqa: ANN401 - what the field holds
    """Read a variable as its field's kind; yes and no in the usual words."""
    if kind is not bool:
        return kind(value)
    if value.lower() in YES:
        return True
    if value.lower() in NO:
        return False
    raise ValueError(value)
