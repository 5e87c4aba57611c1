"""The library's opinion beside OpenSSL's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidence.seals import Wanted, judge, query
from evidence.seals.strict import Unreadable, objection
from sandbox.authority import stamp


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


def test_reply_with_one_certificate_more_is_for_openssl_to_judge(make, authority) -> None:
    """OpenSSL 3.0 sends them in an order that strict DER does not have."""
    one = make.evidence()
    reply = stamp(query(one.note.encode(), 3), make.signer, 3, make.root.pem)
    other = replace(one, nonce=3, reply=reply)

    with pytest.raises(Unreadable, match="InvalidSetOrdering"):
        objection(reply, asked(other), make.root.pem)
    assert judge(other, authority, make.root.pem).seal
