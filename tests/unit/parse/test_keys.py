from collections.abc import Iterator

from builder import model
from builder.model.settings import Colours, Policy, Settings, Waiver, Way
from builder.parse.keys import KNOWN_KEYS, OUTERMOST_KEYS
from builder.schema import keys_of
from builder.validate import RECORDS


def test_the_keys_that_the_parser_knows_are_those_of_the_records() -> None:
    records = [getattr(model, name) for name in model.__all__]
    records += [Settings, Policy, Way, Waiver, Colours]
    declared = {key for record in records if isinstance(record, type) for key in keys_of(record)}
    assert declared == KNOWN_KEYS


def test_the_keys_of_the_left_edge_stand_nowhere_else() -> None:
    outermost = [*RECORDS.values(), Settings]
    inner = [record for one in outermost for record in within(one)]
    edge = {key for record in outermost for key in keys_of(record)} - {key for record in inner for key in keys_of(record)}
    assert edge == OUTERMOST_KEYS


def within(record: type) -> Iterator[type]:
    for key in keys_of(record).values():
        if (inner := key.kind.record_class) is not None and inner is not record:
            yield inner
            yield from within(inner)
