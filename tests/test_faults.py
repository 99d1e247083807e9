"""Every fault of a file is found at its exact place. Texts carry ⟦CODE⟧ where a finding is due."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack import checking, cli, syntax
from claimtrack.decode import decode
from claimtrack.diagnostics import Diagnostic
from claimtrack.loading import Reading, read_texts

SHA = "0" * 64
MARK = re.compile("⟦(.*?)⟧")

NOT_YAML = {
    "colon in a text": "claims:\n  a: The tower said⟦CT001⟧: no landing.\n",
    "colon before a comma": "claims:\n  a: {text: b⟦CT001⟧:, kind: fact}\n",
    "key without a colon": "claims:\n  a: b\n  ⟦CT001⟧oops\n",
    "key without a colon at the end": "claims: {}\n⟦CT001⟧oops",
    "dedent to nowhere": "claims:\n    a: b\n  ⟦CT001⟧c: d\n",
    "text after a closed bracket": "claims:\n  a: {text: b} ⟦CT001⟧c\n",
    "records beside their section": (
        "⟦CT103⟧claims:\nopen: It is open.\nshut: {txt: It is shut.}\nactors:\n  bob: {⟦CT101⟧nmae: Bob}\n"
        "⟦CT101⟧stance:\n  s: []\n"
    ),
    "stances beside their section": "⟦CT103⟧stances:\ns:\n  - {affirms: a}\n",
    "a misspelt section behind an empty one": "⟦CT103⟧claims:\n⟦CT101⟧actor:\n  bob: Bob\n",
    "a section among the records of another": (
        "claims:\n  open: It is open.\n  ⟦CT101⟧actors:\n    bob: Bob\n  ⟦CT101⟧links:\n    - {from: open}\n"
        "sources:\n  claims: {title: Claims}\n  links:\n    title: Links\n"
    ),
    "a key of a stance that fits no column": (
        "stances:\n  s:\n    - holder: a\n     ⟦CT001⟧affirms: b\n"
    ),
    "a key of a stance below its dash": "stances:\n  s:\n    - holder: a\n    ⟦CT001⟧affirms: b\n",
    "a colon of the first record without its space": "claims:\n  open⟦CT103⟧:It is open.\n",
    "a wide colon": "claims:\n  open⟦CT103⟧\uff1aIt is open.\n",
    "another mark for items": "stances:\n  s:\n    ⟦CT001⟧— {holder: a, affirms: b}\n",
    "a star for items": "stances:\n  s:\n    ⟦CT001⟧* {holder: a, affirms: b}\n",
    "a comma forgotten between fields": "stances:\n  s: {holder: a ⟦CT001⟧affirms: b}\n",
    "a colon forgotten between a field and its value": (
        "stances:\n  s: {holder: a, ⟦CT101⟧affirms b}\n"
    ),
    "a question mark before text": "claims:\n  a: ⟦CT001⟧? b\n",
    "an indented conflict": "claims:\n  a: b\n  ⟦CT003⟧<<<<<<< HEAD\n  c: d\n",
    "item that fits no list": "links:\n  - ⟦CT102⟧⟦CT108⟧id: a\n ⟦CT001⟧- id: b\n",
    "item on the line of its key": "claims: ⟦CT001⟧- a\n",
    "brace never closed": "claims:\n  a: ⟦CT001⟧{text: b\n  kind: fact\n",
    "brace never closed, end of file": "claims: ⟦CT001⟧{a: b",
    "bracket never closed": "claims:\n  a: {text: b, tags: ⟦CT001⟧[c\n  d: e\n",
    "unknown escape": 'claims:\n  a: "b ⟦CT001⟧\\q"\n',
    "escape cut short": 'claims:\n  a: "b \\u⟦CT001⟧ZZ"\n',
    "escape of no character": 'claims:\n  a: ⟦CT001⟧"b \\U00110000"\n',
    "escape of half a pair": 'claims:\n  a: ⟦CT001⟧"b \\ud800"\n',
    "double quote never closed": 'claims:\n  a: ⟦CT001⟧"b\n',
    "single quote never closed": "claims:\n  a: ⟦CT001⟧'b\n",
    "quote over a document": "claims:\n  a: ⟦CT001⟧'b\n---\n",
    "reserved beginning": "claims:\n  a: ⟦CT001⟧@b\n",
    "anchor without a name": "claims:\n  a: ⟦CT001⟧& b\n",
    "alias without a name": "claims:\n  a: ⟦CT001⟧* b\n",
    "tag never closed": "claims:\n  a: ⟦CT001⟧!<b\n",
    "tag without a text": "claims:\n  a: ⟦CT001⟧!!\n",
    "tag of no handle": "claims:\n  a: ⟦CT001⟧!b!c d\n",
    "second mapping": "{claims: {}}\n⟦CT001⟧actors: {}\n",
    "comma without a value": "links: [⟦CT001⟧, a]\n",
    "text after a block mark": "claims:\n  a: | ⟦CT001⟧b\n",
    "comment glued to a block mark": "claims:\n  a: |-⟦CT001⟧# b\n    c\n",
    "too wide an indentation mark": "claims:\n  a: |1⟦CT001⟧0\n    c\n",
    "question mark in braces": "claims:\n  a: {text: Is it so⟦CT001⟧?}\n",
    "question mark in brackets over lines": "actors:\n  a: {aliases: [b,\n    c⟦CT001⟧? d]}\n",
    "question mark on a later line of the text": "actors:\n  a: {name: b\n    c\n    d ⟦CT001⟧?}\n",
    "question mark on a line of a brace": "claims: {\n  a: b⟦CT001⟧?\n}\n",
}
"""CT001: the place where reading stopped, or where the part began that never ends."""

SLIPS = {
    "section without a colon": "⟦CT001⟧claims\n  a: b\n",
    "id without a colon": "claims:\n  ⟦CT001⟧a\n    text: b\n    kind: fact\n",
    "field without a colon": "claims:\n  a:\n    ⟦CT001⟧text b\n    kind: fact\n",
    "source without a colon": "stances:\n  ⟦CT001⟧s\n    - {affirms: a}\n",
    "equals sign": "claims:\n  ⟦CT001⟧a = b\n  c: d\n",
    "colon without a space": "claims:\n  a⟦CT001⟧:b\n  c: d\n",
    "colon of a field without a space": "claims:\n  a:\n    text⟦CT001⟧:b\n    kind: fact\n",
    "colon without a space, alone": "claims:\n  a:\n    ⟦CT103⟧text:b\n  c: ⟦CT103⟧text:b:c\n",
    "colon without a space, in the line of its id": "claims:\n  a: ⟦CT103⟧text:b\n",
    "quoted text like a field": "claims:\n  a: 'text:b'\n  c: ten:b\n",
    "colon without a space in braces": "stances:\n  s:\n    - {⟦CT101⟧holder:a, ⟦CT101⟧affirms:b}\n",
    "slashes as a comment": "⟦CT001⟧// c\nclaims:\n  a: b\n",
    "dash without a space": "stances:\n  s:\n    ⟦CT001⟧-{holder: a, affirms: b}\n",
    "dash without a space, above": "stances:\n  s:\n    ⟦CT001⟧-holder: a\n      affirms: b\n",
    "key too deep": "claims:\n  a: b\n   ⟦CT001⟧c: d\n",
    "field too deep": "stances:\n  s:\n    - holder: a\n       ⟦CT001⟧affirms: b\n",
    "key below an item": "actors:\n  a:\n    aliases:\n      - b\n       ⟦CT001⟧kind: c\n",
    "key below a text of lines": "claims:\n  a: b\n    c\n\n    d\n     ⟦CT001⟧kind: f\n",
    "text below a text": "claims:\n  a: b\n    the tower said⟦CT001⟧: no\n",
    "text below a key": "claims:\n  a:\n    b\n    the tower said⟦CT001⟧: no\n",
    "item below a key": "claims:\n  a: b\n    - ⟦CT001⟧c: d\n",
    "item with a second item": "links:\n  - ⟦CT103⟧b\n    - ⟦CT001⟧c: d\n",
    "apostrophe": "claims:\n  a: 'The tower⟦CT001⟧'s men'\n",
    "apostrophe in braces": "claims:\n  a: {text: 'The tower⟦CT001⟧'s men'}\n",
    "quote as part of a text": 'claims:\n  a: "All⟦CT001⟧" fell.\n',
    "quote that a later one closes": 'claims:\n  a: ⟦CT001⟧"b\n  c: d\n  e: "All" fell.\n',
    "bracket as part of a text": "claims:\n  a: [sic] ⟦CT001⟧b\n",
    "brace as part of a text": "claims:\n  a: {x} ⟦CT001⟧b\n",
    "brace too many": "claims: {a: b}⟦CT001⟧}\n",
    "item without a dash": "stances:\n  s:\n    {affirms: a}\n    ⟦CT001⟧{affirms: b}\n",
    "item among keys": "claims:\n  a: b\n  d: e\n  ⟦CT001⟧- c\n",
    "a list half typed": "claims:\n  a: {text: b, tags: ⟦CT001⟧[c, d,\n\n# e\n",
    "a mapping half typed": "stances:\n  s:\n    - ⟦CT001⟧{affirms: [a], holder:",
    "a mapping over lines": "links:\n  - ⟦CT001⟧{from: [a],\n     entails: b\n  - {from: b, entails: a}\n",
    "two commas": "actors:\n  a: {name: b, aliases: [c,⟦CT001⟧, d]}\n",
    "field in the line of its id": "claims:\n  a: ⟦CT001⟧text: b\n",
    "field in the line of another": "links:\n  - from: a ⟦CT001⟧entails: b\n",
    "text that speaks of a field": "claims:\n  a: The mayor said⟦CT001⟧: no\n  b: c\n",
    "text of a field with a colon": "claims:\n  a:\n    note: by⟦CT001⟧: no\n",
    "no field in the line of another": "links:\n  - from: a b⟦CT001⟧: c\n",
    "block that is not indented": "claims:\n  a:\n    text: ⟦CT001⟧>\n    b\n    kind: fact\n",
    "key without a colon below a block": "claims:\n  a: |\n    b\n  ⟦CT001⟧c\n  d: e\n",
    "text behind a list in braces": "claims:\n  a: {text: b\n    , tags: [c] ⟦CT001⟧d}\n",
    "text behind quotes in braces": 'claims:\n  a: {text: "b\n    c" ⟦CT001⟧d}\n',
    "between two columns": "claims:\n    a:\n        text: b\n      ⟦CT001⟧kind: fact\n",
    "right of all columns": "actors:\n  a: {name: b}\n    ⟦CT001⟧kind: c\n",
    "quote behind a key of many lines": "claims:\n  a: b\n  ⟦CT001⟧'c\n    d' e\n",
    "space that is none": "claims:\n  a:⟦CT002⟧\u00a0b\n⟦CT002⟧\u00a0\u00a0c: d\r  e: f\u00a0g\n",
    "fields beside their record": "claims:\n  ⟦CT103⟧a:\n  text: b\n  ⟦CT103⟧c:\n  text: d\n",
    "fields twice beside a record": "claims:\n  ⟦CT103⟧a:\n  text: b\n  text: d\n  e: f\n",
    "a tab, and more": 'claims:\n  a: b⟦CT002⟧\tc\n  d: ⟦CT001⟧"e\n',
    "links by id": "links:\n  ⟦CT101⟧a: {from: b, supports: c}\n",
    "a link with an end": "links:\n  - {from: b, ⟦CT101⟧to: c}\n  - {from: b, ⟦CT101⟧verb: entails}\n",
    "a link with an end and a verb": "links:\n  - {from: b, ⟦CT101⟧to: c, entails: d}\n",
    "an item that is empty": "links:\n  -⟦CT103⟧\n  - {from: a, entails: b}\n",
    "commas in one text": "claims:\n  a: {text: b, ⟦CT101⟧c, d}\n",
    "a date with a comma": "sources:\n  s: {title: a, published: March 3, ⟦CT101⟧2013}\n",
    "an amount with a comma": (
        "claims:\n  a: {text: b, quantity: {value: 16,⟦CT101⟧000, unit: c, of: d}}\n"
    ),
}
"""What people mistype, each once: where the slip is, and none of what only follows from it."""

CHARACTERS = {
    "tab": "claims:\n  a: b⟦CT002⟧\tc\n",
    "tab as indentation": "claims:\n  ⟦CT103⟧a:\n⟦CT002⟧\ttext: b\n",
    "tabs, one finding a line": "claims:\n  a: b⟦CT002⟧\tc\td\n  b: c⟦CT002⟧\td\n",
    "control character": "claims:\n  a: b\n  c: d⟦CT002⟧\x07\x07\n",
    "next line": "claims:\n  a: b⟦CT002⟧\x85 c\n",
    "line separator": "claims:\n  a: b⟦CT002⟧\u2028 c\n",
    "mark inside": "claims:\n  a: b⟦CT002⟧\ufeff c\n",
    "null": "claims:\n  a: b⟦CT002⟧\0\n",
    "conflict": "claims:\n⟦CT003⟧<<<<<<< HEAD\n  a: b\n=======\n  a: c\n>>>>>>> other\n",
    "bare conflict mark": "claims:\n  a: b\n⟦CT003⟧<<<<<<<\n",
    "two conflicts": "⟦CT003⟧<<<<<<< x\na\n⟦CT003⟧<<<<<<< y\n",
    "carriage returns alone": "claims:\r  a: b⟦CT002⟧\tc\r",
    "carriage returns": "claims:\r\n  a: b⟦CT002⟧\tc\r\n",
    "directive": "# about\n\n⟦CT005⟧%YAML 1.1\n---\nclaims: {}\n",
    "end of document": "claims: {}\n⟦CT006⟧...\n",
    "end of document at once": "⟦CT006⟧... \nclaims: {}\n",
    "second document": "---\nclaims: {a: b}\n⟦CT006⟧---\nactors: {}\n",
}

YAML = {
    "key twice in a record": "claims:\n  a: {text: b, about: 2012, ⟦CT004⟧about: 2013}\n",
    "id twice in a section": "claims:\n  a: b\n  ⟦CT004⟧a: c\n",
    "section twice": "claims:\n  a: b\n⟦CT004⟧claims:\n  c: ⟦CT103⟧[d]\n",
    "key twice in a part": f"sources:\n  s: {{title: t, held: {{path: p, ⟦CT004⟧path: q, sha256: {SHA}}}}}\n",
    "anchor": "claims:\n  a: {text: ⟦CT005⟧&x b}\n",
    "anchors on keys and lists": "⟦CT005⟧&x claims: ⟦CT005⟧&y {⟦CT005⟧&z a: b}\nlinks: ⟦CT005⟧&l []\n",
    "anchor on a part": (
        f"sources:\n  s: {{title: t, held: ⟦CT005⟧&x {{path: p, sha256: {SHA}}}}}\n"
    ),
    "anchor on a record": (
        "claims:\n  a: ⟦CT005⟧&x {text: b}\nlinks:\n  - ⟦CT005⟧&y\n    from: a\n    entails: a\n"
    ),
    "anchor on a file": "⟦CT005⟧&x {claims: {}}\n",
    "alias": "claims:\n  a: ⟦CT005⟧*x\n",
    "alias as a key": "claims:\n  ⟦CT005⟧*x : b\n",
    "alias as a section": "⟦CT005⟧*x : b\n",
    "alias as a field": "claims:\n  a: {text: b, ⟦CT005⟧*x : c}\n",
    "alias as a list and an item": (
        "actors:\n  a: {name: b, aliases: ⟦CT005⟧*x}\n  b: {name: c, aliases: [⟦CT005⟧*y]}\n"
    ),
    "tag": "claims:\n  a: ⟦CT005⟧!x b\n",
    "anchor and tag": "claims:\n  a: ⟦CT005⟧⟦CT005⟧&x !y b\n",
    "merge key": "claims:\n  a: {text: b, ⟦CT005⟧<<: {note: c}}\n",
    "merge key in a section and a file": "claims:\n  ⟦CT005⟧<<: {a: b}\n⟦CT005⟧<<: {}\n",
    "cut text": "claims:\n  a: Flight ⟦CT009⟧#12 was late.\n  b: c # a comment\n  d: 'e' #f\n",
    "cut item": "actors:\n  a:\n    name: b\n    aliases:\n      - c ⟦CT009⟧#d\n",
}

FIELDS = {
    "unknown field": "claims:\n  a: {text: b, ⟦CT101⟧abuot: 2012}\n",
    "unknown section": "claims: {}\n⟦CT101⟧people:\n  a: b\n",
    "misspelt section, its content passed over": "⟦CT101⟧claim:\n  a: {b: c}\n",
    "unknown fields of parts": (
        "claims:\n  a:\n    text: b\n    quantity: {value: 1, unit: c, of: d, ⟦CT101⟧off: e}\n"
        f"sources:\n  s:\n    title: t\n    held: {{path: p, sha256: {SHA}, ⟦CT101⟧size: 3}}\n"
        "    derived_from: [{source: s, ⟦CT101⟧hwo: quotes}]\n"
    ),
    "comma in bare text": "claims:\n  a: {text: b, ⟦CT101⟧and c, kind: fact}\n",
    "misspelt required field is one finding": "claims:\n  a: {⟦CT101⟧txet: b}\n",
    "misspelt verb is one finding": "links:\n  - {from: a, ⟦CT101⟧suports: b}\n",
    "missing fields, at the id": (
        "questions:\n  ⟦CT102⟧⟦CT102⟧q: {}\nclaims:\n  ⟦CT102⟧a: {kind: fact}\n"
        "actors:\n  ⟦CT102⟧b:\n    kind: person\nsources:\n  ⟦CT102⟧s: {}\n"
    ),
    "missing fields, at the item": (
        "links:\n  - ⟦CT102⟧{entails: a}\nassessments:\n  - ⟦CT102⟧⟦CT102⟧of: a\n"
    ),
    "missing fields of parts": (
        "claims:\n  a: {text: b, quantity: ⟦CT102⟧⟦CT102⟧{value: 1}}\n"
        "sources:\n  s: {title: t, held: ⟦CT102⟧{path: p}, derived_from: ⟦CT102⟧{how: cites}}\n"
        "stances:\n  s: {affirms: a, quote: ⟦CT102⟧{prefix: b}}\n"
    ),
    "wrong shapes of fields": (
        "claims:\n  a: {text: ⟦CT103⟧[b], about: ⟦CT103⟧{c: d}, quantity: ⟦CT103⟧3, tags: ⟦CT103⟧{e: f}}\n"
        "actors:\n  b: {name: ⟦CT103⟧{first: c}, aliases: [d, ⟦CT103⟧[e], f]}\n"
        "sources:\n  s: {title: t, held: ⟦CT103⟧p, derived_from: [⟦CT103⟧[u], v]}\n"
        "stances:\n  s:\n    - {affirms: a, line: ⟦CT103⟧[1], sarcastic: ⟦CT103⟧{}, quote: ⟦CT103⟧[x]}\n"
    ),
    "wrong shapes inside parts": (
        "claims:\n  a: {text: b, quantity: {value: ⟦CT103⟧[1], unit: c, of: d}}\n"
        "sources:\n  s:\n    title: t\n"
        f"    held: {{path: ⟦CT103⟧{{a: b}}, sha256: {SHA}}}\n"
        "    derived_from: [s, ⟦CT103⟧'']\n"
    ),
    "wrong shapes of records": (
        "claims:\n  a: ⟦CT103⟧[b]\nquestions:\n  q: ⟦CT103⟧text\nactors: ⟦CT103⟧[a]\n"
        "links: ⟦CT103⟧text\nassessments:\n  - ⟦CT103⟧text\n  - ⟦CT103⟧[]\n"
        "stances: ⟦CT103⟧[{affirms: a}]\nexpect: ⟦CT103⟧text\n"
    ),
    "wrong shape of a file": "⟦CT103⟧- a\n- b\n",
    "text for a file": "⟦CT103⟧only text\n",
    "YAML's word for nothing for a file": "⟦CT103⟧~\n",
    "quoted emptiness for a file": "⟦CT103⟧''\n",
    "list as a key": "claims:\n  ⟦CT103⟧[a]: b\n  c: d\n",
    "mapping as a field": "claims:\n  a: {text: b, ⟦CT103⟧{c: d}: e}\n",
    "list as a section": "⟦CT103⟧[a]: {b: c}\nclaims: {a: b}\n",
    "no value, at the key": (
        "⟦CT103⟧sources:\nclaims:\n  ⟦CT103⟧a:\n  b:\n    text: c\n    ⟦CT103⟧about:\n"
        "actors:\n  d: {name: e, ⟦CT103⟧kind: }\n  f: {name: g, aliases: [h, ⟦CT103⟧'']}\n"
    ),
    "a source without stances": (
        "sources: {s: {title: t}}\nstances:\n  ⟦CT103⟧s: []\n  ⟦CT103⟧nosuch: []\n"
    ),
    "YAML's word for no value": (
        "actors: ⟦CT103⟧~\nclaims:\n  a: ⟦CT103⟧null\n  b: {text: ⟦CT103⟧Null, note: ⟦CT103⟧~}\n"
        "  c:\n    text: C\n    tags: [a,⟦CT103⟧~]\n    about: ⟦CT103⟧NULL\n    kind:\n      ⟦CT103⟧~\n"
        "  null: Is an id.\n  e: '~'\n  f: >-\n    null\n  g: ~g\n  h: null and void\n"
        "sources: {s: {title: t}}\nstances: {s: [{affirms: ⟦CT103⟧null}]}\n"
    ),
    "empty text": "claims:\n  a: ⟦CT103⟧''\n  b: {text: ⟦CT103⟧\"\"}\n  c: ⟦CT103⟧|\n  d: e\n",
    "block without text": "claims:\n  a:\n    text: ⟦CT103⟧>-\n    note: b\n",
    "empty item": "actors:\n  a:\n    name: b\n    aliases:\n      -⟦CT103⟧\n      - c\n",
    "empty list": (
        "questions:\n  q: {text: a, answers: ⟦CT103⟧[]}\nstances:\n  s:\n    - {affirms: ⟦CT103⟧[]}\n"
        "links:\n  - {from: ⟦CT103⟧[], entails: a}\nactors:\n  b: {name: c, aliases: []}\n"
    ),
    "long text for a mapping": f"claims:\n  a:\n    text: b\n    quantity: ⟦CT103⟧|\n      {'x' * 90}\n",
    "nesting": "claims:\n  a: {note: " + "[" * 64 + "⟦CT007⟧" + "[" * 8 + "\n",
    "nesting of an unknown value": "claims:\n  a: {text: b, ⟦CT101⟧zzz: " + "[" * 64 + "⟦CT007⟧[\n",
    "bad choices": (
        "claims:\n  a: {text: b, kind: ⟦CT104⟧facts, status: ⟦CT104⟧gone}\n"
        "actors:\n  c: {name: d, kind: ⟦CT104⟧organisation}\n"
        "expect:\n  a: ⟦CT104⟧contest\n"
    ),
    "bad flags": "questions:\n  q: {text: a, answers: b, exclusive: ⟦CT104⟧yes}\n",
    "bad counts": (
        "stances:\n  s:\n    - {affirms: a, line: ⟦CT104⟧0}\n    - {affirms: b, line: ⟦CT104⟧-1}\n"
        "    - {affirms: c, line: ⟦CT104⟧one}\n    - {affirms: d, line: 7}\n"
    ),
    "bad checksum": f"sources:\n  s: {{title: t, held: {{path: p, sha256: ⟦CT104⟧{SHA[1:]}}}}}\n",
    "upper-case checksum": f"sources:\n  s: {{title: t, held: {{path: p, sha256: ⟦CT104⟧{'A' * 64}}}}}\n",
    "impossible dates": (
        "claims:\n  a: {text: b, about: ⟦CT105⟧2013-02-30}\n  c: {text: d, about: ⟦CT105⟧2014/2013}\n"
        "sources:\n  s: {title: t, published: ⟦CT105⟧soon, retrieved: ⟦CT105⟧2013-13}\n"
    ),
    "bad quantities": (
        "claims:\n  a: {text: b, quantity: {value: ⟦CT106⟧dozens, unit: c, of: d}}\n"
        "  e: {text: f, quantity: {value: ⟦CT106⟧5..2, unit: c, of: d}}\n"
    ),
    "format version": "claimtrack: ⟦CT107⟧2\nclaims: {}\n",
    "shape of the format version": "claimtrack: ⟦CT103⟧[1]\n",
    "no verb": "stances:\n  s:\n    - ⟦CT108⟧{holder: a}\nlinks:\n  - ⟦CT108⟧from: a\n",
    "two verbs, at the second": (
        "stances:\n  s:\n    - {denies: a, holder: b, affirms: ⟦CT108⟧c}\n"
        "links:\n  - {supports: a, from: b, entails: ⟦CT108⟧c}\n"
    ),
    "two verbs, the first faulty": "stances:\n  s:\n    - {affirms: ⟦CT103⟧{}, denies: ⟦CT108⟧b}\n",
    "unsafe paths": "".join(
        f"{'sources:' if not n else ''}\n  s{n}: {{title: t, held: {{path: ⟦CT109⟧{path}, sha256: {SHA}}}}}"
        for n, path in enumerate(("../a", "a/../b", "/a", "'C:\\a'", "'file:a'", "'..\\a'"))
    ),
    "malformed ids": (
        "claims:\n  ⟦CT201⟧Port_Authority: a\n  ⟦CT201⟧2013: b\n  ⟦CT201⟧a--b: c\n"
        "links:\n  - {id: ⟦CT201⟧-a, from: b, entails: c}\n"
        "assessments:\n  - {id: ⟦CT201⟧É, of: a, by: b, dated: 2013}\n"
        "stances:\n  s:\n    - {id: ⟦CT201⟧a b, affirms: c}\n"
    ),
    "duplicate and malformed": "claims:\n  ⟦CT201⟧A: b\n  ⟦CT201⟧⟦CT004⟧A: c\n",
}

TABLE = [
    pytest.param(text, id=name)
    for table in (NOT_YAML, SLIPS, CHARACTERS, YAML, FIELDS)
    for name, text in table.items()
]


def split(marked: str) -> tuple[str, list[str]]:
    """Return a text without its marks, and `line:column CODE` for each of them."""
    places: list[str] = []
    text = ""
    for part, code in zip(*[iter([*MARK.split(marked), ""])] * 2, strict=True):
        text += part
        lines = re.split(r"\r\n|\r|\n", text)
        if code:
            places.append(f"{len(lines)}:{len(lines[-1]) + 1} {code}")
    return text, places


def placed(found: tuple[Diagnostic, ...]) -> list[str]:
    """Return `line:column CODE` for each finding, sorted like the marks of a text."""
    return [f"{f.span.line}:{f.span.column} {f.code}" for f in found]


def read(text: str | bytes, *, pure: bool = False) -> Reading:
    """Read one file."""
    return read_texts({"claims.yaml": text}, pure=pure)


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])
@pytest.mark.parametrize("marked", TABLE)
def test_each_fault_is_found_at_its_place_and_nothing_else_is(marked: str, *, pure: bool) -> None:
    """A finding stands exactly where the text is marked, under both parsers."""
    text, expected = split(marked)
    assert sorted(placed(read(text, pure=pure).found)) == sorted(expected)


@pytest.mark.parametrize("marked", TABLE)
def test_without_libyaml_the_findings_are_the_same(
    marked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where PyYAML was built without libyaml, its own parser is used and says the same."""
    text, _ = split(marked)
    expected = read(text)
    monkeypatch.setattr(syntax, "CParser", None)
    assert read(text).found == expected.found


