# ruff: noqa: E501, RUF001 - sentences in their own alphabets, a line each
"""Who is named in Korean, Japanese, Chinese and Russian: in their own script, and nobody guessed."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.annotate.times.native import LANGUAGES
from dragoman.data.tables import read_table, split_list
from dragoman.entities.mention.mentions import Mention
from dragoman.entities.names.register import Register
from dragoman.entities.native import native_mentions
from dragoman.entities.native.finding import spots_of
from dragoman.entities.native.inflection import folded, is_abbreviation, pattern_of
from dragoman.entities.native.names import natives, unsure
from dragoman.entities.native.short_titles import with_short_titles
from dragoman.entities.offices.offices import OfficeRegister
from dragoman.records import Document, Party

REGISTER = Register.load()
OFFICES = OfficeRegister.load()
DAY = date(2025, 4, 2)

SENTENCES = [
    # several of one act, offices before and after names
    ("ko", "한중일 외교장관이 서울에서 만났다.",
     ["한중일=state:KOR,state:JPN,state:CHN", "외교장관=", "서울=state:KOR"]),
    ("ko", "조태열 외교부 장관은 중국 왕이 외교부장과 통화했다.",
     ["조태열 외교부 장관=person:KOR:cho-tae-yul", "중국=state:CHN", "왕이 외교부장=person:CHN:wang-yi"]),
    ("ko", "일본 외무상은 주미국 대사를 불렀다.",
     ["일본 외무상=role:JPN:foreign-minister", "미국=state:USA", "대사="]),
    ("ja", "岩屋毅外務大臣は国連で中国の王毅外交部長と会談した。",
     ["岩屋毅外務大臣=person:JPN:takeshi-iwaya", "国連=org:un", "中国=state:CHN", "王毅外交部長=person:CHN:wang-yi"]),
    ("ja", "石破首相は米国とウクライナの支援を協議した。",
     ["石破首相=person:JPN:shigeru-ishiba", "米国=state:USA", "ウクライナ=state:UKR"]),
    ("zh", "外交部长王毅同俄罗斯外长拉夫罗夫在莫斯科举行会谈。",
     ["外交部长王毅=person:CHN:wang-yi", "俄罗斯外长拉夫罗夫=person:RUS:sergey-lavrov", "莫斯科=state:RUS"]),
    ("zh", "联合国安理会讨论朝鲜问题，中方表示关切。",
     ["联合国安理会=org:unsc", "朝鲜=state:PRK", "中方=state:CHN"]),
    # what ends or begins a date or another word is no state
    ("zh", "4月1日美国总统特朗普说，其中日本最重要。", ["美国总统特朗普=person:USA:donald-trump", "日本=state:JPN"]),
    ("ja", "1日中国外務省は日中の気温を伝えた。", ["中国外務省=body:CHN:foreign-ministry"]),
    # all cases
    ("ru", "Сергея Лаврова принял министр иностранных дел Китая Ван И в Пекине.",
     ["Сергея Лаврова=person:RUS:sergey-lavrov", "министр иностранных дел Китая=role:CHN:foreign-minister",
      "Ван И=person:CHN:wang-yi", "Пекине=state:CHN"]),
    ("ru", "МОСКВА, 1 апреля. США и МИД РОССИИ", ["МОСКВА=state:RUS", "США=state:USA", "МИД РОССИИ=body:RUS:foreign-ministry"]),
    ("ru", "Переговоры Южной Кореи с США и ООН о КНДР",
     ["Южной Кореи=state:KOR", "США=state:USA", "ООН=org:un", "КНДР=state:PRK"]),
    ("ru", "Встреча с Владимиром Зеленским в Объединённых Арабских Эмиратах",
     ["Владимиром Зеленским=person:UKR:volodymyr-zelenskyy", "Объединённых Арабских Эмиратах=state:ARE"]),
    # a surname with a title is who was named whole before
    ("ko", "조 장관, 조태열 외교부 장관, 조 장관은, 왕 장관, 이조 장관",
     ["장관=", "조태열 외교부 장관=person:KOR:cho-tae-yul", "조 장관=person:KOR:cho-tae-yul", "장관=", "장관="]),
]  # fmt: skip
NOBODY = [
    ("ko", "평화로 가는 수단을 찾고 오만한 태도를 말리는 일"),  # means, arrogance, to stop somebody
    ("ko", "‘번영’이란 말, 인도적 지원과 인도태평양"),  # "called", humane, a region
    ("ja", "ネクタイとマリアナ、インド太平洋、中国地方の天気"),
    ("ja", "石破された記録"),  # a surname that counts beside an office alone
    ("zh", "阿曼达在马里兰州看印度洋的日落"),
    ("zh", "苏丹的王冠"),  # a title too
    ("zh", "沿海地区的完美方案和道德方面"),  # a coast, a plan, morals
    ("ru", "Того не знал никто, а сша и ес не слова; россияне ждут"),
    ("fr", "La Chine et le Japon"),
]


def named(language: str, text: str, day: date | None = DAY) -> list[str]:
    """Return the mentions of a text with whom they mean."""
    document = Document("d", text, language=language, published=day)
    return [
        f"{text[one.start : one.end]}={','.join(party.entity_id for party in one.parties)}"
        for one in native_mentions(document, REGISTER, OFFICES)
    ]


@pytest.mark.parametrize(("language", "text", "wanted"), SENTENCES)
def test_names_are_found_in_their_script(language: str, text: str, wanted: list[str]) -> None:
    """States, towns, organisations, offices and people, in order and whole."""
    assert named(language, text) == wanted


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_common_words_and_longer_names_mean_nobody(language: str, text: str) -> None:
    """What only looks like a name is none."""
    assert named(language, text) == []


def test_a_name_that_is_a_word_too_counts_beside_an_office() -> None:
    """Nobody guesses: the office says that a state is meant."""
    assert named("ko", "수단 외무장관") == ["수단 외무장관=role:SDN:foreign-minister"]
    assert named("zh", "苏丹政府") == ["苏丹政府=body:SDN:government"]


def test_the_day_tells_the_office() -> None:
    """As in English: who is president now was something else before, or is nobody's president yet."""
    document = Document("d", "尹锡悦", language="zh", published=date(2023, 5, 1))
    ((party,),) = (one.parties for one in native_mentions(document, REGISTER, OFFICES))
    assert (party.person, party.office, party.country) == ("Yoon Suk Yeol", "President", "KOR")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_meaning_is_known_to_the_registers(language: str) -> None:
    """No name leads to a state, an organisation or a person that we do not know."""
    for native in natives(language):
        assert set(native.countries) <= REGISTER.states.keys(), native
        if native.kind == "org":
            assert native.identity.removeprefix("org:") in REGISTER.organisations, native
        for country, person in native.bearers or (((native.countries or ("",))[0], native.person),):
            office = OFFICES.named(person) if person else None
            assert office is not None or not person, native
            assert office is None or country in {"", office.country}, native


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_of_the_united_nations_has_a_name(language: str) -> None:
    """And is found by it."""
    for code in REGISTER.members("un"):
        names = [
            one.words
            for one in natives(language)
            if one.kind == "state" and one.countries == (code,)
        ]
        found = {
            name for name in names if spots_of(name, language)[:1] and name not in unsure(language)
        }
        assert found or set(names) & unsure(language), code


