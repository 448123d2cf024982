"""Speed and memory, measured: ``make bench`` prints JSON. Never a timed test; the machine is noisy."""
