"""The text view: shows one frozen text with its marks painted under it.

Only this package knows Qt's UTF-16 positions; what it takes and gives are code-point offsets.
"""
