"""What is found while one types, facets beside a list, and the picker of pairs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dragoman.serve.finding.names import Named, matching, words_of

NAMES = (
    Named("North Korea", "/n", weight=2),
    Named("South Korea", "/s", weight=5),
    Named("Korea Peninsula Talks", "/t"),
    Named("Côte d'Ivoire", "/c", also=("Ivory Coast",)),
)
OFFER = re.compile(r'data-to="([^"]+)"[^>]*><span class="kind">([^<]+)</span>')


def offered(client: TestClient, typed: str) -> list[tuple[str, str]]:
    """Return kind and address of each offer."""
    return [(kind, to) for to, kind in OFFER.findall(client.get("/find", params={"q": typed}).text)]


@pytest.mark.parametrize(
    ("typed", "to"),
    [
        ("korea", ["/t", "/s", "/n"]),  # what begins so, then what the ledger tells more of
        ("kor sou", ["/s"]),
        ("cote", ["/c"]),
        ("IVORY", ["/c"]),
        ("rea", []),
        ("!", []),
        ("korea korea", []),
    ],
)
def test_words_begin_names(typed: str, to: list[str]) -> None:
    """Each typed word begins a word of its own, in any order, whatever case and accents."""
    assert [one.to for one in matching(words_of(typed), NAMES, 5)] == to


@given(st.text(max_size=400))
def test_whatever_is_typed_is_taken_apart(text: str) -> None:
    """Few words, in lower case, of letters and digits alone."""
    words = words_of(text)
    assert len(words) <= 8
    assert all(word and word == word.casefold() for word in words)


def test_people_states_pairs_and_arrangements_are_offered_and_words_last(
    client: TestClient,
) -> None:
    """Of each kind, with where it leads."""
    assert offered(client, "peru") == [
        ("State", "/country/PER"),
        ("Two states", "/dyad/BOL/PER"),
        ("Two states", "/dyad/CHL/PER"),
        ("Words", "/events?text=peru"),
    ]
    assert offered(client, "camp")[0] == ("Person", "/person?id=person%3Aana-campos")
    assert offered(client, "andes dia")[0] == ("Arrangement", "/mechanism?id=m-andes-1")
    assert offered(client, "chile peru")[0] == ("Two states", "/dyad/CHL/PER")
    assert offered(client, "   ") == []


def test_what_is_typed_is_inert(client: TestClient) -> None:
    """On the page and in what is offered; quotation marks and stars are words or nothing."""
    for typed in ("<script>alert(1)</script>", '"', "* OR", "a" * 200):
        for path in ("/find", "/search"):
            answer = client.get(path, params={"q": typed})
            assert answer.status_code in {200, 400}
            assert "<script>alert" not in answer.text
    assert client.get("/find", params={"q": "a" * 201}).status_code == 422


def test_the_page_of_what_is_found_works_without_scripts(client: TestClient) -> None:
    """Names of each kind as links, then events whose words hold it."""
    page = client.get("/search?q=arica").text
    assert 'href="/events/met"' in page
    assert '<a href="/country/PER">' in client.get("/search?q=peru").text
    assert "Type the name" in client.get("/search").text


def test_a_facet_leads_to_as_many_events_as_it_says(client: TestClient) -> None:
    """And once it is chosen, out again."""
    page = client.get("/events").text
    facets = re.findall(
        r'<span><a href="(/events\?[^"]*)">([^<]+)</a> <span class="soft">(\d+)<', page
    )
    assert [(words, number) for _, words, number in facets][:3] == [
        ("CONSULT", "3"), ("ACCUSE", "1"), ("COERCE", "1"),
    ]  # fmt: skip
    for link, _, number in facets:
        found = client.get(link.replace("&amp;", "&")).text
        assert f"{number} event{'' if number == '1' else 's'}." in found
    narrowed = client.get("/events?type=CONSULT").text
    assert 'href="/events?" aria-current="true"' in narrowed
    both = client.get("/events?party=CHL").text
    assert "party=CHL%2CPER" in both


def test_the_picker_knows_whom_a_state_deals_with(client: TestClient) -> None:
    """Those first, with their number of acts; pairs of the state alone below."""
    page = client.get("/dyad?first=BOL").text
    group = page[page.index('label="Deals with Bolivia"') :]
    assert re.findall(r'value="(\w+)"', group[: group.index("</optgroup>")]) == ["PER", "CHL"]
    assert "/dyad/CHL/PER" not in page[page.index('id="pairs"') :]
    assert client.get("/dyad?first=Atlantis").status_code == 404
