//! How an agency's part is judged: as agreed, to be watched, or worth a conversation. Pure. The limits are a local
//! convention of boards, not law.

use crate::wings::governance::meetings::attendance::Tally;
use crate::wings::improvement::actions::{Action, State};
use crate::wings::improvement::challenges::rules::{awaited, due};
use crate::wings::improvement::challenges::{Answer, Challenge};
use chrono::NaiveDate;
use measure::Period;

/// Attendance below this share, in percent, is to be watched; below [`TALK`] it needs a conversation.
pub const WATCH: usize = 80;
/// Attendance below this share, in percent, needs a conversation.
pub const TALK: usize = 66;

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// Nothing was asked, or it is not shown to this person.
    NotAsked,
    /// It is shown and not judged.
    Unjudged,
    AsAgreed,
    Watch,
    Talk,
}

/// One cell of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub stands: Stands,
    /// "62%", "3 of 4", "1 late".
    pub value: String,
    /// More, in a few words.
    pub under: String,
    /// Whether what it says is illustrative.
    pub illustrative: bool,
}

impl Cell {
    fn new(stands: Stands, value: impl Into<String>, under: impl Into<String>) -> Cell {
        Cell { stands, value: value.into(), under: under.into(), illustrative: false }
    }
    /// A cell for what was not asked, with the reason.
    #[must_use]
    pub fn not_asked(why: &str) -> Cell {
        Cell::new(Stands::NotAsked, "Not asked", why)
    }
}

/// Attendance of one agency.
#[must_use]
pub fn attendance(tally: &Tally) -> Cell {
    if tally.expected == 0 {
        return Cell::not_asked("");
    }
    let percent = 100 * tally.filled() / tally.expected;
    let stands = match percent {
        _ if tally.filled() == tally.expected => Stands::AsAgreed,
        p if p < TALK => Stands::Talk,
        p if p < WATCH => Stands::Watch,
        _ => Stands::AsAgreed,
    };
    Cell::new(stands, tally.share(), format!("{} of {}", tally.filled(), tally.expected))
}

/// A figure that the board holds of an agency, with its period and whether it is illustrative; nothing asked where it holds
/// none. Its colour stands on its own page.
#[must_use]
pub fn figure(shown: Option<(String, String, bool)>) -> Cell {
    let Some((value, period, illustrative)) = shown else { return Cell::not_asked("") };
    Cell { illustrative, ..Cell::new(Stands::Unjudged, value, period) }
}

/// For those who do not see figures before they are signed off: they cannot know what is late.
#[must_use]
pub fn unseen() -> Cell {
    Cell::new(Stands::NotAsked, "Not shown", "until signed off")
}

/// "3 of 4" on time: all is as agreed, half or fewer is worth a conversation.
fn on_time(done: usize, of: usize, under: String) -> Cell {
    let stands = match (done, of) {
        (_, 0) => return Cell::not_asked(""),
        (done, of) if done == of => Stands::AsAgreed,
        (done, of) if 2 * done <= of => Stands::Talk,
        _ => Stands::Watch,
    };
    Cell::new(stands, format!("{done} of {of}"), under)
}

/// A figure that an agency gave, or that is missing: its period, and the day on which it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    pub period: Period,
    pub received: Option<NaiveDate>,
    pub illustrative: bool,
}

impl Sent {
    /// The day on which it is due.
    #[must_use]
    pub fn due(&self) -> NaiveDate {
        crate::wings::performance::returns::owed::due(self.period.end())
    }
    /// Whether it came in time.
    #[must_use]
    pub fn in_time(&self) -> bool {
        self.received.is_some_and(|on| on <= self.due())
    }
}

/// Figures of one agency that fell due in some days, as a cell.
#[must_use]
pub fn data(sent: &[Sent], from: NaiveDate, until: NaiveDate) -> Cell {
    let due: Vec<&Sent> = sent.iter().filter(|sent| (from..=until).contains(&sent.due())).collect();
    let never = due.iter().filter(|sent| sent.received.is_none()).count();
    let under = if never > 0 { format!("{never} not in") } else { String::new() };
    let illustrative = due.iter().any(|sent| sent.illustrative);
    Cell { illustrative, ..on_time(due.iter().filter(|sent| sent.in_time()).count(), due.len(), under) }
}

/// Actions of one agency that fell due in some days: those that were sent in by their day, and those that are open and late.
#[must_use]
pub fn actions<'a>(all: impl Iterator<Item = &'a Action>, from: NaiveDate, until: NaiveDate) -> Cell {
    let (mut due, mut met, mut late, mut illustrative) = (0, 0, 0, false);
    let counts = |action: &&Action| match action.state {
        State::Dropped => false,
        // What is due today can still be done today.
        State::Open => (from..until).contains(&action.due_on),
        State::Submitted | State::Complete | State::Effective => (from..=until).contains(&action.due_on),
    };
    for action in all.filter(counts) {
        due += 1;
        illustrative |= action.illustrative;
        let done = action.submitted_on.or(action.accepted_on);
        let in_time = action.state != State::Open && done.is_none_or(|on| on <= action.due_on);
        met += usize::from(in_time);
        late += usize::from(action.state == State::Open && action.due_on < until);
    }
    Cell { illustrative, ..on_time(met, due, if late > 0 { format!("{late} late") } else { String::new() }) }
}

