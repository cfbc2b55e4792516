"""All papers of one run, as they were written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..data.language import Lang, language
from ..errors import Message

if TYPE_CHECKING:
    import pandas as pd


class Written(NamedTuple):
    """One file of a run."""

    paper: str
    title: str
    of: str
    reader: str
    level: int
    path: Path
    sha256: str


@dataclass(frozen=True)
class Papers:
    """The papers of one run: one decision, a file for each reader.

    Attributes
    ----------
    folder
        Where they are.
    files
        One entry a file, in the order of kinds.
    digest
        The short digest of the decision, as it stands at the foot of each.
    notes
        Kinds that were not written, and what they are made of.
    """

    folder: Path
    files: tuple[Written, ...] = field(repr=False)
    digest: str
    notes: tuple[Message, ...] = ()

    @property
    def frame(self) -> pd.DataFrame:
        """One row a file: paper, title, of, reader, level, path, sha256."""
        import pandas as pd

        rows = [(*each[:5], str(each.path), each.sha256) for each in self.files]
        return pd.DataFrame(rows, columns=pd.Index(Written._fields))

    def words(self, lang: Lang = "en") -> str:
        """How many papers for which reader, and which kinds were not written."""
        said = language(lang)
        readers = dict.fromkeys(each.reader for each in self.files)
        lines = [said.about(reader, said.names(dict.fromkeys(each.title for each in self.files if each.reader == reader)))
                 for reader in readers]  # fmt: skip
        head = said.say(f"{len(self)} files in {self.folder}, decision {self.digest}",
                        f"{self.folder} 中共 {len(self)} 个文件，决定摘要 {self.digest}")  # fmt: skip
        return "\n".join([head, *lines, *(note.words(lang) for note in self.notes)])

    def __str__(self) -> str:
        return self.words()

    def __len__(self) -> int:
        return len(self.files)

    def __iter__(self) -> Iterator[Written]:
        return iter(self.files)

    def _repr_html_(self) -> str:
        shown = self.frame.drop(columns="sha256").to_html(index=False, escape=True)
        return str(shown)


def sha256(raw: bytes) -> str:
    """The digest of a file."""
    return hashlib.sha256(raw).hexdigest()
