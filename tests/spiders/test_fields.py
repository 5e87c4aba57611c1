"""A field is read down its ladder, strictly: the first rung that matches, one value unless many are declared."""

from datetime import UTC, datetime

import pytest

from model import Category
from spiders.result import Context, PageState

LINKED = """
<script type="application/ld+json">not json</script>
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "BreadcrumbList", "name": "trail"},
  {"@type": ["Thing", "https://schema.org/Product"], "name": "Chair", "offers": {"@type": "Offer", "price": 120.50},
   "image": ["a.jpg", "b.jpg"],
   "seller": {"contactPoint": [{"telephone": "1"}, {"telephone": null}, {"telephone": "2"}]}}
]}</script>
"""
ITEM = """{"ad": {"n": 7, "price": 10.50, "new": true, "none": null, "who": {"tel": "1", "mail": "a@b.test"},
 "pics": [{"u": "/a"}, {"u": "/b"}]}}"""


def _price(result):
    assert result.faults == ()
    return result.ads[0].price


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("{css: .price}", "120 €"),
        ('{css: ".price::attr(data-amount)"}', "120"),
        ("{css: '.price::text'}", "120"),
        ("{meta: og:price}", "121"),
        ("{meta: amount}", "122"),
        ("{const: free}", "free"),
        ("{url: '/ad/(\\d)'}", "7"),
        ("{css: .none}", None),
        ("{css: .empty}", None),
        ("{first_of: [{css: .none}, {css: .empty}, {css: .price}]}", "120 €"),
        ("{css: .price, clean: [digits]}", "120"),
        ("{css: .price, map: {120 €: cheap}}", "cheap"),
    ],
)
def test_values_of_a_page(with_fields, read_page, rule, value):
    page = (
        '<meta property="og:price" content="121"><meta name=amount content=122>'
        "<b class=price data-amount=120>120<i> €</i></b><b class=empty> <script>1</script></b>"
    )

    assert _price(read_page(with_fields(f"price: {rule}"), page)) == value


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("{jsonld: Product.name}", "Chair"),
        ("{jsonld: Product.offers.price}", "120.50"),
        ("{jsonld: Offer.price}", "120.50"),
        ("{jsonld: Product.image.1}", "b.jpg"),
        ("{jsonld: Car.name}", None),
    ],
)
def test_values_of_linked_data(with_fields, read_page, rule, value):
    assert _price(read_page(with_fields(f"price: {rule}"), LINKED)) == value


@pytest.mark.parametrize(
    ("rule", "value"),
    [("{json: ad.n}", "7"), ("{json: ad.price}", "10.50"), ("{json: ad.new}", "true"), ("{json: ad.none}", None),
     ("{json: ad.absent.x}", None), ("{json: ad.pics.1.u}", "/b")],
)  # fmt: skip
def test_values_of_a_json_page(with_fields, read_page, rule, value):
    result = read_page(with_fields(f"price: {rule}"), ITEM, content_type="application/json")

    assert _price(result) == value


def test_a_comma_in_a_path_means_and(with_fields, read_page):
    definition = with_fields("contacts: {json: 'ad.who.tel, ad.who.mail'}", "photos: {json: ad.pics.u}")

    ad = read_page(definition, ITEM, content_type="application/json").ads[0]
    assert ad.contacts == ("1", "a@b.test")
    assert ad.photos == ("http://ads.test:8080/a", "http://ads.test:8080/b")


def test_lists_on_the_way_are_entered(with_fields, read_page):
    definition = with_fields("contacts: {jsonld: Product.seller.contactPoint.telephone}")

    assert read_page(definition, LINKED).ads[0].contacts == ("1", "2")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("price: {css: b}", "field price: expected 1 match of css 'b', found 2"),
        ("price: {css: i, required: true}", "field price: expected 1 match, found 0 on 1 rung(s)"),
        ("price: {jsonld: Product.offers}", "path 'offers': expected text, found an object"),
        ("title: {css: i}", "field title: expected 1 match, found 0 on 1 rung(s)"),
        (
            "category: {css: u, map: {jobs: job}}",
            "field category: expected a word of its map, found one that is not there; add it to map",
        ),
        ("category: {css: u}", "field category: expected one of our categories, found another word; add it to map"),
        ("country: {css: u}", "field country: expected a code of two letters, found something else; use map"),
        ("language: {css: u}", "field language: expected a code of two letters, found something else; use map"),
        (
            "posted_at: {css: u}",
            "field posted_at: expected a time in ISO 8601, RFC 822 or a declared date_format, found another form",
        ),
        ("posted_at: {css: s}", "field posted_at: expected a time with its zone, found none; declare 'zone'"),
        ("url: {css: u, clean: [lower]}", None),
        ("photos: {css: img}", "expected an address, found something that cannot be read as one"),
    ],
)  # fmt: skip
def test_a_field_that_does_not_fit_is_named_without_its_text(with_fields, read_page, line, fault):
    page = LINKED + "<b>1</b><b>2</b><u>Elsewhere</u><s>2026-01-01</s><img src='http://[broken'>"

    result = read_page(with_fields(line), page)

    assert result.faults == ((fault,) if fault else ())
    assert result.state is (PageState.UNFIT if fault else PageState.OK)
    assert "Elsewhere" not in str(result.faults)


