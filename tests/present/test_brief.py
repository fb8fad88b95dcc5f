"""Briefs: no claim without evidence, plans apart from deeds, hostile text inert."""

import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from brief_samples import document, event, interval, party, quarrel, summit, write_ledger
from click.testing import CliRunner

from dragoman.cli.findings.brief import command
from dragoman.ledger import Entry, Ledger
from dragoman.present.brief import (
    Brief,
    Budget,
    Earlier,
    Material,
    Order,
    brief_html,
    brief_markdown,
    chart_svg,
    gather,
    make_brief,
)
from dragoman.present.brief.choosing import tellings
from dragoman.present.brief.forms.chart import bars_of
from dragoman.present.brief.forms.markdown import _rows
from dragoman.present.brief.forms.typeset import brief_typst, literal
from dragoman.present.brief.material import Source
from dragoman.present.brief.parts.standing import meetings
from dragoman.present.brief.ranking import importance
from dragoman.present.brief.records import Bar
from dragoman.present.wording import Teller
from dragoman.records import Document, Event

ANDES = ("CHL", "PER", "BOL")
ORDER = Order(ANDES, since=date(2030, 1, 1))


def make(path: Path, teller: Teller, order: Order = ORDER) -> Brief:
    """Return the brief of a ledger."""
    with Ledger.open(path, read_only=True) as ledger:
        return make_brief(gather(ledger, order), order, teller)


def material(*events: Event) -> Material:
    """Return material of events alone."""
    paper = Source("A title", "Wire", date(2030, 5, 1), "https://news.example/a")
    newest = date(2030, 6, 1)
    return Material(events, (), (), (), (), 1, 1, 0, newest, (), lambda _name: paper)


def section(brief: Brief, key: str) -> list[str]:
    """Return the texts of a section's claims."""
    return [claim.text for part in brief.sections if part.key == key for claim in part.claims]


def quoted(brief: Brief, key: str) -> list[str | None]:
    """Return the quotes of a section's claims."""
    return [claim.quote for part in brief.sections if part.key == key for claim in part.claims]


@pytest.fixture(scope="module")
def brief(ledger_path: Path, teller: Teller) -> Brief:
    """The brief of the fictional ledger."""
    return make(ledger_path, teller)


def test_every_claim_about_the_world_has_a_footnote(brief: Brief) -> None:
    """Every claim about the world has a footnote."""
    numbers = {note.number for note in brief.footnotes}
    for part in brief.sections:
        for claim in part.claims:
            assert claim.footnotes or part.key == "unread", claim
            assert set(claim.footnotes) <= numbers
    cited = {
        number
        for claim in (*brief.summary, *(one for part in brief.sections for one in part.claims))
        for number in claim.footnotes
    }
    assert cited == numbers


def test_every_footnote_is_in_its_document(brief: Brief, ledger_path: Path) -> None:
    """Every footnote is in its document."""
    with Ledger.open(ledger_path, read_only=True) as ledger:
        for note in brief.footnotes:
            paper = ledger.document(note.document_id)
            assert paper is not None
            words = note.quote.replace(" …", "")
            assert "⟨" in words or paper.text[note.start : note.end].startswith(words)


def test_plans_and_deeds_are_kept_apart(brief: Brief) -> None:
    """Plans and deeds are kept apart."""
    assert all("plan" not in text for text in section(brief, "happened"))
    assert section(brief, "planned") == [
        "Chile, Peru and Bolivia plan to hold talks in Lima in 2031."
    ]
    quotes = {part.key: [one.quote or "" for one in part.claims] for part in brief.sections}
    assert any("suspected" in words for words in quotes["said"])
    assert all("suspected" not in words for words in quotes["happened"])


