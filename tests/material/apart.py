"""Two claims that have nothing to do with each other."""

APART = """
claims: {red: The ship was red., late: The train was late.}
actors: {ann: Ann, bob: Bob}
sources: {s: {title: A letter}, t: {title: A note}}
stances:
  s: [{holder: ann, affirms: red}]
  t: [{holder: bob, affirms: late}]
"""
