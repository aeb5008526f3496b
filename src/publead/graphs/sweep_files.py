"""Sweeps on disk: what is done is kept, read in another process, and taken up again."""

import os
import zipfile
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from publead.errors import Fault, InputError
from publead.graphs.csr import Floats
from publead.graphs.path_sums import HopSums, PathSums
from publead.graphs.sweeps import PartialSweep
from publead.graphs.swept import Swept

SUBJECT = "a sweep's file"
FORM = 1
NAMES = frozenset({"form", "graph", "sources", "nodes", "arcs", "distances", "reach"})


def write_sweep(partial: PartialSweep, path: str | os.PathLike[str]) -> None:
    """
    Write a sweep to a file; an older one is replaced only when the new one is whole.

    Parameters
    ----------
    partial : PartialSweep
        What is done so far.
    path : str or path
        Where to; numpy's ``.npz`` form, without pickles.
    """
    sums, target = partial.sums, Path(path)
    sides = (sums.paths.incoming, sums.paths.outgoing)
    distances = [[side.distance, side.harmonic, side.eccentricity] for side in sides]
    with NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as file:
        np.savez(
            file,
            form=np.array(FORM),
            graph=np.frombuffer(bytes.fromhex(partial.graph), dtype=np.uint8),
            sources=partial.sources.astype(np.int64),
            nodes=np.stack([sums.nodes, sums.squares]),
            arcs=sums.arcs,
            distances=np.array(distances),
            reach=np.stack([side.reach for side in sides]),
        )
    Path(file.name).replace(target)


def read_sweep(path: str | os.PathLike[str]) -> PartialSweep:
    """
    Read a sweep that was written by `write_sweep`.

    Raises
    ------
    InputError
        If the file is not such a sweep.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from publead.graphs.csr import Csr
    >>> from publead.graphs.sweeps import sweep
    >>> path = Csr.from_edges(3, [0, 1], [1, 2])
    >>> with TemporaryDirectory() as folder:
    ...     write_sweep(sweep(path, sources=[0]), f"{folder}/half.npz")
    ...     half = read_sweep(f"{folder}/half.npz")
    >>> half
    PartialSweep: paths from 1 of 3 nodes
    >>> (half + sweep(path, sources=half.left)).sums.nodes.tolist()
    [0.0, 1.0, 0.0]
    """
    with Path(path).open("rb") as file:
        _check_members(file)
        try:
            with np.load(file, allow_pickle=False) as members:
                arrays = {name: members[name] for name in NAMES}
        except (zipfile.BadZipFile, ValueError, EOFError) as error:
            raise _no_sweep("it cannot be read as arrays") from error
    _check(arrays)
    return _partial(arrays)


def _check_members(file: BinaryIO) -> None:
    """Refuse what is no archive, lacks an array, or would grow when it is unpacked."""
    if not zipfile.is_zipfile(file):
        raise _no_sweep("it cannot be read as arrays")
    members = zipfile.ZipFile(file).infolist()
    if {f"{name}.npy" for name in NAMES} - {member.filename for member in members}:
        raise _no_sweep("it does not hold the arrays of a sweep")
    if any(member.compress_type != zipfile.ZIP_STORED for member in members):
        raise _no_sweep("it is compressed")
    file.seek(0)


def _check(arrays: dict[str, NDArray[np.generic]]) -> None:
    if arrays["form"].shape or int(arrays["form"].astype(np.int64)) != FORM:
        raise _no_sweep("it was written by a later version")
    n = arrays["nodes"].shape[-1]
    shapes = {"nodes": (2, n), "distances": (2, 3, n), "reach": (2, n), "graph": (32,)}
    kinds = {"nodes": "f", "arcs": "f", "distances": "f", "reach": "i", "sources": "i"}
    bad = [name for name, shape in shapes.items() if arrays[name].shape != shape]
    bad += [name for name, kind in kinds.items() if arrays[name].dtype.kind != kind]
    bad += [name for name in ("sources", "arcs") if arrays[name].ndim != 1]
    if bad:
        raise _no_sweep(f"these arrays do not have the shape or kind they must: {', '.join(bad)}")
    sources = arrays["sources"].astype(np.int64)
    if bool((np.diff(sources) <= 0).any()) or (
        sources.size and not 0 <= sources[0] <= sources[-1] < n
    ):
        raise _no_sweep("its sources are not different nodes in ascending order")


def _partial(arrays: dict[str, NDArray[np.generic]]) -> PartialSweep:
    nodes = arrays["nodes"].astype(np.float64)
    incoming, outgoing = (
        _side(distances, reach)
        for distances, reach in zip(
            arrays["distances"].astype(np.float64), arrays["reach"].astype(np.int64), strict=True
        )
    )
    sums = Swept(nodes[0], nodes[1], arrays["arcs"].astype(np.float64), HopSums(incoming, outgoing))
    graph = arrays["graph"].astype(np.uint8).tobytes().hex()
    return PartialSweep(graph, nodes.shape[1], arrays["sources"].astype(np.int64), sums)


def _side(distances: Floats, reach: NDArray[np.int64]) -> PathSums:
    return PathSums(distances[0], distances[1], reach, distances[2])


def _no_sweep(problem: str) -> InputError:
    return InputError(SUBJECT, [Fault(problem, remedy="Give a file that write_sweep wrote")])
