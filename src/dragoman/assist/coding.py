"""Tools that read a text: without a ledger, or into it where whoever serves allows that."""

import threading
from typing import Annotated

from pydantic import Field

import dragoman
from dragoman.assist.answers import CodedText, Kept
from dragoman.assist.asking import Asking, Day
from dragoman.assist.citing import Citing

MOST_READ = 200_000
Text = Annotated[str, Field(description="The text of one article.", max_length=MOST_READ)]
Title = Annotated[str | None, Field(description="Its headline.", max_length=500)]
Published = Annotated[
    Day, Field(description='Its day of publication, from which "on Tuesday" is counted.')
]


class Desk:
    """Reads texts for an assistant; the encoder is loaded with the first one.

    Args:
        asking: of the ledger that texts may be read into.
    """

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._one = threading.Lock()  # one text at a time: the encoder uses the processor whole

    def code(self, text: Text, published: Published = None, title: Title = None) -> CodedText:
        """Read a text and return the events and positions that it tells; nothing is kept."""
        with self._one:
            found = dragoman.code(
                text, published=published, title=title, settings=self._asking.settings
            )
        citing = Citing(self._asking.teller, [found.document])
        day = found.document.published
        return CodedText(
            text=found.document.text,
            published=day.isoformat() if day else None,
            events=tuple(citing.act(one) for one in found),
            positions=tuple(citing.stance(one) for one in found.positions),
            refused=tuple(one.detail for one in found.refusals),
        )

    def read(
        self,
        text: Text,
        published: Published = None,
        title: Title = None,
        url: Annotated[str | None, Field(description="Where it stands.", max_length=2000)] = None,
        publisher: Annotated[
            str | None, Field(description="Who published it.", max_length=300)
        ] = None,
    ) -> Kept:
        """Read a text into the ledger and keep what it tells; reading it again adds nothing."""
        with (
            self._one,
            dragoman.open(self._asking.path, settings=self._asking.settings) as book,
        ):
            came = book.read_text(
                text, published=published, title=title, url=url, publisher=publisher
            )
        return Kept(came.added, came.known, came.events, came.reports, came.refused)
