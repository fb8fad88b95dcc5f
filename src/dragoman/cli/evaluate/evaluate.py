"""`dragoman evaluate`: predictions against your own gold."""

import click

from dragoman.cli.lazy import LazyGroup

MEASURES = {
    "relations": "The relation classifier: accuracy and F1 per type.",
    "events": "Whole articles: events found, wrong and forbidden.",
    "stories": "Stories of several articles: merging and standing arrangements.",
    "occasions": "Occasions of stories: are they found, and what became of them.",
    "dates": "Dates of the events of whole documents: right, missing and wrong.",
    "systems": "Reports with claims: arrangements, occasions, events and positions.",
    "measures": "Sentences on bans, sanctions and tariffs: act, sides and object.",
    "persons": "Names of persons in running text: state or organisation, and office.",
    "meetings": "Meetings of reports: is everybody whom the report names in them.",
    "groups": 'Expressions such as "the two countries": whom they mean.',
    "places": "Where acts took place, on labelled newswire.",
    "parse": "The parser: UPOS, UAS and LAS on CoNLL-U.",
    "names": "Names: PER, ORG and LOC on IOB2.",
}


@click.group(cls=LazyGroup, lines=MEASURES, folders=dict.fromkeys(MEASURES, "evaluate"))
def command() -> None:
    """Measure predictions against gold.

    \b
    Examples:
      dragoman evaluate events gold/articles.json
      dragoman evaluate relations gold/relations.jsonl --format json
    """  # noqa: D301 - click reads the backspace as "keep these lines"
