"""Which claim was which: by id, by words, by citation, and by nothing where nothing is sure."""

from builder.difference.pairing import AROUND, Pair, Said, pair_by, pair_claims

LONG = "The army said that nine people were killed at the bridge on Friday"


def said(text: str, *sources: str, chosen: str = "") -> Said:
    return Said(chosen, text, sources, frozenset(sources))


def test_a_chosen_id_goes_before_everything() -> None:
    before = [said("One.", "a", chosen="x"), said("Two.", "a")]
    after = [said("One.", "a"), said("Two.", "a", chosen="x")]
    assert pair_claims(before, after) == [Pair(0, 1, "id")]


def test_the_same_words_with_the_same_citations_first() -> None:
    before = [said("It is so.", "a"), said("It is so.", "b")]
    after = [said("It is so.", "b"), said("It is so.", "c"), said("It is so.", "d")]
    assert pair_claims(before, after) == [Pair(1, 0, "words"), Pair(0, 1, "words")]


def test_with_the_same_source_the_nearest_in_words() -> None:
    before = [said("Nobody was hurt that day at the mill.", "a"), said("Nine died that day at the bridge.", "a")]
    after = [said("Eleven died that day at the old bridge.", "a")]
    assert pair_claims(before, after) == [Pair(1, 0, "citation")]


def test_with_other_sources_most_words_have_to_be_the_same() -> None:
    assert pair_claims([said(LONG, "a")], [said(LONG.replace("nine", "ten"), "b")]) == [Pair(0, 0, "words")]
    assert pair_claims([said(LONG, "a")], [said("The army said that it knew nothing of any of this", "b")]) == []
    assert pair_claims([said(LONG)], [said(LONG.replace("nine", "ten"))]) == [Pair(0, 0, "words")]


def test_what_has_nothing_in_common_but_its_source_is_not_paired() -> None:
    assert pair_claims([said("Nine people died.", "a")], [said("Rain fell over the harbour all week.", "a")]) == []


def test_a_claim_is_paired_once() -> None:
    before = [said(LONG, "a")]
    after = [said(LONG.replace("nine", "ten"), "a"), said(LONG.replace("Friday", "Monday"), "a")]
    assert len(pair_claims(before, after)) == 1


def test_a_claim_is_looked_for_around_its_place() -> None:
    before = [said(f"{LONG} {number}", "a") for number in range(3 * AROUND)]
    after = [said(f"{LONG} {number}", "b") for number in range(1000, 1000 + 3 * AROUND)]
    assert pair_claims(before, after) == [Pair(one, one, "words") for one in range(3 * AROUND)]
    moved = [*[said(f"Rain {number}") for number in range(2 * AROUND)], said(LONG.replace("nine", "ten"))]
    assert pair_claims([said(LONG)], moved) == []


def test_things_are_paired_by_the_first_key_that_is_equal() -> None:
    pairs = pair_by(["ab", "ac", "zz"], ["ac", "ax", "qq"], lambda word: word, lambda word: word[0])
    assert list(pairs) == [("ac", "ac"), ("ab", "ax"), (None, "qq"), ("zz", None)]
