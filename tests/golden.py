"""Golden files: outputs that were looked at once and must not change unseen.

``UPDATE_GOLDEN=1 pytest`` writes them anew; what changed is then in the diff, to be read.
"""

import os
from pathlib import Path


def assert_golden(text: str, file: Path) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
    assert text.encode("utf-8") == file.read_bytes()
