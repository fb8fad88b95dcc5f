"""What a pass over a document remembers, and what each part of it makes of a phrase."""

from collections import Counter
from dataclasses import replace

import pytest

from dragoman.entities.memory import anaphora
from dragoman.entities.memory.bearers import (
    state_of_counted,
    state_of_mission,
    state_of_person,
    state_of_role,
)
from dragoman.entities.memory.dealt_with import dealt_with, done_to
from dragoman.entities.memory.discourse import Discourse, Seen, countries_of, sides_of
from dragoman.entities.memory.pass_state import PassState, controlled, made
from dragoman.entities.memory.people import People, Person
from dragoman.entities.mention.bare_names import BareNames
from dragoman.entities.mention.one_pass import Walk
from dragoman.entities.mention.titled import Titled
from dragoman.entities.names.ambiguity import Chooser
from dragoman.entities.names.gazetteer import words_of
from dragoman.entities.names.nouns import Nouns
from dragoman.entities.names.register import Register
from dragoman.entities.phrases.capitalised import NameReader
from dragoman.entities.phrases.document_lines import SentenceLine, read, with_people
from dragoman.entities.phrases.following import Follower
from dragoman.entities.phrases.meaning import Meaning, capitals, is_mission, meaning_of, office_of
from dragoman.entities.phrases.owners import OwnerReader
from dragoman.entities.phrases.phrases import Line, Phrase
from dragoman.entities.phrases.phrasing import PhraseReader
from dragoman.entities.phrases.roles import Lexicon
from dragoman.entities.phrases.spots import named_in, spots_of
from dragoman.entities.phrases.towns import with_towns
from dragoman.entities.resolve import EntityResolver
from dragoman.records import Annotated, Document, Party, Segment, SegmentKind
from loaded import reader

LEXICON = Lexicon.load()
GHANA, TOGO, MALI = (
    Party(f"state:{code}", name, code, "GOV")
    for code, name in (("GHA", "Ghana"), ("TGO", "Togo"), ("MLI", "Mali"))
)


@pytest.fixture(scope="module")
def phrasing(register: Register) -> PhraseReader:
    """Reads phrases with the shipped names and roles."""
    return PhraseReader(register, LEXICON, Nouns.load())


def annotated(text: str) -> Annotated:
    """Return a text with its sentences as the encoder parses them."""
    document = Document("d", text, (Segment(0, len(text), SegmentKind.BODY),))
    return Annotated(document, tuple(reader().parser.sentences(document)))


def walked(
    phrasing: PhraseReader, register: Register, text: str, *, before_last: bool = False
) -> tuple[PassState, SentenceLine, tuple[Phrase, ...]]:
    """Return what a pass knows after a text, its last sentence and the phrases of that.

    Args:
        phrasing: reads phrases.
        register: names.
        text: the document.
        before_last: whether the pass stands before the last sentence.
    """
    whole = annotated(text)
    lines = [read(whole, number, phrasing) for number in range(len(whole.sentences))]
    counts = Counter(code for one in lines for code in named_in(one.line))
    scene = PassState(
        text, text.lower(), People(), counts,
        tuple(spots_of(one.line) for one in lines), tuple(named_in(one.line) for one in lines),
    )  # fmt: skip
    walk = Walk(register, LEXICON, Nouns.load(), Chooser.load())
    for one in lines[: -1 if before_last else None]:
        walk.sentence(scene, one, phrasing.phrases(one.line))
    return scene, lines[-1], phrasing.phrases(lines[-1].line)


def seen(sentence: int, *parties: Party, kind: str = "state", subject: bool = False) -> Seen:
    """Return a mention as it is remembered."""
    return Seen(sentence, 10 * sentence, kind, "actor", parties, subject)


def test_lists_and_groups_are_remembered() -> None:
    """That of the nearest list is meant, else a sentence of just so many states."""
    discourse = Discourse()
    for one in (GHANA, TOGO):
        discourse.add(seen(0, one))
    assert discourse.together(2, 1) == (GHANA, TOGO)
    discourse.add_set(1, 10, (TOGO, MALI))
    assert discourse.together(2, 2) == (TOGO, MALI)
    assert discourse.together(3, 2) == ()
    assert discourse.commonest(2) == (TOGO, MALI)
    assert [each.parties for each in discourse.back(1)] == [(TOGO,), (GHANA,)]
    assert countries_of((GHANA, TOGO)) == ("GHA", "TGO")
    assert list(sides_of((GHANA, TOGO)).values()) == [GHANA, TOGO]
    assert discourse.sides(2, 2) == ()


