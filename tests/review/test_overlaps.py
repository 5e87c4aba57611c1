"""What two ads' pictures share is named and outlined, to be checked by eye; a sealed picture is in none of it."""

from __future__ import annotations

import pytest

import store as rooms
from model import MatchKind, Picture, PictureMatch

WHOLE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
HALF = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))
PAGE = "/cluster/cl-flats?left=town-pages%3Aa1&right=town-cards%3Aa2"


@pytest.fixture
def pair(office) -> list[str]:
    """The pictures of the first two ads; half of the first one is the whole of the second one, mirrored."""
    with office.store.writing() as unit:
        names = [rooms.ads.get(unit, key).photos[0].sha256 for key in ("town-pages:a1", "town-cards:a2")]
        areas = {names[0]: HALF, names[1]: WHOLE}
        left, right = sorted(names)
        match = PictureMatch(left, right, MatchKind.CROP, True, 90, None, 77, areas[left], areas[right], "1")
        rooms.matches.save(unit, [match], names, "1")
    return names


def test_shared_pictures_are_named_and_outlined_in_the_order_of_the_ads(at_desk, pair):
    page = at_desk("rita").get(PAGE).text

    shown = page[page.index("Shared pictures") : page.index('id="ads"')]
    assert "Possible copy, cropped or framed" in shown
    assert "mirrored" in shown and "turned by 90°" in shown and "matching points: 77" in shown
    assert shown.index("In both: 50 % of it") < shown.index("In both: 100 % of it")
    assert shown.index(f"/picture/{pair[0]}/look") < shown.index(f"/picture/{pair[1]}/look")
    assert shown.count("data-area=") == 2 and "<img" not in page


def test_ids_stay_unique_where_a_picture_stands_twice_on_a_page(at_desk, pair):
    page = at_desk("rita").get(PAGE).text

    ids = [piece.split('"')[0] for piece in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_a_picture_sealed_since_is_shown_in_no_comparison(at_desk, pair):
    at_desk("rita").post(f"/picture/{pair[0]}/seal", cluster="cl-flats")

    page = at_desk("rob").get(PAGE).text

    assert "Shared pictures" not in page and pair[0] not in page


def test_ads_without_a_common_picture_have_no_such_heading(at_desk):
    assert "Shared pictures" not in at_desk("rita").get(PAGE).text


def test_a_frame_of_a_video_is_named_with_its_time_and_drawn_from_the_video(at_desk, office, pair):
    video, other = pair
    left, right = sorted(("f" * 64, other))
    with office.store.writing() as unit:
        rooms.photos.save_picture(unit, Picture(video, 480, 360, "mp4"))
        rooms.frames.save(unit, video, [(Picture("f" * 64, 480, 360, "frame", at_ms=63_500), ())])
        match = PictureMatch(left, right, MatchKind.COPY, False, 0, 3, 0, WHOLE, WHOLE, "1")
        rooms.matches.save(unit, [match], ["f" * 64], "1")

    page = at_desk("rita").get(PAGE).text

    shown = page[page.index("Shared pictures") : page.index('id="ads"')]
    pictures = page[page.index('id="pictures"') :]
    box = pictures[pictures.index(f"/picture/{video}/look") :].split("<dialog")[0]
    assert "Picture ffffffff · Frame of a video at 1:03" in shown and f"/picture/{other}/look" in shown
    assert f'"/picture/{video}/look?cluster=cl-flats&amp;at=63500"' in shown and "/picture/ffff" not in page
    assert f'action="/picture/{video}/seal"' in shown
    assert "Not shown here" in box and "Hold to look" not in box and ">Seal " in box
