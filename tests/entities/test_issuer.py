"""Who issued a document: by its publisher's name and its address."""

from functools import cache

import pytest

from dragoman.entities.issuer import issuer_of
from dragoman.entities.resolve import EntityResolver
from dragoman.records import Document


@cache
def resolver() -> EntityResolver:
    """The registers, loaded once."""
    return EntityResolver.load()


@pytest.mark.parametrize(
    ("publisher", "url", "issuer"),
    [
        (None, "https://www.gov.uk/government/news/a-call", "state:GBR"),
        (None, "https://www.mofa.go.jp/press/release_1.html", "state:JPN"),
        (None, "https://cancilleria.gob.ar/es/1", "state:ARG"),
        (None, "http://en.kremlin.ru/events/1", "state:RUS"),
        (None, "https://2021-2025.state.gov/a-call/", "state:USA"),
        (None, "https://www.eda.admin.ch/eda/en/1.html", "state:CHE"),
        (None, "https://www.nato.int/docu/pr/1.htm", "org:nato"),
        ("Ministry of Foreign Affairs of Kenya", None, "state:KEN"),
        ("US State Department", "https://example.org/copy", "state:USA"),
        ("Auswärtiges Amt", None, "state:DEU"),
        ("Council of the EU", None, "org:council-of-the-eu"),
        ("Xinhua", "http://www.gov.cn/copy", None),
        ("Japan Times", None, None),
        ("Voice of America", None, None),
        ("A Weblog", "https://gov.example.com/1", None),
        (None, "https://www.spa.gov.sa/1", None),
        (None, "https://mygov.uk.example.org/1", None),
        (None, "http://[no-address", None),
        (None, None, None),
    ],
)
def test_governments_and_organisations_issue_and_outlets_do_not(
    publisher: str | None, url: str | None, issuer: str | None
) -> None:
    """An outlet's name goes before its address; an address that only looks official is nobody's."""
    found = issuer_of(Document("d1", "They met.", publisher=publisher, url=url), resolver())
    assert (found.entity_id if found else None) == issuer
