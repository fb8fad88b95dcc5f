"""The reader: documents to a model, its answers checked, what holds as the shipped records."""

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.arrangements.tell.find import find_mechanisms
from dragoman.arrangements.tell.tagging import tagged
from dragoman.codebook.codebook import Codebook
from dragoman.llm import PROMPT_VERSION
from dragoman.llm.answers import Answers, key_of
from dragoman.llm.checking import KINDS, Checked, Checking
from dragoman.llm.claims import FORM, NOT_JSON, NOT_WHOLE, Claim, Faulty, claims_of
from dragoman.llm.endpoint import Endpoint, Model, NoAnswer, Reply
from dragoman.llm.grounds import Grounds, NamedGrounds, ReadGrounds
from dragoman.llm.prompt import Question, questions, rules
from dragoman.llm.spending import Prices, Purse
from dragoman.pipeline import Pipeline, Processed
from dragoman.records import Document, Event, Refusal
from dragoman.settings import Settings

log = logging.getLogger(__name__)
ENGLISH = "en"
SHOWN = 80
WHAT = KINDS | {
    NOT_JSON: "answers that are no JSON",
    NOT_WHOLE: "answers that were cut off",
    FORM: "events that lack what an event has",
}


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks a model about documents: from what is kept where it can, within the budget.

    Attributes:
        endpoint: how the model is reached.
        answers: that are kept.
        purse: what may be spent.
        system: what every request begins with.
        jobs: how many requests may be under way.
        confidence: given to every event.
    """

    endpoint: Endpoint
    answers: Answers
    purse: Purse
    system: str
    jobs: int = 4
    confidence: float = 0.5

    @classmethod
    def of(
        cls, settings: Settings, codebook: Codebook, endpoint: Endpoint | None = None
    ) -> "Asker":
        """Return what asks as settings say.

        Args:
            settings: whom, how and for how much.
            codebook: for the types.
            endpoint: the model; that of the settings when None.

        Raises:
            UsageError: the settings name no model.
        """
        folder = Path(settings.llm_cache).expanduser() if settings.llm_cache else None
        prices = Prices(settings.llm_price_in, settings.llm_price_out)
        return cls(
            endpoint or Endpoint(model_of(settings)),
            Answers(folder),
            Purse(prices, settings.llm_budget),
            rules(codebook),
            settings.llm_jobs,
            settings.llm_confidence,
        )

    def ask(self, asked: Sequence[Question]) -> list[Reply | NoAnswer]:
        """Return an answer to each question, in their order.

        Raises:
            SpentError: the budget does not last; answers until then are kept.
            InputError: the model cannot be reached.
        """
        if len(asked) < 2 or self.jobs < 2:  # noqa: PLR2004 - one alone
            return [self._one(each) for each in asked]
        with ThreadPoolExecutor(self.jobs) as threads:
            under_way = [threads.submit(self._one, each) for each in asked]
            try:
                return [each.result() for each in under_way]
            finally:
                for each in under_way:
                    each.cancel()

    def is_kept(self, question: Question) -> bool:
        """Whether a question was answered before."""
        return self.answers.find(key_of(self.endpoint.model, question.messages)) is not None

    def _one(self, question: Question) -> Reply | NoAnswer:
        key = key_of(self.endpoint.model, question.messages)
        kept = self.answers.find(key)
        if kept is not None:
            self.purse.had()
            return kept
        promised = self.purse.promise(question.messages)
        tokens = (0, 0)
        try:
            reply = self.endpoint.ask(question.messages)
            tokens = (reply.tokens_in, reply.tokens_out)
        except NoAnswer as failed:
            return failed
        finally:
            self.purse.settle(promised, *tokens)
        if reply.whole:
            self.answers.keep(key, reply)
        return reply


class LanguageModelReader:
    """A language model behind the seam of the shipped reader.

    English is read by the shipped reader too, for who is named where; other languages by the model
    alone, with parties and dates through our register and calendar.

    Args:
        asker: asks the model.
        pipeline: the shipped reader.
    """

    def __init__(self, asker: Asker, pipeline: Pipeline) -> None:
        self.asker = asker
        self.counts: Counter[str] = Counter()
        self._pipeline = pipeline

    def process(self, documents: Sequence[Document]) -> list[Processed]:
        """Return what each document tells, in their order.

        Raises:
            SpentError: the budget does not last.
            InputError: the model cannot be reached.
        """
        english = [one for one in documents if one.language == ENGLISH]
        read = {one.document.document_id: one for one in self._pipeline.process(english)}
        plain = [
            read[one.document_id] if one.document_id in read else self._pipeline.named(one)
            for one in documents
        ]
        asked = [list(self._questions(one)) for one in plain]
        answers = iter(self.asker.ask([each for some in asked for each in some]))
        told = [
            self._told(one, [next(answers) for _ in some])
            for one, some in zip(plain, asked, strict=True)
        ]
        spent = self.asker.purse.spent
        log.info("%s: %d requests, %d kept answers, %d + %d tokens, %.4g",
                 self.asker.endpoint.model.name, spent.requests, spent.kept,
                 spent.tokens_in, spent.tokens_out, spent.cost)  # fmt: skip
        return told

    def _questions(self, one: Processed) -> Iterator[Question]:
        """Yield what is asked about a document; nothing where it is about no dealings of states."""
        if not one.is_other and not one.refusals:
            yield from questions(one.document, self.asker.system)

    def _told(self, one: Processed, answers: Sequence[Reply | NoAnswer]) -> Processed:
        """Return what holds of the answers about a document."""
        failed = next((each for each in answers if isinstance(each, NoAnswer)), None)
        if failed is not None:
            refusal = unanswered(one.document, failed)
            self.counts[refusal.code] += 1
            return Processed(one.document, refusals=(refusal,), is_unanswered=failed.passing)
        if not answers:
            return replace(one, annotated=None, events=(), mechanisms=(), rejected=(), steps={})
        claims = [claim for each in answers if isinstance(each, Reply)
                  for claim in claims_of(each.text, whole=each.whole)]  # fmt: skip
        checked = checked_claims(self.asker, self._pipeline, one, claims)
        refusals = refusals_of(one.document, checked.faulty)
        self.counts.update(f"llm-{each.kind}" for each in checked.faulty)
        return self._with_arrangements(
            replace(one, events=checked.events, steps=checked.steps, rejected=(),
                    refusals=(*one.refusals, *refusals))
        )  # fmt: skip

    def _with_arrangements(self, one: Processed) -> Processed:
        """Return what a document tells with standing arrangements that follow its events."""
        if one.annotated is None:
            return replace(one, mechanisms=())
        found = find_mechanisms(
            one.annotated, one.mentions, one.events, self._pipeline.codebook,
            self._pipeline.vocabulary,
        )  # fmt: skip
        events: tuple[Event, ...] = tagged(one.events, found)
        return replace(one, mechanisms=found, events=events)


def checked_claims(
    asker: Asker, pipeline: Pipeline, one: Processed, claims: Sequence[Claim | Faulty]
) -> Checked:
    """Return what of claims about a document holds."""
    grounds: Grounds
    resolver = pipeline.resolver
    if one.annotated is not None:
        grounds = ReadGrounds(one.document, one.mentions, resolver.register)
    else:
        grounds = NamedGrounds(one.document, resolver.register, resolver.offices, one.mentions)
    checking = Checking(
        one.document, grounds, pipeline.codebook,
        model=asker.endpoint.model.name, confidence=asker.confidence,
    )  # fmt: skip
    return checking.check(claims)


def unanswered(document: Document, failed: NoAnswer) -> Refusal:
    """Return the refusal of a document about which nothing was answered."""
    again = "it is read again with the next run" if failed.passing else "it is kept without events"
    detail = f"{failed.detail}; {again}"
    return Refusal(document.origin, "code", f"llm-{failed.kind}", detail, document.document_id)


def refusals_of(document: Document, faulty: Sequence[Faulty]) -> tuple[Refusal, ...]:
    """Return one refusal for each kind of what does not hold, with how often and an example."""
    kinds: dict[str, list[str]] = {}
    for each in faulty:
        kinds.setdefault(each.kind, []).append(each.words)
    return tuple(
        Refusal(
            document.origin,
            "code",
            f"llm-{kind}",
            f"the language model gave {WHAT[kind]}, {len(words)}: {words[0][:SHOWN]!r}",
            document.document_id,
        )
        for kind, words in sorted(kinds.items())
    )


def model_of(settings: Settings) -> Model:
    """Return the model that settings name.

    Raises:
        UsageError: they name none.
    """
    return Model(
        settings.llm_address,
        settings.llm_model,
        settings.llm_key,
        settings.llm_temperature,
        settings.llm_seconds,
        settings.llm_tries,
    )


def version_of(model: Model) -> str:
    """Return what stands in the run: the model, its temperature, the prompt's version."""
    return f"{model.name}@{model.temperature:g}/prompt-{PROMPT_VERSION}"
