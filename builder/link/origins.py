"""Where sources lead: an origin is a source that rests on no other. `via` is how we read a source, and no edge of this graph."""

from collections.abc import Iterable, Mapping

from builder.document import Citation, Part
from builder.dossier import Tracing
from builder.findings import Finding, finding
from builder.model import Source


def trace(sources: Mapping[str, Source]) -> dict[str, Tracing]:
    """The tracing of every source; references to what is no source are passed over."""
    edges = {name: tuple(dict.fromkeys(str(one) for one in source.rests_on if one in sources)) for name, source in sources.items()}
    cycles = circles(edges)
    return {name: _trace(name, edges, cycles) for name in edges}


def origin_of(part: Part, sources: Mapping[str, Source], tracing: Mapping[str, Tracing]) -> str:
    """The origin that a citation adds, or "" where it adds none: it opposes, or its source rests on several and it does not say which."""
    if part.opposes or part.key not in sources:
        return ""
    if part.origin is None:
        origins = tracing[part.key].origins
    elif part.origin == part.key:
        origins = (str(part.key),)
    else:
        origins = tracing[part.origin].origins if part.origin in tracing else ()
    return origins[0] if len(origins) == 1 else ""


def is_machine_worded(key: str, sources: Mapping[str, Source]) -> bool:
    """Whether a source is known to us in a machine's words alone: it was reworded by one, or was read in such sources only (`via`)."""
    source = sources.get(key)
    if source is None:
        return False
    read_in = [sources.get(one) for one in source.via]
    return source.machine or (bool(read_in) and all(one is not None and one.machine for one in read_in))


def origin_findings(citations: Iterable[Citation], sources: Mapping[str, Source], behind: Mapping[str, frozenset[str]]) -> list[Finding]:
    """Citations whose `from` names what their source does not rest on. behind: for each source all that it rests on, at any remove."""
    findings = []
    pairs = ((citation, part) for citation in citations for part in citation.parts)
    for citing, part in pairs:
        if part.origin is None or part.key not in sources or part.origin == part.key or part.origin in behind[part.key]:
            continue
        if part.origin not in sources:
            continue  # it is no source at all, and reported as that
        known = ", ".join(f"@{one}" for one in sources[part.key].rests_on) or "nothing"
        message = f"'{part.key}' does not rest on '{part.origin}'"
        findings.append(finding("unknown-origin", citing.span, message, f"by its `rests_on` it rests on {known}"))
    return findings


def all_behind(sources: Mapping[str, Source]) -> dict[str, frozenset[str]]:
    """For each source the ids of everything that it rests on, at any remove."""
    found: dict[str, frozenset[str]] = {}
    for name in sources:
        seen: set[str] = set()
        waiting = [str(one) for one in sources[name].rests_on]
        while waiting:
            one = waiting.pop()
            if one not in seen and one in sources:
                seen.add(one)
                waiting += [str(further) for further in sources[one].rests_on]
        found[name] = frozenset(seen)
    return found


def _trace(name: str, edges: Mapping[str, tuple[str, ...]], cycles: Mapping[str, tuple[str, ...]]) -> Tracing:
    possible: set[str] = set()
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        if not edges[one]:
            possible.add(one)
        waiting += edges[one]
    # Several ways that end at one origin leave nothing to be said.
    origins = tuple(sorted(possible)) if len(possible) == 1 else ()
    return Tracing(origins, tuple(sorted(possible)), cycles.get(name, ()))


def circles(edges: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The circle that each id is in, of those that are in one: its ids in order, from the one that sorts first. edges: from id to ids."""
    # A depth-first walk without recursion, since chains may be long.
    found: dict[str, tuple[str, ...]] = {}
    done: set[str] = set()
    for start in sorted(edges):
        if start in done:
            continue
        path: list[str] = []
        on_path: dict[str, int] = {}
        stack = [(start, iter(edges[start]))]
        path.append(start)
        on_path[start] = 0
        while stack:
            name, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                stack.pop()
                path.pop()
                del on_path[name]
                done.add(name)
            elif following in on_path:
                circle = path[on_path[following] :]
                turn = circle.index(min(circle))
                circle = circle[turn:] + circle[:turn]
                for one in circle:
                    found.setdefault(one, tuple(circle))
            elif following not in done:
                on_path[following] = len(path)
                path.append(following)
                stack.append((following, iter(edges[following])))
    return found
