"""A server before a node that says that it is busy (429), as a full queue would, or that a search took too long."""

import json
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler

from tests.engines.elasticsearch.node import Node


class Busy(BaseHTTPRequestHandler):
    """Stands before a node and says that it is busy, as often as it is told; if `late`, that it broke searches off."""

    node: Node
    times = 0
    bare = False
    late = False

    def do(self) -> None:
        """Answer one request."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if type(self).times:
            type(self).times -= 1
            error = {"type": "es_rejected_execution_exception", "reason": "queue is full"}
            self._answer(429, "application/json", json.dumps({"error": error, "status": 429}).encode())
            return
        words = {name: self.headers[name] for name in ("Content-Type", "Accept") if name in self.headers}
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.node.port}{self.path}", body or None, words, method=self.command
        )
        try:
            answer = urllib.request.urlopen(request, timeout=10)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            told = answer.read()
            if type(self).late and self.path.endswith("/_search"):
                asked = json.loads(body)
                told = json.dumps(json.loads(told) | {"timed_out": bool(asked["timeout"])}).encode()
            self._answer(answer.status, answer.headers["Content-Type"], told)

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body if self.command != "HEAD" else b"")

    do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = do  # noqa: N815 - names of the library

    def log_message(self, *words) -> None:
        """Be silent."""
