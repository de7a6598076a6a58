"""Finds the same picture among other photos: copies that messengers made, edits, and other sizes.

Photos are hashed and hashes compared in worker processes, so that the window's own process does none of the work.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from operator import itemgetter
from pathlib import Path
from typing import Final, TypeAlias

from stampgui.batch.jobs import never
from stampgui.batch.workers import WorkerPool
from stampgui.image.photo import Photo
from stampgui.image.same_picture.comparison import show_same_picture
from stampgui.image.same_picture.difference_hash import DifferenceHash, measure_difference
from stampgui.image.same_picture.picture_hash import HashedRegion, PictureHash
from stampgui.values import dataclass

Matches: TypeAlias = Mapping[int, tuple[int, ...]]
"""Photos that were found among others, with those, the most similar first."""

MAX_MATCHES: Final = 16
"""Same pictures told of for each photo; more are of a camera on a tripod."""
_MAX_COMPARED: Final = 40
"""Pairs of regions that are compared tile by tile for each photo; only of one template more are as much alike."""
_MAX_TRIMMED: Final = 2
"""Of these, the most similar ones, which may be trimmed."""
_BAND_BITS: Final = 16
_BANDS: Final = 8
"""Bands of the coarse hash; pictures are compared where one band is the same in both."""
_MIN_CLEAR: Final = 10
"""Clear bits of a band; others are the same in too many pictures."""
_MAX_FLIPPED: Final = 4
"""Unclear bits of a band that are tried both ways."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a process is to compare: hashes by photo, each a number of the caller's.

    A photo that is in both is not compared with itself.
    """

    wanted: Mapping[int, PictureHash]
    others: Mapping[int, PictureHash]


class SamePictureFinder:
    """Finds the same pictures among photos, each of which is read once. Not thread-safe."""

    def __init__(self) -> None:
        self._hashes: dict[Photo, PictureHash | None] = {}

    def find(
        self,
        wanted: Mapping[int, Photo],
        others: Mapping[int, Photo],
        *,
        workers: int,
        cancelled: Callable[[], bool] = never,
        paused: Callable[[], bool] = never,
    ) -> Matches:
        """Return what `find_same_pictures` does, or nothing after `cancelled` turned true.

        While `paused` is true no photo is read. With 0 `workers` all is done in this process.
        """
        fresh = [photo for photo in dict.fromkeys((*wanted.values(), *others.values())) if photo not in self._hashes]
        jobs = ((photo, photo.path) for photo in fresh)
        for photo, picture in _hash_all(jobs, workers=min(workers, len(fresh)), cancelled=cancelled, paused=paused):
            self._hashes[photo] = picture
        if cancelled():
            return {}
        comparison = Comparison(self._select_hashed(wanted), self._select_hashed(others))
        if not comparison.wanted or not workers:
            return find_same_pictures(comparison)
        parts = enumerate(_split_comparison(comparison, min(workers, len(comparison.wanted))))
        found: dict[int, tuple[int, ...]] = {}
        with WorkerPool(find_same_pictures, count=workers, on_lost=_find_nothing) as pool:
            for _, part in pool.map(parts, cancelled=cancelled):
                found.update(part)
        return {} if cancelled() else found

    def _select_hashed(self, photos: Mapping[int, Photo]) -> Mapping[int, PictureHash]:
        return {key: picture for key, photo in photos.items() if (picture := self._hashes.get(photo)) is not None}


def _hash_all(
    photos: Iterable[tuple[Photo, Path]],
    *,
    workers: int,
    cancelled: Callable[[], bool],
    paused: Callable[[], bool],
) -> Iterator[tuple[Photo, PictureHash | None]]:
    if not workers:
        for photo, path in photos:
            if cancelled():
                return
            yield photo, _hash(path)
        return
    with WorkerPool(_hash, count=workers, on_lost=_hash_nothing, time_limit=_estimate_time_limit) as pool:
        yield from pool.map(photos, cancelled=cancelled, paused=paused)


def _split_comparison(comparison: Comparison, count: int) -> Iterator[Comparison]:
    """Yield `count` comparisons, each of a part of the wanted photos with all others."""
    for first in range(count):
        wanted = dict(islice(comparison.wanted.items(), first, None, count))
        yield Comparison(wanted, comparison.others)


def find_same_pictures(comparison: Comparison) -> Matches:
    """Find each wanted photo among the others, at most `MAX_MATCHES` times."""
    index = _Index(comparison.others)
    found = {photo: index.find(photo, picture) for photo, picture in comparison.wanted.items()}
    return {photo: matches for photo, matches in found.items() if matches}


class _Index:
    """Hashes by their bands: pictures that have no band in common are never compared."""

    def __init__(self, pictures: Mapping[int, PictureHash]) -> None:
        self._pictures = pictures
        self._regions: list[tuple[int, HashedRegion]] = []
        self._wholes: dict[int, list[int]] = defaultdict(list)
        self._crops: dict[int, list[int]] = defaultdict(list)
        for photo, picture in pictures.items():
            for place, region in enumerate(picture.regions):
                by_band = self._crops if place else self._wholes
                for band in _list_bands(region.hash):
                    by_band[band].append(len(self._regions))
                self._regions.append((photo, region))

    def find(self, photo: int, picture: PictureHash) -> tuple[int, ...]:
        """The photos that show the picture, or of which it is a crop, or that are one of it."""
        similar = sorted(self._list_similar(photo, picture), key=itemgetter(0, 1))[:_MAX_COMPARED]
        same = list(islice(self._select_same(picture, similar), MAX_MATCHES))
        return tuple(same or self._select_same(picture, similar[:_MAX_TRIMMED], trimmed=True))

    def _select_same(
        self, picture: PictureHash, similar: Sequence[tuple[float, int, HashedRegion]], *, trimmed: bool = False
    ) -> Iterator[int]:
        """Yield the photos among those of `similar` regions that surely show the picture, each once."""
        found = set[int]()
        for _, number, region in similar:
            other, seen = self._regions[number]
            if other not in found and show_same_picture(picture, region, self._pictures[other], seen, trimmed=trimmed):
                found.add(other)
                yield other

    def _list_similar(self, photo: int, picture: PictureHash) -> Iterator[tuple[float, int, HashedRegion]]:
        """Yield how much a region of another photo differs, its number, and the region of the picture it is like."""
        for place, region in enumerate(picture.regions):
            for number in self._find_candidates(region.hash, whole=not place):
                other, seen = self._regions[number]
                if other != photo and (difference := measure_difference(region.hash, seen.hash)) is not None:
                    yield difference, number, region

    def _find_candidates(self, region: DifferenceHash, *, whole: bool) -> set[int]:
        """Wholes that share a band with `region` and, if that is a whole, also crops."""
        bands = [flipped for band in _list_bands(region) for flipped in _flip_unclear_bits(band, region)]
        found = {number for band in bands for number in self._wholes.get(band, ())}
        return found.union(*(self._crops.get(band, ()) for band in bands)) if whole else found


def _list_bands(region: DifferenceHash) -> Iterator[int]:
    """Yield the bands of the coarse hash that have enough clear bits, each with its number above its bits."""
    for number in range(_BANDS):
        shift = number * _BAND_BITS
        if (region.coarse_mask >> shift & _BAND_MASK).bit_count() >= _MIN_CLEAR:
            yield number << _BAND_BITS | region.coarse >> shift & _BAND_MASK


def _flip_unclear_bits(band: int, region: DifferenceHash) -> Iterator[int]:
    """Yield a band with its unclear bits as they are and the other way, in all combinations."""
    unclear = ~(region.coarse_mask >> (band >> _BAND_BITS) * _BAND_BITS) & _BAND_MASK
    bits = [1 << place for place in range(_BAND_BITS) if unclear >> place & 1][:_MAX_FLIPPED]
    for count in range(len(bits) + 1):
        for flipped in combinations(bits, count):
            yield band ^ sum(flipped)


_BAND_MASK: Final = (1 << _BAND_BITS) - 1


# the following runs in the workers; its imports are late so that the window opens sooner


def _hash(path: Path) -> PictureHash | None:
    from stampgui.image.same_picture.photo_hash import hash_photo

    return hash_photo(path)


def _estimate_time_limit(path: Path) -> float:
    from stampgui.batch.time_limit import estimate_time_limit

    return estimate_time_limit(path)


def _hash_nothing(_path: Path, _process: int) -> None:
    """A photo at which a worker died, or took far too long, is not recognised."""


def _find_nothing(_comparison: Comparison, _process: int) -> Matches:
    return {}
