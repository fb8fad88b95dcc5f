"""Rows of the codebook: how they are checked, tried, explained and extended."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codebook.checks import unreachable, wrong_nouns, wrong_verbs
from dragoman.codebook.codebook import VERSION, Codebook
from dragoman.codebook.conditions import covers, grammar, wrong_need
from dragoman.codebook.issues import issues
from dragoman.codebook.kinds import TypeEntry, VerbPattern
from dragoman.codebook.tables import placed_rows
from dragoman.codebook.wording import need_in_words, slot_in_words, told_in_words
from dragoman.data.own import PlacedRow, load
from dragoman.errors import CodebookError
from dragoman.frames.roles.parties import Mentions
from dragoman.frames.triggers.patterns import CHECKS
from dragoman.frames.triggers.rows_held import tried
from dragoman.records import EventType
from dragoman.syntax.tree import Tree

Read = Callable[[str], tuple[Tree, Mentions]]
COLUMNS = ("id", "lemma", "type", "mode", "actor", "recipient", "needs")


def _verb(line: int, *cells: str) -> PlacedRow:
    return PlacedRow("verbs.tsv", line, dict(zip(COLUMNS, cells, strict=True)))


def _mine(folder: Path, **tables: str) -> Path:
    for name, text in tables.items():
        (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
    return folder


def test_the_grammar_knows_every_check() -> None:
    """What the matcher can check is what may be written, and no more."""
    assert grammar().checks == set(CHECKS)


@pytest.mark.parametrize(
    ("need", "said"),
    [
        ("obj=ban,@MEASURE", None),
        ("-prt=off", None),
        ("from/in=island", None),
        ("with", None),
        ("subjunctive", None),
        ("ojb=ban", "'ojb' in 'ojb=ban' is no condition; docs/codebook.md lists them"),
        ("ban", "'ban' in 'ban' is no condition; docs/codebook.md lists them"),
        ("obj=", "'obj=' names nothing behind ="),
        ("parties=two", "'parties=two' wants a number"),
        ("party=lake", "'lake' in 'party=lake' is no slot"),
        ("obj=@MESURE", "there is no class 'MESURE'; classes.tsv can add one"),
    ],
)
def test_conditions_are_checked(need: str, said: str | None) -> None:
    """Each kind of mistake has its message."""
    assert wrong_need(need, {"MEASURE"}) == said


@pytest.mark.parametrize(
    ("first", "second", "always"),
    [
        ((), ("obj=ban",), True),
        (("obj=ban,tariff",), ("obj=ban",), True),
        (("obj=ban",), ("obj=ban,tariff",), False),
        (("obj=@BANS",), ("obj=ban",), True),
        (("obj",), ("obj=ban",), True),
        (("obj=ban",), ("obj",), False),
        (("-obj=ban",), ("-obj=ban,tariff",), True),
        (("-obj=ban,tariff",), ("-obj=ban",), False),
        (("party=with",), ("party=to",), False),
        (("obj=ban", "with"), ("with", "obj=ban", "to"), True),
    ],
)
def test_what_holds_wherever_another_does(
    first: tuple[str, ...], second: tuple[str, ...], *, always: bool
) -> None:
    """So that the row behind is never tried."""
    assert covers(first, second, {"BANS": frozenset({"ban", "tariff"})}) is always


def test_rows_that_are_never_tried_are_found(codebook: Codebook) -> None:
    """A row behind a wider one, and a second type for one condition."""
    rows = (
        _verb(2, "shun/1", "shun|snub", "REJECT", "meet", "subj", "obj", "party=obj"),
        _verb(3, "shun/2", "shun", "ACCUSE", "-", "subj", "obj", "party=obj"),
        _verb(4, "shun/3", "shun", "REJECT", "-", "subj", "with", "obj=talks;with"),
        _verb(5, "snub/1", "snub", "REJECT", "-", "subj", "obj", "-"),
        _verb(6, "snub/2", "snub", "REJECT", "-", "subj", "with", "-"),
    )
    assert [(row.line, said) for row, said in unreachable(rows, codebook.classes)] == [
        (3, ("'shun' is ACCUSE here and REJECT in verb:shun/1 (verbs.tsv:2) under the same "
            "conditions; give one more, or retire the other")),
        (6, "'snub' never comes to this row: verb:snub/1 (verbs.tsv:5) holds wherever it would"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("a/1", "a", "REFUSE", "-", "subj", "obj", "-"), "'REFUSE' is no type; use one of AGREE"),
        (("a/1", "a", "REJECT", "visit", "subj", "obj", "-"), "REJECT has no mode 'visit'; it has"),
        (("a/1", "a", "REJECT", "-", "sbj", "obj", "-"), "'sbj' is no slot, and the actor has one"),
        (("a/1", "a", "REJECT", "-", "subj", "prt=up", "-"), "'prt=up' in recipient is no slot"),
        (("a/1", "a", "REJECT", "-", "subj", "-", "obj=ban;-obj"),
         "'obj=ban' and '-obj' never hold together"),
        (("a/1", "a|", "REJECT", "-", "subj", "-", "-"), "a verb of the list is empty"),
    ],
)  # fmt: skip
def test_badly_written_rows_are_told(codebook: Codebook, cells: tuple[str, ...], said: str) -> None:
    """A word that is none of those that a column may hold."""
    found = [text for _, text in wrong_verbs([_verb(2, *cells)], codebook.types, codebook.classes)]
    assert len(found) == 1
    assert found[0].startswith(said)


def test_the_package_s_rows_are_right(codebook: Codebook) -> None:
    """None is badly written and each can be reached."""
    verbs, nouns = placed_rows("verbs.tsv"), placed_rows("nouns.tsv")
    assert list(wrong_verbs(verbs, codebook.types, codebook.classes)) == []
    assert list(wrong_nouns(nouns, codebook.types)) == []
    assert [said for _, said in unreachable(verbs, codebook.classes)] == []


def test_a_sentence_shows_what_holds_and_what_fails(read: Read, codebook: Codebook) -> None:
    """Each row of a word with the condition on which it fails."""
    tree, mentions = read("Latvia stripped a Peruvian envoy of his accreditation.")
    found = {each.pattern.row: (each.holds, each.fails) for each in tried(tree, mentions, codebook)}
    assert found["verb:strip/1"] == (True, "")
    assert {holds for holds, _ in found.values()} == {True, False}
    assert all(fails for holds, fails in found.values() if not holds)


def test_rows_are_told_in_words() -> None:
    """What a row tells, who acts, whom it is done to and what it asks for."""
    pattern = VerbPattern("strip", "SANCTION", ("restrict",), "subj", ("obj", "of"),
                          equal=False, needs=("of=seat,vote", "-prt=off"))  # fmt: skip
    assert list(told_in_words(pattern)) == [
        "tells SANCTION/restrict",
        "actor: the subject",
        'recipient: the object, else what follows "of"',
        'only where what follows "of" is one of seat, vote',
        'only where not: the particle "off" stands there',
    ]
    assert slot_in_words("from/in") == 'what follows "in" below what follows "from"'
    assert need_in_words("parties=2") == "at least 2 sides act"


def test_own_rows_go_before_the_package_s(tmp_path: Path, codebook: Codebook) -> None:
    """A user's row, a retired one, a class with more words, an issue; and the version."""
    own = load(
        _mine(
            tmp_path,
            verbs="id\tlemma\ttype\tmode\trecipient\tneeds\n"
            "strip/own\tstrip|divest\tACCUSE\t\tobj\tof=@FINERY\n",
            nouns="id\tlemma\ttype\tframe\npalaver/1\tpalaver\tCONSULT\tequal\n",
            classes="class\twords\nFINERY\thonour title\nMEASURE\tquarantine\n",
            retired="what\nverb:strip/2\nissue:culture\n",
            issues="id\tname\twords\nfisheries\tFishing\ttrawler*\ntrade\t\tcopper\n",
        )
    )
    mine = Codebook.load(own)
    assert [each.row for each in mine.verbs["strip"]] == ["verb:strip/own", "verb:strip/1"]
    assert [each.row for each in mine.nouns["palaver"]] == ["noun:palaver/1"]
    assert mine.classes["FINERY"] == {"honour", "title"}
    assert mine.classes["MEASURE"] == codebook.classes["MEASURE"] | {"quarantine"}
    assert mine.issues.about("Two trawlers were seized.") == ("fisheries",)
    assert mine.issues.about("They spoke of copper.") == ("trade",)
    assert {issue.issue_id for issue in issues().issues} - {
        issue.issue_id for issue in mine.issues.issues
    } == {"culture"}
    assert mine.version == f"{VERSION}+{own.version}"


