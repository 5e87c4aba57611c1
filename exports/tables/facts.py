"""Schedules of what was captured: exhibits, ads, pictures, contacts."""

from __future__ import annotations

from exports.dossier import Dossier, instant
from exports.tables.sheet import FACT, MADE, REF, SAID, Row, Sheet, columns, yes
from exports.words import FINDINGS, KINDS, VERDICTS
from model import AdRecord, AdVersion, Finding, FindingKind

CONTACTS = frozenset(
    {FindingKind.PHONE, FindingKind.EMAIL, FindingKind.HANDLE, FindingKind.URL, FindingKind.IBAN, FindingKind.WALLET}
)


def exhibits(dossier: Dossier) -> Sheet:
    """Every capture with its address, times, place in its file and digests."""
    say = dossier.say
    heads = columns(
        dossier, (REF, "Exhibit", 10), (FACT, "Record id", 42), (FACT, "Kind", 12), (FACT, "Address", 50),
        (FACT, "Method", 8), (FACT, "Status", 8), (FACT, "Asked (UTC)", 28), (FACT, "Received (UTC)", 28),
        (FACT, "Server", 22), (FACT, "Content type", 22), (FACT, "Bytes", 10), (FACT, "SHA-256 of the body", 66),
        (FACT, "SHA-256 of all bytes", 66), (FACT, "File", 24), (FACT, "Offset", 10), (FACT, "Length", 10),
        (FACT, "Received whole", 16), (FACT, "Belongs to", 14), (FACT, "Body kept in", 14), (FACT, "Site", 16),
        (FACT, "Run", 20),
    )  # fmt: skip
    rows = tuple(
        (
            dossier.exhibits[one.id], one.id, say(KINDS[one.kind]), one.url, one.method, one.status,
            instant(one.requested_at), instant(one.received_at), one.address or say("unknown"), one.content_type,
            one.size, one.payload_sha256, one.block_sha256, one.warc_file, one.offset, one.length,
            say(VERDICTS[one.verdict]), dossier.exhibit(one.source) if one.source else "",
            dossier.exhibit(one.refers_to) if one.refers_to else "", one.site, one.run or say("none"),
        )
        for one in dossier.captured()
    )  # fmt: skip
    return Sheet(say("Exhibits"), heads, rows)


def ads(dossier: Dossier) -> Sheet:
    """Every content of every ad, one row per version."""
    heads = columns(
        dossier, (REF, "Ad", 9), (REF, "Version", 9), (FACT, "Site and id", 26), (FACT, "Exhibit", 12),
        (FACT, "Captured (UTC)", 28), (FACT, "Address", 50), (FACT, "Category of the site", 14), (FACT, "Title", 40),
        (FACT, "Text", 80), (FACT, "Place as written", 18), (FACT, "Country", 12), (FACT, "Language declared", 12),
        (FACT, "Posted, as the page says", 28), (FACT, "Price as written", 14), (FACT, "Currency", 12),
        (FACT, "Contact fields as written", 30), (FACT, "Public comments", 40), (FACT, "First captured", 28),
        (FACT, "Last captured", 28), (MADE, "State of the ad", 14), (MADE, "Missed at", 28),
    )  # fmt: skip
    rows = tuple(
        _ad(dossier, record, version, count)
        for record in _records(dossier)
        for count, version in enumerate(dossier.versions(record.key) or (record.version,), 1)
    )
    return Sheet(dossier.say("Ads"), heads, rows)


def _ad(dossier: Dossier, record: AdRecord, version: AdVersion, count: int) -> Row:
    ad, stated = version.ad, _stated
    return (
        dossier.ads[record.key], count, record.key, dossier.exhibit(version.capture_id), instant(version.seen_at),
        ad.url, ad.category, ad.title, ad.text, stated(dossier, ad.place), stated(dossier, ad.country),
        stated(dossier, ad.language), instant(ad.posted_at) or stated(dossier, None), stated(dossier, ad.price),
        stated(dossier, ad.currency), "\n".join(ad.contacts), "\n\n".join(ad.reviews), instant(record.first_seen),
        instant(record.last_seen), record.state, instant(record.missed_at),
    )  # fmt: skip


def photos(dossier: Dossier) -> Sheet:
    """Every picture of every ad, by address and digest; sealed ones by address only."""
    heads = columns(
        dossier, (REF, "Ad", 9), (FACT, "Picture", 9), (FACT, "Address", 60), (FACT, "SHA-256", 66),
        (FACT, "Exhibit", 18), (SAID, "Sealed", 10), (SAID, "Description by a colleague", 50),
    )  # fmt: skip
    rows = []
    for record in _records(dossier):
        for photo in record.photos:
            hidden = photo.sealed or record.sealed
            held = (photo.sha256 or dossier.say("not fetched"), dossier.exhibit(photo.capture_id))
            if hidden:
                held = (dossier.say("sealed, not included"), "")
            rows.append(
                (dossier.ads[record.key], photo.position + 1, photo.url, *held, yes(dossier, hidden),
                 "" if hidden else photo.reviewed_as or "")
            )  # fmt: skip
    return Sheet(dossier.say("Pictures"), heads, tuple(rows))


def contacts(dossier: Dossier) -> Sheet:
    """Every contact as written, beside what it was read as."""
    say = dossier.say
    heads = columns(
        dossier, (REF, "Ad", 9), (FACT, "As written", 34), (FACT, "Field", 12), (FACT, "From character", 10),
        (FACT, "To character", 10), (MADE, "Kind", 18), (MADE, "Read as", 28), (MADE, "Network or country", 14),
        (MADE, "Accepted", 10), (MADE, "Confidence (an order, no probability)", 14), (MADE, "Disguise (0 to 1)", 10),
    )  # fmt: skip

    def row(key: str, one: Finding) -> Row:
        return (dossier.ads.get(key, key), one.raw, one.field, one.start, one.end, say(FINDINGS[one.kind]), one.value,
                one.unit or "", yes(dossier, one.accepted), one.confidence, one.disguise)  # fmt: skip

    found = ((record.key, one) for record in _records(dossier) for one in dossier.case.findings.get(record.key, ()))
    return Sheet(say("Contacts"), heads, tuple(row(key, one) for key, one in found if one.kind in CONTACTS))


def _records(dossier: Dossier) -> list[AdRecord]:
    return sorted(dossier.case.ads, key=lambda record: dossier.ads[record.key])


def _stated(dossier: Dossier, value: str | None) -> str:
    """An absent field says so; an empty one is an empty cell."""
    return dossier.say("not stated") if value is None else value
