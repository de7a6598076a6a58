"""Where the originals of copies go that are given back."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.jobs import Finished
from stampgui.batch.linked_photos import pass_link
from stampgui.batch.target_paths import TargetPathAllocator
from stampgui.stamping.job import ExistingPolicy, RestoreJob
from stampgui.stamping.outcome import Outcome

K = TypeVar("K")


def plan_restore_jobs(
    copies: Iterable[tuple[K, FoundPhoto]], folder: Path, existing: ExistingPolicy, *, fetch: bool = False
) -> Iterator[tuple[K, RestoreJob | Finished[Outcome]]]:
    """Say for each copy, as it is asked for, where in `folder` its original goes: in the copies' tree, by its old name.

    Each job comes with its copy's key. An original takes no other file's place, so `existing` is not REPLACE. With
    `fetch` copies that are in the cloud are downloaded.
    """
    allocator = TargetPathAllocator(folder, existing)
    for key, copy in copies:
        target = copy.path if copy.same_as is not None else allocator.allocate_original(copy)
        yield key, pass_link(copy, RestoreJob(copy.path, target, fetch=fetch))
