"""A claim file for tests to damage."""

GOOD = """\
# 漢字 \U0001f600 comment
claimtrack: 1
questions:
  cargo:
    text: What do the night flights carry?
    answers: [medicine, engines]
    exclusive: true
claims:
  medicine: {text: "The night flights carry medicine, and nothing else.", about: 2012-07/2013-03}
  engines:
    text: >
      The night flights
      carry engines.
    note: 漢字 carry engines   # a comment
    about: 2012-07/2013-03
    quantity: {value: ~40, unit: crates, of: 'crates landed'}
  no-log: Nobody at the field kept a log. # so far
actors:
  port: The port authority
  airline: {name: The airline, kind: organization, aliases: [the carrier, night freight]}
sources:
  bulletin:
    title: Port bulletin
    kind: news-report
    author: [port]
    published: 2013-03-25
    derived_from: {source: letter, how: quotes}
  letter: {title: (letter to the port), held: {path: port/letter.txt, sha256: %s}}
stances:
  bulletin:
    - {holder: airline, affirms: medicine, quote: "only medicine", via: letter, said: 2013-03}
    - id: own-voice
      denies: [medicine]
      said: 2013
links:
- {id: gap, from: no-log, opposes: medicine, why: 'the crew''s word is all there is'}
- from: [no-log, engines]
  undercuts: own-voice
assessments:
  - {of: bulletin, by: port, dated: 2014-01, reliability: B}
expect:
  medicine: contested
""" % ("ab" * 32)
"""A file with every section, every style of YAML text, in several layouts, and nothing wrong."""
