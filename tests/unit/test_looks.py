"""What a dossier's own templates would say to nobody is refused, with its file and line."""

from pathlib import Path

import pytest

from builder.looks import refuse_unseen
from builder.render import TemplateMistake
from tests.unit.commands import run
from tests.unit.content import written

OURS = {
    "base.html": "<title>{% block title %}{% endblock %}</title>\n{% block main %}{% block foot %}{% endblock %}{% endblock %}\n",
    "pages/article.html": "{% extends 'base.html' %}\n{% block main %}{% endblock %}\n",
    "parts/words.html": "{% macro link() %}{% endmacro %}\n",
}


def told(own: dict[str, str]) -> str:
    """What is refused, as path:line words, or ""."""
    originals = {f"onrecord/{path}": OURS[path] for path in own if path in OURS}
    try:
        refuse_unseen(frozenset(own), {**OURS, **originals, **own})
    except TemplateMistake as mistake:
        return f"{mistake.template}:{mistake.line} {mistake}"
    return ""


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (
            {"base.html": "{% extends 'onrecord/base.html' %}\n\n{% block footer %}x{% endblock %}\n"},
            (
                "base.html:3 'onrecord/base.html' has no block 'footer', so that nobody would see this one; "
                "did you mean 'foot'? its blocks: foot, main, title"
            ),
        ),
        (
            {"pages/article.html": "{% extends 'base.html' %}\n{% if page.x %}{% block mian %}{% endblock %}{% endif %}\n"},
            (
                "pages/article.html:2 'base.html' has no block 'mian', so that nobody would see this one; "
                "did you mean 'main'? its blocks: foot, main, title"
            ),
        ),
        (
            {"base.html": "{% block mian %}{% endblock %}\n"},
            "base.html:1 this template has no block 'main', and 'pages/article.html' puts its part of the page there; its blocks: mian",
        ),
        (
            {"bse.html": "{% extends 'base.html' %}\n"},
            (
                "bse.html:1 no page uses this template: it takes the place of none of Onrecord's, and none includes, imports or extends "
                "it; did you mean 'base.html'?"
            ),
        ),
        (
            {"base.html": "{% extends 'onrecord/base.html' %}\n<p>Ours</p>\n"},
            "base.html:1 this stands in no block of a template that extends another, so that nobody would see it; put it into a block",
        ),
    ],
)
def test_what_nobody_would_see(own: dict[str, str], words: str) -> None:
    assert told(own) == words


@pytest.mark.parametrize(
    "own",
    [
        {},
        {"base.html": "{% extends 'onrecord/base.html' %}\n{% import 'parts/words.html' as words %}\n{% block foot %}x{% endblock %}\n"},
        {"base.html": "{% extends 'onrecord/base.html' %}{% block main %}{% block ours %}x{% endblock %}{% endblock %}\n"},
        {"base.html": "{% include 'parts/ours.html' %}{% block main %}{% endblock %}", "parts/ours.html": "x"},
        {"base.html": "{% block main %}{% endblock %}{% include page.own %}", "parts/ours.html": "x"},
        {"parts/words.html": "{% from 'parts/ours.html' import x %}", "parts/ours.html": "{% macro x() %}{% endmacro %}"},
        # Reported where a page needs it.
        {"parts/words.html": "{% macro"},
    ],
)
def test_what_is_seen(own: dict[str, str]) -> None:
    assert told(own) == ""


def test_a_build_names_the_file_and_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path / "content", {})
    monkeypatch.chdir(tmp_path)
    Path("templates").mkdir()
    Path("templates/bse.html").write_text("{{ page.title }}")
    assert run("build", "--clock", "2026-11-22") == 2
    assert "onrecord: templates/bse.html, line 1: no page uses this template" in capsys.readouterr().err
    assert not Path("site").exists()
