"""Children looked after at the end of the year, those who started in it, and those with three placements."""

import sys

import pandas

episodes, header = (pandas.read_csv(path) for path in sys.argv[1:3])
at = pandas.Timestamp("2024-03-31")
for column in ("DECOM", "DEC"):
    episodes[column] = pandas.to_datetime(episodes[column], format="%d/%m/%Y")
data = episodes.merge(header, on="CHILD", how="left")
there = data[(data["DECOM"] <= at) & (data["DEC"].isna() | (data["DEC"] > at)) & ~data["LS"].isin(["V3", "V4"])]
started = data[(data["RNE"] == "S") & (data["DECOM"] > at - pandas.DateOffset(years=1))]
placements = data[data["RNE"].isin(["S", "P", "B", "T"])].groupby("CHILD").size()
print(there["CHILD"].nunique(), started["CHILD"].nunique(), (placements.reindex(there["CHILD"].unique()) >= 3).sum())
