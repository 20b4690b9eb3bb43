//! Loads a board to measure on: `bench_board MONTHS`, with the place of its data in the environment as for the program.
//!
//! 104 indicators, 12 agencies, a reading for the area and one for each agency's part, every month; 6,000
//! actions and ten bodies' monthly meetings over ten years; prints the sign-in and the address of a thread with 200 links.

#[path = "measured/improving.rs"]
mod improving;
#[path = "measured/meetings.rs"]
mod meetings;

use anyhow::Result;
use chrono::{Days, NaiveDate};
use kit::access::Hashed;
use kit::config::Config;
use kit::{App, Db, Text, Tx};
use measure::{Figure, Kind, Period, Unit};
use scrutineer::wings::governance::agencies::{Agency, AgencyId, Kind as AgencyKind};
use scrutineer::wings::performance::indicators::{Indicator, Target, TargetKind};
use scrutineer::wings::performance::readings::{Reading, Source, State};
use scrutineer::{app, edition};

const PASSWORD: &str = "only for measuring on this machine";

#[tokio::main]
async fn main() -> Result<()> {
    let months: u32 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(36);
    let config = Config::read(None, std::env::vars())?;
    std::fs::create_dir_all(&config.data)?;
    let db = Db::open(&config.database_address()).await?;
    db.migrate::<app::Migrations>().await?;
    let app = App::new(db, config, app::parts());
    let board = app.make_board("Measured Safeguarding Children Board", "Measured", "2013", None, false).await?;
    let hashed = Hashed::new(PASSWORD).await?;
    let (agencies, mut indicators) = app
        .act(board.id, "Measuring", async |tx| {
            let person =
                tx.add_person("Business manager", "manager@board.example", None, &["business_manager"]).await?;
            tx.set_password(person, hashed).await?;
            Ok((agencies(tx).await?, edition::load_indicators(tx).await?))
        })
        .await?;
    // Every one monthly, so that each has the history that is asked for.
    indicators = app.act(board.id, "Measuring", async |tx| monthly(tx, indicators).await).await?;
    for indicator in &indicators {
        app.act(board.id, "Measuring", async |tx| history(tx, indicator, &agencies, months).await).await?;
    }
    let thread = app.act(board.id, "Measuring", async |tx| improving::load(tx, &agencies).await).await?;
    app.act(board.id, "Measuring", async |tx| meetings::load(tx, &agencies).await).await?;
    println!("manager@board.example\t{PASSWORD}\t{thread}\t{} readings", indicators.len() as u32 * months * 13);
    Ok(())
}

async fn agencies(tx: &mut Tx) -> kit::Result<Vec<AgencyId>> {
    let mut ids = Vec::new();
    for n in 1..=12 {
        let (id, name) = (tx.new_id::<AgencyId>(), format!("Agency {n}"));
        let agency = Agency {
            id,
            board_id: tx.board(),
            version: 1,
            short_name: name.clone(),
            name,
            kind: AgencyKind::Other,
            la_code: None,
            from_on: None,
            until_on: None,
            note: None,
        };
        ids.push(tx.create(agency).await?.id);
    }
    Ok(ids)
}

async fn monthly(tx: &mut Tx, indicators: Vec<Indicator>) -> kit::Result<Vec<Indicator>> {
    let mut changed = Vec::new();
    for indicator in indicators {
        let after = Indicator { frequency: Kind::Month.into(), rolling_months: None, ..indicator.clone() };
        changed.push(tx.update(&indicator, after).await?);
    }
    Ok(changed)
}

async fn history(tx: &mut Tx, indicator: &Indicator, agencies: &[AgencyId], months: u32) -> kit::Result<()> {
    let target = Target {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        indicator_id: indicator.id,
        from_on: NaiveDate::MIN.max(NaiveDate::from_ymd_opt(1980, 1, 1).unwrap_or_default()),
        until_on: None,
        kind: TargetKind::Level,
        value: Some(Text(measure::Decimal::from(60))),
        low: None,
        high: None,
        amber: None,
        per_year: false,
        reason: "For measuring".into(),
        agreed_by: "Full Board".into(),
        illustrative: true,
        set_on: None,
    };
    tx.create(target).await?;
    let mut period = Period::holding(Kind::Month, NaiveDate::from_ymd_opt(2015, 2, 1).unwrap_or_default());
    for n in 0..months {
        for agency in std::iter::once(None).chain(agencies.iter().copied().map(Some)) {
            let reading = reading(tx, indicator, agency, period, n);
            tx.create(reading).await?;
        }
        period = period.previous();
    }
    Ok(())
}

fn reading(tx: &Tx, indicator: &Indicator, agency: Option<AgencyId>, period: Period, n: u32) -> Reading {
    let seed = i64::from((n * 7919 + indicator.position.unsigned_abs() * 104_729) % 23);
    let counted = 60 + seed;
    let denominator = (indicator.unit.0 == Unit::Percentage).then(|| Text(Figure::from(100_i64)));
    let received = period.end() + Days::new(9);
    Reading {
        id: tx.new_id(),
        board_id: tx.board(),
        version: 1,
        indicator_id: indicator.id,
        agency_id: agency,
        agency_part: agency.is_some(),
        kind: period.kind().into(),
        starts_on: period.start(),
        ends_on: period.end(),
        revision: 1,
        current: true,
        state: State::Released,
        numerator: Some(Text(counted.into())),
        denominator,
        value: None,
        population_id: None,
        source: Source::Illustrative,
        source_note: None,
        sent_by: "Data officer".into(),
        entered_by: tx.person().id(),
        received_on: received,
        entered_at: tx.now(),
        released_by: Some("Data approver".into()),
        released_on: Some(received),
        reason: None,
        note: None,
    }
}
