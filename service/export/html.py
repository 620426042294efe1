"""A briefing as one HTML file that needs nothing from elsewhere, for the screen, in the dark, and on paper."""

from importlib.resources import files

from service.export.charts import svg, untitled
from service.export.outline import Outline


def html(of: Outline) -> bytes:
    """The whole outline; claims link to their sources and back, charts are drawn within."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    folder = files(__package__) / "templates"
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    template = environment.from_string((folder / "briefing.html.j2").read_text(encoding="utf-8"))
    pictures = {
        each.anchor: Markup(svg(untitled(each.chart), of.language, prefix=f"{each.anchor}-"))  # noqa: S704
        for each in of.figures
    }
    style = Markup((folder / "briefing.css").read_text(encoding="utf-8"))  # noqa: S704
    return template.render(of=of, pictures=pictures, style=style).encode()
