"""What can be found, and by which words; nothing that is not to be shown."""

import json
import re

from builder.dossier import Dossier
from builder.pages.search_index import CHUNK, MANY, Findable, findables, folded_words, index_files, shard_name, shards_of
from tests.unit.content import entity, incident, linked, person, source

QUESTIONS = "questions: [{id: who, question: Who fired?, status: open, cite: gazette}]\n"
FILES = {
    "incidents/x.md": incident(f"tags: [market]\n{QUESTIONS}", "Shells fell at noon [@gazette]{#hour}. Nobody knows why."),
    "people/ann.md": person("Ann Example", "also_known_as: [Annie]\n"),
    "people/hidden.md": person("Ilo Sand", "also_known_as: [Sandy]\n").replace("full", "withheld"),
    "organisations/army.md": entity("وزارة الدفاع", "short_name: MoD\n"),
    "sources/secret.yaml": "type: interview\ndescription: A talk with Ilo\npublisher: Ilo\nwithheld: Protects a person.\n",
    "sources/herald.yaml": source(title="Fire at night"),
}


def of() -> Dossier:
    return linked(FILES)[0]


def by(word: str) -> list[str]:
    listed = findables(of())
    shards = shards_of(listed)
    return [listed[number].title for number in shards.get(shard_name(word[:1]), {}).get(word, [])]


def test_each_is_found_by_its_words() -> None:
    assert by("market") == ["Shelling of Old Bridge"]
    assert by("annie") == ["Ann Example"]
    assert by("mod") == by("وزاره") == ["وزارة الدفاع"]
    assert by("fired") == ["Who fired?"]
    assert by("night") == ["Fire at night"]
    assert by("noon") == ["Shells fell at noon."]
    assert by("nobody") == []


def test_what_is_not_to_be_shown_is_not_to_be_found() -> None:
    whole = b"".join(index_files(of()).values()).decode()
    for word in ("ilo", "sand", "sandy", "Ilo"):
        assert word not in whole


def test_the_files_are_scripts_that_call_by_name() -> None:
    files = index_files(of())
    listed = findables(of())
    called = re.fullmatch(r"onrecord\.titles\(0,(\[.*\])\);\n", files["assets/search/t0.js"].decode())
    assert called
    assert json.loads(called[1]) == [list(one[1:4]) for one in listed]
    assert {name for name in files if "/w-" in name} == {f"assets/search/w-{name}.js" for name in shards_of(listed)}
    assert "assets/search/w-648.js" in files


def test_many_things_are_found_in_more_and_shorter_files() -> None:
    many = [Findable("claim", f"Word{n}", "", f"x.html#c-{n}", f"word{n} abc") for n in range(MANY)]
    assert set(shards_of(many)) == {"w-o", "a-b"}
    assert set(shards_of(many[:-1])) == {"w", "a"}
    assert CHUNK < MANY


def test_an_arabic_word_is_found_with_its_article_and_without() -> None:
    shards = shards_of([Findable("place", "الموصل", "", "a", "الموصل"), Findable("place", "x", "", "b", "بالموصل للموصل")])
    words = {word: numbers for found in shards.values() for word, numbers in found.items()}
    assert words["موصل"] == [0, 1]
    assert words["الموصل"] == [0]
    assert folded_words("ایران کابل") == folded_words("ايران كابل")


def test_words_are_small_letters_without_accents() -> None:
    assert folded_words("Café at 12:30, “Noël”") == ["cafe", "at", "12", "30", "noel"]
    assert folded_words("أحمد") == folded_words("احمد")
    assert folded_words("…") == []
