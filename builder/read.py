"""The only reader of content, templates and assets. It refuses what is not a plain file and knows nothing of what files mean."""

import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from builder.findings import Finding, Span, finding

FOLDERS = ("incidents", "people", "organisations", "places", "sources", "pages")
SETTINGS = "dossier.yaml"
LEDGER = "ledger.tsv"
MAX_FILE_BYTES = 256 * 1024
MAX_LEDGER_BYTES = 64 * 1024 * 1024
MAX_FILES = 200_000
# A wheel carries the templates and the page of findings inside the package; a checkout has them beside it.
_CARRIED = next(one for one in (Path(__file__).parent / "_packaged", Path(__file__).parents[1]) if one.is_dir())
PACKAGED = _CARRIED / "templates"
STARTERS = Path(__file__).parent / "starters"
DEEPEST = 3
_NEAR_SUFFIXES = ("", ".yml", ".yaml", ".txt", ".md", ".markdown", ".mdown")
_NEAR_SETTINGS = ("dossier.yaml", "dossier.yml", "dossier.yaml.txt", "dossier.yml.txt", "dossier.txt", "dossier", "dossier.md")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?", re.ASCII)
_OF_COPIES = ("bak", "new", "old", "tmp")
_IGNORED_STEMS = ("readme", "license", "licence")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A content file. path: as the user gave the folder, forward slashes.

    folder: the one that it stands in, "" for dossier.yaml, LEDGER for the ledger.

    name: its stem, which is its id.
    """

    path: str
    folder: str
    name: str
    content: bytes


Content = tuple[tuple[SourceFile, ...], tuple[Finding, ...]]


class ConfigurationError(Exception):
    """There is nothing to build: no content folder, no dossier.yaml, or a template is wrong. The words are ready to print."""


def read_content(folder: Path) -> Content:
    """Every content file below `folder`, sorted by path, and what stands there that can't be read.

    Raises ConfigurationError where there is no folder or no dossier.yaml in it.
    """
    if not folder.is_dir():
        raise ConfigurationError(f"there is no folder '{_shown(folder)}' to read content from")
    if not os.path.lexists(folder / SETTINGS) or (folder / SETTINGS).is_dir():
        raise ConfigurationError(f"'{_shown(folder)}' has no {SETTINGS}, so there is no dossier to build{_settings_meant(folder)}")
    files: list[SourceFile] = []
    findings: list[Finding] = []
    for path in _walk(folder, findings):
        relative = path.relative_to(folder)
        if (found := _why_not(path, relative)) is not None:
            findings.append(found)
            continue
        if (place := place_of(relative)) is None:
            continue
        try:
            files.append(SourceFile(_shown(path), place, relative.stem, path.read_bytes()))
        except OSError as failure:
            findings.append(_unreadable(path, failure))
        if len(files) > MAX_FILES:
            raise ConfigurationError(f"'{_shown(folder)}' has more than {MAX_FILES:,} files")
    return tuple(files), tuple(findings)


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every plain file below a trusted folder (templates, assets) by its path within it, forward slashes."""
    found = {}
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith((".", "__pycache__")))
        for name in sorted(names):
            path = Path(base, name)
            if name.startswith(".") or path.is_symlink():
                continue
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def read_page(name: str) -> str:
    """A page of the documentation that this program carries with it: findings.md, format.md."""
    return (_CARRIED / "docs" / name).read_text(encoding="utf-8")


def beside(content: Path) -> Path:
    """The folder in which the content's folder stands, with templates, the settings of this computer, and what is remembered.

    As short as the content was given, and in full where that has no name in front: of `.` or `x/..` nothing but the whole path tells it.
    """
    whole = Path(os.path.abspath(content)).parent  # noqa: PTH100 -- Path has nothing that takes `..` out
    return content.parent if os.path.abspath(content.parent) == str(whole) else whole  # noqa: PTH100


def own_templates(content: Path, chosen: str | None) -> Path:
    """The folder of a dossier's own templates, whether it is there or not. chosen: its name, where somebody gave one."""
    return Path(chosen) if chosen else beside(content) / "templates"


def templates_for(content: Path, chosen: str | None) -> tuple[Path, ...]:
    """The folders of templates for a dossier: its own, and Onrecord's. chosen: as for own_templates.

    Raises ConfigurationError where the chosen one is no folder.
    """
    own = own_templates(content, chosen)
    if chosen and not own.is_dir():
        raise ConfigurationError(f"there is no folder '{chosen}' to take templates from")
    return (PACKAGED,) if not own.is_dir() or own.samefile(PACKAGED) else (own, PACKAGED)


def read_templates(folders: tuple[Path, ...]) -> dict[str, bytes]:
    """The files of folders of templates by path; of two with one path the first one's, and the other under `onrecord/` as well."""
    found: dict[str, bytes] = {}
    for folder in reversed(folders):
        files = read_folder(folder)
        hidden = {f"onrecord/{path}": found[path] for path in files if path in found}
        found = {**found, **hidden, **files}
    return found


def texts_of(templates: Mapping[str, bytes], folders: tuple[Path, ...]) -> dict[str, str]:
    """Templates as text, by path. folders: where they are from. Raises ConfigurationError where one of them is none."""
    texts = {}
    for path, content in templates.items():
        try:
            texts[path] = content.decode("utf-8")
        except UnicodeDecodeError as mistake:
            file = next((one / path for one in folders if (one / path).is_file()), Path(path))
            line = content.count(b"\n", 0, mistake.start) + 1
            raise ConfigurationError(f"{_shown(file)}, line {line}: this is not text in UTF-8; save it as such") from mistake
    return texts