WORDS = {
    "claims:\n  a: {text: b, abuot: 2012}\n": (
        "unknown field `abuot` in a claim",
        "did you mean `about`?",
    ),
    "claims:\n  a: {text: b, and c}\n": (
        "unknown field `and c` in a claim",
        "if this is text after a comma, put the whole text in quotes",
    ),
    "claims:\n  a:\n    text: b\n    zzz: c\n": (
        "unknown field `zzz` in a claim",
        (
            "a claim takes `text`, `kind`, `about`, `quantity`, `resolves_by`, `status`, `reason`, "
            "`superseded_by`, `note`, `tags`"
        ),
    ),
    "claim:\n": ("unknown section `claim` in a file", "did you mean `claims`?"),
    "actors:\n  a: {}\n": ("an actor needs `name`", "add `name:`"),
    "actors:\n  a: {name: b, kind: persn}\n": (
        "`kind` cannot be `persn`",
        "did you mean `person`?",
    ),
    "expect:\n  a: yes\n": (
        "`status` cannot be `yes`",
        "choose one of `unasserted`, `denied`, `contested`, `uncontested`",
    ),
    "questions:\n  q: {text: a, answers: b, exclusive: True}\n": (
        "`exclusive` cannot be `True`",
        "write `true` or `false`",
    ),
    "stances:\n  s: {affirms: a, line: 1234567890}\n": (
        "`line` wants a number from 1, not `1234567890`",
        "write it in digits, such as 12",
    ),
    "actors:\n  a:\n": ("`a` has no value", "give it its name, or a mapping, or remove the key"),
    "sources:\n  s:\n    title: ''\n": ("`title` is empty", "give it text, or remove the key"),
    "links:\n  - {from: [], entails: a}\n": ("`from` is an empty list", "give it an id"),
    "actors:\n  a: {name: [b]}\n": (
        "`name` wants text, not a list",
        "write one value, without brackets or a dash",
    ),
    "actors:\n  a: {name: {b: c}}\n": (
        "`name` wants text, not a mapping",
        (
            "write the value alone; several, where they may be, as `[A, B]`;"
            " text with `: ` in it goes in quotes"
        ),
    ),
    "sources:\n  s: {title: a, held: b}\n": (
        "`held` wants a mapping of `path`, `sha256`, not text",
        "`claimtrack snapshot add FILE --source ID` writes it",
    ),
    "claims:\n  a\n    text: b\n": (
        "`a` has no `: ` after it",
        "write the colon if this is a key; otherwise put the text in its key's line",
    ),
    "claims:\n  a:b\n  c: d\n": ("a colon without a space after it", "write `a: `"),
    "claims:\n  a: b\n   c: d\n": (
        "`c` stands deeper than the line that it follows, and so goes on with its text",
        "put the key in the column of `a`, or, if all of it is text, the whole in quotes",
    ),
    "claims:\n  a: b\n    kind: fact\n": (
        "`kind` stands deeper than the line that it follows, and so goes on with its text",
        "give what stands behind `a:` a line and a key of its own too, such as `text:`",
    ),
    "claims:\n  a: text: b\n": (
        "`text` stands in the line of `a`",
        "put each field on a line of its own, or all of them in `{…}` with commas between",
    ),
    "claims:\n  a: 'The tower's men'\n": (
        "text goes on after this quote, which ends it",
        "write `''` for an apostrophe inside, or put the text in double quotes",
    ),
    'claims:\n  a: "b\n  c: "d"\n': (
        "this quote is not closed before line 3",
        "close it where its text ends",
    ),
    "claims:\n    a:\n        text: b\n      kind: fact\n": (
        "this does not fit the mapping it stands in",
        "begin it in column 9, as line 3 does, or column 5, as line 2 does",
    ),
    "claims:\n  a:\n  text: b\n": (
        "`a` has no value",
        "indent `text:` and what follows it deeper than `a:`",
    ),
    "claims:\n  a: text:b\n": (
        "`text:` without a space after it is text, not a field",
        "write `text: `; if it is the text, put it in quotes",
    ),
    "links:\n  - {from: a, to: b}\n": (
        "unknown field `to` in a link",
        "the verb is the key, and holds the other end: `supports: ID`",
    ),
    "links:\n  a: {from: b, entails: c}\n": (
        "unknown field `a` in a link",
        "`links` takes a list: write `- ` before the fields, and no id above them",
    ),
    "links:\n  -\n": (
        "an item of `links` has no value",
        "give it a mapping for each link, or remove the dash",
    ),
    "stances:\n  s: [{holder:a, affirms: b}]\n": (
        "unknown field `holder:a` in a stance",
        "write a space after the colon: `holder: a`",
    ),
    "claims:\n  a: {text: b, quantity: {value: 16,000, unit: c, of: d}}\n": (
        "unknown field `000` in a quantity",
        "write 16000",
    ),
    "stances:\n  s: [{affirms: a, b-c}]\n": (
        "unknown field `b-c` in a stance",
        "if this is text after a comma, put the whole text in quotes; if it is a second id, write `[…, b-c]`",
    ),
    "sources:\n  s: {title: a, held: {path: b}}\n": (
        "`held` needs `sha256`",
        "add `sha256:`; `claimtrack snapshot add FILE --source ID` writes both",
    ),
    "claims:\n  fire.one two: b\n": (
        "`fire.one two` is not an id for a claim",
        (
            "an id is lower-case letters from a to z, digits and single hyphens, with at least one letter;"
            " `claimtrack rename 'fire.one two' fire-one-two` mends it everywhere"
        ),
    ),
    "claims:\nopen: It is open.\n": (
        "`claims` has no value",
        "indent `open:` and what follows it deeper than `claims:`",
    ),
    "claims:\n  actors:\n    bob: Bob\n": (
        "`actors` is a section, and stands among the claims",
        "begin it in the first column, with all that is in it",
    ),
    "sources:\n  s: {title: t, claims: {a: b}}\n": (
        "unknown field `claims` in a source",
        "`claims:` is a section: begin it in the first column, with all that is in it",
    ),
    "stances:\n  s:\n    - holder: a\n    affirms: b\n": (
        "this does not fit the list it stands in",
        "begin it in column 7, as `holder` in line 3, or column 3, as line 2 does",
    ),
    "stances:\n  s: {holder: a, says: b}\n": (
        "unknown field `says` in a stance",
        "did you mean `affirms`? The word that is used for it goes in `cue: says`",
    ),
    "stances:\n  s: {who: a, affirms: b}\n": (
        "unknown field `who` in a stance",
        "did you mean `holder`?",
    ),
    "stances:\n  s: {holder: a, affirms b}\n": (
        "unknown field `affirms b` in a stance",
        "write `affirms: b`; if this is text after a comma, put the whole text in quotes",
    ),
    "stances:\n  s: {holder: a affirms: b}\n": (
        "a comma is missing before `affirms`",
        "write `, ` between the fields",
    ),
    "stances:\n  s:\n    • {holder: a, affirms: b}\n": (
        "a list item begins with `- `, not with `• `",
        "write `- ` before the item",
    ),
    "claims:\n  a: 'tis so.\n": (
        "this quote is never closed",
        "close it; if it is an apostrophe, put the whole text in double quotes",
    ),
    "claims:\n  a: It is open and\n  the door is wide.\n": (
        "a key without `: `",
        (
            "if it goes on with the text above, indent it deeper than `a`; if it is a key,"
            " write `: ` and a value behind it"
        ),
    ),
    "claims:\n  CargoÄrger: b\n": (
        "`CargoÄrger` is not an id for a claim",
        (
            "an id is lower-case letters from a to z, digits and single hyphens, with at least one letter;"
            " `claimtrack rename 'CargoÄrger' cargoaerger` mends it everywhere"
        ),
    ),
    "claims:\n  op\u200ben: b\n": (
        "`op\u200ben` is not an id for a claim",
        (
            "it holds U+200B, which nobody sees: remove that; an id is lower-case letters from a to z,"
            " digits and single hyphens, with at least one letter"
        ),
    ),
    'claims:\n  a: "It is open.",\n  b: "It is shut."\n': (
        "a comma behind a value, where there are no brackets",
        "remove it, or put the text in quotes",
    ),
    "~\n": ("`~` is YAML's word for nothing", "begin with a section, such as `claims:`"),
    "claims:\n  a: {text: b, affirms: c}\n": (
        "unknown field `affirms` in a claim",
        "a stance says who holds a claim: `- {holder: ID, affirms: ID}` below its source's id",
    ),
    "claims:\n  a: {text: b, supports: c}\n": (
        "unknown field `supports` in a claim",
        "`links` has a line for it: `- {from: ID, supports: ID}`",
    ),
    "claims:\n  a: {text: b, note: ~}\n": (
        "`note` has no value: `~` is YAML's word for nothing",
        "give it text, or remove the key; text that says `~` goes in quotes",
    ),
    "claims:\n  a: {text: b, about: null}\n": (
        "`about` has no value: `null` is YAML's word for nothing",
        "give it a date, or remove the key",
    ),
    "actors:\n  a: {name: b, member_of: [~]}\n": (
        "an item of `member_of` has no value: `~` is YAML's word for nothing",
        "give it an id, or remove the item",
    ),
    "claimtrack: 1.0\n": (
        "format version 1.0 is not one that this claimtrack reads",
        "write `claimtrack: 1`, or upgrade claimtrack",
    ),
    "links:\n  - {from: a}\n": (
        "a link needs a verb",
        "add one of `supports`, `opposes`, `contradicts`, `entails`, `equivalent`, `undercuts`",
    ),
    "stances:\n  s: {affirms: a, denies: b}\n": (
        "a stance has one verb, and here are `affirms` and `denies`",
        "make two stances of it",
    ),
    "claims:\n  A: b\n": (
        "`A` is not an id for a claim",
        (
            "an id is lower-case letters from a to z, digits and single hyphens, with at least one letter;"
            " `claimtrack rename A a` mends it everywhere"
        ),
    ),
    f"claims:\n  {'a_' * 60}: b\n": (
        f"`{'a_' * 29}a…` is not an id for a claim",
        "an id is lower-case letters from a to z, digits and single hyphens, with at least one letter",
    ),
    "claims:\n  a: &x b\n": (
        "an anchor (`&x`) has no place in a claim file",
        "write the value out; quote text that begins with `&`",
    ),
    "claims:\n  a: *x\n": (
        "an alias (`*x`) has no place in a claim file",
        "write the value out; quote text that begins with `*`",
    ),
    "claims: " + "[" * 99: (
        "values nested more than 64 deep",
        "the format needs five levels: is this file meant to be here?",
    ),
    "claims:\n  a: b\v\v\v\n": (
        "character U+000B cannot stand in a claim file (and 2 more such)",
        "remove it, or write it as an escape inside double quotes",
    ),
    "claims:\n  a: b #c\n": (
        "YAML takes the rest of this line for a comment",
        "put the whole text in quotes; a real comment has a space after `#`",
    ),
}


