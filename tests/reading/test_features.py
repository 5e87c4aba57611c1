"""Local features, and where a collage is cut."""

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from model import SOFTENED, STRETCHED, WHOLE
from reading import PIPELINE, study_picture
from reading.tiles import find_tiles
from sandbox.pictures import painted


def encoded(picture, kind="JPEG", **more):
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def grid(across, down, first=9001):
    wide, tall = 640 // across, 480 // down
    whole = Image.new("RGB", (wide * across, tall * down))
    for place in range(across * down):
        tile = painted(first + place).resize((wide, tall))
        whole.paste(tile, (place % across * wide, place // across * tall))
    return whole


def test_a_photo_is_looked_at_twice_and_every_array_has_a_row_a_point():
    picture, features = study_picture(encoded(painted(9001), quality=85))

    assert [part.part for part in features] == [0, SOFTENED]
    for part in features:
        assert (part.sha256, part.box, part.pipeline) == (picture.sha256, WHOLE, PIPELINE)
        assert (part.width, part.height) == (320, 240)
        assert 100 < len(part.straight) // 32 <= 320
        assert len(part.points) // 8 == len(part.straight) // 32 == len(part.mirrored) // 32
        assert len(part.thumbnail) == part.columns * 60


@pytest.mark.parametrize("ink", [0, 255])
def test_letters_over_a_picture_are_gone_when_it_is_softened(ink):
    plain = painted(9001).convert("L").resize((320, 240))
    lettered = plain.copy()
    for place in range(12):
        ImageDraw.Draw(lettered).text((place % 3 * 110, place // 3 * 60 + 8), "Studio Example", fill=ink, font_size=14)

    def looked_at(picture, number):
        (part,) = [part for part in study_picture(encoded(picture, "PNG"))[1] if part.part == number]
        return np.frombuffer(part.thumbnail, np.uint8).astype(int)

    changed = {number: np.abs(looked_at(plain, number) - looked_at(lettered, number)) for number in (0, SOFTENED)}
    assert np.percentile(changed[0], 90) > 20
    assert np.percentile(changed[SOFTENED], 90) < 8


@pytest.mark.parametrize(("across", "down"), [(2, 2), (2, 1), (1, 2), (3, 2)])
def test_a_collage_is_cut_at_its_seams(across, down):
    boxes = find_tiles(np.asarray(grid(across, down).convert("L")))

    expected = [(x / across, y / down, (x + 1) / across, (y + 1) / down) for y in range(down) for x in range(across)]
    assert np.array(boxes) == pytest.approx(np.array(expected), abs=0.01)


@pytest.mark.parametrize("grey", [0, 128, 255])
@pytest.mark.parametrize("wide", [4, 8, 12])
def test_a_collage_is_cut_at_the_lines_between_its_pictures(wide, grey):
    whole = Image.new("L", (1280, 960), grey)
    for place in range(4):
        tile = painted(9001 + place).convert("L").resize((640 - wide // 2, 480 - wide // 2))
        whole.paste(tile, (place % 2 * (640 + wide // 2), place // 2 * (480 + wide // 2)))

    boxes = find_tiles(np.asarray(whole.resize((320, 240), Image.Resampling.BOX)))

    expected = [(x / 2, y / 2, (x + 1) / 2, (y + 1) / 2) for y in range(2) for x in range(2)]
    assert np.array(boxes) == pytest.approx(np.array(expected), abs=0.02)


def test_a_line_through_a_picture_that_ends_half_way_is_no_seam():
    wall = np.asarray(painted(9001).convert("L").resize((320, 240))).copy()
    wall[:150, 159:162] = 255

    assert find_tiles(wall) == ()


def test_an_edge_that_ends_half_way_is_no_seam():
    wall = np.full((240, 320), 90, np.uint8)
    wall[:150, 160:] = 200

    assert find_tiles(wall) == ()


@pytest.mark.parametrize("ground", [0, 255])
def test_a_collage_is_cut_where_its_pictures_are_padded_to_their_cells(ground):
    whole = Image.new("L", (1280, 960), ground)
    shapes = [(640, 300), (640, 420), (300, 480), (620, 480)]
    expected = []
    for place, (wide, tall) in enumerate(shapes):
        left, top = place % 2 * 640 + (640 - wide) // 2, place // 2 * 480 + (480 - tall) // 2
        whole.paste(painted(9001 + place).convert("L").resize((wide, tall)), (left, top))
        expected.append((left / 1280, top / 960, (left + wide) / 1280, (top + tall) / 960))

    boxes = find_tiles(np.asarray(whole.resize((320, 240), Image.Resampling.BOX)))

    assert np.array(boxes) == pytest.approx(np.array(expected), abs=0.02)


def test_small_things_in_a_banner_are_no_tiles():
    whole = Image.new("L", (320, 400), 200)
    whole.paste(painted(9001).convert("L").resize((320, 240)))
    for left in (20, 180):
        whole.paste(painted(9002).convert("L").resize((110, 100)), (left, 270))

    assert [box for box in find_tiles(np.asarray(whole)) if box[2] - box[0] < 1] == []


@pytest.mark.parametrize("step", [1, 2, 24])
def test_frames_within_frames_are_no_tiles(step):
    down, across = np.ogrid[:240, :320]
    ring = np.minimum(np.minimum(down, 239 - down), np.minimum(across, 319 - across)) // step

    assert find_tiles((ring % 2 * 200).astype(np.uint8)) == ()


@pytest.mark.parametrize("share", [0.25, 0.33])
def test_a_banner_added_to_a_picture_is_no_tile(share):
    tall = round(240 * share)
    whole = Image.new("L", (320, 240 + tall), 200)
    whole.paste(painted(9001).convert("L").resize((320, 240)))

    assert find_tiles(np.asarray(whole)) == ()


def test_each_tile_has_features_of_its_own():
    _, features = study_picture(encoded(grid(2, 2), quality=85))

    tiles = {part.part: part for part in features if 0 < part.part <= STRETCHED}
    assert list(tiles) == [1, 2, 3, 4]
    assert tiles[4].box == pytest.approx((0.5, 0.5, 1, 1), abs=0.01)


def test_a_plain_picture_and_a_broken_file_have_no_features():
    assert study_picture(encoded(Image.new("RGB", (320, 240), "grey")))[1] == ()
    assert study_picture(b"no picture")[1] == ()


def test_a_picture_that_a_camera_noted_as_turned_is_looked_at_upright():
    turned = Image.Exif()
    turned[0x0112] = 6
    upright, noted = painted(9001), painted(9001).rotate(90, expand=True)

    (one, _), (other, _) = (
        study_picture(data)[1] for data in (encoded(upright, "PNG"), encoded(noted, "PNG", exif=turned))
    )

    assert (one.width, one.straight) == (other.width, other.straight)


def test_a_tile_is_looked_at_in_the_shapes_that_its_picture_may_have_had():
    _, features = study_picture(encoded(grid(2, 2), quality=85))

    shapes = {round(part.width / part.height, 1) for part in features if part.part % STRETCHED == 1}
    assert shapes == {0.7, 0.9, 1.3, 1.9}
