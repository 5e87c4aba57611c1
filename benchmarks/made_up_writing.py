# ruff: noqa: E501 lists of phrases are read across, not down
"""Made-up pictures with a telephone number written over them, and pictures with other writing or with none.

What lies beneath is drawn: rooms, tables and hills of the sandbox, walls, shelves, streets at night, leaves, cloth. The
fonts are those of Debian's packages FONT_PACKAGES; without them the script says so.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from made_up_numbers import TONGUES, cut, national
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from sandbox.pictures import painted

FONT_PACKAGES = (
    "fonts-dejavu-core fonts-liberation fonts-roboto-unhinted fonts-open-sans fonts-lato fonts-comic-neue fonts-lobster "
    "fonts-lobstertwo fonts-quicksand fonts-cantarell fonts-yanone-kaffeesatz fonts-bebas-neue fonts-ebgaramond "
    "fonts-dosis fonts-play fonts-roboto-slab fonts-league-spartan fonts-courier-prime fonts-noto-color-emoji"
)
FONTS = (
    "DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSerif-Bold.ttf", "DejaVuSansMono.ttf", "DejaVuSerif.ttf",
    "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf",
    "LiberationSansNarrow-Bold.ttf", "LiberationMono-Bold.ttf", "Roboto-Regular.ttf", "Roboto-Bold.ttf",
    "Roboto-Black.ttf", "RobotoCondensed-Bold.ttf", "OpenSans-Regular.ttf", "OpenSans-ExtraBold.ttf",
    "OpenSans-Semibold.ttf", "Lato-Regular.ttf", "Lato-Bold.ttf", "Lato-BlackItalic.ttf", "ComicNeue-Regular.otf",
    "ComicNeue-Bold.otf", "lobster.otf", "LobsterTwo-Bold.otf", "Quicksand-Medium.ttf", "Quicksand-Bold.ttf",
    "Cantarell-Bold.otf", "YanoneKaffeesatz-Regular.otf", "YanoneKaffeesatz-Bold.otf", "BebasNeue-Regular.otf",
    "BebasNeue-Bold.otf", "EBGaramond12-Regular.otf", "EBGaramond12-Bold.otf", "Dosis-SemiBold.otf", "Dosis-Bold.otf",
    "Play-Regular.ttf", "Play-Bold.ttf", "RobotoSlab-Regular.otf", "RobotoSlab-Bold.otf", "LeagueSpartan-Bold.otf",
    "Courier Prime Bold.otf", "LiberationSans-BoldItalic.ttf", "Roboto-Italic.ttf",
)  # fmt: skip
SIZES = (
    (320, 240),
    (400, 300),
    (480, 640),
    (640, 480),
    (600, 800),
    (768, 1024),
    (1024, 768),
    (1200, 1600),
    (1600, 1200),
)
COLOURS = (
    (255, 255, 255), (255, 255, 255), (0, 0, 0), (10, 10, 10), (255, 235, 0), (255, 40, 40), (255, 80, 180), (0, 220, 255),
    (60, 255, 60), (255, 140, 0), (160, 0, 200), (20, 40, 160), (220, 0, 90), (240, 240, 220),
)  # fmt: skip
LEAST_CONTRAST = 70.0  # grey levels between plain writing and what lies beneath; less, and people cannot read it either
EMOJI = "📞📱☎💋❤🔥😘🌹💎"
BESIDE = (
    "WhatsApp",
    "whatsapp",
    "Tel",
    "Tel:",
    "GSM",
    "Call me",
    "Lola",
    "appelle-moi",
    "Bel mij",
    "Ruf mich an",
    "SMS",
)
ABOVE = ("New in town", "Sofia", "Massage", "Relax", "disponible", "NIEUW", "Nur heute", "Bella", "24/7", "Very sweet")

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Made:
    """A picture's bytes, the country it is from, the number on it (E.164) or None, and how it was made, in words."""

    data: bytes
    region: str
    number: str | None
    how: dict[str, str]


@lru_cache(maxsize=1)
def font_files() -> dict[str, Path]:
    return {path.name: path for path in Path("/usr/share/fonts").rglob("*.[to]tf")}


def missing_fonts() -> list[str]:
    return [name for name in FONTS if name not in font_files()]


@lru_cache(maxsize=256)
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_files()[name]), size)