@pytest.mark.parametrize("text", WORDS, ids=lambda text: text[:40])
def test_a_finding_says_what_is_wrong_and_what_to_do(text: str) -> None:
    """The message names the thing; the help line offers what was probably meant."""
    (finding,) = read(text).found
    assert (finding.message, finding.help) == WORDS[text]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("claims:\n  a: b\n  a: c\n", "2:3 first used here"),
        ("stances:\n  s: {denies: a, affirms: b}\n", "2:15 `denies` is here"),
        ("claims: {a: {text: b; c: d}\n", "1:13 this began here"),
        ("claims:\n  a: b\n c: d\n", "1:1 this began here"),
    ],
)
def test_a_finding_about_two_places_labels_the_other(text: str, label: str) -> None:
    """Where a second place is concerned, a label points at it and says what stands there."""
    (finding,) = read(text).found
    assert [f"{one.span.line}:{one.span.column} {one.text}" for one in finding.labels] == [label]


def test_a_finding_covers_the_whole_of_what_it_is_about() -> None:
    """A place has an end: after a key or a text that is wrong, after the bracket of a mapping."""
    found = read("claims:\n  a: {txet: b, about: 'soon', tags: {c: d}}\n").found
    assert [(f.span.column, f.span.end_column) for f in found] == [(7, 11), (23, 29), (37, 38)]


