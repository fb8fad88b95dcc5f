"""Checks the rows of the codebook, the package's and a user's alike."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.codebook.conditions import covers, grammar, wrong_need
from dragoman.codebook.kinds import INHERIT, NOT_AN_EVENT, TypeEntry, VerbPattern
from dragoman.codebook.tables import lemmas_of, verb_rows
from dragoman.data.own import Own, PlacedRow
from dragoman.data.own.faults import Faults
from dragoman.errors import DataError
from dragoman.records import EventType

Types = Mapping[EventType, TypeEntry]
Classes = Mapping[str, frozenset[str]]
Found = Iterator[tuple[PlacedRow, str]]


def check_rows(
    own: Own,
    verbs: Sequence[PlacedRow],
    nouns: Sequence[PlacedRow],
    types: Types,
    classes: Classes,
) -> None:
    """Check every row by itself, and those of a user beside all others.

    Where a user adds none nothing is checked: rows of the package are, before it is made.

    Args:
        own: the user's rows.
        verbs: rows of the package.
        nouns: likewise.
        types: types with their modes.
        classes: classes of nouns, a user's among them.

    Raises:
        CodebookError: a row of the user's is wrong.
        DataError: a row of the package is.
    """
    if not own.folder:
        return
    for row, message in (*wrong_verbs(verbs, types, classes), *wrong_nouns(nouns, types)):
        told = f"{row.file}:{row.line}: {message}; install Dragoman again"
        raise DataError(told)
    faults = Faults()
    mine, my_nouns = own.table("verbs"), own.table("nouns")
    found = [*wrong_verbs(mine, types, classes), *wrong_nouns(my_nouns, types),
             *_ids(mine, verbs), *_ids(my_nouns, nouns), *_retired(own, "verb", verbs),
             *_retired(own, "noun", nouns)]  # fmt: skip
    if not found:
        kept = [row for row in verbs if row["id"] not in own.retired("verb")]
        found = [each for each in unreachable((*mine, *kept), classes) if each[0] in mine]
    for row, message in found:
        faults.add(row.file, row.line, message)
    faults.stop(own.path)


def wrong_verbs(rows: Iterable[PlacedRow], types: Types, classes: Classes) -> Found:
    """Yield rows of verbs that are badly written, with what is wrong."""
    ids: set[str] = set()
    for row in rows:
        if row["id"] in ids:
            yield row, f"the id {row['id']!r} is taken"
        ids.add(row["id"])
        if any(not lemma or lemma != lemma.strip() for lemma in lemmas_of(row)):
            yield row, "a verb of the list is empty"
        yield from _wrong_type(row, types, (INHERIT, NOT_AN_EVENT))
        yield from _wrong_slots(row)
        _, pattern = next(verb_rows([row]))
        for need in pattern.needs:
            wrong = wrong_need(need, classes) or _denied(need, pattern.needs)
            if wrong:
                yield row, wrong


def _wrong_slots(row: PlacedRow) -> Found:
    """Yield a row of a verb for each of its slots that is none."""
    known = grammar()
    _, pattern = next(verb_rows([row]))
    if not known.is_slot(pattern.actor) and row["type"] != NOT_AN_EVENT:
        yield row, f"{pattern.actor!r} is no slot, and the actor has one"
    for slot in pattern.recipients:
        if not known.is_slot(slot):
            yield row, f"{slot!r} in recipient is no slot; docs/codebook.md lists them"


def _denied(need: str, needs: Sequence[str]) -> str | None:
    """Return what is wrong with a condition that another of its row denies."""
    key = need.partition("=")[0]
    others = {f"-{need}", f"-{key}"} & set(needs)
    return f"{need!r} and {others.pop()!r} never hold together" if others else None


def wrong_nouns(rows: Iterable[PlacedRow], types: Types) -> Found:
    """Yield rows of nouns that are badly written, with what is wrong."""
    ids: set[str] = set()
    for row in rows:
        if row["id"] in ids:
            yield row, f"the id {row['id']!r} is taken"
        ids.add(row["id"])
        yield from _wrong_type(row, types, (NOT_AN_EVENT,))
        if row["type"] != NOT_AN_EVENT and row["frame"] not in grammar().frames:
            told = ", ".join(sorted(grammar().frames))
            yield row, f"{row['frame']!r} is no frame; use one of {told}"


def _wrong_type(row: PlacedRow, types: Types, beside: tuple[str, ...]) -> Found:
    name = row["type"]
    if name in beside:
        return
    if name not in types:
        yield row, f"{name!r} is no type; use one of {', '.join(types)}"
        return
    for mode in filter(None, row["mode"].replace("-", "", row["mode"] == "-").split(",")):
        if mode not in types[EventType(name)].modes:
            modes = ", ".join(types[EventType(name)].modes) or "none"
            yield row, f"{name} has no mode {mode!r}; it has {modes}"


def _ids(mine: Iterable[PlacedRow], rows: Iterable[PlacedRow]) -> Found:
    taken = {row["id"] for row in rows}
    for row in mine:
        if row["id"] in taken:
            yield row, f"the id {row['id']!r} is a row of the package; choose another number"


def _retired(own: Own, kind: str, rows: Iterable[PlacedRow]) -> Found:
    known = {row["id"] for row in rows}
    for row in own.table("retired"):
        what, _, name = row["what"].partition(":")
        if what == kind and name not in known:
            yield row, f"there is no row {row['what']!r}; dragoman codebook explain WORD lists them"


def unreachable(rows: Iterable[PlacedRow], classes: Classes) -> Found:
    """Yield rows of verbs that are never tried, or that give one condition a second type.

    Args:
        rows: in the order in which they count.
        classes: classes of nouns.
    """
    by_lemma: dict[str, list[tuple[PlacedRow, VerbPattern]]] = {}
    for row, pattern in verb_rows(rows):
        by_lemma.setdefault(pattern.lemma, []).append((row, pattern))
    for lemma, tried in by_lemma.items():
        tried.sort(key=lambda each: each[1].rank)
        for number, (row, pattern) in enumerate(tried):
            for first, earlier in tried[:number]:
                if earlier.type_name == INHERIT or first is row:
                    continue
                if covers(earlier.needs, pattern.needs, classes):
                    yield row, _never(lemma, first, earlier, pattern)
                    break


def _never(lemma: str, first: PlacedRow, earlier: VerbPattern, pattern: VerbPattern) -> str:
    where = f"{earlier.row} ({first.file}:{first.line})"
    if set(earlier.needs) == set(pattern.needs) and earlier.type_name != pattern.type_name:
        return (
            f"{lemma!r} is {pattern.type_name} here and {earlier.type_name} in {where} under the "
            "same conditions; give one more, or retire the other"
        )
    return f"{lemma!r} never comes to this row: {where} holds wherever it would"
