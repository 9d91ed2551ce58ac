"""A provider over HTTP that tells what it is told to tell; all of it is right until a test twists it."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT = "guildhall"
POLL_SECONDS = 0.01  # how long stopping takes
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
SECRET_WORDS = ("zq-access-token", "zq-client-secret", "zq-code")


class Liar:
    """``claims`` and ``answers`` are changed by tests; an answer is text or an object, under its path."""

    def __init__(self) -> None:
        self.claims: dict[str, Any] = {}
        self.drop: set[str] = set()
        self.answers: dict[str, Any] = {}
        self.status: dict[str, int] = {}
        self.key, self.algorithm, self.headers = KEY, "RS256", {"kid": "one"}
        self.nonce = ""
        liar = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                liar.tell(self)

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                liar.tell(self)

            def log_message(self, *args: Any) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(POLL_SECONDS,), daemon=True).start()

    def tell(self, handler: BaseHTTPRequestHandler) -> None:
        path = handler.path.split("?")[0]
        told = self.answers[path] if path in self.answers else self.right(path)
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        handler.send_response(self.status.get(path, 200))
        handler.send_header("Content-Type", "application/json")
        handler.end_headers()
        handler.wfile.write(body)

    def right(self, path: str) -> Any:
        if path == "/.well-known/openid-configuration":
            return {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/keys",
                "userinfo_endpoint": f"{self.url}/userinfo",
            }
        if path == "/keys":
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
            return {"keys": [public | {"kid": "one", "use": "sig", "alg": "RS256"}]}
        if path == "/token":
            return {"access_token": "zq-access-token", "token_type": "Bearer", "id_token": self.id_token()}
        return {"sub": "alice"}

    def id_token(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self.url, "aud": CLIENT, "sub": "alice", "iat": now, "exp": now + 300,
            "nonce": self.nonce, "email": "alice@school.example", "email_verified": True,
            "name": "Alice Liepa",
        } | self.claims  # fmt: skip
        for name in self.drop:
            claims.pop(name, None)
        return jwt.encode(claims, self.key, algorithm=self.algorithm, headers=self.headers)

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


# What a browser does -----------------------------------------------------------------------------
DOOR = "/accounts/oidc/school/login/"
ERROR = "That did not work"


def configure(settings, url, **more):
    app = {
        "provider_id": "school", "name": "Demo School", "client_id": CLIENT, "secret": "zq-client-secret",
        "settings": {"server_url": url, "trusts_email": False, **more},
    }  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def go(client, query=""):
    """Press the button; where the other site is."""
    answer = client.post(f"{DOOR}{query}")
    return answer.context["redirect_to"]


def come_back_from(liar, client, address):
    """What the lying provider's page would lead to."""
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    liar.nonce = liar.claims.get("nonce", asked["nonce"])
    return client.get(f"{DOOR}callback/?code=zq-code&state={asked['state']}")


def join(client):
    return client.post(
        "/accounts/3rdparty/signup/",
        {"display_name": "Alice Liepa", "email": "alice@school.example", "terms": "on"},
    )


def ends_plainly(answer):
    """Whether it leads to the plain page, away from the address with the code."""
    return (answer.status_code, answer.headers["Location"]) == (303, "/accounts/3rdparty/login/error/")