def test_a_finding_over_lines_ends_on_its_first() -> None:
    """A value of the wrong shape that runs over lines is marked where it begins."""
    (finding,) = read("actors:\n  a:\n    name:\n      - b\n      - c\n").found
    span = finding.span
    assert (span.line, span.column, span.end_line, span.end_column) == (4, 7, 4, 8)


SIX = {
    "claims/cargo.yaml": """\
claims:
  medicine: {text: The night flights carry medicine., ⟦CT101⟧abuot: 2012}
  engines: {text: The night flights carry engines., about: ⟦CT105⟧2013-02-30}
actors:
  ⟦CT102⟧airline: {kind: organization}
  port: {name: The port authority, kind: government, ⟦CT004⟧kind: office}
""",
    "claims/field/log.yml": """\
sources:
  bulletin: {title: Port bulletin, author: ⟦CT203⟧prot}
  ⟦CT202⟧medicine: {title: Letter about medicine}
stances:
  bulletin:
    - {holder: port, affirms: [medicine, engines]}
""",
}
"""Unknown key, missing key, dangling reference, duplicate key, duplicate id, impossible date."""


def planted(folder: Path, files: dict[str, str]) -> Iterator[str]:
    """Write files without their marks, and give `file:line:column: error: CODE` for each mark."""
    for name, marked in files.items():
        text, places = split(marked)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        yield from (f"{name}:{place.replace(' ', ': error: ')}" for place in places)


