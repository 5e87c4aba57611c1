from datetime import UTC, datetime

import pytest

from model import Capture, CaptureKind, Case, CaseFile, Mandate
from vigie.steps.export import folder_name, leaving_captures

NOW = datetime(2026, 5, 1, tzinfo=UTC)


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


def test_pictures_that_a_page_drew_of_other_ads_stay_here() -> None:
    page = capture("urn:uuid:1", CaptureKind.PAGE, "text/html")
    script = capture("urn:uuid:2", CaptureKind.RESOURCE, "text/javascript")
    drawn = capture("urn:uuid:3", CaptureKind.RESOURCE, "image/jpeg")
    photo = capture("urn:uuid:4", CaptureKind.PHOTO, "image/jpeg")

    leaving = leaving_captures(case_file((page, script, drawn, photo)))

    assert leaving == [page, script, photo]


def capture(name: str, kind: CaptureKind, content_type: str) -> Capture:
    return Capture(name, None, "town", kind, "http://127.0.0.1/", "GET", 200, NOW, NOW, None, content_type,
                   name[-1] * 64, "0" * 64, 1, "a.warc.gz", 0, 1)  # fmt: skip


def case_file(captures: tuple[Capture, ...]) -> CaseFile:
    mandate = Mandate("M", "a", "b", "p", ("*",), ("*",), NOW, NOW, "x", "none")
    return CaseFile(Case("C", "t", "M", "p", "anna", NOW), mandate, True, NOW, "anna", "marc",
                    (), (), {}, {}, (), (), (), (), (), (), (), captures, (), ())  # fmt: skip
