//! `key`: a key for a program, from the command line.

use super::{Outcome, Usage, user};
use crate::wings::governance::agencies::agency;
use anyhow::{Result, bail};
use clap::Args;
use kit::App;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

#[derive(Args)]
pub(super) struct KeyCommand {
    /// Which program will hold it, such as "Police records system"
    name: String,
    /// The short name of the agency for which it acts; without one it reads for the board
    #[arg(long)]
    agency: Option<String>,
    /// Whether it may send the agency's return
    #[arg(long, requires = "agency")]
    send: bool,
    /// The board's name, where there are several
    #[arg(long)]
    board: Option<String>,
}

pub(super) async fn run(app: &App, command: KeyCommand) -> Result<Outcome> {
    let Some(board) = user::chosen(app, command.board.as_deref()).await? else {
        bail!(Usage("there is no such board".into()))
    };
    let role = if command.send { "program_sends" } else { "program_reads" };
    let made = app
        .act(board.id, "Command line", async |tx| {
            let agency = match &command.agency {
                None => None,
                Some(short) => {
                    let found =
                        tx.all(agency::Entity::find().filter(agency::Column::ShortName.eq(short.as_str()))).await?;
                    let Some(agency) = found.into_iter().next() else { return Ok(None) };
                    Some(agency.id.uuid())
                }
            };
            tx.make_token(&command.name, agency, role).await.map(Some)
        })
        .await?;
    let Some((_, key)) = made else { bail!(Usage("there is no agency of this short name".into())) };
    println!("{key}");
    Ok(Outcome::Fine)
}
