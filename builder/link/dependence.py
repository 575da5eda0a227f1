"""What a citation hangs on behind its source: sources that were corrected or retracted since, and words that a machine changed.

It follows `rests_on`, and of several ways the one that `from` names; `via` is how we read a source, and no such way. It counts no origin.
"""

from collections.abc import Collection, Mapping

from builder.document import Part
from builder.model import Source


class Dependence:
    """Answers for one citation after another. sources: every one, by id. behind: for each all that it rests on, at any remove."""

    def __init__(self, sources: Mapping[str, Source], behind: Mapping[str, frozenset[str]]) -> None:
        self.sources, self.behind = sources, behind
        self._revised = frozenset(name for name, source in sources.items() if source.revised)
        self._machine = frozenset(name for name in sources if self._in_machine_words(name))
        self._nothing_else = self._with_what_rests_on(self._machine)

    def revised_behind(self, source: str) -> tuple[str, ...]:
        """The ids of all sources behind one that were corrected or retracted since, without itself."""
        return tuple(sorted((self.behind[source] & self._revised) - {source}))

    def revised(self, part: Part) -> tuple[str, ...]:
        """The ids of the corrected or retracted sources that a citation hangs on, its own first; () where it says otherwise.

        With `from @origin`: those that are this origin, that stand behind it, or that every way from the source to it leads through.
        """
        key = str(part.key)
        if part.opposes or key not in self.sources:
            return ()
        own = (key,) if key in self._revised else ()
        further = self.revised_behind(key)
        return own + tuple(one for one in further if self._is_on_the_way(part, one))

    def machine(self, part: Part) -> bool:
        """Whether a citation has nothing but words that a machine has changed: its source's own, or all that this one rests on."""
        key, origin = str(part.key), str(part.origin or "")
        if key not in self.sources or key in self._machine:
            return key in self.sources
        if not origin:
            return key in self._nothing_else
        if origin == key or origin not in self.behind[key]:
            return False
        return origin in self._nothing_else or not self._has_way(key, origin, self._machine)

    def _is_on_the_way(self, part: Part, revised: str) -> bool:
        key, origin = str(part.key), str(part.origin or "")
        if not origin:
            return True
        if origin == key or origin not in self.behind[key]:
            return False
        return revised == origin or revised in self.behind[origin] or not self._has_way(key, origin, {revised})

    def _has_way(self, source: str, origin: str, without: Collection[str]) -> bool:
        seen: set[str] = set()
        waiting = [source]
        while waiting:
            one = waiting.pop()
            if one == origin:
                return True
            if one not in seen:
                seen.add(one)
                waiting += [str(further) for further in self._based_on(one) if further not in without]
        return False

    def _in_machine_words(self, source: str) -> bool:
        read_in = [self.sources.get(one) for one in self.sources[source].via]
        return self.sources[source].machine or (bool(read_in) and all(one is not None and one.machine for one in read_in))

    def _with_what_rests_on(self, some: frozenset[str]) -> frozenset[str]:
        """Some sources, and those that rest on nothing but these, at any remove; what rests on itself in a circle is none of them."""
        others = {name: {str(one) for one in source.rests_on} for name, source in self.sources.items()}
        resting: dict[str, list[str]] = {}
        for name, named in others.items():
            for one in named:
                resting.setdefault(one, []).append(name)
        found = set(some)
        waiting = sorted(some)
        while waiting:
            one = waiting.pop()
            for name in resting.get(one, ()):
                others[name].discard(one)
                if not others[name] and name not in found:
                    found.add(name)
                    waiting.append(name)
        return frozenset(found)

    def _based_on(self, source: str) -> tuple[str, ...]:
        return tuple(str(one) for one in self.sources[source].rests_on if one in self.sources)
