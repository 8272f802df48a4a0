"""Parameters of an address that say by which way a reader came, and nothing of the article. In lower case."""

from typing import Final

TRACKING_BEGINNINGS: Final = ("utm_", "mtm_", "pk_", "at_", "hsa_", "_hs")
"""How names of such parameters begin."""

TRACKING: Final = frozenset({
    "fbclid", "gclid", "dclid", "msclkid", "twclid", "yclid", "igshid", "mc_cid", "mc_eid", "cmpid", "ref_src",
    "referrer", "xtor", "wt_mc", "ns_mchannel", "ns_source", "ns_campaign", "smid", "ito", "ocid",
    "__twitter_impression",
})  # fmt: skip
"""Whole names of them."""

WAYS_OR_IDS: Final = frozenset({"campaign", "ref", "source", "src"})
"""Names of parameters that say either: ``ref=rss``, and ``news.php?ref=4711``."""
