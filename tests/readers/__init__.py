"""What we write, read by the libraries to which the formats belong: ``make test-readers``."""