def test_six_of_six_in_one_run_over_one_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One command finds all six faults in two files, each at its exact place, and exits with 1."""
    expected = sorted(planted(tmp_path, SIX))
    monkeypatch.chdir(tmp_path)
    code = cli.main(["check", "--format", "concise", "claims"], environ={})
    lines = capsys.readouterr().out.splitlines()
    assert [" ".join(line.split(" ")[:3]) for line in lines] == expected
    assert code == 1


def test_a_misspelt_required_key_is_one_finding() -> None:
    """A key that is wrongly spelt is reported as unknown, and not as missing as well."""
    assert placed(read("sources:\n  s: {titel: A bulletin}\n").found) == ["2:7 CT101"]


def test_a_broken_file_hides_nothing_in_the_others(tmp_path: Path) -> None:
    """Where one file is not YAML, the faults of all others are found, before it and after it."""
    files = {
        "a.yaml": "claims:\n  a: {text: b, ⟦CT101⟧knid: fact}\n",
        "b.yaml": "claims:\n  b: The tower said⟦CT001⟧: no landing.\n",
        "c.yaml": "claims:\n  c: {text: d, ⟦CT101⟧knid: fact}\n",
        "d.yaml": "⟦CT003⟧<<<<<<< HEAD\n",
    }
    expected = sorted(planted(tmp_path, files))
    found = read_texts({name: (tmp_path / name).read_text("utf-8") for name in files}).found
    assert [f"{one.span}: {one.severity}: {one.code}" for one in found] == expected


def test_what_stands_before_the_break_is_read() -> None:
    """A file that breaks off keeps the records and the findings of all that stands before."""
    reading = read("claims:\n  a: b\n  c: {txet: d}\n  e: f: g\n  h: i\n")
    assert placed(reading.found) == ["3:7 CT101", "4:7 CT001"]
    assert list(reading.records.claims) == ["a", "c", "e"]


def test_references_into_a_broken_file_are_not_called_dangling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the unread rest of a file may define is not reported as missing; what it cannot, is."""
    files = {
        "broken.yaml": "actors:\n  port: The port: authority\n  airline: The airline\n".replace(
            "port: auth", "port⟦CT001⟧: auth"
        ),
        "good.yaml": "sources:\n  s: {title: t, author: [airline, ⟦CT203⟧tower], publisher: port}\n"
        "stances: {s: {affirms: open}}\nclaims: {open: The field is open.}\n",
    }
    expected = sorted(planted(tmp_path, files))
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check", "--format", "concise", "."], environ={}) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [" ".join(line.split(" ")[:3]) for line in lines] == expected


