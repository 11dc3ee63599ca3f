"""The version of this package, which follows that of the API description it was generated from."""

__version__ = "1.0.0"
SPEC_VERSION = "1.0"
