"""Compiles a weightless program into the archive beside the Java classes, or checks that the archive is still its own."""

import io
import pathlib
import sys
import tempfile
import zipfile

import torch
from torch import nn

RESOURCES = pathlib.Path(__file__).parents[1] / "resources/dev/promptport/inference/local"


def run(program: nn.Module, archive: pathlib.Path) -> None:
    """The command line of a program's own file: without arguments compiles, with --check compares."""
    if "--check" in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            fresh = pathlib.Path(folder) / archive.name
            save(program, fresh)
            same = code(fresh) == code(archive)
        sys.exit(0 if same else f"{archive.name} is not compiled from this {archive.stem}.py")
    save(program, archive)
    print(archive.name, archive.stat().st_size, "bytes")


def save(program: nn.Module, archive: pathlib.Path) -> None:
    """Writes the archive without its debug tables, which hold the path of this file on the machine that compiled it."""
    full = io.BytesIO()
    torch.jit.save(torch.jit.script(program.eval()), full)
    with zipfile.ZipFile(full) as source, zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            if not name.endswith(".debug_pkl"):
                inner = archive.stem + "/" + name.split("/", 1)[1]
                target.writestr(zipfile.ZipInfo(inner, (2026, 1, 1, 0, 0, 0)), source.read(name))


def code(archive: pathlib.Path) -> dict[str, bytes]:
    """The TorchScript source inside an archive, which does not change from one compilation to the next."""
    with zipfile.ZipFile(archive) as zipped:
        return {n: zipped.read(n) for n in sorted(zipped.namelist()) if n.endswith(".py")}
