import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.artifact import Artifact
from builder.write import MANIFEST, publish

# Few names, so that a file often stands where a folder was, and the other way round.
NAMES = st.sampled_from(["a", "A", "b", "index.html"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
SITES = st.dictionaries(PATHS, st.binary(max_size=3), max_size=6).filter(
    lambda site: not any(one.startswith(f"{other}/") for one in site for other in site)
)


@settings(max_examples=60)
@given(sites=st.lists(SITES, min_size=1, max_size=4), fresh=st.booleans())
def test_after_any_sequence_of_publications_the_last_one_is_there_and_nothing_else(sites: list[dict[str, bytes]], fresh: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        destination = Path(folder) / "site"
        for site in sites:
            publish(destination, [Artifact(path, content, "test") for path, content in site.items()], fresh=fresh)
        found = {path.relative_to(destination).as_posix(): path.read_bytes() for path in destination.rglob("*") if path.is_file()}
        found.pop(MANIFEST)
        assert found == sites[-1]
        assert all(any(path.iterdir()) for path in destination.rglob("*") if path.is_dir())
