"""Corrections by rule: each brings labels of one kind to the convention of `docs/codebook.md`.

A rule takes an event and its sentence, changes the event in place and says whether it did.
"""

import re
from collections.abc import Callable

from newswire.files import Label

Rule = Callable[[Label, str], bool]

ORGANISATIONS = {
    "taleban": "taliban",
    "al-qaida": "al-qaeda",
    "al-qaida-iraq": "al-qaida-in-iraq",
    "amnesty-international": "amnesty",
    "human-rights-watch": "hrw",
    "tamil-tigers": "ltte",
    "worldbank": "world-bank",
    "red-cross": "icrc",
    "taliban-pakistan": "ttp",
    "gspc": "aqim",
    "haqqani-network": "haqqani",
    "lashkar-e-toiba": "lashkar",
    "jaish-e-mohammad": "jaish",
    "al-shabab": "al-shabaab",
    "coe": "council-of-europe",
    "isi": "islamic-state-of-iraq",
    "islamic-state": "islamic-state-of-iraq",
}
SUCCESSORS = {"SUN": "RUS", "YUG": "SRB", "CSK": "CZE", "CN-XZ": "CHN", "org:fatah": "PSE"}
COALITIONS = {"coalition", "coalition-iraq", "coalition-afghanistan", "mnf-iraq"}

NUMBER = r"""(?:(?:at\ least|about|nearly|some|several|many|more\ than|the|other|dozens\ of|a|an|
    one|two|three|four|five|six|seven|eight|nine|ten|[\d,.]+)\ )*"""
GUNMEN = re.compile(
    NUMBER
    + r"""(?:(?:unidentified|unknown|armed|masked|suspected|suicide|car)\ )*
    (?:gunm[ae]n|attackers?|assailants?|kidnappers|abductors|bombers?)""",
    re.IGNORECASE | re.VERBOSE,
)
FIGHT = re.compile(
    r"""(?:(?:heavy|fierce|new|fresh|long|civil)\ )*
    (?:clash(?:es|ed|ing)?|fighting|battles?|gun\ ?battles?|firefights?|wars?|went\ to\ war|
    skirmish(?:es)?|shoot-?outs?|gunfights?|exchange\ of\ (?:gun)?fire|conflict|violence)""",
    re.IGNORECASE | re.VERBOSE,
)
TALKS = re.compile(
    r"""(?:(?:have|has|had|been|be|holds?|held|resumed?|peace)\ )*
    (?:met|meets?|meetings?|talks?|process|discuss(?:ed|ions?|ing)?|negotiat\w+|
    phoned?|telephoned|called|conversation)""",
    re.IGNORECASE | re.VERBOSE,
)
TOGETHER = re.compile(
    r"""(?:continue\ )?(?:cooperat\w*|work(?:s|ed|ing)?\ (?:with|together)|collaborat\w+|
    do(?:ing)?\ business|relations|join(?:ed)?\ forces|reconciliation\ and\ cooperation|hotline|
    (?:restore\ )?(?:military|trade)\ ties)(?:\ with)?""",
    re.IGNORECASE | re.VERBOSE,
)
HANDED = re.compile(
    r"""(?:consider\ )?(?:extradit\w+|hand(?:ed|ing)?|hand\w*\ (?:(?:him|them|her)\ )?over|
    turned\ (?:(?:him|them|her)\ )?over|transferred|delivered)""",
    re.IGNORECASE | re.VERBOSE,
)
# Groups whose name in a mention settles the code; a narrower name stands before a wider one.
NAMED = {
    re.compile(pattern): f"org:{code}"
    for pattern, code in (
        (r"Tamil Tiger|Liberation Tigers|\bLTTE\b", "ltte"),
        (r"al[- ]Qa[ei]da[- ]in[- ]Iraq\b", "al-qaida-in-iraq"),
        (r"Lord's Resistance", "lra"),
        (r"\bFARC\b|Revolutionary Armed Forces of Colombia", "farc"),
        (r"Kurdistan Workers|\bPKK\b", "pkk"),
        (r"\bHezbollah( guerrillas?| fighters?| militants?| leader.*)?$", "hezbollah"),
        (r"\bHamas( militants?| gunmen| fighters?)$|militant group Hamas$", "hamas"),
        (r"Pakistani Tal[ei]ban|Tehrik", "ttp"),
        (r"Tal[ei]ban", "taliban"),
        (r"\b[Aa]l[- ]Qa[ei]da\b", "al-qaeda"),
        (r"Islamic Jihad", "islamic-jihad"),
        (r"\bETA\b", "eta"),
        (r"\bELN\b", "eln"),
        (r"Reporters Without Borders", "rsf"),
        (r"Human Rights Watch", "hrw"),
        (r"Amnesty International", "amnesty"),
        (r"[Tt]ribunal in [Tt]he Hague|Hague.*[Tt]ribunal|Yugoslav.*[Tt]ribunal", "icty"),
        (r"[Rr]efugee [Aa]gency", "unhcr"),
        (r"World Food Program|\bWFP\b", "wfp"),
    )
}
LOOSELY = re.compile(
    r"(?i)-(linked|led|backed|allied|appointed|inspired|style|affiliated|controlled|run|held|era)|linked|"
    r"affiliat|\b(pro|anti|ex|non|former|ousted|allies|allied|supporter|supporting|victim|against|"
    r"suspected of|links|ties|by|accused|and)\b|sympathi"
)
MENDED = {"-", "org:un", "org:al-qaeda"}
SAID = r"\b(said|says|saying|announced|reported)( on| earlier| late| early)? "


