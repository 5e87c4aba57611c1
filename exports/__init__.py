"""Exports: a case file written in its formats, one file per format, as one signed package."""

from exports.dossier import sealed_captures
from exports.package import EXPORTERS, Exporter, write_package

__all__ = ["EXPORTERS", "Exporter", "sealed_captures", "write_package"]
