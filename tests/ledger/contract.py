"""What every store has to pass; a new one subclasses `StoreContract` and gives a `store`."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from ledger_samples import FIRST_DAY, document, entry, event, mechanism, office, party, position

from dragoman.arrangements.follow.deeds import Verdict
from dragoman.errors import LedgerError
from dragoman.foreign.rows import Foreign, Unread
from dragoman.ledger import Entry, Filter, Fingerprint, Merged, NearCopy, Run, Store
from dragoman.ledger.alerts import Kept
from dragoman.ledger.correcting.changes import Anchor, Change, Correction
from dragoman.ledger.entries import Import, InForce, Mentioned, PlaceCount, Publication
from dragoman.ledger.merge.merging import SameEvent
from dragoman.records import EventType, Refusal, Step
from dragoman.resolve.merging.clusters import Edge
from dragoman.resolve.merging.matching import Match

STEPS = (Step("verb:warn/1", "warned", "THREATEN"), Step("actor", "NOR", "subject"))
WIDEST = 2**62  # acts are numbered by 64 bits
TEXT = "Ada Example spoke. NOR warned PER. KEN and NOR met. We oppose fishing."


def one_of_each() -> Entry:
    """Return a document with everything that can be found in one."""
    told = document("d", TEXT, published=date(2024, 3, 2))
    quote, talk = "NOR warned PER.", "KEN and NOR met."
    threat = event(
        "d",
        quote,
        TEXT.index(quote),
        kind=EventType.THREATEN,
        actors=(party("NOR", "Ada Example"),),
        recipients=(party("PER"),),
        day=date(2024, 3, 1),
        speaker="a spokesman",
        confidence=0.5,
    )
    met = event("d", talk, TEXT.index(talk), actors=(party("KEN"), party("NOR")), mode=("visit",))
    return Entry(
        told,
        (threat, met),
        (office("d", TEXT, "Ada Example", "Prime Minister", "NOR"),),
        (position("d", TEXT, "the ministry", "We oppose fishing."),),
        (mechanism(),),
        (Refusal("d.txt", "code", "odd", "One sentence is odd.", "d"),),
        steps={threat.event_id: STEPS},
    )


def met(name: str) -> Entry:
    """Return a document that tells one meeting."""
    quote = "KEN and NOR met."
    told = event(name, quote, TEXT.index(quote), name=f"e-{name}", actors=(party("KEN"),))
    return Entry(document(name, TEXT, published=FIRST_DAY), (told,))


class StoreContract:
    """The tests."""

    @pytest.fixture
    def store(self) -> Iterator[Store]:
        """Return an empty store."""
        raise NotImplementedError

    @pytest.fixture
    def full(self, store: Store) -> Store:
        """Return a store with one document, its events merged one by one."""
        with store.transaction():
            one = one_of_each()
            store.add([one], None)
            events = [Merged(each, (f"d#{n}",)) for n, each in enumerate(one.reports, 1)]
            store.replace_events(["d#1", "d#2"], events)
            store.set_mechanisms([], one.mechanisms)
        return store

    def test_what_went_in_comes_out(self, full: Store) -> None:
        """Documents, events, positions and mechanisms are equal to what was given."""
        one = one_of_each()
        assert full.document("d") == one.document
        assert sorted(full.events(Filter()), key=lambda each: each.event_id) == sorted(
            one.reports, key=lambda each: each.event_id
        )
        assert list(full.positions(Filter())) == list(one.positions)
        assert list(full.mechanisms(Filter())) == list(one.mechanisms)
        assert list(full.refusals()) == list(one.refusals)
        assert [report.event for report in full.reports(one.reports[0].event_id)] == [
            one.reports[0]
        ]

    def test_the_steps_of_reports_come_out_and_go_with_them(self, full: Store) -> None:
        """Those that were given, by report; a report without any has none."""
        assert full.steps(["d#1", "d#2", "x"]) == {"d#1": STEPS}
        with full.transaction():
            full.forget(["d"])
        assert full.steps(["d#1"]) == {}

    def test_what_is_not_there_is_none(self, full: Store) -> None:
        """Nothing is raised for an id that nobody has."""
        assert full.document("x") is None
        assert full.event("x") is None
        assert full.mechanism("x") is None
        assert full.reports("x") == []
        assert full.known(["d", "x"]) == {"d"}

    def test_a_transaction_is_whole_or_nothing(self, store: Store) -> None:
        """What was written before a failure is gone."""
        one = one_of_each()
        with pytest.raises(LedgerError), store.transaction():
            store.add([one, one], None)
        assert store.counts().documents == 0
        assert store.counts().refusals == 0

    def test_events_come_in_order_of_time_and_the_undated_last(self, full: Store) -> None:
        """The order does not depend on the order of writing."""
        assert [each.event_type for each in full.events(Filter())] == ["THREATEN", "CONSULT"]

    def test_reports_wait_until_they_are_merged(self, store: Store) -> None:
        """A fresh document's reports are unmerged; settling takes them off the list."""
        with store.transaction():
            store.add([one_of_each()], None)
        assert store.unmerged(10) == ["d#1", "d#2"]
        with store.transaction():
            store.replace_events(["d#1"], [Merged(one_of_each().reports[0], ("d#1",))])
        assert store.unmerged(10) == ["d#2"]

    def test_events_are_replaced_with_all_that_hangs_on_them(self, full: Store) -> None:
        """A merged event takes the place of its parts."""
        first, second = one_of_each().reports
        with full.transaction():
            full.replace_events(["d#1", "d#2"], [Merged(second, ("d#1", "d#2"))])
        assert [each.event_id for each in full.events(Filter())] == [second.event_id]
        assert full.event(first.event_id) is None
        assert full.together(["d#1"]) == {"d#1", "d#2"}
        assert full.dyad("NOR", "PER", Filter()) == []

    def test_blocks_bring_reports_together(self, full: Store) -> None:
        """Blocks are kept once, and found from either side."""
        with full.transaction():
            full.block([("b1", "d#1"), ("b2", "d#1"), ("b2", "d#2")])
            full.block([("b2", "d#2")])
        assert full.blocks(["d#1"]) == {"b1", "b2"}
        assert full.in_blocks(["b2"]) == {"d#1", "d#2"}

    def test_sketches_and_ties_are_kept_and_go_with_their_reports(self, full: Store) -> None:
        """What was found out about reports is found from either side, until they are forgotten."""
        ids = ["d#1", "d#2"]
        sketches = [SameEvent().sketch(one) for one in full.reports_by_id(ids)]
        tie = Edge("d#1", "d#2", Match(2.5, (), weak=True))
        with full.transaction():
            full.keep_sketches(sketches)
            full.keep_ties([tie, tie])
        assert full.sketches([*ids, "x"]) == {one.report_id: one for one in sketches}
        assert full.ties(["d#1"]) == full.ties(["d#2"]) == full.ties_from(["d#1"]) == [tie]
        assert full.ties_from(["d#2"]) == []
        assert full.unsettled() == []
        with full.transaction():
            full.unsettle(["d#2"])
        assert full.unsettled() == ["d#2"]
        assert sorted(full.gathered(["d#1", "x"]).values()) == [("d#1",)]
        with full.transaction():
            full.forget(["d"])
        assert full.sketches(ids) == {}
        assert full.ties(ids) == []

    def test_the_same_refusal_is_kept_once(self, full: Store) -> None:
        """Reading again does not pile up refusals."""
        refusal = Refusal("x.txt", "read", "empty", "It is empty.")
        with full.transaction():
            assert full.refuse([refusal], None) == 1
            assert full.refuse([refusal], None) == 0
        assert refusal in list(full.refusals())

    def test_a_source_that_could_be_read_after_all_is_refused_no_more(self, store: Store) -> None:
        """The refusal goes when the document comes."""
        with store.transaction():
            store.refuse([Refusal("d.txt", "read", "timeout", "It took too long.")], None)
            store.add([one_of_each()], None)
        assert [refusal.stage for refusal in store.refusals()] == ["code"]

    def test_forgetting_takes_everything_of_a_document(self, full: Store) -> None:
        """Nothing of it is left but what others told too."""
        with full.transaction():
            full.forget(["d"])
        counts = full.counts()
        assert (counts.documents, counts.reports, counts.events, counts.unmerged) == (0, 0, 0, 0)
        assert list(full.documents(Filter(text=("spoke",)))) == []
        assert list(full.positions(Filter())) == []

    def test_texts_without_blanks_between_words_are_searched(self, store: Store) -> None:
        """Within themselves, in other languages than English; all words are wanted."""
        korean, chinese = "일본 외무상과 회담했다.", "王毅在东京会见100%日本外相。"
        told = event("zh", "会见", chinese.index("会见"), actors=(party("CHN"),))
        with store.transaction():
            store.add([
                Entry(replace(document("ko", korean), language="ko")),
                Entry(replace(document("zh", chinese), language="zh"), (told,)),
                Entry(document("en", "Wang Yi (王毅) spoke of 外相.")),
            ], None)  # fmt: skip
            store.replace_events(["zh#1"], [Merged(told, ("zh#1",))])
        asked = {
            words: sorted(row.document_id for row in store.documents(Filter(text=(words,))))
            for words in (
                "외무상",
                "王毅",
                "外相",
                "王毅 会见",
                "王毅 spoke",
                "100%日",
                "1%日",
                "东 王",
            )
        }
        assert asked == {
            "외무상": ["ko"], "王毅": ["en", "zh"], "外相": ["en", "zh"], "王毅 会见": ["zh"],
            "王毅 spoke": ["en"], "100%日": ["zh"], "1%日": [], "东 王": ["zh"],
        }  # fmt: skip
        assert [one.event_id for one in store.events(Filter(text=("会",)))] == [told.event_id]

    def test_what_is_only_listed_was_no_chance_to_tell(self, store: Store) -> None:
        """A document that nobody can read counts in no panel, until somebody reads it."""
        listed = replace(document("ko", "일본", published=FIRST_DAY), language="ko")
        read = replace(document("ja", "日本", published=FIRST_DAY), language="ja")
        refusal = Refusal("ko.txt", "code", "language", "It is in another language.", "ko")
        with store.transaction():
            store.add([Entry(listed, refusals=(refusal,)), Entry(read)], None)
        assert store.only_listed(["ko", "ja", "en"]) == {"ko"}
        assert list(store.publications()) == [Publication(FIRST_DAY, read.publisher, ())]

    def test_near_copies_are_found_by_bands_and_linked(self, store: Store) -> None:
        """Bands lead to documents, copies to the first."""
        with store.transaction():
            store.add([Entry(document("a", "One.")), Entry(document("b", "Two."))], None)
            prints = [Fingerprint("a", b"1", ("x", "y")), Fingerprint("b", b"2", ("y",))]
            store.add_fingerprints(prints)
            store.set_copies(["a", "b"], [NearCopy("b", "a", 0.9)])
        assert store.in_bands(["y", "x", "z"]) == {"x": {"a"}, "y": {"a", "b"}}
        assert store.fingerprints(["a", "b"]) == {"a": b"1", "b": b"2"}
        assert store.copies(["a", "b"]) == {"b": NearCopy("b", "a", 0.9)}
        assert [row.near_copy_of for row in store.documents(Filter())] == [None, "a"]
        with store.transaction():
            store.forget_fingerprints(prints)
        assert store.in_bands(["x", "y"]) == {}

    def test_people_have_their_offices_once(self, store: Store) -> None:
        """The same office from two documents is one, with the evidence of both."""
        text = "Ada Example, prime minister."
        with store.transaction():
            for name in ("a", "b"):
                held = office(name, text, "Ada Example", "Prime Minister", "NOR")
                store.add([Entry(document(name, text), offices=(held,))], None)
        (person,) = store.people(Filter())
        assert (person.person, person.country, person.events) == ("Ada Example", "NOR", 0)
        assert [piece.document_id for piece in person.offices[0].evidence] == ["a", "b"]

    def test_a_dyad_tells_directions_from_the_side_of_the_first(self, full: Store) -> None:
        """Turning the states round turns the directions round."""
        (row,) = full.dyad("NOR", "PER", Filter())
        assert (row.event_type, row.first_to_second, row.second_to_first) == ("THREATEN", 1, 0)
        (row,) = full.dyad("PER", "NOR", Filter())
        assert (row.first_to_second, row.second_to_first) == (0, 1)
        (row,) = full.dyad("KEN", "NOR", Filter())
        assert (row.event_type, row.mutual, row.first_day) == ("CONSULT", 1, None)

    def test_deeds_are_found_by_members_kind_and_time(self, store: Store) -> None:
        """Each agreement has its own, in the order in which they were asked for."""
        shot = event(
            "d", "NOR warned PER.", TEXT.index("NOR warned"), kind=EventType.ASSAULT,
            actors=(party("NOR"),), recipients=(party("PER"),), day=date(2024, 3, 1),
        )  # fmt: skip
        with store.transaction():
            store.add([Entry(document("d", TEXT), (shot,))], None)
            store.replace_events(["d#1"], [Merged(shot, ("d#1",))])
        first, last, clauses = date(2024, 1, 1), date(2025, 1, 1), ("ceasefire",)
        everyone = tuple(sorted({"NOR", "PER", *(f"A{letter}A" for letter in "BCDEFGHIJKLM")}))
        asked = [
            InForce(("KEN", "NOR"), clauses, first, last),
            InForce(("NOR", "PER"), clauses, first, last),
            InForce(("NOR", "PER"), ("visas",), first, last),
            InForce(("NOR", "PER"), clauses, date(2024, 3, 1), last),
            InForce(everyone, clauses, first, last),
        ]
        ids = [[event_id for event_id, _ in each] for each in store.deeds(asked)]
        assert ids == [[], [shot.event_id], [], [], [shot.event_id]]
        ((_, verdict),) = store.deeds(asked)[1]
        assert verdict == Verdict(
            "ceasefire", "broken", date(2024, 3, 1), frozenset([("NOR", "PER")])
        )
        assert store.deeds([]) == []
        assert store.events_by_id([shot.event_id, "x"]) == [shot]

    def test_runs_are_kept_in_order(self, store: Store) -> None:
        """A run that was cut off has no end."""
        run = Run(0, "2024-01-01T00:00:00", None, "1", "2", "3", "{}", 0, 0, 0, 0)
        with store.transaction():
            number = store.begin_run(run)
        assert [(one.run_id, one.finished) for one in store.runs()] == [(number, None)]

    def test_limits_hold(self, store: Store) -> None:
        """No more rows than asked for."""
        with store.transaction():
            store.add([entry(number) for number in range(5)], None)
        assert len(list(store.documents(Filter(), 2))) == 2
        assert next(store.documents(Filter(), 1)).published == FIRST_DAY

    def test_documents_without_a_date_come_last(self, store: Store) -> None:
        """Limits reach over from the dated to the undated."""
        with store.transaction():
            days = {"b": None, "a": None, "z": FIRST_DAY}
            told = [document(name, f"Text {name}.", published=day) for name, day in days.items()]
            store.add([Entry(one) for one in told], None)
        for limit, expected in ((None, "zab"), (2, "za"), (1, "z")):
            found = store.documents(Filter(), limit)
            assert "".join(row.document_id for row in found) == expected

    def test_accounts_tell_what_stands_behind_an_event(self, full: Store) -> None:
        """How many reports, of which documents, and when it was told first."""
        names = [event.event_id for event in full.events(Filter())]
        found = full.accounts([*names, "nothing"])
        assert sorted(found) == sorted(names)
        assert {account.reports for account in found.values()} == {1}
        assert {account.reported_on for account in found.values()} == {date(2024, 3, 2)}
        assert len({account.documents for account in found.values()}) == 1

    def test_publications_tell_which_states_a_document_names(self, store: Store) -> None:
        """Each dated document once; one without a day is no chance to tell of one."""
        named = (Mentioned(0, 3, "state", ("state:NOR",)), Mentioned(4, 7, "person", ("person:A",)))
        with store.transaction():
            store.add(
                [
                    Entry(document("a", "NOR Ada.", published=FIRST_DAY), mentions=named),
                    Entry(document("b", "Nobody.")),
                ],
                None,
            )
        assert list(store.publications()) == [Publication(FIRST_DAY, "Testing Wire", ("NOR",))]

    def test_imports_stand_beside_what_was_read(self, store: Store) -> None:
        """Rows are kept by line, acts are counted once, and nothing of it is an event."""
        rows = [_foreign(line, act) for line, act in ((1, WIDEST), (2, WIDEST), (4, -8))]
        with store.transaction():
            number = store.begin_import(Import(0, "a.csv", "icews", "f00", "0.1", finished=False))
            store.add_imported(number, rows, [Unread(3, "is cut")])
        assert store.last_imported(number) == 4
        with store.transaction():
            store.end_import(number)
        found = store.import_named("a.csv")
        assert found is not None
        assert store.imports() == [found]
        assert (found.rows, found.acts, found.states, found.refused) == (3, 2, 3, 1)
        assert found.finished
        assert json.dumps([found.rows, found.states, found.mirrored])  # plain numbers
        assert list(store.imported(number)) == [[rows[2]], rows[:2]]
        assert list(store.import_refusals(number)) == [Unread(3, "is cut")]
        assert store.counts().events == 0
        with store.transaction():
            store.forget_import(number)
        assert store.imports() == []
        assert store.import_named("a.csv") is None

    def test_what_is_watched_is_remembered(self, store: Store) -> None:
        """When a source is due and how far was looked; what is said again stands for it."""
        with store.transaction():
            for due in ("2024-01-02", "2024-01-03"):
                store.keep_source("wire", due, "{}")
                store.set_mark("document", due)
        assert store.source_states() == {"wire": ("2024-01-03", "{}")}
        assert (store.mark("document"), store.mark("nothing")) == ("2024-01-03", None)

    def test_an_alert_is_raised_once_and_waits_for_each_channel(self, store: Store) -> None:
        """Known by any of its keys; put off, then delivered."""
        with store.transaction():
            raised = [
                store.raise_alert("talks", keys, "2024-01-02", "{}", ("print", "mail"))
                for keys in (("e1", "e2"), ("e2", "e3"), ("e3",), ("e4",))
            ]
            store.put_off("mail", [1], "2024-01-05")
            store.delivered("print", [1])
        assert raised == [True, False, False, True]
        kept = [Kept(2, "2024-01-02", "{}"), Kept(1, "2024-01-02", "{}")]
        assert store.latest_alerts(9) == kept
        assert store.undelivered("print", "2024-01-03", 9) == kept[:1]
        assert store.undelivered("mail", "2024-01-03", 9) == kept[:1]
        assert store.undelivered("mail", "2024-01-05", 9)[0] == Kept(1, "2024-01-02", "{}", 1)

    def test_events_of_new_documents_are_told_with_all_their_ids(self, store: Store) -> None:
        """New is what no earlier document tells; no document with a waiting report is looked at."""
        both = [met("a"), met("b")]
        with store.transaction():
            store.add(both, None)
        assert store.last_settled() == 0
        first, second = (one.reports[0] for one in both)
        names = ["a#1", "b#1"]
        with store.transaction():
            one = Merged(first, tuple(names), (second.event_id,))
            store.replace_events(names, [one])
        assert store.last_settled() == 2
        ids = tuple(sorted((first.event_id, second.event_id)))
        assert store.events_told(0, 2) == {first.event_id: (True, ids)}
        assert store.events_told(1, 2) == {first.event_id: (False, ids)}
        assert store.events_told(2, 2) == {}
        assert store.matching_events(Filter(), [*ids, "e-none"]) == {first.event_id}

    def test_what_a_filter_finds_is_spread_over_its_facets(self, full: Store) -> None:
        """Each value has its number; what has no day is in no year, and a filter holds."""
        found = full.facets(Filter())
        assert found.type == (("CONSULT", 1), ("THREATEN", 1))
        assert found.status == (("actual", 2),)
        assert found.year == (("2024", 1),)
        assert found.party == (("NOR", 2), ("KEN", 1), ("PER", 1))
        assert full.facets(Filter(party=("KEN",))).party == (("KEN", 1), ("NOR", 1))
        assert full.facets(Filter(text=("unheard",))).type == ()

    def test_what_happened_is_counted_by_its_place_as_worded(self, full: Store) -> None:
        """One row for each place, cooperation and conflict apart."""
        assert full.spots(Filter()) == [PlaceCount("Oslo", "NOR", 1, 1)]
        assert full.spots(Filter(type=("THREATEN",))) == [PlaceCount("Oslo", "NOR", 0, 1)]

    def test_what_may_tell_of_an_occasion_is_found_newest_first(self, store: Store) -> None:
        """By type, mode and actor; by day or by telling; of pairs, of one alone, of a person."""
        nato = replace(party("NOR"), entity_id="org:nato", country=None)
        told = (
            ("a", EventType.CONSULT, (party("NOR"), party("KEN")), (), date(2024, 1, 2)),
            ("b", EventType.AID, (party("NOR"), party("PER")), ("sign",), date(2024, 1, 4)),
            ("c", EventType.ACCUSE, (nato, party("PER")), (), date(2024, 1, 3)),
            ("d", EventType.ACCUSE, (party("NOR"), party("PER")), (), date(2024, 1, 3)),
            ("e", EventType.REJECT, (party("KEN", "Ama Boateng"),), (), None),
            ("f", EventType.REQUEST, (party("KEN"), party("PER")), (), None),
        )
        entries, merged = [], []
        for place, (name, kind, actors, mode, day) in enumerate(told):
            made = event(name, "KEN and NOR met.", 0, kind=kind, actors=actors, mode=mode, day=day)
            entries.append(Entry(document(name, TEXT), (made,)))
            since = date(2024, 2, 10 - place) if name != "c" else None
            merged.append(Merged(replace(made, reported_on=since), (f"{name}#1",)))
        with store.transaction():
            store.add(entries, None)
            store.replace_events([one.report_ids[0] for one in merged], merged)

        def names(wanted: Filter, limit: int | None = None, **how: Any) -> str:  # noqa: ANN401 - handed on
            found = store.tellers(wanted, limit, **how)
            return "".join(one.evidence[0].document_id for one in found)

        every = Filter()
        assert (names(every), names(every, 1)) == ("bca", "b")
        assert names(every, dated=False) == "ef"
        assert names(every, told_since=date(2024, 2, 10)) == "a"
        assert names(every, told_since=date(2024, 1, 3)) == "bca"
        assert names(every, dated=False, told_since=date(2024, 2, 6)) == "e"
        assert names(every, pairs=[("NOR", "PER"), ("KEN", "NOR")]) == "ba"
        assert names(every, dated=False, alone=["KEN"]) == "e"
        assert names(every, dated=False, person="boateng") == "e"
        assert names(Filter(party=("PER",))) == "bc"
        assert names(Filter(between=("KEN", "NOR", "PER")), dated=False) == "f"

    def test_a_wrong_event_is_found_by_any_of_its_ids_alone(self, full: Store) -> None:
        """It stands in no list; what no event has, none is found by."""
        wrong = list(full.events(Filter()))[0]  # noqa: RUF015 - a cursor left open would stand in the way
        named = full.reports(wrong.event_id)
        ids = [one.report_id for one in named]
        with full.transaction():
            full.replace_events(ids, [Merged(wrong, tuple(ids), ('e-"other"',), wrong=True)])
        assert wrong.event_id not in [one.event_id for one in full.events(Filter())]
        assert full.wrong_event(wrong.event_id) == full.wrong_event('e-"other"') == wrong
        assert full.reports(wrong.event_id) == named
        for name in ("other", 'other"', "e-", "nothing"):
            assert full.wrong_event(name) is None

    def test_corrections_are_kept_with_what_was_taken_back(self, full: Store) -> None:
        """By document, in order; the trail has all of them, the last first."""
        anchor = Anchor("d", 19, 34, "NOR warned PER.", "THREATEN", "actual", ("NOR", "PER"))
        made = Correction(0, "2024-01-02", "Ada", "why", (Change(anchor, "type", '"A"', '"B"'),))
        with full.transaction():
            numbers = [full.correct(made) for _ in range(2)]
            full.uncorrect(numbers[0], "2024-01-03", "Ada")
        assert [one.correction_id for one in full.latest_corrections(9)] == numbers[::-1]
        assert full.corrections(["d"], standing=True) == [replace(made, correction_id=numbers[1])]
        assert full.corrections(["other"]) == []
        assert full.count_corrections() == 2


def _foreign(line: int, act: int) -> Foreign:
    """Return a row of other people's data."""
    told = dict.fromkeys(Foreign._fields) | {
        "line": line, "part": 0, "act": act, "event_id": f"e{line}", "number": 1.0, "mutual": False,
        "start": "2024-01-01", "end": "2024-01-01", "event_type": "CONSULT", "quad_code": 1,
        "intensity": 2.5, "their_type": "040", "actor": "A", "actor_codes": "Norway",
        "actor_states": "NOR", "recipient": "B", "recipient_codes": "Kenya",
        "recipient_states": "KEN",
    }  # fmt: skip
    return Foreign(**told)
