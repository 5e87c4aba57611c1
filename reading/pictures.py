"""From the bytes of a picture to its hashes. Pictures are compared, never faces or persons.

The pipeline is part of every hash: a change of decoder, turn, trim or resize moves bits, so it carries a version that
is kept with the hash and raised with every change here.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass

import numpy as np
import pi_heif
import PIL
from numpy.typing import NDArray
from PIL import Image, ImageOps

from model import Picture, PictureFeature
from reading.features import FEATURES, find_features
from reading.pdq import hash_pixels
from reading.videos import NoVideoError, container, name_of, take_frames

PIPELINE = f"pdq-2/{FEATURES}/frames-1/pillow-{PIL.__version__.split('.')[0]}"
FRAME = "frame"  # the format of a frame of a video
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF")
MAX_BYTES = 40_000_000  # a phone's largest photo is about 25 MB
MAX_PIXELS = 64_000_000  # 200 MB decoded; larger ones are bombs or posters
MIN_SIDE = 5  # PDQ's own least side
HASHED_SIDE = 512  # ≤ 8 bits from the hash of a larger picture, a tenth of its time (notes/stack.md, section 5)
_TRIM_TOLERANCE = 20.0  # grey levels: JPEG noise on a plain border stays below
_TRIM_AT_MOST = 0.35  # of a side; more is a picture of a plain thing, no border

Pixels = NDArray[np.uint8]
Studied = tuple[Picture, tuple[PictureFeature, ...]]

pi_heif.register_heif_opener()
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


class _Undecodable(Exception):
    """The picture gives no pixels; the message is its fault."""


@dataclass(frozen=True, slots=True)
class _Decoded:
    image: Image.Image
    remark: str | None


def study_file(data: bytes) -> tuple[Studied, ...]:
    """A picture by itself; or a video, which has no hash, followed by its frames, which are pictures with a time.

    The video's `fault` says how many frames were read, or with none following why it could not be.
    """
    kind = container(data)
    if kind is None:
        return (study_picture(data),)
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        frames = take_frames(data)
    except NoVideoError as fault:
        return ((Picture(sha256, format=kind, pipeline=PIPELINE, fault=str(fault)), ()),)
    video = Picture(sha256, frames.width, frames.height, kind, pipeline=PIPELINE, fault=frames.remark)
    return ((video, ()), *(_study_frame(sha256, *frame) for frame in frames.kept))


def _study_frame(video: str, at_ms: int, pixels: Pixels) -> Studied:
    image, name = Image.fromarray(pixels), name_of(video, at_ms)
    try:
        (pdq, mirror, quality), features = _study(name, image)
    except Exception as fault:  # as for pictures
        return Picture(name, format=FRAME, pipeline=PIPELINE, fault=f"{type(fault).__name__}", at_ms=at_ms), ()
    return Picture(name, *image.size, FRAME, pdq, mirror, quality, PIPELINE, at_ms=at_ms), features


def study_picture(data: bytes) -> Studied:
    """A picture's hashes, and its local features: those of the picture as shown, its border included.

    What cannot be decoded gives a Picture whose `fault` says why; nothing is raised. A picture that was read with a
    loss (first frame of an animation, CMYK, 16 bits) has hashes and a fault.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    width = height = 0
    kind = ""
    try:
        image = _open(data)
        (width, height), kind = image.size, _kind(image)
        decoded = _decode(image, HASHED_SIDE)
        (pdq, mirror, quality), features = _study(sha256, decoded.image)
    except _Undecodable as fault:
        return Picture(sha256, width, height, kind, pipeline=PIPELINE, fault=str(fault)), ()
    except Exception as fault:  # decoders raise whatever they like; the class is enough for a person to look
        why = f"undecodable: {type(fault).__name__}"
        return Picture(sha256, width, height, kind, pipeline=PIPELINE, fault=why), ()
    return Picture(sha256, width, height, kind, pdq, mirror, quality, PIPELINE, decoded.remark), features


def _study(sha256: str, image: Image.Image) -> tuple[tuple[str, str, int], tuple[PictureFeature, ...]]:
    shown = _shrunk(image, 2 * HASHED_SIDE)
    grey = np.asarray(shown.convert("L"))
    return hash_pixels(_canonical(shown, grey)), find_features(sha256, grey, PIPELINE)


