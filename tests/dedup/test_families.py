from dedup import group, link
from dedup.families import find_families
from model import Level


def crowd(facts, count, days, number):
    """Ads of one wording; `number` gives the telephone number of each."""
    ads = [facts(f"a{n:03}", day=days * n / count, phones=[f"+331990{number(n):05}"]) for n in range(count)]
    carriers = {}
    for one in ads:
        carriers.setdefault(f"phone:{one.findings[0].value}", []).append(one.key)
    return {one.key: one for one in ads}, carriers


def found(ads, carriers):
    return find_families(carriers, ads, dict.fromkeys(ads, "a000"), ())


def test_one_wording_within_days_under_ever_new_numbers_is_a_family(facts):
    ads, carriers = crowd(facts, 40, 10, number=lambda n: n)

    assert found(ads, carriers) == frozenset(ads)


def test_a_network_that_uses_each_of_its_numbers_again_is_no_family(facts):
    assert found(*crowd(facts, 40, 10, number=lambda n: n % 12)) == frozenset()


def test_a_wording_reposted_over_months_is_no_family(facts):
    assert found(*crowd(facts, 40, 200, number=lambda n: n)) == frozenset()


def test_a_few_ads_are_no_family(facts):
    assert found(*crowd(facts, 8, 2, number=lambda n: n)) == frozenset()


def test_an_edited_ad_of_a_family_belongs_to_it_although_it_shares_no_contact(facts, prose):
    def edited(*places):
        return " ".join(f"new{n}" if n in places else word for n, word in enumerate(prose(1).split()))

    def holds_within(days):
        ads = [facts(f"a{n:02}", edited(n, 39 - n), [f"+331990{n:05}"], day=n * days / 30) for n in range(30)]
        ads.append(facts("b", edited(*range(0, 40, 5)), ["+33199100000"], day=3))
        groups = group([one.key for one in ads], link(ads).links, [], Level.OPERATOR)
        return any({"a00", "b"} <= names for names in groups)

    assert holds_within(6)
    assert not holds_within(300)