def test_the_rung_that_matched_is_recorded(with_fields, read_page):
    definition = with_fields(
        "title: {first_of: [{css: h1}, {css: h2}]}", "text: {css: p}", "price: {css: b}", "contacts: {css: li}"
    )

    result = read_page(definition, "<h2>t</h2><p>x</p><li>1</li><li>2</li>")

    assert result.rungs == (("title", 1), ("text", 0), ("contacts", 0))


def test_many_paragraphs_make_one_text(with_fields, read_page):
    result = read_page(with_fields("text: {css: p, many: true}"), "<p>one<br>two</p><p>three</p>")

    assert result.ads[0].text == "one\ntwo\nthree"


def test_pictures_and_address_are_absolute_and_stand_once(with_fields, read_page):
    page = (
        '<base href="/deep/"><link rel=canonical href="/ad/7#top"><img src=" a.jpg "><img src="a.jpg">'
        '<img src="//img.test/b.png"><img src="data:image/gif;base64,R0"><a class=big href="/c.webp">c</a>'
    )

    ad = read_page(with_fields("photos: {css: 'img, a.big'}", "url: {css: 'link[rel=canonical]'}"), page).ads[0]
    assert ad.photos == ("http://ads.test:8080/deep/a.jpg", "http://img.test/b.png", "http://ads.test:8080/c.webp")
    assert ad.url == "http://ads.test:8080/ad/7"


def test_codes_and_times_are_brought_to_one_form(with_fields, read_page):
    definition = with_fields("language: {css: 'html::attr(lang)'}", "country: {css: b}", "posted_at: {css: time}")

    ad = read_page(definition, "<html lang=fr-BE><b>be</b><time>2026-05-01T12:00:00+02:00</time>").ads[0]
    assert (ad.language, ad.country) == ("fr", "BE")
    assert ad.posted_at == datetime(2026, 5, 1, 10, 0, tzinfo=UTC)


def test_what_the_page_does_not_say_is_none(define, read_page):
    ad = read_page(define(), "<h1>t</h1><p class=text>x</p>").ads[0]

    assert (ad.native_id, ad.category, ad.url) == ("7", Category.JOB, "http://ads.test:8080/ad/7")
    assert (ad.place, ad.country, ad.language, ad.posted_at, ad.price, ad.currency) == (None,) * 6
    assert ad.contacts == ad.reviews == ad.photos == ()


def test_page_says_category_before_listing_and_listing_before_definition(define, with_fields, read_page):
    said = Context(category="dating")

    assert read_page(with_fields("category: {css: b}"), "<b>massage</b>", context=said).ads[0].category == "massage"
    assert read_page(define(), "<h1>t</h1><p class=text>x</p>", context=said).ads[0].category == "dating"


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "windows-1252"])
def test_letters_survive_the_charset_that_the_page_declares(define, read_page, charset):
    page = "<h1>Aide ménagère</h1><p class=text>été</p>".encode(charset)

    assert read_page(define(), page, content_type=f"text/html; charset={charset}").ads[0].title == "Aide ménagère"
    declared = f'<meta charset="{charset}">'.encode() + page
    assert read_page(define(), declared, content_type="text/html").ads[0].text == "été"


@pytest.mark.parametrize(("text", "place"), [("Gent · Work · Jobs", "Gent"), ("Work · Jobs", None)])
def test_match_takes_the_part_that_is_wanted_or_nothing(with_fields, read_page, text, place):
    definition = with_fields("place: {css: p, match: '^([^·]+) · [^·]+ · [^·]+$'}")

    assert read_page(definition, f"<p>{text}</p>").ads[0].place == place


def test_more_photos_than_any_board_allows_are_left_out_and_said_so(with_fields, read_page) -> None:
    page = "".join(f'<img src="/p/{number}.jpg">' for number in range(10_000))
    result = read_page(with_fields("photos: {css: img}"), page)

    assert len(result.ads[0].photos) == 100
    assert result.faults == ("field photos: expected at most 100, found 10000",)
