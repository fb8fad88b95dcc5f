"""Letters that stand for states: several together (英仏両国, 한·미·일), or one before an office."""

from __future__ import annotations

import re
from functools import cache

from dragoman.entities.native.names import (
    BODY,
    GROUP,
    OFFICE,
    SIGN,
    Native,
    around,
    natives,
    signs,
)

KOREAN = "ko"
JAPANESE = "ja"
WORD = re.compile(r"\w")
KANJI = re.compile("[\u4e00-\u9fff\u3005]")
KATAKANA = re.compile("[\u30a1-\u30f6\u30fc]")
DIGIT = re.compile(r"\d")
DAY = "日"
COUNTRY = "国"  # 米国務長官 is one of the US, 米国大統領 too
SENT_TO = "駐"  # 駐日米大使: of the US to Japan
DOTTED = {"ko": "[·・]", "ja": "[・、]?", "zh": "、?"}
LONG = 3
MOST = 6  # letters that follow the first
HOUSE = "house"


def signs_together(text: str, at: int, past: int, language: str) -> tuple[int, Native] | None:
    """Return where several signs of states end that stand at a place, and the states.

    Args:
        text: of a document.
        at: the place.
        past: where the name before ended.
        language: of the text.

    >>> end, states = signs_together("英仏両国は", 0, 0, "ja")
    >>> end, states.countries
    (2, ('GBR', 'FRA'))
    >>> signs_together("한·미·일 정상", 0, 0, "ko")[1].countries
    ('KOR', 'USA', 'JPN')
    """
    pattern = _several(language)
    match = pattern.match(text, at) if pattern is not None else None
    if match is None or _is_within(text, at, past, language):
        return None
    known = signs(language)
    states = tuple(dict.fromkeys(known[one] for one in match["signs"] if one in known))
    return match.end("signs"), Native(match["signs"], GROUP, states)


def sign_before_title(text: str, at: int, past: int, language: str) -> Native | None:
    """Return the sign of a state that stands at a place in front of an office or a body.

    >>> sign_before_title("ブリンケン米国務長官", 5, 5, "ja").countries
    ('USA',)
    >>> sign_before_title("米国の国務長官", 0, 0, "ja") is None
    True
    """
    letter = text[at]
    if letter not in around("titled", language) or letter not in signs(language):
        return None
    start = at + 1
    if language == KOREAN:
        if text[start : start + 1] != " ":
            return None
        start += 1
    longest = max((len(one) for one in _titles(language) if text.startswith(one, start)), default=0)
    of_country = text[start : start + 1] == COUNTRY
    if not longest or (of_country and longest < LONG):
        return None
    if not of_country and not _stands_alone(text, at, past, language):
        return None
    return Native(letter, SIGN, (signs(language)[letter],))


def _stands_alone(text: str, at: int, past: int, language: str) -> bool:
    """Whether the letter before a sign is of no word that the sign may be part of."""
    before = text[at - 1 : at] if at else ""
    if at == past or not WORD.match(before):
        return True
    if language == KOREAN:
        return False
    if language == JAPANESE:
        kana = KATAKANA.match(text[at]) and KATAKANA.match(before)
        kanji = KANJI.match(before) and text[max(at - 2, 0) : at - 1] != SENT_TO
        return not kana and not kanji
    return before in around("titled_after", language)


def _is_within(text: str, at: int, past: int, language: str) -> bool:
    """Whether signs at a place are the end of a longer word or of a date."""
    before = text[at - 1 : at] if at else ""
    if not before or at == past:
        return False
    if text[at] == DAY and DIGIT.match(before):
        return True
    if language == KOREAN:
        return bool(WORD.match(before)) or before == "·"
    if language == JAPANESE:
        return KANJI.match(before) is not None or before == "・"
    return before in around("never_after", language)


@cache
def _several(language: str) -> re.Pattern[str] | None:
    """Return the pattern of several signs with what has to follow them."""
    known = "".join(map(re.escape, signs(language)))
    after = around("after", language)
    if not known or not after:
        return None
    joint = "|".join(map(re.escape, around("joint", language)))
    words = "|".join(map(re.escape, after))
    return re.compile(
        rf"(?P<signs>[{known}](?:{DOTTED[language]}[{known}]){{1,{MOST}}})(?:{joint})(?:{words})"
    )


@cache
def _titles(language: str) -> tuple[str, ...]:
    """Return the words for offices and bodies."""
    kinds = {OFFICE, BODY, HOUSE}
    return tuple(each.words for each in natives(language) if each.kind in kinds)
