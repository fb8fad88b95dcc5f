# ruff: noqa: E501, RUF001 - lines as they are printed, in their own alphabets
"""Days of publication and of texts in Korean, Japanese, Chinese and Russian."""

from datetime import date

import pytest

from dragoman.annotate.times import find_native_times, times_of
from dragoman.annotate.times.native import with_bare_days
from dragoman.processor_time import within
from dragoman.read.knowledge import load_knowledge
from dragoman.read.page import native_dates
from dragoman.read.page.datelines import find_dateline
from dragoman.read.page.dates import date_line, date_of_field
from dragoman.read.page.layout import lay_out
from dragoman.read.page.native_dates import month_of, native_date_line, written_in, year_of
from dragoman.records import Document

DAY = date(2025, 3, 22)


@pytest.mark.parametrize(
    "line",
    [
        "입력 2025.03.22. 오전 9:00 | 수정 2025.03.23. 10:00",
        "2025년 3월 22일 (토)",
        "令和7年3月22日",
        "2025年03月22日 10:05",
        "发布时间：2025-03-22 10:00",
        "22 марта 2025 г. 10:30",
        "Опубликовано: 22 марта 2025",
    ],
)
def test_a_line_of_a_day_tells_publication(line: str) -> None:
    """With the labels of each language, its eras and its clocks."""
    assert date_line(line) == (DAY, False)


@pytest.mark.parametrize(
    "line",
    [
        "발행 2025년 3월 22일 회담",
        "22 марта 2025 года прошли переговоры",
        "3月22日、外相が会談した。",
        "2025年13月40日",
        "平成年3月22日",
    ],
)
def test_a_sentence_with_a_day_is_no_line_of_a_day(line: str) -> None:
    """Nor is a day that no calendar has."""
    assert date_line(line) is None


def test_a_change_is_told_from_publication() -> None:
    """As in English."""
    assert native_date_line("更新 2025年3月22日") == (DAY, True)
    assert date_of_field("2025年03月22日 10:05") == DAY


@pytest.mark.parametrize(
    ("line", "length", "day"),
    [
        ("新华社莫斯科2025年4月1日电 外交部长举行会谈。", 17, date(2025, 4, 1)),
        ("中新社北京4月1日电 (记者 李明)外交部发言人表示关切。", 18, None),
        (
            "МОСКВА, 1 апреля 2025 года. /ТАСС/. Министр иностранных дел заявил.",
            36,
            date(2025, 4, 1),
        ),
        ("МОСКВА, 1 апр - РИА Новости. Министр иностранных дел заявил.", 29, None),
        ("【ワシントン時事】米国務省の報道官は会見した。", 9, None),
        ("(서울=연합뉴스) 홍길동 기자 = 외교부 장관은 말했다.", 19, None),
    ],
)
def test_datelines_of_wires(line: str, length: int, day: date | None) -> None:
    """Where a report was filed, by whom and when."""
    assert find_dateline(line, frozenset()) == (length, day)


