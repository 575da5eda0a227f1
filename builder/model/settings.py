"""What dossier.yaml says: what the dossier is, who answers for it, and its policy."""

from dataclasses import dataclass
from datetime import date, timedelta

from builder import fields
from builder.document import Text
from builder.findings import Span
from builder.pointers import Pointer, read_pointer
from builder.schema import key, keys_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How strict the checks are, each with the default that docs/format.md gives."""

    span: Span
    uncited: Text | None = key(fields.CHOICE_SEVERITY, absent="error")
    claim_words: int = key(fields.WHOLE_NUMBER, absent=60)
    archived: Text | None = key(fields.CHOICE_SEVERITY, absent="warning")
    accessed: Text | None = key(fields.CHOICE_SEVERITY, absent="warning")
    single_origin: Text | None = key(fields.CHOICE_SEVERITY, absent="off")
    stale_question_days: int = key(fields.WHOLE_NUMBER, absent=365)
    contested_voice: Text | None = key(fields.CHOICE_SEVERITY, absent="warning")
    reply: Text | None = key(fields.CHOICE_SEVERITY, absent="off")
    silent_change: Text | None = key(fields.CHOICE_SEVERITY, absent="off")

    def stale_before(self, clock: date) -> str:
        """The day before which what nobody has looked at since is stale, as YYYY-MM-DD; "" where nothing is.

        A number of days that could not be read, which was reported, makes nothing stale; nor does one that leads before all days.
        """
        try:
            return (clock - timedelta(days=self.stale_question_days)).isoformat() if self.stale_question_days >= 0 else ""
        except OverflowError:
            return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """An entry of the site's navigation."""

    span: Span
    title: Text = key(fields.LINE, required=True)
    to: Text = key(fields.PLACE_IN_SITE, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A finding accepted in public."""

    span: Span
    code: Text = key(fields.LINE, required=True)
    at: Text = key(fields.LINE, required=True)
    because: Text = key(fields.LINE, required=True)

    @property
    def place(self) -> Pointer | None:
        """What `at` says, or None where it does not say which words are meant; a source needs its path alone."""
        pointer = read_pointer(self.at)
        if pointer is None or not (pointer.id or pointer.words or pointer.path.startswith("sources/")):
            return None
        return pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """Colours of the site that a dossier may choose, as #rrggbb."""

    span: Span
    evidence: Text | None = key(fields.COLOUR)
    disputed: Text | None = key(fields.COLOUR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """dossier.yaml. policy None: every default."""

    span: Span
    path: str
    title: Text = key(fields.LINE, required=True)
    base_url: Text = key(fields.ADDRESS, required=True)
    language: Text = key(fields.LANGUAGE, required=True)
    licence: Text = key(fields.LINE, required=True)
    contact: Text = key(fields.LINE, required=True)
    description: Text | None = key(fields.LINE)
    publisher: Text | None = key(fields.LINE)
    people: tuple[Text, ...] = key(fields.LINES, absent=())
    navigation: tuple[Way, ...] = key(fields.many(Way), absent=())
    colours: Colours | None = key(fields.one(Colours))
    policy: Policy | None = key(fields.one(Policy))
    waivers: tuple[Waiver, ...] = key(fields.many(Waiver), absent=())

    @property
    def folder(self) -> str:
        """What the paths of the content begin with, as the user gave it: "content/", or "" where the content is the folder itself."""
        return self.path.removesuffix("dossier.yaml")

    @property
    def rules(self) -> Policy:
        """The policy as written, or every default where the file has none."""
        return self.policy or Policy(span=self.span, **{name: one.absent for name, one in keys_of(Policy).items()})
