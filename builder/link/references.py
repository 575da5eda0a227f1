"""Resolves every id that a record names: cross-links, lists of ids, parties, sources. What leads nowhere is reported with a near miss."""

from collections.abc import Iterable, Iterator, Mapping

from builder.document import Body, Citation, Reference, Text
from builder.dossier import EntryKind, Fragment, Mention, Statement
from builder.findings import Finding, Span, a, did_you_mean, finding
from builder.ids import looks_like_id
from builder.link.meant import address_meant, party_meant, source_meant, thing_meant
from builder.link.registry import FOLDERS, Registry, bodies_of
from builder.model import Estimate, Incident, Person, Record, Source
from builder.unread import NOTHING_UNREAD, Unread

MOST_HINTS = 100
# So many places do not slip alike.
MANY = 5
PARTIES: tuple[EntryKind, ...] = ("person", "organisation")
Named = Iterator[tuple[str, Mention]]
# Kinds of corrections after which nothing stands in the place of what there was.
_TAKEN_BACK = ("retraction", "redaction")


class Resolver:
    """Resolves the ids of one record after another; `mentions` and `findings` grow. fragments: by page id, then by id.

    unread: files that were reported, of which others may say things in consequence. doubtful: ids that are hidden because of those.
    """

    def __init__(
        self,
        registry: Registry,
        fragments: Mapping[str, Mapping[str, Fragment]],
        unread: Unread = NOTHING_UNREAD,
        doubtful: frozenset[str] = frozenset(),
    ) -> None:
        self.registry, self.fragments, self.unread, self.doubtful = registry, fragments, unread, doubtful
        self.findings: list[Finding] = []
        self.mentions: dict[str, dict[Mention, None]] = {}
        self.missed: dict[str, dict[Span, None]] = {}
        self.sources = sorted(one for one, entry in registry.entries.items() if entry.kind == "source")
        records = (entry.record for entry in registry.entries.values())
        self.addresses = {str(one.url): str(one.id) for one in records if isinstance(one, Source) and one.url}

    def resolve(self, record: Record, statements: Iterable[Statement]) -> None:
        """Resolve all that a record names. statements: its own, by which the place of a mention on its page is known."""
        anchors = {statement.span: statement for statement in statements}
        self.page = str(record.id)
        for field, targets, kinds in _lists(record):
            for target in targets:
                if target == self.page:
                    self.findings.append(finding("unknown-link", target.span, f"'{target}' is this page itself", "take it out"))
                elif self._known(target, kinds):
                    self._mention(target, Mention(self.page, "", field, ""))
        for field, party, anchor, text in _parties(record):
            if self._is_meant_as_id(field, party) and self._known(party, PARTIES):
                self._mention(party, Mention(self.page, anchor, field, text))
        for body in (*bodies_of(record), *_other_bodies(record)):
            self._body(body, anchors)
        for key in _sources_named(record):
            self._source(key)
        if isinstance(record, Source):
            itself = [one for one in record.via if one == record.id]
            self.findings += [finding("unknown-link", one.span, f"'{one}' can't be read in itself", "take it out") for one in itself]
        if isinstance(record, Incident):
            self._within(record)

    def citations(self, statements: Iterable[Statement]) -> None:
        """Report the citations of what is no source."""
        for statement in statements:
            for citation in statement.citations:
                for part in citation.parts:
                    self._source(part.key, citation)
                    if part.origin is not None:
                        self._source(part.origin, citation)

    def missing_sources(self) -> Iterator[Finding]:
        """Report the ids that no source has, and that were named: what may be behind it once for each, where many places name it."""
        for number, (key, named) in enumerate(self.missed.items()):
            first, *others = sorted(named)
            message = f"no source has the id '{key}'"
            if path := self.unread.called(key, "sources"):
                # Whatever names it is right once that file is.
                yield finding("unknown-source", first, message, f"'{path}' is not read as it stands: see what is said of it")
                continue
            # To look for what was meant takes a while, and whoever sees a hundred such findings has another problem.
            hint = (address_meant(key, self.addresses) or source_meant(key, self.sources)) if number < MOST_HINTS else ""
            many = len(named) >= MANY
            asked = f"{len(named)} places cite it: was its file deleted or renamed? if not: " if many else ""
            yield finding("unknown-source", first, message, f"{asked}{hint}")
            for span in others:
                yield finding("unknown-source", span, message, f"as on line {first.line} of {first.path}" if many else hint)

    def _is_meant_as_id(self, field: str, party: Text) -> bool:
        # A publisher may be written in lower case: it is one of ours where there is one of that id.
        if field == "publisher":
            return self.registry.find(party) is not None or party in self.registry.hidden
        return bool(party) and looks_like_id(party)

    def _lookup_hint(self, target: str, kinds: tuple[EntryKind, ...]) -> str:
        known = [one for one, entry in self.registry.entries.items() if entry.kind in kinds]
        if kinds == PARTIES:
            return party_meant(target, known)
        return thing_meant(target, known, next(f"{folder}/" for kind, folder in FOLDERS.values() if kind in kinds))

    def _known(self, target: Text, kinds: tuple[EntryKind, ...]) -> bool:
        if not target:
            return False
        entry = self.registry.find(target)
        if entry is not None and entry.kind in kinds and not entry.record.removed:
            return True
        wanted = " or ".join(kinds)
        if target in self.registry.hidden:
            self._to_draft(target)
        elif entry is not None and entry.record.removed:
            self.findings.append(finding("unknown-link", target.span, f"'{target}' was taken down", "take it out here too"))
        elif entry is not None:
            self.findings.append(
                finding(
                    "unknown-link",
                    target.span,
                    f"'{target}' is the id of {a(entry.kind)}, and here stands {a(wanted)}",
                    did_you_mean(target, [one for one, other in self.registry.entries.items() if other.kind in kinds]),
                )
            )
        elif not any(self.unread.called(target, folder) for kind, folder in FOLDERS.values() if kind in kinds):
            hint = self._lookup_hint(target, kinds)
            self.findings.append(finding("unknown-link", target.span, f"no {wanted} has the id '{target}'", hint))
        return False

    def _source(self, key: Text, citation: Citation | None = None) -> None:
        entry = self.registry.find(key) if key else None
        if not key or (entry is not None and entry.kind == "source" and not entry.record.removed and entry.id == key):
            return
        span = citation.span if citation is not None else key.span
        if key in self.registry.hidden:
            if key not in self.doubtful:
                message = f"the source '{key}' stands in a draft only"
                self.findings.append(finding("link-to-draft", span, message, "give it a file in sources/"))
        elif entry is not None and entry.kind == "source" and not entry.record.removed:
            self.findings.append(finding("unknown-source", span, f"the source '{key}' has a new id, '{entry.id}'", f"write '{entry.id}'"))
        elif entry is not None and entry.kind == "source":
            self.findings.append(
                finding("unknown-source", span, f"the source '{key}' was taken down", "take the citation out, or cite another source")
            )
        elif entry is not None:
            message = f"'{key}' is the id of {a(entry.kind)}, and a citation names a source"
            hint = "cite the source that says so" if entry.kind in PARTIES else f"cite a source; [[{key}]] is a link to it"
            self.findings.append(finding("unknown-source", span, message, hint))
        elif not self.unread.may_have_source(key):
            self.missed.setdefault(str(key), {})[span] = None

    def _to_draft(self, target: Text) -> None:
        if target not in self.doubtful:
            self.findings.append(_to_draft(target))

    def _body(self, body: Body, anchors: Mapping[Span, Statement]) -> None:
        for key in body.suspects:
            self._suspect(key)
        of_reference = {index: anchors.get(claim.span) for claim in body.claims for index in claim.references}
        for index, reference in enumerate(body.references):
            self._reference(reference, of_reference.get(index))

    def _suspect(self, key: Text) -> None:
        entry = self.registry.find(key)
        if entry is not None and entry.kind == "source" and not entry.record.removed:
            message = f"'{key}' is the id of a source, and cites nothing as it stands here"
            self.findings.append(finding("malformed-citation", key.span, message, f"write [@{entry.id}]"))

    def _reference(self, reference: Reference, statement: Statement | None) -> None:
        target = str(reference.target) or self.page
        entry = self.registry.find(target)
        if entry is None:
            if target in self.registry.hidden:
                self._to_draft(Text(target, reference.span))
                return
            if any(self.unread.called(target, folder) for _, folder in FOLDERS.values()):
                return
            hint = thing_meant(target, [*self.registry.entries, *self.registry.aliases])
            self.findings.append(finding("unknown-link", reference.span, f"nothing has the id '{target}'", hint))
            return
        if entry.record.removed:
            self.findings.append(finding("unknown-link", reference.span, f"'{target}' was taken down", "take this link out too"))
            return
        anchor, text, field = (statement.anchor, statement.text, statement.field) if statement else ("", "", "text")
        mention = Mention(self.page, anchor, field, text)
        self._mention(entry.id, mention)
        if reference.fragment is None:
            return
        known = self.fragments.get(entry.id, {})
        if str(reference.fragment) not in known:
            hint = did_you_mean(reference.fragment, known)
            self.findings.append(
                finding("unknown-link", reference.span, f"the page '{entry.id}' has nothing with the id '{reference.fragment}'", hint)
            )
        else:
            self._mention(f"{entry.id}#{reference.fragment}", mention)

    def _within(self, incident: Incident) -> None:
        estimates = {str(estimate.id): estimate for figure in incident.figures for estimate in figure.estimates}
        for estimate in estimates.values():
            for target in _estimates_named(estimate):
                if target and target not in estimates:
                    self.findings.append(
                        finding(
                            "unknown-link", target.span, f"no estimate of this page has the id '{target}'", did_you_mean(target, estimates)
                        )
                    )
        known = self.fragments.get(self.page, {})
        # The citation behind which the id stands may be one that could not be read, which was reported.
        unread = any(one.name in ("malformed-citation", "invalid-id") for body in bodies_of(incident) for one in body.findings)
        # Of what was taken back nothing is left that could have an id, for this correction or for an earlier one.
        taken_back = {one.claim for one in incident.corrections if one.kind in _TAKEN_BACK}
        for correction in incident.corrections:
            if correction.claim and correction.claim not in (*known, *taken_back) and not unread:
                self.findings.append(
                    finding(
                        "unknown-link",
                        correction.claim.span,
                        f"nothing in this page has the id '{correction.claim}'",
                        did_you_mean(correction.claim, known)
                        or f"put {{#{correction.claim}}} behind the citation of the sentence that is meant",
                    )
                )

    def _mention(self, target: str, mention: Mention) -> None:
        entry = self.registry.find(target)
        self.mentions.setdefault(entry.id if entry else target, {})[mention] = None


