"""Generated clients on the wire: what they send for nasty operations is what Canvas reads.

`cases.json` holds the calls and the golden requests, both in Canvas's own words. A driver for each client (`call_*`)
makes the calls through the generated code, against an echo server on loopback.
"""

from tests.consumers.wire.check import CHECKS

__all__ = ["CHECKS"]
