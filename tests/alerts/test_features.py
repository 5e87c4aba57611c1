from datetime import UTC, datetime, timedelta

from alerts import FEATURES, compute
from model import Ad, AdRecord, AdState, AdVersion, Category, ClusterFacts, Finding, FindingKind, Hub

START = datetime(2026, 5, 1, tzinfo=UTC)


def record(number: int, day: int = 0, category: Category = Category.ESCORT, place: str = "Gent") -> AdRecord:
    posted = START + timedelta(days=day)
    ad = Ad("town", str(number), "http://x/", category, "t", "x", place=place, country="BE", posted_at=posted)
    return AdRecord(ad.key, AdVersion(number, ad, None, posted), 1, posted, posted, AdState.LIVE, None)


def says(kind: FindingKind, value: str, **more) -> Finding:
    return Finding(kind, value, 0, 1, value, 1.0, **more)


def values(records, findings, creatives=None, hubs=()) -> dict[str, float | None]:
    by_ad = {ad.key: tuple(findings.get(int(ad.ad.native_id), ())) for ad in records}
    facts = ClusterFacts("c", tuple(records), by_ad, creatives or {ad.key: ad.key for ad in records}, (), tuple(hubs))
    return {feature.name: feature.value for feature in compute(facts)}


def test_every_feature_has_a_sentence_for_the_reviewer() -> None:
    assert all(function.__doc__ and function.__doc__.strip().endswith(".") for function in FEATURES.values())
    assert all(function.__name__ == name for name, function in FEATURES.items())


def test_phones_per_template_counts_numbers_of_one_advertisement_only() -> None:
    records = [record(n) for n in range(4)]
    findings = {n: [says(FindingKind.PHONE, f"+3247000000{n}")] for n in range(4)}
    creatives = {f"town:{n}": "A" if n < 3 else "B" for n in range(4)}

    assert values(records, findings, creatives)["phones_per_template"] == 3


def test_a_hub_number_says_nothing() -> None:
    records = [record(n) for n in range(4)]
    findings = {n: [says(FindingKind.PHONE, "+3220000000"), says(FindingKind.NAME, f"N{n}")] for n in range(4)}
    hub = Hub("phone", "+3220000000", 400, 90.0, "switchboard")

    assert values(records, findings)["names_per_phone_30d"] == 4
    assert values(records, findings, hubs=[hub])["names_per_phone_30d"] == 0
    assert values(records, findings, hubs=[hub])["contact_hubness"] == 400


def test_a_hub_account_ties_no_recruiting_ad_to_a_service() -> None:
    records = [record(1, category=Category.JOB), record(2, day=5)]
    findings = {n: [says(FindingKind.HANDLE, "rosa", unit="telegram")] for n in (1, 2)}
    hub, other = (Hub("contact", f"handle:{service}:rosa", 40, 9.0, "a team") for service in ("telegram", "instagram"))

    assert values(records, findings)["bridge_ads_180d"] == 1
    assert values(records, findings, hubs=[other])["bridge_ads_180d"] == 1
    assert values(records, findings, hubs=[hub])["bridge_ads_180d"] == 0


def test_accounts_of_one_name_on_two_services_are_no_shared_contact() -> None:
    records = [record(1, category=Category.JOB), record(2, day=5)]
    findings = {
        n: [says(FindingKind.HANDLE, "rosa", unit=service)] for n, service in ((1, "telegram"), (2, "instagram"))
    }

    assert values(records, findings)["bridge_ads_180d"] == 0


def test_names_on_one_phone_are_counted_inside_thirty_days() -> None:
    records = [record(n, day=20 * n) for n in range(4)]
    findings = {n: [says(FindingKind.PHONE, "+32470000000"), says(FindingKind.NAME, f"N{n}")] for n in range(4)}

    assert values(records, findings)["names_per_phone_30d"] == 2


def test_moving_together_needs_two_people_on_the_same_way() -> None:
    records = [
        record(1, 0, place="Gent"), record(2, 10, place="Lille"),
        record(3, 1, place="Gent"), record(4, 11, place="Lille"),
    ]  # fmt: skip
    names = {1: "Ana", 2: "Ana", 3: "Mia", 4: "Mia"}
    together = {n: [says(FindingKind.NAME, name)] for n, name in names.items()}
    alone = {n: [says(FindingKind.NAME, "Ana")] for n in names}

    assert values(records, together)["synchronous_moves"] == 1
    assert values(records, alone)["synchronous_moves"] == 0


