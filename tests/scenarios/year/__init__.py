"""A simulated year: made from a seed, foretold by rules written down independently, and lived through the product."""
