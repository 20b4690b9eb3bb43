//! What can be done with returns: type into lines, send, send back, sign off, close; and what agencies are asked for.

use super::given::Given;
use super::place::Place;
use super::record::{State, What};
use super::rules::{Kept, Typed, after, kept, open};
use super::{AgencyReturn, AskedFigure, AskedFigureId, Line, Remark, ReturnId, queries};
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::indicators::IndicatorId;
use crate::wings::performance::readings::changes::{Sender, take_signed};
use crate::wings::performance::readings::form::{ReadingDraft, Said};
use crate::wings::performance::readings::{Narrative, Reading, State as Stage, queries as readings};
use chrono::NaiveDate;
use kit::{Error, Result, Tx};
use std::collections::HashMap;

/// What somebody sends for one line.
#[derive(Clone, Debug)]
pub struct Entry {
    pub indicator: IndicatorId,
    pub part: bool,
    /// The line as it would stand.
    pub typed: Typed,
    pub by: By,
}

/// What a line was typed into.
#[derive(Clone, Debug)]
pub enum By {
    /// A form, which carried the version and the mark of what its author saw.
    Form { version: i32, mark: String },
    /// A row of a file or of a program: it says something of the line, whatever stands there.
    Rows(Given),
}

/// What became of lines that were sent.
#[derive(Clone, Debug, Default)]
pub struct Saved {
    pub sent: Option<AgencyReturn>,
    pub written: usize,
    /// The lines that somebody else changed since: theirs stand, what this person typed was not kept.
    pub crossed: Vec<Line>,
}

/// Keeps what was typed, line by line.
///
/// # Errors
/// [`Error::Conflict`] when the return was sent meanwhile, or two people began it in the same moment.
pub async fn save(tx: &mut Tx, agency: AgencyId, ends_on: NaiveDate, entries: &[Entry]) -> Result<Saved> {
    let begun = tx.all(queries::of(agency, ends_on)).await?.into_iter().next();
    // Held until the end, so that nobody sends it between the look at its state and the writing of its lines.
    let sent = match begun {
        Some(begun) => Some(tx.find(queries::one(begun.id)).await?),
        None => None,
    };
    let mut saved = Saved { sent, ..Saved::default() };
    let there: HashMap<(IndicatorId, bool), Line> = match &saved.sent {
        Some(sent) => tx.all(queries::lines_of(vec![sent.id])).await?,
        None => Vec::new(),
    }
    .into_iter()
    .map(|line| ((line.indicator_id, line.part), line))
    .collect();
    for entry in entries {
        let line = there.get(&(entry.indicator, entry.part));
        let (typed, becomes) = becomes(entry, line);
        match becomes {
            Kept::Untouched => {}
            Kept::Crossed => saved.crossed.extend(line.cloned()),
            Kept::Write => {
                let sent = match saved.sent.take() {
                    Some(sent) => sent,
                    None => begin(tx, agency, ends_on).await?,
                };
                if !open(Some(sent.state)) {
                    return Err(Error::Conflict(
                        "This return was sent meanwhile, so nothing can be typed into it.".into(),
                    ));
                }
                write(tx, &sent, entry, typed, line).await?;
                saved.sent = Some(sent);
                saved.written += 1;
            }
        }
    }
    Ok(saved)
}

/// What would stand in a line, and what becomes of it.
fn becomes(entry: &Entry, there: Option<&Line>) -> (Typed, Kept) {
    match &entry.by {
        By::Form { version, mark } => (entry.typed.clone(), kept((*version, mark), &entry.typed, there)),
        By::Rows(given) => {
            let now = there.map(Typed::of).unwrap_or_default();
            let typed = given.onto(now.clone());
            let becomes = if typed == now { Kept::Untouched } else { Kept::Write };
            (typed, becomes)
        }
    }
}

async fn begin(tx: &mut Tx, agency: AgencyId, ends_on: NaiveDate) -> Result<AgencyReturn> {
    let fresh = AgencyReturn {
        id: tx.new_id::<ReturnId>(),
        board_id: tx.board(),
        version: 1,
        agency_id: agency,
        ends_on,
        state: State::Draft,
        first_sent_on: None,
        sent_by: None,
        sent_by_id: None,
        sent_at: None,
        approved_by: None,
        approved_on: None,
        locked_on: None,
    };
    tx.create(fresh).await
}