def organisation_ids(event: Label, _text: str) -> bool:
    """An organisation has the id that the register gives it: the Taleban are `org:taliban`."""
    return _recode(
        event, lambda code: "org:" + ORGANISATIONS[code[4:]] if code[4:] in ORGANISATIONS else code
    )


def successor_states(event: Label, _text: str) -> bool:
    """A successor stands for a state that is gone, a state for its parts and parties."""
    return _recode(event, lambda code: SUCCESSORS.get(code, code))


def bare_coalition(event: Label, _text: str) -> bool:
    """A coalition whose leader the words do not name is `-`; a "U.S.-led" one is its leader's."""
    changed = False
    for party in _parties(event):
        if party["code"][4:] in COALITIONS:
            party["code"] = "USA" if re.search(r"U\.?S", party["text"] or "") else "-"
            party["sector"] = "MIL"
            changed = True
    return changed


def gunmen_without_a_side(event: Label, _text: str) -> bool:
    """Gunmen, bombers and attackers of whom nothing else is said are `-`, wherever they strike.

    Labels that make them Israeli or Palestinian rest on what the story says of them, and stay.
    """
    changed = False
    for party in event["actors"]:
        words = party["text"] or party["antecedent"] or ""
        told = party["code"] in {"-", "ISR", "PSE"} or party["code"].startswith("org:")
        if not told and GUNMEN.fullmatch(words):
            party["code"] = "-"
            changed = True
    return changed


def named_groups(event: Label, _text: str) -> bool:
    """A group that the words name has its own code, not the state's: `org:ltte`, `org:rsf`."""
    changed = False
    for party in _parties(event):
        words = party["text"] or party["antecedent"] or ""
        if party["code"] not in MENDED and not re.fullmatch(r"[A-Z]{3}", party["code"]):
            continue
        for pattern, code in NAMED.items():
            if pattern.search(words) and not LOOSELY.search(words) and party["code"] != code:
                party["code"] = code
                changed = True
                break
    return changed


def both_sides_of_a_fight(event: Label, text: str) -> bool:
    """Who clash, or fight with one another, are both actors."""
    after = text[event["span"][1] :]
    if event["event_type"] != "ASSAULT" or not FIGHT.fullmatch(event["trigger"]):
        return False
    if len(event["actors"]) != 1 or not re.match(r" (between|with)\b", after):
        return False
    if any(
        party["span"] is None or party["span"][0] < event["span"][1]
        for party in event["recipients"]
    ):
        return False
    return _all_act(event)


