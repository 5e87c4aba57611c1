"""Pictures drawn by program: rooms, landscapes, things on a table. Never people.

A scene is drawn from its number alone and kept; what a repost did to it (mirror, crop, mark, size, compression) is
cheap. Light comes from smooth noise at six scales, so that any two scenes are far apart in PDQ.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageEnhance, ImageFont, ImageOps

from sandbox.town import TownPhoto

WIDTH, HEIGHT = 320, 240
Field = npt.NDArray[np.float32]
Colour = tuple[int, int, int]


@lru_cache(maxsize=2000)
def draw(photo: TownPhoto) -> bytes:
    """The bytes of a photo, the same in every process with the same Pillow."""
    picture = reposted(Image.open(io.BytesIO(scene(photo.scene))), photo)
    out = io.BytesIO()
    if photo.format == "png":
        picture.reduce(2).save(out, "PNG", compress_level=1)
    elif photo.format == "webp":
        picture.save(out, "WEBP", quality=photo.quality, method=0)
    else:
        picture.save(out, "JPEG", quality=photo.quality)
    return out.getvalue()


def reposted(picture: Image.Image, photo: TownPhoto) -> Image.Image:
    """The scene after what one repost did to it."""
    if photo.mirror:
        picture = ImageOps.mirror(picture)
    if any(photo.crop):
        left, top, right, bottom = photo.crop
        box = (WIDTH * left, HEIGHT * top, WIDTH * (1 - right), HEIGHT * (1 - bottom))
        picture = picture.crop(tuple(round(edge) for edge in box))  # type: ignore[arg-type]
    if photo.scale != 1.0:
        size = (round(picture.width * photo.scale), round(picture.height * photo.scale))
        picture = picture.resize(size, Image.Resampling.BILINEAR)
    if photo.brightness != 1.0:
        picture = ImageEnhance.Brightness(picture).enhance(photo.brightness)
    if photo.mark:
        picture = marked(picture, photo.mark)
    if photo.written:
        picture = written_over(picture, photo.written)
    return ImageOps.expand(picture, photo.border, (245, 245, 245)) if photo.border else picture


def written_over(picture: Image.Image, text: str) -> Image.Image:
    """A text across the lower part, white with a dark edge, as large as nine tenths of the width allow."""
    face = ImageFont.load_default(size=100)
    face = ImageFont.load_default(size=min(30, 0.9 * picture.width / face.getlength(text) * 100))
    picture = picture.copy()
    at = (picture.width / 2, picture.height * 0.86)
    pen = ImageDraw.Draw(picture)
    pen.text(at, text, (255, 255, 255), face, anchor="mm", stroke_width=2, stroke_fill=(10, 10, 10))
    return picture


def marked(picture: Image.Image, mark: int) -> Image.Image:
    """A board's watermark in one corner, half transparent."""
    width, height = picture.width // 4, picture.height // 12
    left = 6 if mark % 2 else picture.width - width - 6
    top = 6 if mark % 4 < 2 else picture.height - height - 6
    box = (left, top, left + width, top + height)
    label = Image.new("RGB", (width, height), (250, 250, 250))
    ImageDraw.Draw(label).text((4, 2), f"town {mark}", fill=(30, 30, 60))
    picture = picture.copy()
    picture.paste(Image.blend(picture.crop(box), label, 0.55), box)
    return picture


@lru_cache(maxsize=4000)
def scene(number: int) -> bytes:
    """Scene `number`, 320 x 240, as JPEG: small to keep, and read back in a fifth of the time it takes to draw."""
    out = io.BytesIO()
    painted(number).save(out, "JPEG", quality=93)
    return out.getvalue()


