import os
from pathlib import Path

import pytest

from builder.read import MAX_FILE_BYTES, ConfigurationError, beside, read_content, read_folder
from tests.unit.content import SETTINGS, written


def names(folder: Path) -> tuple[list[str], list[tuple[str, str]]]:
    files, findings = read_content(folder)
    below = len(folder.as_posix()) + 1
    return [file.path[below:] for file in files], [(one.span.path[below:], one.name) for one in findings]


def test_files_come_in_order_with_their_folder_and_name(tmp_path: Path) -> None:
    content = written(tmp_path / "content", {"places/b.md": "b", "incidents/z.md": "z", "incidents/a.md": "a", "media/x.png": b"\xff"})
    files, findings = read_content(content)
    assert findings == ()
    assert [(file.folder, file.name) for file in files] == [
        ("", "dossier"),
        ("incidents", "a"),
        ("incidents", "z"),
        ("places", "b"),
        ("sources", "gazette"),
    ]
    assert files[0].content == SETTINGS.encode()
    assert files[1].path == (content / "incidents/a.md").as_posix()


def test_what_is_not_ours_to_read_is_passed_over(tmp_path: Path) -> None:
    content = written(
        tmp_path, {".git/x": "", "incidents/.x.md.swp": "", "README.md": "", "incidents/README.md": "", "LICENSE": "", "incidents/a.md": ""}
    )
    assert names(content) == (["dossier.yaml", "incidents/a.md", "sources/gazette.yaml"], [])


@pytest.mark.parametrize(
    "path",
    "incident/a.md incidents/a.txt incidents/a.yaml incidents/a.MD incidents/a.b.md incidents/deep/a.md "
    "sources/a.md sources/a.yml a.md Incidents/a.md".split(),
)
def test_a_file_that_nothing_reads_is_refused(tmp_path: Path, path: str) -> None:
    assert names(written(tmp_path, {path: ""})) == (["dossier.yaml", "sources/gazette.yaml"], [(path, "misplaced-file")])


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("sources/a.yml", "if it is a source, rename it to a.yaml; if not, keep it outside this folder"),
        ("sources/a", "if it is a source, rename it to a.yaml; if not, keep it outside this folder"),
        ("incidents/a.markdown", "if it is part of the dossier, rename it to a.md; if not, keep it outside this folder"),
        ("incidents/a.MD", "if it is part of the dossier, rename it to a.md; if not, keep it outside this folder"),
        ("incidents/a.yaml", "if it is a source, move it to sources/; the files here end in .md"),
    ],
)
def test_what_to_do_with_a_file_that_nothing_reads(tmp_path: Path, path: str, hint: str) -> None:
    (finding,) = read_content(written(tmp_path, {path: ""}))[1]
    assert finding.hint == hint


def test_links_pipes_and_files_of_two_names_are_refused(tmp_path: Path) -> None:
    content = written(tmp_path / "content", {"incidents/a.md": "a"})
    (tmp_path / "secret.md").write_text("secret")
    (content / "incidents/link.md").symlink_to(tmp_path / "secret.md")
    (content / "people").symlink_to(tmp_path)
    (content / "incidents/hard.md").hardlink_to(tmp_path / "secret.md")
    os.mkfifo(content / "incidents/pipe.md")
    files, refused = names(content)
    assert files == ["dossier.yaml", "incidents/a.md", "sources/gazette.yaml"]
    assert refused == [
        ("incidents/hard.md", "not-a-plain-file"),
        ("incidents/link.md", "not-a-plain-file"),
        ("incidents/pipe.md", "not-a-plain-file"),
        ("people", "not-a-plain-file"),
    ]


def test_a_file_is_of_a_size_that_can_be_read(tmp_path: Path) -> None:
    content = written(tmp_path, {"incidents/a.md": b"x" * MAX_FILE_BYTES, "incidents/b.md": b"x" * (MAX_FILE_BYTES + 1)})
    assert names(content) == (["dossier.yaml", "incidents/a.md", "sources/gazette.yaml"], [("incidents/b.md", "too-large")])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    content = written(tmp_path, {"incidents/a.md": "", "people/b.md": ""})
    (content / "incidents/a.md").chmod(0)
    (content / "people").chmod(0)
    found = names(content)[1]
    (content / "people").chmod(0o700)
    assert found == [("incidents/a.md", "not-a-plain-file"), ("people", "not-a-plain-file")]


def test_no_dossier_is_a_mistake_of_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="there is no folder"):
        read_content(tmp_path / "nowhere")
    with pytest.raises(ConfigurationError, match=r"has no dossier\.yaml"):
        read_content(tmp_path)
    (tmp_path / "dossier.yaml").mkdir()
    with pytest.raises(ConfigurationError, match=r"has no dossier\.yaml"):
        read_content(tmp_path)


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    written(tmp_path, {"a/b.html": "b"})
    assert read_folder(tmp_path)["a/b.html"] == b"b"
    assert [*read_folder(tmp_path)] == [*read_folder(tmp_path)]
    assert read_folder(tmp_path / "nowhere") == {}


@pytest.mark.parametrize("name", ["dossier.yml", "DOSSIER.yaml.txt", "dossier"])
def test_settings_of_another_name_are_named_with_how_to_rename_them(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("title: T\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=f"it has '{name}', and the name must be dossier.yaml: mv '.*/{name}' '.*/dossier.yaml'"):
        read_content(tmp_path)


@pytest.mark.parametrize(
    ("content", "beside_it"),
    [("content", "."), ("there/content", "there"), (".", "{above}"), ("..", "{above_above}"), ("there/..", "{above}"), ("/a/b", "/a")],
)
def test_what_stands_beside_the_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, beside_it: str) -> None:
    (tmp_path / "one/two").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "one/two")
    assert str(beside(Path(content))) == beside_it.format(above=tmp_path / "one", above_above=tmp_path)


def test_a_translation_is_left_alone_and_a_copy_is_not(tmp_path: Path) -> None:
    beside = dict.fromkeys(["a.md", "a.ar.md", "a.pt-BR.md", "a.old.md", "a.backup.md"], "")
    findings = read_content(written(tmp_path, {f"incidents/{name}": text for name, text in beside.items()}))[1]
    assert [one.span.path.rpartition("/")[2] for one in findings] == ["a.backup.md", "a.old.md"]
    assert {one.hint for one in findings} == {
        "keep copies of a file outside this folder; a translation is named by its language, like a.ar.md"
    }
