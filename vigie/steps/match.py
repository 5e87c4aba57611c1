"""Match: every new picture is compared with all others, by its hash and by its local features."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import dedup
import reading
from model import Picture, PictureFeature, PictureMatch
from store import matches
from vigie.workspace import Workspace

Progress = Callable[[str, int], None]

AT_ONCE = 4096  # new pictures whose features are in memory together: about 100 MB
MATCHER = f"{dedup.VERSION}/{reading.PIPELINE}"


def match_new(workspace: Workspace, progress: Progress = lambda what, count: None) -> dict[str, int]:
    """Find the matches of pictures not compared yet; counts of pictures compared and of matches found."""
    with workspace.store.reading() as unit:
        waiting, held = matches.unmatched(unit, MATCHER), matches.matched(unit, MATCHER)
    found = 0
    for start in range(0, len(waiting), AT_ONCE):
        new = waiting[start : start + AT_ONCE]
        made = _matches(workspace, new, held)
        with workspace.store.writing() as unit:
            matches.save(unit, made, [one.sha256 for one in new], MATCHER)
        held += new
        found += len(made)
        progress("pictures compared", start + len(new))
    return {"compared": len(waiting), "matches": found}


def _matches(workspace: Workspace, new: Sequence[Picture], held: Sequence[Picture]) -> list[PictureMatch]:
    alike = dedup.match_hashes(new, held)
    done = {(one.left, one.right) for one in alike}
    ours = [one for block in _features(workspace, new) for one in block]
    return [*alike, *dedup.match_features(ours, _features(workspace, [*held, *new]), done)]


def _features(workspace: Workspace, pictures: Sequence[Picture]) -> Iterator[Sequence[PictureFeature]]:
    """In blocks, each read by itself: a look at a million pictures holds no transaction open."""
    names = sorted(one.sha256 for one in pictures)
    for start in range(0, len(names), matches.BLOCK):
        with workspace.store.reading() as unit:
            yield from matches.features(unit, names[start : start + matches.BLOCK])
