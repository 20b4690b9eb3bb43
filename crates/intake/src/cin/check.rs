//! Takes a child's episodes into the cases, rule by rule: what breaks an error rule is left out, the rest counts.

use super::record::{AssessmentRead, ChildRead, Code, Day, EnquiryRead, EpisodeRead, Header, PlanRead};
use super::walk::Told;
use super::{child, rules};
use crate::cases::{Assessment, Cases, Category, Child, Children, Enquiry, Episode, Plan, Referral, Status, factor};
use crate::finding::{Column, Findings, Rule};
use crate::referral_source::ReferralSource;
use chrono::{Months, NaiveDate, TimeDelta};
use std::collections::HashSet;
use std::sync::Arc;

/// A plan made within so many days of a conference is that conference's, as analysts of the census count.
const CONFERENCE_TO_PLAN: i64 = 45;

/// One file being read.
pub(super) struct Reading<'r> {
    children: &'r Children,
    pub file: Arc<str>,
    cases: &'r mut Cases,
    pub found: Findings,
    seen: HashSet<Child>,
    told_unknown: bool,
    /// The last day of the year, while a file is read.
    pub reference: Option<NaiveDate>,
}

impl<'r> Reading<'r> {
    pub(super) fn new(children: &'r Children, file: Arc<str>, cases: &'r mut Cases) -> Self {
        let (found, seen) = (Findings::default(), HashSet::new());
        Reading { children, file, cases, found, seen, told_unknown: false, reference: None }
    }

    pub(super) fn add(&mut self, line: u32, column: &'static str, rule: &'static Rule) {
        self.found.add(&self.file, line, Column::Named(column), rule);
    }

    /// Says when a day cannot be read, or is after the year.
    pub(super) fn day(&mut self, line: u32, column: &'static str, day: Day) -> Option<NaiveDate> {
        match day {
            Day::Unreadable => self.add(line, column, &rules::DAY),
            Day::On(day) if self.reference.is_some_and(|reference| day > reference) => {
                self.add(line, column, &rules::FUTURE);
            }
            Day::On(_) | Day::Missing => {}
        }
        day.on()
    }

    fn used(&mut self, good: bool) {
        if good {
            self.found.rows_used += 1;
        } else {
            self.found.rows_refused += 1;
        }
    }
}

impl Told for Reading<'_> {
    fn child(&mut self, read: &ChildRead, header: &Header) {
        self.reference = header.reference.on();
        child::check(self, read);
        if read.id.trim().is_empty() {
            self.add(read.line, "LAchildID", &rules::NO_ID);
            self.found.rows_refused += read.episodes.len().max(1) as u64;
            return;
        }
        let child = self.children.child(&read.id);
        if !self.seen.insert(child) {
            self.add(read.line, "LAchildID", &rules::ID_TWICE);
        }
        if read.episodes.is_empty() {
            self.add(read.line, "CINdetails", &rules::NO_DETAILS);
        }
        let born = read.born.on().or(read.expected.on());
        let disabled = disabled(&read.disabilities);
        let mut before: Vec<(NaiveDate, Option<NaiveDate>)> = Vec::new();
        let mut plans: Vec<(NaiveDate, Option<NaiveDate>)> = Vec::new();
        for episode in &read.episodes {
            let good = self.episode(child, episode, (born, disabled), &mut before, &mut plans);
            self.used(good);
        }
    }

    fn unknown(&mut self, line: u32) {
        // Once is enough: a new layout has them by the thousand.
        if !std::mem::replace(&mut self.told_unknown, true) {
            self.found.add(&self.file, line, Column::None, &rules::ELEMENT);
        }
    }
}

/// Whether a disability is recorded: nothing where none of the codes can be read.
fn disabled(codes: &[Code]) -> Option<bool> {
    let any = codes.iter().any(|code| code.text() != "NONE" && child::DISABILITIES.contains(&code.text()));
    (any || codes.iter().any(|code| code.text() == "NONE")).then_some(any)
}

