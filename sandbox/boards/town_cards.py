"""`town-cards`: an empty shell that a script fills with cards; a card is a whole ad; no links, no ad pages.

Addresses
    /?page=<n>             the shell: `main#cards` is empty until the script has drawn it; `page` from 1 (absent: 1)
    /app.js                the script: fetches /deck?page=<n> and draws
    /deck?page=<n>         what the script fetches (reversed base64, so that it is of no use without the script)
    /img/<name>            a picture
    /robots.txt            allows everything

Drawn page: wait for `body[data-drawn="yes"]`. 20 cards a page, newest first; a page past the last has no cards.
    <p class="deck-total">Showing <b class="shown">20</b> of <b class="total">183</b></p>
    <main id="cards">
      <section class="card" data-ref="k7x2p" lang="fr">
        <h2 class="card-title">TITLE</h2>
        <p class="card-line"><span class="card-kind" data-kind="work">Work</span> <span class="card-place">Lille</span>
           <span class="card-country">FR</span> <time class="card-time" datetime="2026-05-01T10:00:00Z"></time></p>
        <p class="card-price" data-currency="EUR">150 €</p>             absent without a price
        <div class="card-text"><p>…<br>…</p><p>…</p></div>              as on town-pages
        <ul class="card-contacts"><li>…</li></ul>                       absent without contact fields
        <div class="card-photos"><img src="/img/NAME" alt=""></div>     absent without photos
        <ul class="card-comments"><li>…</li></ul>                       absent without reviews
      </section>…
    </main>
    <button class="more" data-next="/?page=2">More</button>             absent on the last page; goes to data-next

Kinds (map to our categories): company escort, wellness massage, work job, living housing, hands service,
    ride transport, papers documents, friends dating, rest other

A removed ad is simply no longer on a card. At most 200 ads at any time.
"""

from __future__ import annotations

import base64
import json

from model import Category
from sandbox.boards.board import Answer, Board, Request, Stock, page, paragraphs, plain, stamp
from sandbox.town import Edition, TownAd

KINDS = {
    Category.ESCORT: "company",
    Category.MASSAGE: "wellness",
    Category.JOB: "work",
    Category.HOUSING: "living",
    Category.SERVICE: "hands",
    Category.TRANSPORT: "ride",
    Category.DOCUMENTS: "papers",
    Category.DATING: "friends",
    Category.OTHER: "rest",
}
PER_PAGE = 20

SHELL = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Town Cards</title></head>
<body><h1>Town Cards</h1><p class="deck-total"></p><main id="cards"></main>
<noscript>This board needs a script.</noscript><script src="/app.js"></script></body></html>
"""

SCRIPT = """"use strict";
const number = new URLSearchParams(location.search).get("page") || "1";
const make = (tag, css, text) => {
  const node = document.createElement(tag);
  if (css) node.className = css;
  if (text !== undefined) node.textContent = text;
  return node;
};
const list = (css, values) => {
  const node = make("ul", css);
  values.forEach((value) => node.append(make("li", "", value)));
  return node;
};
const card = (c) => {
  const node = make("section", "card");
  node.dataset.ref = c.r; node.lang = c.l;
  node.append(make("h2", "card-title", c.t));
  const line = make("p", "card-line");
  const kind = make("span", "card-kind", c.k[0].toUpperCase() + c.k.slice(1)); kind.dataset.kind = c.k;
  const time = make("time", "card-time"); time.dateTime = c.d;
  line.append(kind, " ", make("span", "card-place", c.p), " ", make("span", "card-country", c.n), " ", time);
  node.append(line);
  if (c.e) { const price = make("p", "card-price", c.e[0]); price.dataset.currency = c.e[1]; node.append(price); }
  const text = make("div", "card-text"); text.innerHTML = c.x; node.append(text);
  if (c.c.length) node.append(list("card-contacts", c.c));
  if (c.i.length) {
    const photos = make("div", "card-photos");
    c.i.forEach((src) => { const img = make("img"); img.alt = ""; img.src = src; photos.append(img); });
    node.append(photos);
  }
  if (c.v.length) node.append(list("card-comments", c.v));
  return node;
};
const draw = (deck) => {
  const total = document.querySelector(".deck-total");
  total.append("Showing ", make("b", "shown", deck.cards.length), " of ", make("b", "total", deck.total));
  document.getElementById("cards").append(...deck.cards.map(card));
  if (deck.next) {
    const more = make("button", "more", "More");
    more.dataset.next = deck.next;
    more.addEventListener("click", () => { location.href = deck.next; });
    document.body.append(more);
  }
  document.body.dataset.drawn = "yes";
};
fetch("/deck?page=" + number)
  .then((answer) => answer.text())
  .then((text) => atob([...text].reverse().join("")))
  .then((raw) => new TextDecoder().decode(Uint8Array.from(raw, (letter) => letter.charCodeAt(0))))
  .then((json) => draw(JSON.parse(json)));
"""


class TownCards(Board):
    """A board only a browser can read."""

    site = "town-cards"
    photo_prefix = "/img/"
    robots = "User-agent: *\nDisallow:\n"

    def show(self, request: Request, stock: Stock) -> Answer:
        if request.path == "/":
            return page(SHELL)
        if request.path == "/app.js":
            return Answer(200, "text/javascript; charset=utf-8", SCRIPT.encode())
        if request.path == "/deck":
            return self.deck(request.number("page", 1), stock)
        return plain("not found", 404)

    def deck(self, number: int, stock: Stock) -> Answer:
        pairs = stock.listed[max(0, number - 1) * PER_PAGE : number * PER_PAGE]
        more = number * PER_PAGE < len(stock.listed)
        deck = {
            "total": len(stock.listed),
            "next": f"/?page={number + 1}" if more else None,
            "cards": [self.card(ad, said) for ad, said in pairs],
        }
        return plain(base64.b64encode(json.dumps(deck).encode()).decode()[::-1])

    def card(self, ad: TownAd, said: Edition) -> dict[str, object]:
        return {
            "r": ad.native_id,
            "k": KINDS[ad.category],
            "t": said.title,
            "x": paragraphs(said.text),
            "p": said.place,
            "n": said.country,
            "l": said.language,
            "d": stamp(ad.posted_at),
            "e": [said.price, said.currency or ""] if said.price else None,
            "c": said.contacts,
            "i": self.photo_urls(ad, said),
            "v": said.reviews,
        }
