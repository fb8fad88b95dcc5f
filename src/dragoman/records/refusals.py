"""What could not be read or coded, as data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document or line that was refused, and why; never a silent drop.

    Attributes:
        origin: the file, archive member, address or line that was refused.
        stage: ``read``, ``annotate``, ``code`` or ``store``.
        code: a short, stable word for the reason (``empty``, ``not-text``, ``too-large`` ...).
        detail: one sentence for a person, with what to do where there is something to do.
        document_id: the document, where there was one.
    """

    origin: str
    stage: str
    code: str
    detail: str
    document_id: str | None = None
