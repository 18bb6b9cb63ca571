"""A small clamd that listens on a real socket: PING and INSTREAM, as clamd(8) tells them."""

import socketserver
import struct
from pathlib import Path
from threading import Thread

# The harmless file that every scanner finds (eicar.org), in two halves: no scanner shall find this one.
EICAR = (rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").ljust(68)
THREAT = "Win.Test.EICAR_HDB-1"


class _Asked(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        """Answer one command, which ends with a zero byte."""
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        if command == b"zPING\0":
            self.wfile.write(b"PONG\0")
        elif command == b"zINSTREAM\0":
            self.wfile.write(self._verdict() + b"\0")

    def _verdict(self) -> bytes:
        content, size = b"", struct.unpack("!I", self.rfile.read(4))[0]
        while size:
            content += self.rfile.read(size)
            if len(content) > self.server.most:
                return b"INSTREAM size limit exceeded. ERROR"
            size = struct.unpack("!I", self.rfile.read(4))[0]
        self.server.scanned.append(len(content))
        return f"stream: {THREAT} FOUND".encode() if EICAR.strip() in content else b"stream: OK"


class Clamd:
    """Listens while the `with` block lasts; `url` is what CLAMD_URL says, `scanned` the sizes of what came."""

    def __init__(self, path: Path | None = None, most: int = 10_000_000) -> None:
        """Listen on the loopback address, or on a socket in the file system."""
        if path is None:
            self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Asked)
            self.url = f"tcp://127.0.0.1:{self.server.server_address[1]}"
        else:
            self.server = socketserver.ThreadingUnixStreamServer(str(path), _Asked)
            self.url = f"unix:{path}"
        self.server.most = most
        self.server.scanned = self.scanned = []

    def __enter__(self) -> "Clamd":
        """Begin to listen."""
        Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *error) -> None:
        """Hang up."""
        self.server.shutdown()
        self.server.server_close()