async fn write(tx: &mut Tx, sent: &AgencyReturn, entry: &Entry, typed: Typed, there: Option<&Line>) -> Result<Line> {
    let (typed_by, typed_at) = (tx.person().title().to_owned(), tx.now());
    if let Some(line) = there {
        let after = Line { typed_by, typed_at, ..typed.into(line.clone()) };
        return tx.update(line, after).await;
    }
    let fresh = Line {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        return_id: sent.id,
        agency_id: sent.agency_id,
        indicator_id: entry.indicator,
        part: entry.part,
        numerator: String::new(),
        denominator: String::new(),
        value: String::new(),
        why_not: String::new(),
        words: String::new(),
        why: String::new(),
        doing: String::new(),
        by_when: String::new(),
        help_wanted: String::new(),
        confidence: String::new(),
        confirmed: false,
        typed_by,
        typed_at,
    };
    tx.create(typed.into(fresh)).await
}

fn moved(sent: &AgencyReturn, what: What) -> Result<State> {
    after(sent.state, what).ok_or(Error::Stale)
}

/// Sends a return to be signed off, with what is said to the question that sent it back.
///
/// # Errors
/// [`Error::Conflict`] where somebody changed a line meanwhile so that it cannot be sent as it stands.
pub async fn submit(tx: &mut Tx, place: &Place, sent: AgencyReturn, reply: Option<String>) -> Result<AgencyReturn> {
    if !place.all_ready(&tx.all(queries::lines_of(vec![sent.id])).await?) {
        let why = "A line was changed meanwhile, so the return cannot be sent as it stands. Look at it again.";
        return Err(Error::Conflict(why.into()));
    }
    let after = AgencyReturn {
        state: moved(&sent, What::Submitted)?,
        first_sent_on: sent.first_sent_on.or(Some(tx.today())),
        sent_by: Some(tx.person().title().to_owned()),
        sent_by_id: Some(tx.person().id()),
        sent_at: Some(tx.now()),
        ..sent.clone()
    };
    if let Some(words) = reply {
        remark(tx, &sent, false, words).await?;
    }
    tx.update(&sent, after).await
}

/// Takes a return back before it is signed off. Then it has not come, unless somebody had it before: it was signed off
/// once, or asked about.
pub async fn take_back(tx: &mut Tx, sent: AgencyReturn) -> Result<AgencyReturn> {
    let asked = tx.all(queries::remarks_of(sent.id)).await?.iter().any(|remark| remark.asks);
    let came = sent.approved_on.is_some() || asked;
    let after = AgencyReturn {
        state: moved(&sent, What::TakenBack)?,
        first_sent_on: sent.first_sent_on.filter(|_| came),
        ..sent.clone()
    };
    tx.update(&sent, after).await
}

/// Sends a return back with a question.
pub async fn query(tx: &mut Tx, sent: AgencyReturn, words: String) -> Result<AgencyReturn> {
    let after = AgencyReturn { state: moved(&sent, What::Queried)?, ..sent.clone() };
    remark(tx, &sent, true, words).await?;
    tx.update(&sent, after).await
}

/// Closes a return: from now on its figures change by revision only.
pub async fn lock(tx: &mut Tx, sent: AgencyReturn) -> Result<AgencyReturn> {
    let after = AgencyReturn { state: moved(&sent, What::Locked)?, locked_on: Some(tx.today()), ..sent.clone() };
    tx.update(&sent, after).await
}

async fn remark(tx: &mut Tx, sent: &AgencyReturn, asks: bool, words: String) -> Result<Remark> {
    let remark = Remark {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        return_id: sent.id,
        agency_id: sent.agency_id,
        asks,
        words,
        speaker: tx.person().title().to_owned(),
        said_at: tx.now(),
    };
    tx.create(remark).await
}

