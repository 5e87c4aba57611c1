from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Float, Integer, MetaData, Table, create_engine, insert, select

from alerts import expressions, judge
from alerts.judge import fill
from model import Combination, Condition, Outcome, Rule

FEATURES = ("f", "g", "h")

conditions = st.builds(
    Condition,
    id=st.just("c"),
    feature=st.sampled_from(FEATURES),
    op=st.sampled_from(("at_least", "at_most", "equals")),
    value=st.sampled_from((0.0, 1.0, 2.0)),
)
trees = st.recursive(
    conditions,
    lambda parts: st.builds(
        lambda op, some, count: Combination(op, tuple(some), min(count, len(some)) if op == "at_least" else 0),
        st.sampled_from(("all", "any", "none", "at_least")),
        st.lists(parts, min_size=1, max_size=3),
        st.integers(1, 3),
    ),
    max_leaves=6,
)
rows = st.fixed_dictionaries({name: st.sampled_from((None, 0.0, 1.0, 2.0)) for name in FEATURES})


def rule(when, unless=()) -> Rule:
    return Rule("r", "1", "trial", {}, "normal", when, tuple(unless), (), {}, (), (), (), (), "o", "0")


@settings(max_examples=300, deadline=None)
@given(tree=trees, unless=st.lists(conditions, max_size=2), row=rows)
def test_sql_and_reference_agree_on_every_tree_and_row(tree, unless, row) -> None:
    table = Table("t", MetaData(), Column("id", Integer, primary_key=True), *(Column(n, Float) for n in FEATURES))
    engine = create_engine("sqlite://")
    table.metadata.create_all(engine)
    made = rule(tree, unless)
    flag, undecided = expressions(made, dict(table.c))

    with engine.begin() as connection:
        connection.execute(insert(table).values(**row))
        flagged = connection.scalar(select(table.c.id).where(flag)) is not None
        unsure = connection.scalar(select(table.c.id).where(undecided)) is not None
    engine.dispose()

    outcome, _ = judge(made, row)
    assert (outcome is Outcome.FLAG, outcome is Outcome.UNDECIDED) == (flagged, unsure)


def test_unknown_is_neither_yes_nor_no() -> None:
    made = rule(Condition("c", "f", "at_least", 1.0))

    assert judge(made, {"f": None})[0] is Outcome.UNDECIDED
    assert judge(made, {})[0] is Outcome.UNDECIDED
    assert judge(made, {"f": 0.0})[0] is Outcome.NONE


def test_an_exception_that_holds_takes_the_flag_away() -> None:
    made = rule(Condition("c", "f", "at_least", 1.0), [Condition("u", "g", "at_least", 1.0)])

    assert judge(made, {"f": 1.0, "g": 0.0})[0] is Outcome.FLAG
    assert judge(made, {"f": 1.0, "g": 2.0})[0] is Outcome.NONE


def test_a_sentence_speaks_of_one_or_of_several() -> None:
    sentence = "{f:ad shows|ads show} it, of {g}; {h} unknown"

    assert fill(sentence, {"f": 1.0, "g": 2.0}) == "1 ad shows it, of 2; ? unknown"
    assert fill(sentence, {"f": 3.0, "g": 2.0}) == "3 ads show it, of 2; ? unknown"


def test_the_trace_carries_values_ads_and_sentence_of_what_held() -> None:
    made = Rule(
        "r", "1", "trial", {}, "normal", Condition("c", "f", "at_least", 1.0), (), (),
        {"c": {"en": "{f} ads", "fr": "{f} annonces"}}, (), (), (), (), "o", "0",
    )  # fmt: skip

    _, (trace,) = judge(made, {"f": 3.0}, {"f": ("town:1",)})

    assert trace.held
    assert trace.ads == ("town:1",)
    assert trace.sentence == {"en": "3 ads", "fr": "3 annonces"}