@pytest.mark.parametrize(
    ("until", "by", "sooner", "later"),
    [
        (date(2030, 5, 31), "date_or_reported", ["AID"], ["CONSULT"]),
        (date(2030, 6, 3), "date_or_reported", ["AID"], ["CONSULT", "COOPERATE"]),
        (date(2030, 5, 31), "reported_on", ["AID", "CONSULT"], []),
    ],
)
def test_plans_are_those_told_by_the_last_day_and_each_once(
    tmp_path: Path, until: date, by: str, sooner: list[str], later: list[str]
) -> None:
    """What was told later was not known then; a plan that has begun is no second one."""
    july = interval(date(2030, 7, 1))
    spring = interval(date(2030, 5, 20), date(2030, 6, 20), "month")
    may, june = date(2030, 5, 1), date(2030, 6, 2)
    told = (("CONSULT", july, may), ("AID", spring, may), ("COOPERATE", july, june))
    entries = []
    for kind, when, day in told:
        paper = document(f"paper-{kind}", f"Chile and Peru will do so ({kind}).", day)
        plan = event(
            kind, (party("CHL"),), (party("PER"),), quote=paper.text, document=paper, name=kind,
            when=when, status="planned",
        )  # fmt: skip
        entries.append(Entry(paper, (plan,)))
    order = Order(("CHL", "PER"), since=date(2030, 4, 1), until=until, by=by)
    with Ledger.open(write_ledger(tmp_path / "plans.ledger", *entries), read_only=True) as ledger:
        found = gather(ledger, order)
    assert [str(one.event_type) for one in found.later] == later
    assert [str(one.event_type) for one in found.events] == sooner


def test_two_reports_of_a_meeting_are_one_claim(brief: Brief) -> None:
    """Two reports of a meeting are one claim."""
    talks = [text for text in section(brief, "happened") if "talks" in text]
    expected = (
        "The foreign ministers of Chile, Peru and Bolivia held talks in Arica on 12 March 2030 "
        "(4th foreign ministers' meeting)."
    )
    assert talks == [expected]
    claim = brief.sections[0].claims[0]
    assert claim.reports == 2
    assert len(claim.footnotes) == 2


def test_the_headline_is_a_finding(brief: Brief) -> None:
    """It says when they met, what the latest friction was and what is next, and counts nothing."""
    met, friction, following = brief.headline.split("; ")
    assert met == "Chile, Peru and Bolivia last met all together on 12 March 2030 in Arica"
    assert friction.startswith("the latest friction: “<script>alert(1)</script> Peru accused Chile")
    assert friction.endswith("on 7 April 2030” (7 April 2030)")
    assert following == "next: Chile, Peru and Bolivia plan to hold talks in Lima in 2031."


def test_figures_and_method_are_one_line_at_the_end(brief: Brief) -> None:
    """What was read, counted and skipped stands in one line, and nowhere else."""
    assert brief.coverage == (
        "Read: three dated documents by three publishers, published from 1 January 2030 up to "
        "8 April 2030. Counted: two acts took place (1 of cooperation, 1 of them meetings; "
        "1 of conflict; 0 neither); 1 planned; 1 urged, possible, denied, not done or suspected. "
        "Skipped files: 1 (1 not text)."
    )
    assert brief_markdown(brief).rstrip().endswith("Skipped files: 1 (1 not text).")


def test_no_page_prints_a_command(teller: Teller) -> None:
    """What there is no room for is counted; how to list it stands in the JSON alone."""
    days = [interval(date(2030, 5, day)) for day in range(1, 13)]
    acts = [
        event("AID", (party("CHL"),), (party("PER"),), name=f"e{n}", when=day)
        for n, day in enumerate(days)
    ]
    brief = make_brief(material(*acts), replace(ORDER, budget=Budget(happened=5)), teller)
    assert "7 more in the ledger." in brief_markdown(brief)
    assert "dragoman " not in brief_markdown(brief) + brief_html(brief)
    assert brief.sections[0].command.startswith("dragoman events --between CHL,PER,BOL")