def pixels_of(data: bytes, side: int) -> Pixels | None:
    """The picture as people see it (h, w, 3), no longer than `side`; None when it cannot be decoded."""
    try:
        return np.asarray(_shrunk(_decode(_open(data), side).image, side))
    except Exception:  # `study_picture` says what is wrong with it
        return None


def _open(data: bytes) -> Image.Image:
    if not data:
        raise _Undecodable("empty file")
    if len(data) > MAX_BYTES:
        raise _Undecodable(f"larger than {MAX_BYTES} bytes")
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise _Undecodable(f"more than {MAX_PIXELS} pixels") from None
    except PIL.UnidentifiedImageError:
        raise _Undecodable(f"none of {', '.join(FORMATS)}") from None
    return image


def _kind(image: Image.Image) -> str:
    """A JPEG with a second picture inside (MPO), as phones write them, is a JPEG."""
    kind = (image.format or "").lower()
    return "jpeg" if kind == "mpo" else kind


def _decode(image: Image.Image, side: int) -> _Decoded:
    """The picture as people see it, at least `side` long if it is so itself."""
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise _Undecodable(f"more than {MAX_PIXELS} pixels")
    if min(width, height) < MIN_SIDE:
        raise _Undecodable(f"a side shorter than {MIN_SIDE} pixels")
    remark = _remark(image)
    image.draft("RGB", (side, side))  # JPEG only: decode at 1/2, 1/4, 1/8 when that is enough
    image.load()
    return _Decoded(_flatten(ImageOps.exif_transpose(image)), remark)


def _remark(image: Image.Image) -> str | None:
    if image.format != "MPO" and getattr(image, "is_animated", False):
        frames = getattr(image, "n_frames", 0)  # counting frames may leave the reader at the last one
        image.seek(0)
        return f"animated: first of {frames} frames read"
    if image.mode in ("CMYK", "YCCK", "LAB"):
        return f"colour space {image.mode}: colours approximate"
    if image.mode.startswith(("I", "F")):
        return "more than 8 bits a sample: reduced to 8"
    return None


def _flatten(image: Image.Image) -> Image.Image:
    """8-bit RGB, transparency on white."""
    if image.mode.startswith(("I", "F")):
        samples = np.asarray(image, dtype=np.float64)
        scale = 255 / 65535 if samples.max(initial=0) > 255 else 1.0
        image = Image.fromarray((samples * scale).clip(0, 255).astype(np.uint8))
    if image.has_transparency_data:
        over = image.convert("RGBA")
        white = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(white, over).convert("RGB")
    return image.convert("RGB")


def _canonical(image: Image.Image, grey: Pixels) -> Pixels:
    """A picture of at most 1024 pixels: its plain border trimmed, then resized to at most 512."""
    box = _inside_border(grey)
    return np.asarray(_shrunk(image.crop(box) if box else image, HASHED_SIDE))


def _shrunk(image: Image.Image, side: int) -> Image.Image:
    longest = max(image.size)
    if longest <= side:
        return image
    width, height = (max(MIN_SIDE, round(length * side / longest)) for length in image.size)
    return image.resize((width, height), Image.Resampling.BILINEAR, reducing_gap=2.0)


def _inside_border(grey: Pixels) -> tuple[int, int, int, int] | None:
    """The box (left, top, right, bottom) without plain edges, or None when there is nothing to trim."""
    top, bottom = _plain_ends(grey)
    left, right = _plain_ends(grey[top : grey.shape[0] - bottom].T)
    box = (left, top, grey.shape[1] - right, grey.shape[0] - bottom)
    too_small = min(box[2] - box[0], box[3] - box[1]) < 4 * MIN_SIDE
    return None if too_small or not any((top, bottom, left, right)) else box


def _plain_ends(lines: Pixels) -> tuple[int, int]:
    """How many lines at the start and at the end are plain and of one grey."""
    values = lines.astype(np.int16)
    plain = np.ptp(values, axis=1) <= _TRIM_TOLERANCE
    middle = values.mean(axis=1)
    return _run(plain, middle), _run(plain[::-1], middle[::-1])


def _run(plain: NDArray[np.bool_], middle: NDArray[np.float64]) -> int:
    same = plain & (np.abs(middle - middle[0]) <= _TRIM_TOLERANCE)
    count = len(same) if same.all() else int(np.argmin(same))
    return count if count <= _TRIM_AT_MOST * len(same) else 0
