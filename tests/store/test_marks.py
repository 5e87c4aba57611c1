import pytest

from model import BadInput
from store import marks


def test_a_mark_is_fixed_once(store) -> None:
    with store.writing() as unit:
        marks.put(unit, "training", "yes")
        marks.put(unit, "training", "yes")

        with pytest.raises(BadInput, match="fixed already"):
            marks.put(unit, "training", "no")

        assert marks.get(unit, "training") == "yes"
        assert marks.get(unit, "other") is None
