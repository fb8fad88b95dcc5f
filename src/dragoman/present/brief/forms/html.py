"""A brief as one HTML file that asks nothing of the network."""

from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined, select_autoescape
from markupsafe import Markup

from dragoman.present.brief.forms.chart import chart_svg, chart_title
from dragoman.present.brief.records import Brief
from dragoman.present.wording import day_words


def brief_html(brief: Brief) -> str:
    """Return a brief as a self-contained page: style and chart stand in it.

    Everything that stems from documents is escaped; links lead to http and https alone.

    Args:
        brief: from `make_brief`.
    """
    folder = files("dragoman.present.brief") / "templates"
    sources = {
        name: (folder / name).read_text(encoding="utf-8") for name in ("brief.html", "brief.css")
    }
    environment = Environment(
        loader=DictLoader(sources),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = day_words
    caption = chart_title(brief.bars, brief.undated)
    return environment.get_template("brief.html").render(
        brief=brief,
        caption=caption,
        chart=Markup(chart_svg(brief.bars, caption)),  # noqa: S704 - our own shapes, escaped
        style=Markup(sources["brief.css"]),  # noqa: S704 - our own file
    )