type Open = (NaiveDate, Option<NaiveDate>);

impl Reading<'_> {
    /// Takes an episode in; says whether it counts.
    fn episode(
        &mut self,
        child: Child,
        read: &EpisodeRead,
        (born, disabled): (Option<NaiveDate>, Option<bool>),
        before: &mut Vec<Open>,
        plans: &mut Vec<Open>,
    ) -> bool {
        let line = read.line;
        let Some(referral) = self.day(line, "CINreferralDate", read.referral) else {
            self.add(line, "CINreferralDate", &rules::NO_REFERRAL);
            return false;
        };
        let closed = self.day(line, "CINclosureDate", read.closed);
        if closed.is_some_and(|closed| closed < referral) {
            self.add(line, "CINclosureDate", &rules::CLOSED_BEFORE);
            return false;
        }
        if before.iter().any(|(other, _)| *other == referral) {
            self.add(line, "CINreferralDate", &rules::EPISODE_TWICE);
            return false;
        }
        if before.iter().any(|(from, to)| *from < referral && to.is_none_or(|to| to > referral)) {
            self.add(line, "CINreferralDate", &rules::OVERLAP);
        }
        before.push((referral, closed));
        self.whole(read, (referral, closed), born);
        let source = ReferralSource::read(read.source.text());
        if source.is_none() {
            self.add(line, "ReferralSource", &rules::SOURCE);
        }
        let source = source.unwrap_or(ReferralSource::UNKNOWN);
        let no_further_action = read.nfa.is();
        self.cases.referrals.push(Referral { child, on: referral, source, no_further_action, earlier: None });
        let plan = self.in_need(read);
        let reason = read.reason.text().strip_prefix("RC").and_then(|number| number.parse().ok()).unwrap_or(0);
        let status = Status::Unknown;
        self.cases.episodes.push(Episode { child, started: referral, closed, reason, disabled, status, plan });
        self.followed(child, read, (referral, closed), plans);
        true
    }

    /// What is wrong with an episode as a whole.
    fn whole(&mut self, read: &EpisodeRead, (referral, closed): Open, born: Option<NaiveDate>) {
        let line = read.line;
        if born.is_some_and(|born| referral + TimeDelta::days(300) < born) {
            self.add(line, "CINreferralDate", &rules::BEFORE_BIRTH);
        }
        if read.need.missing() || !child::one_of(&read.need, "N", 0..=9) {
            self.add(line, "PrimaryNeedCode", &rules::NEED);
        }
        match (closed.is_some(), read.reason.missing()) {
            (true, true) => self.add(line, "ReasonForClosure", &rules::NO_REASON),
            (false, false) => self.add(line, "CINclosureDate", &rules::NO_CLOSURE),
            _ => {}
        }
        if !read.reason.missing() && !child::one_of(&read.reason, "RC", 1..=9) {
            self.add(line, "ReasonForClosure", &rules::REASON);
        }
        let year = self.reference.and_then(|reference| reference.checked_sub_months(Months::new(12)));
        if closed.zip(year).is_some_and(|(closed, before)| closed <= before) {
            self.add(line, "CINclosureDate", &rules::BEFORE_YEAR);
        }
        match read.nfa {
            super::record::Flag::Unreadable => self.add(line, "ReferralNFA", &rules::FLAG),
            super::record::Flag::Is(true)
                if !(read.assessments.is_empty() && read.enquiries.is_empty() && read.plans.is_empty()) =>
            {
                self.add(line, "ReferralNFA", &rules::NFA_AND_MORE);
            }
            super::record::Flag::Is(_) | super::record::Flag::Missing => {}
        }
    }

    /// The latest child in need plan of an episode.
    fn in_need(&mut self, read: &EpisodeRead) -> Option<Open> {
        let mut latest = None;
        for (line, start, end) in &read.in_need {
            let (started, ended) =
                (self.day(*line, "CINPlanStartDate", *start), self.day(*line, "CINPlanEndDate", *end));
            match started {
                None => self.add(*line, "CINPlanStartDate", &rules::NO_START),
                Some(started) if ended.is_some_and(|ended| ended < started) => {
                    self.add(*line, "CINPlanEndDate", &rules::END_BEFORE);
                }
                Some(started) => latest = latest.max(Some((started, ended))),
            }
            self.used(started.is_some());
        }
        latest
    }

    fn followed(&mut self, child: Child, read: &EpisodeRead, open: Open, plans: &mut Vec<Open>) {
        for assessment in &read.assessments {
            let good = self.assessment(child, assessment, open.0);
            self.used(good);
        }
        let mut conferences: Vec<NaiveDate> = Vec::new();
        for enquiry in &read.enquiries {
            let good = self.enquiry(child, enquiry, &mut conferences);
            self.used(good);
        }
        // A conference of the episode itself: of a child who came with one from elsewhere.
        if let Some(held) = self.day(read.line, "DateOfInitialCPC", read.conference)
            && !conferences.contains(&held)
        {
            conferences.push(held);
            let (started, unneeded) = (None, None);
            self.cases.enquiries.push(Enquiry { child, started, conference: Some(held), unneeded, made_plan: None });
        }
        for plan in &read.plans {
            let good = self.plan(child, plan, (open, &conferences), plans);
            self.used(good);
        }
    }

    fn assessment(&mut self, child: Child, read: &AssessmentRead, referral: NaiveDate) -> bool {
        let line = read.line;
        let Some(started) = self.day(line, "AssessmentActualStartDate", read.started) else {
            self.add(line, "AssessmentActualStartDate", &rules::NO_START);
            return false;
        };
        let mut factors = 0;
        for code in &read.factors {
            match factor(code.text()) {
                Some(bit) => factors |= bit,
                None => self.add(line, "AssessmentFactors", &rules::FACTOR),
            }
        }
        let authorised = self.day(line, "AssessmentAuthorisationDate", read.authorised);
        if authorised.is_some_and(|authorised| authorised < started) {
            self.add(line, "AssessmentAuthorisationDate", &rules::END_BEFORE);
            return false;
        }
        if started < referral {
            self.add(line, "AssessmentActualStartDate", &rules::BEFORE_REFERRAL);
        }
        if authorised.is_some() && read.factors.is_empty() {
            self.add(line, "AssessmentFactors", &rules::NO_FACTORS);
        }
        let none = factor("21").unwrap_or(0);
        if factors & none != 0 && factors != none {
            self.add(line, "AssessmentFactors", &rules::FACTOR_NONE);
        }
        let told = Assessment { child, started, authorised, seen: None, in_need: None, factors };
        self.cases.assessments.push(told);
        true
    }

    fn enquiry(&mut self, child: Child, read: &EnquiryRead, conferences: &mut Vec<NaiveDate>) -> bool {
        let line = read.line;
        let Some(started) = self.day(line, "S47ActualStartDate", read.started) else {
            self.add(line, "S47ActualStartDate", &rules::NO_START);
            return false;
        };
        let conference = self.day(line, "DateOfInitialCPC", read.conference);
        if conference.is_some_and(|held| held < started) {
            self.add(line, "DateOfInitialCPC", &rules::CONFERENCE_BEFORE);
        }
        if read.unneeded == super::record::Flag::Unreadable {
            self.add(line, "ICPCnotRequired", &rules::FLAG);
        }
        let unneeded = read.unneeded.is();
        if conference.is_some() && unneeded == Some(true) {
            self.add(line, "ICPCnotRequired", &rules::UNNEEDED);
        }
        let target = self.day(line, "InitialCPCtarget", read.target);
        if target.is_some_and(|target| target != measure::working_days::add(started, 15)) {
            self.add(line, "InitialCPCtarget", &rules::TARGET);
        }
        conferences.extend(conference);
        self.cases.enquiries.push(Enquiry { child, started: Some(started), conference, unneeded, made_plan: None });
        true
    }

    fn plan(
        &mut self,
        child: Child,
        read: &PlanRead,
        ((referral, closed), conferences): (Open, &[NaiveDate]),
        plans: &mut Vec<Open>,
    ) -> bool {
        let line = read.line;
        let Some(started) = self.day(line, "CPPstartDate", read.started) else {
            self.add(line, "CPPstartDate", &rules::NO_START);
            return false;
        };
        let ended = self.day(line, "CPPendDate", read.ended);
        if ended.is_some_and(|ended| ended < started) {
            self.add(line, "CPPendDate", &rules::END_BEFORE);
            return false;
        }
        if plans.iter().any(|(from, to)| *from <= started && to.is_none_or(|to| to > started)) {
            self.add(line, "CPPstartDate", &rules::PLANS_OVERLAP);
            return false;
        }
        plans.push((started, ended));
        if started < referral {
            self.add(line, "CPPstartDate", &rules::BEFORE_REFERRAL);
        }
        if closed.is_some_and(|closed| ended.is_none_or(|ended| ended > closed)) {
            self.add(line, "CPPendDate", &rules::PLAN_OPEN);
        }
        let category = self.category(line, "LatestCategoryOfAbuse", &read.latest);
        self.category(line, "InitialCategoryOfAbuse", &read.first);
        let previous = read.previous.parse::<u16>().ok().map(|many| u8::try_from(many).unwrap_or(u8::MAX));
        if previous.is_none() {
            self.add(line, "NumberOfPreviousCPP", &rules::PREVIOUS);
        }
        let reviews = self.reviews(read, (started, ended));
        let conference = conferences.iter().filter(|held| **held <= started).max().copied();
        let (seen_alone, visited, emergency) = (None, None, None);
        let plan =
            Plan { child, started, ended, category, previous, conference, reviews, seen_alone, visited, emergency };
        self.cases.plans.push(plan);
        true
    }

    fn reviews(&mut self, read: &PlanRead, (started, ended): Open) -> Box<[NaiveDate]> {
        let mut reviews = Vec::with_capacity(read.reviews.len());
        for day in &read.reviews {
            let Some(review) = self.day(read.line, "CPPreviewDate", *day) else { continue };
            if review < started || ended.is_some_and(|ended| review > ended) {
                self.add(read.line, "CPPreviewDate", &rules::REVIEW);
            } else {
                reviews.push(review);
            }
        }
        reviews.sort_unstable();
        reviews.into()
    }

    fn category(&mut self, line: u32, column: &'static str, code: &Code) -> Option<Category> {
        let category = match code.text() {
            "NEG" => Some(Category::Neglect),
            "PHY" => Some(Category::Physical),
            "SAB" => Some(Category::Sexual),
            "EMO" => Some(Category::Emotional),
            "MUL" => Some(Category::Multiple),
            _ => None,
        };
        if category.is_none() {
            self.add(line, column, &rules::CATEGORY);
        }
        category
    }
}

/// Joins conferences to the plans that they made, once all files are read.
pub(super) fn finish(cases: &mut Cases) {
    let mut plans: Vec<(Child, NaiveDate)> = cases.plans.iter().map(|plan| (plan.child, plan.started)).collect();
    plans.sort_unstable();
    for enquiry in &mut cases.enquiries {
        let Some(held) = enquiry.conference else { continue };
        let first = plans.partition_point(|plan| *plan < (enquiry.child, held));
        enquiry.made_plan = Some(plans.get(first).is_some_and(|(child, started)| {
            *child == enquiry.child && *started - held <= TimeDelta::days(CONFERENCE_TO_PLAN)
        }));
    }
}
