"""trendtui: read trend reports by their trends, companies and figures, each one key from its passage."""

__version__ = "0.1.0"
