"""Lemmas as edit scripts: how a word's form becomes its dictionary form.

A script is ``case:cut:tail``: the case (``l`` lower, ``k`` keep, ``t`` title), how many letters
to cut off the end, and what to put there. The encoder predicts the script, so a word never seen
in training still gets a lemma, and no dictionary ships.
"""

from __future__ import annotations


def lemma_script(form: str, lemma: str) -> str:
    """Script that turns ``form`` into ``lemma``.

    >>> lemma_script("Talks", "talk"), lemma_script("went", "go"), lemma_script("IRAN", "Iran")
    ('l:1:', 'l:4:go', 't:0:')
    """
    best = ""
    for case in ("l", "k", "t"):
        cased = _recase(form, case)
        shared = 0
        for mine, theirs in zip(cased, lemma, strict=False):
            if mine != theirs:
                break
            shared += 1
        script = f"{case}:{len(cased) - shared}:{lemma[shared:]}"
        if not best or len(script) < len(best):
            best = script
    return best


def apply_script(form: str, script: str) -> str:
    """Lemma of ``form`` under ``script``; the form itself where the script cannot apply.

    >>> apply_script("visited", "l:2:"), apply_script("a", "l:4:go")
    ('visit', 'a')
    """
    case, cut, tail = script.split(":", 2)
    cased = _recase(form, case)
    keep = len(cased) - int(cut)
    if keep < 0:
        return cased
    return cased[:keep] + tail or cased


def _recase(form: str, case: str) -> str:
    if case == "l":
        return form.lower()
    return form[:1].upper() + form[1:].lower() if case == "t" else form