@pytest.mark.parametrize(
    ("acting", "named", "pair"),
    [
        ((MALI,), (GHANA,), (MALI, GHANA)),
        ((MALI,), (MALI,), (GHANA, TOGO)),
        ((MALI,), (), (GHANA, TOGO)),
        ((), (MALI,), (GHANA, TOGO)),
        ((MALI,), (GHANA, TOGO), (GHANA, TOGO)),
    ],
)
def test_two_countries_of_one_sentence(
    acting: tuple[Party, ...], named: tuple[Party, ...], pair: tuple[Party, ...]
) -> None:
    """Who acts there and the one other whose goods it names, before a pair of an earlier one."""
    discourse = Discourse()
    discourse.add(seen(0, GHANA, TOGO))
    for one in acting:
        discourse.add(seen(1, one))
    for one in named:
        discourse.add(replace(seen(1, one), standing="attribute"))
    assert discourse.together(2, 1) == pair


def test_persons_named_last() -> None:
    """Where "both leaders" are of two states, "both men" may be of one."""
    ada, ben = (
        Party(f"person:{code}:{name}", name, code, "GOV", person=name)
        for name, code in (("ada", "GHA"), ("ben", "GHA"))
    )
    discourse = Discourse([seen(0, ada, kind="person"), seen(0, ben, kind="person")])
    assert discourse.people(2, 1) == ()
    assert discourse.named(2, 1) == (ada, ben)


@pytest.mark.parametrize(
    ("word", "parties"),
    [("it", (TOGO,)), ("whose", (MALI,)), ("they", (GHANA, MALI)), ("he", ())],
)
def test_pronouns(word: str, parties: tuple[Party, ...]) -> None:
    """The subject before the rest; whose, what stands right before; nobody where no person is."""
    discourse = Discourse([seen(0, TOGO, subject=True), seen(0, GHANA, MALI)])
    discourse.add(seen(0, MALI))
    assert anaphora.pronoun(word, discourse, 0) == parties


def test_an_object_pronoun_is_another() -> None:
    """The latest party that is not among those who act."""
    discourse = Discourse([seen(0, TOGO), seen(0, GHANA)])
    assert anaphora.other_than((GHANA,), discourse, 0) == (TOGO,)


@pytest.mark.parametrize(
    ("text", "topic", "ground"),
    [
        ("Mali mourns. Soldiers left Mali.", "MLI", "MLI"),
        ("Mali mourns. Togo mourns.", None, None),
        ("Togo spoke in Bamako. People fled.", None, "MLI"),
    ],
)
def test_whose_page_and_where(
    phrasing: PhraseReader, register: Register, text: str, topic: str | None, ground: str | None
) -> None:
    """The state named most is the topic, the only place is the ground."""
    scene, line, _ = walked(phrasing, register, text)
    assert (scene.topic(), scene.ground(line.index)) == (topic, ground)


def test_a_list_is_read_to_its_end(phrasing: PhraseReader, register: Register) -> None:
    """And remembered together."""
    scene, line, phrases = walked(phrasing, register, "Ghana, Togo and Mali met.")
    assert [one.countries for one in scene.discourse.sets] == [("GHA", "TGO", "MLI")]
    assert [scene.span(line, one.first, one.stop) for one in phrases] == ["Ghana", "Togo", "Mali"]
    assert [one.parties[0].country for one in scene.here(line)] == ["MLI", "TGO", "GHA"]
    mention, remembered = made(line, phrases[0], "state", "actor", (GHANA,))
    assert (mention.start, mention.end, remembered.subject) == (0, 5, True)


def test_who_controls_an_infinitive(phrasing: PhraseReader, register: Register) -> None:
    """Whoever is urged to do it owns what "its" means there; without one, nobody."""
    scene, line, _ = walked(phrasing, register, "Togo urged Mali to open its border.")
    at = line.line.lows.index("its")
    assert [party.country for party in controlled(scene, line, at)] == ["MLI"]
    scene, line, _ = walked(phrasing, register, "Togo opened its border.")
    assert controlled(scene, line, line.line.lows.index("its")) == ()


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("Poland has sent soldiers to Kenya.", "soldiers", "POL"),
        ("Tanzania urged the officers to leave.", "officers", None),
        ("Mali mourns. Officers left the city of Bamako.", "Officers", "MLI"),
        ("Ghana blames Togo. Officials spoke.", "Officials", None),
    ],
)
def test_whose_a_role_is(
    phrasing: PhraseReader, register: Register, text: str, words: str, state: str | None
) -> None:
    """The one subject's, unless it deals with them; the place's; else nobody's."""
    scene, line, phrases = walked(phrasing, register, text)
    phrase = named(scene, line, phrases, words)
    assert phrase.role is not None
    assert state_of_role(scene, line, phrase, phrase.role, definite=phrase.start == "the") == state


