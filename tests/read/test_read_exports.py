"""Exports of news databases: an article a document, none of them mixed with its neighbour."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.records import Document, Refusal

Read = Callable[..., list[Document | Refusal]]
FACTIVA = """Kenya reopens crossing with Somalia
By Asha Njeri
212 words
4 March 2025
07:15 GMT
The Example Standard
EXSTD
English
Copyright 2025. The Example Standard.

NAIROBI - Kenya reopened the Mandera crossing with Somalia on Monday, officials said.

Both sides will meet again in April.

Document EXSTD00020250304el340001a

Chile and Peru sign fisheries pact
98 words
6 March 2025
Example Wire
EXW
English
(c) 2025 Example Wire

Chile and Peru signed a pact on fisheries in Lima on Wednesday.

Document EXW0000020250306el360002b

Search Summary
Text  crossing or pact
"""
FACTIVA_CODED = """SE News
HD  Kenya reopens crossing with Somalia
BY  By Asha Njeri
WC  212 words
PD  4 March 2025
SN  The Example Standard
SC  EXSTD
LA  English
CY  Copyright 2025. The Example Standard.
LP
NAIROBI - Kenya reopened the Mandera crossing with Somalia on Monday, officials said.

TD
Both sides will meet again in April.

NS  gdip : International Relations
RE  kenya : Kenya
AN
Document EXSTD00020250304el340001a

HD
Chile and Peru sign fisheries pact
WC
98 words
PD
6 March 2025
SN
Example Wire
LP
Chile and Peru signed a pact on fisheries in Lima on Wednesday.
AN
Document EXW0000020250306el360002b
"""
LEXIS_OLD = """                               1 of 2 DOCUMENTS


                             The Example Standard


                            March 4, 2025 Tuesday
                                First Edition

Kenya reopens crossing with Somalia

BYLINE: Asha Njeri

SECTION: NEWS; Pg. 4

LENGTH: 212 words

DATELINE: NAIROBI


NAIROBI - Kenya reopened the Mandera crossing with Somalia on Monday,
officials said.

Both sides will meet again in April.

LOAD-DATE: March 5, 2025

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                  Copyright 2025 The Example Standard


                               2 of 2 DOCUMENTS


                                 Example Wire


                           March 6, 2025 Thursday

Chile and Peru sign fisheries pact

LENGTH: 98 words

Chile and Peru signed a pact on fisheries in Lima on Wednesday.

LOAD-DATE: March 6, 2025

LANGUAGE: ENGLISH
"""
LEXIS_NEW = """User Name: = reader
Date and Time: = 10 April 2025 09:00:00 BST
Job Number: = 123456
Documents (2)

Kenya reopens crossing with Somalia
The Example Standard
March 4, 2025 Tuesday

Copyright 2025 The Example Standard All Rights Reserved
Section: NEWS; Pg. 4
Length: 212 words
Byline: Asha Njeri
Body

NAIROBI - Kenya reopened the Mandera crossing with Somalia on Monday, officials said.

Both sides will meet again in April.

Classification

Language: ENGLISH
Publication-Type: Newspaper
Load-Date: March 5, 2025

End of Document

Chile and Peru sign fisheries pact
Example Wire
March 6, 2025 Thursday

Length: 98 words
Body

Chile and Peru signed a pact on fisheries in Lima on Wednesday.

Load-Date: March 6, 2025

End of Document
"""
PROQUEST = """____________________________________________________________

Kenya reopens crossing with Somalia

Njeri, Asha. The Example Standard; Nairobi [Nairobi]. 04 Mar 2025: A.4.

ProQuest document link

Abstract: Officials tell of a crossing.

Full text: NAIROBI - Kenya reopened the Mandera crossing with Somalia on Monday, officials said.

Both sides will meet again in April.

Subject: Border crossings

Location: Kenya; Somalia

Title: Kenya reopens crossing with Somalia

Author: Asha Njeri

Publication title: The Example Standard; Nairobi

Publication date: Mar 4, 2025

Document URL: https://example.org/docview/1

____________________________________________________________

Chile and Peru sign fisheries pact

Full text: Chile and Peru signed a pact on fisheries in Lima on Wednesday.

Title: Chile and Peru sign fisheries pact

Publication title: Example Wire

Publication date: Mar 6, 2025

Document URL: https://example.org/docview/2

____________________________________________________________

Contact us at: https://example.org/contact
"""
KENYA = "Kenya reopens crossing with Somalia"
CHILE = "Chile and Peru sign fisheries pact"


@pytest.mark.parametrize(
    "text", [FACTIVA, FACTIVA_CODED, LEXIS_OLD, LEXIS_NEW, PROQUEST], ids=range(5)
)
def test_one_document_an_article(read: Read, text: str) -> None:
    """With its own headline, paper, day and words; nothing of the database stays."""
    found = read(text, "export.txt")
    assert all(isinstance(item, Document) for item in found)
    first, second = (item for item in found if isinstance(item, Document))
    assert (first.title, first.publisher, first.published) == (
        KENYA,
        "The Example Standard",
        date(2025, 3, 4),
    )
    assert first.byline == "Asha Njeri"
    assert first.text == (
        f"{KENYA}\n\nNAIROBI - Kenya reopened the Mandera crossing with Somalia on Monday, "
        "officials said.\n\nBoth sides will meet again in April."
    )
    assert (second.title, second.publisher, second.published) == (
        CHILE,
        "Example Wire",
        date(2025, 3, 6),
    )
    expected = f"{CHILE}\n\nChile and Peru signed a pact on fisheries in Lima on Wednesday."
    assert second.text == expected
    assert [item.origin[-2:] for item in found] == ["#1", "#2"]


def test_an_article_without_its_text_is_named(read: Read, codes: Callable[..., list[str]]) -> None:
    """Exports of abstracts alone hold no article."""
    text = PROQUEST.replace(
        "Full text: Chile and Peru signed a pact on fisheries in Lima on Wednesday.", ""
    )
    found = read(text, "export.txt")
    assert codes(found) == ["document", "no-text"]
    assert isinstance(found[1], Refusal)
    assert CHILE in found[1].detail


@pytest.mark.parametrize(
    "text",
    [
        "Ministers met in Lima.\n\nBody\n\nThey signed a text.\n",
        "Document of the year\n\nThe ministers signed it in Lima on Friday.\n",
        "Title: Talks in Lima\nDate: March 4, 2025\n\nThe ministers met in Lima on Friday.\n",
    ],
)
def test_articles_that_only_look_alike(read: Read, text: str) -> None:
    """Are one document."""
    assert len(read(text, "a.txt")) == 1
