"""The peers of benchmarks/operators.py; run by an interpreter that has them. Prints one JSON line per result."""

from __future__ import annotations

import json
import math
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

RESOLUTIONS = (0.002, 0.005, 0.01, 0.02, 0.1)


def igraph(ads: list[dict[str, Any]], links: list[tuple[str, str, float]]) -> None:
    """igraph's Leiden with the constant Potts model over our accepted links."""
    import igraph

    number = {ad["unique_id"]: place for place, ad in enumerate(ads)}
    edges = [(number[left], number[right]) for left, right, _ in links]
    graph = igraph.Graph(n=len(ads), edges=edges)
    for resolution in RESOLUTIONS:
        before = time.process_time()
        random.seed(1)
        found = graph.community_leiden(
            objective_function="CPM", resolution=resolution, weights=[bits / 10 for *_, bits in links], n_iterations=10
        )
        labels = {ad["unique_id"]: str(label) for ad, label in zip(ads, found.membership, strict=True)}
        show(f"Leiden-CPM {resolution} (igraph), same links", labels, before)


def leidenalg(ads: list[dict[str, Any]], links: list[tuple[str, str, float]]) -> None:
    """leidenalg's own constant Potts model over the same links."""
    import igraph
    import leidenalg

    number = {ad["unique_id"]: place for place, ad in enumerate(ads)}
    graph = igraph.Graph(n=len(ads), edges=[(number[left], number[right]) for left, right, _ in links])
    for resolution in RESOLUTIONS:
        before = time.process_time()
        found = leidenalg.find_partition(
            graph, leidenalg.CPMVertexPartition, weights=[bits / 10 for *_, bits in links],
            resolution_parameter=resolution, seed=1,
        )  # fmt: skip
        labels = {ad["unique_id"]: str(label) for ad, label in zip(ads, found.membership, strict=True)}
        show(f"Leiden-CPM {resolution} (leidenalg), same links", labels, before)


def splink(ads: list[dict[str, Any]], links: list[tuple[str, str, float]]) -> None:
    """Splink 5 with its own candidates, weights estimated by its own EM, and its own clustering.

    Contacts, pictures and rarest words as arrays: it explodes them to block, compares them by how many are shared.
    """
    import pandas
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    del links
    frame = pandas.DataFrame(ads)
    words = [re.findall(r"[^\W\d_]+", ad["text"]) for ad in ads]
    counts = Counter(word for said in words for word in set(said))
    frame["rare"] = [sorted(sorted(set(said), key=lambda one: (counts[one], one))[:12]) for said in words]
    frame["phone"] = [ad["phones"][0] if ad["phones"] else None for ad in ads]
    frame["handle"] = [ad["handles"][0] if ad["handles"] else None for ad in ads]
    frame["picture"] = [ad["pictures"][0] if ad["pictures"] else None for ad in ads]
    before = time.process_time()
    api = DuckDBAPI()
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.ExactMatch("phone").configure(term_frequency_adjustments=True),
            cl.ExactMatch("handle").configure(term_frequency_adjustments=True),
            cl.ExactMatch("picture").configure(term_frequency_adjustments=True),
            cl.ArrayIntersectAtSizes("rare", [8, 4, 2]),
            cl.ExactMatch("place").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("phone"), block_on("handle"), block_on("picture"), block_on("rare[1]", "rare[2]"),
        ],
    )  # fmt: skip
    linker = Linker(api.register(frame.drop(columns=["phones", "handles", "pictures", "text"])), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("phone")], recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("phone"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("rare[1]", "rare[2]"))
    pairs = linker.inference.predict(threshold_match_probability=0.5)
    for least in (0.5, 0.9, 0.99):
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            pairs, threshold_match_probability=least
        ).as_pandas_dataframe()
        labels = dict(zip(clusters["unique_id"], map(str, clusters["cluster_id"]), strict=True))
        show(f"Splink 5, its own, threshold {least}", labels, before)


def show(name: str, labels: dict[str, str], before: float) -> None:
    seconds = math.ceil(10 * (time.process_time() - before)) / 10
    print(json.dumps({"name": name, "labels": labels, "seconds": seconds}))


if __name__ == "__main__":
    given = json.loads(Path(sys.argv[2]).read_text())
    {"igraph": igraph, "leidenalg": leidenalg, "splink": splink}[sys.argv[1]](given["ads"], given["links"])
