"""Whose a stance is: who holds it, when, and through whom it came to the document."""

from claimtrack.attribution import Named, attributed, chain, moment, name
from claimtrack.loading import read_texts
from claimtrack.records import Records

TEXT = """\
claims: {c: A claim.}
questions: {q: {text: "A question?", answers: [c]}}
actors: {ann: Ann, bob: Bob, eve: Eve, daily: The Daily, weekly: The Weekly}
sources:
  report: {title: Report, author: ann, publisher: daily, published: 2013-03}
  annex: {title: Annex, part_of: report}
  column: {title: Column, author: [eve, bob], publisher: weekly}
  thread: {title: Thread, kind: comment-thread, part_of: report}
  leaflet: {title: Leaflet}
stances:
  report:
    - {id: own, affirms: c}
    - {id: plain, holder: bob, affirms: c, said: 2012}
    - {id: passed, holder: bob, affirms: c, via: [eve, column]}
    - {id: leant, holder: bob, affirms: c, relies_on: [own, eve, column]}
  annex: [{id: lent, holder: bob, affirms: c}]
  thread: [{id: hosted, holder: bob, affirms: c}]
  leaflet: [{id: unsigned, affirms: c}]
links: [{id: link, from: c, undercuts: own}]
"""


def corpus() -> Records:
    """Return a small corpus of carriers of all sorts."""
    reading = read_texts({"a.yaml": TEXT})
    assert reading.found == ()
    return reading.records


def steps(stance: str) -> list[tuple[str, str]]:
    """Return the ids and roles in the chain of a stance."""
    records = corpus()
    return [(step.id, step.role) for step in chain(records, records.stances[stance])]


def test_the_chain_leads_from_the_holder_through_author_and_outlet_to_the_document() -> None:
    """Nobody needs to be typed who is the document's own author or outlet."""
    assert steps("plain") == [("ann", "author"), ("daily", "outlet"), ("report", "document")]


def test_who_passed_it_on_comes_first_and_a_document_brings_its_own() -> None:
    """`via` is nearest the holder first; the holder and those already named are not repeated."""
    assert steps("passed") == [
        ("eve", "via"),
        ("weekly", "outlet"),
        ("column", "document"),
        ("ann", "author"),
        ("daily", "outlet"),
        ("report", "document"),
    ]


def test_in_its_own_voice_the_author_is_the_holder_and_no_carrier() -> None:
    """The chain begins behind the author; without one the document itself holds the stance."""
    assert steps("own") == [("daily", "outlet"), ("report", "document")]
    assert steps("unsigned") == []


def test_a_part_has_the_outlet_of_the_whole_and_a_thread_has_none() -> None:
    """`part_of` lends the outlet; what is only hosted was passed on by no outlet."""
    assert steps("lent") == [("daily", "outlet"), ("annex", "document")]
    assert steps("hosted") == [("thread", "document")]


def test_a_chain_through_an_unknown_document_still_names_it() -> None:
    """Records that refer to nothing raise nothing."""
    records = read_texts({"a.yaml": "stances: {gone: [{holder: nobody, affirms: c}]}"}).records
    (stance,) = records.stances.values()
    assert [step.name for step in chain(records, stance)] == ["gone"]


def test_the_date_is_the_one_said_or_else_the_one_published() -> None:
    """A published date is marked as such; some stances have no date at all."""
    records = corpus()
    dated = {id_: moment(records, stance) for id_, stance in records.stances.items()}
    told = {id_: one and (one.field, str(one.date)) for id_, one in dated.items()}
    assert told["plain"] == ("said", "2012")
    assert told["own"] == told["lent"] == ("published", "2013-03")
    assert told["unsigned"] is None


def test_records_are_called_by_their_names() -> None:
    """An actor by its name, a source by its title, a stance by its holders, the rest by text or id."""
    records = corpus()
    called = {id_: name(records, id_) for id_ in records.by_id}
    assert called["ann"] == "Ann"
    assert called["report"] == "Report"
    assert called["c"] == "A claim."
    assert called["q"] == "A question?"
    assert called["own"] == "Ann"
    assert called["link"] == "link"


def test_an_attributed_stance_tells_all_of_it() -> None:
    """Holders, own voice, source and what the holder relies on come with the stance."""
    records = corpus()
    own, leant = (attributed(records, records.stances[id_]) for id_ in ("own", "leant"))
    assert own.own
    assert own.holders == (Named("ann", "Ann"),)
    assert not leant.own
    assert leant.source == Named("report", "Report")
    assert leant.relies_on == (Named("own", "Ann"), Named("eve", "Eve"), Named("column", "Column"))