@pytest.mark.parametrize(
    "head", ["claim:\n  open: It is open.\n", "claims:\n  - open: It is open.\n"]
)
def test_references_into_a_lost_section_are_not_called_dangling(head: str) -> None:
    """What stands under a misspelt section, or in another shape, is one finding, not one a reference."""
    stances = "sources: {s: {title: t}}\nstances: {s: [{affirms: open}, {denies: shut}]}\n"
    found = checking.findings(read_texts({"claims.yaml": head, "stances.yaml": stances}))
    assert [(one.code, one.message) for one in found if one.code == "CT203"] == [
        ("CT203", "no claim has the id `shut`")
    ]


@pytest.mark.parametrize(
    ("stance", "help_"),
    [
        ("affirms: open, shut", "write several ids as `[open, shut]`"),
        (
            "affirms:\n      - open\n       - shut",
            "a `- ` below goes on with this text: put it in the column of the item above it",
        ),
        ("affirms: open shut", "write several ids as `[open, shut]`"),
        ("affirms: shut; open", "write several ids as `[shut, open]`"),
        ("holder: ann, bob", "one id stands here"),
    ],
)
def test_ids_with_commas_between_are_told_apart(stance: str, help_: str) -> None:
    """Several ids typed as one text are no id that is missing."""
    text = f"sources: {{s: {{title: t}}}}\nstances:\n  s:\n    - {stance}\n      mentions: open\n"
    found = checking.findings(read_texts({"a.yaml": text, "b.yaml": "claims: {open: It is.}\n"}))
    assert help_ in [one.help for one in found if one.code == "CT203"]


