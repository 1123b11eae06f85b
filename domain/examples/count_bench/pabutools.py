"""Counts one file with pabutools; prints how many seconds that took without reading, and what the outcome costs."""

import sys
import time

from pabutools import fractions
from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares

fractions.FRACTION = "gmpy2"
instance, profile = parse_pabulib(sys.argv[2])
profile = profile.as_multiprofile()
began = time.perf_counter()
if sys.argv[1] == "mes":
    outcome = method_of_equal_shares(instance, profile, sat_class=Cost_Sat, voter_budget_increment=1)
else:
    outcome = greedy_utilitarian_welfare(instance, profile, sat_class=Cost_Sat)
print(time.perf_counter() - began, sum(project.cost for project in outcome))