# What lies beneath


def noise(rng: np.random.Generator, width: int, height: int, scales: tuple[int, ...]) -> np.ndarray:
    total = np.zeros((height, width), dtype=np.float32)
    for rows in scales:
        grid = rng.random((rows, max(2, rows * width // height)), np.float32) - np.float32(0.5)
        total += np.asarray(Image.fromarray(grid).resize((width, height), Image.Resampling.BICUBIC))
    return total / np.float32(len(scales) ** 0.5)


def lit(picture: Image.Image, rng: np.random.Generator, strength: float = 0.5) -> Image.Image:
    """Uneven light, and a sensor's grain."""
    width, height = picture.size
    light = 1 + strength * noise(rng, width, height, (2, 4, 9))
    pixels = np.asarray(picture, dtype=np.float32) * light[:, :, None]
    pixels += rng.normal(0, rng.uniform(1, 6), (height, width, 1))
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def tone(rng: np.random.Generator, low: int = 20, high: int = 235) -> Colour:
    base = rng.uniform(low, high)
    red, green, blue = (int(min(255, max(0, base + shift))) for shift in rng.normal(0, 35, 3))
    return red, green, blue


def scene(rng: np.random.Generator, width: int, height: int) -> Image.Image:
    return painted(int(rng.integers(10**6))).resize((width, height), Image.Resampling.BICUBIC)


def wall(rng: np.random.Generator, width: int, height: int) -> Image.Image:
    """Bricks or tiles."""
    picture = Image.new("RGB", (width, height), tone(rng))
    pen, stone = ImageDraw.Draw(picture), tone(rng)
    row = int(height / rng.integers(5, 22))
    long = int(row * rng.uniform(1, 3))
    for index, top in enumerate(range(0, height, row)):
        for left in range(-(index % 2) * long // 2, width, long):
            shade = tuple(int(max(0, min(255, one + rng.normal(0, 12)))) for one in stone)
            pen.rectangle((left + 1, top + 1, left + long - 2, top + row - 2), fill=shade)
    return picture


def shelf(rng: np.random.Generator, width: int, height: int) -> Image.Image:
    """Backs of books: upright strokes, all aligned."""
    picture = Image.new("RGB", (width, height), tone(rng, 10, 90))
    pen = ImageDraw.Draw(picture)
    rows = int(rng.integers(2, 7))
    for index in range(rows):
        bottom, left = (index + 1) * height // rows - 3, 0
        while left < width:
            thick = int(rng.integers(4, max(6, width // 25)))
            tall = int(height / rows * rng.uniform(0.6, 0.9))
            pen.rectangle((left, bottom - tall, left + thick, bottom), fill=tone(rng))
            left += thick + int(rng.integers(1, 4))
    return picture


def night(rng: np.random.Generator, width: int, height: int) -> Image.Image:
    """Houses with lit windows in rows, and lamps out of focus."""
    picture = Image.new("RGB", (width, height), tone(rng, 5, 50))
    pen = ImageDraw.Draw(picture)
    step = int(rng.integers(8, max(10, width // 18)))
    for top in range(0, height, int(step * rng.uniform(1.2, 2.2))):
        for left in range(0, width, step):
            if rng.random() < 0.45:
                pen.rectangle((left, top, left + step // 2, top + step * 3 // 4), fill=tone(rng, 120, 250))
    for _ in range(int(rng.integers(0, 14))):
        size = int(rng.integers(8, max(10, width // 10)))
        left, top = int(rng.integers(0, width)), int(rng.integers(0, height))
        pen.ellipse((left, top, left + size, top + size), fill=tone(rng, 150, 250))
    return picture.filter(ImageFilter.GaussianBlur(rng.uniform(0, 2)))


def leaves(rng: np.random.Generator, width: int, height: int) -> Image.Image:
    picture = Image.new("RGB", (width, height), tone(rng, 20, 120))
    pen = ImageDraw.Draw(picture)
    for _ in range(int(rng.integers(150, 700))):
        size = int(rng.integers(6, max(8, width // 14)))
        left, top = int(rng.integers(-size, width)), int(rng.integers(-size, height))
        pen.ellipse((left, top, left + size, top + int(size * rng.uniform(0.3, 1))), fill=tone(rng, 30, 200))
    return picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 1.5)))


def cloth(rng: np.random.Generator, width: int, height: int) -> Image.Image:
    """Folds, and stripes or a weave over them."""
    along = np.linspace(0, rng.uniform(20, 160), width, dtype=np.float32)[None, :]
    down = np.linspace(0, rng.uniform(5, 160), height, dtype=np.float32)[:, None]
    bend = 6 * noise(rng, width, height, (2, 3, 6))
    wave = np.sin(along + bend) * rng.uniform(0.1, 0.6) + np.sin(down + bend) * rng.uniform(0, 0.5)
    base = np.array(tone(rng, 60, 200), dtype=np.float32)
    pixels = base * (1 + 0.4 * wave + 0.8 * noise(rng, width, height, (3, 5)))[:, :, None]
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def strokes(rng: np.random.Generator, width: int, height: int) -> Image.Image:
    """Short bars and rings in rows: keys, vents, jewels on a tray. As near to digits as a thing can look."""
    picture = Image.new("RGB", (width, height), tone(rng))
    pen, ink = ImageDraw.Draw(picture), tone(rng)
    step = int(rng.integers(12, max(14, width // 12)))
    for top in range(4, height - step, int(step * rng.uniform(1.3, 2.5))):
        for left in range(4, width - step, step):
            box = (left, top, left + int(step * 0.6), top + step)
            match rng.integers(4):
                case 0:
                    pen.ellipse(box, outline=ink, width=max(2, step // 8))
                case 1:
                    pen.line((*box[:2], *box[2:]), fill=ink, width=max(2, step // 8))
                case 2:
                    pen.rectangle((left, top, left + max(2, step // 8), top + step), fill=ink)
                case _:
                    pen.arc(box, 30, 300, fill=ink, width=max(2, step // 8))
    return picture


BENEATH: tuple[Callable[[np.random.Generator, int, int], Image.Image], ...] = (
    scene, scene, scene, wall, shelf, night, leaves, cloth,
)  # fmt: skip
LIKE_DIGITS = (strokes, strokes)  # beside those, for pictures without a number


def beneath(rng: random.Random, draws: tuple[Callable[..., Image.Image], ...]) -> tuple[Image.Image, str]:
    numbers = np.random.default_rng(rng.getrandbits(32))
    draw = draws[int(numbers.integers(len(draws)))]
    width, height = rng.choice(SIZES)
    return lit(draw(numbers, width, height), numbers), draw.__name__


# Writing


@dataclass(frozen=True)
class Ink:
    """How a text is written."""

    face: str
    size: int
    fill: Colour
    decor: str  # plain, outline, shadow, band, translucent
    angle: float = 0.0
    arc: float = 0.0  # radians that the text turns through


def written(text: str, ink: Ink) -> Image.Image:
    """The text on a transparent layer; `|` breaks a line."""
    face, edge = font(ink.face, ink.size), _edge(ink)
    lines = text.split("|")
    wide = max(int(face.getlength(line)) for line in lines) + 2 * edge + ink.size
    tall = int(ink.size * 1.3)
    layer = Image.new("RGBA", (wide, tall * len(lines) + ink.size // 2), (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    dark = sum(ink.fill) < 380
    other = (255, 255, 255) if dark else (0, 0, 0)
    if ink.decor == "band":
        layer.paste((*other, 150), (0, 0, *layer.size))
    for index, line in enumerate(lines):
        at = (edge + ink.size // 2, index * tall + ink.size // 5)
        if ink.decor == "shadow":
            shift = max(1, ink.size // 14)
            pen.text((at[0] + shift, at[1] + shift), line, font=face, fill=(*other, 200))
        alpha = 170 if ink.decor == "translucent" else 255
        stroke = {"stroke_width": edge, "stroke_fill": (*other, 255)} if ink.decor == "outline" else {}
        pen.text(at, line, font=face, fill=(*ink.fill, alpha), **stroke)
    if ink.arc:
        layer = bent(layer, ink.arc)
    return layer.rotate(ink.angle, Image.Resampling.BICUBIC, expand=True) if ink.angle else layer


def _edge(ink: Ink) -> int:
    return max(1, ink.size // 14) if ink.decor == "outline" else 0


def bent(layer: Image.Image, turn: float) -> Image.Image:
    """The layer on an arc: what was a straight line turns through `turn` radians."""
    width, height = layer.size
    radius = width / abs(turn)
    sag = int(radius * (1 - math.cos(turn / 2))) + 1
    wide, tall = int(2 * (radius + height) * math.sin(abs(turn) / 2)) + 4, height + sag + 4
    rows, columns = np.mgrid[0:tall, 0:wide].astype(np.float32)
    across, down = columns - wide / 2, (radius + height) - rows if turn > 0 else (radius + height) - (tall - rows)
    angle, distance = np.arctan2(across, down), np.hypot(across, down)
    x = angle / abs(turn) * width + width / 2
    y = (radius + height) - distance if turn > 0 else height - ((radius + height) - distance)
    return sampled(layer, x, y)


def sampled(layer: Image.Image, x: np.ndarray, y: np.ndarray) -> Image.Image:
    """The layer at the places given, bilinear."""
    pixels = np.asarray(layer, dtype=np.float32)
    height, width = pixels.shape[:2]
    inside = (x >= 0) & (y >= 0) & (x < width - 1.001) & (y < height - 1.001)
    x, y = np.where(inside, x, 0), np.where(inside, y, 0)
    left, top = x.astype(int), y.astype(int)
    fx, fy = (x - left)[:, :, None], (y - top)[:, :, None]
    upper = pixels[top, left] * (1 - fx) + pixels[top, left + 1] * fx
    lower = pixels[top + 1, left] * (1 - fx) + pixels[top + 1, left + 1] * fx
    found = (upper * (1 - fy) + lower * fy) * inside[:, :, None]
    return Image.fromarray(found.astype(np.uint8), "RGBA")


def contrast(picture: Image.Image, box: tuple[int, int, int, int], fill: Colour) -> float:
    """Grey levels between the writing and what lies beneath it, at least for nine tenths of that."""
    grey = np.asarray(picture.crop(box).convert("L"), dtype=np.float32)
    red, green, blue = fill
    return float(np.percentile(np.abs(grey - (0.299 * red + 0.587 * green + 0.114 * blue)), 10))


def place(picture: Image.Image, layer: Image.Image, rng: random.Random) -> tuple[int, int, int, int]:
    left = rng.randint(0, max(0, picture.width - layer.width))
    top = rng.randint(0, max(0, picture.height - layer.height))
    return left, top, left + layer.width, top + layer.height


def ink_for(picture: Image.Image, rng: random.Random, decors: tuple[str, ...]) -> Ink:
    size = rng.randint(20, min(80, picture.height // 5))
    return Ink(rng.choice(FONTS), size, rng.choice(COLOURS), rng.choice(decors))


def put(picture: Image.Image, text: str, rng: random.Random, ink: Ink) -> Ink | None:
    """Write the text where it fits and can be read; None when it does not fit."""
    while True:
        layer = written(text, ink)
        if layer.width <= picture.width and layer.height <= picture.height:
            break
        if ink.size <= 20:
            return None
        ink = Ink(ink.face, max(20, int(ink.size * 0.9)), ink.fill, ink.decor, ink.angle, ink.arc)
    needed = {"plain": LEAST_CONTRAST, "shadow": LEAST_CONTRAST, "translucent": 1.5 * LEAST_CONTRAST}.get(ink.decor, 0)
    for _ in range(40):
        box = place(picture, layer, rng)
        if contrast(picture, box, ink.fill) >= needed:
            picture.paste(layer, box[:2], layer)
            return ink
        ink = Ink(ink.face, ink.size, rng.choice(COLOURS), ink.decor, ink.angle, ink.arc)
        layer = written(text, ink)
    return None


def emoji(picture: Image.Image, rng: random.Random, size: int) -> None:
    face = ImageFont.truetype(str(font_files()["NotoColorEmoji.ttf"]), 109)
    layer = Image.new("RGBA", (136, 128), (0, 0, 0, 0))
    ImageDraw.Draw(layer).text((0, 0), rng.choice(EMOJI), font=face, embedded_color=True)
    layer = layer.resize((size, size), Image.Resampling.BICUBIC)
    picture.paste(layer, place(picture, layer, rng)[:2], layer)


def spelt(e164: str, number: str, groups: tuple[int, ...], rng: random.Random) -> tuple[str, str]:  # noqa: PLR0911 one per way
    """A number as people write it over a picture, and what that way is called."""
    country = len(e164) - len(number.lstrip("0")) if number.startswith("0") else len(e164) - len(number)
    kind = rng.choice(
        ("spaced", "spaced", "dotted", "dashed", "together", "plus", "plus", "00", "digits", "stars", "slash", "lines")
    )
    pieces = cut(number, groups)
    match kind:
        case "spaced":
            return " ".join(pieces), kind
        case "dotted":
            return ".".join(pieces), kind
        case "dashed":
            return "-".join(pieces), kind
        case "together":
            return number, kind
        case "plus":
            rest = cut(number, groups)
            rest[0] = rest[0].removeprefix("0")
            return f"{e164[:country]} " + " ".join(one for one in rest if one), kind
        case "00":
            rest = cut(number, groups)
            rest[0] = rest[0].removeprefix("0")
            return f"00{e164[1:country]} " + " ".join(one for one in rest if one), kind
        case "digits":
            return rng.choice((" ", ".", "-")).join(number), kind
        case "stars":
            return rng.choice(("*", " * ")).join(pieces), kind
        case "slash":
            return pieces[0] + "/" + " ".join(pieces[1:]), kind
        case _:
            half = len(pieces) // 2
            return " ".join(pieces[:half]) + "|" + " ".join(pieces[half:]), kind


def with_number(seed: int) -> Made:
    """A picture with one number written over it."""
    rng = random.Random(f"with {seed}")
    tongues = [one for one in TONGUES if one.region != "RU"]
    while True:
        tongue = rng.choice(tongues)
        e164, number, groups = national(tongue, rng)
        text, kind = spelt(e164, number, groups, rng)
        picture, ground = beneath(rng, BENEATH)
        ink = ink_for(picture, rng, ("plain", "plain", "outline", "outline", "shadow", "band", "translucent"))
        bend = rng.choice(("straight", "straight", "straight", "slanted", "slanted", "curved"))
        if bend == "slanted":
            ink = Ink(ink.face, ink.size, ink.fill, ink.decor, rng.uniform(3, 20) * rng.choice((1, -1)))
        if bend == "curved" and "|" not in text:
            ink = Ink(ink.face, ink.size, ink.fill, ink.decor, 0.0, rng.uniform(0.3, 0.9) * rng.choice((1, 1, -1)))
        if rng.random() < 0.3:
            text = f"{rng.choice(BESIDE)} {text}"
        elif rng.random() < 0.2:
            text = f"{rng.choice(ABOVE)}|{text}"
        if rng.random() < 0.3:
            emoji(picture, rng, ink.size)
        used = put(picture, text, rng, ink)
        if used is None:
            continue
        quality = rng.randint(60, 90)
        how = {
            "form": kind, "decor": used.decor, "shape": bend, "font": used.face, "size": _band(used.size),
            "ground": ground, "picture": f"{picture.width}x{picture.height}", "quality": str(quality), "text": text,
        }  # fmt: skip
        return Made(saved(picture, quality), tongue.region, e164, how)


def _band(size: int) -> str:
    return next(f"{low}-{low + 19} px" for low in (20, 40, 60) if size < low + 20 or low == 60)


def saved(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=quality)
    return out.getvalue()


# Other writing


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def barcode(picture: Image.Image, rng: random.Random) -> str:
    """Bars with thirteen digits beneath."""
    code = f"{rng.choice(('54', '87', '40', '30', '50'))}{digits(rng, 11)}"
    module = rng.randint(2, 4)
    layer = Image.new("RGBA", (module * 100, module * 50), (250, 250, 250, 255))
    pen = ImageDraw.Draw(layer)
    left = 5 * module
    while left < layer.width - 6 * module:
        thick = module * rng.randint(1, 3)
        pen.rectangle((left, module * 3, left + thick - 1, module * 36), fill=(10, 10, 10, 255))
        left += thick + module * rng.randint(1, 3)
    face = font("LiberationMono-Bold.ttf", max(12, module * 10))
    pen.text((6 * module, module * 37), f"{code[0]} {code[1:7]} {code[7:]}", font=face, fill=(10, 10, 10, 255))
    if layer.width <= picture.width and layer.height <= picture.height:
        picture.paste(layer, place(picture, layer, rng)[:2])
    return code


def enterprise(rng: random.Random) -> str:
    """A Belgian enterprise number with its check digits."""
    number = f"0{digits(rng, 9)[:7]}"
    number += f"{97 - int(number) % 97:02}"
    return f"BE {number[:4]}.{number[4:7]}.{number[7:]}"


def other_texts(rng: random.Random) -> list[str]:
    year, month, day = rng.randint(2005, 2026), rng.randint(1, 12), rng.randint(1, 28)
    hour, minute = rng.randint(0, 23), rng.randint(0, 59)
    letters = "".join(rng.choice("ABCDEFGHJKLMNPRSTUVXYZ") for _ in range(6))
    price = rng.choice((50, 60, 80, 100, 120, 150, 200))
    return [
        f"30 min {price}€|1h {price * 2 - 20}€|2h {price * 3}€", f"{price},00 EUR", f"€ {price}.-", f"SALE -{price // 2}%",
        f"{digits(rng, 1)}-{letters[:3]}-{digits(rng, 3)}", f"{letters[:2]}-{digits(rng, 3)}-{letters[2:4]}",
        f"{letters[:2]} {digits(rng, 4)}", f"{hour:02}:{minute:02}", f"{hour}h{minute:02}",
        f"{day:02}/{month:02}/{year}", f"{year}-{month:02}-{day:02} {hour:02}:{minute:02}:{rng.randint(0, 59):02}",
        f"{day:02}.{month:02}.{year} {hour:02}:{minute:02}", f"{rng.choice((1000, 4000, 9000, 2018))} Bruxelles",
        f"{rng.randint(10000, 99999)} Berlin", "90-60-90", f"1m{rng.randint(55, 80)} {rng.randint(45, 70)} kg|{rng.randint(19, 45)} ans",
        f"Order {digits(rng, 8)}", f"SN {digits(rng, 4)}-{digits(rng, 4)}-{digits(rng, 2)}", f"No {year}{digits(rng, 4)}",
        f"{digits(rng, 4)} {digits(rng, 4)} {digits(rng, 4)} {digits(rng, 4)}", enterprise(rng),
        f"IMG_{year}{month:02}{day:02}_{hour:02}{minute:02}00", f"192.168.{rng.randint(0, 255)}.{rng.randint(1, 255)}",
        f"50.{digits(rng, 4)} N 4.{digits(rng, 4)} E", f"ISO {rng.choice((100, 400, 1600))} 1/{rng.choice((60, 125, 250))} f/2.8",
        "Boulangerie du Parc", "ZARA HOME", "Coca-Cola", "Hotel Bellevue ****", "www.annonces.example", "EXIT", "Nagelstudio Lotus",
        "Friseur am Markt", f"Room {rng.randint(100, 999)}", f"{rng.randint(1, 199)}", f"#love #new #{year}", f"© {year} annonces",
        f"9{digits(rng, 1)}/100|{digits(rng, 3)} votes", f"{letters} {letters[:3]}", "100% real", f"Ligne {rng.randint(1, 99)}|Gare du Nord",
        f"Scan {digits(rng, 6)}", f"Lot {digits(rng, 5)}", f"{rng.randint(1, 31)} {rng.choice(('mai', 'juni', 'Juli'))} {year}",
    ]  # fmt: skip


def without_number(seed: int) -> Made:
    """A picture with other writing, a barcode or none."""
    rng = random.Random(f"without {seed}")
    picture, ground = beneath(rng, BENEATH + LIKE_DIGITS)
    said = []
    kind = rng.choice(("writing", "writing", "writing", "barcode", "none"))
    if kind == "barcode":
        said.append(barcode(picture, rng))
    if kind == "writing":
        for text in rng.sample(other_texts(rng), rng.randint(1, 3)):
            ink = ink_for(picture, rng, ("plain", "outline", "shadow", "band", "translucent"))
            if rng.random() < 0.3:
                ink = Ink(ink.face, ink.size, ink.fill, ink.decor, rng.uniform(-15, 15))
            if put(picture, text, rng, ink):
                said.append(text)
    if rng.random() < 0.2:
        emoji(picture, rng, 40)
    region = rng.choice(("BE", "FR", "NL", "DE", "GB"))
    how = {"kind": kind if said or kind == "none" else "none", "ground": ground, "text": " / ".join(said)}
    return Made(saved(picture, rng.randint(60, 90)), region, None, how)
