"""The brief: two pages from the ledger in which every claim has a footnote."""

from dragoman.present.brief.fitting import fitted, scaled
from dragoman.present.brief.forms.chart import chart_svg
from dragoman.present.brief.forms.html import brief_html
from dragoman.present.brief.forms.markdown import brief_markdown
from dragoman.present.brief.making import make_brief
from dragoman.present.brief.material import Material, gather
from dragoman.present.brief.records import (
    Bar,
    Brief,
    Budget,
    Claim,
    Earlier,
    Footnote,
    Order,
    Section,
)
from dragoman.present.brief.telegram import STYLES, styled

__all__ = [
    "STYLES",
    "Bar",
    "Brief",
    "Budget",
    "Claim",
    "Earlier",
    "Footnote",
    "Material",
    "Order",
    "Section",
    "brief_html",
    "brief_markdown",
    "chart_svg",
    "fitted",
    "gather",
    "make_brief",
    "scaled",
    "styled",
]
