# ruff: noqa: E501, RUF001 - sentences in their own alphabets, a line each
"""Who is named by a letter, an adjective, a surname or a body in other scripts."""

from datetime import date

import pytest

from dragoman.entities.names.register import Register
from dragoman.entities.native import native_mentions
from dragoman.entities.native.names import signs
from dragoman.entities.native.signs import sign_before_title, signs_together
from dragoman.entities.native.surnames import surname_of, surnames
from dragoman.entities.offices.offices import OfficeRegister
from dragoman.records import Document

REGISTER = Register.load()
OFFICES = OfficeRegister.load()

CASES = [
    # a letter in front of an office, which another word may end with
    ("ja", "2023-05-20", "スナク英首相と林外相、尹大統領が英国防相と会った。小林外相は欠席。",
     ["スナク英首相=person:GBR:rishi-sunak", "林外相=person:JPN:yoshimasa-hayashi", "尹大統領=person:KOR:yoon-suk-yeol",
      "英国防相=role:GBR:defence-minister"]),
    ("ja", "2023-05-20", "米国務長官と独首相、駐日米大使。単独首相、調印首相、参加大臣。",
     ["米国務長官=role:USA:secretary-of-state", "独首相=role:DEU:prime-minister", "駐日米大使=role:USA:ambassador"]),
    ("zh", "2023-05-20", "中国驻日本大使，日本大使。", ["中国=state:CHN", "日本=state:JPN", "日本大使=role:JPN:ambassador"]),
    ("ko", "2025-04-02", "미 국무장관과 영 총리, 한 총리와 그의 개미 국무장관",
     ["미 국무장관=role:USA:secretary-of-state", "영 총리=role:GBR:prime-minister", "국무장관=role:USA:secretary-of-state"]),
    ("zh", "2025-08-02", "美国务卿鲁比奥会见韩外长赵显。李总理与王外长。宪法总统制。",
     ["美国务卿鲁比奥=person:USA:marco-rubio", "韩外长赵显=person:KOR:cho-hyun", "李总理=person:CHN:li-qiang",
      "王外长=person:CHN:wang-yi"]),
    # several letters together
    ("ja", "2023-05-20", "英仏両国、日米豪印4カ国、10日米国へ。英語と仏教。",
     ["英仏=state:GBR,state:FRA", "日米豪印=state:JPN,state:USA,state:AUS,state:IND", "米国=state:USA"]),
    ("ko", "2025-04-02", "한·미·일 정상과 한·중앙아시아 포럼, 초·중·고 학생",
     ["한·미·일=state:KOR,state:USA,state:JPN"]),
    ("zh", "2025-08-02", "道德方面，中美俄关系。10日美俄关系。", ["中美俄=state:CHN,state:USA,state:RUS", "美俄=state:RUS,state:USA"]),
    # states with a dot between them, a person before a state; parts of other names
    ("ja", "2023-05-20", "ロシア・中国・イランの代表。プーチン・ロシア大統領。パリ・ヒルトン、チャド・スミス",
     ["ロシア=state:RUS", "中国=state:CHN", "イラン=state:IRN", "プーチン・ロシア大統領=person:RUS:vladimir-putin"]),
    # bodies that one state alone has by that name, others only with their state
    ("ja", "2023-05-20", "防衛省と自衛隊、韓国国防省、ドイツ国防省。米軍。国防省と軍。",
     ["防衛省=body:JPN:defence-ministry", "自衛隊=body:JPN:military", "韓国国防省=body:KOR:defence-ministry",
      "ドイツ国防省=body:DEU:defence-ministry", "米軍=body:USA:military"]),
    ("ko", "2024-04-02", "대통령실은 필리핀 대통령실과 통화했다. 숄츠 총리는 '북한'을 말했다.",
     ["대통령실=body:KOR:presidency", "필리핀 대통령실=body:PHL:presidency", "숄츠 총리=person:DEU:olaf-scholz",
      "북한=state:PRK"]),
    # adjectives of states in all cases, surnames of those named whole
    ("ru", "2023-08-02", "Российский посол у японского премьер-министра. Американские военные. Российские учёные.",
     ["Российский посол=role:RUS:ambassador", "японского премьер-министра=role:JPN:prime-minister",
      "Американские военные=body:USA:military"]),
    ("ru", "2023-08-02", "Шольц молчал. Олаф Шольц ответил; Шольца поняли. Елена Зеленская, ван, Силва.",
     ["Олаф Шольц=person:DEU:olaf-scholz", "Шольца=person:DEU:olaf-scholz"]),
    # words that a name looks like
    ("ko", "2025-04-02", "왕이 즉위했다. 서훈 취소. 한정된 예산. 조현병 환자, 박진감. 바로 장관이 왔다.", []),
    ("zh", "2025-08-02", "萨尔茨堡的费尔南德斯", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "day", "text", "wanted"), CASES)
def test_who_is_named_so(language: str, day: str, text: str, wanted: list[str]) -> None:
    """All who are named, in order; an office without its state means nobody and is left out."""
    document = Document("d", text, language=language, published=date.fromisoformat(day))
    assert [
        f"{text[one.start : one.end]}={','.join(party.entity_id for party in one.parties)}"
        for one in native_mentions(document, REGISTER, OFFICES)
        if one.parties
    ] == wanted


def test_a_surname_alone_needs_its_office_on_the_day() -> None:
    """President Yoon of 2023 is not whoever is called so in 2015."""
    document = Document("d", "尹大統領", language="ja", published=date(2015, 1, 1))
    assert [one.parties for one in native_mentions(document, REGISTER, OFFICES)] == [()]


def test_signs_stand_for_known_states() -> None:
    """Each letter is of one state; where nothing follows they are letters."""
    assert set(signs("ja").values()) <= REGISTER.states.keys()
    assert signs_together("英仏語", 0, 0, "ja") is None
    assert signs_together("США", 0, 0, "ru") is None
    assert sign_before_title("米の値段", 0, 0, "ja") is None


def test_surnames_of_names() -> None:
    """First or last, and none where it cannot be told."""
    assert surname_of("팜 민 찐", "ko", "VNM") == ""
    assert surname_of("오르반", "ko", "HUN") == ""
    assert list(surnames([("*岸田", ("JPN", "Fumio Kishida"))], "ja", frozenset({"岸田"}))) == []
