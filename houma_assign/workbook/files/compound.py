"""The container of an old Excel file: a file system in a file, of which one stream is taken within the bytes there are."""

from __future__ import annotations

import struct
from collections.abc import Iterator

FREE = 0xFFFFFFFA  # sector numbers from here on mean something else than a sector


class Broken(ValueError):
    """The container is not made as containers are."""


class Compound:
    """The streams of a container.

    Raises
    ------
    Broken
        If a chain of sectors leaves the file or runs in a circle.
    """

    def __init__(self, data: bytes) -> None:
        try:
            shift, small_shift = struct.unpack_from("<HH", data, 30)
            tables, first_entry = struct.unpack_from("<I", data, 44)[0], struct.unpack_from("<I", data, 48)[0]
            self.cutoff, first_small = struct.unpack_from("<II", data, 56)
            further, further_count = struct.unpack_from("<II", data, 68)
        except struct.error:
            raise Broken from None
        if shift not in (9, 12) or small_shift != 6:
            raise Broken
        self.data, self.size = data, 1 << shift
        self.next = self._table(tables, further, further_count)
        self.entries = list(self._entries(self._chain(first_entry)))
        self.small_next = self._numbers(self._chain(first_small)) if first_small < FREE else ()
        root = next((each for each in self.entries if each[1] == 5), None)
        self.small = self._chain(root[2]) if root is not None and root[2] < FREE else b""

    def stream(self, *names: str) -> bytes | None:
        """The first stream of one of these names, None if there is none."""
        for wanted in names:
            for name, kind, start, size in self.entries:
                if kind == 2 and name.lower() == wanted.lower():
                    content = self._small_chain(start) if size < self.cutoff else self._chain(start)
                    if len(content) < size:
                        raise Broken
                    return content[:size]
        return None

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self.size
        if at >= len(self.data):
            raise Broken
        return self.data[at : at + self.size]

    def _table(self, tables: int, further: int, further_count: int) -> tuple[int, ...]:
        most = len(self.data) // self.size + 1
        listed = [each for each in self._numbers(self.data[76:512]) if each < FREE]
        seen = 0
        while further < FREE and seen < min(further_count, most):
            numbers = self._numbers(self._sector(further))
            listed += [each for each in numbers[:-1] if each < FREE]
            further, seen = numbers[-1], seen + 1
        if tables > most or len(listed) < tables:
            raise Broken
        return self._numbers(b"".join(self._sector(each) for each in listed[:tables]))

    def _numbers(self, data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

    def _chain(self, sector: int) -> bytes:
        return b"".join(self._sector(each) for each in self._followed(sector, self.next))

    def _small_chain(self, sector: int) -> bytes:
        return b"".join(self.small[each * 64 : each * 64 + 64] for each in self._followed(sector, self.small_next))

    @staticmethod
    def _followed(number: int, following: tuple[int, ...]) -> Iterator[int]:
        seen = 0
        while number < FREE:
            if number >= len(following) or seen > len(following):
                raise Broken
            yield number
            number, seen = following[number], seen + 1

    @staticmethod
    def _entries(directory: bytes) -> Iterator[tuple[str, int, int, int]]:
        """Name, kind, first sector and size of each stream."""
        for at in range(0, len(directory) - 127, 128):
            entry = directory[at : at + 128]
            length, kind = struct.unpack_from("<HB", entry, 64)
            start, size = struct.unpack_from("<II", entry, 116)
            if kind:
                yield entry[: min(max(length - 2, 0), 64)].decode("utf-16-le", "replace"), kind, start, size
