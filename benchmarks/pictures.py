"""How well copies of pictures are found, how often strangers are taken for copies, and what it costs.

    python benchmarks/pictures.py                          recall of every edit, seed 5000, and time a picture
    python benchmarks/pictures.py --seed 7000 --each 120   other scenes, more of them
    python benchmarks/pictures.py --unrelated 20000        false links among unrelated pictures (half an hour)
    python benchmarks/pictures.py --fronts 700             the same among drawn house fronts, the hardest kind
    python benchmarks/pictures.py --shared                 pairs that share a mark, a banner or a room only, all parts
    python benchmarks/pictures.py --refound                points that copies and shared tiles have again
    python benchmarks/pictures.py --seams                  where collages are cut
    python benchmarks/pictures.py --real                   the photographs that scikit-image brings, if it is installed
    python benchmarks/pictures.py --folder DIR --each 80   so many pictures of a folder, drawn by --seed; those
                                                           whose hashes are of too low quality are counted apart

Scenes 0 to 999 were looked at while choosing the numbers; report others. Beside ours in the same run: PDQ alone at 31
bits (mirrored as well), and imagehash's phash at 8 of 64 bits if it is installed. Figures are from made-up pictures:
they say what the matcher can do with such pictures, and nothing about a real site or a case.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from made_up_photos import (
    EDITS,
    Edit,
    bannered,
    collage,
    cropped,
    encoded,
    front,
    lettered,
    marked,
    scene,
    things,
    watermarked,
)
from PIL import Image, ImageDraw, ImageOps
from scipy.stats import beta

from dedup import match_features, match_hashes
from dedup.gallery import nearest
from dedup.hamming import RADIUS
from dedup.kinds import make_match
from dedup.matching import is_hashed
from dedup.overlap import Overlap, overlap
from model import SOFTENED, STRETCHED, MatchKind, Picture, PictureFeature, PictureMatch
from reading import study_picture
from reading.tiles import find_tiles
from sandbox.pictures import painted

REAL = (
    "astronaut.png", "brick.png", "camera.png", "chelsea.png", "coffee.png", "coins.png", "grass.png", "gravel.png",
    "hubble_deep_field.jpg", "ihc.png", "moon.png", "motorcycle_left.png", "page.png", "retina.jpg", "rocket.jpg",
    "text.png",
)  # fmt: skip
BLOCK = 4096
Read = tuple[Picture, tuple[PictureFeature, ...]]


@dataclass(frozen=True)
class Rate:
    """So many of so many, with the exact 95 % interval (Clopper and Pearson 1934)."""

    hits: int
    tries: int

    def __str__(self) -> str:
        low = beta.ppf(0.025, self.hits, self.tries - self.hits + 1) if self.hits else 0.0
        high = beta.ppf(0.975, self.hits + 1, self.tries - self.hits) if self.hits < self.tries else 1.0
        return f"{self.hits / self.tries:.3f} [{low:.3f}, {high:.3f}]"


def read(picture: Image.Image, quality: int = 82) -> Read:
    return study_picture(encoded(picture, quality))


def matched(held: Sequence[Read], new: Sequence[Read]) -> dict[tuple[str, str], MatchKind]:
    """Pairs of one new and one held picture that match, by either way; rooms are no matches."""
    alike = match_hashes([one for one, _ in new], [one for one, _ in held])
    ours = [part for _, parts in new for part in parts]
    everything = sorted({part for _, parts in (*held, *new) for part in parts}, key=lambda one: (one.sha256, one.part))
    found = [*alike, *match_features(ours, _blocks(everything), {(one.left, one.right) for one in alike})]
    kept = [one for one in found if one.kind is not MatchKind.ROOM]
    return {pair: one.kind for one in kept for pair in ((one.left, one.right), (one.right, one.left))}


def _blocks(features: Sequence[PictureFeature]) -> Iterator[Sequence[PictureFeature]]:
    names = sorted({one.sha256 for one in features})
    for start in range(0, len(names), BLOCK):
        wanted = set(names[start : start + BLOCK])
        yield [one for one in features if one.sha256 in wanted]


def pdq_alone(left: Picture, right: Picture) -> bool:
    bits = nearest([left], [right])
    return bits is not None and bits <= RADIUS


def recall(seed: int, scenes: Sequence[Image.Image]) -> None:
    """Every edit of these pictures against all of them."""
    held = [read(one, 88) for one in scenes]
    phash = _phash()
    marks = [phash(one) for one in scenes] if phash else []
    rng = np.random.default_rng(seed)
    print(f"{'edit':28} {'ours':24} {'PDQ alone':24} phash")
    edited = {name: [edit(one, rng) for one in scenes] for name, edit in EDITS.items()}
    for name, some in edited.items():
        new = [read(one, int(rng.integers(65, 90))) for one in some]
        found = matched(held, new)
        pairs = list(zip(held, new, strict=True))
        ours = sum((one.sha256, other.sha256) in found or one.sha256 == other.sha256 for (one, _), (other, _) in pairs)
        alone = sum(pdq_alone(one, other) for (one, _), (other, _) in pairs)
        theirs = sum(mark - phash(one) <= 8 for mark, one in zip(marks, some, strict=True)) if phash else None
        wrong = _wrong(found, pairs)
        beside = str(Rate(theirs, len(pairs))) if theirs is not None else "not installed"
        print(f"{name:28} {Rate(ours, len(pairs))!s:24} {Rate(alone, len(pairs))!s:24} {beside}{wrong}", flush=True)
    for across, down in ((2, 2), (2, 1), (3, 2)):
        print(f"{f'collage {across} x {down}':28} {_collages(held, scenes, across, down, rng)}", flush=True)


def _wrong(found: Mapping[tuple[str, str], MatchKind], pairs: Sequence[tuple[Read, Read]]) -> str:
    source = {other[0].sha256: one[0].sha256 for one, other in pairs}
    held = set(source.values())
    count = sum(1 for one, other in found if one in source and other in held and source[one] != other)
    return f"   {count} matches with other scenes" if count else ""


def _collages(
    held: Sequence[Read], scenes: Sequence[Image.Image], across: int, down: int, rng: np.random.Generator
) -> Rate:
    count, hits = across * down, 0
    rows = [rng.choice(len(scenes), count, replace=False) for _ in scenes]
    for row in rows:
        new = read(collage([scenes[number] for number in row], across, down), int(rng.integers(65, 90)))
        found = matched([held[number] for number in row], [new])
        hits += sum((new[0].sha256, held[number][0].sha256) in found for number in row)
    return Rate(hits, count * len(rows))


def _phash():  # noqa: ANN202
    try:
        import imagehash
    except ImportError:
        return None
    return imagehash.phash


def unrelated(seed: int, count: int) -> None:
    """Matches among pictures none of which has anything to do with another; half of them as the town draws them."""
    pictures = (scene(seed + n, 256) if n % 2 else painted(10**6 + seed + n) for n in range(count))
    _false("unrelated pictures", [read(one) for one in pictures])


def fronts(seed: int, count: int) -> None:
    """The same for house fronts alone."""
    _false("unrelated house fronts", [read(scene(seed + n, 256, front)) for n in range(count)])


def _false(what: str, held: Sequence[Read]) -> None:
    before, count = time.process_time(), len(held)
    number = {one.sha256: place for place, (one, _) in enumerate(held)}
    found = matched(held, held)
    seconds = time.process_time() - before
    pictures = {name for pair in found for name in pair}
    print(f"{count} {what}: {len(found) // 2} false links, pictures with one: {Rate(len(pictures), count)}")
    for one, other in sorted(pair for pair in found if pair[0] < pair[1]):
        print(f"  {number[one]} and {number[other]}: {found[one, other]}")
    high = beta.ppf(0.975, len(found) // 2 + 1, max(count - len(found) // 2, 1)) * 10_000
    print(f"  that is {len(found) / 2 / count * 10_000:.2f} in 10,000 pictures, at most {high:.2f} (95 %, both sides)")
    print(f"  matching took {seconds:.0f} s of processor time, {seconds / count * 1000:.1f} ms a picture")


def shared(seed: int, each: int) -> None:
    """Pairs of different pictures that share one thing: how they would be judged if all parts were compared in full."""
    kinds: dict[str, Edit] = {
        "a mark in a corner": marked,
        "a large watermark": watermarked,
        "a mark written all over": lettered,
    }
    for share, outside in product((0.15, 0.2, 0.25, 0.33, 0.5), (False, True)):
        kinds[f"a banner of {share:.0%}, {'added' if outside else 'over it'}"] = bannered(share, outside)
    for name, edit in kinds.items():
        pairs = []
        for n in range(each):
            size = ((400, 300), (300, 400), (300, 530))[n % 3]
            both = (ImageOps.fit(scene(seed + n), size), ImageOps.fit(scene(seed + each + n), size))
            pairs.append([edit(one, np.random.default_rng(n)) for one in both])
        _judged(name, pairs)
    for share in (0.25, 0.45):
        pairs = []
        for n in range(each):
            rng = np.random.default_rng(seed + n)
            both = [things(rng, scene(seed + n), 2, share, share + 0.2) for _ in range(2)]
            pairs.append([cropped(one, *(float(cut) for cut in rng.uniform(0, 0.1, 4))) for one in both])
        _judged(f"a room behind two things of {share:.0%}", pairs)


def _judged(name: str, pairs: Sequence[Sequence[Image.Image]]) -> None:
    counts = dict.fromkeys(("nothing", *MatchKind), 0)
    for one, other in pairs:
        kinds = {match.kind for match in _in_full(read(one)[1], read(other)[1])}
        counts[next((kind for kind in MatchKind if kind in kinds), "nothing")] += 1
    print(f"{name:32} " + ", ".join(f"{count} {kind}" for kind, count in counts.items() if count), flush=True)


def _in_full(one: Sequence[PictureFeature], other: Sequence[PictureFeature]) -> Iterator[PictureMatch]:
    """The matches of all parts of two pictures, mirrored or not: stretched tiles with whole pictures only.

    Softened pictures are compared with each other.
    """
    for parts in product(one, other):
        numbers = sorted(part.part for part in parts)
        if (numbers[1] > STRETCHED and numbers[0]) or (numbers[0] == SOFTENED) is not (numbers[1] == SOFTENED):
            continue
        first, second = sorted(parts, key=lambda part: part.sha256)
        for mirrored in (False, True):
            found = overlap(first, second, mirrored)
            match = make_match(first, second, mirrored, found) if found else None
            if match:
                yield match


def refound(seed: int, each: int) -> None:
    """Of whole pictures and their edits: which share of the points in what both show agrees, at least."""
    rng = np.random.default_rng(seed)
    shares: list[tuple[float, str]] = []
    for n in range(each):
        picture = scene(seed + n)
        (_, held), *edited = [read(picture, 88), *(read(edit(picture, rng), 75) for edit in EDITS.values())]
        for name, (_, new) in zip(EDITS, edited, strict=True):
            ways = [_share(held[0], new[0], mirrored) for mirrored in (False, True)] if held and new else [0.0]
            shares += [(max(ways), name)] if max(ways) else []
    least = ", ".join(f"{share:.3f} {name}" for share, name in sorted(shares)[:5])
    print(f"{len(shares)} edits matched as whole pictures; the least shares of points again: {least}")
    tiles = [lies for n in range(each) if (lies := _shared_tile(seed, n, rng))]
    again, same = min((one.refound for one in tiles), default=0), min((one.sameness for one in tiles), default=0)
    print(
        f"{len(tiles)} tiles that two collages of four share; the least: points again {again:.3f}, sameness {same:.3f}"
    )


def _shared_tile(seed: int, n: int, rng: np.random.Generator) -> Overlap | None:
    """How two collages lie in each other that share one scene, by the pair of tiles with the most points."""
    parts = []
    for other in (1, 2):
        scenes = [scene(seed + n), *(scene(seed * (other + 1) + 3 * n + k) for k in range(3))]
        whole = collage([scenes[place] for place in rng.permutation(4)], 2, 2)
        parts.append([part for part in read(whole, int(rng.integers(65, 90)))[1] if part.part > 0])
    pairs = [sorted(pair, key=lambda part: part.sha256) for pair in product(*parts)]
    found = [(first, second, overlap(first, second, False)) for first, second in pairs]
    kept = [lies for first, second, lies in found if lies and _is_crop(make_match(first, second, False, lies))]
    return max(kept, key=lambda lies: lies.points, default=None)


def _is_crop(match: PictureMatch | None) -> bool:
    return match is not None and match.kind is not MatchKind.ROOM


def _share(one: PictureFeature, other: PictureFeature, mirrored: bool) -> float:
    first, second = sorted((one, other), key=lambda part: part.sha256)
    found = overlap(first, second, mirrored)
    match = make_match(first, second, mirrored, found) if found else None
    return found.refound if found and match and match.kind is not MatchKind.ROOM else 0.0


def seams(seed: int, each: int) -> None:
    grey = [np.asarray(scene(seed + n).resize((320, 240)).convert("L")) for n in range(each)]
    print(f"cut without a seam: {Rate(sum(bool(find_tiles(one)) for one in grey), each)}")
    rng = np.random.default_rng(seed)
    for across, down in ((2, 2), (2, 1), (1, 2), (3, 3)):
        hits = 0
        for _ in range(each):
            tiles = [scene(seed + int(n)) for n in rng.choice(each, across * down, replace=False)]
            whole = Image.open(io.BytesIO(encoded(collage(tiles, across, down), 75))).convert("L")
            hits += len(find_tiles(np.asarray(whole.resize((320, 240))))) == across * down
        print(f"collage {across} x {down} cut into {across * down}: {Rate(hits, each)}")
    for wide in (2, 4, 8, 16):
        hits = 0
        for _ in range(each):
            tiles = [scene(seed + int(n)) for n in rng.choice(each, 4, replace=False)]
            whole = _lined(collage(tiles, 2, 2), wide, tuple(rng.integers(0, 256, 3).tolist()))
            whole = Image.open(io.BytesIO(encoded(whole, 75))).convert("L")
            hits += len(find_tiles(np.asarray(whole.resize((320, 240), Image.Resampling.BOX)))) == 4
        print(f"collage 2 x 2 with lines of {wide} pixels of 640 cut into 4: {Rate(hits, each)}")


def _lined(collage: Image.Image, wide: int, colour: tuple[int, ...]) -> Image.Image:
    """A collage of four with lines of a colour, so many pixels wide, over its seams."""
    pen, middle = ImageDraw.Draw(collage), (collage.width // 2, collage.height // 2)
    before, after = wide // 2, wide - wide // 2 - 1
    pen.rectangle((middle[0] - before, 0, middle[0] + after, collage.height), fill=colour)
    pen.rectangle((0, middle[1] - before, collage.width, middle[1] + after), fill=colour)
    return collage


def timing(seed: int) -> None:
    """Reading of small and large photos, decoding and hashes included."""
    for size in ((320, 240), (640, 480), (1600, 1200)):
        files = [encoded(painted(seed + n).resize(size)) for n in range(12)]
        study_picture(files[0])
        before = time.process_time()
        for data in files:
            study_picture(data)
        took = (time.process_time() - before) / len(files) * 1000
        print(f"reading a JPEG of {size[0]} x {size[1]}: {took:.1f} ms of one core")


def real() -> list[Image.Image]:
    """Photographs that lie inside scikit-image's own package; nothing is fetched, nothing is kept."""
    import skimage.data

    inside = Path(skimage.data.__file__).parent
    return [_shrunk(Image.open(inside / name)) for name in REAL]


