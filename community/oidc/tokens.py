"""ID tokens and discovery documents: believed only after every check that the standard asks for.

Source: OpenID Connect Core 1.0, 3.1.3.7, and Discovery 1.0, 4.3.
"""

from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

# Never the one that the token names: a public key must not be taken for a shared secret.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
LEEWAY_SECONDS = 60
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
DETAILS = "userinfo_endpoint"
LONGEST_SUBJECT = 191
NEEDED = ["iss", "sub", "aud", "exp", "iat"]


def checked_configuration(told: Any, *, issuer: str) -> dict[str, Any]:
    """The discovery document of ``issuer``; without details of people, None stands for their address.

    Raises:
        OAuth2Error: it is another's, or lacks an address.
    """
    if not isinstance(told, dict):
        raise OAuth2Error("The discovery document is no object.")
    if str(told.get("issuer", "")).rstrip("/") != issuer.rstrip("/"):
        raise OAuth2Error("The discovery document names another issuer.")
    schemes = {"https"} if issuer.startswith("https:") else {"https", "http"}
    for name in ENDPOINTS:
        if not _is_address(told.get(name), schemes):
            raise OAuth2Error(f"The discovery document has no usable {name}.")
    # It may be missing; one that would send tokens in the clear counts as such.
    return told if _is_address(told.get(DETAILS), schemes) else {**told, DETAILS: None}


def _is_address(text: Any, schemes: Collection[str]) -> bool:
    try:
        parts = urlsplit(text) if isinstance(text, str) else None
    except ValueError:
        return False
    return parts is not None and bool(parts.netloc) and parts.scheme in schemes


def checked_claims(token: Any, *, keys: Any, issuer: str, client_id: str, nonce: str) -> dict[str, Any]:
    """What an ID token says.

    Raises:
        OAuth2Error: it is not from ``issuer``, not for us, too old, not for this sign-in, or makes no sense.
    """
    if not isinstance(token, str) or not isinstance(keys, dict):
        raise OAuth2Error("There is no ID token, or there are no keys.")
    try:
        key = _key_of(token, jwt.PyJWKSet.from_dict(keys))
        claims: dict[str, Any] = jwt.decode(
            token, key=key, algorithms=ALGORITHMS, issuer=issuer, audience=client_id,
            leeway=LEEWAY_SECONDS, options={"require": NEEDED},
        )  # fmt: skip
    except (jwt.PyJWTError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise OAuth2Error(f"The ID token is not valid: {type(error).__name__}.") from error
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != client_id:
        raise OAuth2Error("The ID token was made for somebody else.")
    if not nonce or claims.get("nonce") != nonce:
        raise OAuth2Error("The ID token belongs to another sign-in.")
    if not isinstance(claims["sub"], str) or not 0 < len(claims["sub"]) <= LONGEST_SUBJECT:
        raise OAuth2Error("The ID token names nobody.")
    return claims


def _key_of(token: str, keys: jwt.PyJWKSet) -> jwt.PyJWK:
    wanted = jwt.get_unverified_header(token).get("kid")
    fitting = [
        key for key in keys.keys if key.public_key_use in {None, "sig"} and wanted in {None, key.key_id}
    ]
    if len(fitting) != 1:
        raise KeyError("kid")
    return fitting[0]
