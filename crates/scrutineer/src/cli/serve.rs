//! `serve` and `demo`: the program itself, until it is told to stop.

use super::{Outcome, open, open_at};
use crate::{app, demo};
use anyhow::{Context, Result};
use kit::access::new_password;
use kit::clock::{Clock, Machine, SetBack};
use kit::config::Config;
use kit::{App, Parts, jobs};
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Serves until it is told to stop.
pub(super) async fn run(config: Config, example: bool) -> Result<Outcome> {
    log(&config);
    let listener = TcpListener::bind(&config.listen).await.with_context(|| {
        format!(
            "nothing can be served at {}: the address is in use, or not this machine's. Choose another with --listen",
            config.listen
        )
    })?;
    let app = if example {
        open_at(config.clone(), Parts { clock: Arc::new(calendar(&config)?), ..app::parts() }).await?
    } else {
        open(config).await?
    };
    let router = app::routes().serve(&app);
    let address = listener.local_addr()?;
    if example {
        let password = worked_example(&app).await?;
        greet(address, &password)?;
    }
    // A setting of mail that cannot be used is said now, not on the first working day.
    app.mailer().context("the settings of e-mail cannot be used")?;
    crate::people::jobs::begin(&app).await?;
    crate::mail::jobs::begin(&app).await?;
    crate::wings::counting::begin(&app).await?;
    println!("Scrutineer is at http://{address}/");
    std::io::stdout().flush()?;
    let (stop, stopped) = watch::channel(false);
    let working = tokio::spawn(jobs::work(app.clone(), told(stopped.clone())));
    let tidying = tokio::spawn(tidy(app.clone(), stopped.clone()));
    let serving = axum::serve(listener, router).with_graceful_shutdown(async move {
        asked_to_stop().await;
        let _ = stop.send(true);
    });
    serving.await.context("serving failed")?;
    let _ = tokio::join!(working, tidying);
    Ok(Outcome::Fine)
}

/// Writes the log as the settings say. No personal data is ever logged: ids, counts and times only.
fn log(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::new(&config.log.filter);
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second call in the same process (a test) keeps the first log.
    let _ = if config.log.format == "json" { lines.json().try_init() } else { lines.try_init() };
}

/// When the worked example plays: its day of loading is 24 March 2015, the day of the meeting that it was made for, and
/// its calendar goes on from there. What was loaded before this was kept plays today.
fn calendar(config: &Config) -> Result<SetBack> {
    std::fs::create_dir_all(&config.data)
        .with_context(|| format!("the data folder {} cannot be made", config.data.display()))?;
    let (kept, now) = (config.data.join("example-began.txt"), Machine.now());
    let loaded = config.data.join("example-password.txt").exists();
    if !kept.exists() && !loaded {
        keep_secret(&kept, &now.to_rfc3339())?;
    }
    let began = match std::fs::read_to_string(&kept) {
        Ok(text) => text.trim().parse().with_context(|| format!("{} does not hold a moment", kept.display()))?,
        Err(_) => return Ok(SetBack::to(now, now)),
    };
    let then = demo::PLAYS_ON.and_hms_opt(9, 0, 0).unwrap_or_default().and_utc();
    Ok(SetBack::to(then, began))
}

/// The worked example, loaded when there is no board yet; gives back the password that all of it shares.
async fn worked_example(app: &App) -> Result<String> {
    let kept = app.config().data.join("example-password.txt");
    if app.boards().await?.is_empty() {
        let password = new_password();
        demo::load(app, &password).await?;
        keep_secret(&kept, &password)?;
        return Ok(password);
    }
    let known = std::fs::read_to_string(&kept).ok().map(|text| text.trim().to_owned());
    known.with_context(|| {
        format!("the worked example was loaded before, but {} is gone: give people new passwords with `scrutineer user password`", kept.display())
    })
}

/// Writes a file that only its owner can read.
fn keep_secret(path: &Path, text: &str) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(writeln!(file, "{text}")?)
}

/// Prints one sign-in for each role.
fn greet(address: std::net::SocketAddr, password: &str) -> Result<()> {
    let sign_ins = demo::sign_ins()?;
    let widest = sign_ins.iter().map(|(title, _)| title.chars().count()).max().unwrap_or(0);
    println!(
        "\nThe worked example: Northamptonshire. Its calendar began on 24 March 2015, when you first started it. Sign in at http://{address}/ with any of these.\n"
    );
    for (title, email) in &sign_ins {
        println!("  {title:widest$}  {email}");
    }
    println!("\n  Password for all of them: {password}\n");
    Ok(())
}

async fn told(mut stopped: watch::Receiver<bool>) {
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// Takes ended sessions away, once an hour.
async fn tidy(app: App, stopped: watch::Receiver<bool>) {
    let mut hourly = tokio::time::interval(Duration::from_secs(3600));
    let told = told(stopped);
    tokio::pin!(told);
    loop {
        tokio::select! {
            () = &mut told => return,
            _ = hourly.tick() => {
                if let Err(error) = app.tidy().await {
                    tracing::warn!(%error, "ended sessions could not be taken away");
                }
            }
        }
    }
}

/// Waits for Ctrl-C or a polite signal.
async fn asked_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
