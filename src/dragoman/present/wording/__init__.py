"""Records in English: names of parties, dates, and a sentence for an event."""

from dragoman.present.wording.arrangements import arrangement_name
from dragoman.present.wording.clauses import Clauses
from dragoman.present.wording.dates import date_phrase, day_words, interval_words
from dragoman.present.wording.names import Namer
from dragoman.present.wording.sentences import Teller
from dragoman.present.wording.words import Words, join_words, numeral, short_text

__all__ = [
    "Clauses",
    "Namer",
    "Teller",
    "Words",
    "arrangement_name",
    "date_phrase",
    "day_words",
    "interval_words",
    "join_words",
    "numeral",
    "short_text",
]
