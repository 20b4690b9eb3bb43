//! Measures partners sending returns while people read: `bench_partners load N` adds N agencies to the measured board that owe twelve
//! figures each and prints their keys; `bench_partners run BASE COOKIE KEYS` sends them all and says what became of them.
//!
//! The partners arrive evenly over ten seconds; fifty people open the dashboard once a second meanwhile. Each partner sends
//! once more at the end, under the same key: nothing may be doubled.

use anyhow::{Context, Result, bail};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use kit::config::Config;
use kit::{App, Db, Tx};
use scrutineer::app;
use scrutineer::wings::governance::agencies::{Agency, AgencyId, Kind};
use scrutineer::wings::performance::indicators::{IndicatorId, queries};
use scrutineer::wings::performance::returns::changes::ask;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const ENDS_ON: &str = "2026-09-30";
const FIGURES: usize = 12;
const READERS: usize = 50;
const ARRIVE: Duration = Duration::from_secs(10);

type Http = Client<HttpConnector, Full<hyper::body::Bytes>>;

#[tokio::main]
async fn main() -> Result<()> {
    let typed: Vec<String> = std::env::args().skip(1).collect();
    match typed.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["load", number] => load(number.parse()?).await,
        ["run", base, cookie, keys] => run(base, cookie, keys).await,
        _ => bail!("bench_partners load N | run BASE COOKIE KEYS"),
    }
}

async fn load(number: usize) -> Result<()> {
    let config = Config::read(None, std::env::vars())?;
    std::fs::create_dir_all(&config.data)?;
    let db = Db::open(&config.database_address()).await?;
    db.migrate::<app::Migrations>().await?;
    let app = App::new(db, config, app::parts());
    // The board that `bench_board` filled: people read what a board of some years reads.
    let board = app.boards().await?.into_iter().next().context("run bench_board first")?;
    let keys = app.act(board.id, "Measuring", async |tx| partners(tx, number).await).await?;
    for (_, code) in &keys.1 {
        println!("# {code}");
    }
    for key in keys.0 {
        println!("{key}");
    }
    Ok(())
}

/// The keys of that many partners, and the indicators that each is asked for.
async fn partners(tx: &mut Tx, number: usize) -> kit::Result<(Vec<String>, Vec<(IndicatorId, String)>)> {
    let indicators = tx.all(queries::in_order()).await?;
    let counts = indicators.iter().filter(|i| i.unit.0 == measure::Unit::Count);
    let chosen: Vec<_> = counts.take(FIGURES).map(|i| (i.id, i.code.clone())).collect();
    let mut keys = Vec::new();
    for n in 0..number {
        let agency = agency(tx, n).await?;
        for (indicator, _) in &chosen {
            ask(tx, *indicator, agency, true, "2026-01-01".parse().unwrap_or_default()).await?;
        }
        keys.push(tx.make_token("A records system", Some(agency.uuid()), "program_sends").await?.1);
    }
    Ok((keys, chosen))
}

async fn agency(tx: &mut Tx, n: usize) -> kit::Result<AgencyId> {
    let (id, name) = (tx.new_id::<AgencyId>(), format!("Partner {n}"));
    let agency = Agency {
        id,
        board_id: tx.board(),
        version: 1,
        short_name: name.clone(),
        name,
        kind: Kind::Other,
        la_code: None,
        from_on: None,
        until_on: None,
        note: None,
    };
    Ok(tx.create(agency).await?.id)
}

async fn ask_for(
    http: &Http,
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: String,
) -> Result<(u16, Vec<u8>)> {
    let mut request = http::Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = http.request(request.body(Full::from(body))?).await?;
    let status = answer.status().as_u16();
    Ok((status, answer.into_body().collect().await?.to_bytes().to_vec()))
}

fn submission(codes: &[String], n: usize) -> String {
    let figures: Vec<Value> =
        codes.iter().enumerate().map(|(at, code)| json!({ "key": format!("{code}-part"), "number": n + at })).collect();
    json!({ "send": true, "figures": figures }).to_string()
}

async fn send(http: &Http, base: &str, key: &str, n: usize, body: String) -> Result<(u16, Vec<u8>)> {
    let (bearer, once) = (format!("Bearer {key}"), format!("september-{n}"));
    let headers =
        [("authorization", bearer.as_str()), ("idempotency-key", once.as_str()), ("content-type", "application/json")];
    ask_for(http, "POST", &format!("{base}/api/v1/returns/{ENDS_ON}/submissions"), &headers, body).await
}

