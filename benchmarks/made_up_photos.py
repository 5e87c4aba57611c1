"""Photo-like pictures drawn by program, and what reposts do to them. Never people; no outside data.

A scene is drawn from its number: one of six kinds (room, outdoors, things on a table, house front, cloth, sign), with
1/f textures, shading, light that falls off, blur, vignette and sensor noise. Repetitive kinds (windows, tiles, planks,
weaves) are there to tempt a matcher into false matches.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps

Rng = np.random.Generator
Field = NDArray[np.float32]
Spot = tuple[float, float, float, float]
Corners = list[tuple[float, float]]
Painter = Callable[[Rng, int, int], Field]
SIZES = ((320, 240), (400, 300), (480, 360), (300, 400), (360, 240), (240, 320))


def scene(number: int, side: int | None = None, *painters: Painter) -> Image.Image:
    """Scene `number`, its longest side about `side` if given, by one of these painters, else of `PAINTERS`."""
    rng = np.random.default_rng([number, 77])
    width, height = SIZES[int(rng.integers(len(SIZES)))]
    if side:
        width, height = (max(48, round(length * side / max(width, height))) for length in (width, height))
    painter = (painters or PAINTERS)[int(rng.integers(len(painters or PAINTERS)))]
    return _developed(rng, painter(rng, width, height))


def texture(rng: Rng, width: int, height: int, slope: float = 1.0) -> Field:
    """Noise whose strength falls with frequency as in photographs (1/f), of mean 0 and deviation 1."""
    total = np.zeros((height, width), dtype=np.float32)
    cells, weight = 3, 1.0
    while cells < max(width, height) / 1.5:
        grid = rng.standard_normal((max(2, cells * height // width), cells), dtype=np.float32)
        smooth = Image.fromarray(grid).resize((width, height), Image.Resampling.BICUBIC)
        total += np.float32(weight) * np.asarray(smooth, dtype=np.float32)
        cells, weight = cells * 2, weight / 2**slope
    return total / np.float32(total.std() + 1e-6)


def _colour(rng: Rng, low: int = 30, high: int = 235) -> tuple[int, int, int]:
    base = rng.integers(low, high)
    red, green, blue = (int(np.clip(base + shift, 5, 250)) for shift in rng.normal(0, 34, 3))
    return red, green, blue


def _pixels(picture: Image.Image) -> Field:
    return np.asarray(picture, dtype=np.float32)


def _developed(rng: Rng, colours: Field) -> Image.Image:
    """Light from one side, falling off; then lens and sensor."""
    height, width = colours.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    at_x, at_y = rng.uniform(-0.2, 1.2) * width, rng.uniform(-0.3, 1.0) * height
    away = np.hypot(columns - np.float32(at_x), rows - np.float32(at_y)) / max(width, height)
    light = np.float32(1.25) - np.float32(rng.uniform(0.2, 0.8)) * away
    light += np.float32(rng.uniform(0.02, 0.1)) * texture(rng, width, height, 1.4)
    picture = Image.fromarray((colours * light[:, :, None]).clip(0, 255).astype(np.uint8), "RGB")
    picture = picture.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.2, 0.9))))
    noisy = _pixels(picture) + rng.standard_normal((height, width, 1), dtype=np.float32) * rng.uniform(1, 5)
    return Image.fromarray(noisy.clip(0, 255).astype(np.uint8), "RGB")


def _surface(rng: Rng, width: int, height: int, strength: float = 18.0) -> Field:
    grain = texture(rng, width, height, float(rng.uniform(0.5, 1.1)))[:, :, None]
    return np.array(_colour(rng), dtype=np.float32) + grain * np.float32(strength)


def _paste(ground: Field, what: Field, shape: Image.Image) -> Field:
    mask = _pixels(shape.filter(ImageFilter.GaussianBlur(0.7)))[:, :, None] / 255
    return ground * (1 - mask) + what * mask


def _mask(width: int, height: int, draw: Callable[[ImageDraw.ImageDraw], None]) -> Image.Image:
    shape = Image.new("L", (width, height))
    draw(ImageDraw.Draw(shape))
    return shape


def _shaded(rng: Rng, width: int, height: int) -> Field:
    """A surface lit from one side."""
    across = np.linspace(rng.uniform(0.6, 1.2), rng.uniform(0.5, 1.1), width, dtype=np.float32)
    return _surface(rng, width, height, float(rng.uniform(4, 22))) * across[None, :, None]


def _box(rng: Rng, width: int, height: int, low: float = 0.08, high: float = 0.35) -> tuple[float, float, float, float]:
    wide, tall = rng.uniform(low, high) * width, rng.uniform(low, high) * height
    left, top = rng.uniform(-0.05, 0.95) * width, rng.uniform(0, 0.95) * height
    return left, top, left + wide, top + tall


def _things(rng: Rng, ground: Field, count: int, low: float = 0.06, high: float = 0.3) -> Field:
    """Round, square and many-cornered things, each with its shadow, some with a print on them."""
    height, width = ground.shape[:2]
    for _ in range(count):
        box = _box(rng, width, height, low, high)
        kind = int(rng.integers(4))
        corners = [(rng.uniform(box[0], box[2]), rng.uniform(box[1], box[3])) for _ in range(int(rng.integers(3, 7)))]
        turn = float(rng.uniform(-25, 25))

        def outline(pen: ImageDraw.ImageDraw, kind: int = kind, box: Spot = box, corners: Corners = corners) -> None:
            if kind == 0:
                pen.ellipse(box, fill=255)
            elif kind == 1:
                pen.rounded_rectangle(box, 8, fill=255)
            elif kind == 2:
                pen.polygon(corners, fill=255)
            else:
                pen.rectangle(box, fill=255)

        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        shape = _mask(width, height, outline).rotate(turn, center=middle)
        shadow = shape.transform(shape.size, Image.Transform.AFFINE, (1, 0, -5, 0, 1, -6))
        ground = _paste(ground, ground * np.float32(0.55), shadow.filter(ImageFilter.GaussianBlur(4)))
        what = _shaded(rng, width, height)
        if rng.random() < 0.4:
            what = _striped(rng, what)
        ground = _paste(ground, what, shape)
    return ground


def things(rng: Rng, picture: Image.Image, count: int, low: float, high: float) -> Image.Image:
    """The picture with other things in front of it, of these shares of its sides."""
    laid = _things(rng, _pixels(picture), count, low, high)
    return Image.fromarray(laid.clip(0, 255).astype(np.uint8), "RGB")


def _striped(rng: Rng, ground: Field) -> Field:
    height, width = ground.shape[:2]
    gap, slant = int(rng.integers(5, 24)), float(rng.uniform(-1, 1))
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    wave = np.sin((columns + np.float32(slant) * rows) * np.float32(2 * np.pi / gap)) > rng.uniform(-0.4, 0.8)
    return np.where(wave[:, :, None], ground, np.array(_colour(rng), dtype=np.float32)).astype(np.float32)


def room(rng: Rng, width: int, height: int) -> Field:
    """Three walls in perspective, boards on the floor, window, frames, furniture."""
    ground = _surface(rng, width, height, 7)
    if rng.random() < 0.4:
        ground = _striped(rng, ground)
    left, right = rng.uniform(0.05, 0.3) * width, rng.uniform(0.7, 0.95) * width
    top, floor = rng.uniform(0.0, 0.15) * height, rng.uniform(0.55, 0.75) * height
    side = _mask(width, height, lambda pen: pen.polygon([(0, 0), (left, top), (left, floor), (0, height)], fill=255))
    ground = _paste(ground, ground * np.float32(rng.uniform(0.6, 0.9)), side)
    boards = _surface(rng, width, height, 14)
    seams = Image.fromarray(boards.clip(0, 255).astype(np.uint8), "RGB")
    pen = ImageDraw.Draw(seams)
    centre, gap = rng.uniform(0.3, 0.7) * width, rng.uniform(0.05, 0.14) * width
    for step in range(-40, 40):
        pen.line((centre + step * gap / 3, floor, centre + step * gap, height), fill=_colour(rng, 20, 110), width=2)
    below = [(0, height), (left, floor), (right, floor), (width, height)]
    ground = _paste(ground, _pixels(seams), _mask(width, height, lambda one: one.polygon(below, fill=255)))
    for _ in range(int(rng.integers(1, 4))):
        box = _box(rng, width, int(floor), 0.1, 0.35)
        view = _surface(rng, width, height, 30)
        ground = _paste(ground, view, _mask(width, height, lambda one, box=box: one.rectangle(box, fill=255)))
        frame = Image.fromarray(ground.clip(0, 255).astype(np.uint8), "RGB")
        ImageDraw.Draw(frame).rectangle(box, outline=_colour(rng, 20, 230), width=int(rng.integers(2, 6)))
        ground = _pixels(frame)
    return _things(rng, ground, int(rng.integers(3, 7)), 0.12, 0.45)


def outdoors(rng: Rng, width: int, height: int) -> Field:
    """Sky with clouds, ridges, trees."""
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    high, low = np.array(_colour(rng, 90, 200)), np.array(_colour(rng, 150, 245))
    ground = (high * (1 - rows) + low * rows).repeat(width, axis=1).astype(np.float32)
    ground += texture(rng, width, height, 1.2)[:, :, None] * np.float32(rng.uniform(4, 25))
    for base in np.sort(rng.uniform(0.3, 0.9, int(rng.integers(2, 5)))):
        line = height * (base + 0.08 * texture(rng, width, 8, 1.0)[0])
        mask = Image.fromarray(((np.arange(height)[:, None] > line[None, :]) * 255).astype(np.uint8))
        ground = _paste(ground, _surface(rng, width, height, float(rng.uniform(10, 35))), mask)
    for _ in range(int(rng.integers(0, 5))):
        at, crown = rng.uniform(0, width), rng.uniform(0.05, 0.16) * width
        foot, leaves = rng.uniform(0.5, 0.95) * height, rng.integers(20, 60)
        spots = rng.normal((at, foot - 2.2 * crown), crown / 1.8, (int(leaves), 2))
        size = rng.uniform(0.1, 0.4, int(leaves)) * crown

        pieces = [(x - radius, y - radius, x + radius, y + radius) for (x, y), radius in zip(spots, size, strict=True)]
        trunk = (at, foot, at, foot - 2 * crown)

        def tree(pen: ImageDraw.ImageDraw, trunk: Spot = trunk, pieces: list[Spot] = pieces) -> None:
            pen.line(trunk, fill=255, width=3)
            for piece in pieces:
                pen.ellipse(piece, fill=255)

        ground = _paste(ground, _surface(rng, width, height, 30), _mask(width, height, tree))
    return ground


def table(rng: Rng, width: int, height: int) -> Field:
    """Things on wood or cloth, seen from above."""
    ground = _surface(rng, width, height, 16)
    if rng.random() < 0.5:
        ground = _striped(rng, ground)
    return _things(rng, ground, int(rng.integers(5, 12)))


def front(rng: Rng, width: int, height: int) -> Field:
    """A house front: the same window again and again, some lit, some with curtains."""
    ground = _surface(rng, width, height, 12)
    picture = Image.fromarray(ground.clip(0, 255).astype(np.uint8), "RGB")
    pen = ImageDraw.Draw(picture)
    across, down = int(rng.integers(3, 8)), int(rng.integers(2, 6))
    cell_w, cell_h = width / across, height / down
    share_w, share_h = rng.uniform(0.35, 0.7), rng.uniform(0.4, 0.75)
    frame, glass = _colour(rng, 20, 240), _colour(rng, 10, 120)
    for row in range(down):
        for column in range(across):
            left, top = (column + (1 - share_w) / 2) * cell_w, (row + (1 - share_h) / 2) * cell_h
            box = (left, top, left + share_w * cell_w, top + share_h * cell_h)
            lit = rng.random() < 0.25
            pen.rectangle(box, fill=_colour(rng, 150, 245) if lit else glass, outline=frame, width=3)
            pen.line(((box[0] + box[2]) / 2, box[1], (box[0] + box[2]) / 2, box[3]), fill=frame, width=2)
            if rng.random() < 0.5:
                drawn = box[1] + rng.uniform(0.1, 0.9) * (box[3] - box[1])
                pen.rectangle((box[0], box[1], box[2], drawn), fill=_colour(rng, 60, 240))
    ground = _pixels(picture) + texture(rng, width, height, 0.6)[:, :, None] * 9
    return _things(rng, ground, int(rng.integers(0, 4)))


def cloth(rng: Rng, width: int, height: int) -> Field:
    """Folds and weave, with a print on it."""
    folds = texture(rng, width, height, 1.6)
    ground = _surface(rng, width, height, 10) * (1 + 0.35 * folds[:, :, None])
    return _things(rng, ground.astype(np.float32), int(rng.integers(1, 5)), 0.1, 0.4)


def sign(rng: Rng, width: int, height: int) -> Field:
    """A board or screen with blocks of writing and a drawing, photographed."""
    ground = _things(rng, _surface(rng, width, height, 14), int(rng.integers(2, 5)))
    picture = Image.fromarray(ground.clip(0, 255).astype(np.uint8), "RGB")
    pen = ImageDraw.Draw(picture)
    left, top = rng.uniform(0.05, 0.3) * width, rng.uniform(0.05, 0.3) * height
    box = (left, top, left + rng.uniform(0.4, 0.6) * width, top + rng.uniform(0.4, 0.6) * height)
    pen.rectangle(box, fill=_colour(rng, 170, 250), outline=_colour(rng, 10, 90), width=3)
    ink, line = _colour(rng, 5, 80), box[1] + 8
    while line < box[3] - 14:
        tall = float(rng.choice((8, 11, 16)))
        at = box[0] + 8
        while at < box[2] - 14:
            wide = tall * rng.uniform(0.3, 0.8)
            if rng.random() < 0.83:
                glyph = rng.random((4, 3)) < 0.55
                for y, x in zip(*np.nonzero(glyph), strict=True):
                    cell = (at + x * wide / 3, line + y * tall / 4)
                    pen.rectangle((*cell, cell[0] + wide / 3, cell[1] + tall / 4), fill=ink)
            at += wide + 2
        line += tall + 6
    return _pixels(picture)


PAINTERS: tuple[Painter, ...] = (room, outdoors, table, front, cloth, sign)


def encoded(picture: Image.Image, quality: int = 82) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


Edit = Callable[[Image.Image, Rng], Image.Image]


def cropped(picture: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    """Without these shares of the width and height."""
    width, height = picture.size
    box = (left * width, top * height, (1 - right) * width, (1 - bottom) * height)
    return picture.crop(tuple(round(edge) for edge in box))  # type: ignore[arg-type]


def centred(share: float) -> Edit:
    """Keep 1 - share of width and height, from the middle."""
    return lambda picture, rng: cropped(picture, share / 2, share / 2, share / 2, share / 2)


def one_sided(share: float) -> Edit:
    def edit(picture: Image.Image, rng: Rng) -> Image.Image:
        shares = [0.0, 0.0, 0.0, 0.0]
        shares[int(rng.integers(4))] = share
        return cropped(picture, *shares)

    return edit


def resized(factor: float) -> Edit:
    def edit(picture: Image.Image, rng: Rng) -> Image.Image:
        size = (round(picture.width * factor), round(picture.height * factor))
        return picture.resize(size, Image.Resampling.BICUBIC)

    return edit


def recompressed(quality: int) -> Edit:
    return lambda picture, rng: Image.open(io.BytesIO(encoded(picture, quality)))


def mirrored(picture: Image.Image, rng: Rng) -> Image.Image:
    return ImageOps.mirror(picture)


def marked(picture: Image.Image, rng: Rng) -> Image.Image:
    """A board's name in a corner, half transparent."""
    wide, tall = picture.width // 4, picture.height // 10
    left, top = int(rng.choice((6, picture.width - wide - 6))), int(rng.choice((6, picture.height - tall - 6)))
    label = Image.new("RGB", (wide, tall), (248, 248, 248))
    ImageDraw.Draw(label).text((4, tall // 4), "BOARD.EXAMPLE", fill=(20, 20, 70), font_size=max(8, tall // 2))
    box = (left, top, left + wide, top + tall)
    picture = picture.copy()
    picture.paste(Image.blend(picture.crop(box), label, 0.6), box)
    return picture


def watermarked(picture: Image.Image, rng: Rng) -> Image.Image:
    """A large translucent mark across the middle."""
    over = picture.copy()
    size = picture.width // 7
    at = (picture.width // 10, int(rng.uniform(0.3, 0.6) * picture.height))
    ImageDraw.Draw(over).text(at, "BOARD.EXAMPLE", fill=(255, 255, 255), font_size=size)
    return Image.blend(picture, over, 0.4)


def lettered(picture: Image.Image, rng: Rng) -> Image.Image:
    """A board's name all over it in slanting lines, half transparent, light or dark."""
    side, size = max(picture.size), round(rng.uniform(0.05, 0.09) * min(picture.size))
    layer = Image.new("L", (2 * side, 2 * side))
    drawn, font = ImageDraw.Draw(layer), ImageFont.load_default(size)
    said = ("BOARD.EXAMPLE", "www.board.example", "Studio Example", "board-example")[int(rng.integers(4))]
    step = drawn.textlength(said, font) * float(rng.uniform(1.2, 1.6))
    opacity, apart = int(rng.uniform(70, 130)), size * float(rng.uniform(2.5, 3.5))
    for row in range(int(2 * side / apart)):
        for place in range(-1, int(2 * side / step) + 1):
            at = ((place + row % 2 / 2) * step, row * apart)
            drawn.text(at, said, fill=opacity, font=font, stroke_width=size // 30)
    layer = layer.rotate(float(rng.uniform(15, 45)), Image.Resampling.BICUBIC)
    left, top = ((2 * side - length) // 2 for length in picture.size)
    shade = layer.crop((left, top, left + picture.width, top + picture.height))
    return Image.composite(
        Image.new("RGB", picture.size, (255,) * 3 if rng.random() < 0.7 else (0,) * 3), picture, shade
    )


def bordered(share: float) -> Edit:
    def edit(picture: Image.Image, rng: Rng) -> Image.Image:
        plain = tuple(int(value) for value in rng.choice(((245, 245, 245), (0, 0, 0), (200, 30, 60))))
        return ImageOps.expand(picture, round(share * max(picture.size)), plain)

    return edit


def bannered(share: float, outside: bool) -> Edit:
    """A strip with writing, over the picture or put to its top or bottom."""

    def edit(picture: Image.Image, rng: Rng) -> Image.Image:
        tall = round(share * picture.height)
        strip = Image.new("RGB", (picture.width, tall), _colour(rng))
        said = "CALL NOW - NEW - ONLY HERE"[: int(rng.integers(8, 26))]
        ImageDraw.Draw(strip).text((6, tall // 5), said, fill=(255, 255, 255), font_size=max(9, tall // 2))
        below = rng.random() < 0.5
        whole = Image.new("RGB", (picture.width, picture.height + (tall if outside else 0)))
        whole.paste(picture, (0, tall if outside and not below else 0))
        whole.paste(strip, (0, whole.height - tall if below else 0))
        return whole

    return edit


def patched(picture: Image.Image, rng: Rng) -> Image.Image:
    """A round patch of a third of the height blurred beyond recognition."""
    radius = picture.height / 6
    x = rng.uniform(0.25, 0.75) * picture.width
    y = rng.uniform(0.25, 0.75) * picture.height
    spot = (x - radius, y - radius, x + radius, y + radius)
    mask = _mask(*picture.size, lambda pen: pen.ellipse(spot, fill=255))
    return Image.composite(picture.filter(ImageFilter.GaussianBlur(14)), picture, mask)


def turned(degrees: float) -> Edit:
    def edit(picture: Image.Image, rng: Rng) -> Image.Image:
        signed = degrees if rng.random() < 0.5 else -degrees
        if degrees % 90 == 0:
            return picture.rotate(signed, expand=True)
        whole = picture.rotate(signed, Image.Resampling.BICUBIC)
        return cropped(whole, 0.1, 0.1, 0.1, 0.1)  # without the empty corners

    return edit


def lit(factor: float) -> Edit:
    return lambda picture, rng: ImageEnhance.Brightness(picture).enhance(factor)


def mirrored_cropped_marked(picture: Image.Image, rng: Rng) -> Image.Image:
    shares = rng.uniform(0.02, 0.1, 4)
    return marked(cropped(mirrored(picture, rng), *(float(share) for share in shares)), rng)


def mirrored_cropped_lettered(picture: Image.Image, rng: Rng) -> Image.Image:
    across, down = (float(share) for share in rng.uniform(0, 0.2, 2))
    return lettered(cropped(mirrored(picture, rng), across, down, 0.2 - across, 0.2 - down), rng)


def bannered_bordered(picture: Image.Image, rng: Rng) -> Image.Image:
    return bordered(0.05)(bannered(0.2, outside=False)(picture, rng), rng)


def collage(pictures: list[Image.Image], across: int, down: int) -> Image.Image:
    """Pictures cut to equal tiles, side by side; the first one is somewhere among them."""
    wide, tall = (320, 240) if across == down else (240, 320)
    whole = Image.new("RGB", (wide * across, tall * down))
    for place, one in enumerate(pictures):
        whole.paste(ImageOps.fit(one, (wide, tall)), (place % across * wide, place // across * tall))
    return whole


EDITS: Mapping[str, Edit] = {
    "recompressed, quality 30": recompressed(30),
    "recompressed, quality 60": recompressed(60),
    "resized to 0.4": resized(0.4),
    "resized to 1.7": resized(1.7),
    "brighter by 1.35": lit(1.35),
    "mirrored": mirrored,
    "mark in a corner": marked,
    "large watermark": watermarked,
    "one-sided crop 10 %": one_sided(0.1),
    "one-sided crop 20 %": one_sided(0.2),
    "one-sided crop 25 %": one_sided(0.25),
    "centred crop 10 %": centred(0.1),
    "centred crop 20 %": centred(0.2),
    "centred crop 25 %": centred(0.25),
    "20 % off every edge": centred(0.4),
    "border 5 %": bordered(0.05),
    "border 12 %": bordered(0.12),
    "banner over 15 %": bannered(0.15, outside=False),
    "banner added 15 %": bannered(0.15, outside=True),
    "blurred patch": patched,
    "turned by 3": turned(3),
    "turned by 8": turned(8),
    "turned by 90": turned(90),
    "turned by 180": turned(180),
    "mirrored, cropped, marked": mirrored_cropped_marked,
    "written all over": lettered,
    "mirrored, cropped, all over": mirrored_cropped_lettered,
    "banner over 20 %, border": bannered_bordered,
}
"""What a repost does to a picture. Crops: the share of width and height cut off in all, unless every edge is said."""
