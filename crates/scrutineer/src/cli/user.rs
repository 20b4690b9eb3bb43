//! `user`: people who can sign in, from the command line; how the first administrator comes to be.

use super::{Outcome, Usage};
use crate::edition;
use crate::people::roles::{ROLES, role};
use anyhow::{Result, bail};
use clap::Subcommand;
use kit::access::{Board, Hashed, People, PersonRecord, new_password, person_record};
use kit::{App, Desk, Error, Read};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

#[derive(Subcommand)]
pub(super) enum UserCommand {
    /// Add somebody; the password is printed once
    Add {
        /// The work e-mail address to sign in with
        email: String,
        /// What the board calls the post, such as "Business manager"
        #[arg(long, default_value = "Business manager")]
        title: String,
        /// A role; may be given several times
        #[arg(long = "role", default_value = "business_manager")]
        roles: Vec<String>,
        /// The board's name; a board of that name is made when there is none
        #[arg(long)]
        board: Option<String>,
    },
    /// Give somebody a new password; every session of theirs ends
    Password {
        /// Their e-mail address
        email: String,
        /// The board's name, where there are several
        #[arg(long)]
        board: Option<String>,
    },
    /// List everybody
    List {
        /// For programs
        #[arg(long)]
        json: bool,
    },
}

pub(super) async fn run(app: &App, command: UserCommand) -> Result<Outcome> {
    match command {
        UserCommand::Add { email, title, roles, board } => add(app, &email, &title, &roles, board.as_deref()).await,
        UserCommand::Password { email, board } => password(app, &email, board.as_deref()).await,
        UserCommand::List { json } => list(app, json).await,
    }
}

async fn add(app: &App, email: &str, title: &str, roles: &[String], board: Option<&str>) -> Result<Outcome> {
    if let Some(unknown) = roles.iter().find(|key| role(key).is_none()) {
        let known: Vec<&str> = ROLES.iter().map(|role| role.key).collect();
        bail!(Usage(format!("there is no role `{unknown}`. The roles are {}", known.join(", "))));
    }
    if !email.split_once('@').is_some_and(|(who, at)| !who.is_empty() && at.contains('.')) {
        bail!(Usage(format!("`{email}` is not an e-mail address")));
    }
    let board = match chosen(app, board).await? {
        Some(board) => board,
        None => make(app, board).await?,
    };
    let password = new_password();
    let hashed = Hashed::new(&password).await?;
    let added = app
        .act(board.id, "Command line", async |tx| {
            let roles: Vec<&str> = roles.iter().map(String::as_str).collect();
            let person = tx.add_person(title, email, None, &roles).await?;
            tx.set_password(person, hashed).await
        })
        .await;
    match added {
        Ok(person) => println!(
            "{} can sign in to {} as {}.\nPassword, shown once: {password}",
            person.title, board.name, person.email
        ),
        Err(Error::Conflict(why)) => {
            bail!("{why} Nothing has been changed. Use `scrutineer user password` for a new password")
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Outcome::Fine)
}

/// A new board with the indicators of its edition.
pub(super) async fn make(app: &App, name: Option<&str>) -> Result<Board> {
    let Some(name) = name else {
        bail!(Usage(
            "there is no board yet: name it with --board, such as --board \"Testshire Safeguarding Children Board\""
                .into()
        ))
    };
    let board = made(app, name).await?;
    println!("Made the board {name}, with 104 indicators of the 2013 edition.");
    Ok(board)
}

/// The same without a word.
pub(super) async fn made(app: &App, name: &str) -> Result<Board> {
    let short = name.split_whitespace().next().unwrap_or(name).to_owned();
    let board = app.make_board(name, &short, "2013", None, false).await?;
    app.act(board.id, "Setting up", async |tx| edition::load_indicators(tx).await).await?;
    Ok(board)
}

/// The board meant: the one named, or the only one.
pub(super) async fn chosen(app: &App, name: Option<&str>) -> Result<Option<Board>> {
    let mut boards = app.boards().await?;
    match name {
        Some(name) => Ok(boards.into_iter().find(|board| board.name == name)),
        None if boards.len() > 1 => {
            let names: Vec<&str> = boards.iter().map(|board| board.name.as_str()).collect();
            bail!(Usage(format!("there are several boards: choose one with --board. They are {}", names.join("; "))))
        }
        None => Ok(boards.pop()),
    }
}

async fn password(app: &App, email: &str, board: Option<&str>) -> Result<Outcome> {
    let Some(board) = chosen(app, board).await? else { bail!(Usage("there is no such board".into())) };
    let email = email.trim().to_lowercase();
    let password = new_password();
    let hashed = Hashed::new(&password).await?;
    let set = app
        .act(board.id, "Command line", async |tx| {
            let person =
                tx.find(person_record::Entity::find().filter(person_record::Column::Email.eq(email.as_str()))).await?;
            tx.set_password(person, hashed).await
        })
        .await;
    match set {
        Ok(person) => println!(
            "{} signs in as {} with this password from now on, shown once: {password}",
            person.title, person.email
        ),
        Err(Error::NotFound) => bail!("nobody of {} has the address {email}. Nothing has been changed", board.name),
        Err(error) => return Err(error.into()),
    }
    Ok(Outcome::Fine)
}

async fn list(app: &App, json: bool) -> Result<Outcome> {
    let mut all = Vec::new();
    for board in app.boards().await? {
        let desk = Desk::<Read<People>>::for_program(app, board.id, "Command line");
        let people: Vec<PersonRecord> =
            desk.all(person_record::Entity::find().order_by_asc(person_record::Column::Title)).await?;
        all.extend(people.into_iter().map(|person| (board.name.clone(), person)));
    }
    if json {
        let rows = all.iter().map(
            |(board, p)| serde_json::json!({"board": board, "title": p.title, "email": p.email, "active": p.active}),
        );
        println!("{}", serde_json::Value::Array(rows.collect()));
    } else if all.is_empty() {
        println!("Nobody can sign in yet. Add the first administrator: scrutineer user add EMAIL --board NAME");
    } else {
        for (board, p) in &all {
            println!("{board}: {}, {}{}", p.title, p.email, if p.active { "" } else { ", cannot sign in" });
        }
    }
    Ok(Outcome::Fine)
}
