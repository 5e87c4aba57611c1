"""Looking at a picture, sealing it, describing it so that a colleague need not look. Every look is logged.

The log names a capture that holds the picture, never its digest: entries outlive an erasure, and whoever has a copy
could recognise by its digest what was erased.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import partial
from urllib.parse import quote

from starlette.responses import Response

import evidence
import store
from model import BadInput, Capture, CaptureKind, Operation, RefusalReason
from review import custody, words
from review.picture import SHOT_SIDE, preview, still
from review.visit import Absent, Answer, Entry, Visit, go

MILLISECONDS = re.compile("[0-9]{1,9}")


def look(visit: Visit, unit: store.Unit) -> Answer:
    """A grey preview of a stored picture, of a video's frame at a millisecond, or the reason why it is not shown."""
    sha256, at = visit.path("picture"), visit.query("at")
    capture = store.photos.capture_of(unit, sha256)
    if capture is None:
        raise Absent
    drawn = partial(still, at_ms=int(at)) if MILLISECONDS.fullmatch(at) else preview
    return _shown(visit, unit, sha256, capture, drawn)


def look_at_screenshot(visit: Visit, unit: store.Unit) -> Answer:
    """The same for a page's screenshot."""
    capture = store.captures.get(unit, visit.path("capture"))
    if capture is None or capture.kind is not CaptureKind.SCREENSHOT:
        raise Absent
    return _shown(visit, unit, capture.payload_sha256, capture, partial(preview, side=SHOT_SIDE))


def _shown(visit: Visit, unit: store.Unit, sha256: str, capture: Capture, drawn: Callable[[bytes], bytes]) -> Answer:
    if store.photos.is_sealed(unit, sha256) or store.sealed.is_hidden(unit, capture):
        return _refused(visit, capture, RefusalReason.SEALED)
    if not store.hashlists.ready(unit):
        return _refused(visit, capture, RefusalReason.NO_HASH_LIST)
    data, handled = custody.body(visit, unit, capture)
    if _is_listed(unit, data):
        # Never rendered. The refusal in the log names the hash list: from it the unit gives notice to the service.
        _seal(visit, unit, sha256, capture, "on a hash list")
        return _refused(visit, capture, RefusalReason.SEALED, "hash list")
    try:
        image = drawn(data)
    except BadInput as unfit:
        answer = Response(status_code=422, headers={"X-Why": quote(visit.say("The picture cannot be drawn."))})
        return Answer(
            answer, Entry(Operation.CONSULTATION, "picture.undrawable", capture.id, detail=unfit.what), handled
        )
    entry = Entry(Operation.CONSULTATION, "picture.look", capture.id)
    return Answer(Response(image, media_type="image/png"), entry, handled)


def _is_listed(unit: store.Unit, data: bytes) -> bool:
    sha256 = hashlib.sha256(data).hexdigest()
    md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()
    sha1 = hashlib.sha1(data, usedforsecurity=False).hexdigest()
    return store.hashlists.hit(unit, sha256, md5, sha1) is not None


def _refused(visit: Visit, capture: Capture, reason: RefusalReason, detail: str = "") -> Answer:
    why = quote(visit.say(words.REFUSALS[reason]))
    response = Response(status_code=403, headers={"X-Why": why})
    return Answer(response, Entry(Operation.REFUSAL, "picture.look", capture.id, detail=detail or reason.value))


def seal(visit: Visit, unit: store.Unit) -> Answer:
    """Seal a picture: nobody is shown it again, and it leaves the house in no export."""
    sha256 = visit.path("picture")
    capture = store.photos.capture_of(unit, sha256)
    if capture is None:
        capture = store.captures.get(unit, visit.optional("capture"))
        if capture is None or capture.payload_sha256 != sha256:
            raise Absent
    why = visit.optional("why") or "sealed by a reviewer"
    _seal(visit, unit, sha256, capture, why)
    entry = Entry(Operation.ALTERATION, "picture.seal", capture.id, justification=why)
    return Answer(_back(visit, "sealed"), entry)


def _seal(visit: Visit, unit: store.Unit, sha256: str, capture: Capture, why: str) -> None:
    """Seal every capture of the picture, and say in the log what their bytes are: they stay."""
    holding = store.photos.captures_of(unit, sha256) or [capture]
    found = evidence.rehash(visit.desk.settings.evidence, holding)
    store.custody.redact(unit, sha256, found, visit.account.name, why, visit.at)


def describe(visit: Visit, unit: store.Unit) -> Answer:
    """Keep a description of a picture."""
    sha256 = visit.path("picture")
    capture = store.photos.capture_of(unit, sha256)
    if capture is None:
        raise Absent
    text = visit.field("text", visit.say("Describe the picture in a few words."))
    store.photos.describe(unit, sha256, text, visit.account.name, visit.at)
    return Answer(_back(visit, "described"), Entry(Operation.ALTERATION, "picture.describe", capture.id))


def _back(visit: Visit, said: str) -> Response:
    cluster = visit.optional("cluster")
    return go(f"/cluster/{quote(cluster, safe='')}" if cluster else "/", said=said)
