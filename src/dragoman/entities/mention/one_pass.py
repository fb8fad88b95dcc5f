"""One pass over a document, from its first sentence to its last, that yields mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from operator import itemgetter

from dragoman.entities.memory.collectives import GroupWords, group_words
from dragoman.entities.memory.pass_state import Found, PassState
from dragoman.entities.mention.bare_names import BareNames
from dragoman.entities.mention.mentions import Mention
from dragoman.entities.mention.short import Short
from dragoman.entities.mention.titled import Titled
from dragoman.entities.names.ambiguity import Chooser
from dragoman.entities.names.nouns import Nouns
from dragoman.entities.names.register import Register
from dragoman.entities.phrases.document_lines import SentenceLine
from dragoman.entities.phrases.phrases import Phrase
from dragoman.entities.phrases.roles import Lexicon
from dragoman.records import SegmentKind

_HEAD = 3  # sentences that can say whose page it is
Item = tuple[int, Callable[[], Found | None]]


class Walk:
    """Makes mentions sentence by sentence; what it remembers lies in the scene.

    Args:
        register: names.
        lexicon: role words.
        nouns: nouns of acts and things.
        chooser: of ambiguous names.
    """

    def __init__(
        self, register: Register, lexicon: Lexicon, nouns: Nouns, chooser: Chooser
    ) -> None:
        self._lexicon = lexicon
        self._names = BareNames(nouns, chooser)
        self._titled = Titled(self._names, register)
        self._short = Short(register)

    def sentence(
        self, scene: PassState, reading: SentenceLine, phrases: tuple[Phrase, ...]
    ) -> tuple[Mention, ...]:
        """Return the mentions of the next sentence.

        Args:
            scene: the document so far; it is changed.
            reading: the sentence.
            phrases: its phrases.
        """
        taken = _words_of(phrase for phrase in phrases if not _groupish(phrase))
        groups = tuple(group_words(reading.line, self._lexicon, taken))
        covered = _words_of(groups)
        kept = [one for one in phrases if not (_groupish(one) and one.first in covered)]
        items: list[Item] = [
            (one.first, partial(self._phrase, scene, reading, one)) for one in kept
        ]
        items += [(one.first, partial(self._short.group, scene, reading, one)) for one in groups]
        items += [
            (at, partial(self._short.word, scene, reading, at))
            for at in self._short.positions(reading, _words_of(phrases) | covered)
        ]
        scene.past = None
        scene.groups = {group.first: group for group in groups}
        found: list[Mention] = []
        for _, make in sorted(items, key=itemgetter(0)):
            pair = make()
            if pair is None:
                continue
            mention, seen = pair
            if self._opens(scene, reading, mention) and not found:
                scene.home = mention.parties[0].country or scene.home
                scene.header = mention.kind == "ministry" or scene.header
            scene.extend(mention)
            scene.discourse.add(seen)
            found.append(mention)
            scene.past = mention
        scene.flush()
        return tuple(found)

    def _opens(self, scene: PassState, reading: SentenceLine, mention: Mention) -> bool:
        """Return whether a mention heads the page: "SULTANATE OF OMAN", "FOREIGN MINISTRY"."""
        if reading.index >= _HEAD or not mention.parties or scene.header:
            return False
        if mention.kind == "ministry":
            return not reading.index or reading.sentence.kind is SegmentKind.HEADLINE
        words = scene.text[mention.start : mention.end]
        alone = mention.end - mention.start >= reading.sentence.end - reading.sentence.start
        return mention.kind == "state" and alone and words.isupper()

    def _phrase(self, scene: PassState, reading: SentenceLine, phrase: Phrase) -> Found | None:
        if phrase.name is not None:
            return self._titled.person(scene, reading, phrase)
        if phrase.roles:
            return self._titled.role(scene, reading, phrase)
        return self._names.mention(scene, reading, phrase)


def _words_of(spans: Iterable[Phrase | GroupWords]) -> set[int]:
    return {at for span in spans for at in range(span.first, span.stop)}


def _groupish(phrase: Phrase) -> bool:
    """True for "the two leaders", "both armies": a plural role of nobody named."""
    return (
        bool(phrase.roles)
        and phrase.roles[-1].plural
        and not phrase.owners
        and phrase.of is None
        and phrase.name is None
    )
