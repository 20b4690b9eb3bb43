//! One sign-in for each role. All share one password, made when the example is first loaded.

use super::{Keys, read};
use crate::people::roles::role;
use kit::access::Hashed;
use kit::{Result, Tx};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    person: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    title: String,
    roles: Vec<String>,
    agency_key: Option<String>,
    #[serde(rename = "body_keys")]
    _body_keys: Option<Vec<String>>,
    email: String,
}

fn file() -> Result<File> {
    read("people.toml", include_str!("../../demo/northamptonshire/people.toml"))
}

/// The addresses that can sign in, each with its title: the first person of each role comes first.
pub fn sign_ins() -> Result<Vec<(String, String)>> {
    Ok(file()?.person.into_iter().map(|row| (row.title, row.email)).collect())
}

pub(super) async fn load(tx: &mut Tx, keys: &Keys, password: &Hashed) -> Result<()> {
    for row in file()?.person {
        let roles =
            row.roles.iter().map(|key| role(key).map(|role| role.key).ok_or_else(|| super::unknown("role", key)));
        let roles: Vec<&str> = roles.collect::<Result<_>>()?;
        let agency = row.agency_key.as_deref().map(|key| keys.agency(key)).transpose()?;
        let person = tx.add_person(&row.title, &row.email, agency.map(|id| id.uuid()), &roles).await?;
        tx.set_password(person, password.clone()).await?;
    }
    Ok(())
}
