"""`town-api`: a JSON API with offset and limit, nested objects; a list item is the whole ad.

Addresses
    /api/v1/ads?offset=<n>&limit=<m>   newest first; offset from 0 (absent: 0), limit at most 100 (absent: 50);
                                       `&kind=JOB` narrows to one kind. An offset past the end gives no items.
    /api/v1/ads/<uid>                  one ad, the same object as in the list; removed or unknown: 404
                                       {"error": "not found"}
    /media/<name>                      a picture
    /robots.txt                        disallows /internal/

List
    {"meta": {"total": 912, "offset": 50, "limit": 50, "next": "/api/v1/ads?offset=100&limit=50"}, "items": [AD, …]}
    `next` is null on the last page.

Ad
    {"uid": "a-7f3c2",
     "kind": {"code": "JOB", "label": "Job"},
     "headline": TITLE, "body": TEXT (line breaks as \\n), "lang": "fr",
     "location": {"city": "Gent", "country": {"iso": "BE"}},
     "timestamps": {"published": "2026-05-01T10:00:00Z", "updated": "2026-05-03T10:00:00Z"},
     "price": {"label": "150 €", "currency": "EUR"} or null,
     "advertiser": {"contacts": [{"position": 0, "value": "…"}, …]},
     "media": [{"href": "/media/NAME", "order": 0}, …],
     "comments": [{"text": "…"}, …],
     "links": {"self": "/api/v1/ads/a-7f3c2"}}

Codes (map to our categories): ESC escort, MAS massage, JOB job, HOU housing, SRV service, TRA transport, DOC documents,
    DAT dating, OTH other
"""

from __future__ import annotations

from model import Category
from sandbox.boards.board import Answer, Board, Request, Stock, data, stamp
from sandbox.town import Edition, TownAd

CODES = {
    Category.ESCORT: "ESC",
    Category.MASSAGE: "MAS",
    Category.JOB: "JOB",
    Category.HOUSING: "HOU",
    Category.SERVICE: "SRV",
    Category.TRANSPORT: "TRA",
    Category.DOCUMENTS: "DOC",
    Category.DATING: "DAT",
    Category.OTHER: "OTH",
}
CATEGORY_OF = {code: category for category, code in CODES.items()}
LISTED = "/api/v1/ads"


class TownApi(Board):
    """A JSON API."""

    site = "town-api"
    photo_prefix = "/media/"
    robots = "User-agent: *\nDisallow: /internal/\n"

    def show(self, request: Request, stock: Stock) -> Answer:
        if request.path == LISTED:
            return self.listing(request, stock)
        if request.path.startswith(LISTED + "/"):
            ad, said = stock.find(request.path.removeprefix(LISTED + "/"))
            if ad is not None and said is not None:
                return data(self.item(ad, said))
        return data({"error": "not found"}, 404)

    def listing(self, request: Request, stock: Stock) -> Answer:
        code = request.word("kind")
        pairs = stock.listed if code is None else stock.by_category.get(CATEGORY_OF.get(code, Category.OTHER), ())
        offset, limit = request.number("offset", 0), min(100, max(1, request.number("limit", 50)))
        narrowed = f"&kind={code}" if code else ""
        more = f"{LISTED}?offset={offset + limit}&limit={limit}{narrowed}" if offset + limit < len(pairs) else None
        items = [self.item(ad, said) for ad, said in pairs[offset : offset + limit]]
        return data({"meta": {"total": len(pairs), "offset": offset, "limit": limit, "next": more}, "items": items})

    def item(self, ad: TownAd, said: Edition) -> dict[str, object]:
        return {
            "uid": ad.native_id,
            "kind": {"code": CODES[ad.category], "label": ad.category.title()},
            "headline": said.title,
            "body": said.text,
            "lang": said.language,
            "location": {"city": said.place, "country": {"iso": said.country}},
            "timestamps": {"published": stamp(ad.posted_at), "updated": stamp(said.since)},
            "price": {"label": said.price, "currency": said.currency} if said.price else None,
            "advertiser": {"contacts": [{"position": n, "value": value} for n, value in enumerate(said.contacts)]},
            "media": [{"href": url, "order": n} for n, url in enumerate(self.photo_urls(ad, said))],
            "comments": [{"text": review} for review in said.reviews],
            "links": {"self": f"{LISTED}/{ad.native_id}"},
        }
