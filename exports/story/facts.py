"""Facts as captured: exhibits and what their pages said. Nothing here was inferred."""

from __future__ import annotations

from collections.abc import Iterator

from exports.blocks import Block, Grid, Heading, Pairs, Picture, Quote, Section, Side, Text
from exports.dossier import Dossier, moment
from exports.words import KINDS, VERDICTS
from model import AdRecord, AdVersion, Capture, CaptureKind

MOST_REVIEWS = 100  # printed, of one ad


def facts(dossier: Dossier) -> Section:
    """Every exhibit with its address, times and digests; every ad as its page said it."""
    say = dossier.say
    source = say(
        "Each exhibit is kept as it was received or handed over. Times are the collecting machine's own, in UTC."
    )
    blocks: list[Block] = [Heading(say("Exhibits")), Text(source, small=True)]
    blocks.append(_exhibits(dossier))
    blocks.append(Heading(say("Ads")))
    for record in sorted(dossier.case.ads, key=lambda record: dossier.ads[record.key]):
        blocks += _ad(dossier, record)
    lead = say("What pages showed when they were captured. Nothing in this part was inferred.")
    return Section(Side.FACTS, say("Facts as captured"), lead, tuple(blocks))


def _exhibits(dossier: Dossier) -> Grid:
    say = dossier.say
    rows = tuple((dossier.exhibits[one.id], _what(dossier, one), _digests(one)) for one in dossier.captured())
    columns = (say("Exhibit"), say("What was captured"), say("Record id, SHA-256 of the body, SHA-256 of all bytes"))
    return Grid(columns, (1.4, 5, 7.8), rows, exact=(columns[2],))


def _what(dossier: Dossier, capture: Capture) -> str:
    say = dossier.say
    drawn = capture.kind in (CaptureKind.SCREENSHOT, CaptureKind.DOM)
    unasked = say("made by the collecting browser") if drawn else say("kept as it was handed over")
    if capture.kind is CaptureKind.RECORD:
        unasked = say("written by the run itself")
    answer = f"{capture.method} → {capture.status}" if capture.method else unasked
    lines = [
        f"{say(KINDS[capture.kind])}, {answer}, {capture.size} {say('bytes')}, {say(VERDICTS[capture.verdict])}",
        capture.url,
        say("asked {at}", at=moment(capture.requested_at)),
        say("received {at}", at=moment(capture.received_at)),
    ]
    if capture.address:
        lines.append(say("server {address}", address=capture.address))
    if capture.source:
        lines.append(say("belongs to {exhibit}", exhibit=dossier.exhibit(capture.source)))
    if capture.refers_to:
        same = dossier.exhibit(capture.refers_to)
        lines.append(say("body the same, byte for byte, as {exhibit}, and kept there", exhibit=same))
    return "\n".join(lines)


def _digests(capture: Capture) -> str:
    return "\n".join((capture.id.removeprefix("urn:uuid:"), capture.payload_sha256, capture.block_sha256))


def _ad(dossier: Dossier, record: AdRecord) -> Iterator[Block]:
    say, ad = dossier.say, record.ad
    yield Heading(f"{dossier.ads[record.key]} · {record.key}", 3)
    yield Pairs(
        (
            (say("Address"), ad.url),
            (say("Category of the site"), ad.category),
            (say("Place as written"), dossier.stated(ad.place)),
            (say("Country"), dossier.stated(ad.country)),
            (say("Language declared"), dossier.stated(ad.language)),
            (say("Posted, as the page says"), moment(ad.posted_at) or dossier.stated(None)),
            (say("Price as written"), f"{dossier.stated(ad.price)} {ad.currency or ''}".strip()),
            (say("Contact fields as written"), "\n".join(ad.contacts) or say("none")),
            (say("First and last captured"), f"{moment(record.first_seen)} – {moment(record.last_seen)}"),
        )
    )
    versions = dossier.versions(record.key) or (record.version,)
    for count, version in enumerate(versions, 1):
        yield from _version(dossier, version, count, len(versions))
    for review in ad.reviews[:MOST_REVIEWS]:
        yield Quote(say("Public comment under the ad"), review)
    if len(ad.reviews) > MOST_REVIEWS:
        yield Text(say("cut here; data/case.json holds the whole text"), small=True)
    if record.photos:
        yield _photos(dossier, record)
    if shot := dossier.screenshot(record):
        number = dossier.exhibits[shot.id]
        file = f"{shot.id.rpartition(':')[2]}.png"
        if (dossier.captures / file).is_file():
            yield Picture(
                file,
                say("Screenshot of the page of {ad}", ad=dossier.ads[record.key]),
                say(
                    "{exhibit}: screenshot, {at}; the whole of it is in data/captures",
                    exhibit=number,
                    at=moment(shot.received_at),
                ),
            )


def _version(dossier: Dossier, version: AdVersion, count: int, of: int) -> Iterator[Block]:
    say = dossier.say
    label = say(
        "Text of the page, version {count} of {of}, from {at}, {exhibit}",
        count=count, of=of, at=moment(version.seen_at), exhibit=dossier.exhibit(version.capture_id),
    )  # fmt: skip
    yield Quote(label, f"{dossier.stated(version.ad.title)}\n\n{dossier.stated(version.ad.text)}")


def _photos(dossier: Dossier, record: AdRecord) -> Grid:
    say = dossier.say
    columns = (say("Picture"), say("Address"), say("SHA-256 and exhibit"))
    rows = []
    for photo in record.photos:
        held = f"{photo.sha256}\n{dossier.exhibit(photo.capture_id)}" if photo.sha256 else say("not fetched")
        hidden = photo.sealed or record.sealed
        rows.append((str(photo.position + 1), photo.url, say("sealed, not included") if hidden else held))
    return Grid(columns, (1.2, 5, 7.8), tuple(rows), exact=(columns[2],))
