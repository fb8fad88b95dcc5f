"""Names, organisations, people and offices that a user adds or retires."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.data.own import Own, load
from dragoman.entities.names.register import Register
from dragoman.entities.offices.offices import OfficeRegister
from dragoman.entities.resolve import EntityResolver
from dragoman.entities.who import who
from dragoman.errors import CodebookError

TABLES = {
    "people": [
        "person\tnames\tcountry\torganisation\ttitle\tstart\tend",
        "Achieng Wanjala\tAchie Wanjala\tKEN\t\tForeign Minister\t2026-02-01\t",
        "Lauri Tamm\t\t\tnato\tSpokesperson\t2026\t",
        "Greta Holm\t\tDEU\t\tChancellor\t2026-01-10\t",
    ],
    "organisations": [
        "id\tname\taliases\tsector\tcountry",
        "lake-basin\tLake Basin Authority\tLBA;Basin Authority\tIGO\t",
    ],
    "names": [
        "entity\tkind\tnames",
        "state:KEN\t\tJamhuri",
        "state:KEN\tadjective\tJamhurian",
        "state:KEN\tplace\tLamu",
        "org:nato\t\tEvere Alliance",
        "body:RUS:presidency\t\tSenate Palace",
        "person:DEU:angela-merkel\t\tMutti Merkel",
        "state:TZA\t\tGeorgia",
    ],
    "retired": ["what", "org:quad", "name:Chad", "person:FRA:emmanuel-macron"],
}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Own:
    """A folder with a row of each kind."""
    folder = tmp_path_factory.mktemp("own")
    for name, lines in TABLES.items():
        (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load(folder)


@pytest.fixture(scope="module")
def mine(own: Own) -> EntityResolver:
    """A resolver with it."""
    return EntityResolver.load(own)


@pytest.mark.parametrize(
    ("text", "entity", "sector"),
    [
        ("Jamhuri", "state:KEN", "GOV"),
        ("Jamhurian troops", "body:KEN:military", "MIL"),
        ("Lake Basin Authority", "org:lake-basin", "IGO"),
        ("the LBA", "org:lake-basin", "IGO"),
        ("the Evere Alliance", "org:nato", "IGO"),
        ("Senate Palace", "body:RUS:presidency", "GOV"),
        ("Achie Wanjala", "person:KEN:achieng-wanjala", "GOV"),
        ("Mutti Merkel", "person:DEU:angela-merkel", "ELI"),
        ("Lauri Tamm", "org:nato", "IGO"),
        ("Georgia", "state:TZA", "GOV"),
        ("Kenya", "state:KEN", "GOV"),
        ("Chad", None, None),
    ],
)
def test_own_names_mean_what_the_user_says(
    mine: EntityResolver, text: str, entity: str | None, sector: str | None
) -> None:
    """A user's name goes before the package's, and what is retired is nobody."""
    found = who(text, mine, date(2026, 5, 1))
    assert (found.entity_id, found.sector) == (entity, sector)


def test_a_retired_organisation_is_not_found(mine: EntityResolver) -> None:
    """Neither its name nor its aliases are."""
    assert "quad" not in mine.register.organisations
    assert "org:quad" not in {
        sense.entity_id for hit in mine.register.find("the Quad group met") for sense in hit.senses
    }


def test_an_own_spell_ends_the_one_before(mine: EntityResolver) -> None:
    """The package's holder is in office until the day before."""
    day_before = mine.offices.holder("DEU", "chancellor", date(2026, 1, 9))
    day = mine.offices.holder("DEU", "chancellor", date(2026, 1, 10))
    assert day is not None
    assert day.person == "Greta Holm"
    assert day_before is not None
    assert day_before.person != "Greta Holm"
    assert day_before.end == date(2026, 1, 9)


def test_a_retired_person_is_in_neither_register(mine: EntityResolver) -> None:
    """The sure table and the wide one both pass over whom the user retires."""
    assert OfficeRegister.load().named("Emmanuel Macron", date(2020, 1, 1)) is not None
    assert mine.offices.named("Emmanuel Macron", date(2020, 1, 1)) is None


def test_own_names_count_in_filters(own: Own) -> None:
    """A state is found by a name of the user's."""
    assert Register.load(own).code("Jamhuri") == "KEN"


def test_a_person_whom_nobody_knows_is_told(tmp_path: Path) -> None:
    """A name for somebody who is in no register, and one retired who is in none."""
    (tmp_path / "names.tsv").write_text("entity\tnames\nperson:KEN:no-one\tNo One\n")
    (tmp_path / "retired.tsv").write_text("what\nperson:KEN:nobody-at-all\n")
    with pytest.raises(CodebookError) as caught:
        OfficeRegister.load(load(tmp_path))
    assert [line.strip() for line in str(caught.value).splitlines()[1:]] == [
        "names.tsv:2: nobody is 'person:KEN:no-one'; dragoman who prints the ids of people",
        (
            "retired.tsv:2: nobody is 'person:KEN:nobody-at-all'; "
            "dragoman who prints the ids of people"
        ),
    ]