def test_a_page_has_its_title_and_its_day() -> None:
    """The headline stands before the day, the text after it."""
    text = "韩中外长会谈\n\n新华社首尔2025年4月1日电 两国外长举行会谈。双方就合作交换意见。"
    found = lay_out(text, load_knowledge().furniture)
    assert (found.title, found.published) == ("韩中外长会谈", date(2025, 4, 1))
    assert [part.kind.value for part in found.segments] == ["headline", "dateline", "body"]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ko", "어제 회담했고 12월 3일 다시 만난다. 22일간", ["어제=2025-01-09", "12월 3일=2024-12-03"]),
        ("ja", "昨日と令和7年1月3日、3日", ["昨日=2025-01-09", "令和7年1月3日=2025-01-03", "3日=2025-01-03"]),
        ("zh", "今天，2024年12月31日和1月2日", ["今天=2025-01-10", "2024年12月31日=2024-12-31", "1月2日=2025-01-02"]),
        ("ru", "Вчера и 3 декабря, а также 22 марта 2024 года", ["Вчера=2025-01-09", "3 декабря=2024-12-03", "22 марта 2024 года=2024-03-22"]),
        ("fr", "2024年12月31日", []),
    ],
)  # fmt: skip
def test_days_of_a_text(language: str, text: str, wanted: list[str]) -> None:
    """With the year as told, else in the year where it is nearest; what counts days is none."""
    found = find_native_times(text, date(2025, 1, 10), language)
    assert [f"{one.text}={one.date}" for one in found] == wanted
    assert all(text[one.start : one.end] == one.text for one in found)
    document = Document("d", text, language=language, published=date(2025, 1, 10))
    if language != "fr":
        assert times_of(document) == found


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ko", "1일 밝혔다. 지난달 22일과 25일, 오는 28일", ["1일=2025-04-01", "지난달 22일=2025-03-22", "25일=2025-03-25", "오는 28일=2025-04-28"]),
        ("ko", "3월 22일부터 25일까지", ["3월 22일=2025-03-22", "25일=2025-03-25"]),
        ("ko", "3일 동안, 3일간, 3일 전, 제3일, 3일째, 1~3일, 13.3일, 22일, 30일 만난다", []),
        ("ko", "3일 전화 통화, 31일", ["3일=2025-04-03"]),
        ("ja", "先月22日から25日まで、去る28日、来月3日", ["先月22日=2025-03-22", "25日=2025-03-25", "去る28日=2025-03-28", "来月3日=2025-05-03"]),
        ("ja", "3日間、3日目、3日以内、3日本人、第3日、22日", []),
        ("zh", "本月15日和16日，上个月31日，下月30日", ["本月15日=2025-04-15", "16日=2025-04-16", "上个月31日=2025-03-31", "下月30日=2025-05-30"]),
        ("zh", "3日内，3日元，22日本社，上月32日，20日", []),
        ("ru", "22 и 25-го", []),
    ],
)  # fmt: skip
def test_bare_days(language: str, text: str, wanted: list[str]) -> None:
    """Of the month that words, a day before or nearness tell; any other is left out."""
    found = find_native_times(text, date(2025, 4, 2), language)
    assert [f"{one.text}={one.date}" for one in found] == wanted


@pytest.mark.parametrize(
    ("published", "text", "wanted"),
    [
        (date(2025, 1, 1), "31일", date(2024, 12, 31)),
        (date(2024, 12, 31), "1일", date(2025, 1, 1)),
        (date(2025, 1, 1), "30일", None),
        (date(2025, 4, 20), "10일", date(2025, 4, 10)),
        (date(2025, 4, 20), "9일", None),
        (date(2025, 3, 2), "지난 30일", None),
        (date(2025, 3, 2), "지난 28일", date(2025, 2, 28)),
        (date(2025, 12, 20), "내달 3일", date(2026, 1, 3)),
    ],
)
def test_bare_days_at_the_ends_of_months(published: date, text: str, wanted: date | None) -> None:
    """Yesterday and tomorrow may lie in another month; more needs words."""
    found = [one.date.start for one in with_bare_days(text, published, "ko", ()) if one.date]
    assert found == ([wanted] if wanted else [])


def test_without_publication_only_days_with_their_year() -> None:
    """Nothing is counted from today."""
    assert [
        str(one.date) for one in find_native_times("어제, 3월 2일, 2025년 3월 22일", None, "ko")
    ] == ["2025-03-22"]


def test_lines_of_labels_cost_nothing() -> None:
    """A page that repeats a label has no exponential number of ways to be read."""
    with within(2, "test"):
        assert native_date_line("2025年3月22日" + "发布时间" * 27 + "x") is None


def test_parts_of_a_day() -> None:
    """Months in digits and in Russian; years of an era, and none of two digits."""
    assert (month_of("04"), month_of("Мая"), month_of("vendémiaire")) == (4, 5, None)
    assert (year_of({"year": "元", "era": "令和"}), year_of({"year": "25", "era": None})) == (
        2019,
        None,
    )
    assert written_in("25年3月22日") is None


@pytest.mark.parametrize("published", [date.min, date.max])
def test_days_outside_the_calendar_are_none(published: date) -> None:
    """A page may claim any day of publication."""
    for language, text in (("ko", "어제 내일"), ("ja", "昨日、明日"), ("ru", "вчера и завтра")):
        (found,) = find_native_times(text, published, language)
        assert found.date is not None
        assert abs((found.date.start - published).days) == 1


def test_a_long_line_is_no_line_of_a_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not even looked through: a page may be one line."""
    looked: list[str] = []
    monkeypatch.setattr(native_dates, "written_in", looked.append)
    assert native_date_line("입력 2025년 3월 22일 " + " " * 200) is None
    assert looked == []