def place_of(relative: PurePath) -> str | None:
    """The folder of a SourceFile by its path within the content, None where nothing reads a file there."""
    if relative.as_posix() in (SETTINGS, LEDGER):
        return "" if relative.name == SETTINGS else LEDGER
    if len(relative.parts) != 2 or relative.parts[0] not in FOLDERS or relative.stem.lower() in _IGNORED_STEMS:
        return None
    folder = relative.parts[0]
    if relative.suffix != (".yaml" if folder == "sources" else ".md") or "." in relative.stem:
        return None
    return folder


def file_refused(path: PurePath, relative: PurePath, size: int, has_beside: Callable[[str], bool]) -> Finding | None:
    """Why a plain file is refused by its name or its size, or None. has_beside: whether a file of a name is in its folder."""
    most = MAX_LEDGER_BYTES if relative.as_posix() == LEDGER else MAX_FILE_BYTES
    if size > most:
        return _refusal("too-large", path, f"this file has {size:,} bytes, and {most:,} are the most", "divide it")
    if place_of(relative) is None and not _is_translation(relative, has_beside) and path.stem.lower() not in _IGNORED_STEMS:
        return _refusal("misplaced-file", path, "nothing reads a file of this name in this place", _where(relative))
    return None


def link_refused(path: PurePath) -> Finding:
    """That a symbolic link is not followed."""
    return _refusal("not-a-plain-file", path, "this is a link to another place, and links are not followed", "put the file itself here")


def folder_refused(path: PurePath) -> Finding:
    """That a folder stands too deep among others."""
    return _refusal("misplaced-file", path, "nothing reads a folder within a folder here", "move its files up, and take it out")


def _settings_meant(folder: Path) -> str:
    """How to rename what was probably meant to be the settings; "" where nothing was."""
    found = next((name for name in sorted(path.name for path in folder.iterdir()) if name.lower() in _NEAR_SETTINGS), "")
    there = f"{_shown(folder)}/"
    return f"; it has '{found}', and the name must be {SETTINGS}: mv '{there}{found}' '{there}{SETTINGS}'" if found else ""


def _walk(folder: Path, findings: list[Finding], depth: int = 0) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as failure:
        findings.append(_unreadable(folder, failure))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if entry.is_symlink():
            findings.append(link_refused(path))
        elif entry.is_dir(follow_symlinks=False) and depth == DEEPEST:
            findings.append(folder_refused(path))
        elif entry.is_dir(follow_symlinks=False):
            if entry.name != "media" or path.parent != folder:
                yield from _walk(path, findings, depth + 1)
        else:
            yield path


def _why_not(path: Path, relative: Path) -> Finding | None:
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        return _refusal("not-a-plain-file", path, "this is not a plain file", "take it out of the content folder")
    if status.st_nlink > 1:
        return _refusal("not-a-plain-file", path, "this file has another name elsewhere on the disk (a hard link)", "put a copy here")
    return file_refused(path, relative, status.st_size, lambda name: (path.parent / name).is_file())


def _where(relative: PurePath) -> str:
    """What a file of the wrong name, or in the wrong place, should be called, or where it should go."""
    folder, suffix = relative.parts[0], relative.suffix.lower()
    stem = relative.name.partition(".")[0]
    if len(relative.parts) == 2 and folder in FOLDERS and stem:
        if suffix == ".md" and folder != "sources" and "." in relative.stem:
            return f"keep copies of a file outside this folder; a translation is named by its language, like {stem}.ar.md"
        if suffix == ".yaml" and folder != "sources":
            return "if it is a source, move it to sources/; the files here end in .md"
        if suffix == ".md" and folder == "sources":
            return (
                f"if it is a source, rename it to {stem}.yaml and take out the lines of hyphens; if not, move it to the folder of its kind"
            )
        if suffix in _NEAR_SUFFIXES:
            kind = "a source" if folder == "sources" else "part of the dossier"
            return f"if it is {kind}, rename it to {stem}{'.yaml' if folder == 'sources' else '.md'}; if not, keep it outside this folder"
    return (
        f"a dossier has {SETTINGS}, and files in " + ", ".join(f"{one}/" for one in FOLDERS) + "; sources end in .yaml, all others in .md"
    )


def _is_translation(relative: PurePath, has_beside: Callable[[str], bool]) -> bool:
    # <id>.ar.md beside <id>.md: known, and read by a later version.
    stem, _, language = relative.stem.rpartition(".")
    is_language = _LANGUAGE.fullmatch(language) and language not in _OF_COPIES
    return relative.suffix == ".md" and bool(stem) and bool(is_language) and has_beside(f"{stem}.md")


def _unreadable(path: Path, failure: OSError) -> Finding:
    message = f"this can't be read: {failure.strerror or failure}"
    return _refusal("not-a-plain-file", path, message, "see to it that you may read it")


def _refusal(name: str, path: PurePath, message: str, hint: str) -> Finding:
    return finding(name, Span(_shown(path), 1, 1), message, hint)


def _shown(path: PurePath) -> str:
    return path.as_posix()
