"""The rank of one authority among all, by year."""

import sys

import pandas

data = pandas.read_csv(sys.argv[1])
data = data[data["geographic_level"] == "Local authority"]
data["rank"] = data.groupby("time_period")["Referrals_rate"].rank(ascending=False, method="min")
print(data[data["old_la_code"] == 300][["time_period", "Referrals_rate", "rank"]])
