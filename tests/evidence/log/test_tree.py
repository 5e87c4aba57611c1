"""The tree against the definition of RFC 6962 and the well-known vectors of certificate transparency."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.log import EMPTY, Frontier, Tree, is_consistent, is_included, leaf_hash, node_hash

# The leaves and heads that the reference implementation of certificate transparency tests with
# (merkletree/merkle_tree_test.cc, also in Go: transparency-dev/merkle, testonly/constants.go).
LEAVES = [bytes.fromhex(one) for one in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = {
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCY = {
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}

some_leaves = st.lists(st.binary(max_size=4).map(leaf_hash), min_size=1, max_size=70)


def known() -> Tree:
    return Tree(map(leaf_hash, LEAVES))


def mth(leaves: list[bytes]) -> bytes:
    """MTH(D[n]) as section 2.1 writes it, over hashes of leaves."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256(b"").digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\x01" + mth(leaves[:k]) + mth(leaves[k:])).digest()


def path(m: int, leaves: list[bytes]) -> list[bytes]:
    """PATH(m, D[n]) as section 2.1.1 writes it."""
    if len(leaves) == 1:
        return []
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return [*path(m, leaves[:k]), mth(leaves[k:])] if m < k else [*path(m - k, leaves[k:]), mth(leaves[:k])]


def subproof(m: int, leaves: list[bytes], known_head: bool) -> list[bytes]:
    """SUBPROOF(m, D[n], b) as section 2.1.2 writes it."""
    if m == len(leaves):
        return [] if known_head else [mth(leaves)]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if m <= k:
        return [*subproof(m, leaves[:k], known_head), mth(leaves[k:])]
    return [*subproof(m - k, leaves[k:], False), mth(leaves[:k])]


def test_empty_tree_has_the_digest_of_nothing() -> None:
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert EMPTY == Tree().root(0) == Frontier().root


@pytest.mark.parametrize("size", range(1, 9))
def test_heads_are_the_published_ones(size: int) -> None:
    assert known().root(size).hex() == ROOTS[size - 1]
    assert Frontier().grown(map(leaf_hash, LEAVES[:size])).root.hex() == ROOTS[size - 1]


@pytest.mark.parametrize(("place", "proof"), INCLUSION.items())
def test_inclusion_proofs_are_the_published_ones(place: tuple[int, int], proof: list[str]) -> None:
    index, size = place

    assert [node.hex() for node in known().inclusion(index, size)] == proof


@pytest.mark.parametrize(("sizes", "proof"), CONSISTENCY.items())
def test_consistency_proofs_are_the_published_ones(sizes: tuple[int, int], proof: list[str]) -> None:
    assert [node.hex() for node in known().consistency(*sizes)] == proof


def test_every_published_pair_is_accepted() -> None:
    tree, accepted = known(), 0
    for size in range(1, 9):
        for index in range(size):
            leaf = leaf_hash(LEAVES[index])
            accepted += is_included(leaf, index, size, tree.inclusion(index, size), tree.root(size))
            old = index + 1
            accepted += is_consistent(old, size, tree.root(old), tree.root(size), tree.consistency(old, size))

    assert accepted == 36 + 36


@settings(database=None)
@given(leaves=some_leaves, data=st.data())
def test_tree_is_that_of_the_definition(leaves: list[bytes], data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(leaves)))
    at, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    tree = Tree(leaves)

    assert tree.root(size) == mth(leaves[:size]) == Frontier().grown(leaves[:size]).root
    assert list(tree.inclusion(at, size)) == path(at, leaves[:size])
    assert list(tree.consistency(old, size)) == subproof(old, leaves[:size], True)
    assert tree.frontier(old).grown(leaves[old:size]) == tree.frontier(size)


@settings(database=None)
@given(leaves=some_leaves, data=st.data())
def test_proof_holds_and_no_altered_one_does(leaves: list[bytes], data: st.DataObject) -> None:
    tree, size = Tree(leaves), len(leaves)
    at, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    included, consistent = tree.inclusion(at, size), tree.consistency(old, size)

    assert is_included(leaves[at], at, size, included, tree.root(size))
    assert is_consistent(old, size, tree.root(old), tree.root(size), consistent)
    for bad in altered(included, data):
        assert not is_included(leaves[at], at, size, bad, tree.root(size))
    for bad in altered(consistent, data):
        assert not is_consistent(old, size, tree.root(old), tree.root(size), bad)
    assert not is_included(node_hash(leaves[at], leaves[at]), at, size, included, tree.root(size))
    assert not is_included(leaves[at], size, size, included, tree.root(size))
    assert not is_included(leaves[at], at, size, included, b"\0" * 32)
    assert not is_consistent(old, size, b"\0" * 32, tree.root(size), consistent)
    assert not is_consistent(old, size, tree.root(old), b"\0" * 32, consistent)
    assert not is_consistent(size + 1, size, tree.root(old), tree.root(size), consistent)


def altered(proof: tuple[bytes, ...], data: st.DataObject) -> list[tuple[bytes, ...]]:
    """Longer, shorter, and with one bit turned."""
    bad = [(*proof, b"\0" * 32), (b"\0" * 32, *proof)]
    if proof:
        at, bit = data.draw(st.integers(0, len(proof) - 1)), data.draw(st.integers(0, 255))
        turned = (int.from_bytes(proof[at]) ^ 1 << bit).to_bytes(32)
        bad += [proof[:-1], proof[1:], (*proof[:at], turned, *proof[at + 1 :])]
    return bad


def test_the_empty_tree_is_the_beginning_of_every_other() -> None:
    assert is_consistent(0, 8, EMPTY, known().root(8), ())
    assert not is_consistent(0, 8, known().root(1), known().root(8), ())


def test_frontier_needs_one_head_for_each_whole_subtree() -> None:
    with pytest.raises(ValueError, match="2 heads cannot stand for 8 leaves"):
        Frontier(8, (EMPTY, EMPTY))


@pytest.mark.parametrize(("index", "size"), [(8, 8), (0, 9), (-1, 3)])
def test_no_proof_of_what_is_not_there(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="no such leaf"):
        known().inclusion(index, size)
    with pytest.raises(ValueError, match="no such tree"):
        known().consistency(0, 8)
