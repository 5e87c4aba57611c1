"""From bytes to a Picture: same picture, near hash; broken bytes, a fault and no exception."""

from __future__ import annotations

import io
import struct
import time
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from model import Picture
from reading import study_picture
from reading.pictures import MAX_BYTES


def photo(width: int = 320, height: int = 240, seed: int = 3) -> Image.Image:
    """A smooth made-up picture: a sky, some hills, a few lamps."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:1:240j, 0:1:320j]
    plane = 90 + 120 * y + 40 * np.sin(5 * x + 3 * y * rng.uniform(1, 3))
    for _ in range(14):
        cx, cy, r, light = rng.uniform(0, 1), rng.uniform(0, 1), rng.uniform(0.04, 0.2), rng.uniform(-110, 110)
        plane += light * np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / r**2)
    rgb = np.stack([plane, plane * 0.8 + 20, 255 - plane * 0.6], axis=-1)
    return Image.fromarray(rgb.clip(0, 255).astype(np.uint8)).resize((width, height), Image.Resampling.BICUBIC)


def encoded(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)  # type: ignore[arg-type]
    return buffer.getvalue()


def distance(one: Picture, other: Picture) -> int:
    assert one.pdq
    assert other.pdq
    return (int(one.pdq, 16) ^ int(other.pdq, 16)).bit_count()


BASE = study_picture(encoded(photo()))[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("png", encoded(photo(), "PNG")),
        ("webp", encoded(photo(), "WEBP")),
        ("avif", encoded(photo(), "AVIF")),
        ("gif", encoded(photo(), "GIF")),
        ("jpeg at quality 30", encoded(photo(), quality=30)),
        ("half size", encoded(photo(160, 120))),
        ("large", encoded(photo(2400, 1800))),
        ("white border", encoded(ImageOps.expand(photo(), 30, "white"))),
        ("black bars", encoded(ImageOps.expand(photo(), (0, 40), "black"))),
        ("grey", encoded(photo().convert("L"))),
        ("palette", encoded(photo().convert("P"), "PNG")),
        ("transparency", encoded(photo().convert("RGBA"), "PNG")),
        ("progressive", encoded(photo(), progressive=True)),
    ],
)
def test_a_copy_stays_within_the_distance_of_a_match(name: str, data: bytes) -> None:
    copy = study_picture(data)[0]

    assert copy.fault is None
    assert distance(BASE, copy) <= 31


def test_a_turned_camera_is_turned_back() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = study_picture(encoded(photo().rotate(90, expand=True), exif=exif))[0]

    assert distance(BASE, turned) <= 8


def test_the_mirror_image_has_the_mirror_hash() -> None:
    mirrored = study_picture(encoded(ImageOps.mirror(photo())))[0]

    assert BASE.pdq_mirror
    assert mirrored.pdq
    assert (int(mirrored.pdq, 16) ^ int(BASE.pdq_mirror, 16)).bit_count() <= 16


def test_other_pictures_are_far() -> None:
    others = [study_picture(encoded(photo(seed=seed)))[0] for seed in range(4, 24)]

    assert min(distance(BASE, other) for other in others) > 60


def test_transparency_falls_on_white() -> None:
    clear = Image.new("RGBA", (320, 240), (0, 0, 0, 0))
    clear.paste(photo(160, 120).convert("RGBA"), (80, 60))
    white = Image.new("RGB", (320, 240), "white")
    white.paste(photo(160, 120), (80, 60))

    assert study_picture(encoded(clear, "PNG"))[0].pdq == study_picture(encoded(white, "PNG"))[0].pdq


def _bomb(side: int) -> bytes:
    """A PNG that claims to be `side` x `side`."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "empty"),
        (b"no picture at all", "none of"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "none of"),
        (encoded(photo())[:2000], "undecodable"),
        (encoded(photo(), "PNG")[:2000], "undecodable"),
        (encoded(photo(), "WEBP")[:900], ""),
        (encoded(photo(), "TIFF"), "none of"),
        (encoded(photo(), "BMP"), "none of"),
        (encoded(Image.new("RGB", (3, 200)), "PNG"), "shorter than"),
        (_bomb(9_000), "pixels"),
        (_bomb(60_000), "pixels"),
        (b"\0" * (MAX_BYTES + 1), "larger than"),
    ],
)
def test_what_cannot_be_read_is_a_fault_and_no_exception(data: bytes, fault: str) -> None:
    picture = study_picture(data)[0]

    assert picture.pdq is None
    assert picture.fault is not None
    assert fault in picture.fault


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (encoded(photo(), "GIF", save_all=True, append_images=[photo(seed=9), photo(seed=10)]), "first of 3 frames"),
        (encoded(photo().convert("CMYK")), "CMYK"),
        (encoded(Image.fromarray(np.asarray(photo().convert("L"), dtype=np.uint16) * 257), "PNG"), "8 bits"),
    ],
)
def test_what_is_read_with_a_loss_is_hashed_and_says_so(data: bytes, fault: str) -> None:
    picture = study_picture(data)[0]

    assert picture.fault is not None
    assert fault in picture.fault
    assert distance(BASE, picture) <= 31


def test_one_format_posing_as_another_is_named_by_its_bytes() -> None:
    assert study_picture(encoded(photo(), "PNG"))[0].format == "png"
    assert study_picture(encoded(photo()))[0].format == "jpeg"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 4000))
def test_no_bytes_raise(noise: bytes, at: int) -> None:
    whole = encoded(photo(64, 48))
    cut = whole[: at % len(whole)]

    for data in (noise, cut + noise, whole[: len(cut)] + noise + whole[len(cut) + len(noise) :]):
        picture = study_picture(data)[0]
        assert (picture.pdq is None) <= (picture.fault is not None)


def test_a_small_photo_takes_no_more_than_ten_milliseconds_features_included() -> None:
    data = encoded(photo())
    study_picture(data)[0]

    start = time.thread_time()
    for _ in range(20):
        study_picture(data)[0]

    assert (time.thread_time() - start) / 20 < 0.010
