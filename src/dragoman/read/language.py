"""Which language a text is in, told by its script and its commonest little words.

Dragoman reads English only for now, so the question is "surely something else?": a text is taken
for English unless another language has clearly more evidence. Short English texts full of foreign
names must pass; a page in Korean, French or Indonesian must not.
"""

import re
from collections import Counter

from dragoman.read.knowledge import Languages

WORD = re.compile(r"[^\W\d_]+")
OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u036f\u1e00-\u1eff]")
SAMPLE = 8_000
FOREIGN_LETTERS = 0.3
FEWEST = 3
MARGIN = 1.5
KANA_SHARE = 0.05
# of English prose a third are its little words, of a list of names still one in ten
UNKNOWN = "und"
ENOUGH = 40
LEAST_ENGLISH = 0.04


def language_of(text: str, languages: Languages) -> str:
    """Return the ISO 639-1 code of the language that a text is most likely in.

    Args:
        text: any text; only its first part is looked at.
        languages: the profiles to compare with.

    Returns:
        ``en`` unless the text gives clear evidence of another language; ``und`` where many words
        hold hardly an English one and no profile fits.

    >>> from dragoman.read.knowledge import load_knowledge
    >>> profiles = load_knowledge().languages
    >>> language_of("Nong Rong, Chung Byung-won and Takehiro Funakoshi met in Seoul.", profiles)
    'en'
    >>> language_of("Les ministres des deux pays se sont rencontrés dans la capitale.", profiles)
    'fr'
    """
    sample = text[:SAMPLE]
    return _by_script(sample, languages) or _by_words(sample, languages)


def _by_script(sample: str, languages: Languages) -> str | None:
    others = OTHER_SCRIPT.findall(sample)
    if len(others) < FOREIGN_LETTERS * sum(map(str.isalpha, sample)) or not others:
        return None
    counts: dict[str, int] = {}
    for character, number in Counter(others).items():
        point = ord(character)
        for first, last, language in languages.scripts:
            if first <= point <= last:
                counts[language] = counts.get(language, 0) + number
                break
    if not counts:
        return None
    foreign = sum(counts.values())
    if counts.get("ja", 0) > KANA_SHARE * foreign and counts.get("ko", 0) < counts["ja"]:
        return "ja"
    return max(counts, key=lambda language: (counts[language], language))


def _by_words(sample: str, languages: Languages) -> str:
    words = Counter(WORD.findall(sample.lower()))
    scores = {
        name: sum(words[word] for word in known & words.keys()) for name, known in languages.words
    }
    english = scores.pop("en", 0)
    best = max(scores, key=lambda language: (scores[language], language), default="en")
    foreign = scores.get(best, 0)
    if foreign >= FEWEST and foreign > MARGIN * english:
        return best
    total = words.total()
    return UNKNOWN if total >= ENOUGH and english < LEAST_ENGLISH * total else "en"
