//! Rows of lists 1 to 7, which fill the cases.

use super::codes::{Kind, category, status};
use super::columns::Col;
use super::line::Line;
use super::rules;
use crate::cases::{Assessment, Cases, Contact, EarlyHelp, Enquiry, Episode, Plan, Referral, Status};

/// Whether a row was used.
pub(super) type Used = Option<()>;

pub(super) fn contact(line: &mut Line<'_, '_>, cases: &mut Cases) -> Used {
    let (child, on) = (line.who()?, line.key(Col::On)?);
    let source = line.source();
    if line.again(child, Some(on), u8::try_from(source.place()).unwrap_or(0)) {
        return None;
    }
    line.person(Some(on));
    cases.contacts.push(Contact { child, on, source });
    Some(())
}

pub(super) fn early_help(line: &mut Line<'_, '_>, cases: &mut Cases) -> Used {
    let child = line.who()?;
    // An authority that records no start still tells which assessments were completed.
    let started =
        if line.text(Col::On).is_empty() && !line.text(Col::End).is_empty() { None } else { Some(line.key(Col::On)?) };
    let completed = if started.is_some() { line.event(Col::End) } else { Some(line.key(Col::End)?) };
    if line.again(child, started.or(completed), u8::from(started.is_none())) {
        return None;
    }
    line.person(started.or(completed));
    if let (Some(started), Some(completed)) = (started, completed)
        && completed < started
    {
        line.wrong(Col::End, &rules::END_FIRST);
    }
    let by_partner = line.by_partner();
    if by_partner.is_none() && completed.is_some() && line.has(Col::Organisation) {
        line.wrong(Col::Organisation, &rules::ORGANISATION);
    }
    cases.early_help.push(EarlyHelp { child, completed, by_partner });
    Some(())
}

pub(super) fn referral(line: &mut Line<'_, '_>, cases: &mut Cases) -> Used {
    let (child, on) = (line.who()?, line.key(Col::On)?);
    line.book.referred.comes((child, on), cases.referrals.len(), (&line.sheet.file, line.number));
    line.person(Some(on));
    let source = line.source();
    let no_further_action = line.needed(Kind::YesNo, Col::NoFurtherAction).map(|code| code == 1);
    let earlier = line.number(Col::Earlier);
    cases.referrals.push(Referral { child, on, source, no_further_action, earlier });
    Some(())
}

pub(super) fn assessment(line: &mut Line<'_, '_>, cases: &mut Cases) -> Used {
    let (child, started) = (line.who()?, line.key(Col::On)?);
    if line.again(child, Some(started), 0) {
        return None;
    }
    line.person(Some(started));
    let authorised = line.event(Col::End);
    if authorised.is_some_and(|authorised| authorised < started) {
        line.wrong(Col::End, &rules::END_FIRST);
    }
    // What an assessment found is asked only when it is done.
    let (seen, in_need) = if authorised.is_some() {
        (line.needed(Kind::YesNo, Col::Seen), line.needed(Kind::YesNo, Col::InNeed))
    } else {
        (line.code(Kind::YesNo, Col::Seen).code(), line.code(Kind::YesNo, Col::InNeed).code())
    };
    let (seen, in_need) = (seen.map(|code| code == 1), in_need.map(|code| code == 1));
    cases.assessments.push(Assessment { child, started, authorised, seen, in_need, factors: 0 });
    Some(())
}

