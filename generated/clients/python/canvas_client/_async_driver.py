"""Carrying out the steps of an exchange with `httpx`, with `await`."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import httpx

from canvas_client._exchange import Exchange, Failure, Send, Sleep
from canvas_client._options import Settings
from canvas_client._response import Response
from canvas_client._sending import Opened, answer_of, failure, final, request, tell_reply, tell_request, tell_wait


async def run_async(
    exchange: Exchange, http: httpx.AsyncClient, settings: Settings, heard: Callable[[Response], None], opened: Opened
) -> Response:
    """Carry out an exchange to its end."""
    reply: Response | Failure | None = None
    try:
        while True:
            step = next(exchange) if reply is None else exchange.send(reply)
            while isinstance(step, Sleep):
                tell_wait(step, settings)
                await asyncio.sleep(step.seconds)
                step = next(exchange)
            tell_request(step, settings)
            reply = await _sent(step, http, settings, opened)
            tell_reply(step, reply, settings, heard)
    except StopIteration as done:
        return final(done.value)


async def _sent(step: Send, http: httpx.AsyncClient, settings: Settings, opened: Opened) -> Response | Failure:
    started = time.monotonic()
    try:
        answer = await http.send(
            request(step, http), auth=settings.token if step.with_token else None, follow_redirects=False, stream=True
        )
        if step.streamed and answer.is_success:
            opened.append(answer)
            return answer_of(step, answer, b"", started)
        try:
            return answer_of(step, answer, await answer.aread(), started)
        finally:
            await answer.aclose()
    except (httpx.RequestError, httpx.InvalidURL) as error:
        return failure(error)
