//! `verify`: walks the audit trail of every board.

use super::Outcome;
use anyhow::Result;
use kit::{App, audit};
use serde_json::json;

pub(super) async fn run(app: &App, as_json: bool) -> Result<Outcome> {
    let (mut rows, mut whole) = (Vec::new(), true);
    for board in app.boards().await? {
        let verdict = audit::verify(app, board.id).await?;
        whole &= verdict.findings.is_empty();
        if as_json {
            let findings: Vec<_> = verdict.findings.iter().map(|f| json!({"entry": f.seq, "what": f.what})).collect();
            rows.push(
                json!({"board": board.name, "entries": verdict.entries, "head": verdict.head, "findings": findings}),
            );
            continue;
        }
        println!("{}: {} entries, head {}", board.name, verdict.entries, verdict.head);
        for finding in &verdict.findings {
            println!("  entry {}: {}", finding.seq, finding.what);
        }
        if verdict.findings.is_empty() {
            println!("  Whole: each entry follows from the one before.");
        } else {
            println!(
                "  Broken. Do not go on writing: keep a copy of the database, and compare with the head in the last backup's receipt."
            );
        }
    }
    if as_json {
        println!("{}", serde_json::Value::Array(rows));
    }
    Ok(if whole { Outcome::Fine } else { Outcome::Findings })
}