def painted(number: int) -> Image.Image:
    """Scene `number` in RGB."""
    rng = np.random.default_rng([number, 2026])
    painter = PAINTERS[int(rng.integers(len(PAINTERS)))]
    colours = np.asarray(painter(rng), dtype=np.float32)
    light = 1.0 + 0.75 * noise(rng, (2, 3, 5, 8, 13, 24)) + rng.random((HEIGHT // 2, WIDTH // 2), np.float32) * 0.1
    colours *= light.repeat(2, axis=0).repeat(2, axis=1)[:, :, None]
    return Image.fromarray(colours.clip(0, 255, out=colours).astype(np.uint8), "RGB")


def noise(rng: np.random.Generator, scales: tuple[int, ...]) -> Field:
    """Smooth noise of about -0.5 to 0.5, at half the size; `scales` are the rows of the grids laid over each other."""
    total = np.zeros((HEIGHT // 2, WIDTH // 2), dtype=np.float32)
    for rows in scales:
        grid = rng.random((rows, rows * 4 // 3 + 1), np.float32) - np.float32(0.5)
        smooth = Image.fromarray(grid).resize((WIDTH // 2, HEIGHT // 2), Image.Resampling.BILINEAR)
        total += np.asarray(smooth, dtype=np.float32)
    return total / np.float32(len(scales) ** 0.5)


def colour(rng: np.random.Generator, low: int = 40, high: int = 225) -> Colour:
    red, green, blue = (int(value) for value in rng.integers(low, high, 3))
    return red, green, blue


def spot(rng: np.random.Generator, smallest: int, largest: int) -> tuple[int, int, int, int]:
    """A box of a size between the two, anywhere on the picture."""
    width, height = (int(value) for value in rng.integers(smallest, largest, 2))
    left, top = int(rng.integers(-10, WIDTH - 20)), int(rng.integers(-10, HEIGHT - 20))
    return left, top, left + width, top + height


def room(rng: np.random.Generator) -> Image.Image:
    """A wall with a window and frames, a floor of planks, some furniture."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), colour(rng, 120, 235))
    pen = ImageDraw.Draw(picture)
    floor = int(rng.integers(120, 190))
    pen.rectangle((0, floor, WIDTH, HEIGHT), fill=colour(rng, 60, 170))
    centre, plank = int(rng.integers(60, 260)), colour(rng, 40, 120)
    for foot in range(-200, WIDTH + 200, int(rng.integers(28, 60))):
        pen.line((centre + (foot - centre) // 3, floor, foot, HEIGHT), fill=plank, width=2)
    for _ in range(int(rng.integers(1, 4))):
        box = spot(rng, 40, 110)
        pen.rectangle(box, fill=colour(rng, 150, 250), outline=colour(rng, 20, 90), width=4)
        pen.line(((box[0] + box[2]) // 2, box[1], (box[0] + box[2]) // 2, box[3]), fill=colour(rng), width=3)
    for _ in range(int(rng.integers(2, 5))):
        left, top, right, bottom = spot(rng, 50, 150)
        sunk = max(0, floor - 40 - top)
        pen.rounded_rectangle((left, top + sunk, right, bottom + sunk), 10, fill=colour(rng))
    return picture


def landscape(rng: np.random.Generator) -> Image.Image:
    """Sky, a sun, three to five ridges one before the other."""
    rows = np.linspace(0, 1, HEIGHT, dtype=np.float32)[:, None, None]
    high, low = np.array(colour(rng, 90, 240)), np.array(colour(rng, 120, 250))
    sky = np.broadcast_to(high * (1 - rows) + low * rows, (HEIGHT, WIDTH, 3)).copy()
    ridges = np.sort(rng.uniform(60, 215, int(rng.integers(3, 6))))
    for base in ridges:
        steps = rng.uniform(-1, 1, int(rng.integers(5, 14)))
        line = base + 35 * np.interp(np.linspace(0, len(steps) - 1, WIDTH), np.arange(len(steps)), steps)
        sky[np.arange(HEIGHT)[:, None] > line[None, :]] = colour(rng, 30, 190)
    picture = Image.fromarray(np.clip(sky, 0, 255).astype(np.uint8), "RGB")
    ImageDraw.Draw(picture).ellipse(spot(rng, 20, 50), fill=(250, 235, 170))
    return picture


def table(rng: np.random.Generator) -> Image.Image:
    """Boxes, bowls and a striped cloth, seen from above."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), colour(rng, 90, 210))
    pen = ImageDraw.Draw(picture)
    stripe, gap = colour(rng), int(rng.integers(24, 70))
    slant = int(rng.integers(-120, 120))
    for start in range(-150, WIDTH + 150, gap):
        pen.line((start, 0, start + slant, HEIGHT), fill=stripe, width=gap // 3)
    for _ in range(int(rng.integers(5, 11))):
        shape: Callable[..., None] = pen.ellipse if rng.random() < 0.55 else pen.rectangle
        shape(spot(rng, 22, 110), fill=colour(rng, 20, 245), outline=colour(rng, 10, 100), width=3)
    return picture


PAINTERS: tuple[Callable[[np.random.Generator], Image.Image], ...] = (room, landscape, table)
