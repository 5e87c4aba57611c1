"""`town-feed`: a sitemap index, sitemaps and an RSS feed; ad pages carry JSON-LD.

Addresses
    /robots.txt            disallows /print/, names the sitemap
    /sitemap.xml           sitemap index: /sitemaps/ads-1.xml, …
    /sitemaps/ads-<n>.xml  urlset of 200 addresses with lastmod, absolute; also lists ads removed in the last 30 days
    /feed.xml              RSS 2.0, the newest 50: title, link, guid (the link), pubDate, category, description
                           (the first 160 characters of the text)
    /view/<id>.html        the ad; `id` is f and six digits
    /pictures/<name>       a picture
    /                      links to /feed.xml (link[rel=alternate]) and the newest 20 ads (a.newest)

Ad page: JSON-LD on about nine pages in ten, HTML on all
    <html lang="nl">
    <script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "Offer", "url": ABSOLUTE, "sku": "f104233", "name": TITLE,
     "description": TEXT (line breaks as \\n), "category": "jobs", "inLanguage": "nl",
     "datePosted": "2026-05-01T10:00:00Z",
     "areaServed": {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Gent",
                    "addressCountry": "BE"}},
     "price": "150 €", "priceCurrency": "EUR",                                     both absent without a price
     "image": [ABSOLUTE, …], "review": [{"@type": "Review", "reviewBody": "…"}],   empty lists when there are none
     "seller": {"@type": "Person", "contactPoint": [{"@type": "ContactPoint", "description": "…"}]}}
    </script>
    <div id="offer" data-sku="f104233">
      <h2 id="offer-name">TITLE</h2>
      <dl class="facts"><dt>Section</dt><dd class="f-section" data-section="jobs">Jobs</dd>
         <dt>Town</dt><dd class="f-town">Gent</dd> <dt>Country</dt><dd class="f-country">BE</dd>
         <dt>Since</dt><dd class="f-since"><time datetime="2026-05-01T10:00:00Z">…</time></dd>
         <dt>Price</dt><dd class="f-price" data-currency="EUR">150 €</dd>         dt and dd absent without a price
         <dt>Contact</dt><dd class="f-contact">…</dd>                             one dd per contact field
      </dl>
      <div class="offer-text"><p>…<br>…</p></div>
      <figure class="shot"><img src="/pictures/NAME" alt=""></figure>             one per photo
      <div class="said"><q>…</q>…</div>                                           one q per review; absent without
    </div>

Sections (map to our categories): escorts escort, bodywork massage, jobs job, housing housing, handywork service,
    transport transport, documents documents, encounters dating, various other

Removed ads: 404 for some; for others 200 with <p class="gone-notice">…</p> and no #offer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from email.utils import format_datetime
from html import escape

from model import Category
from sandbox.boards.board import Answer, Board, Request, Stock, page, paragraphs, stamp, xml
from sandbox.town import Edition, TownAd

SECTIONS = {
    Category.ESCORT: "escorts",
    Category.MASSAGE: "bodywork",
    Category.JOB: "jobs",
    Category.HOUSING: "housing",
    Category.SERVICE: "handywork",
    Category.TRANSPORT: "transport",
    Category.DOCUMENTS: "documents",
    Category.DATING: "encounters",
    Category.OTHER: "various",
}
PER_SITEMAP = 200
IN_FEED = 50
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP_NS = "http://www.sitemaps.org/schemas/sitemap/0.9"


class TownFeed(Board):
    """Sitemaps, a feed, and pages with JSON-LD."""

    site = "town-feed"
    photo_prefix = "/pictures/"
    robots = "User-agent: *\nDisallow: /print/\nSitemap: {base}/sitemap.xml\n"

    def show(self, request: Request, stock: Stock) -> Answer:
        path = request.path
        if path == "/":
            return home(stock)
        if path == "/sitemap.xml":
            return sitemap_index(request.base, stock)
        if path == "/feed.xml":
            return feed(request.base, stock)
        if path.startswith("/sitemaps/ads-") and path.endswith(".xml"):
            return sitemap(path[len("/sitemaps/ads-") : -len(".xml")], request.base, stock)
        if path.startswith("/view/") and path.endswith(".html"):
            return self.ad_page(path[len("/view/") : -len(".html")], request.base, stock)
        return missing()

    def ad_page(self, native_id: str, base: str, stock: Stock) -> Answer:
        ad, said = stock.find(native_id)
        if ad is not None and said is not None:
            return offer_page(ad, said, base, self.photo_urls(ad, said))
        if ad is not None and ad.notice:
            return frame("Gone", '<p class="gone-notice">The author has withdrawn this offer.</p>')
        return missing()


def frame(title: str, body: str, language: str = "en", head: str = "", status: int = 200) -> Answer:
    return page(
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)} - Town Feed'
        f'</title>\n<link rel="alternate" type="application/rss+xml" href="/feed.xml">{head}</head>\n'
        f'<body><h1 class="brand">Town Feed</h1>\n{body}\n</body></html>\n',
        status,
    )


def missing() -> Answer:
    return frame("Nothing here", "<p>Nothing here.</p>", status=404)


def home(stock: Stock) -> Answer:
    rows = "".join(
        f'<li><a class="newest" href="/view/{ad.native_id}.html">{escape(said.title)}</a></li>'
        for ad, said in stock.listed[:20]
    )
    return frame("Newest", f"<ul>{rows}</ul>")


def addresses(stock: Stock) -> list[tuple[str, str]]:
    """Id and time of last change of every ad listed, and of those lately removed: a real sitemap lags behind."""
    live = [(ad.native_id, stamp(said.since)) for ad, said in stock.listed]
    return live + [(ad.native_id, stamp(ad.posted_at)) for ad in stock.gone]


def sitemap_index(base: str, stock: Stock) -> Answer:
    count = -(-len(addresses(stock)) // PER_SITEMAP)
    rows = "".join(f"<sitemap><loc>{base}/sitemaps/ads-{n + 1}.xml</loc></sitemap>\n" for n in range(count))
    return xml(f'{XML}<sitemapindex xmlns="{SITEMAP_NS}">\n{rows}</sitemapindex>\n')


def sitemap(number: str, base: str, stock: Stock) -> Answer:
    start = (int(number) - 1) * PER_SITEMAP if number.isdigit() else -1
    chosen = addresses(stock)[start : start + PER_SITEMAP] if start >= 0 else []
    if not chosen:
        return missing()
    rows = "".join(
        f"<url><loc>{base}/view/{name}.html</loc><lastmod>{changed}</lastmod></url>\n" for name, changed in chosen
    )
    return xml(f'{XML}<urlset xmlns="{SITEMAP_NS}">\n{rows}</urlset>\n')


def feed(base: str, stock: Stock) -> Answer:
    rows = "".join(
        f"<item><title>{escape(said.title)}</title><link>{base}/view/{ad.native_id}.html</link>"
        f"<guid>{base}/view/{ad.native_id}.html</guid><pubDate>{format_datetime(ad.posted_at)}</pubDate>"
        f"<category>{SECTIONS[ad.category]}</category><description>{escape(said.text[:160])}</description></item>\n"
        for ad, said in stock.listed[:IN_FEED]
    )
    body = (
        f'{XML}<rss version="2.0"><channel><title>Town Feed</title><link>{base}/</link>'
        f"<description>The newest offers</description>\n{rows}</channel></rss>\n"
    )
    return Answer(200, "application/rss+xml; charset=utf-8", body.encode())


def offer_page(ad: TownAd, said: Edition, base: str, photos: Sequence[str]) -> Answer:
    text = json.dumps(linked_data(ad, said, base, photos), ensure_ascii=False).replace("</", "<\\/")
    with_data = int(ad.native_id.lstrip("f")) % 10 != 0
    head = f'\n<script type="application/ld+json">\n{text}\n</script>' if with_data else ""
    return frame(said.title, offer(ad, said, photos), said.language, head)


def linked_data(ad: TownAd, said: Edition, base: str, photos: Sequence[str]) -> dict[str, object]:
    place = {"@type": "PostalAddress", "addressLocality": said.place, "addressCountry": said.country}
    contacts = [{"@type": "ContactPoint", "description": contact} for contact in said.contacts]
    return {
        "@context": "https://schema.org",
        "@type": "Offer",
        "url": f"{base}/view/{ad.native_id}.html",
        "sku": ad.native_id,
        "name": said.title,
        "description": said.text,
        "category": SECTIONS[ad.category],
        "inLanguage": said.language,
        "datePosted": stamp(ad.posted_at),
        "areaServed": {"@type": "Place", "address": place},
        **({"price": said.price, "priceCurrency": said.currency} if said.price else {}),
        "image": [base + photo for photo in photos],
        "review": [{"@type": "Review", "reviewBody": review} for review in said.reviews],
        "seller": {"@type": "Person", "contactPoint": contacts},
    }


def offer(ad: TownAd, said: Edition, photos: Sequence[str]) -> str:
    section = SECTIONS[ad.category]
    facts = [
        f'<dt>Section</dt><dd class="f-section" data-section="{section}">{section.title()}</dd>',
        f'<dt>Town</dt><dd class="f-town">{escape(said.place)}</dd>',
        f'<dt>Country</dt><dd class="f-country">{said.country}</dd>',
        f'<dt>Since</dt><dd class="f-since"><time datetime="{stamp(ad.posted_at)}">{ad.posted_at:%d/%m/%Y}</time></dd>',
    ]
    if said.price:
        facts.append(f'<dt>Price</dt><dd class="f-price" data-currency="{said.currency}">{escape(said.price)}</dd>')
    facts += [f'<dt>Contact</dt><dd class="f-contact">{escape(contact)}</dd>' for contact in said.contacts]
    shots = "".join(f'<figure class="shot"><img src="{url}" alt=""></figure>\n' for url in photos)
    said_of = "".join(f"<q>{escape(review)}</q>" for review in said.reviews)
    return (
        f'<div id="offer" data-sku="{ad.native_id}">\n<h2 id="offer-name">{escape(said.title)}</h2>\n'
        f'<dl class="facts">{"".join(facts)}</dl>\n<div class="offer-text">{paragraphs(said.text)}</div>\n{shots}'
        + (f'<div class="said">{said_of}</div>\n' if said_of else "")
        + "</div>"
    )
