"""The outside world: the gate, the one way out, and the run that goes through both in a process of its own."""