def named(scene: PassState, line: SentenceLine, phrases: tuple[Phrase, ...], words: str) -> Phrase:
    """Return the phrase that holds some words."""
    return next(one for one in phrases if words in scene.span(line, one.first, one.stop))


def test_whose_envoys_and_counted_people_are(phrasing: PhraseReader, register: Register) -> None:
    """An embassy closed is the subject's own; three soldiers are of the place they die in."""
    scene, line, phrases = walked(phrasing, register, "Sweden closed an embassy.")
    embassy = named(scene, line, phrases, "embassy")
    assert state_of_mission(scene, line, embassy, definite=False) == "SWE"
    scene, line, phrases = walked(phrasing, register, "Three soldiers died in Bamako.")
    soldiers = named(scene, line, phrases, "soldiers")
    assert soldiers.role is not None
    assert state_of_counted(scene, line, soldiers, soldiers.role) == "MLI"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Togo mourns. President Ana Soto spoke in Togo.", "TGO"),
        ("Togo and Mali mourn. President Ana Soto spoke.", None),
    ],
)
def test_whose_a_titled_person_is(
    phrasing: PhraseReader, register: Register, text: str, state: str | None
) -> None:
    """Of the state that the page is about, and of none where that may be two."""
    scene, line, phrases = walked(phrasing, register, text, before_last=True)
    phrase = named(scene, line, phrases, "Soto")
    assert state_of_person(scene, line, phrase, Person("Ana Soto")) == state


def test_with_whom_a_subject_deals(phrasing: PhraseReader, register: Register) -> None:
    """Whom a minister told is not the minister's own state; what stands in the subject may be."""
    scene, line, phrases = walked(phrasing, register, "Minister Ana Soto told Lesotho to wait.")
    assert dealt_with(line, named(scene, line, phrases, "Soto")) == {"LSO"}
    scene, line, phrases = walked(phrasing, register, "Minister Ana Soto of Lesotho waited.")
    assert dealt_with(line, named(scene, line, phrases, "Soto")) == frozenset()


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Officials thanked Ghana.", {"GHA"}),
        ("Officials blamed Ghana for it.", {"GHA"}),
        ("Officials blamed Ghanaian rebels.", set()),
        ("Officials spoke in Ghana.", set()),
        ("Ghana thanked officials.", set()),
    ],
)
def test_to_whom_a_subject_does_something(
    phrasing: PhraseReader, register: Register, text: str, states: set[str]
) -> None:
    """Who is thanked is not whose officials they are; whose rebels they blame may be theirs."""
    _, line, phrases = walked(phrasing, register, text)
    (officials,) = (one for one in phrases if one.role and one.role.role == "official")
    assert done_to(line, officials) == states


def test_names_and_roles_become_mentions(phrasing: PhraseReader, register: Register) -> None:
    """A name alone, a titled person, a role of a state."""
    names = BareNames(Nouns.load(), Chooser.load())
    titled = Titled(names, register)
    scene, line, phrases = walked(
        phrasing, register, "Togo sent Minister Ana Soto of Mali to the Kenyan army.",
        before_last=True,
    )  # fmt: skip
    state, person, army = phrases
    found = names.mention(scene, line, state)
    assert found is not None
    assert (found[0].kind, [each.country for each in found[0].parties]) == ("state", ["TGO"])
    assert titled.person(scene, line, state) is None
    met = titled.person(scene, line, person)
    assert met is not None
    assert (met[0].kind, met[1].role) == ("person", "minister")
    whole, _ = titled.role(scene, line, army)
    assert (whole.kind, [(each.country, each.sector) for each in whole.parties]) == (
        "organisation", [("KEN", "MIL")]
    )  # fmt: skip


