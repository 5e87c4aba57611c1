"""The hall: the command line and the steps that carry an ad from room to room; the only place that wires rooms."""

__version__ = "0.1.0"
