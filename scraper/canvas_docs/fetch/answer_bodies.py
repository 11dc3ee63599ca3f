"""Response bodies within limits of coded and decoded size."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

_PIECE = 64 * 1024


class BodyError(Exception):
    """A body that cannot be used; the message completes "the body …"."""


class BodyTooLargeError(BodyError):
    """More bytes than any page of the docs could have."""


def decode_body(pieces: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """Join and decode a body whose Content-Encoding is `encoding`, holding at most `limit` bytes at any moment.

    Raises BodyError when it is larger, cut off, damaged or encoded in a way that was not asked for. A gzip stream
    counts as complete only with its end marker and checksum (RFC 1952, 2.3.1).
    """
    match encoding.strip().lower():
        case "" | "identity":
            return _join(pieces, limit)
        case "gzip" | "x-gzip":
            return _gunzip(pieces, limit)
        case other:
            raise BodyError(f"is encoded as {other!r}, which was not asked for")


def _join(pieces: Iterable[bytes], limit: int) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        _check(len(body), limit)
    return bytes(body)


def _gunzip(pieces: Iterable[bytes], limit: int) -> bytes:
    body = bytearray()
    coded = 0
    stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        for piece in pieces:
            coded += len(piece)
            _check(coded, limit)
            rest = piece
            while rest and not stream.eof:
                body += stream.decompress(rest, _PIECE)
                _check(len(body), limit)
                rest = stream.unconsumed_tail
            if stream.unused_data or (rest and stream.eof):
                raise BodyError("has bytes after the end of its gzip stream")
        while not stream.eof and (decoded := stream.decompress(b"", _PIECE)):
            body += decoded
            _check(len(body), limit)
    except zlib.error as error:
        raise BodyError(f"is no sound gzip stream ({error})") from error
    if not stream.eof:
        raise BodyError("is a gzip stream that was cut off")
    return bytes(body)


def _check(size: int, limit: int) -> None:
    if size > limit:
        raise BodyTooLargeError(f"is larger than {limit // 1024 // 1024} MiB")
