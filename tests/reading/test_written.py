"""Writing in pictures: numbers are found where they stand, and nothing is made of other writing or of none."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from model import FindingKind, PictureText, WrittenLine
from reading import can_read_writing, look_for_writing, read_sheets, read_written
from reading.written import READER, Sheet, _told
from reading.written_findings import field_of
from reading.written_glyphs import BRIGHTNESS
from reading.written_lines import Line
from reading.written_program import NoProgramError, Said, read_pages
from reading.written_spots import Spot
from reading.written_strips import LETTER, Strip, clean, letters_end
from reading.written_votes import agree

needs_program = pytest.mark.skipif(not can_read_writing(), reason="tesseract is not installed")


def ground(width: int = 480, height: int = 360, seed: int = 1) -> Image.Image:
    """Soft light and a few boxes."""
    rng = np.random.default_rng(seed)
    grid = rng.integers(40, 150, (6, 8, 3), dtype=np.uint8)
    picture = Image.fromarray(grid).resize((width, height), Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(picture)
    for _ in range(5):
        left, top = (int(value) for value in rng.integers(0, 300, 2))
        pen.rectangle((left, top, left + 90, top + 60), fill=tuple(int(value) for value in rng.integers(40, 150, 3)))
    return picture


def over(text: str, size: int = 34, angle: float = 0.0, fill: str = "white", at: tuple[int, int] = (60, 200)) -> bytes:
    """A picture with a text over it, as JPEG."""
    picture = ground()
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    ImageDraw.Draw(layer).text(at, text, fill, ImageFont.load_default(size=size))
    layer = layer.rotate(angle, Image.Resampling.BICUBIC)
    picture.paste(layer, (0, 0), layer)
    return jpeg(picture)


def jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def read(data: bytes) -> PictureText:
    sheet = look_for_writing(data)
    assert sheet
    (text,) = read_sheets([sheet])
    return text


def numbers(text: PictureText, region: str = "BE") -> list[str]:
    return [one.value for one in read_written(text, (region,)) if one.kind is FindingKind.PHONE]


@needs_program
@pytest.mark.parametrize(
    "data",
    [
        over("0470\n12 34 56"),
        pytest.param(over("0470 12 34 56"), marks=pytest.mark.slow),
        pytest.param(over("+32 470 12 34 56", fill="yellow"), marks=pytest.mark.slow),
        pytest.param(over("0470/12.34.56", angle=9), marks=pytest.mark.slow),
    ],
    ids=["two lines", "plain", "yellow", "slanted"],
)
def test_number_over_a_picture_is_read(data: bytes) -> None:
    assert numbers(read(data)) == ["+32470123456"]


@needs_program
def test_box_lies_where_the_number_stands() -> None:
    text = read(over("0470 12 34 56", at=(60, 200)))

    (found,) = read_written(text, ("BE",))
    (line,) = text.lines_of(found.start, found.end)
    assert (found.field, text.text[found.start : found.end]) == (field_of(text.sha256), found.raw)
    assert 0.05 < line.left < 0.2
    assert 0.5 < line.right < 0.8
    assert 0.5 < line.top < 0.6 < line.bottom < 0.75


@needs_program
def test_small_number_in_a_large_picture_is_read() -> None:
    picture = ground(1600, 1200)
    ImageDraw.Draw(picture).text((900, 700), "0470 12 34 56", "white", ImageFont.load_default(size=20))

    assert numbers(read(jpeg(picture))) == ["+32470123456"]


@needs_program
def test_number_as_bright_as_its_outline_is_read_by_its_colour() -> None:
    picture = Image.new("RGB", (480, 360), (40, 60, 150))
    face = ImageFont.load_default(size=34)
    ImageDraw.Draw(picture).text((60, 200), "0470 12 34 56", (60, 235, 60), face, stroke_width=2, stroke_fill="white")

    assert numbers(read(jpeg(picture))) == ["+32470123456"]


@needs_program
def test_number_of_a_pure_colour_is_found_among_things_nearly_as_bright() -> None:
    picture = Image.new("RGB", (480, 360), (60, 30, 30))
    pen = ImageDraw.Draw(picture)
    for left in range(0, 480, 18):
        pen.rectangle((left, 120, left + 12, 300), fill=(185 - left % 50, 190, 175))
    pen.text((60, 190), "0470 12 34 56", "white", ImageFont.load_default(size=40))

    assert numbers(read(jpeg(picture))) == ["+32470123456"]


@needs_program
def test_small_number_with_an_outline_is_found_between_the_pixels() -> None:
    picture, face = ground(320, 240), ImageFont.load_default(size=20)
    pen, left = ImageDraw.Draw(picture), 40.0
    for letter in "0470 12 34 56":
        pen.text((left, 100), letter, (90, 20, 120), face, stroke_width=1, stroke_fill="white")
        left += pen.textlength(letter, face)

    assert numbers(read(jpeg(picture))) == ["+32470123456"]


@needs_program
def test_two_digits_above_a_number_belong_to_it() -> None:
    assert numbers(read(over("06\n12 34 56 78", size=26, at=(20, 120))), "FR") == ["+33612345678"]


def test_star_read_for_another_sign_ends_no_number() -> None:
    assert agreed(["06 « 12 » 34 « 56 « 78"] * 2) == ("06 12 34 56 78", 2)


@needs_program
def test_number_is_found_on_a_weave_whose_rows_look_like_writing() -> None:
    rows, columns = np.mgrid[0:800, 0:600]
    weave = (120 + 60 * np.sin(columns / 3.2) * np.sin(rows / 3.7)).astype(np.uint8)
    picture = Image.fromarray(np.stack([weave, weave, weave // 2], axis=2))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((40, 150, 256, 188), fill=(20, 20, 20))
    pen.text((60, 155), "0470 12 34 56", (0, 220, 255), ImageFont.load_default(size=24))

    assert numbers(read(jpeg(picture))) == ["+32470123456"]


@needs_program
@pytest.mark.parametrize(
    "said",
    [
        "5 410188 031072",
        *(
            pytest.param(said, marks=pytest.mark.slow)
            for said in ("30 min 60€\n1h 120€", "12/05/2024 18:30", "1-ABC-234", "BE 0417.497.106")
        ),
    ],
)
def test_other_writing_is_no_number(said: str) -> None:
    assert numbers(read(over(said))) == []


@pytest.mark.parametrize(
    ("top", "bottom", "tall", "expected"),
    [
        (0.26, 0.36, 0.07, ["+32470123456"]),
        (0.16, 0.5, 0.07, ["+32470123456"]),
        (0.6, 0.7, 0.07, []),
        (0.26, 0.55, 0.2, []),
    ],
    ids=["right below", "slanted", "far below", "much taller"],
)
def test_number_on_two_lines_needs_lines_of_like_height_one_right_below_the_other(
    top: float, bottom: float, tall: float, expected: list[str]
) -> None:
    lines = (WrittenLine(0, 4, 0.2, 0.1, 0.5, 0.2, 0.07), WrittenLine(5, 13, 0.2, top, 0.6, bottom, tall))
    text = PictureText("0" * 64, READER, "0470\n12 34 56", lines)

    assert numbers(text) == expected


@pytest.mark.parametrize(("top", "expected"), [(0.6, ["+4930234567"]), (0.22, [])], ids=["far below", "right below"])
def test_digits_far_below_a_number_leave_it_one(top: float, expected: list[str]) -> None:
    lines = (WrittenLine(0, 10, 0.2, 0.1, 0.6, 0.2, 0.07), WrittenLine(11, 13, 0.2, top, 0.3, top + 0.1, 0.07))

    found = read_written(PictureText("0" * 64, READER, "030 234567\n06", lines), ("DE",))
    assert [one.value for one in found] == expected


def test_picture_without_writing_is_given_to_no_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert read(jpeg(ground())).text == ""


def test_program_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert not can_read_writing()
    with pytest.raises(NoProgramError):
        read_pages([np.full((60, 200), 255, np.uint8)], "eng")


@pytest.mark.parametrize("data", [b"", b"no picture", over("0470 12 34 56")[:400]])
def test_what_cannot_be_decoded_has_no_sheet(data: bytes) -> None:
    assert look_for_writing(data) is None


def agreed(texts: list[str], sure: float = 1.0) -> tuple[str, int]:
    return agree([Said(text, sure) for text in texts])


def test_reading_that_most_share_counts_and_says_how_many_share_it() -> None:
    assert agreed(["0470 12 34 56", "O470.12.34.56", "0478 12 34", ""]) == ("0470 12 34 56", 2)
    assert agreed(["", " "]) == ("", 0)


def test_digit_read_nearly_as_often_as_another_makes_no_number() -> None:
    this, that = "0470 12 34 56", "0470 12 34 86"

    assert agreed([this] * 5 + [that] * 4)[1] == 0
    assert agreed([this] * 4 + [that] * 2) == (this, 4)
    assert agreed([this] * 3 + [that]) == (this, 3)


def test_reading_weighs_as_much_as_the_program_is_sure_of_it() -> None:
    this, that = "0470 12 34 56", "0470 12 34 86"

    assert agree([Said(this, 0.9)] * 3 + [Said(that, 0.1)] * 4) == (this, 3)
    assert agree([Said(this, 0.4)] * 3 + [Said(that, 0.4)] * 3)[1] == 0


def test_nought_lost_by_most_readings_belongs_to_the_number() -> None:
    assert agreed(["Bel mijo779988550"] * 7 + ["Bel mij 0779988550"] * 2) == ("Bel mij 0779988550", 2)


def test_one_word_misread_for_that_of_a_register_makes_none() -> None:
    number = "Call me 0470 12 34 56"

    assert agreed([number] * 9 + ["Call n° 0470 12 34 56"]) == (number, 10)
    assert agreed(["0470 12 34 56"] * 2 + ["KBO 0470 12 34 56"] * 2) == ("KBO 0470 12 34 56", 4)


def test_two_readings_are_too_few_where_one_has_nearly_the_same_number() -> None:
    number = "0470 12 34 56"

    assert agreed([number] * 2 + ["0470 12 34 86"])[1] == 0
    assert agreed([number] * 2 + ["0470 12 34 5"]) == (number, 2)
    assert agreed([number] * 3 + ["0470 12 34 86"]) == (number, 3)


def test_telephone_number_wins_over_what_lost_a_digit() -> None:
    texts = ["0470 12 34 5", "0470 12 34 5", "0470 12 34 56", "0470 12 34 56"]

    assert agreed(texts) == ("0470 12 34 56", 2)


def test_number_stands_though_most_readings_lost_one_end() -> None:
    assert agreed(["70 12 34"] * 6 + ["0470 12 34 56"] * 3) == ("0470 12 34 56", 3)
    assert agreed(["70 12 34"] * 6 + ["0470 12 34 56"] * 2 + ["0370 12 34 56", "0470 12 34 59"])[1] == 0


def test_number_that_may_have_lost_its_end_is_none() -> None:
    assert agreed(["347 826 819"] * 8 + ["347 826 8197"] * 2)[1] == 0
    assert agreed(["347 826 819"] * 8 + ["347 826 8197"])[1] == 8
    assert agree([Said("347 826 819", 1.0)] * 8 + [Said("347 826 8197", 0.0)] * 2)[1] == 8


def test_stain_behind_a_number_does_not_win_over_it() -> None:
    assert agreed(["348 348 0386"] * 2 + ["348 348 0386 7"] * 3) == ("348 348 0386", 2)


def test_rival_that_is_no_number_must_only_be_rarer() -> None:
    assert agreed(["339 2468444"] * 3 + ["839 2468444"] * 2) == ("339 2468444", 3)
    assert agreed(["0470 12 34 56"] * 5 + ["0475 12 34 56"] * 4)[1] == 0


def test_number_read_with_and_without_its_noughts_is_one() -> None:
    assert agreed(["0032 490 173 509"] * 5 + ["32 490 173 509"] * 6) == ("0032 490 173 509", 11)


def test_number_read_with_and_without_its_country_is_one_with_it() -> None:
    assert agreed(["918 021 760"] * 7 + ["+351 918 021 760"] * 3) == ("+351 918 021 760", 3)


def test_end_lost_behind_the_code_of_a_country_makes_no_number_of_another() -> None:
    assert agreed(["+32 478 03508"] * 9 + ["+32 478 035089"] * 2) == ("+32 478 035089", 2)


def test_plus_read_as_a_four_is_a_plus_where_others_read_the_number_without_it() -> None:
    assert agreed(["4336 39 98 83 23"] * 6 + ["336 39 98 83 23"]) == ("+336 39 98 83 23", 7)
    assert agreed(["4336 39 98 83 23"] * 6) == ("4336 39 98 83 23", 6)


def test_landline_of_a_country_far_away_is_no_number_without_its_code() -> None:
    line = WrittenLine(0, 16, 0.0, 0.0, 1.0, 1.0, 0.7)

    for said, regions, count in (("015 25 24 46 ....", ("DE",), 0), ("015 25 24 46 ....", ("BE",), 1)):
        assert len(read_written(PictureText("a" * 64, READER, said, (line,)), regions)) == count


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("v024 040900", []), ("v_024 040900", []), ("Tel 024 040900", ["+3224040900"]),
        ("Tel02 404 09 00", ["+3224040900"]), ("Tel0470 12 34 56", ["+32470123456"]),
    ],
)  # fmt: skip
def test_landline_stands_by_itself_or_right_behind_its_label(said: str, expected: list[str]) -> None:
    line = WrittenLine(0, len(said), 0.0, 0.0, 1.0, 1.0, 0.7)

    assert numbers(PictureText("a" * 64, READER, said, (line,))) == expected


def test_bar_code_is_no_number_though_it_begins_with_a_country_code() -> None:
    line = WrittenLine(0, 15, 0.0, 0.0, 1.0, 1.0, 0.7)

    assert numbers(PictureText("a" * 64, "w", "4 917660 123456", (line,))) == []
    assert numbers(PictureText("a" * 64, "w", "+4917660123456", (line,))) == ["+4917660123456"]


@pytest.mark.parametrize(("said", "expected"), [("0417.497.106", []), ("0470.123.456", ["+32470123456"])])
def test_number_spaced_and_checked_as_an_enterprise_number_is_no_telephone_number(
    said: str, expected: list[str]
) -> None:
    line = WrittenLine(0, len(said), 0.0, 0.0, 1.0, 1.0, 0.7)

    assert numbers(PictureText("a" * 64, "w", said, (line,))) == expected


@pytest.mark.parametrize("said", ["0 1600 1/125 F428", "+519 4106 9125 GoG"], ids=["camera", "card"])
def test_digits_of_cameras_and_cards_are_no_number(said: str) -> None:
    assert numbers(PictureText("a" * 64, "w", said, (WrittenLine(0, len(said), 0.0, 0.0, 1.0, 1.0, 0.7),))) == []


def test_country_code_whose_plus_was_not_read_stands_before_its_number() -> None:
    line = WrittenLine(0, 16, 0.0, 0.0, 1.0, 1.0, 0.7)

    found = read_written(PictureText("a" * 64, READER, "351 92 579 72 71", (line,)), ("PT",))
    assert [one.value for one in found if one.kind is FindingKind.PHONE] == ["+351925797271"]
    assert read_written(PictureText("a" * 64, READER, "352 92 579 72 71", (line,)), ("PT",)) == ()


@pytest.mark.parametrize("said", ["0475/12.34.56", "+32 475/123456", "04/75/12/34/56", "0475 12 34 56 Sofia"])
def test_slashes_and_words_beside_a_number_leave_it_one(said: str) -> None:
    line = WrittenLine(0, len(said), 0.0, 0.0, 1.0, 1.0, 0.7)

    assert numbers(PictureText("a" * 64, "w", said, (line,))) == ["+32475123456"]


def test_sign_read_for_a_plus_is_one_before_the_code_of_a_country() -> None:
    assert agreed(["#32 470 12 34 56"] * 2) == ("+32 470 12 34 56", 2)
    assert agreed(["#12 345"] * 2) == ("12 345", 2)


def test_plus_within_digits_ends_no_reading() -> None:
    assert agreed(["49+170 123 456 78"] * 2)[1] == 2


def test_line_goes_on_behind_a_star_that_stands_far_from_both_neighbours() -> None:
    page = np.full((60, 600), 255, np.uint8)
    for left in (100, 130, 160, 270, 300):
        page[15:45, left : left + 20] = 0
    page[20:30, 220:230] = 0  # a star
    line = replace(WHOLE, left=100, right=180, bow=(0.0, 0.0, 30.0), height=LETTER)
    strip = Strip(np.zeros((60, 600, 3), np.uint8), line, np.arange(600.0), np.full(600, 30.0))

    assert letters_end(page, strip)[1] < 220
    assert 320 < letters_end(page, strip, bridged=True)[1] < 340


def test_page_is_cleaned_of_what_reaches_its_edges_and_of_nothing_else() -> None:
    page = np.full((60, 200), 255, np.uint8)
    page[0:30, 10:20] = page[20:40, 50:60] = page[45:60, 90:95] = 0

    cleaned = clean(page)
    assert cleaned[20:40, 50:60].max() == 0
    assert cleaned.min(axis=0).nonzero()[0].tolist() == [*range(50), *range(60, 200)]


def spots_of(*lines: Line) -> tuple[Spot, ...]:
    page = np.full((60, 200), 255, np.uint8)
    return tuple(Spot(line, (line.left, line.at(0) - 15, line.right, line.at(0) + 15), *[page] * 9) for line in lines)


WHOLE = Line(10, 190, (0.0, 0.0, 50.0), 20, (0, 0, 0), True, BRIGHTNESS, 10, 5.0)


def test_lines_of_slanted_writing_are_told_from_the_top_down_though_the_second_goes_further_up() -> None:
    first = replace(WHOLE, right=60, bow=(0.0, -0.4, 100.0))
    second = replace(WHOLE, bow=(0.0, -0.4, 130.0))

    told = _told(
        Sheet("a" * 64, 200, 200, spots_of(second, first)), [[Said("12 34 56 78", 1.0)] * 3, [Said("06", 1.0)] * 3]
    )

    assert told.text == "06\n12 34 56 78"


def test_outline_read_with_an_end_cut_off_does_not_stand_beside_the_number() -> None:
    spots = spots_of(WHOLE, replace(WHOLE, left=120, bow=(0.0, 0.0, 70.0), light=False))

    told = _told(Sheet("a" * 64, 200, 100, spots), [[Said("0470 12 34 56", 1.0)] * 2, [Said("12 34 56", 1.0)] * 3])

    assert told.text == "0470 12 34 56"


def test_whole_number_is_told_rather_than_surer_pieces_of_it() -> None:
    spots = spots_of(WHOLE, replace(WHOLE, right=80), replace(WHOLE, left=70, bow=(0.0, 0.0, 65.0)))

    read = [[Said("0470 12 34 56", 1.0)] * 2, [Said("0470 1", 1.0)] * 8, [Said("0470 19", 1.0)] * 4]
    told = _told(Sheet("a" * 64, 200, 100, spots), read)

    assert told.text == "0470 12 34 56"


def test_surer_reading_of_more_digits_is_told_rather_than_a_number_among_them() -> None:
    spots = spots_of(WHOLE, replace(WHOLE, left=20))

    told = _told(
        Sheet("a" * 64, 200, 100, spots), [[Said("IMG 20060614 153800", 1.0)] * 8, [Said("060614 153800", 1.0)] * 2]
    )

    assert told.text == "IMG 20060614 153800"