def test_who_met_is_a_table(brief: Brief) -> None:
    """Each row has who, whom, how often and when last, and its footnotes."""
    (part,) = [one for one in brief.sections if one.key == "met"]
    assert part.head == ("Who", "With", "Times", "Last")
    assert part.claims[0].cells == (
        "Bolivian Foreign Minister Eva Mamani",
        "Ana Campos and Luis Soto",
        "1",
        "12 March 2030, Arica",
    )
    assert "| Who | With | Times | Last |\n|---|---|---|---|\n| Bolivian" in brief_markdown(brief)
    assert "<td><bdi>Ana Campos and Luis Soto</bdi></td>" in brief_html(brief)


def test_who_met_leaves_out_calls_and_meetings_with_nobody(teller: Teller) -> None:
    """Who spoke by telephone did not meet; whom one met has to be told."""
    ana, luis = party("CHL", "Ana Campos", "President"), party("PER", "Luis Soto", "President")
    when = interval(date(2030, 3, 1))
    call = event("CONSULT", (ana,), (luis,), when=when, mode=("phone",))
    alone = event("CONSULT", (replace(ana, person="Eva Roa"),), (), when=when)
    met = event("CONSULT", (ana,), (luis,), when=when)
    told = [tellings([one])[0] for one in (call, alone, met)]
    assert [one.who for one in meetings(told[1:], teller.namer)] == ["Chilean President Ana Campos"]
    assert meetings(told[1:2], teller.namer) == []
    spoke = make_brief(material(call), Order(ANDES), teller)
    assert [one.key for one in spoke.sections if one.key == "met"] == []


def test_quiet_spans_share_a_row_where_they_are_many() -> None:
    """What was read in them is added up; few of them stand alone, unread ones together."""

    def bars(*told: tuple[int, int]) -> list[Bar]:
        return [
            Bar(f"m{at}", date(2030, at, 1), acts, 0, documents)
            for at, (acts, documents) in enumerate(told, 1)
        ]

    many = bars((1, 2), (0, 1), (0, 0), (0, 3), (0, 0), (2, 1))
    assert [(row[0].label, row[-1].label) for row in _rows(many)] == [
        ("m1", "m1"),
        ("m2", "m5"),
        ("m6", "m6"),
    ]
    few = bars((1, 2), (0, 0), (0, 0), (0, 3), (2, 1))
    assert [(row[0].label, row[-1].label) for row in _rows(few)] == [
        ("m1", "m1"),
        ("m2", "m3"),
        ("m4", "m4"),
        ("m5", "m5"),
    ]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Peru denied that it had met Chile in Lima.", "denied"),
        ("Peru did not meet Chile in Lima.", "did not happen"),
    ],
)
def test_only_denials_are_called_denied(teller: Teller, words: str, label: str) -> None:
    """What is only told as not done is not called denied."""
    act = event("CONSULT", (party("PER"), party("CHL")), quote=words, status="negated")
    brief = make_brief(material(act), ORDER, teller)
    assert [one.label for part in brief.sections for one in part.claims] == [
        f"{label} – Peru and Chile"
    ]


def test_a_plan_whose_day_has_passed_is_no_plan(teller: Teller) -> None:
    """It is told as passed where nothing shows that it was kept, and not at all where it was."""
    both = (party("CHL"), party("PER"))
    old = event(
        "CONSULT", both, name="old", when=interval(date(2030, 2, 1)), status="planned", place="Lima"
    )
    brief = make_brief(material(old), ORDER, teller)
    assert section(brief, "planned") == []
    told = "Chile and Peru planned to hold talks on 1 February 2030"
    assert section(brief, "lapsed") == [f"{told}; no document read says whether it took place."]
    held = event("CONSULT", both, name="held", when=interval(date(2030, 2, 1)))
    kept = make_brief(material(old, held), ORDER, teller)
    assert section(kept, "planned") == section(kept, "lapsed") == []
    off = event(
        "REJECT",
        (party("CHL"),),
        (party("PER"),),
        name="off",
        when=interval(date(2030, 5, 20)),
        mode=("cancel",),
    )
    coming = replace(old, date=interval(date(2030, 6, 20)))
    dropped = make_brief(material(coming, off), ORDER, teller)
    assert section(dropped, "planned") == []
    assert quoted(dropped, "lapsed") == [
        "Chile and Peru dealt with one another over copper and fish (off)."
    ]


