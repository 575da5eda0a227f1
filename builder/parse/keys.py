"""The words that are keys somewhere in the format, by which a broken line is told from words that go on. It knows no record.

A test holds them equal to what the records declare: those stand above this package, which can't ask them.
"""

# An empty one of these would publish what was meant to stay back.
GUARDS = ("draft", "embargo", "removed")

# Those that stand at the left edge of a file and nowhere else.
OUTERMOST_KEYS = frozenset(
    """
    also_known_as background base_url colours contact content_note corrections draft embargo figures grading inquiries licence
    name_display named_because navigation organisations part_of people place places policy published questions related replies role
    short_name sources summary tags timeline updated waivers within
    """.split()
)

KNOWN_KEYS = frozenset(
    """
    accessed accuracy action actions aliases also_known_as answer archived as_of asked asserted_by at author background base_url
    basis because body by cite claim claim_words code colours contact content_note contested_voice corrections country covers date
    derived_from description directed_to disputed draft embargo estimates evidence figures file finding garbles graded_by graded_on
    grading held how id inquiries issued kind label language last_checked lat licence lon measure name name_display named_because
    navigation note opened organisations outcome part_of parts party people place places policy population published publisher
    question questions reason related relayed_by removed replies reply rests_on reviewed role sha256 short_name silent_change
    single_origin sources stale_question_days status status_date status_note summary supersedes tags text time timeline title to
    type uncited unit until updated url value via waivers where why withheld within wording words would_answer
    """.split()
)
