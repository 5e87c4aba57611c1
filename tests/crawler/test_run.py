"""Whole runs in a process of their own, against a board on loopback."""


from evidence.reader import read
from model import CaptureKind, RunState
from store import ads, audit, captures, photos, runs


def test_run_collects_every_ad_and_picture_once(town, home):
    board = town(25)
    place = home(board.host)

    code, result, said = place.crawl()

    assert (code, result["state"], said) == (0, "complete", "")
    with place.store.reading() as unit:
        assert sorted(ads.keys(unit)) == sorted(f"town:{number}" for number in board.ads)
        record = ads.get(unit, "town:7")
        assert (record.ad.title, record.ad.text) == ("Ad 7", "Text of ad 7")
        assert record.photos[0].sha256 is not None
        assert photos.missing(unit, "town") == []
        kept = list(captures.every(unit))
        run = runs.get(unit, result["run"])
        assert run.state is RunState.COMPLETE
        assert run.counts.ads_new == 25
        actions = [entry.action for entry in audit.entries(unit)]
        assert actions[-2:] == ["crawl.start", "crawl.end"]
        assert audit.check(unit) == []
    assert len(board.asked) == len(set(board.asked)) == len(kept) == result["requests"]
    assert sorted({capture.kind for capture in kept}) == sorted(
        {CaptureKind.PAGE, CaptureKind.PHOTO, CaptureKind.ROBOTS}
    )
    for capture in kept:
        read(place.evidence, capture)
