"""Pictures are drawn anew, small and grey, or not at all."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from model import BadInput
from review import picture
from review.picture import preview


def saved(image: Image.Image, form: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_preview_is_small_and_grey(form: str) -> None:
    with Image.open(io.BytesIO(preview(saved(Image.new("RGB", (1200, 800), "red"), form)))) as shown:
        assert (shown.format, shown.mode, max(shown.size)) == ("PNG", "L", picture.SIDE)


def test_nothing_of_the_original_file_is_left() -> None:
    exif = Image.Exif()
    exif[0x010E] = "a name in the file"

    shown = preview(saved(Image.new("RGB", (40, 40)), "JPEG", exif=exif, comment=b"a name in the file"))

    assert b"a name" not in shown


@pytest.mark.parametrize("data", [b"", b"<svg onload='alert(1)'/>", b"\x89PNG\r\n\x1a\n garbage", b"%PDF-1.4"])
def test_bytes_that_are_no_picture_are_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        preview(data)


def test_half_a_picture_is_refused_and_not_shown_in_part() -> None:
    with pytest.raises(BadInput):
        preview(saved(Image.effect_noise((400, 400), 50))[:3000])


def test_a_picture_with_more_pixels_than_a_screen_needs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "MOST_PIXELS", 99)

    with pytest.raises(BadInput, match="too large"):
        preview(saved(Image.new("L", (10, 10))))