@pytest.mark.parametrize("end", ["", "\n\n\n\n"])
def test_line_breaks_of_yaml_alone_lead_nowhere(end: str) -> None:
    """A text read as it is may have lines that only YAML counts; the break is told all the same."""
    found = decode("a.yaml", f"a: b\u2028\u2028c: d: e{end}").found
    assert [one.code for one in found][-1] == "CT001"


def test_a_record_with_a_fault_keeps_its_other_fields() -> None:
    """A faulty field is left empty; the rest of the record stands, so that nothing else dangles."""
    reading = read("claims:\n  a: {text: b, about: soon, kind: causal, note: c}\n")
    claim = reading.records.claims["a"]
    assert (claim.text, claim.about, claim.kind, claim.note) == ("b", None, "causal", "c")


def test_an_empty_file_is_no_fault() -> None:
    """A file may be empty, or hold nothing but comments or a `---`."""
    texts = ("", "\n\n", "# later\n", "---\n", "\ufeff", "--- # now\n", "~\n"[1:])
    assert [read(text).found for text in texts] == [()] * len(texts)


def test_types_come_from_the_format_and_not_from_yaml() -> None:
    """`no`, `on`, `2012`, `12:30` and a quoted `null` are the texts that were typed."""
    reading = read("claims: {a: no, b: on, c: 2012, d: 12:30, e: 'null', f: 0x10, g: ~x}\n")
    texts = [claim.text for claim in reading.records.claims.values()]
    assert (texts, reading.found) == (["no", "on", "2012", "12:30", "null", "0x10", "~x"], ())


