"""Drawn pictures, what reposts do to them, and which are found to match, however they came in."""

import io
from dataclasses import replace
from itertools import combinations
from random import Random

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from dedup import match_features, match_hashes
from dedup.kinds import make_match, size
from dedup.overlap import overlap
from model import WHOLE, MatchKind
from reading import study_picture
from sandbox.pictures import painted


def encoded(picture, quality=80):
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=quality)
    return out.getvalue()


def cropped(picture, left, top, right, bottom):
    width, height = picture.size
    return picture.crop((round(left * width), round(top * height), round(right * width), round(bottom * height)))


def bannered(picture):
    strip = Image.new("RGB", (picture.width, picture.height // 6), (180, 20, 60))
    ImageDraw.Draw(strip).text((8, 8), "ONLY HERE, ONLY TODAY", fill="white", font_size=20)
    picture = picture.copy()
    picture.paste(strip, (0, picture.height - strip.height))
    return picture


def lettered(picture):
    """A name all over it, in slanting lines."""
    layer = Image.new("L", (2 * picture.width, 2 * picture.width))
    for row in range(0, layer.height, 45):
        ImageDraw.Draw(layer).text((-row % 90, row), "www.board.example    " * 6, fill=150, font_size=18)
    left, top = picture.width // 2, picture.width - picture.height // 2
    over = layer.rotate(30).crop((left, top, left + picture.width, top + picture.height))
    return Image.composite(Image.new("RGB", picture.size, "white"), picture, over)


def patched(picture):
    box = (120, 60, 200, 140)
    picture = picture.copy()
    picture.paste(picture.crop(box).filter(ImageFilter.GaussianBlur(14)), box)
    return picture


EDITS = {
    "cropped": (lambda picture: cropped(picture, 0.1, 0.1, 0.9, 0.9), MatchKind.CROP, False, 0),
    "cropped on one side": (lambda picture: cropped(picture, 0, 0, 0.75, 1), MatchKind.CROP, False, 0),
    "framed": (lambda picture: ImageOps.expand(picture, 30, "white"), None, False, 0),
    "bannered": (bannered, None, False, 0),
    "bannered and framed": (lambda one: ImageOps.expand(bannered(one), 24, "white"), None, False, 0),
    "written all over": (lettered, MatchKind.COPY, False, 0),
    "mirrored, cropped, written all over": (
        lambda one: lettered(cropped(ImageOps.mirror(one), 0.15, 0, 1, 0.9)),
        MatchKind.CROP,
        True,
        0,
    ),
    "patched": (patched, None, False, 0),
    "turned": (lambda picture: picture.rotate(-90, expand=True), MatchKind.COPY, False, 90),
    "turned a little": (lambda picture: cropped(picture.rotate(-7), 0.1, 0.1, 0.9, 0.9), MatchKind.CROP, False, 7),
    "mirrored": (ImageOps.mirror, MatchKind.COPY, True, 0),
    "mirrored and cropped": (lambda one: cropped(ImageOps.mirror(one), 0.1, 0, 1, 0.9), MatchKind.CROP, True, 0),
}
SCENES = (9001, 9002, 9003)


def matched(files):
    """The matches of some encoded pictures, and their SHA-256 in the order given."""
    read = [study_picture(data) for data in files]
    alike = match_hashes([picture for picture, _ in read], ())
    features = [part for _, parts in read for part in parts]
    done = {(one.left, one.right) for one in alike}
    return [*alike, *match_features(features, [features], done)], [picture.sha256 for picture, _ in read]


@pytest.mark.parametrize("edit", EDITS)
def test_a_repost_is_matched_and_its_kind_named(edit):
    change, kind, mirrored, turned = EDITS[edit]
    files = [encoded(one) for number in SCENES for one in (painted(number), change(painted(number)))]

    found, names = matched(files)

    wanted = {tuple(sorted(names[place : place + 2])) for place in (0, 2, 4)}
    assert {(one.left, one.right) for one in found} == wanted
    assert all(one.kind is kind or kind is None for one in found)
    assert all(one.mirrored == mirrored for one in found)
    assert all(min(abs(one.turned - turn) for turn in (turned, (360 - turned) % 360)) <= 1 for one in found)


@pytest.mark.parametrize("size", [(300, 300), (240, 320)])
def test_a_picture_squeezed_into_a_tile_of_another_shape_is_found(size):
    tiles = [painted(number).resize(size) for number in (*SCENES, 9004)]
    whole = Image.new("RGB", (2 * size[0], 2 * size[1]))
    for place, tile in enumerate(tiles):
        whole.paste(tile, (place % 2 * size[0], place // 2 * size[1]))
    wide = [painted(number).resize((400, 225)) for number in SCENES]

    found, names = matched([encoded(one) for one in (whole, *wide)])

    assert {one.kind for one in found} == {MatchKind.COLLAGE}
    assert {name for one in found for name in (one.left, one.right)} == set(names)


def test_the_region_is_where_the_crop_was_taken_from():
    whole = painted(9001)

    (match,), (original, _) = matched([encoded(whole), encoded(cropped(whole, 0.25, 0, 1, 0.8))])

    ours, theirs = match.left_area, match.right_area
    if match.left != original:
        ours, theirs = theirs, ours
    assert size(theirs) > 0.97
    assert (min(x for x, _ in ours), max(y for _, y in ours)) == pytest.approx((0.25, 0.8), abs=0.02)


def test_the_pictures_of_a_collage_are_matched_each_in_its_tile():
    scenes = [painted(number) for number in (9001, 9002, 9003, 9004)]
    whole = Image.new("RGB", (640, 480))
    for place, scene in enumerate(scenes):
        whole.paste(scene, (place % 2 * 320, place // 2 * 240))

    found, names = matched([encoded(one) for one in (*scenes, whole)])

    assert {name for one in found for name in (one.left, one.right)} == set(names)
    assert len(found) == 4
    assert all(one.kind is MatchKind.COLLAGE for one in found)


def four(*numbers):
    whole = Image.new("RGB", (640, 480))
    for place, number in enumerate(numbers):
        whole.paste(painted(number).resize((320, 240)), (place % 2 * 320, place // 2 * 240))
    return whole


def test_two_collages_with_one_picture_match_in_its_tiles():
    found, _ = matched([encoded(four(9001, 9002, 9003, 9004)), encoded(four(9005, 9006, 9001, 9007))])

    assert [match.kind for match in found] == [MatchKind.COLLAGE]


def test_a_tile_needs_more_of_its_points_and_area_again_in_a_tile_than_in_a_whole_picture():
    collages = [study_picture(encoded(four(*rest))) for rest in ((9001, 9002, 9003, 9004), (9001, 9005, 9006, 9007))]
    tiles = [next(part for part in parts if part.part == 1) for _, parts in collages]
    first, second = sorted(tiles, key=lambda part: part.sha256)
    lies = overlap(first, second, mirrored=False)

    def kind(**changed):
        match = make_match(first, second, False, replace(lies, **changed))
        return match and match.kind

    assert kind() is MatchKind.CROP
    assert {kind(refound=0.3), kind(sameness=0.75)} <= {None, MatchKind.ROOM}
    assert (
        make_match(replace(first, part=0, box=WHOLE), second, False, replace(lies, refound=0.3)).kind is MatchKind.CROP
    )


def test_different_pictures_with_the_same_banner_do_not_match():
    found, _ = matched([encoded(bannered(painted(number))) for number in range(9010, 9022)])

    assert found == []


def test_different_pictures_with_the_same_name_written_all_over_do_not_match():
    found, _ = matched([encoded(lettered(painted(number))) for number in range(9010, 9022)])

    assert found == []


def test_softened_pictures_match_each_other_only_and_are_never_a_room():
    files = [study_picture(encoded(painted(9001), quality))[1] for quality in (70, 85)]
    soft, plain = [parts[1] for parts in files], [parts[0] for parts in files]
    first, second = sorted(soft, key=lambda part: part.sha256)
    lies = overlap(first, second, mirrored=False)

    assert match_features([soft[0]], [[soft[0], plain[1]]]) == []
    assert make_match(first, second, False, lies).kind is MatchKind.COPY
    assert make_match(first, second, False, replace(lies, agreement=0.5, sameness=0.5, rest=0.5)) is None
    assert make_match(first, second, False, replace(lies, points=13)) is None


@pytest.mark.parametrize(("rest", "same"), [(0.8, True), (0.7, False)])
def test_a_strip_along_an_edge_may_differ_where_the_rest_agrees(rest, same):
    pair = [study_picture(encoded(painted(9001), quality))[1][0] for quality in (70, 85)]
    first, second = sorted(pair, key=lambda part: part.sha256)
    lies = replace(overlap(first, second, mirrored=False), points=40, agreement=0.5, sameness=0.5, rest=rest)

    match = make_match(first, second, False, lies)

    assert (match.kind is MatchKind.COPY) is same


def test_different_pictures_above_the_same_high_banner_do_not_match():
    pictures = []
    for number in range(9010, 9022):
        picture = painted(number)
        whole = Image.new("RGB", (picture.width, round(picture.height * 1.33)), (180, 20, 60))
        whole.paste(picture)
        at = (8, picture.height + 4)
        ImageDraw.Draw(whole).text(at, "ONLY HERE,\nONLY TODAY", fill="white", font_size=picture.height // 10)
        pictures.append(encoded(whole))

    found, _ = matched(pictures)

    assert found == []


@pytest.mark.parametrize(("top", "kind"), [(0.5, MatchKind.CROP), (0.62, None)])
def test_a_tile_that_may_be_a_banner_matches_no_other_such_tile(top, kind):
    strip = painted(9001).resize((480, 200))
    tiles = [study_picture(encoded(strip, quality))[1][0] for quality in (70, 85)]
    tiles = [
        replace(tile, part=2, box=(0.0, top, across, 1.0)) for tile, across in zip(tiles, (1.0, 0.75), strict=True)
    ]
    first, second = sorted(tiles, key=lambda one: one.sha256)

    match = make_match(first, second, False, overlap(first, second, mirrored=False))

    assert (match and match.kind) is kind


@pytest.mark.parametrize(("shown", "kind"), [((0.7, 0.6), MatchKind.CROP), ((0.7, 0.45), None)])
def test_a_tile_shows_more_of_its_picture_than_a_piece_of_a_banner(shown, kind):
    whole = painted(9001)
    parts = [study_picture(encoded(one))[1][0] for one in (whole, cropped(whole, 0, 0, *shown))]
    parts = [parts[0], replace(parts[1], part=1)]
    first, second = sorted(parts, key=lambda part: part.sha256)
    lies = replace(overlap(first, second, mirrored=False), points=40, spread=0.36)

    match = make_match(first, second, False, lies)

    assert (match and match.kind) is kind


@pytest.mark.parametrize(("corner", "kind"), [(0.6, MatchKind.CROP), (0.45, None)])
def test_a_corner_of_both_pictures_makes_no_copy(corner, kind):
    scene = painted(9001).resize((320, 240)).crop((0, 0, round(320 * corner), round(240 * corner)))
    pictures = [painted(number).resize((320, 240)) for number in (9002, 9003)]
    for picture in pictures:
        picture.paste(scene)
    parts = sorted((study_picture(encoded(one))[1][0] for one in pictures), key=lambda one: one.sha256)
    lies = overlap(*parts, mirrored=False)
    shift = np.array([[1, 0, 320 * (1 - corner)], [0, 1, 240 * (1 - corner)]])
    lies = replace(lies, matrix=shift, points=14, agreement=0.95, sameness=0.95, spread=0.36, refound=0.2)

    match = make_match(*parts, False, lies)

    assert (match and match.kind) is kind


@pytest.mark.parametrize(("points", "side", "same"), [(13, 0.28, False), (22, 0.28, True), (13, 0.4, True)])
def test_a_picture_in_a_small_place_of_another_needs_the_points_of_a_tile(points, side, same):
    pair = [study_picture(encoded(painted(9001), quality))[1][0] for quality in (70, 85)]
    first, second = sorted(pair, key=lambda one: one.sha256)
    lies = replace(overlap(first, second, mirrored=False), points=points, refound=0.7, agreement=0.7, sameness=0.7)
    lies = replace(lies, matrix=np.array([[side, 0, 100], [0, side, 100]]), rest=0.7)

    match = make_match(first, second, False, lies)

    assert (match is not None and match.kind is MatchKind.CROP) is same


@pytest.mark.parametrize(("agreement", "same"), [(0.9, True), (0.7, False)])
def test_a_mark_all_over_leaves_few_points_when_nearly_all_pixels_agree(agreement, same):
    pair = [study_picture(encoded(painted(9001), quality))[1][0] for quality in (70, 85)]
    first, second = sorted(pair, key=lambda one: one.sha256)
    lies = overlap(first, second, mirrored=False)
    lies = replace(lies, points=20, refound=0.06, agreement=agreement, sameness=agreement, spread=0.35)

    match = make_match(first, second, False, lies)

    assert (match is not None and match.kind is MatchKind.COPY) is same


def test_the_parts_of_plain_pictures_that_share_a_banner_are_no_copies():
    walls = [Image.linear_gradient("L"), Image.linear_gradient("L").rotate(90)]
    pictures = [wall.resize((400, 300)).convert("RGB") for wall in walls]
    for picture in pictures:
        picture.paste(painted(9004).resize((400, 100)), (0, 200))
    whole = [study_picture(encoded(picture))[1][0] for picture in pictures]
    first, second = sorted(whole, key=lambda part: part.sha256)

    lies = overlap(first, second, mirrored=False)

    assert lies is not None and lies.points > 100
    match = make_match(first, second, False, lies)
    assert match is None or match.kind is MatchKind.ROOM


def test_the_same_things_in_another_picture_are_a_room_and_no_copy():
    scene = painted(9005)
    one, other = scene.copy(), cropped(scene, 0.05, 0, 1, 0.95)
    for picture, stranger, box in ((one, 9002, (80, 20, 230, 240)), (other, 9003, (60, 0, 210, 200))):
        somebody = Image.new("L", picture.size)
        ImageDraw.Draw(somebody).ellipse(box, fill=255)
        picture.paste(painted(stranger).resize(picture.size), mask=somebody)

    found, _ = matched([encoded(one), encoded(other)])

    assert [match.kind for match in found] == [MatchKind.ROOM]


def reposts():
    scenes = [painted(number) for number in (9001, 9002)]
    changes = (EDITS["cropped"][0], EDITS["mirrored and cropped"][0], EDITS["turned"][0], bannered)
    return [study_picture(encoded(change(scene))) for scene in scenes for change in (lambda one: one, *changes)]


def test_matches_do_not_depend_on_the_order_in_which_pictures_come():
    read = reposts()
    at_once = {}
    for turn in range(4):
        order = Random(turn).sample(read, len(read))
        held, found = [], {}
        for start in range(0, len(order), 1 + turn * 3):
            new = order[start : start + 1 + turn * 3]
            held += new
            found |= {(one.left, one.right): one for one in compared(new, held)}
        at_once = at_once or found
        assert found == at_once
    assert len(at_once) > 12


def compared(new, held):
    alike = match_hashes([picture for picture, _ in new], [picture for picture, _ in held])
    parts = [part for _, parts in sorted(new, key=lambda one: one[0].sha256) for part in parts]
    blocks = [parts for _, parts in held]
    return [*alike, *match_features(parts, blocks, {(one.left, one.right) for one in alike})]


@pytest.mark.slow
def test_two_hundred_unrelated_pictures_do_not_match():
    found, names = matched([encoded(painted(number)) for number in range(9100, 9300)])

    assert len(list(combinations(names, 2))) == 19900
    assert found == []
