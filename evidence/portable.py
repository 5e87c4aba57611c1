"""The verifier as one file that needs Python and `openssl` and nothing else: for courts, defence and other units.

It holds the very modules that `vigie verify` uses, and of those only what checking needs. The same version of Vigie
writes the same bytes everywhere, so that two copies can be compared by their SHA-256.
"""

from __future__ import annotations

import ast
import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from evidence.durable import write_durably
from evidence.record import sha256

ROOT = Path(__file__).parents[1]
START = "evidence.command"
OURS = ("evidence", "model")
LINE = b"#!/usr/bin/env python3\n"
WHEN = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can name
MODE = 0o644
MAIN = '''\
"""Vigie's verifier. It needs Python 3.11 or newer and the openssl program; run it as: python3 -I -S verify.pyz PATH"""

import sys

if sys.version_info < (3, 11):
    sys.stderr.write("verify: Python 3.11 or newer is needed, this is %d.%d\\n" % sys.version_info[:2])
    sys.exit(2)

from evidence.command import main

sys.exit(main())
'''
BARE = '"""The modules of this room that checking needs; the others stayed at home."""\n'


def write_portable(target: Path) -> str:
    """Write the verifier as the file `target`; its SHA-256. Same version, same bytes."""
    data = portable()
    write_durably(target, data, mode=0o755)
    return sha256(data)


@cache
def portable() -> bytes:
    """The verifier: a zip of sources behind a line that names Python, stored without compression."""
    out = io.BytesIO()
    out.write(LINE)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_STORED) as archive:
        for name, source in sorted({"__main__.py": MAIN, **_sources()}.items()):
            entry = zipfile.ZipInfo(name, WHEN)
            entry.create_system, entry.external_attr = 3, MODE << 16  # the same on every system
            archive.writestr(entry, source)
    return out.getvalue()


def _sources() -> dict[str, str]:
    """Every module of ours that checking imports, by its path. Packages of evidence come without what they offer."""
    found: dict[str, str] = {}
    wanted = [START]
    while wanted:
        name = wanted.pop()
        path = _path(name)
        at = path.relative_to(ROOT).as_posix()
        if at in found:
            continue
        found[at] = BARE if path.name == "__init__.py" and at.startswith("evidence") else path.read_text("utf-8")
        wanted += [name.rpartition(".")[0]] if "." in name else []
        wanted += _imports(found[at])
    return found


def _imports(source: str) -> Iterator[str]:
    """The modules of ours that a source imports. Raises ImportError for a name that a package only hands on."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] in OURS:
            modules = [
                f"{node.module}.{one.name}" for one in node.names if _path(f"{node.module}.{one.name}").is_file()
            ]
            bare = _path(node.module).name == "__init__.py" and node.module.startswith("evidence")
            if bare and len(modules) < len(node.names):
                raise ImportError(f"from {node.module} import ...: name the module that has it")
            yield from modules or [node.module]
        elif isinstance(node, ast.Import) and any(one.name.partition(".")[0] in OURS for one in node.names):
            raise ImportError(f"import {node.names[0].name}: write `from {node.names[0].name} import ...`")


def _path(module: str) -> Path:
    """Where a module of ours lies, or would."""
    folder = ROOT.joinpath(*module.split("."))
    return folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