def test_a_sentence_as_words(phrasing: PhraseReader) -> None:
    """With the persons that the encoder found, and the token of each word."""
    line = read(annotated("Ana Soto met Juan Rey in Lima."), 0, phrasing)
    assert line.line.people == {0: 2, 3: 5}
    assert line.head_token(3, 5) == 3
    bare = SentenceLine(
        line.index, line.sentence, phrasing.line(words_of("Then Soto left.")), (-1,) * 4
    )
    people = People()
    people.add(Person("Ana Soto", "PER"))
    assert with_people(bare, people).line.people == {1: 2}
    assert bare.head_token(0, 1) is None


def test_towns_of_named_states(phrasing: PhraseReader, resolver: EntityResolver) -> None:
    """Only after words that put somebody there."""
    text = "They met in Khuzdar near the Bank of Turbat."
    line = read(annotated(text), 0, phrasing)
    found = with_towns(line, resolver.cities, frozenset({"PAK"}), text).line.hits
    assert {at: [one.country for one in senses] for at, (_, senses) in found.items()} == {
        3: ["PAK"]
    }


def words(line: Line, span: tuple[int, int] | None) -> str | None:
    """Return the words of a span."""
    return None if span is None else " ".join(one.text for one in line.words[slice(*span)])


@pytest.mark.parametrize(
    ("text", "name", "office", "countries", "sector"),
    [
        ("Japan's foreign minister, Takeshi Iwaya, left.", "Takeshi Iwaya", "Foreign Minister",
         ("JPN",), "GOV"),
        ("Takeshi Iwaya, Japan's deputy minister, left.", "Takeshi Iwaya", "Deputy Minister",
         ("JPN",), "GOV"),
        ("Spokesman for China's foreign ministry Lin Jian spoke.", "Lin Jian",
         "Foreign Ministry Spokesman", ("CHN",), "GOV"),
        ("Admiral Ana Mills, commander of the Chilean navy, left.", "Ana Mills",
         "Commander of Navy", ("CHL",), "MIL"),
        ("the minister of foreign affairs of Peru left.", None, "Foreign Minister", ("PER",),
         "GOV"),
        ("NATO-led troops left.", None, None, (), "IGO"),
        ("The Kenyan embassy in Peru was closed.", None, None, ("KEN",), "GOV"),
    ],
)  # fmt: skip
def test_what_a_phrase_means(
    phrasing: PhraseReader,
    text: str,
    name: str | None,
    office: str | None,
    countries: tuple[str, ...],
    sector: str,
) -> None:
    """Whose it is, of which sector, with which office and name."""
    line = read(annotated(text), 0, phrasing).line
    (phrase,) = phrasing.phrases(line)
    meaning = meaning_of(line, phrase)
    assert words(line, phrase.name) == name
    assert (office_of(line, phrase), meaning.office) == (office, office)
    assert (meaning.countries, meaning.sector) == (countries, sector)


def test_missions_and_capitals(phrasing: PhraseReader) -> None:
    """An embassy is never of the state that it is in."""
    line = read(annotated("The embassy and a minister left."), 0, phrasing).line
    roles = [one.role for one in phrasing.phrases(line) if one.role is not None]
    assert [(role.words, is_mission(role)) for role in roles] == [
        ("embassy", True),
        ("minister", False),
    ]
    assert capitals("deputy minister of trade") == "Deputy Minister of Trade"
    assert Meaning().countries == ()


def test_what_follows_a_phrase(phrasing: PhraseReader) -> None:
    """A name in apposition is the minister's, unless it has a title of its own."""
    follower = Follower(NameReader(LEXICON), OwnerReader(LEXICON), lambda *_: None)
    for text, name in (
        ("the Cuban minister, Juan Kgosi, said no", "Juan Kgosi"),
        ("the Cuban ambassador, President Juan Kgosi said no", None),
    ):
        line = read(annotated(text), 0, phrasing).line
        phrase = phrasing.phrase(line, 0)
        assert phrase is not None
        assert words(line, follower.apposed(line, phrase).name) == name


def test_all_parts_together(resolver: EntityResolver) -> None:
    """Names, roles, pronouns and groups of a short text, in order."""
    text = "Peru and Chile met. They left. Its envoy spoke."
    found = resolver.resolve(annotated(text))
    assert [
        (text[one.start : one.end], [each.country for each in one.parties]) for one in found
    ] == [
        ("Peru", ["PER"]),
        ("Chile", ["CHL"]),
        ("They", ["PER", "CHL"]),
        ("Its envoy", ["CHL"]),
    ]
