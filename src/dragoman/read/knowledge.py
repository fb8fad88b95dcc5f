"""What reading knows, loaded once from the package's data files and passed in."""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from dragoman.errors import DataError
from dragoman.read.page.published import Grades

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Furniture:
    """How pages mark what is no news, and what is a caption.

    Attributes:
        line: matches a whole line that is furniture wherever it stands.
        list_head: matches a whole line that opens a list of links.
        tail: matches a whole line about the writer, furniture at the end of a text.
        caption_start: found at the start of a caption.
        caption_end: found at the end of a caption.
        caption_within: found anywhere in a caption, and in nothing else.
        labels: upper-case words before a colon that are no place.
        press: last words of names of newspapers and agencies.
        collection: matches the name of a file that is about its folder and no news.
    """

    line: Pattern
    list_head: Pattern
    tail: Pattern
    caption_start: Pattern
    caption_end: Pattern
    caption_within: Pattern
    labels: frozenset[str]
    press: frozenset[str]
    collection: Pattern


@dataclass(frozen=True, slots=True)
class Languages:
    """How languages are told apart.

    Attributes:
        scripts: (first code point, last code point, language) of scripts other than Latin.
        words: little words of each language written in Latin letters.
        listed: languages of texts that are kept though no events are read in them.
    """

    scripts: tuple[tuple[int, int, str], ...]
    words: tuple[tuple[str, frozenset[str]], ...]
    listed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PageWords:
    """What pages say of themselves.

    Attributes:
        published: names of meta elements that tell when a page was published.
        modified: names of meta elements that tell when it was changed.
        articles: types of schema.org that are articles, in lower case.
    """

    published: frozenset[str]
    modified: frozenset[str]
    articles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Exports:
    """How exports of news databases mark their articles.

    Attributes:
        columns: names of columns for each field of a document, the likelier ones first.
        factiva_end: the line that ends an article.
        factiva_codes: names of fields.
        factiva_length: the line that tells how long an article is.
        factiva_skipped: lines of the head that are neither day nor paper nor text.
        lexis_number: the line that begins an article of the older layout.
        lexis_end: the line that ends one of the newer layout.
        lexis_body: the line before its text.
        lexis_before: labels before a text.
        lexis_after: labels after a text.
        proquest_rule: the line between articles.
        proquest_proof: labels that no other text has.
        proquest_labels: all labels.
    """

    columns: dict[str, tuple[str, ...]]
    factiva_end: Pattern
    factiva_codes: frozenset[str]
    factiva_length: Pattern
    factiva_skipped: Pattern
    lexis_number: Pattern
    lexis_end: Pattern
    lexis_body: Pattern
    lexis_before: frozenset[str]
    lexis_after: frozenset[str]
    proquest_rule: Pattern
    proquest_proof: frozenset[str]
    proquest_labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class NotProse:
    """How printable files look that hold no article.

    Attributes:
        suffixes: of names, and what such a file is.
        starts: what a file is that begins so.
        lines: lines that no article has.
    """

    suffixes: dict[str, str]
    starts: tuple[tuple[str, Pattern], ...]
    lines: Pattern


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that reading knows."""

    furniture: Furniture
    languages: Languages
    pages: PageWords
    grades: Grades
    exports: Exports
    not_prose: NotProse


def load_knowledge() -> Knowledge:
    """Return what the package's data files tell.

    Raises:
        DataError: a data file is damaged.

    >>> bool(load_knowledge().furniture.line.fullmatch("300 x 250"))
    True
    """
    pages = _table("pages.toml")
    return Knowledge(
        _furniture(_table("furniture.toml")),
        _languages(_table("languages.toml")),
        PageWords(
            frozenset(pages["meta"]["published"]),
            frozenset(pages["meta"]["modified"]),
            frozenset(name.lower() for name in pages["articles"]["types"]),
        ),
        Grades(dict(pages["weight"]), dict(pages["group"])),
        _exports(_table("exports.toml")),
        _not_prose(_table("files.toml")),
    )


def _not_prose(table: dict[str, Any]) -> NotProse:
    return NotProse(
        {name: group["what"] for group in table["suffix"] for name in group["names"]},
        tuple((g["what"], re.compile("|".join(g["patterns"]))) for g in table["start"]),
        re.compile("|".join(f"(?:{pattern})" for pattern in table["lines"]["patterns"])),
    )


def _exports(table: dict[str, Any]) -> Exports:
    factiva, lexis, proquest = table["factiva"], table["lexis"], table["proquest"]
    return Exports(
        columns={field: tuple(names) for field, names in table["columns"].items()},
        factiva_end=re.compile(factiva["end"]),
        factiva_codes=frozenset(factiva["codes"]),
        factiva_length=re.compile(factiva["length"]),
        factiva_skipped=_any(factiva["skipped"]),
        lexis_number=re.compile(lexis["number"]),
        lexis_end=re.compile(lexis["end"]),
        lexis_body=re.compile(lexis["body"]),
        lexis_before=frozenset(lexis["before"]),
        lexis_after=frozenset(lexis["after"]),
        proquest_rule=re.compile(proquest["rule"]),
        proquest_proof=frozenset(proquest["proof"]),
        proquest_labels=frozenset(proquest["labels"]),
    )


def _table(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(files("dragoman.data").joinpath(name).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{name} cannot be read ({error}); install Dragoman again") from error


def _furniture(table: dict[str, Any]) -> Furniture:
    lines = [pattern for group in table["line"] for pattern in group["patterns"]]
    return Furniture(
        line=_any(lines),
        list_head=_any(table["list"]["patterns"]),
        tail=_any(table["tail"]["patterns"]),
        caption_start=_any(table["caption"]["start"]),
        caption_end=_any(table["caption"]["end"], suffix=r"\s*$"),
        caption_within=_any(table["caption"]["within"]),
        labels=frozenset(table["labels"]["words"]),
        press=frozenset(table["press"]["words"]),
        collection=_any(table["collection"]["patterns"]),
    )


def _any(patterns: list[str], suffix: str = "") -> Pattern:
    return re.compile("(?:" + "|".join(f"(?:{p})" for p in patterns) + ")" + suffix, re.IGNORECASE)


def _languages(table: dict[str, Any]) -> Languages:
    scripts = [
        (first, last, language)
        for language, ranges in table["scripts"].items()
        for first, last in ranges
    ]
    words = [(language, frozenset(words)) for language, words in table["words"].items()]
    return Languages(tuple(sorted(scripts)), tuple(words), frozenset(table["listed"]["languages"]))
