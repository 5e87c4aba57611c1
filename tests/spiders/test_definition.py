"""The loader: what it makes of a file, and that every mistake names its file and line."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from model import BadInput, Discover, FieldRule, Gate, Step, TaskKind
from spiders.definition import load, moved, parse, start_tasks

ROOT = Path(__file__).parents[2]
TOWN = ROOT / "config" / "sites"


def test_short_definition_gets_careful_defaults(define):
    definition = define()

    assert definition.hosts == ("ads.test:8080",)
    assert (definition.fetch.delay_s, definition.fetch.concurrency, definition.fetch.robots) == (2.0, 1, "obey")
    assert definition.gone_status == (404, 410)
    assert definition.blocked_status == (401, 403, 429, 451)
    assert definition.fields[0] == FieldRule("title", (Step("css", "h1"),), required=True)


def test_addresses_follow_base(define):
    definition = define("http://ads.test:8080/", "https://other.test")

    assert dict(definition.discover[0][1])["url"] == "https://other.test/jobs"
    assert definition.hosts == ("other.test",)


def test_moving_a_definition_changes_only_its_base(board):
    text = moved(board, "http://127.0.0.1:9999")

    definition = parse(text.encode(), "sites/board.yml")
    assert definition.hosts == ("127.0.0.1:9999",)
    assert text.replace("http://127.0.0.1:9999", "http://ads.test:8080/") == board


def test_digest_is_that_of_the_bytes(board):
    plain, spaced = parse(board.encode(), "a.yml"), parse((board + "\n").encode(), "a.yml")

    assert plain.sha256 != spaced.sha256


def test_contacts_reviews_and_photos_are_many_without_saying_so(with_fields):
    definition = with_fields("contacts: {css: li}", "place: {css: i}")

    assert [(rule.name, rule.many) for rule in definition.fields][:2] == [("contacts", True), ("place", False)]


def test_notice_is_declared_with_its_basis(define):
    gate = "gate: {cookies: {over18: '1'}, basis: a public notice, approved_by: ref 7}\nexpect:"

    assert define("expect:", gate).gate == Gate((("over18", "1"),), "a public notice", "ref 7")


def test_a_no_stays_a_no(with_fields):
    definition = with_fields("country: {css: i, map: {no: NO, on: BE}}")

    assert definition.fields[0].map == (("no", "NO"), ("on", "BE"))


def test_sweep_starts_from_every_address_of_every_entry(define):
    entry = "discover:\n  - {kind: feed, url: [/a.xml, /b.xml], category: dating}\n"

    tasks = start_tasks(define("discover:\n", entry))
    assert [(task.url, task.kind, task.depth) for task in tasks] == [
        ("http://ads.test:8080/a.xml", TaskKind.LISTING, 0),
        ("http://ads.test:8080/b.xml", TaskKind.LISTING, 0),
        ("http://ads.test:8080/jobs", TaskKind.LISTING, 0),
    ]


@pytest.mark.parametrize("site", ["town-pages", "town-cards", "town-api", "town-feed"])
def test_town_sites_load(site):
    assert load(TOWN / f"{site}.yml").id == site


def test_example_of_the_guide_loads_and_says_what_its_file_says():
    text = (ROOT / "docs" / "add-a-site.md").read_text()
    shown = parse(text.split("```yaml\n")[1].split("```")[0].encode(), "add-a-site.md")

    written = load(ROOT / "tests" / "spiders" / "sites" / "django-classified.yml")
    assert shown.discover == written.discover
    assert [(rule.name, rule.ladder) for rule in shown.fields] == [(rule.name, rule.ladder) for rule in written.fields]


def test_terms_are_addresses_from_the_base():
    text = (ROOT / "config" / "sites" / "town-pages.yml").read_bytes()

    assert parse(text, "town-pages.yml").terms == ("http://127.0.0.1:8701/terms",)
    assert parse(text.replace(b"terms: [/terms]\n", b""), "town-pages.yml").terms == ()


def test_guide_names_every_key_of_the_schema():
    text = (ROOT / "docs" / "add-a-site.md").read_text()
    schema = json.loads(files("spiders").joinpath("site.schema.json").read_text())
    parts = [schema, *(schema["$defs"][name] for name in ("fetch", "gate", "source", "ad", "field"))]
    keys = {key for part in parts for key in part["properties"]} | set(schema["$defs"]["cleaner"]["enum"])

    assert {key for key in keys if f"`{key}" not in text} == {"schema"}


def test_town_sites_cover_every_kind():
    kinds = {kind for path in TOWN.glob("town-*.yml") for kind, _ in load(path).discover}

    assert kinds == set(Discover)


def test_file_is_named_after_its_site(tmp_path, board):
    path = tmp_path / "elsewhere.yml"
    path.write_text(board)

    with pytest.raises(BadInput) as caught:
        load(path)
    assert str(caught.value) == f"{path}: id 'board' differs from the name of the file; rename one"


def test_missing_file_is_bad_input(tmp_path):
    with pytest.raises(BadInput, match="cannot be read: No such file"):
        load(tmp_path / "none.yml")


CATEGORIES = "escort, massage, job, housing, service, transport, documents, dating, other"
CLEANERS = "strip, collapse, lower, upper, digits, strip_tel, after_colon, html, unescape"
MALFORMED = [
    # what is replaced, by what, the whole message after "sites/board.yml:"
    (
        "    title:",
        "    tilte:",
        "16: unknown key 'tilte' in ad.fields; did you mean 'title'?",
    ),
    (
        "owner:",
        "ownr:",
        "3: unknown key 'ownr' in the definition; did you mean 'owner'?",
    ),
    (
        "    links:",
        "    lniks:",
        "8: unknown key 'lniks' in discover[0]; did you mean 'links'?",
    ),
    (
        "{css: h1}",
        "{css: h1, klean: [lower]}",
        "16: unknown key 'klean' in ad.fields.title; did you mean 'clean'?",
    ),
    (
        "owner: unit-a\n",
        "",
        "1: the definition lacks the key 'owner'; add it",
    ),
    (
        "version: 3",
        "version: three",
        "2: version is the text 'three', expected a whole number from 1, raised with every change",
    ),
    (
        "version: 3",
        "version: true",
        "2: version is the value True, expected a whole number from 1, raised with every change",
    ),
    (
        "id: board",
        "id: My Board",
        "1: id is the text 'My Board', expected a site id: lower-case letters and digits, with single "
        "dashes between, at most 64 characters",
    ),
    (
        "http://ads",
        "ftp://ads",
        "4: base is the text 'ftp://ads.test:8080/', expected an address with http:// or https://, "
        "without name, password or fragment",
    ),
    (
        "http://ads",
        "http://me:pw@ads",
        "4: base is the text 'http://me:pw@ads.test:8080/', expected an address with http:// or "
        "https://, without name, password or fragment",
    ),
    (
        "url: /jobs",
        "url: file:///etc/passwd",
        "7: discover[0].url is the text 'file:///etc/passwd', expected an address, or a path that starts with /",
    ),
    (
        "url: /jobs",
        "url: http://evil.test/jobs",
        "7: host evil.test is not in hosts; add or drop it",
    ),
    (
        "url: /jobs",
        "url: //evil.test/jobs",
        "7: host evil.test is not in hosts; add or drop it",
    ),
    (
        "discover:",
        "terms: [http://evil.test/terms]\ndiscover:",
        "5: host evil.test is not in hosts; add or drop it",
    ),
    (
        "discover:",
        "hosts: [other.test]\ndiscover:",
        "5: the host of base, ads.test:8080, is not in hosts; add ads.test:8080",
    ),
    (
        "discover:",
        "hosts: ['http://ads.test']\ndiscover:",
        "5: hosts[0] is the text 'http://ads.test', expected a host name in lower case, with :port "
        "where it is not the usual one, and no http://",
    ),
    (
        "li.ad a",
        "li..ad",
        "8: discover[0].links: not a CSS selector: Expected ident, got <DELIM '.' at 3>",
    ),
    (
        "[.removed]",
        "['div[']",
        "19: gone.css: not a CSS selector: Expected ident or '*', got <EOF at 4>",
    ),
    (
        "{css: h1}",
        "{css: 'h1::attr()'}",
        "16: ad.fields.title.css: not a CSS selector: Expected a single string or ident for ::attr(), got []",
    ),
    (
        "{css: h1}",
        "{first_of: [{css: h1}, {css: 'h1['}]}",
        "16: ad.fields.title.css: not a CSS selector: Expected ident or '*', got <EOF at 3>",
    ),
    (
        "{css: h1}",
        "{css: h1, meta: og:title}",
        "16: ad.fields.title must have exactly one of css, jsonld, json, meta, url, const or first_of",
    ),
    (
        "{css: h1}",
        "{clean: [lower]}",
        "16: ad.fields.title must have exactly one of css, jsonld, json, meta, url, const or first_of",
    ),
    (
        "{css: h1}",
        "{css: h1, clean: [lowr]}",
        f"16: ad.fields.title.clean[0] is the text 'lowr', expected one of {CLEANERS}; did you mean 'lower'?",
    ),
    (
        "{css: h1}",
        "{jsonld: name}",
        "16: ad.fields.title.jsonld is the text 'name', expected a type and names joined by dots, as in "
        "Product.offers.price",
    ),
    (
        "{css: h1}",
        "h1",
        "16: ad.fields.title is the text 'h1', expected css, jsonld, json, meta, url, const or "
        "first_of, and how the value is treated",
    ),
    (
        "(?P<id>\\d+)$",
        "\\d+$",
        "13: ad.url: has no group 'id'; write (?P<id>...) around that part",
    ),
    (
        "(?P<id>\\d+)$",
        "(?P<id>(\\d+)+)$",
        "13: ad.url: only a single character or class may be repeated, not a group",
    ),
    (
        "(?P<id>\\d+)$",
        "(?P<id>.*.*)$",
        "13: ad.url: two parts in a row can match the same characters, which may take forever; narrow "
        "or drop the first",
    ),
    (
        "(?P<id>\\d+)$",
        "(?P<id>\\d+$",
        "13: ad.url: not a regular expression: missing ), unterminated subpattern at position 4",
    ),
    (
        "(?P<id>\\d+)$",
        f"(?P<id>{'a' * 200})",
        "13: ad.url: longer than 200 characters",
    ),
    (
        "category: job",
        "category: jobs",
        f"14: ad.category is the text 'jobs', expected one of {CATEGORIES}; did you mean 'job'?",
    ),
    (
        "  category: job\n",
        "",
        "12: nothing says the category; give ad.category, ad.fields.category or one in each of discover",
    ),
    (
        "    title: {css: h1}",
        "    category: {css: i, map: {x: jobs}}\n    title: {css: h1}",
        f"16: ad.fields.category: must map to our categories: {CATEGORIES}",
    ),
    (
        "{css: h1}",
        "{css: h1, many: true}",
        "16: ad.fields.title: only contacts, reviews, photos and text may be many",
    ),
    (
        "{css: h1}",
        "{css: h1, zone: Europe/Brussels}",
        "16: ad.fields.title: only posted_at is a time",
    ),
    (
        "    title: {css: h1}",
        "    posted_at: {css: time, zone: Europe/Gent}\n    title: {css: h1}",
        "16: ad.fields.posted_at: not a time zone, such as Europe/Brussels",
    ),
    (
        "    title: {css: h1}",
        "    posted_at: {css: time, date_format: DMY}\n    title: {css: h1}",
        "16: ad.fields.posted_at: must be unix, unix-ms or have parts such as %d",
    ),
    (
        "  url: /ad/(?P<id>\\d+)$\n",
        "",
        "12: ad lacks the key 'url', by which the address of an ad and its id are known; add it",
    ),
    (
        "    title: {css: h1}",
        "    id: {css: i}\n    title: {css: h1}",
        "16: the id comes from ad.url here; remove the field",
    ),
    (
        "    links: li.ad a\n",
        "",
        "6: discover[0] of kind listing lacks the key 'links'; add it",
    ),
    (
        "    links: li.ad a",
        "    links: li.ad a\n    page_param: p",
        "9: discover[0] of kind listing has no use for 'page_param'; remove it",
    ),
    (
        "kind: listing",
        "kind: lsiting",
        "6: discover[0].kind is the text 'lsiting', expected one of listing, cards, json, sitemap, "
        "feed; did you mean 'listing'?",
    ),
    (
        "discover:\n",
        "discover:\n  - {kind: cards, url: /x, items: div}\n",
        "5: some places hold whole ads and some only links; make two definitions",
    ),
    (
        "expect: {title: 1}",
        "expect: {title: 2}",
        "22: expect.title is the value 2, expected a share from 0 to 1 of the ads that must have the field",
    ),
    (
        "expect: {title: 1}",
        "expect: {price: 1}",
        "22: expect names 'price', which is not in ad.fields; add or remove it",
    ),
    (
        "expect:",
        "fetch: {mode: robot}\nexpect:",
        "22: fetch.mode is the text 'robot', expected one of http, browser",
    ),
    (
        "expect:",
        "fetch: {wait_for: main}\nexpect:",
        "22: only a browser can wait for a selector; set mode: browser",
    ),
    (
        "expect:",
        "fetch: {delay_s: -1}\nexpect:",
        "22: fetch.delay_s is the value -1, expected seconds between two requests",
    ),
    (
        "expect:",
        "fetch: {window: at night}\nexpect:",
        "22: fetch.window is the text 'at night', expected hours and a zone, as in '22:00-06:00 Europe/Brussels'",
    ),
    (
        "expect:",
        "gate: {cookies: {a: '1'}, basis: x}\nexpect:",
        "22: gate lacks the key 'approved_by'; add it",
    ),
    (
        "[Verify you are human]",
        "Verify",
        "21: blocked.text is the text 'Verify', expected a list of words that stand only on a challenge or block page",
    ),
    (
        "owner: unit-a",
        "owner: unit-a\nowner: unit-b",
        "4: key 'owner' stands here twice",
    ),
    (
        "owner: unit-a",
        "owner: &who unit-a",
        "3: anchors and aliases are not allowed; write the value out",
    ),
    (
        "owner: unit-a",
        "owner: !!python/object:os.system x",
        "3: tags such as '!name' are not allowed",
    ),
    (
        "owner: unit-a",
        "owner: [unit-a",
        "4: not YAML: expected ',' or ']', but got ':'",
    ),
    (
        "owner: unit-a",
        "owner:",
        "3: owner is empty, expected a line of text",
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "message"), MALFORMED, ids=[case[1].strip()[:40] or case[0] for case in MALFORMED]
)
def test_mistake_names_file_line_and_cure(board, old, new, message):
    assert old in board

    with pytest.raises(BadInput) as caught:
        parse(board.replace(old, new, 1).encode(), "sites/board.yml")
    assert str(caught.value) == f"sites/board.yml:{message}"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "sites/x.yml:1: the definition is empty, expected a site definition"),
        (b"- a\n", "sites/x.yml:1: the definition is a list of 1, expected a site definition"),
        (b"\xff\xfe", "sites/x.yml: not UTF-8"),
        (b"a: \x07\n", "sites/x.yml: not YAML: it holds a character that YAML does not allow"),
        (b"[" * 20_000, "sites/x.yml:1: nested too deeply"),
        (b"a" * 300_000, "sites/x.yml: longer than 262144 characters"),
        (b"? [a]\n: b\n", "sites/x.yml:1: a key must be text"),
    ],
)
def test_what_is_no_definition_at_all_is_bad_input(data, message):
    with pytest.raises(BadInput) as caught:
        parse(data, "sites/x.yml")
    assert str(caught.value) == message
