"""One package: whole, signed, the same twice, or not there at all."""

from __future__ import annotations

from evidence import verify_package


def test_package_passes_our_own_verification(build, export, tmp_path):
    case, captures = build()

    package = export(case, captures, tmp_path / "out")

    report = verify_package(package)
    assert report.failures == ()
    assert "8 captures recomputed" in " ".join(report.notes)