pub(super) fn enquiry(line: &mut Line<'_, '_>, cases: &mut Cases) -> Used {
    let child = line.who()?;
    // A conference can come without an enquiry of its own: of a child who moved in.
    let alone = line.text(Col::On).is_empty() && !line.text(Col::Conference).is_empty();
    let started = if alone { None } else { Some(line.key(Col::On)?) };
    let conference = if alone { Some(line.key(Col::Conference)?) } else { line.event(Col::Conference) };
    if line.again(child, started.or(conference), u8::from(alone)) {
        return None;
    }
    line.person(started.or(conference));
    let unneeded = line.yes(Col::Unneeded);
    let made_plan = line.yes(Col::MadePlan);
    if let (Some(started), Some(conference)) = (started, conference)
        && conference < started
    {
        line.wrong(Col::Conference, &rules::CONFERENCE_FIRST);
    }
    if unneeded == Some(true) && conference.is_some() {
        line.wrong(Col::Unneeded, &rules::UNNEEDED);
    }
    if made_plan == Some(true) && conference.is_none() && line.has(Col::Conference) {
        line.wrong(Col::MadePlan, &rules::RESULT);
    }
    if conference.is_some() && line.has(Col::MadePlan) && line.text(Col::MadePlan).is_empty() {
        line.wrong(Col::MadePlan, &rules::NO_RESULT);
    }
    for col in [Col::EnquiriesBefore, Col::ConferencesBefore] {
        line.number(col);
    }
    cases.enquiries.push(Enquiry { child, started, conference, unneeded, made_plan });
    Some(())
}

pub(super) fn episode(line: &mut Line<'_, '_>, cases: &mut Cases) -> Used {
    let (child, started) = (line.who()?, line.key(Col::On)?);
    if line.again(child, Some(started), 0) {
        return None;
    }
    let person = line.person(Some(started));
    line.code(Kind::Need, Col::Need);
    line.event(Col::LastSeen);
    let closed = line.event(Col::End);
    let reason = line.code(Kind::Closure, Col::Reason).code().unwrap_or(0);
    let status = status(line.needed(Kind::Status, Col::Status));
    if closed.is_some_and(|closed| closed < started) {
        line.wrong(Col::End, &rules::END_FIRST);
    }
    closing(line, closed.is_some());
    let stands = if closed.is_some() { status == Status::Closed } else { status != Status::Closed };
    if !stands && status != Status::Unknown && line.has(Col::End) {
        line.wrong(Col::Status, &rules::STATUS);
    }
    cases.episodes.push(Episode { child, started, closed, reason, disabled: person.disabled, status, plan: None });
    Some(())
}

/// A reason and a day of closing belong together.
pub(super) fn closing(line: &mut Line<'_, '_>, closed: bool) {
    if !line.has(Col::Reason) || !line.has(Col::End) {
        return;
    }
    match (closed, line.text(Col::Reason).is_empty()) {
        (true, true) => line.wrong(Col::Reason, &rules::NO_CLOSING_REASON),
        (false, false) if line.text(Col::End).is_empty() => line.wrong(Col::End, &rules::REASON_OPEN),
        _ => {}
    }
}

pub(super) fn plan(line: &mut Line<'_, '_>, cases: &mut Cases) -> Used {
    let (child, started) = (line.who()?, line.key(Col::On)?);
    if line.again(child, Some(started), 0) {
        return None;
    }
    line.person(Some(started));
    line.code(Kind::Abuse, Col::FirstAbuse);
    let category = line.needed(Kind::Abuse, Col::Abuse).and_then(category);
    let (ended, visited) = (line.event(Col::End), line.event(Col::Visit));
    let review = line.event(Col::Review);
    if ended.is_some_and(|ended| ended < started) {
        line.wrong(Col::End, &rules::END_FIRST);
    }
    if review.is_some_and(|review| review < started) {
        line.wrong(Col::Review, &rules::REVIEW_FIRST);
    }
    let previous = line.number(Col::Previous);
    if previous.is_none() && line.has(Col::Previous) && line.text(Col::Previous).is_empty() {
        line.wrong(Col::Previous, &rules::BLANK);
    }
    let (seen_alone, emergency) = (line.yes(Col::Alone), line.yes(Col::Emergency));
    let reviews = review.into_iter().collect();
    cases.plans.push(Plan {
        child,
        started,
        ended,
        category,
        previous,
        conference: None,
        reviews,
        seen_alone,
        visited,
        emergency,
    });
    Some(())
}