/// Challenges to one agency: those open past their day need a conversation, those open are to be watched; of those that
/// were answered it says how many were within the days of their first stage.
#[must_use]
pub fn challenges(asked: &[(&Challenge, &Answer)], today: NaiveDate) -> Cell {
    let (open, answered): (Vec<_>, Vec<_>) = asked.iter().partition(|(_, answer)| awaited(answer));
    let late = open.iter().filter(|(challenge, _)| challenge.due_on.is_some_and(|due| due < today)).count();
    let slow = answered.iter().filter(|(challenge, answer)| !in_time(challenge, answer)).count();
    let after = if slow > 0 { format!("{slow} after its day") } else { String::new() };
    let cell = match (late, open.len(), answered.len()) {
        (0, 0, 0) => Cell::new(Stands::NotAsked, "None", ""),
        (0, 0, met) => {
            let stands = if slow > 0 { Stands::Watch } else { Stands::AsAgreed };
            Cell::new(stands, format!("{met} answered"), after)
        }
        (0, open, _) => Cell::new(Stands::Watch, format!("{open} open"), after),
        (late, ..) => Cell::new(Stands::Talk, format!("{late} late"), after),
    };
    Cell { illustrative: asked.iter().any(|(challenge, _)| challenge.illustrative), ..cell }
}

/// Whether an answer came within the days of the first stage.
fn in_time(challenge: &Challenge, answer: &Answer) -> bool {
    let Some((sent, answered)) = challenge.sent_on.zip(answer.answered_on) else { return false };
    answered <= due(0, sent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use measure::Kind;

    fn tally(filled: usize, expected: usize) -> Tally {
        Tally { expected, present: filled, absent: expected - filled, ..Tally::default() }
    }

    #[test]
    fn attendance_is_judged_at_its_limits() {
        for (filled, expected, stands) in [
            (13, 13, Stands::AsAgreed),
            (4, 5, Stands::AsAgreed),
            (79, 100, Stands::Watch),
            (66, 100, Stands::Watch),
            (65, 100, Stands::Talk),
            (0, 0, Stands::NotAsked),
        ] {
            assert_eq!(attendance(&tally(filled, expected)).stands, stands, "{filled} of {expected}");
        }
        let cell = attendance(&tally(8, 13));
        assert_eq!((cell.value.as_str(), cell.under.as_str()), ("62%", "8 of 13"));
    }

    #[test]
    fn a_figure_is_in_time_up_to_its_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let period = Period::holding(Kind::Quarter, day("2014-10-01"));
        let sent = |received: Option<&str>| Sent { period, received: received.map(day), illustrative: false };
        // Twenty working days after 31 December, over New Year.
        assert_eq!(sent(None).due(), day("2015-01-29"));
        let all = [sent(Some("2015-01-29")), sent(Some("2015-01-30")), sent(None)];
        let cell = data(&all, day("2014-04-01"), day("2015-03-31"));
        assert_eq!((cell.value.as_str(), cell.under.as_str(), cell.stands), ("1 of 3", "1 not in", Stands::Talk));
        assert_eq!(data(&all, day("2015-04-01"), day("2016-03-31")).stands, Stands::NotAsked);
        assert_eq!(data(&all[..1], day("2014-04-01"), day("2015-03-31")).stands, Stands::AsAgreed);
    }

    fn asked(sent: &str, due: Option<&str>, answered: Option<&str>) -> (Challenge, Answer) {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let challenge = Challenge {
            id: uuid::Uuid::nil().into(),
            board_id: uuid::Uuid::nil(),
            version: 1,
            year: 2015,
            number: 1,
            title: String::new(),
            asks: String::new(),
            ground: String::new(),
            indicator_id: None,
            retest_on: None,
            state: crate::wings::improvement::challenges::State::Sent,
            raised_on: day(sent),
            sent_on: Some(day(sent)),
            stage: 0,
            due_on: due.map(day),
            outcome: None,
            effect: None,
            closed_on: None,
            closed_by: None,
            suggestion: None,
            source: None,
            illustrative: false,
        };
        let answer = Answer {
            id: uuid::Uuid::nil().into(),
            board_id: uuid::Uuid::nil(),
            version: 1,
            challenge_id: challenge.id,
            agency_id: uuid::Uuid::nil().into(),
            stance: None,
            words: None,
            answered_on: answered.map(day),
            answered_by: None,
            accepted: None,
            judged_on: None,
            judged_because: None,
        };
        (challenge, answer)
    }

    #[test]
    fn challenges_are_open_late_or_answered_in_their_time() {
        let today = "2015-03-24".parse().unwrap();
        let cell = |all: &[(Challenge, Answer)]| {
            let pairs: Vec<_> = all.iter().map(|(challenge, answer)| (challenge, answer)).collect();
            let cell = challenges(&pairs, today);
            (cell.stands, cell.value, cell.under)
        };
        // Ten working days from 2 March 2015 end on 16 March.
        let good = asked("2015-03-02", None, Some("2015-03-16"));
        let slow = asked("2015-03-02", None, Some("2015-03-17"));
        let open = asked("2015-03-16", Some("2015-03-24"), None);
        let late = asked("2015-03-02", Some("2015-03-23"), None);
        assert_eq!(cell(&[]).1, "None");
        assert_eq!(cell(std::slice::from_ref(&good)), (Stands::AsAgreed, "1 answered".into(), String::new()));
        assert_eq!(cell(&[good.clone(), slow.clone()]), (Stands::Watch, "2 answered".into(), "1 after its day".into()));
        assert_eq!(cell(&[good.clone(), open.clone()]).1, "1 open");
        assert_eq!(cell(&[open, late]), (Stands::Talk, "1 late".into(), String::new()));
    }
}
