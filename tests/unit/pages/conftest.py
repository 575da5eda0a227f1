import pytest

from tests.unit.pages.bench import Bench


@pytest.fixture
def bench() -> Bench:
    return Bench()