fn p(times: &mut [Duration], percent: usize) -> Duration {
    times.sort();
    times.get((times.len() * percent / 100).min(times.len().saturating_sub(1))).copied().unwrap_or_default()
}

async fn run(base: &str, cookie: &str, keys: &str) -> Result<()> {
    let text = std::fs::read_to_string(keys)?;
    let codes: Vec<String> = text.lines().filter_map(|line| line.strip_prefix("# ")).map(str::to_owned).collect();
    let keys: Vec<String> = text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect();
    let http: Http = Client::builder(TokioExecutor::new()).build_http();
    let begun = Instant::now();
    let readers: Vec<_> =
        (0..READERS).map(|n| tokio::spawn(reads(http.clone(), base.to_owned(), cookie.to_owned(), n))).collect();
    let mut senders = Vec::new();
    for (n, key) in keys.iter().cloned().enumerate() {
        let at = ARRIVE * u32::try_from(n)? / u32::try_from(keys.len())?;
        let (http, base, body) = (http.clone(), base.to_owned(), submission(&codes, n));
        senders.push(tokio::spawn(async move {
            tokio::time::sleep_until((begun + at).into()).await;
            let started = Instant::now();
            let answer = send(&http, &base, &key, n, body).await;
            (answer, started.elapsed())
        }));
    }
    let (mut sent, mut failed) = (Vec::new(), 0);
    for sender in senders {
        let (answer, took) = sender.await?;
        sent.push(took);
        failed += usize::from(!matches!(answer, Ok((200, _))));
    }
    let took = begun.elapsed();
    let (mut read, mut broken) = (Vec::new(), 0);
    for reader in readers {
        let (times, wrong) = reader.await?;
        read.extend(times);
        broken += wrong;
    }
    let (whole, doubled) = look_again(&http, base, &keys, &codes).await?;
    println!(
        "{} partners x {} figures in {took:.1?}: p50 {:.1?}, p99 {:.1?}, {failed} failed; {} dashboards: p50 {:.1?}, p99 {:.1?}, {broken} failed; {whole} returns whole, {doubled} changed by sending again",
        keys.len(),
        codes.len(),
        p(&mut sent, 50),
        p(&mut sent, 99),
        read.len(),
        p(&mut read, 50),
        p(&mut read, 99),
    );
    if failed + broken + doubled > 0 || whole != keys.len() {
        bail!("something failed, was lost or was doubled");
    }
    Ok(())
}

/// One person who opens the dashboard once a second while the partners send.
async fn reads(http: Http, base: String, cookie: String, n: usize) -> (Vec<Duration>, usize) {
    let (mut times, mut failed) = (Vec::new(), 0);
    tokio::time::sleep(Duration::from_millis(20 * n as u64)).await;
    let until = Instant::now() + ARRIVE;
    while Instant::now() < until {
        let started = Instant::now();
        let answer = ask_for(&http, "GET", &format!("{base}/dashboard"), &[("cookie", &cookie)], String::new()).await;
        times.push(started.elapsed());
        failed += usize::from(!matches!(answer, Ok((200, _))));
        tokio::time::sleep(Duration::from_secs(1).saturating_sub(started.elapsed())).await;
    }
    (times, failed)
}

/// How many returns hold exactly what was sent, and how many answered otherwise when they were sent again.
async fn look_again(http: &Http, base: &str, keys: &[String], codes: &[String]) -> Result<(usize, usize)> {
    let (mut whole, mut doubled) = (0, 0);
    for (n, key) in keys.iter().enumerate() {
        let (status, _) = send(http, base, key, n, submission(codes, n)).await?;
        doubled += usize::from(status != 200);
        let bearer = format!("Bearer {key}");
        let url = format!("{base}/api/v1/returns/{ENDS_ON}");
        let (_, body) = ask_for(http, "GET", &url, &[("authorization", &bearer)], String::new()).await?;
        let found: Value = serde_json::from_slice(&body).context("a return that cannot be read")?;
        let figures = found["figures"].as_array().map(Vec::as_slice).unwrap_or_default();
        let right = |at: usize, code: &String| {
            let key = format!("{code}-part");
            figures.iter().any(|f| f["key"] == key.as_str() && f["numerator"] == (n + at).to_string().as_str())
        };
        let all = codes.iter().enumerate().all(|(at, code)| right(at, code));
        whole += usize::from(all && figures.len() == codes.len() && found["state"] == "submitted");
    }
    Ok((whole, doubled))
}