def test_an_undated_plan_falls_silent_after_a_year(teller: Teller) -> None:
    """It stands while it is fresh; later nothing has been read of it since."""
    plan = event("CONSULT", (party("CHL"), party("PER")), name="p", status="planned")
    soon = make_brief(material(plan), ORDER, teller)
    told = "Chile and Peru plan to hold talks (reported 1 May 2030)"
    assert section(soon, "planned") == [f"{told}."]
    late = make_brief(material(plan), replace(ORDER, until=date(2031, 5, 3)), teller)
    assert section(late, "planned") == []
    assert section(late, "lapsed") == [f"{told}; nothing has been read of it since."]


def test_a_brief_over_all_states_is_ranked_under_themes(ledger_path: Path, teller: Teller) -> None:
    """Without states it tells what the last days told first; the weightiest leads."""
    week = make(ledger_path, teller, Order(()))
    assert week.title == "All states, 2 April 2030 to 8 April 2030"
    assert week.headline.endswith("on 7 April 2030” (7 April 2030).")
    assert [part.title for part in week.sections] == [
        "Accusations, refusals and protests",
        "What is coming",
    ]
    month = make(ledger_path, teller, Order((), since=date(2030, 3, 1)))
    assert [part.title for part in month.sections] == [
        "Friction, no date given",
        "Sanctions, threats and concessions",
        "Accusations, refusals and protests",
        "What is coming",
        "Who met",
    ]
    for part in month.sections:
        weights = [one.weight for one in part.claims if one.weight]
        assert weights == sorted(weights, reverse=True)
    assert all(one.footnotes for part in month.sections for one in part.claims)


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("date", {"on March 1"}),
        ("reported_on", {"on May 1", "once"}),
        ("date_or_reported", {"on March 1", "once"}),
    ],
)
def test_a_brief_goes_by_the_day_of_acts_or_of_their_first_report(
    tmp_path: Path, by: str, told: set[str]
) -> None:
    """As asked; of either kind where nobody asks."""
    days = {"on March 1": date(2030, 3, 1), "on May 1": date(2030, 5, 1), "once": None}
    papers = {
        "on March 1": date(2030, 5, 9),
        "on May 1": date(2030, 3, 2),
        "once": date(2030, 3, 3),
    }
    with Ledger.open(tmp_path / "a.ledger") as book:
        for words, day in days.items():
            one = event("AID", (party("CHL"),), (party("PER"),), when=day and interval(day))
            proof = replace(
                one.evidence[0], document_id=words, start=0, end=len(words), quote=words
            )
            paper = Document(words, words, published=papers[words])
            book.commit([Entry(paper, (replace(one, event_id=words, evidence=(proof,)),))])
        book.merge()
        order = Order(("CHL", "PER"), date(2030, 3, 1), date(2030, 3, 31))
        found = gather(book, replace(order, by=by))
        assert {one.event_id for one in found.events} == told
        assert Order(()).by == "date_or_reported"


def test_since_last_over_all_states_goes_on_where_the_last_ended(
    ledger_path: Path, teller: Teller
) -> None:
    """What the last brief knew is not told again."""
    first = make(ledger_path, teller, Order((), since=date(2030, 3, 1)))
    again = make(ledger_path, teller, Order((), known=first.earlier))
    assert again.sections == ()
    assert again.order.since == date(2030, 4, 8)
    assert "Nothing new since the last brief." in brief_markdown(again)


