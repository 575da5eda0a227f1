"""What is known of files that could not be read, or not wholly: what others say of them may be a consequence of that alone.

It reads none of them, and reports nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

FOLDERS = frozenset({"incidents", "people", "organisations", "places", "sources", "pages"})


@dataclass(frozen=True, slots=True)
class Unread:
    """Files that were reported themselves. texts: what stands in those that could be read in part, by path.

    refused: the paths of those of which nothing was read.
    """

    texts: tuple[tuple[str, str], ...] = ()
    refused: tuple[str, ...] = ()

    def may_have_source(self, key: str) -> bool:
        """Whether a source of this id may stand within an incident that could not be read."""
        if any(_folder(path) == "incidents" for path in self.refused):
            return True
        pattern = re.compile(rf"\bid[ \t]*:[ \t]*[\"']?{re.escape(key)}(?![\w-])")
        return any(_folder(path) == "incidents" and pattern.search(text) for path, text in self.texts)

    def may_name(self, key: str) -> bool:
        """Whether what could not be read may name this id."""
        if any(_folder(path) in FOLDERS for path in self.refused):
            return True
        pattern = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])")
        return any(pattern.search(text) for _, text in self.texts)

    def is_unread(self, path: str) -> bool:
        """Whether this file is one of them."""
        return path in self.refused or any(path == one for one, _ in self.texts)

    def called(self, key: str, folder: str) -> str:
        """The path of a file of a folder that was refused, and would have this id; "" where there is none."""
        return next((path for path in self.refused if _folder(path) == folder and _stem(path) == key), "")


NOTHING_UNREAD = Unread()


def unread_of(refused: Iterable[str], texts: Iterable[tuple[str, str]]) -> Unread:
    """What could not be read, in order of path. refused: paths of files that were refused. texts: by path, of those read in part."""
    return Unread(tuple(sorted(texts)), tuple(sorted(set(refused))))


def _folder(path: str) -> str:
    return PurePosixPath(path).parent.name


def _stem(path: str) -> str:
    return PurePosixPath(path).name.partition(".")[0]
