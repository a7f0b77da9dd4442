"""The parts of `benchmarks/search.py`: corpora, the product, its peers, and the page that tells the outcome."""
