"""Ads that come together are saved as if each had come alone."""

from __future__ import annotations

from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import IngestOutcome
from store import Store, ads, erasure, intake, photos
from store.intake import Found, Said

SITES = count()
URLS = tuple(f"http://127.0.0.1/{name}.jpg" for name in "ab")
VISITS = st.lists(
    st.tuples(
        st.sampled_from("123"),  # whose ad
        st.sampled_from(["first text", "second text"]),
        st.sampled_from([(), URLS[:1], URLS]),
        st.integers(-3, 3),  # hours
    ),
    max_size=12,
)


def brought(make, site: str, visits) -> list[Said]:
    return [
        Said(
            make.ad(native_id, site=site, text=text, photos=shown),
            Found(f"{site}-{place}", "run-1", make.at(hours)),
        )
        for place, (native_id, text, shown, hours) in enumerate(visits)
    ]


def held(unit, site: str):
    """All that is on record of a site's ads, without its name and row ids."""
    found = {}
    for key in ads.keys(unit, site):
        record = ads.get(unit, key)
        versions = [(version.ad.text, version.seen_at) for version in ads.versions(unit, key)]
        shown = [(photo.url, photo.position) for photo in record.photos]
        life = (record.versions, record.first_seen, record.last_seen, record.state, record.missed_at)
        sightings = [(at, capture.rpartition("-")[2]) for at, capture in ads.sightings(unit, key)]
        found[record.ad.native_id] = (versions, shown, life, sightings)
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(visits=VISITS, gone=st.sets(st.sampled_from("123")))
def test_ads_saved_together_stand_as_ads_saved_one_by_one(sqlite_store: Store, make, visits, gone) -> None:
    one, other = f"one{next(SITES)}", f"other{next(SITES)}"
    with sqlite_store.writing() as unit:
        for site in (one, other):  # some were there before, and gone
            for native_id in sorted(gone):
                ads.ingest(unit, make.ad(native_id, site=site), f"{site}-before", None, make.at(-9))
                ads.mark_gone(unit, f"{site}:{native_id}", None, make.at(-1))
        alone = [intake.ingest(unit, [said], pictures=True)[0][0] for said in brought(make, one, visits)]
        together = [outcome for outcome, _ in intake.ingest(unit, brought(make, other, visits), pictures=True)]

        assert together == alone
        assert held(unit, other) == held(unit, one)


def test_many_are_saved_in_their_order_with_their_pictures_but_not_one_that_was_erased(store: Store, make) -> None:
    with store.writing() as unit:
        ads.ingest(unit, make.ad("erased"), None, None, make.at())
        erasure.erase_ad(unit, "town:erased", "ann", "request 1", make.at())
        said = brought(make, "town", [(str(number), "text", URLS, 0) for number in range(700)])
        said.insert(5, Said(make.ad("erased"), Found(None, None, make.at())))
        said.append(Said(make.ad("3", text="another"), Found("later", None, make.at(1))))

        done = intake.ingest(unit, said, pictures=True)

        assert [outcome for outcome, _ in done] == [
            *[IngestOutcome.NEW] * 5, IngestOutcome.ERASED, *[IngestOutcome.NEW] * 695, IngestOutcome.CHANGED,
        ]  # fmt: skip
        assert done[5][1] == 0
        assert ads.keys(unit, "town") == [f"town:{number}" for number in range(700)]
        assert len(photos.missing(unit, "town")) == 2 * 699  # the newest version of the third shows none


def test_an_ad_that_two_listings_show_is_sighted_twice_and_reaches_to_the_later(store: Store, make) -> None:
    with store.writing() as unit:
        ads.ingest(unit, make.ad(), "first", "run-1", make.at())
        listings = [("town:1", Found(f"listing {hour}", "run-1", make.at(hour))) for hour in (2, 1)]

        noted = intake.sight(unit, [*listings, ("town:none", listings[0][1])])

        assert noted == 2
        assert [capture for _, capture in ads.sightings(unit, "town:1")] == ["first", "listing 1", "listing 2"]
        assert ads.many(unit, ["town:1"])[0].last_seen == make.at(2)
