"""Monthly referrals by source, with no further action and re-referrals within a year."""

import sys

import pandas

data = pandas.read_csv(sys.argv[1], usecols=["Child Unique ID", "Date of referral", "Referral Source", "Referral NFA?"])
data["on"] = pandas.to_datetime(data["Date of referral"], format="%d/%m/%Y")
data = data.sort_values(["Child Unique ID", "on"])
before = data.groupby("Child Unique ID")["on"].shift()
data["again"] = (before < data["on"]) & (before >= data["on"] - pandas.DateOffset(years=1))
data["ended"] = data["Referral NFA?"].str.contains("Yes")
by = [data["on"].dt.to_period("M"), data["Referral Source"]]
print(data.groupby(by).agg(referrals=("on", "size"), ended=("ended", "sum"), again=("again", "sum")))
