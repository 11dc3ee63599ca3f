"""Scopes → OAuth2 security of operations. ARCHITECTURE, "Facts of the wire"."""

from __future__ import annotations

from typing import Any

from canvas_openapi.openapi.documented_routes import OperationRoute


def security(route: OperationRoute) -> list[dict[str, list[str]]]:
    """Any one of these is enough: a personal access token, a token with the scope, on LTI routes an LTI token.

    In this order, since importers (Postman, Bruno, Insomnia) take the first: a token is what their users have at hand.
    """
    scopes = list(dict.fromkeys(documentation.route.scope.value for documentation in route.documentation))
    lti: list[dict[str, list[str]]] = [{"lti_advantage": []}] if is_lti(route) else []
    return [{"access_token": []}, {"oauth2": scopes}, *lti]


def is_lti(route: OperationRoute) -> bool:
    """Whether a route is one of LTI Advantage (`/api/lti/…`), which takes tokens of its own."""
    return route.path.template.startswith("/api/lti/")


def declare_scopes(schemes: dict[str, Any], routes: list[OperationRoute]) -> None:
    """Add to the authorization-code flow every scope that an operation asks for, and drop a scheme that none does."""
    scopes = {
        documentation.route.scope.value: documentation.action.title or f"{route.verb} {route.path.template}"
        for route in reversed(routes)
        for documentation in route.documentation
    }
    schemes["oauth2"]["flows"]["authorizationCode"]["scopes"] = dict(sorted(scopes.items()))
    if not any(is_lti(route) for route in routes):
        del schemes["lti_advantage"]
