"""What sentences tell of measures: kinds of voice, verb and order."""

from datetime import date

import pytest

from dragoman.measures import turns_of_document
from dragoman.pipeline import Pipeline, Processed
from dragoman.records import Document, Segment, SegmentKind
from loaded import reader_of_rules

TOLD = {
    # lifting in every voice, with the sides where they belong
    "Togo lifted its ban on Beninese petrol.": ["lift actual ban on petrol: TGO -> BEN"],
    "Togo's ban on Beninese petrol was lifted.": ["lift actual ban on petrol: TGO -> BEN"],
    "Syrian lorries were allowed back into Jordan.": ["lift actual ban on lorries: JOR -> SYR"],
    "Fiji urged Australia to lift its ban on kava from Fiji.": [
        "lift urged ban on kava: AUS -> FJI"
    ],
    "Poland's blockade of Ukrainian grain came to an end.": [
        "lift actual blockade on grain: POL -> UKR"
    ],
    # who refuses to lift keeps
    "Santiago will not lift its ban on Argentine beef.": ["keep actual ban on beef: CHL -> ARG"],
    "Tanzania has no plans to lift its ban on Burundian beans.": [
        "keep actual ban on beans: TZA -> BDI"
    ],
    "Ireland rejected calls to drop its boycott of Burmese gems.": [
        "keep actual boycott on gems: IRL -> MMR"
    ],
    # a part is no whole
    "China lifts part of its ban on Japanese seafood": [
        "ease actual part of ban on seafood: CHN -> JPN"
    ],
    "Angola lifted all but two of its restrictions on Zambian traders.": [
        "ease actual part of restrictions on traders: AGO -> ZMB"
    ],
    # lists: the trusted and the barred
    "Seoul returned Japan to its white list.": [
        "ease actual part of trade preferences: KOR -> JPN"
    ],
    "Japan dropped South Korea from its white list of trusted buyers.": [
        "impose actual trade preferences: JPN -> KOR"
    ],
    # whoever bars somebody from coming in is the one whose land it is
    "China bars Korean artists from performing in China.": [
        "impose actual ban on artists: CHN -> KOR"
    ],
    "Dutch officials were banned from Turkey.": ["impose actual ban on officials: TUR -> NLD"],
    "Gambian vehicles are no longer admitted to Senegal.": [
        "impose actual ban on vehicles: SEN -> GMB"
    ],
    # two turns of one measure in a sentence
    "New Zealand relaxed the travel sanctions that it had put on Fiji.": [
        "ease actual part of travel sanctions on travel: NZL -> FJI",
        "impose actual travel sanctions on travel: NZL -> FJI",
    ],
    # what "it" means is what was told before
    "Mali banned Ivorian sugar in May. It was lifted in June.": [
        "2025-05-01/2025-05-31 impose actual ban on sugar: MLI -> CIV",
        "2025-06-01/2025-06-30 lift actual ban on sugar: MLI -> CIV",
    ],
    # no measure of a state against another
    "The football federation lifted its ban on the Serbian team.": [],
    "A Portuguese judge lifted the travel ban on the Angolan minister.": [],
    "Students blocked the road to the Indian embassy in Dhaka.": [],
    "The United States blocked a proposal by Colombia to appoint judges.": [],
    "Spain cut its ties with Venezuela.": [],
    "The embargo on the report was lifted at noon.": [],
}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """The shipped reader without its heads."""
    return reader_of_rules()


@pytest.fixture(scope="module")
def read(pipeline: Pipeline) -> dict[str, Processed]:
    """What each text tells; all in one batch."""
    documents = [
        Document(
            text, text, (Segment(0, len(text), SegmentKind.BODY),), published=date(2025, 7, 14)
        )
        for text in TOLD
    ]
    return {one.document.text: one for one in pipeline.process(documents)}


@pytest.mark.parametrize("text", TOLD)
def test_a_sentence_tells_these_turns(
    text: str, read: dict[str, Processed], pipeline: Pipeline
) -> None:
    """Act, status, scope, object and sides, in one line each."""
    one = read[text]
    turns = (
        turns_of_document(one.annotated, one.mentions, pipeline.codebook)
        if one.annotated is not None
        else ()
    )
    assert [str(turn).removeprefix("undated ") for turn in turns] == TOLD[text]


def test_what_ends_a_measure_imposes_none(read: dict[str, Processed]) -> None:
    """No event of a sentence that lifts, eases or wishes lifted tells an imposing as done."""
    for text, turns in TOLD.items():
        if turns and all(turn.split()[0] in {"lift", "ease"} for turn in turns):
            events = [(str(e.event_type), str(e.status)) for e in read[text].events]
            assert ("SANCTION", "actual") not in events, text


def test_every_turn_is_proved_by_its_words(read: dict[str, Processed]) -> None:
    """The quote stands in the text."""
    for one in read.values():
        for turn in one.measures:
            piece = turn.evidence
            assert one.document.text[piece.start : piece.end] == piece.quote
