from io import BytesIO
from itertools import combinations

import pytest
from PIL import Image

from reading import study_picture
from sandbox.builders import ad, facts, photo_bytes
from sandbox.pictures import draw, painted
from sandbox.town import TownPhoto


def distance(left: str, right: str) -> int:
    return (int(left, 16) ^ int(right, 16)).bit_count()


def test_scenes_are_far_apart_and_rich_enough_to_hash():
    pictures = [study_picture(draw(TownPhoto(scene)))[0] for scene in range(24)]

    assert min(picture.quality for picture in pictures) >= 50
    assert min(distance(one.pdq, other.pdq) for one, other in combinations(pictures, 2)) > 60


@pytest.mark.parametrize(
    "repost",
    [TownPhoto(5, quality=35), TownPhoto(5, scale=0.75), TownPhoto(5, mark=2), TownPhoto(5, format="webp")],
    ids=["compressed", "resized", "marked", "webp"],
)
def test_a_light_repost_is_near_its_scene(repost):
    assert distance(study_picture(draw(repost))[0].pdq, study_picture(draw(TownPhoto(5)))[0].pdq) <= 45


def test_a_mirrored_repost_is_near_the_mirror_image_only():
    plain, mirrored = study_picture(draw(TownPhoto(5)))[0], study_picture(draw(TownPhoto(5, mirror=True)))[0]

    assert distance(mirrored.pdq, plain.pdq_mirror) <= 31
    assert distance(mirrored.pdq, plain.pdq) > 60


def test_the_same_recipe_gives_the_same_bytes():
    assert painted(77).tobytes() == painted(77).tobytes()
    draw.cache_clear()
    first = draw(TownPhoto(77, mark=3))
    draw.cache_clear()

    assert draw(TownPhoto(77, mark=3)) == first


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_photos_come_in_the_format_asked_for(kind):
    with Image.open(BytesIO(photo_bytes(3, format=kind))) as picture:
        assert picture.format == kind.upper()


def test_builders_change_what_is_said_and_keep_the_rest():
    assert ad(title="Mia - Aachen").title == "Mia - Aachen"
    assert ad(title="Mia - Aachen").place == ad().place
    assert facts(text="Bel  MIJ").folded == "bel mij"
    with Image.open(BytesIO(photo_bytes(1, (160, 120)))) as picture:
        assert picture.size == (160, 120)
