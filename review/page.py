"""Pages as HTML: Jinja templates that escape everything, the reader's language, and how times and texts are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from urllib.parse import quote

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from config.messages import translator
from config.settings import LANGUAGES, Settings
from model import Clause, Spread
from review import words
from review.text import is_web_address, plain, visible

HERE = Path(__file__).parent
DOMAIN = "desk"
DIGEST = re.compile(r"\b[0-9a-f]{32,128}\b")


@dataclass(frozen=True, slots=True)
class Preferences:
    """How one person wants the desk: language, and whether single keys act (WCAG 2.1.4 lets them be off)."""

    language: str
    keys: bool = True

    def cookie(self) -> str:
        return f"{self.language}.{'on' if self.keys else 'off'}"


def preferences(cookie: str, language: str) -> Preferences:
    """Read the cookie; whatever does not fit falls back to the account's language with keys on."""
    chosen, _, keys = cookie.partition(".")
    known = chosen if chosen in LANGUAGES else language
    return Preferences(known if known in LANGUAGES else "en", keys != "off")


@dataclass(frozen=True, slots=True)
class Pages:
    """The templates, with the settings that every page shows."""

    environment: Environment
    settings: Settings

    def translate(self, language: str) -> Callable[[str], str]:
        return translator(DOMAIN, language)

    def render(self, template: str, chosen: Preferences, status: int = 200, /, **values: object) -> HTMLResponse:
        """`template` in the person's language. Every value is escaped by the environment."""
        body = self.environment.get_template(template).render(
            _=self.translate(chosen.language),
            language=chosen.language,
            preferences=chosen,
            languages=LANGUAGES,
            training=self.settings.training,
            workspace=self.settings.unit,
            **values,
        )
        return HTMLResponse(body, status_code=status)


def load_pages(settings: Settings) -> Pages:
    return Pages(_environment(), settings)


@cache
def _environment() -> Environment:
    """The templates, compiled once per process."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "visible": visible,
        "plain": plain,
        "brief": brief,
        "web": is_web_address,
        "seg": lambda value: quote(value, safe=""),
    }
    environment.globals |= {
        "words": words,
        "moment": moment,
        "day": day,
        "number": number,
        "short": short,
        "in_order": in_order,
        "told": told,
        "spread_out": spread_out,
        "exact": exact,
    }
    return environment


def moment(at: datetime | None, language: str) -> Markup:
    """A time to the minute, in UTC and saying so; the machine-readable form beside it."""
    if at is None:
        return Markup("–")
    text = format_datetime(at, "d MMM yyyy HH:mm", locale=language)
    return Markup('<time datetime="{}">{}&nbsp;UTC</time>').format(at.isoformat(), text)


def day(at: datetime | None, language: str) -> Markup:
    if at is None:
        return Markup("–")
    return Markup('<time datetime="{}">{}</time>').format(
        at.isoformat(), format_date(at, "d MMM yyyy", locale=language)
    )


def number(value: float | None, language: str) -> str:
    """A number as the language writes it, at most two decimals; `?` when unknown, which is neither yes nor no."""
    return "?" if value is None else format_decimal(round(value, 2), locale=language)


def exact(value: float, language: str) -> str:
    """A number with two decimals, so that a column of them can be added up by eye."""
    return format_decimal(round(value, 2), format="#,##0.00", locale=language).replace("-", "−")


def short(identifier: str) -> str:
    """The first characters of an opaque id: enough to tell two apart by eye."""
    return identifier.rsplit(":", 1)[-1].removeprefix("-")[:10]


def told(clause: Clause, say: Callable[[str], str]) -> Markup:
    """What a reason says, in the reader's language; what stands in its places is shown as it was read."""
    values = {name: _filled(one) for name, one in clause.values.items()}
    return Markup(escape(say(clause.text))).format(**values)  # noqa: S704  escaped, and so is every value


def _filled(value: str | int) -> str | int:
    """What stands in a place; what is ready to be shown is left as it is."""
    return visible(brief(value)) if isinstance(value, str) and not isinstance(value, Markup) else value


def spread_out(spread: Spread, here: str, say: Callable[[str], str]) -> Markup:
    """How widely a value is shown, with the way to the clusters that are named; `here` is the one of this page."""
    own = Markup("<strong>{}</strong>").format(say(words.THIS_CLUSTER))
    way = Markup('<a href="/cluster/{}" class="mono">{}</a>')
    named = [
        Markup('<span class="nowrap">{} ({})</span>').format(
            own if name == here else way.format(quote(name, safe=""), short(name)), ads
        )
        for name, ads in spread.clusters
    ]
    return Markup("; ").join(told(clause, say) for clause in spread.clauses(Markup(" · ").join(named)))


def brief(text: str) -> str:
    """`text` with digests cut short: nobody reads 64 figures."""
    return DIGEST.sub(lambda found: found.group()[:8] + "…", text)


def in_order(keys: Iterable[str], names: Mapping[str, int]) -> list[str]:
    """The ads that have a number on the page, by their numbers."""
    return sorted((key for key in keys if key in names), key=lambda key: names[key])