def test_every_field_of_a_record_has_its_place() -> None:
    """The span of each field and of each list item starts where its value was typed."""
    text = """\
sources:
  s:
    title: t
    author: [a, b]
    derived_from: [u, {source: v, how: cites}]
    held: {path: p.txt, sha256: %s}
""" % ("0" * 64)
    spans = read(text).records.sources["s"].spans
    places = {
        (name, index): (spans.field(name, index).line, spans.field(name, index).column)
        for name, index in (
            *(("title", None), ("author", None), ("author", 1), ("derived_from", None)),
            *(("derived_from.source", 0), ("derived_from.source", 1), ("derived_from.how", 1)),
            *(("held", None), ("held.path", None), ("url", None), ("author", 7)),
        )
    }
    assert places == {
        ("title", None): (3, 12),
        ("author", None): (4, 13),
        ("author", 1): (4, 17),
        ("derived_from", None): (5, 19),
        ("derived_from.source", 0): (5, 20),
        ("derived_from.source", 1): (5, 32),
        ("derived_from.how", 1): (5, 40),
        ("held", None): (6, 11),
        ("held.path", None): (6, 18),
        ("url", None): (2, 3),
        ("author", 7): (4, 13),
    }
    assert (spans.has("url"), spans.has("held")) == (False, True)


def test_a_lone_record_may_stand_for_a_list() -> None:
    """Lists of records, too, take a single value."""
    reading = read("links: {from: a, entails: b}\nstances:\n  s: {affirms: a}\n")
    assert [type(record).__name__ for record in reading.records.every] == ["Link", "Stance"]
    assert reading.found == ()
