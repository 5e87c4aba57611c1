"""Revocation by OCSP answers that were kept, and where a certificate says that they are to be had."""

from __future__ import annotations

import subprocess
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID as Access

from evidence.seals.revocation import check_revocation
from evidence.seals.sources import Source, sources
from sandbox.authority import new_root

DAY = timedelta(days=1)


def answer(make, *, revoked: bool = False, by=None, about=None, issuer=None, until: timedelta | None = DAY) -> bytes:
    """An OCSP answer of the root itself (or of `by`) about the signer (or `about`)."""
    responder, at = by or make.root, make.at
    status = ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD
    builder = ocsp.OCSPResponseBuilder().add_response(
        (about or make.signer).certificate, (issuer or make.root).certificate, hashes.SHA1(), status, at,
        at + until if until else None, at if revoked else None, None,
    )  # fmt: skip
    builder = builder.responder_id(ocsp.OCSPResponderEncoding.NAME, responder.certificate)
    return builder.sign(responder.key, hashes.SHA256()).public_bytes(Encoding.DER)


def found(make, *answers: bytes, lists=(), after: timedelta = timedelta(hours=1)):
    return check_revocation(make.signer.pem, make.signer.pem, make.root.pem, lists, answers, make.at + after)


def test_answer_of_the_authority_s_root_is_believed(make) -> None:
    good, bad = found(make, answer(make)), found(make, answer(make, revoked=True))

    assert (good.checked, good.revoked, good.how) == (True, False, "an OCSP answer")
    assert (bad.checked, bad.revoked) == (True, True)


def test_one_revocation_outweighs_every_good_word(make) -> None:
    assert found(make, answer(make), answer(make, revoked=True)).revoked
    assert found(make, answer(make), lists=(make.crl(make.signer),)).revoked
    assert found(make, answer(make, revoked=True), lists=(make.crl(),)).revoked


@pytest.mark.parametrize("kind", ["another root's", "about another", "torn", "no answer"])
def test_answer_that_does_not_hold_leaves_it_unchecked(make, kind: str) -> None:
    stranger = type(make)()
    given = {
        "another root's": answer(make, by=stranger.root),
        "about another": answer(make, about=make.new_signer()),
        "torn": answer(make)[:-20],
        "no answer": b"<html>",
    }[kind]

    said = found(make, given)

    assert (said.checked, said.revoked) == (False, False)


def test_what_the_machine_trusts_counts_for_nothing(make, monkeypatch, tmp_path) -> None:
    (tmp_path / "root.pem").write_bytes(make.root.pem)
    subprocess.run(["openssl", "rehash", tmp_path], check=True, capture_output=True)
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    stranger = new_root(make.at, "Another root").pem

    said = check_revocation(make.signer.pem, make.signer.pem + make.root.pem, stranger, (make.crl(),), (), make.at)

    assert not said.checked


def test_answer_by_somebody_who_only_bears_the_issuer_s_name_leaves_it_unchecked(make) -> None:
    forger = type(make)().root
    forged = answer(make, by=forger, issuer=forger)

    said = check_revocation(make.signer.pem, make.signer.pem + forger.pem, make.root.pem, (), (forged,), make.at)

    assert (said.checked, said.revoked) == (False, False)


@pytest.mark.parametrize(("until", "after"), [(DAY, 2 * DAY), (DAY, -DAY), (None, 2 * DAY)])
def test_answer_of_another_time_leaves_it_unchecked(make, until, after) -> None:
    said = found(make, answer(make, until=until), after=after)

    assert (said.checked, said.how) == (False, "the OCSP answer is of another time")


def test_certificate_names_its_lists_and_its_responder(make) -> None:
    at, key = make.at, ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "signer")])
    places = [("http://ocsp.example/", Access.OCSP), ("ldap://ocsp.example/", Access.OCSP),
              ("http://ca.example/root.crt", Access.CA_ISSUERS)]  # fmt: skip
    access = [x509.AccessDescription(kind, x509.UniformResourceIdentifier(url)) for url, kind in places]
    builder = x509.CertificateBuilder(make.root.certificate.subject, name, key.public_key(), 7, at, at + DAY)
    made = builder.add_extension(x509.AuthorityInformationAccess(access), False).sign(make.root.key, hashes.SHA256())

    (one,) = sources(made.public_bytes(Encoding.PEM), b"", make.root.pem)

    assert one.url == "http://ocsp.example/"
    assert ocsp.load_der_ocsp_request(one.question).serial_number == 7
    assert sources(make.signer.pem, b"", make.root.pem) == (Source("http://127.0.0.1/crl"),)
    assert sources(b"no certificate", b"", b"") == ()
