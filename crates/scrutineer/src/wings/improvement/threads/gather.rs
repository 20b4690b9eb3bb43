//! Follows the links from a record and fetches what the thread is made of, as far as the person who looks may see it.

use super::rules::Records;
use crate::wings::governance::agencies;
use crate::wings::improvement::{actions, challenges, plans, risks};
use crate::wings::performance::{indicators, reviews};
use kit::files::EvidenceFile;
use kit::links::{self, Link, Meaning};
use kit::{Desk, Permission, Register, Result, Right};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// No thread has more records than this; one that does is cut off, so that no page grows without end.
const MOST: usize = 600;

/// The thread of a record, and the code of the indicator that it turns on, if there is one.
pub(super) async fn gather<P: Permission>(
    desk: &Desk<P>,
    register: &str,
    id: Uuid,
) -> Result<(Records, Option<String>)> {
    let nodes = follow(desk, register, id).await?;
    let of = |register: &str| -> Vec<Uuid> {
        nodes.iter().filter(|(_, r)| r.as_str() == register).map(|(id, _)| *id).collect()
    };
    let may = |register: &'static str| desk.person().may(Right { verb: "read", register });
    let mut records = Records::default();
    let all_agencies = desk.all(agencies::queries::by_name()).await?;
    records.agencies = all_agencies.iter().map(|agency| (agency.id.uuid(), agency.name.clone())).collect();
    if may("actions") {
        let found = desk.all(actions::queries::among(of(actions::Actions::NAME))).await?;
        let mut files = files_of(desk, found.iter().map(|action| action.id.uuid()).collect()).await?;
        let with_files = |action: actions::Action| {
            let own = files.remove(&action.id.uuid()).unwrap_or_default();
            (action, own)
        };
        records.actions = found.into_iter().map(with_files).collect();
    }
    if may("challenges") {
        let found = desk.all(challenges::queries::among(of(challenges::Challenges::NAME))).await?;
        let mut answers =
            desk.all(challenges::queries::answers_among(found.iter().map(|c| c.id.uuid()).collect())).await?;
        let own = |challenge: challenges::Challenge| {
            let own = answers.extract_if(.., |answer| answer.challenge_id == challenge.id).collect();
            (challenge, own)
        };
        records.challenges = found.into_iter().map(own).collect();
    }
    if may("risks") {
        records.risks = desk.all(risks::queries::among(of(risks::Risks::NAME))).await?;
    }
    let began = began(&records).unwrap_or_else(|| desk.today());
    let (causes, asked) = (of(indicators::Indicators::NAME), of(agencies::Agencies::NAME));
    let mut code = None;
    for indicator in desk.all(indicators::queries::in_order()).await? {
        let caused = causes.contains(&indicator.id.uuid());
        let measured = records.actions.iter().any(|(action, _)| action.indicator_id == Some(indicator.id));
        if caused {
            records.causes.push((indicator.name.clone(), format!("/indicators/{}", indicator.code), began));
        }
        if caused || (measured && code.is_none()) {
            code = Some(indicator.code);
        }
    }
    for agency in &all_agencies {
        if asked.contains(&agency.id.uuid()) {
            records.causes.push((agency.name.clone(), format!("/agencies/{}", agency.id), began));
        }
    }
    records.causes.extend(reviewed(desk, &of(reviews::Reviews::NAME)).await?);
    if register == plans::Plans::NAME {
        let item = desk.find(plans::queries::item(id.into())).await?;
        records.causes.push((item.words, format!("/plans/{}", item.plan_id), item.from_on));
    }
    Ok((records, code))
}

/// The reviews of the scorecard among the causes: name, path, day.
async fn reviewed<P: Permission>(desk: &Desk<P>, ids: &[Uuid]) -> Result<Vec<(String, String, chrono::NaiveDate)>> {
    if ids.is_empty() || !desk.person().may(Right { verb: "read", register: reviews::Reviews::NAME }) {
        return Ok(Vec::new());
    }
    let all = desk.all(reviews::queries::latest_first()).await?.into_iter();
    let named =
        |one: reviews::Review| ("Review of the scorecard".to_owned(), format!("/reviews/{}", one.id), one.on_date);
    Ok(all.filter(|one| ids.contains(&one.id.uuid())).map(named).collect())
}

/// The day of the first thing that was done about it.
fn began(records: &Records) -> Option<chrono::NaiveDate> {
    let challenges = records.challenges.iter().map(|(challenge, _)| challenge.raised_on);
    let actions = records.actions.iter().map(|(action, _)| action.set_on);
    challenges.chain(actions).chain(records.risks.iter().map(|risk| risk.found_on)).min()
}

/// Every record that gave rise to this one or came of it, straight or by way of others, each with its register.
async fn follow<P: Permission>(desk: &Desk<P>, register: &str, id: Uuid) -> Result<BTreeMap<Uuid, String>> {
    let mut nodes = BTreeMap::from([(id, register.to_owned())]);
    let mut frontier = vec![id];
    if register == plans::Plans::NAME {
        // An item of a plan is served, not caused.
        let served = desk.all(links::to(id, Meaning::Serves)).await?;
        frontier = served.iter().map(|link| link.from_id).collect();
        nodes.extend(served.into_iter().map(|link| (link.from_id, link.from_register)));
    }
    while !frontier.is_empty() && nodes.len() < MOST {
        let joined = links::of_any(&frontier).filter(links::Column::Meaning.eq(Meaning::GaveRiseTo));
        let mut next = BTreeSet::new();
        for Link { from_id, from_register, to_id, to_register, .. } in desk.all(joined).await? {
            for (id, register) in [(from_id, from_register), (to_id, to_register)] {
                // An agency, an indicator or a review gives rise to many things that have nothing to do with each other:
                // the thread ends there, unless it was asked for.
                let apart = [agencies::Agencies::NAME, indicators::Indicators::NAME, reviews::Reviews::NAME];
                let ends = apart.contains(&register.as_str());
                if nodes.insert(id, register).is_none() && !ends {
                    next.insert(id);
                }
            }
        }
        frontier = next.into_iter().collect();
    }
    Ok(nodes)
}

/// The evidence of each of these records.
async fn files_of<P: Permission>(desk: &Desk<P>, ids: Vec<Uuid>) -> Result<BTreeMap<Uuid, Vec<EvidenceFile>>> {
    let mut by_record: BTreeMap<Uuid, Vec<EvidenceFile>> = BTreeMap::new();
    if !desk.person().may(Right { verb: "read", register: "files" }) {
        return Ok(by_record);
    }
    let joined = links::Entity::find()
        .filter(links::Column::Meaning.eq(Meaning::EvidenceFor))
        .filter(links::Column::ToId.is_in(ids));
    let joined = desk.all(joined).await?;
    let files = kit::files::Entity::find().filter(kit::files::Column::Id.is_in(joined.iter().map(|link| link.from_id)));
    let files: BTreeMap<Uuid, EvidenceFile> = desk.all(files).await?.into_iter().map(|file| (file.id, file)).collect();
    for link in joined {
        if let Some(file) = files.get(&link.from_id) {
            by_record.entry(link.to_id).or_default().push(file.clone());
        }
    }
    Ok(by_record)
}
