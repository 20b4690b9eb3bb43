//! `measure working-days`.

use super::{Outcome, WorkingDaysCommand};
use measure::working_days;
use serde_json::json;

pub(super) fn run(command: &WorkingDaysCommand) -> Outcome {
    match command {
        WorkingDaysCommand::Add { date, days, out } => {
            let due = working_days::add(*date, *days);
            out.say(&json!({"date": due}), || due.to_string());
        }
        WorkingDaysCommand::Between { from, to, out } => {
            let days = working_days::between(*from, *to);
            out.say(&json!({"working_days": days}), || days.to_string());
        }
    }
    Outcome::Fine
}
