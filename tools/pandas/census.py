"""Referrals by source, assessments in time, open plans."""

import sys
import xml.etree.ElementTree as tree

import pandas

rows, assessments, plans = [], [], []
for _, element in tree.iterparse(sys.argv[1]):
    if element.tag != "Child":
        continue
    child = element.findtext("ChildIdentifiers/LAchildID")
    for episode in element.findall("CINdetails"):
        rows.append((child, episode.findtext("CINreferralDate"), episode.findtext("ReferralSource")))
        for one in episode.findall("Assessments"):
            assessments.append((child, one.findtext("AssessmentActualStartDate"), one.findtext("AssessmentAuthorisationDate")))
        for one in episode.findall("ChildProtectionPlans"):
            plans.append((child, one.findtext("CPPstartDate"), one.findtext("CPPendDate")))
    element.clear()
referrals = pandas.DataFrame(rows, columns=["child", "on", "source"])
done = pandas.DataFrame(assessments, columns=["child", "started", "authorised"])
done[["started", "authorised"]] = done[["started", "authorised"]].apply(pandas.to_datetime)
print(referrals.groupby("source").size())
print((pandas.to_timedelta((done["authorised"] - done["started"])).dt.days <= 63).mean())
print(sum(1 for _, _, ended in plans if ended is None))
