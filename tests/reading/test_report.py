"""The object that `vigie read` prints has the names and shapes that others rely on."""

from __future__ import annotations

from reading import describe

TEXT = "Sofia, 23 ans. GSM 0470 12 34 56 ou 471 12 34 56. Snap: sofia_lg, sofia@example.com, 1h 150€, BCE 0403.170.701"


def test_the_object_has_every_key_of_the_interface() -> None:
    assert set(describe(TEXT, "BE", "7")) == {
        "id", "phones", "weak", "emails", "handles", "urls", "ibans", "wallets", "language", "prices", "ages", "names",
        "companies", "places", "pay", "hours",
    }  # fmt: skip


def test_phones_are_the_accepted_numbers_and_weak_the_rest() -> None:
    described = describe(TEXT, "BE", "7")

    assert [phone["e164"] for phone in described["phones"]] == ["+32470123456"]
    assert set(described["phones"][0]) == {"e164", "start", "end", "raw", "disguise", "confidence"}
    assert [weak["e164"] for weak in described["weak"] if weak["kind"] == "phone"] == ["+32471123456"]


def test_every_finding_has_its_place_and_confidence() -> None:
    described = describe(TEXT, "BE", "7")

    for name, items in described.items():
        for item in items if isinstance(items, list) else ():
            assert TEXT[item["start"] : item["end"]] == item["raw"], name
            assert 0 <= item["confidence"] <= 1


def test_values_stand_where_they_are_expected() -> None:
    described = describe(TEXT, "BE", "7")

    assert described["language"] == "fr"
    assert [item["value"] for item in described["handles"]] == ["sofia_lg"]
    assert [item["value"] for item in described["emails"]] == ["sofia@example.com"]
    assert [(item["value"], item["currency"], item["per"]) for item in described["prices"]] == [("150", "EUR", "hour")]
    assert [item["value"] for item in described["ages"]] == ["23"]
    assert [item["value"] for item in described["names"]] == ["Sofia"]
    assert [item["value"] for item in described["companies"]] == ["0403170701"]


def test_a_job_told_in_a_text_has_its_place_pay_and_hours() -> None:
    described = describe("Travail à Liège, 9 €/h, 60h par semaine", "BE", "8")

    assert [(item["value"], item["country"]) for item in described["places"]] == [("Liège", "BE")]
    assert [(item["value"], item["currency"], item["per"]) for item in described["pay"]] == [("9", "EUR", "hour")]
    assert [(item["value"], item["unit"], item["per"]) for item in described["hours"]] == [("60", "hour", "week")]


def test_an_empty_text_gives_empty_lists() -> None:
    described = describe("", "BE", "7")

    assert described.pop("id") == "7"
    assert described.pop("language") is None
    assert all(items == [] for items in described.values())
