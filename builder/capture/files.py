"""Changes the file of a source on the disk, once it has read the changed file back and found that nothing else has changed."""

from pathlib import Path

from builder.capture.keys import Changes, changed, is_changed_as_wanted
from builder.capture.trouble import NotWritten
from builder.document import Document
from builder.pipeline import record_of
from builder.read import SourceFile
from builder.write import replace_file


def write_keys(path: Path, source: str, changes: Changes) -> None:
    """Set keys of a source in its file. Raises NotWritten where the file has mistakes, or more than the keys would change.

    path: of the file. source: the source's id.
    """
    folder = path.parent.name
    name = "" if folder == "sources" else source
    content = path.read_bytes()
    before = _read(path, folder, content)
    after_content = changed(content, before, name, changes)
    after = _read(path, folder, after_content)
    if not is_changed_as_wanted(before, after, name, changes):
        raise NotWritten(f"{path.as_posix()} is as it was: more than these keys would have changed")
    replace_file(path, after_content)


def _read(path: Path, folder: str, content: bytes) -> Document:
    _, document, _, found = record_of(SourceFile(path.as_posix(), folder, path.stem, content))
    mistakes = [one for one in (*document.findings, *found) if one.severity == "error"]
    if mistakes:
        raise NotWritten(f"{path.as_posix()} is as it was: line {mistakes[0].span.line} has a mistake ({mistakes[0].message})")
    return document