def parties_to_talks(event: Label, _text: str) -> bool:
    """All who meet and talk are actors, unless one visits or mediates."""
    apart = {"visit", "third-party"} & set(event["mode"])
    if event["event_type"] != "CONSULT" or apart or not TALKS.fullmatch(event["trigger"]):
        return False
    return bool(event["actors"]) and _all_act(event)


def a_meeting_is_no_visit(event: Label, _text: str) -> bool:
    """What two do together on a visit is a meeting of equals; mode `visit` is the journey's."""
    codes = {party["code"] for party in _parties(event)}
    if event["event_type"] != "CONSULT" or event["mode"] != ["visit"] or len(codes) == 1:
        return False
    if not event["actors"] or not TALKS.fullmatch(event["trigger"]):
        return False
    event["mode"] = []
    _all_act(event)
    return True


def deeds_in_common(event: Label, _text: str) -> bool:
    """Those who work together are all actors; in a sale one gives and one takes."""
    if event["event_type"] != "COOPERATE" or not TOGETHER.fullmatch(event["trigger"]):
        return False
    return bool(event["actors"]) and _all_act(event)


def handing_over(event: Label, text: str) -> bool:
    """Who extradites or hands over is the actor, who receives the recipient."""
    if event["event_type"] != "COOPERATE" or not HANDED.fullmatch(event["trigger"]):
        return False
    if len(event["actors"]) != 2 or "exchange" in text or re.search(r"lists? of nuclear", text):
        return False
    giver, taker = event["actors"]
    event["actors"], event["recipients"] = [giver], [taker]
    return True


def called_off(event: Label, _text: str) -> bool:
    """A meeting called off has mode `cancel`, one put off `postpone`; `meet` is a refusal."""
    if event["event_type"] != "REJECT" or event["mode"] != ["meet"]:
        return False
    if re.search(r"cancel|call(ed|ing)?.off|scrap", event["trigger"], re.IGNORECASE):
        event["mode"] = ["cancel"]
        return True
    if re.search(r"postpon|delay|put(ting)? off", event["trigger"], re.IGNORECASE):
        event["mode"] = ["postpone"]
        return True
    return False


def day_of_the_saying(event: Label, text: str) -> bool:
    """A day that only tells when somebody said it is not the day of the deed."""
    spoken = {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"}
    when = event["when"]
    if not when or event["event_type"] in spoken or when.endswith("'s"):
        return False
    if event["trigger"] in {"said", "says", "announced"} or text.count(when) > 1:
        return False
    if not re.search(SAID + re.escape(when) + r"(?!'s)", text):
        return False
    event["when"] = None
    return True


def day_in_bare_words(event: Label, _text: str) -> bool:
    """`when` has the words of time alone: "Monday" for "on Monday" and "Monday's"."""
    told = event["when"]
    if told:
        event["when"] = re.sub(r"^([Oo]n|[Ii]n|[Aa]t) ", "", told).removesuffix("'s")
    return bool(event["when"] != told)


def modes_of_the_codebook(event: Label, _text: str) -> bool:
    """A mode that the codebook does not give to the type is left out."""
    unknown = {("CONCEDE", "pardon"), ("AID", "asylum")}
    kept = [mode for mode in event["mode"] if (event["event_type"], mode) not in unknown]
    changed = kept != event["mode"]
    event["mode"] = kept
    return changed


RULES: tuple[Rule, ...] = (
    organisation_ids,
    successor_states,
    bare_coalition,
    gunmen_without_a_side,
    named_groups,
    both_sides_of_a_fight,
    parties_to_talks,
    a_meeting_is_no_visit,
    deeds_in_common,
    handing_over,
    called_off,
    day_of_the_saying,
    day_in_bare_words,
    modes_of_the_codebook,
)


def _parties(event: Label) -> list[Label]:
    return [*event["actors"], *event["recipients"]]


def _recode(event: Label, given: Callable[[str], str]) -> bool:
    changed = False
    for party in _parties(event):
        code = given(party["code"])
        changed = changed or code != party["code"]
        party["code"] = code
    return changed


def _all_act(event: Label) -> bool:
    if not event["recipients"]:
        return False
    event["actors"] = [*event["actors"], *event["recipients"]]
    event["recipients"] = []
    return True