def test_tables_have_a_column_for_each_language() -> None:
    """A cell that slipped would give a name to another language."""
    for name in ("states", "capitals", "names", "people", "offices"):
        for row in read_table(f"native/{name}.tsv"):
            assert all(words.strip() for code in LANGUAGES for words in split_list(row[code]))
            assert not any(
                "а" <= letter <= "я" for code in ("ko", "ja", "zh") for letter in row[code]
            )


def test_cases_of_russian_words() -> None:
    """Stems with their endings; capitals and abbreviations as they are written."""
    assert [pattern_of("Китай").fits(each) for each in ("Китая", "Китаем", "Китаец", "китай")] == [
        True,
        True,
        False,
        False,
    ]
    assert (folded("Ёсихидэ"), folded("США"), is_abbreviation("США")) == ("есихидэ", "США", True)


def test_two_of_one_surname_and_title_are_nobody() -> None:
    """Who is meant by "Minister Cho" is told only where one such was named."""
    text = "조태열 외교부 장관, 조명균 통일부 장관, 조 장관"
    ends = text.index(","), text.rindex(",")
    party = Party("person:KOR:a", "", "KOR", "GOV", "A", "Minister")
    whole = [
        Mention(0, ends[0], None, 0, "person", "actor", (party,)),
        Mention(ends[0] + 2, ends[1], None, 0, "person", "actor", (replace(party, entity_id="b"),)),
    ]
    assert with_short_titles(text, whole, "ko") == tuple(whole)
    found = with_short_titles(text, whole[:1], "ko")
    assert [text[one.start : one.end] for one in found] == ["조태열 외교부 장관", "조 장관"]
    assert found[1].parties[0].entity_id == "person:KOR:a"
    assert with_short_titles(text, whole[:1], "ja") == tuple(whole[:1])
