"""A language model as the reader: it proposes events, and our own rules decide what may be told.

`endpoint` asks an address that speaks the form of OpenAI's chat completions, `answers` remembers
what it said, `spending` what that cost. `claims` takes a reply apart, `grounds` looks up its words
in the document, our register and our calendar, and `checking` makes events of what holds. `reader`
is the whole; `second` asks only where the shipped reader is unsure.
"""

PROMPT_VERSION = "1"
"""Counts up with every change of the prompt; stands in the run and in the keys of kept answers."""
