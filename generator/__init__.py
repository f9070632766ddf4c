"""FairNotice: privacy policies that follow from declared practices. Holds the version only."""

__version__ = "0.1.0"
