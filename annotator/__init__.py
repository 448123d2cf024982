"""Tarmiz (ترميز): code Arabic conflict reports, offline, in Arabic or English."""

__version__ = "0.1.0"
