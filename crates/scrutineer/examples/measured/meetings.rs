//! Ten bodies that met every month for ten years, with twelve seats each and the roll of every meeting.

use chrono::{Datelike, Months, NaiveDate};
use kit::Tx;
use scrutineer::wings::governance::agencies::AgencyId;
use scrutineer::wings::governance::bodies::{Body, BodyId, Frequency, Kind, Membership, MembershipId, Standing};
use scrutineer::wings::governance::meetings::How;
use scrutineer::wings::governance::meetings::changes::{NewMeeting, Taken, as_was};

const BODIES: i32 = 10;
const MONTHS: u32 = 120;

/// Loads them, the last meeting in the month before today's.
pub async fn load(tx: &mut Tx, agencies: &[AgencyId]) -> kit::Result<()> {
    for n in 1..=BODIES {
        let body = tx.create(body(tx, n)).await?;
        let mut seats = Vec::new();
        for (place, agency) in agencies.iter().enumerate() {
            let standing = if place == 0 { Standing::Chair } else { Standing::Member };
            seats.push(tx.create(seat(tx, &body, *agency, standing)).await?);
        }
        let first = tx.today().with_day(10).unwrap_or(tx.today());
        for back in 1..=MONTHS {
            let Some(on) = first.checked_sub_months(Months::new(back)) else { break };
            let roll = seats.iter().zip(0_u32..).map(|(seat, place)| (seat.clone(), taken(place + back))).collect();
            let approved = (back > 1).then(|| (on, "Chair".to_owned()));
            as_was(tx, &body, meeting(on), roll, approved).await?;
        }
    }
    Ok(())
}

fn taken(turn: u32) -> Taken {
    let how = match turn % 9 {
        0 => How::Apology,
        4 => How::Absent,
        7 => How::Deputy,
        _ => How::Present,
    };
    Taken { how, deputy: (how == How::Deputy).then(|| "Deputy".to_owned()), interest: None }
}

fn meeting(on_date: NaiveDate) -> NewMeeting {
    NewMeeting { on_date, begins: "10:00".into(), minutes: 120, place: "Hall".into(), note: None, illustrative: false }
}

fn body(tx: &Tx, n: i32) -> Body {
    Body {
        id: tx.new_id::<BodyId>(),
        board_id: tx.board(),
        version: 1,
        name: format!("Group {n}"),
        short_name: format!("Group {n}"),
        kind: match n {
            1 => Kind::Board,
            2 => Kind::Executive,
            _ => Kind::SubGroup,
        },
        position: n,
        frequency: Frequency::Monthly,
        chair_role: "Chair".into(),
        chair_agency_id: None,
        statutory_basis: "Local".into(),
        project_officer_role: None,
        purpose: "Measured.".into(),
        from_on: None,
        until_on: None,
        note: None,
        illustrative: false,
        illustrative_fields: None,
        source: "board".into(),
        section: None,
    }
}

fn seat(tx: &Tx, body: &Body, agency: AgencyId, standing: Standing) -> Membership {
    Membership {
        id: tx.new_id::<MembershipId>(),
        board_id: tx.board(),
        version: 1,
        body_id: body.id,
        agency_id: Some(agency),
        seat: "Representative".into(),
        standing,
        statutory: true,
        from_on: None,
        until_on: None,
        left_vacant: false,
        illustrative: false,
        source: "board".into(),
        section: None,
    }
}
