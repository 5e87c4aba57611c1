"""`town-pages`: server-rendered HTML, categories with paged listings, one page per ad.

Addresses
    /                      categories: `ul.categories > li > a[href="/c/<slug>"]`; also a link to /members/ (disallowed)
    /c/<slug>?page=<n>     listing, newest first, 25 a page, `page` from 1 (absent: 1); a page past the last is 404
    /ad/<id>               the ad; `id` is six digits
    /photo/<name>          a picture
    /robots.txt            disallows /members/ and /search

Slugs (map to our categories): companions escort, massages massage, jobs job, rooms housing, services service,
    travel transport, paperwork documents, meeting dating, misc other

Listing
    <link rel="next" href="/c/jobs?page=3"> in the head, and <nav class="pager"> with a[rel=prev], a[rel=next]
    <p class="total"><span class="count">412</span> ads</p>            all ads of the category
    <ul class="ads"><li class="ad-row" data-id="100234"><a class="ad-link" href="/ad/100234">TITLE</a>
        <span class="row-place">Gent</span> <time datetime="2026-05-01T10:00:00Z">2026-05-01</time></li>…</ul>

Ad page
    <html lang="fr">                                                    language of the ad
    <article class="ad" data-id="100234">
      <nav class="crumbs"><a href="/">Town Pages</a> ›
           <a class="category" href="/c/jobs" data-slug="jobs">Jobs</a></nav>
      <h1 class="title">TITLE</h1>
      <p class="meta">Ad no. <span class="ref">100234</span> · <span class="place">Gent</span>
         (<abbr class="country">BE</abbr>) · <time class="posted" datetime="2026-05-01T10:00:00Z">1 May 2026</time></p>
      <p class="price" data-currency="EUR">150 €</p>                    absent without a price
      <div class="text"><p>…<br>…</p><p>…</p></div>                     empty line: new p; line break: br
      <ul class="contact"><li class="contact-value">…</li>…</ul>        absent without contact fields
      <div class="photos"><img src="/photo/NAME" alt="">…</div>         absent without photos
      <section class="reviews"><blockquote class="review">…</blockquote>…</section>   absent without reviews
    </article>
    Every page ends in <footer class="site-footer">…</footer>, which is not part of the ad.

Removed ads: 404 for some; for others 200 with <div class="removed">This ad was removed by its author.</div>,
without article.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from model import Category
from sandbox.boards.board import Answer, Board, Request, Stock, page, paragraphs, stamp
from sandbox.town import Edition, TownAd

SLUGS = {
    "companions": Category.ESCORT,
    "massages": Category.MASSAGE,
    "jobs": Category.JOB,
    "rooms": Category.HOUSING,
    "services": Category.SERVICE,
    "travel": Category.TRANSPORT,
    "paperwork": Category.DOCUMENTS,
    "meeting": Category.DATING,
    "misc": Category.OTHER,
}
SLUG_OF = {category: slug for slug, category in SLUGS.items()}
PER_PAGE = 25


class TownPages(Board):
    """Server-rendered pages."""

    site = "town-pages"
    photo_prefix = "/photo/"
    robots = "User-agent: *\nDisallow: /members/\nDisallow: /search\n"

    def show(self, request: Request, stock: Stock) -> Answer:
        parts = request.path.strip("/").split("/")
        if parts == [""]:
            return frame("Town Pages", home(stock))
        if parts[0] == "c" and len(parts) == 2 and parts[1] in SLUGS:
            return listing(parts[1], request.number("page", 1), stock)
        if parts[0] == "ad" and len(parts) == 2:
            return self.ad_page(parts[1], stock)
        if parts[0] in ("members", "search"):
            return frame("Members", "<h1>Members</h1><p>Please do not crawl this page.</p>")
        return missing()

    def ad_page(self, native_id: str, stock: Stock) -> Answer:
        ad, said = stock.find(native_id)
        if ad is not None and said is not None:
            return frame(said.title, article(ad, said, self.photo_urls(ad, said)), said.language)
        if ad is not None and ad.notice:
            return frame("Removed", '<div class="removed">This ad was removed by its author.</div>')
        return missing()


def frame(title: str, body: str, language: str = "en", head: str = "", status: int = 200) -> Answer:
    return page(
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}'
        f'</head>\n<body><header><a href="/">Town Pages</a></header>\n{body}\n'
        '<footer class="site-footer">Town Pages is a made-up board. <a href="/members/">Members</a></footer>'
        "</body></html>\n",
        status,
    )


def missing() -> Answer:
    return frame("Not found", "<h1>Not found</h1><p>There is nothing at this address.</p>", status=404)


def home(stock: Stock) -> str:
    rows = "".join(
        f'<li><a href="/c/{slug}">{slug.title()}</a> ({len(stock.by_category[kind])})</li>'
        for slug, kind in SLUGS.items()
    )
    return f'<h1>Town Pages</h1><ul class="categories">{rows}</ul>'


def listing(slug: str, number: int, stock: Stock) -> Answer:
    pairs = stock.by_category[SLUGS[slug]]
    last = max(1, -(-len(pairs) // PER_PAGE))
    if not 1 <= number <= last:
        return missing()
    rows = "\n".join(row(ad, said) for ad, said in pairs[(number - 1) * PER_PAGE : number * PER_PAGE])
    before = f'<a rel="prev" href="/c/{slug}?page={number - 1}">Previous</a>' if number > 1 else ""
    after = f'<a rel="next" href="/c/{slug}?page={number + 1}">Next</a>' if number < last else ""
    head = f'<link rel="next" href="/c/{slug}?page={number + 1}">' if after else ""
    body = (
        f'<h1 class="category" data-slug="{slug}">{slug.title()}</h1>\n'
        f'<p class="total"><span class="count">{len(pairs)}</span> ads</p>\n'
        f'<ul class="ads">\n{rows}\n</ul>\n<nav class="pager">{before} {after}</nav>'
    )
    return frame(slug.title(), body, head=head)


def row(ad: TownAd, said: Edition) -> str:
    return (
        f'<li class="ad-row" data-id="{ad.native_id}"><a class="ad-link" href="/ad/{ad.native_id}">'
        f'{escape(said.title)}</a> <span class="row-place">{escape(said.place)}</span> '
        f'<time datetime="{stamp(ad.posted_at)}">{ad.posted_at:%Y-%m-%d}</time></li>'
    )


def article(ad: TownAd, said: Edition, photos: Sequence[str]) -> str:
    slug = SLUG_OF[ad.category]
    images = "".join(f'<img src="{url}" alt="">' for url in photos)
    contacts = "".join(f'<li class="contact-value">{escape(contact)}</li>' for contact in said.contacts)
    reviews = "".join(f'<blockquote class="review">{escape(review)}</blockquote>' for review in said.reviews)
    price = f'<p class="price" data-currency="{said.currency or ""}">{escape(said.price)}</p>\n' if said.price else ""
    return (
        f'<article class="ad" data-id="{ad.native_id}">\n<nav class="crumbs"><a href="/">Town Pages</a> › '
        f'<a class="category" href="/c/{slug}" data-slug="{slug}">{slug.title()}</a></nav>\n'
        f'<h1 class="title">{escape(said.title)}</h1>\n'
        f'<p class="meta">Ad no. <span class="ref">{ad.native_id}</span> · <span class="place">{escape(said.place)}'
        f'</span> (<abbr class="country">{said.country}</abbr>) · <time class="posted" '
        f'datetime="{stamp(ad.posted_at)}">{ad.posted_at:%d %B %Y}</time></p>\n{price}'
        f'<div class="text">{paragraphs(said.text)}</div>\n'
        + (f'<ul class="contact">{contacts}</ul>\n' if contacts else "")
        + (f'<div class="photos">{images}</div>\n' if images else "")
        + (f'<section class="reviews">{reviews}</section>\n' if reviews else "")
        + "</article>"
    )
