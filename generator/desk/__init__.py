"""The clause desk, for those who own the text. A Library comes in; what is there, tried or out of date goes out.

`entries` lists and explains clauses, `trying` runs their examples, `aging` finds those to review again, `approval`
holds what is published to what was approved, `skeleton` writes new ones, `site` makes pages to search.
"""