def folder(path: Path, seed: int, each: int) -> None:
    """Recall of pictures that the reader has; plain ones apart."""
    files = sorted(one for one in path.iterdir() if one.suffix.lower() in (".jpg", ".jpeg", ".png", ".webp"))
    chosen = np.random.default_rng(seed).permutation(len(files))[:each]
    pictures = [_shrunk(Image.open(files[number])) for number in chosen]
    clear = [one for one in pictures if is_hashed(read(one, 88)[0])]
    plain = len(pictures) - len(clear)
    print(f"{len(pictures)} pictures of {len(files)}; left out, with next to nothing to see: {plain}")
    recall(seed, clear)


def _shrunk(picture: Image.Image) -> Image.Image:
    picture = picture.convert("RGB")
    picture.thumbnail((640, 640))
    return picture


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=5000)
    parser.add_argument("--each", type=int, default=100)
    parser.add_argument("--unrelated", type=int, default=0, metavar="N")
    parser.add_argument("--fronts", type=int, default=0, metavar="N")
    parser.add_argument("--folder", type=Path, metavar="DIR")
    for name in ("shared", "refound", "seams", "real"):
        parser.add_argument(f"--{name}", action="store_true")
    asked = parser.parse_args()
    if asked.unrelated:
        unrelated(asked.seed, asked.unrelated)
    elif asked.fronts:
        fronts(asked.seed, asked.fronts)
    elif asked.shared:
        shared(asked.seed, asked.each)
    elif asked.refound:
        refound(asked.seed, asked.each)
    elif asked.seams:
        seams(asked.seed, asked.each)
    elif asked.folder:
        folder(asked.folder, asked.seed, asked.each)
    else:
        timing(asked.seed)
        recall(asked.seed, real() if asked.real else [scene(asked.seed + n) for n in range(asked.each)])


if __name__ == "__main__":
    main()