def test_each_part_of_importance_counts() -> None:
    """Stronger, better reported, higher, sharper, dated and firmer acts weigh more."""
    day = interval(date(2030, 5, 1))
    plain = event("ACCUSE", (party("CHL"),), (party("PER"),), when=day)
    (base,) = tellings([plain])
    higher = replace(plain, actors=(party("CHL", "Ana Campos", "President"),))
    for better, worse in (
        (replace(plain, intensity=-9.0), plain),
        (higher, plain),
        (plain, replace(plain, date=None)),
        (plain, event("ACCUSE", (party("CHL"),), when=day)),
        (plain, replace(plain, confidence=0.2)),
        (plain, replace(plain, status=event("AID", (), status="urged").status)),
        (plain, event("REQUEST", (party("CHL"),), (party("PER"),), when=day, confidence=0.1)),
    ):
        (one,), (other,) = tellings([better]), tellings([worse])
        assert importance(one).weight > importance(other).weight
    more = replace(base, evidence=(*base.evidence, replace(base.evidence[0], document_id="x")))
    assert importance(more).weight > importance(base).weight


def test_what_is_less_sure_than_the_setting_is_left_out_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it comes from .6 on; the option asks for another number, the variable for every brief."""
    first = "Chile sent tents and blankets to Peru after the flood in the north."
    second = "Chile lent three helicopters to Peru for the search in the mountains."
    paper = document("p", f"{first} {second}", date(2030, 6, 1))
    told = [
        event("AID", (party("CHL"),), (party("PER"),), quote=words, document=paper, name=str(day),
              confidence=sure, when=interval(date(2030, 5, day)))
        for words, sure, day in ((first, 0.6, 2), (second, 0.59, 3))
    ]  # fmt: skip
    path = write_ledger(tmp_path / "sure.ledger", Entry(paper, tuple(told)))

    def days(*options: str) -> list[str]:
        asked = ("--ledger", str(path), "--between", "CHL,PER", *options)
        found = CliRunner().invoke(command, asked, catch_exceptions=False).output
        return [day for day in ("2 May 2030", "3 May 2030", "than 60%") if day in found]

    assert days() == ["2 May 2030", "than 60%"]
    assert days("--confidence", "0.59") == ["2 May 2030", "3 May 2030"]
    monkeypatch.setenv("DRAGOMAN_BRIEF_CONFIDENCE", "0.59")
    assert days() == ["2 May 2030", "3 May 2030"]
    assert days("--confidence", "0.6") == ["2 May 2030", "than 60%"]


def test_an_empty_ledger_says_so(tmp_path: Path, teller: Teller) -> None:
    """An empty ledger says so."""
    path = tmp_path / "empty.ledger"
    with Ledger.open(path):
        pass
    brief = make(path, teller)
    assert brief.headline == "No act of Chile, Peru and Bolivia was found since 1 January 2030."
    assert not brief.footnotes
    assert "Nothing was found." in brief_markdown(brief)
    assert "Nothing was found." in brief_html(brief)


def test_what_there_is_no_room_for_is_counted(teller: Teller) -> None:
    """What there is no room for is counted."""
    days = [interval(date(2030, 5, day)) for day in range(1, 21)]
    many = [
        event("AID", (party("CHL"),), (party("PER"),), name=f"e{n}", when=day)
        for n, day in enumerate(days)
    ]
    order = replace(ORDER, budget=Budget(happened=5))
    brief = make_brief(material(*many), order, teller)
    assert len(brief.sections[0].claims) == 5
    assert brief.sections[0].left_out == 15
    assert "15 more in the ledger" in brief_markdown(brief)


def test_material_in_any_order_gives_the_same_brief(teller: Teller) -> None:
    """Material in any order gives the same brief."""
    acts = [
        event("AID", (party("CHL"),), (party("PER"),), name=f"e{n}", when=interval(day))
        for n, day in enumerate([date(2030, 5, 1), date(2030, 5, 1), date(2030, 5, 4)])
    ]
    first = make_brief(material(*acts), ORDER, teller)
    second = make_brief(material(*reversed(acts)), ORDER, teller)
    assert [one.text for one in first.sections[0].claims] == [
        one.text for one in second.sections[0].claims
    ]


def test_a_meeting_told_by_two_is_told_once_but_plans_never_join_deeds() -> None:
    """A meeting told by two is told once but plans never join deeds."""
    day = interval(date(2030, 5, 1))
    one = event("CONSULT", (party("CHL"), party("PER")), name="a", when=day)
    two = event("CONSULT", (party("PER"),), (party("CHL"),), name="b", when=day, mode=("visit",))
    plan = event("CONSULT", (party("CHL"), party("PER")), name="c", when=day, status="planned")
    assert [each.event_ids for each in tellings([one, two, plan])] == [("a", "b"), ("c",)]


def test_acts_on_other_days_stay_apart() -> None:
    """Acts on other days stay apart."""
    acts = [
        event("AID", (party("CHL"),), (party("PER"),), name=name, when=interval(date(2030, 5, day)))
        for name, day in (("a", 1), ("b", 2))
    ]
    assert len(tellings(acts)) == 2


class Reader(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def test_html_asks_nothing_of_the_network_and_hostile_text_is_inert(brief: Brief) -> None:
    """Html asks nothing of the network and hostile text is inert."""
    page = brief_html(brief)
    reader = Reader()
    reader.feed(page)
    assert not reader.tags & {"script", "img", "iframe", "object", "embed", "form", "link"}
    assert not any(name.startswith("on") for name, _ in reader.attributes)
    links = [value for name, value in reader.attributes if name in {"href", "src", "action"}]
    assert all(link.startswith(("#note-", "https://news.example/")) for link in links)
    assert "url(http" not in page
    assert "@import" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;" in page


def test_markdown_takes_no_hostile_text_for_markup(brief: Brief) -> None:
    """Markdown takes no hostile text for markup."""
    page = brief_markdown(brief)
    assert "<script" not in page.replace("\\<script", "")
    assert "](javascript" not in page.replace("\\](javascript", "")
    assert "\u202e" not in page
    cited = set(re.findall(r"\[\^(\d+)\](?!:)", page))
    told = set(re.findall(r"^\[\^(\d+)\]:", page, re.MULTILINE))
    assert cited == told


def test_an_address_that_is_no_web_page_is_no_link(tmp_path: Path, teller: Teller) -> None:
    """An address that is no web page is no link."""
    entry = summit()
    paper = replace(entry.document, url="javascript:alert(1)")
    path = write_ledger(tmp_path / "a.ledger", replace(entry, document=paper))
    brief = make(path, teller)
    assert all(note.url is None for note in brief.footnotes)
    assert "javascript:" not in brief_html(brief)


def test_the_chart_is_a_drawing_with_its_n(brief: Brief) -> None:
    """The chart is a drawing with its n."""
    page = brief_html(brief)
    assert "n = 2" in page
    root = ET.fromstring(chart_svg(brief.bars, "a <title>"))  # noqa: S314 - our own
    assert root.attrib["aria-label"] == "a <title>"
    months = [bar.label for bar in brief.bars]
    assert months == ["Jan 2030", "Feb 2030", "Mar 2030", "Apr 2030"]
    assert [bar.documents for bar in brief.bars] == [0, 0, 2, 1]


def test_dates_too_coarse_for_a_bar_are_counted_apart() -> None:
    """Dates too coarse for a bar are counted apart."""
    year = interval(date(2030, 1, 1), date(2030, 12, 31), "year")
    acts = [
        event("AID", (party("CHL"),), (party("PER"),), when=year),
        event("AID", (party("CHL"),), (party("PER"),), when=interval(date(2030, 2, 3))),
        event("AID", (party("CHL"),), (party("PER"),)),
    ]
    bars, apart = bars_of(acts, (), Order(ANDES, date(2030, 1, 1), date(2030, 6, 30)))
    assert apart == 2
    assert sum(bar.cooperation for bar in bars) == 1


@pytest.mark.parametrize(("years", "most"), [(1, 12), (5, 20), (18, 18), (500, 60)])
def test_the_chart_stays_small(years: int, most: int) -> None:
    """The chart stays small."""
    order = Order(ANDES, date(1500, 1, 1), date(1500 + years - 1, 12, 31))
    bars, _ = bars_of([], (), order)
    assert len(bars) <= most


def test_since_last_tells_what_is_new_changed_or_contradicted(teller: Teller) -> None:
    """Since last tells what is new changed or contradicted."""
    day = interval(date(2030, 5, 1))
    plan = event("AID", (party("CHL"),), (party("PER"),), name="a", when=day, status="planned")
    same = event("AGREE", (party("CHL"), party("PER")), name="same", when=day)
    told = event("SUPPORT", (party("CHL"),), (party("PER"),), name="s", when=day)
    first = make_brief(material(plan, same, told), ORDER, teller)
    assert len(first.earlier.events) == 3
    done = replace(plan, status=event("AID", ()).status)
    new = event("ACCUSE", (party("CHL"),), (party("PER"),), name="n", when=day)
    denied = replace(told, event_id="d", status=event("AID", (), status="negated").status)
    later = material(done, same, new, denied)
    second = make_brief(later, replace(ORDER, known=first.earlier), teller)
    changes = {claim.change for part in second.sections for claim in part.claims}
    assert changes - {""} == {"new", "changed", "contradicts the last brief"}
    assert not any("agreement" in text for text in section(second, "happened"))
    assert "one act is new" in second.headline
    assert "one act is told otherwise" in second.headline
    assert "one act contradicts what it told" in second.headline
    assert first.earlier.until is None or str(first.earlier.until.year) in second.headline


def test_since_last_leaves_out_all_that_was_known(ledger_path: Path, teller: Teller) -> None:
    """The second brief on the same ledger says that there is nothing new, in every section."""
    first = make(ledger_path, teller)
    second = make(ledger_path, teller, replace(ORDER, known=first.earlier))
    assert second.headline.startswith("Nothing new among")
    told = {part.key: part.claims for part in second.sections if part.key != "unread"}
    assert not any(told.values())


def test_the_outlook_is_what_documents_say(teller: Teller) -> None:
    """What may come stands apart from what is said, and no plan of the past is among it."""
    past, ahead = interval(date(2030, 2, 1)), interval(date(2031, 2, 1))
    acts = [
        event("CONSULT", (party("CHL"), party("PER")), name=name, when=when, status=status)
        for name, when, status in (
            ("old", past, "planned"),
            ("next", ahead, "planned"),
            ("maybe", ahead, "hypothetical"),
            ("urged", None, "urged"),
        )
    ]
    brief = make_brief(material(*acts), replace(ORDER, until=date(2030, 12, 31)), teller)
    assert section(brief, "outlook") == ["1 February 2031 –"]
    assert quoted(brief, "outlook") == ["Chile and Peru held talks over copper and fish (maybe)."]
    assert section(brief, "planned") == ["Chile and Peru plan to hold talks on 1 February 2031."]
    assert len(section(brief, "said")) == 1


def run(*arguments: str) -> tuple[int, str]:
    """Run the command."""
    result = CliRunner().invoke(command, list(arguments))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout


def test_the_command_writes_by_the_ending(ledger_path: Path, tmp_path: Path) -> None:
    """The command writes by the ending."""
    base = ("--ledger", str(ledger_path), "--between", "Chile,PER,BOL")
    for name, start in (("a.md", "# Chile"), ("a.html", "<!doctype html>"), ("a.json", "{")):
        code, _ = run(*base, "--out", str(tmp_path / name))
        assert code == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    data = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert data["earlier"]["events"]
    code, text = run(*base, "--since-last", str(tmp_path / "a.json"))
    assert code == 0
    assert "Nothing new since the last brief." in text


def test_an_earlier_brief_survives_json(ledger_path: Path, teller: Teller) -> None:
    """An earlier brief survives json."""
    from dragoman.records import decode, encode  # noqa: PLC0415 - only here

    brief = make(ledger_path, teller)
    assert decode(encode(brief.earlier), Earlier) == brief.earlier


def test_a_hostile_document_alone(tmp_path: Path, teller: Teller) -> None:
    """A hostile document alone."""
    path = write_ledger(tmp_path / "h.ledger", quarrel())
    page = brief_html(make(path, teller, Order(("PER",))))
    assert "<script" not in page


def test_word_and_pdf_hold_the_brief(ledger_path: Path, tmp_path: Path) -> None:
    """Word and pdf hold the brief."""
    docx = pytest.importorskip("docx", reason="the extra brief is not installed")
    pytest.importorskip("typst", reason="the extra brief is not installed")
    base = ("--ledger", str(ledger_path), "--between", "CHL,PER,BOL", "--marking", "For #use")
    for name in ("a.docx", "a.pdf"):
        code, _ = run(*base, "--out", str(tmp_path / name))
        assert code == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    paper = docx.Document(str(tmp_path / "a.docx"))
    words = "\n".join(line.text for line in paper.paragraphs)
    assert "The foreign ministers of Chile, Peru and Bolivia held talks in Arica" in words
    assert "\u202e" not in words


@pytest.mark.parametrize("words", ['"#let x = 1', "\\", '\\"#panic()', "$x$ @label <y> *b*", "\n"])
def test_no_words_are_taken_for_markup_of_typst(words: str) -> None:
    """No words are taken for markup of typst."""
    typst = pytest.importorskip("typst", reason="the extra brief is not installed")
    assert bytes(typst.compile(f"#{literal(words)}".encode())).startswith(b"%PDF")


def test_acts_of_conflict_are_never_crowded_out(teller: Teller) -> None:
    """Acts of conflict are never crowded out."""
    three = (party("CHL"), party("PER"), party("BOL"))
    many = [
        event("CONSULT", three, name=f"c{day}", when=interval(date(2030, 5, day)), place="Lima")
        for day in range(1, 21)
    ]
    sharp = event(
        "SANCTION", (party("CHL"),), (party("PER"),), name="s", when=interval(date(2030, 4, 1))
    )
    brief = make_brief(material(*many, sharp), ORDER, teller)
    assert any("(s)" in words for words in quoted(brief, "happened"))


def test_what_is_done_side_by_side_is_counted_apart(teller: Teller) -> None:
    """What is done side by side is counted apart."""
    day = interval(date(2030, 5, 1))
    joint = event("ACCUSE", (party("CHL"), party("PER")), (party("ARG"),), name="j", when=day)
    talks = event("CONSULT", (party("CHL"), party("PER")), name="t", when=day)
    brief = make_brief(material(joint, talks), ORDER, teller)
    assert len(section(brief, "happened")) == 1
    assert "Not told here: one act that they did side by side towards others." in brief.coverage


def test_a_brief_of_very_much_fills_two_pages(teller: Teller) -> None:
    """However much there is to tell, the default budgets fill two pages of A4 and no more."""
    typst = pytest.importorskip("typst", reason="the extra brief is not installed")
    kinds = ("CONSULT", "AGREE", "ACCUSE", "AID", "SANCTION", "THREATEN")
    words = "words that go on and on about what was said by whom at the meeting in the capital "
    acts = [
        event(
            kinds[number % len(kinds)],
            (party("CHL"), party("PER"), party("BOL", f"Person {number}", "Foreign Minister")),
            name=f"e{number}",
            when=interval(date(2030, 1 + number % 12, 1 + number % 28)),
            status=("actual", "planned", "urged", "hypothetical", "negated")[number % 5],
            quote=f"{number} {words * 3}",
        )
        for number in range(150)
    ]
    brief = make_brief(material(*acts), replace(ORDER, objective="What now?", marking="x"), teller)
    pages = typst.compile(brief_typst(brief).encode(), format="svg")
    assert isinstance(pages, list)
    assert len(pages) == 2
