"""A mock server on loopback: Prism serves the document, documented curl examples and Schemathesis call it."""

from tests.consumers.mock.check import CHECKS

__all__ = ["CHECKS"]
