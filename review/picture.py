"""A stored picture as a small grey preview: decoded within limits, drawn anew, nothing of the original file left."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from model import BadInput

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP", "TIFF")
SIDE = 360  # pixels: enough to recognise a room or a drawing, too small to dwell on
MOST_PIXELS = 30_000_000  # above this a decoder is being attacked, or a poster was uploaded
SHOT_SIDE = 900  # a page's screenshot must stay legible


def preview(data: bytes, side: int = SIDE) -> bytes:
    """PNG bytes of `data` in greys, at most `side` pixels wide and high; raises BadInput if it cannot be drawn."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                return _draw(picture, side)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError) as error:
        raise BadInput("the picture cannot be drawn") from error


def still(video: bytes, at_ms: int, side: int = SIDE) -> bytes:
    """The same of the frame of a video that was compared at `at_ms`; raises BadInput if it cannot be drawn."""
    from reading.videos import (
        NoVideoError,
        take_frames,
    )  # number tables take a second to load, and few pictures are frames

    try:
        return _draw(Image.fromarray(dict(take_frames(video).kept)[at_ms]), side)
    except (NoVideoError, KeyError) as error:
        raise BadInput("the frame cannot be drawn") from error


def _draw(picture: Image.Image, side: int) -> bytes:
    if picture.width * picture.height > MOST_PIXELS:
        raise BadInput("the picture is too large to draw")
    picture.draft("L", (side, side))
    grey = ImageOps.exif_transpose(picture).convert("RGBA")
    ground = Image.new("RGBA", grey.size, "white")
    flat = Image.alpha_composite(ground, grey).convert("L")
    flat.thumbnail((side, side))
    out = io.BytesIO()
    flat.save(out, "PNG")
    return out.getvalue()
