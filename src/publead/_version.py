"""The version, kept apart so that the build can read it without importing the library."""

__version__ = "0.1.0"