/// Signs a return off: each of its lines becomes a reading, with its words. A figure of an earlier signing is revised, with
/// the question that sent the return back as the reason; one that is the same stays. What came from elsewhere meanwhile
/// stays too, and so does what was revised on its own page after the line was typed.
///
/// # Errors
/// [`Error::Conflict`] where a line of it cannot be signed off as it stands.
pub async fn approve(tx: &mut Tx, place: &Place, sent: AgencyReturn) -> Result<AgencyReturn> {
    let after = AgencyReturn {
        state: moved(&sent, What::Approved)?,
        approved_by: Some(tx.person().title().to_owned()),
        approved_on: Some(tx.today()),
        ..sent.clone()
    };
    let rows = place.rows();
    if let Some(row) = rows.iter().find(|row| !row.ready()) {
        let why = "cannot be signed off as it stands. Send the return back with a question";
        return Err(Error::Conflict(format!("{}, {}, {why}.", row.owed.key(), row.owed.indicator.name)));
    }
    let sender = Sender {
        title: sent.sent_by.clone().unwrap_or_default(),
        id: sent.sent_by_id.unwrap_or_default(),
        at: sent.sent_at.unwrap_or_else(|| tx.now()),
    };
    let asked = place.remarks.iter().rfind(|remark| remark.asks).map(|remark| remark.words.as_str());
    for row in rows {
        let Some(content) = row.checked.content.clone().filter(|_| row.elsewhere.is_none()) else { continue };
        let (agency, part) = (Some(place.agency.id), row.owed.part);
        let draft = ReadingDraft { period: row.owed.period, agency, part, content };
        let before = place.reading(row.owed).cloned();
        if let Some(reading) = &before {
            let words = tx.all(readings::narratives_with(reading.id)).await?.into_iter().next();
            let typed_since = place.line(row.owed).is_some_and(|line| line.typed_at > reading.entered_at);
            if !typed_since || same(reading, &draft, words.as_ref()) {
                continue;
            }
            if let Some(words) = words.filter(|words| draft.content.said.as_ref() != Some(&said(words))) {
                withdraw(tx, words).await?;
            }
        }
        let why = asked.unwrap_or("Sent again in the agency’s return");
        let before = before.map(|reading| (reading, why.to_owned()));
        take_signed(tx, &row.owed.indicator, draft, before, (&sender, &place.agency.short_name)).await?;
    }
    tx.update(&sent, after).await
}

/// Whether a reading says the same as a draft, and its words do too.
fn same(reading: &Reading, draft: &ReadingDraft, words: Option<&Narrative>) -> bool {
    let stored = |figure: &Option<kit::Text<measure::Figure>>| figure.as_ref().map(|text| text.0.clone());
    let content = &draft.content;
    stored(&reading.numerator) == content.numerator
        && stored(&reading.denominator) == content.denominator
        && stored(&reading.value) == content.value
        && content.said == words.map(said)
}

/// What words say.
fn said(words: &Narrative) -> Said {
    Said {
        words: words.words.clone(),
        confidence: words.confidence,
        help_wanted: words.help_wanted.clone(),
        why: words.why.clone(),
        doing: words.doing.clone(),
        by_on: words.by_on,
    }
}

/// Takes words back that the agency no longer says: they stay with the earlier figure, for those who see drafts.
async fn withdraw(tx: &mut Tx, words: Narrative) -> Result<()> {
    let after = Narrative { state: Stage::Draft, ..words.clone() };
    tx.update(&words, after).await.map(drop)
}

/// Asks an agency for a figure, from a day on.
pub async fn ask(
    tx: &mut Tx,
    indicator: IndicatorId,
    agency: AgencyId,
    part: bool,
    from_on: NaiveDate,
) -> Result<AskedFigure> {
    let fresh = AskedFigure {
        id: tx.new_id::<AskedFigureId>(),
        board_id: tx.board(),
        version: 1,
        indicator_id: indicator,
        agency_id: agency,
        part,
        from_on,
        until_on: None,
    };
    tx.create(fresh).await
}

/// Asks no more: periods that end after the day are not asked for.
pub async fn ask_no_more(tx: &mut Tx, asked: AskedFigure, until: NaiveDate) -> Result<AskedFigure> {
    let after = AskedFigure { until_on: Some(until), ..asked.clone() };
    tx.update(&asked, after).await
}
