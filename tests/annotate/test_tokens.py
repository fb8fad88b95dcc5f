"""The tokeniser: spans that always point at their words, cut as treebanks cut them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.parser.tokens import TokenRules, tokenise

RULES = TokenRules.load()


def words(text: str) -> list[str]:
    """Words of a text."""
    return [text[left:right] for left, right in tokenise(text, RULES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They didn't meet.", ["They", "did", "n't", "meet", "."]),
        ("Kyiv\u2019s envoys can\u2019t", ["Kyiv", "\u2019s", "envoys", "ca", "n\u2019t"]),
        ("the states' leaders", ["the", "states", "'", "leaders"]),
        ("We cannot, they're gonna", ["We", "can", "not", ",", "they", "'re", "gon", "na"]),
        ("North Korea-backed talks", ["North", "Korea", "-", "backed", "talks"]),
        ("pro-Western e-mail co-chair", ["pro-Western", "e-mail", "co-chair"]),
        ("Minister Cho Tae-yul said", ["Minister", "Cho", "Tae-yul", "said"]),
        ("a Beijing-based firm", ["a", "Beijing", "-", "based", "firm"]),
        ("$5bn, 3.5% and US$1,200", ["$", "5", "bn", ",", "3.5", "%", "and", "US$", "1,200"]),
        ("Gen. Lee of the U.S. Army", ["Gen.", "Lee", "of", "the", "U.S.", "Army"]),
        ("No. 3 on Sept. 4. No.", ["No.", "3", "on", "Sept.", "4", ".", "No", "."]),
        ("at 10:30am on 19/5", ["at", "10:30", "am", "on", "19/5"]),
        ("O'Connor d'Ivoire Ba'ath", ["O'Connor", "d'Ivoire", "Ba'ath"]),
        ("see https://a.org/x. Now", ["see", "https://a.org/x", ".", "Now"]),
        ("well... no!! -- yes", ["well", "...", "no", "!!", "--", "yes"]),
        ("the 20th, the 1990s, a G7", ["the", "20th", ",", "the", "1990s", ",", "a", "G7"]),
        ("\U0001f468\u200d\U0001f469 ok\u00a0then", ["\U0001f468\u200d\U0001f469", "ok", "then"]),
        ("", []),
        ("\u0000\u0007\u200b", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    """Words as the English treebanks would have them."""
    assert words(text) == expected


@given(st.text(max_size=300))
def test_spans_are_sound(text: str) -> None:
    """Whatever the text, spans are in order, apart, and hold no white space at their ends."""
    last = 0
    for left, right in tokenise(text, RULES):
        assert last <= left < right <= len(text)
        word = text[left:right]
        assert word == word.strip()
        last = right


@given(st.text(alphabet="ab'n\u2019t.-$5 UdS!\n", max_size=80))
def test_every_visible_character_is_in_a_word(text: str) -> None:
    """No visible character is lost."""
    covered = {i for left, right in tokenise(text, RULES) for i in range(left, right)}
    assert covered == {i for i, char in enumerate(text) if not char.isspace()} | covered
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_stays_within_its_bounds(text: str, one: int, other: int) -> None:
    """A stretch of a text gives words within that stretch alone."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert all(start <= a < b <= end for a, b in tokenise(text, RULES, start, end))
