"""Rules as SQL over the columns that the store hands over: the same logic as `judge`, for all clusters at once.

SQL's own three-valued logic is Kleene's for AND, OR and NOT; only counting needs care.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import ColumnElement, and_, case, false, not_, null, or_, true

from model import Combination, Condition, Rule

Columns = Mapping[str, ColumnElement[float]]


def expressions(rule: Rule, columns: Columns) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """(flag, undecided): conditions for a WHERE clause, never NULL. Raises KeyError for an unknown feature."""
    exceptions = [_leaf(leaf, columns) for leaf in rule.unless]
    whole = and_(_tree(rule.when, columns), not_(or_(false(), *exceptions)))
    value = case((whole, 1), (not_(whole), 0), else_=null())
    return case((whole, 1), else_=0) == 1, value.is_(None)


def _tree(tree: Condition | Combination, columns: Columns) -> ColumnElement[bool]:
    if isinstance(tree, Condition):
        return _leaf(tree, columns)
    parts = [_tree(part, columns) for part in tree.parts]
    if tree.op == "all":
        return and_(true(), *parts)
    if tree.op == "any":
        return or_(false(), *parts)
    if tree.op == "none":
        return not_(or_(false(), *parts))
    return _so_many(parts, tree.count)


def _so_many(parts: list[ColumnElement[bool]], count: int) -> ColumnElement[bool]:
    """At least `count` of the parts: true when enough surely hold, unknown while the unknown ones could tip it."""
    sure = sum((case((part, 1), else_=0) for part in parts[1:]), start=case((parts[0], 1), else_=0))
    open_ = sum((case((not_(part), 0), else_=1) for part in parts[1:]), start=case((not_(parts[0]), 0), else_=1))
    return case((sure >= count, True), (open_ < count, False), else_=null())


def _leaf(condition: Condition, columns: Columns) -> ColumnElement[bool]:
    column = columns[condition.feature]
    if condition.op == "at_least":
        return column >= condition.value
    return column <= condition.value if condition.op == "at_most" else column == condition.value
