"""The library's opinion beside OpenSSL's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from evidence.seals import Wanted, judge, query
from evidence.seals.strict import Unreadable, objection
from sandbox.authority import Issuer, new_signer, revocation_list, stamp


def asked(one, **changes):
    return replace(Wanted(one.note.encode(), one.nonce), **changes)


def test_good_reply_is_accepted_by_both(make, authority) -> None:
    one = make.evidence()

    assert objection(one.reply, asked(one), make.root.pem) == ""
    assert judge(one, authority, make.root.pem).seal


@pytest.mark.parametrize("changes", [{"nonce": 5}, {"data": b"other"}, {"policy": "1.2.3"}])
def test_reply_to_something_else_is_objected_to(make, changes) -> None:
    one = make.evidence()

    assert objection(one.reply, asked(one, **changes), make.root.pem)


def test_stamp_of_another_authority_is_objected_to(make) -> None:
    one, other = make.evidence(), type(make)().root.pem

    assert objection(one.reply, asked(one), other)
    assert objection(one.reply, asked(one), other, make.signer.pem)
    assert objection(one.reply, asked(one), other, make.signer.pem + make.root.pem)


@pytest.fixture
def chained(make):
    """A signer below an intermediate authority, whose certificate is not in the reply."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "between")])
    builder = x509.CertificateBuilder(
        make.root.certificate.subject, name, key.public_key(), 9, make.at, make.at + timedelta(days=9)
    )
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    between = Issuer(key, builder.sign(make.root.key, SHA256()))
    signer = new_signer(between, "http://127.0.0.1/crl", make.at, make.at + timedelta(days=1))
    return between, signer


def test_what_leads_to_the_root_may_stand_beside_it(make, authority, chained) -> None:
    between, signer = chained
    one, both = make.evidence(signer=signer), make.root.pem + between.pem

    assert objection(one.reply, asked(one), make.root.pem)
    assert judge(one, authority, make.root.pem).seal is None
    assert objection(one.reply, asked(one), both) == ""
    assert judge(one, authority, both).seal
    assert judge(one, authority, between.pem).seal is None
    assert objection(one.reply, asked(one), between.pem)


@pytest.mark.parametrize(
    ("lists", "how"),
    [(("between",), "its authority's revocation list"), (("between", "root"), "revocation lists"), (("root",), "")],
)
def test_how_far_up_revocation_was_checked_is_said(make, authority, chained, lists, how: str) -> None:
    between, signer = chained
    held = {"root": make.crl(), "between": revocation_list(between, make.at)}
    one = make.evidence(signer=signer, lists=tuple(held[name] for name in lists))

    assert judge(one, authority, make.root.pem + between.pem).seal.revocation == how


def test_revoked_authority_between_revokes_its_signer(make, authority, chained) -> None:
    between, signer = chained
    lists = (make.crl(between), revocation_list(between, make.at))

    assert "revoked" in judge(make.evidence(signer=signer, lists=lists), authority, make.root.pem + between.pem).problem


def test_reply_with_one_certificate_more_is_for_openssl_to_judge(make, authority) -> None:
    """OpenSSL 3.0 sends them in an order that strict DER does not have."""
    one = make.evidence()
    reply = stamp(query(one.note.encode(), 3), make.signer, 3, make.root.pem)
    other = replace(one, nonce=3, reply=reply)

    with pytest.raises(Unreadable, match="InvalidSetOrdering"):
        objection(reply, asked(other), make.root.pem)
    assert judge(other, authority, make.root.pem).seal