def test_wrong_own_rows_are_told_by_line(tmp_path: Path) -> None:
    """The same checks as for the package's rows, and those between both."""
    own = load(
        _mine(
            tmp_path,
            verbs="id\tlemma\ttype\trecipient\tneeds\n"
            "strip/1\tstrip\tACCUSE\tobj\t\n"
            "maul/9\tmaul\tASSULT\tobj\tojb=lion\n",
            nouns="id\tlemma\ttype\tframe\npalaver/1\tpalaver\tCONSULT\tequals\n",
            retired="what\nverb:strip/99\n",
        )
    )
    with pytest.raises(CodebookError) as caught:
        Codebook.load(own)
    told = [line.strip().partition(";")[0] for line in str(caught.value).splitlines()[1:]]
    assert told == [
        "verbs.tsv:3: 'ASSULT' is no type",
        "verbs.tsv:3: 'ojb' in 'ojb=lion' is no condition",
        "nouns.tsv:2: 'equals' is no frame",
        "verbs.tsv:2: the id 'strip/1' is a row of the package",
        "retired.tsv:2: there is no row 'verb:strip/99'",
    ]


def test_an_own_row_that_is_never_tried_is_told(tmp_path: Path) -> None:
    """A user's second row under the conditions of the first."""
    own = load(
        _mine(
            tmp_path,
            verbs="id\tlemma\ttype\trecipient\tneeds\n"
            "maul/7\tmaul\tASSAULT\tobj\tobj=lion\nmaul/8\tmaul\tACCUSE\tobj\tobj=lion\n",
        )
    )
    with pytest.raises(CodebookError, match=r"verbs.tsv:3: 'maul' is ACCUSE here and ASSAULT in"):
        Codebook.load(own)


WORD = st.sampled_from(
    ["", "-", "|", "a|b", "run", "=", "=with", "obj=", "obj=x;-obj", "@", "@X", "with/in", "prt=up",
     "REJECT", "yield", "party=obj;;", "x/1", "\u00e9"]
)  # fmt: skip


@given(st.tuples(*[WORD] * len(COLUMNS)))
@settings(settings.get_profile("untimed"), max_examples=200)
def test_no_cells_make_checking_fail(cells: tuple[str, ...]) -> None:
    """Whatever stands in a row, it is right or told to be wrong."""
    types = {EventType.REJECT: TypeEntry(2, -2.0, {"yield": -2.0}, frozenset())}
    row = _verb(2, *cells)
    wrong = [said for _, said in wrong_verbs([row], types, {})]
    assert all(said for said in wrong)
    if not wrong:
        assert [said for _, said in unreachable([row], {})] == []
