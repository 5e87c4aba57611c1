import pytest

from vigie.steps.export import folder_name


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("C-77", "C-77"),
        ("BR.30.99.12/2026", "BR.30.99.12-2026"),
        ("../../etc", "etc"),
        ("*?[", "case"),
        ("é\n", "case"),
    ],
)
def test_a_case_reference_never_leads_out_of_the_target(reference: str, name: str) -> None:
    assert folder_name(reference) == name