def _to_draft(target: Text) -> Finding:
    return finding(
        "link-to-draft",
        target.span,
        f"'{target}' is a draft or under embargo, and this page is public",
        "take the link out until it is published",
    )


def _lists(record: Record) -> Iterator[tuple[str, tuple[Text, ...], tuple[EntryKind, ...]]]:
    if isinstance(record, Incident):
        yield "people", record.people, ("person",)
        yield "organisations", record.organisations, ("organisation",)
        yield "places", record.places, ("place",)
        yield "related", record.related, ("incident",)
    elif isinstance(record, Person):
        yield "organisations", record.organisations, ("organisation",)
    part_of = getattr(record, "part_of", None)
    if part_of:
        yield "part_of", (part_of,), ("organisation",)
    within = getattr(record, "within", None)
    if within:
        yield "within", (within,), ("place",)


def _parties(record: Record) -> Iterator[tuple[str, Text, str, str]]:
    if isinstance(record, Source):
        for author in record.author:
            yield "author", author, "", ""
        if record.publisher:
            yield "publisher", record.publisher, "", ""
    if isinstance(record, Incident):
        yield from _parties_of_incident(record)


def _parties_of_incident(record: Incident) -> Iterator[tuple[str, Text, str, str]]:
    if record.grading:
        parties = (("grading", record.grading.party), ("graded_by", record.grading.graded_by))
        yield from ((field, party, "", "") for field, party in parties if party)
    for figure in record.figures:
        for estimate in figure.estimates:
            yield "asserted_by", estimate.asserted_by, f"e-{estimate.id}", estimate.value.text if estimate.value else ""
            if estimate.relayed_by:
                yield "relayed_by", estimate.relayed_by, f"e-{estimate.id}", estimate.value.text if estimate.value else ""
    for question in record.questions:
        for party in question.directed_to:
            yield "directed_to", party, f"q-{question.id}", " ".join(claim.text for claim in question.question.claims)
    for inquiry in record.inquiries:
        yield "inquiry", inquiry.body, f"i-{inquiry.id}", str(inquiry.label or inquiry.kind or "")
    for reply in record.replies:
        yield "reply", reply.to, "", ""


def _sources_named(record: Record) -> Iterator[Text]:
    if isinstance(record, Source):
        yield from record.rests_on
        yield from record.via
    else:
        yield from record.background


def _estimates_named(estimate: Estimate) -> Iterator[Text]:
    yield from estimate.derived_from
    yield from (one for one in (estimate.supersedes, estimate.garbles) if one)


def _other_bodies(record: Record) -> tuple[Body, ...]:
    if isinstance(record, Source):
        return tuple(one for one in (record.note, record.status_note, *(review.outcome for review in record.reviewed)) if one)
    return ()
