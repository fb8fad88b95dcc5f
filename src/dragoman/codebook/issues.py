"""The issues on which speakers take positions, and the words that show which way they lean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from dragoman.data.own import NOTHING, Own
from dragoman.data.own.faults import Faults
from dragoman.data.tables import split_list


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue of the codebook's list.

    Attributes:
        issue_id: stable ("human-rights").
        name: for people ("Human rights and democracy").
        words: that show that it is spoken of; a star stands for any ending.
        triggers: the same as a pattern.
    """

    issue_id: str
    name: str
    words: tuple[str, ...]
    triggers: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Issues:
    """All issues and the signs of a stance.

    Attributes:
        issues: in the order of the list.
        by_cue: stance by class of cue.
        by_words: stance by words of the content, in order.
        otherwise: stance by class of cue where no word tells.
        by_verb: stance by verb.
        reporters: sectors that pass on news and take no stand.
        reporting: classes of cue that do.
        silent_verbs: verbs of mentioning.
        silent_nouns: nouns of mentioning.
    """

    issues: tuple[Issue, ...]
    by_cue: dict[str, str]
    by_words: tuple[tuple[str, re.Pattern[str]], ...]
    otherwise: dict[str, str]
    by_verb: dict[str, str]
    reporters: frozenset[str]
    reporting: frozenset[str]
    silent_verbs: frozenset[str]
    silent_nouns: frozenset[str]

    def about(self, text: str) -> tuple[str, ...]:
        """Return the ids of the issues that a text speaks of, most often named first.

        >>> issues().about("They should lift the tariffs and end the export controls.")[0]
        'trade'
        """
        counted = [
            (-len(issue.triggers.findall(text)), number, issue.issue_id)
            for number, issue in enumerate(self.issues)
        ]
        return tuple(issue_id for count, _, issue_id in sorted(counted) if count)

    def stance(self, cue_class: str | None, content: str) -> str | None:
        """Return which way a content leans under a class of cue; None where it does not show."""
        known = self.by_cue.get(cue_class or "")
        if known is not None or cue_class in self.reporting:
            return known
        told = (stance for stance, words in self.by_words if words.search(content))
        return next(told, self.otherwise.get(cue_class or ""))


def issues(own: Own = NOTHING) -> Issues:
    """Return the list of issues.

    Args:
        own: issues that a user adds, more words for those of the package, and what is retired.

    Raises:
        CodebookError: an issue that is retired is not there.
    """
    shipped = _shipped()
    return replace(shipped, issues=_with_own(shipped.issues, own)) if own.folder else shipped


def _with_own(shipped: tuple[Issue, ...], own: Own) -> tuple[Issue, ...]:
    found = {issue.issue_id: issue for issue in shipped}
    for row in own.table("issues"):
        known = found.get(row["id"])
        words = (*(known.words if known else ()), *split_list(row["words"]))
        name = row["name"] or (known.name if known else row["id"])
        found[row["id"]] = Issue(row["id"], name, words, _pattern(words))
    faults = Faults()
    for row in own.table("retired"):
        kind, _, name = row["what"].partition(":")
        if kind == "issue" and found.pop(name, None) is None:
            faults.add(row.file, row.line, f"{name!r} is no issue; known are {', '.join(found)}")
    faults.stop(own.path)
    return tuple(found.values())


@cache
def _shipped() -> Issues:
    """Return the package's list; read once, never changed."""
    text = (files("dragoman.data") / "issues.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    stance = data["stance"]
    return Issues(
        issues=tuple(
            Issue(entry["id"], entry["name"], tuple(entry["triggers"]), _pattern(entry["triggers"]))
            for entry in data["issue"]
        ),
        by_cue=stance["cues"],
        by_words=tuple((name, _pattern(words)) for name, words in stance["words"].items()),
        by_verb={verb: name for name, verbs in stance["verbs"].items() for verb in verbs},
        otherwise=stance["otherwise"],
        reporters=frozenset(stance["reporters"]["sectors"]),
        reporting=frozenset(stance["reporters"]["cues"]),
        silent_verbs=frozenset(stance["silent"]["verbs"]),
        silent_nouns=frozenset(stance["silent"]["nouns"]),
    )


def _pattern(listed: Sequence[str]) -> re.Pattern[str]:
    forms = (re.escape(word).replace(r"\*", r"\w*") for word in listed)
    return re.compile(r"(?<!\w)(?:" + "|".join(forms) + r")(?!\w)", re.IGNORECASE)
