"""Other ways to link ads by their wording, each as its authors show it, for `benchmarks/wording.py`.

A peer yields one grouping per threshold it is tried with. Candidates of the MinHash peers are verified with RapidFuzz,
as is usual; groups are connected components.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from dedup.words import words_of
from model import AdFacts

Labels = dict[str, str]
_RATIOS = (60, 70, 75, 80, 85, 90, 95)
_COSINES = (0.4, 0.5, 0.6, 0.7, 0.8)
_MOST = 3000  # ads that a peer comparing all pairs is given


class Missing(Exception):
    """The peer is not installed, or the market is too large for it."""


def _texts(facts: Sequence[AdFacts]) -> list[str]:
    return [" ".join(words_of(one)) for one in facts]


def _components(facts: Sequence[AdFacts], pairs: Iterable[tuple[int, int]]) -> Labels:
    listed = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    graph = coo_array((np.ones(len(listed), dtype=np.int8), (listed[:, 0], listed[:, 1])), shape=(len(facts),) * 2)
    found = connected_components(graph, directed=False)[1]
    return {one.key: str(label) for one, label in zip(facts, found.tolist(), strict=True)}


def _verified(facts: Sequence[AdFacts], texts: list[str], pairs: set[tuple[int, int]]) -> Iterator[Labels]:
    rated = {pair: fuzz.token_set_ratio(texts[pair[0]], texts[pair[1]]) for pair in pairs}
    for least in _RATIOS:
        yield _components(facts, (pair for pair, ratio in rated.items() if ratio >= least))


def rensa(facts: Sequence[AdFacts]) -> Iterator[Labels]:
    try:
        from rensa import RMinHash, RMinHashLSH
    except ImportError as error:
        raise Missing("not installed") from error
    texts = _texts(facts)
    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    hashes = []
    for place, text in enumerate(texts):
        one = RMinHash(num_perm=128, seed=1)
        one.update(text.split())
        hashes.append(one)
        index.insert(place, one)
    pairs = {(place, other) for place, one in enumerate(hashes) for other in index.query(one) if place < other}
    yield from _verified(facts, texts, pairs)


def datasketch(facts: Sequence[AdFacts]) -> Iterator[Labels]:
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError as error:
        raise Missing("not installed") from error
    texts = _texts(facts)
    index = MinHashLSH(num_perm=128, params=(32, 4))
    hashes = MinHash.bulk([[word.encode() for word in text.split()] for text in texts], num_perm=128)
    for place, one in enumerate(hashes):
        index.insert(place, one, check_duplication=False)
    pairs = {(place, other) for place, one in enumerate(hashes) for other in index.query(one) if place < other}
    yield from _verified(facts, texts, pairs)


def _cosines(facts: Sequence[AdFacts], analyzer: str, sizes: tuple[int, int]) -> Iterator[Labels]:
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sparse_dot_topn import sp_matmul_topn
    except ImportError as error:
        raise Missing("not installed") from error
    vectors = TfidfVectorizer(analyzer=analyzer, ngram_range=sizes).fit_transform(_texts(facts))
    found = sp_matmul_topn(vectors, vectors.T.tocsr(), top_n=60, threshold=min(_COSINES)).tocoo()
    for least in _COSINES:
        keep = (found.data >= least) & (found.row < found.col)
        yield _components(facts, zip(found.row[keep].tolist(), found.col[keep].tolist(), strict=True))


def by_words(facts: Sequence[AdFacts]) -> Iterator[Labels]:
    yield from _cosines(facts, "word", (1, 2))


def by_letters(facts: Sequence[AdFacts]) -> Iterator[Labels]:
    yield from _cosines(facts, "char_wb", (3, 3))


def _all_pairs(facts: Sequence[AdFacts], ratio: Callable[..., float]) -> Iterator[Labels]:
    if len(facts) > _MOST:
        raise Missing(f"compares all pairs: not more than {_MOST} ads")
    rated = process.cdist(_texts(facts), _texts(facts), scorer=ratio, dtype=np.uint8)
    for least in _RATIOS:
        rows, columns = np.nonzero(np.triu(rated >= least, 1))
        yield _components(facts, zip(rows.tolist(), columns.tolist(), strict=True))


def set_ratio(facts: Sequence[AdFacts]) -> Iterator[Labels]:
    yield from _all_pairs(facts, fuzz.token_set_ratio)


def sort_ratio(facts: Sequence[AdFacts]) -> Iterator[Labels]:
    yield from _all_pairs(facts, fuzz.token_sort_ratio)


PEERS: dict[str, Callable[[Sequence[AdFacts]], Iterator[Labels]]] = {
    "rensa, 32 bands": rensa,
    "datasketch, 32 bands of 4": datasketch,
    "sparse_dot_topn, words and pairs": by_words,
    "sparse_dot_topn, three letters": by_letters,
    "RapidFuzz token_set_ratio, all pairs": set_ratio,
    "RapidFuzz token_sort_ratio, all pairs": sort_ratio,
}
