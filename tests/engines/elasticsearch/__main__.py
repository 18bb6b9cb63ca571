"""`make elasticsearch`: a node for a developer, until Ctrl-C; its data stay in var/elasticsearch."""

import os
import signal
import sys
from pathlib import Path

from tests.engines.elasticsearch.node import Node, NodeError, missing_tools


def main() -> None:
    """Start a node, say how the site is told of it, and wait."""
    if missing_tools():
        sys.exit(
            f"A node of Elasticsearch needs {' and '.join(missing_tools())}. "
            "On Debian: apt install openjdk-17-jdk-headless maven"
        )
    node = Node(
        Path("var/elasticsearch").resolve(), int(os.environ.get("ELASTICSEARCH_PORT", "9200")), lasting=True
    )
    signal.signal(signal.SIGTERM, lambda *got: sys.exit())
    try:
        print("Starting (the first time, its parts are fetched) …", flush=True)
        node.start()
        print(f"SEARCH_URL={node.url}\nCtrl-C stops it.", flush=True)
        node.process.wait()
    except NodeError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        print("Stopping …")
    finally:
        node.stop()


if __name__ == "__main__":
    main()
