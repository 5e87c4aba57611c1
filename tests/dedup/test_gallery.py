"""Pictures joined to classes: a crop belongs to its picture, a collage to nobody, a room in common says nothing."""

from dedup.gallery import sort_pictures
from model import MatchKind, Picture

LEFT = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))
RIGHT = ((0.5, 0.0), (1.0, 0.0), (1.0, 1.0), (0.5, 1.0))


def gallery(*matches):
    names = {name for one in matches for name in (one.left, one.right)}
    return sort_pictures([Picture(name) for name in names], matches)


def test_a_crop_of_a_crop_is_the_same_picture(match):
    sorted_ = gallery(match("a", "b", MatchKind.CROP), match("b", "c", MatchKind.COPY))

    assert {sorted_.own[name] for name in "abc"} == {"a"}


def test_a_collage_carries_what_it_shows_and_joins_nothing(match):
    sorted_ = gallery(match("a", "x", MatchKind.COLLAGE, LEFT), match("b", "x", MatchKind.COLLAGE, RIGHT))

    assert [sorted_.own[name] for name in "abx"] == ["a", "b", "x"]
    assert sorted_.classes(Picture("x")) == {"a", "b", "x"}
    assert sorted_.classes(Picture("a")) == {"a"}


def test_a_collage_without_seams_is_known_by_its_two_pictures(match):
    sorted_ = gallery(match("a", "x", MatchKind.CROP, LEFT), match("b", "x", MatchKind.CROP, RIGHT))

    assert sorted_.own["a"] != sorted_.own["b"]
    assert sorted_.classes(Picture("x")) >= {"a", "b"}


def test_two_crops_of_one_part_are_one_picture(match):
    sorted_ = gallery(match("a", "x", MatchKind.CROP, LEFT), match("b", "x", MatchKind.CROP, LEFT))

    assert sorted_.own["a"] == sorted_.own["b"] == sorted_.own["x"]