def test_a_bridge_needs_a_shared_mark_within_180_days() -> None:
    near = [record(1, 0, Category.JOB), record(2, 170)]
    far = [record(1, 0, Category.JOB), record(2, 190)]
    shared = {n: [says(FindingKind.PHONE, "+32470000000")] for n in (1, 2)}
    other = {1: [says(FindingKind.PHONE, "+32470000000")], 2: [says(FindingKind.PHONE, "+32470000001")]}

    assert values(near, shared)["bridge_ads_180d"] == 1
    assert values(far, shared)["bridge_ads_180d"] == 0
    assert values(near, other)["bridge_ads_180d"] == 0


def test_pay_for_stated_hours_is_held_against_the_minimum_of_country_and_day() -> None:
    job = [record(1, 0, Category.JOB)]

    def under(*findings) -> float | None:
        return values(job, {1: findings})["ads_under_minimum"]

    assert under(says(FindingKind.PAY, "5", unit="EUR", per="hour")) == 1
    assert under(says(FindingKind.PAY, "15", unit="EUR", per="hour")) == 0
    assert under(says(FindingKind.PAY, "40", unit="EUR", per="day"), says(FindingKind.HOURS, "10", per="day")) == 1
    assert under(says(FindingKind.PAY, "900", unit="EUR", per="month")) is None
    six_days = says(FindingKind.HOURS, "6", unit="day", per="week")
    assert under(says(FindingKind.PAY, "700", unit="EUR", per="week"), six_days) is None
    ten_hours = says(FindingKind.HOURS, "10", unit="hour", per="day")
    assert under(says(FindingKind.PAY, "700", unit="EUR", per="week"), six_days, ten_hours) == 1
    assert under(says(FindingKind.PAY, "700", unit="EUR", per="week"), ten_hours) == 0
    assert under() == 0


def test_conflicting_ages_need_the_same_person_and_one_age_near_18() -> None:
    records = [record(1), record(2)]

    def conflict(first: str, second: str, name: str = "Lea") -> float | None:
        return values(
            records,
            {
                1: [says(FindingKind.NAME, "Lea"), says(FindingKind.AGE, first)],
                2: [says(FindingKind.NAME, name), says(FindingKind.AGE, second)],
            },
        )["age_conflict_near_18"]

    assert conflict("19", "23") == 2
    assert conflict("19", "20") == 0
    assert conflict("28", "35") == 0
    assert conflict("19", "23", name="Mia") == 0


def test_doubts_count_only_when_the_public_voices_them() -> None:
    records = [record(1)]
    review = {1: [says(FindingKind.CUE, "MIN-06", field="review:0")]}
    own = {1: [says(FindingKind.CUE, "MIN-06")]}

    assert values(records, review)["cue_min_06"] == 1
    assert values(records, own)["cue_min_06"] == 0


def test_weak_readings_count_for_nothing() -> None:
    records = [record(1)]

    assert values(records, {1: [says(FindingKind.PHONE, "+32470000000", accepted=False)]})["phones"] == 0


def burst(numbers: int, ads: int = 40, places: int = 10, days: int = 10) -> float | None:
    """`spam_family` of ads of one wording, under so many numbers in turn, in so many places."""
    records = [record(n, day=n * days // ads, place=f"place {n % places}") for n in range(ads)]
    findings = {n: [says(FindingKind.PHONE, f"+3247000{n % numbers:04}")] for n in range(ads)}
    return values(records, findings, dict.fromkeys((one.key for one in records), "A"))["spam_family"]


def test_one_wording_in_many_places_within_days_under_ever_new_numbers_is_a_spam_family() -> None:
    assert burst(numbers=40) == 1


def test_a_network_that_reposts_under_each_of_its_numbers_is_no_spam_family() -> None:
    assert burst(numbers=13) == 0


def test_few_ads_few_places_or_months_make_no_spam_family() -> None:
    assert (burst(40, ads=20), burst(40, places=4), burst(40, days=200)) == (0, 0, 0)


def test_the_number_that_was_somebody_elses_before_counts_for_who_has_it_now() -> None:
    records = [record(n) for n in range(4)]
    findings = {n: [says(FindingKind.PHONE, "+3220000000"), says(FindingKind.NAME, f"N{n}")] for n in range(4)}
    passed = Hub("phone", "+3220000000", 9, 2.0, "changed hands", (START,))

    assert values(records, findings, hubs=[passed])["names_per_phone_30d"] == 4
    assert values(records, findings, hubs=[passed])["contact_hubness"] == 0
