"""Documents to sentences: split, parsed, with names; every span points into the document's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.annotate.parser.encoder import Encoder, Parsed, States, Words
from dragoman.annotate.parser.inflection import Inflections, singular
from dragoman.annotate.parser.repairs import repaired
from dragoman.annotate.parser.sentences import split_sentences
from dragoman.annotate.parser.tokens import Span, TokenRules
from dragoman.annotate.proposals.heads import Heads
from dragoman.model.batches import threads_of
from dragoman.model.store import ModelFiles
from dragoman.records import Document, Name, Segment, SegmentKind, Sentence, Token
from dragoman.settings import Settings

NAME_KINDS = frozenset({"PER", "ORG", "LOC"})


@dataclass(frozen=True, slots=True)
class Split:
    """A sentence before parsing: where its words stand."""

    spans: tuple[Span, ...]
    kind: SegmentKind
    paragraph: int
    parse: bool = True


class Parser:
    """Splits and parses texts; loaded once and passed in.

    Args:
        encoder: the loaded encoder.
        rules: what the tokeniser knows of the language.
        inflections: verb forms that need no guess.
        heads: the learned heads; without them sentences carry no proposals.
    """

    def __init__(
        self,
        encoder: Encoder,
        rules: TokenRules,
        inflections: Inflections,
        heads: Heads | None = None,
    ) -> None:
        self._encoder = encoder
        self._heads = heads
        self._rules = rules
        self._inflections = inflections

    @classmethod
    def load(
        cls,
        settings: Settings | None = None,
        *,
        folder: Path | None = None,
        verbs: Iterable[str] = (),
        files: ModelFiles | None = None,
    ) -> Parser:
        """Open the shipped model.

        Args:
            settings: threads and batch size; the defaults when None.
            folder: another model folder.
            verbs: dictionary forms of verbs that a user adds to the codebook.
            files: the model's folder where it is opened already.

        Raises:
            ModelError: the model is missing or damaged.
        """
        chosen = settings or Settings()
        files = files or ModelFiles.load(folder, threads=threads_of(chosen.threads))
        heads = Heads(files) if chosen.heads and files.has_events else None
        return cls(
            Encoder(files, batch=chosen.batch_sentences),
            TokenRules.load(),
            Inflections.load(verbs),
            heads,
        )

    def sentences(self, document: Document) -> tuple[Sentence, ...]:
        """Sentences of a document in order; boilerplate has none."""
        return self.many([document])[0]

    def with_states(self, document: Document) -> Iterator[tuple[Sentence, States]]:
        """Sentences of a document with what the encoder holds of each, for training."""
        for split, parsed in self.detailed([document])[0]:
            if parsed.states is not None:
                yield _sentence(document.text, split, parsed), parsed.states

    def many(
        self, documents: Sequence[Document], splits: Sequence[Sequence[Split]] | None = None
    ) -> list[tuple[Sentence, ...]]:
        """Sentences of several documents, their batches shared.

        Args:
            documents: the documents.
            splits: where their sentences stand and which need parsing; all when None.
        """
        return self._proposed([
            [(_sentence(document.text, split, parsed), parsed.states) for split, parsed in own]
            for document, own in zip(documents, self.detailed(documents, splits), strict=True)
        ])  # fmt: skip

    def _proposed(
        self, documents: Sequence[Sequence[tuple[Sentence, States | None]]]
    ) -> list[tuple[Sentence, ...]]:
        """Sentences of documents with what the learned heads see in those that were read."""
        if self._heads is None:
            return [tuple(sentence for sentence, _ in own) for own in documents]
        seen = self._heads.propose(
            [[(one, states) for one, states in own if states is not None] for own in documents]
        )
        return [
            tuple(
                replace(one, proposals=() if states is None else next(rest)) for one, states in own
            )
            for own, rest in zip(documents, map(iter, seen), strict=True)
        ]

    def detailed(
        self, documents: Sequence[Document], splits: Sequence[Sequence[Split]] | None = None
    ) -> list[list[tuple[Split, Parsed]]]:
        """Splits of several documents, each with all that the encoder says of it."""
        if splits is None:
            splits = [list(self.split(document)) for document in documents]
        flat = [
            words_of(document.text, split.spans)
            for document, own in zip(documents, splits, strict=True)
            for split in own
            if split.parse
        ]
        parsed = iter(self.parse_words(flat))
        return [
            [(split, next(parsed) if split.parse else unread(len(split.spans))) for split in own]
            for own in splits
        ]

    def parse_words(self, sentences: Sequence[Words]) -> list[Parsed]:
        """Parse sentences whose words are given."""
        return [
            replace(parsed, lemmas=tuple(self._lemmas(sentence.words, parsed)))
            for sentence, parsed in zip(sentences, self._encoder.parse(sentences), strict=True)
        ]

    def split(self, document: Document) -> Iterator[Split]:
        """Where the sentences of a document and their words stand."""
        text = document.text
        segments = document.segments or (Segment(0, len(text), SegmentKind.BODY),)
        paragraph = 0
        for segment in segments:
            if segment.kind is SegmentKind.BOILERPLATE:
                continue
            last_end = -1
            for spans in split_sentences(text, self._rules, segment.start, segment.end):
                if last_end < 0 or "\n" in text[last_end : spans[0][0]]:
                    paragraph += 1
                last_end = spans[-1][1]
                yield Split(tuple(spans), segment.kind, paragraph - 1)

    def _lemmas(self, words: Sequence[str], parsed: Parsed) -> Iterator[str]:
        """Lemmas by rule where there is one, else the encoder's guess."""
        for word, upos, guess in zip(words, parsed.upos, parsed.lemmas, strict=True):
            if upos == "NOUN":
                yield singular(word, guess)
            elif upos == "VERB":
                yield self._inflections.lemma(word) or guess
            else:
                yield "I" if word == "i" and upos == "PRON" else guess


def words_of(text: str, spans: Sequence[Span]) -> Words:
    """Words at ``spans`` and whether each is glued to what stands before it."""
    glued = tuple(i > 0 and spans[i - 1][1] == span[0] for i, span in enumerate(spans))
    return Words(tuple(text[left:right] for left, right in spans), glued)


def unread(count: int) -> Parsed:
    """What is told of so many words that the encoder does not read: they stand side by side."""
    plain = ("X",) * count
    heads = (0, *(1 for _ in range(count - 1)))
    none = ("_",) * count
    return Parsed(plain, none, none, none, heads, ("root", *("dep",) * (count - 1)), ())


def _sentence(text: str, split: Split, parsed: Parsed) -> Sentence:
    tokens = tuple(
        Token(
            start=left,
            end=right,
            text=text[left:right],
            lemma=parsed.lemmas[i] if split.parse else text[left:right].lower(),
            upos=parsed.upos[i],
            feats="" if parsed.feats[i] == "_" else parsed.feats[i],
            head=parsed.heads[i] - 1,
            deprel=parsed.rels[i],
        )
        for i, (left, right) in enumerate(split.spans)
    )
    names = tuple(
        Name(split.spans[first][0], split.spans[last - 1][1], kind, score)
        for first, last, kind, score in parsed.names
        if kind in NAME_KINDS
    )
    return Sentence(
        start=split.spans[0][0],
        end=split.spans[-1][1],
        kind=split.kind,
        tokens=repaired(tokens),
        names=names,
        paragraph=split.paragraph,
    )
