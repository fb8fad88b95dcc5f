"""Days that a sentence gives to one act and not to another, and times that are told as two."""

from datetime import date

import pytest

from dragoman.annotate.times import times_of
from dragoman.frames.when.circumstances import is_of_clause
from dragoman.frames.when.joined_dates import with_joined
from dragoman.records import Annotated, DateInterval, Document, Precision, Segment, SegmentKind
from dragoman.syntax.tree import tree_of
from loaded import reader

WEDNESDAY = date(2024, 5, 22)
MONDAY = "2024-05-20"
CASES = {
    "a deadline of the first": (
        "Kenya and Uganda agreed to free all prisoners by Friday and to exchange envoys.",
        {"free": "2024-05-24", "exchange": "-"},
    ),
    "a deadline of the first again": (
        "Oman promised to lift the ban by 1 July and to send aid to Yemen.",
        {"lift": "2024-07-01", "send": "-"},
    ),
    "a deadline in front of neither": (
        "Japan and Fiji will sign the pact by Friday and hold an exercise.",
        {"sign": "2024-05-24", "hold": "-"},
    ),
    "the next stop": (
        "Oman's minister will visit Lima on Friday and then travel to Chile.",
        {"visit": "2024-05-24", "travel": "-"},
    ),
    "a later stop": (
        "Ghana's president will meet the leader of Togo on Friday and later visit Benin.",
        {"meet": "2024-05-24", "visit": "-"},
    ),
    "what it was in response to": (
        "Japan recalled its envoy to Peru in response to a raid on its embassy on Monday.",
        {"recalled": "-", "raid": MONDAY},
    ),
    "what it followed": (
        "Chile closed its embassy in Mali following the killing of two guards on Monday.",
        {"closed": "-", "killing": MONDAY},
    ),
    "what set it off": (
        "Fighting began in Gao on Monday after rebels attacked a convoy.",
        {"attacked": MONDAY},
    ),
    "what set it off again": (
        "A riot broke out in Accra on Monday after soldiers arrested the mayor.",
        {"arrested": MONDAY},
    ),
    "said then": (
        (
            "Peru said on Monday it would bring a case against Chile before judges in The Hague, "
            "whose ruling it does not accept."
        ),
        {"bring": "-"},
    ),
    "the one before": (
        "Fiji said on Monday that it had held its second drill after the one in March 2023.",
        {"held": "-"},
    ),
    "an invitation": (
        "At the invitation of Ghana, Mali's president visited Accra on Monday.",
        {"visited": MONDAY, "invitation": "-"},
    ),
    "a request": (
        "At Fiji's request, Tonga's minister met Samoa's ambassador on Monday.",
        {"met": MONDAY, "request": "-"},
    ),
    "talks before the signing": (
        "Niger signed a pact with Chad on Monday after talks with Libya.",
        {"signed": MONDAY, "talks": "-"},
    ),
    "told after the talks": (
        "Togo's president spoke to reporters on Monday after a meeting with Benin's minister.",
        {"meeting": MONDAY},
    ),
    "urged now": (
        "Zambia signed a pact with Malawi on Friday and urges Angola to join it.",
        {"signed": "2024-05-17", "urges": "-"},
    ),
    "in a letter": (
        (
            "Three envoys flew to Quito last night carrying a letter from Peru's president, in "
            "which he urges Ecuador to pull back."
        ),
        {"urges": "-"},
    ),
    "a month in front of the second": (
        "Nepal detained two Indian guards, and in April closed the bridge to Indian lorries.",
        {"detained": "-", "closed": "2024-04-01/2024-04-30"},
    ),
    "two verbs behind one day": (
        "Kenya recalled its envoy from Sudan on Monday and accused it of arming rebels.",
        {"recalled": MONDAY, "accused": MONDAY},
    ),
    "a report with its day": (
        "An audit released Monday by Bolivia accuses Chile of spying.",
        {"accuses": MONDAY},
    ),
    "a statement beside its author": (
        "The Security Council, in a statement agreed on Monday, condemned Mali's army.",
        {"condemned": MONDAY},
    ),
    "two years": (
        "Peru expelled two Chilean envoys in 2019 and 2020.",
        {"expelled": "2019-01-01/2020-12-31"},
    ),
    "two months of a year": (
        "Norway and Chad held talks in July and August 2015.",
        {"held": "2015-07-01/2015-08-31"},
    ),
    "announced for a day": (
        "Protests against Chad by Libyan unions have been announced for Monday in Tripoli.",
        {"Protests": "2024-05-27"},
    ),
    "leads that go on": (
        (
            "Chad says ten soldiers have been wounded in a rebel attack. The attack came on "
            "Monday near Abeche."
        ),
        {"attack": MONDAY},
    ),
}


def told(text: str) -> dict[str, str]:
    """Return the date of each event of a text by the word that tells it."""
    body = (Segment(0, len(text), SegmentKind.BODY),)
    (processed,) = reader().process([Document("d", text, body, published=WEDNESDAY)])
    found = {}
    for event in processed.events:
        for step in processed.steps[event.event_id]:
            if step.rule == "status":
                found.setdefault(step.words, str(event.date or "-"))
    return found


@pytest.mark.parametrize(("text", "dates"), CASES.values(), ids=CASES)
def test_a_day_is_that_of_its_own_act(text: str, dates: dict[str, str]) -> None:
    """What came before, what is asked now and what a letter says have none of it."""
    found = told(text)
    assert {word: found.get(word) for word in dates} == dates


def test_a_noun_with_a_day_of_its_own_keeps_it() -> None:
    """The date beside a request is the request's."""
    text = "At the request of 3 May by Chad, they met on Monday."
    document = Document("d", text, (Segment(0, len(text), SegmentKind.BODY),), published=WEDNESDAY)
    (processed,) = reader().process([document])
    annotated = processed.annotated
    assert annotated is not None
    tree = tree_of(annotated.sentences[0])
    noun = next(n for n, token in enumerate(tree.tokens) if token.text == "request")
    dates = {time.text: time.date for time in annotated.times if time.date is not None}
    assert not is_of_clause(annotated, tree, (noun,), dates["3 May"])
    assert is_of_clause(annotated, tree, (noun,), dates["Monday"])


JOINED = {
    "Nobody met in 2011 and 2012.": ("2011-01-01", "2012-12-31"),
    "They met in June and July 2013.": ("2013-06-01", "2013-07-31"),
    "They met in May, and 2012 was quiet.": ("2024-05-01", "2024-05-31"),
    "They met in May and on 3 June.": ("2024-05-01", "2024-05-31"),
    "They met in December and January 2013.": ("2012-12-01", "2013-01-31"),
    "They fought in 1965 and 1971.": ("1965-01-01", "1965-12-31"),
    "They met in March and September 2013.": ("2024-03-01", "2024-03-31"),
    "They met in June 2012 and July 2013.": ("2012-06-01", "2012-06-30"),
    "They met in 2012 and 2011.": ("2012-01-01", "2012-12-31"),
}


@pytest.mark.parametrize(("text", "days"), JOINED.items(), ids=JOINED)
def test_two_times_are_one_stretch(text: str, days: tuple[str, str]) -> None:
    """Only where "and" alone joins them, and the second is the later."""
    document = Document("d", text, published=WEDNESDAY)
    annotated = Annotated(document, (), times_of(document))
    date_of_first = with_joined(annotated, annotated.times[0])
    assert isinstance(date_of_first, DateInterval)
    assert date_of_first.precision in {Precision.MONTH, Precision.YEAR}
    assert (str(date_of_first.start), str(date_of_first.end)) == days
