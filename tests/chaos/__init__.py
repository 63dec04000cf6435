"""The proof that nothing is lost and nothing comes twice (docs/proof.md): `make chaos`, and a short form as slow tests.

The judge is what the fake platforms received against a model of the schedule, never a table of ours.
"""
