//! Extracts through HTTP: files become figures and findings, chosen figures become drafts, the same file changes nothing,
//! and no child is left anywhere.

use super::killed::{program, signed_in_with};
use super::readings::{Board, board};
use super::world::{Who, world};
use crate::wings::performance::extracts::{Extracts, queries};
use kit::testing::tempdir::Folder;
use kit::testing::{Browser, PASSWORD, Reply};
use kit::{Desk, Read};
use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

/// Identifiers as sample files hold them: a local one, a pupil number, a birth date.
const SECRETS: [&str; 3] = ["ZEBRA77CHILD", "T801200010001", "2009-07-19"];

/// A census of two children; the second episode of the first follows within a year, one episode is broken.
fn census(year: i32) -> String {
    let [id, pupil, born] = SECRETS;
    let child = |id: &str, born: &str, episodes: &str| {
        format!(
            "<Child><ChildIdentifiers><LAchildID>{id}</LAchildID><UPN>{pupil}</UPN><PersonBirthDate>{born}</PersonBirthDate>\
             <GenderCurrent>1</GenderCurrent></ChildIdentifiers>{episodes}</Child>\n"
        )
    };
    let episode = |on: &str, source: &str, nfa: u8| {
        format!(
            "<CINdetails><CINreferralDate>{on}</CINreferralDate><ReferralSource>{source}</ReferralSource>\
             <PrimaryNeedCode>N1</PrimaryNeedCode><CINclosureDate>{on}</CINclosureDate><ReasonForClosure>RC8</ReasonForClosure>\
             <ReferralNFA>{nfa}</ReferralNFA></CINdetails>"
        )
    };
    let before = year - 1;
    let first = episode(&format!("{before}-09-01"), "6", 0) + &episode(&format!("{year}-02-03"), "2A", 1);
    let second = episode(&format!("{year}-02-10"), "6", 0) + &episode("ZEBRA77CHILD", "6", 0);
    format!(
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year><ReferenceDate>{year}-03-31\
         </ReferenceDate></CollectionDetails><Source><LEA>928</LEA></Source></Header><Children>{}{}</Children></Message>",
        child(id, born, &first),
        child("OTHER-1", "2010-01-01", &second)
    )
}

async fn bring(who: &mut Browser, at: (&str, &str, &str), file: &[u8]) -> Reply {
    let fields = [("at-day", at.0), ("at-month", at.1), ("at-year", at.2)];
    who.upload("/extracts/new", &fields, ("files", "census.xml", file)).await
}

#[tokio::test]
async fn a_file_becomes_figures_that_wait_for_sign_off() {
    let Board { world, mut officer, mut manager, .. } = board().await;
    let file = census(2015);
    let brought = bring(&mut officer, ("28", "2", "2015"), file.as_bytes()).await;
    assert_eq!(brought.status, 303, "{}", brought.text);
    let path = brought.location().to_owned();
    let page = officer.get(&path).await;
    for says in [
        "Children in need census",
        "3 rows were used",
        "1 were left out",
        "Referrals to children",
        "cin-referral-missing",
    ] {
        assert!(page.text.contains(says), "{says}: {}", page.text);
    }
    let take = |version: &str, code: &str, good: &str| {
        vec![
            ("version".to_owned(), version.to_owned()),
            ("take".into(), code.to_owned()),
            ("good".into(), good.to_owned()),
        ]
    };
    let post = async |who: &mut Browser, fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        who.post(&path, &fields).await
    };
    let untold = post(&mut officer, take("1", "D02", "")).await;
    assert!(untold.status == 422 && untold.text.contains("figures of the good rows"), "{}", untold.text);
    let none = post(&mut officer, vec![("version".into(), "1".into())]).await;
    assert!(none.status == 422 && none.text.contains("Choose at least one figure"));
    let wrong = post(&mut officer, take("1", "D99", "yes")).await;
    assert_eq!(wrong.status, 422);
    let taken = post(&mut officer, take("1", "D02", "yes")).await;
    assert_eq!(taken.status, 303, "{}", taken.text);
    assert_eq!(post(&mut officer, take("1", "D05", "yes")).await.status, 409, "somebody took figures since");

    let waiting = manager.get("/readings/drafts").await;
    assert!(waiting.text.contains("Referrals to children"), "{}", waiting.text);
    let after = officer.get(&path).await;
    assert!(after.text.contains("A draft waits for sign-off"), "{}", after.text);
    let drafts = officer.get("/indicators/D02").await;
    assert!(drafts.text.contains("Counted from an extract") || drafts.text.contains('2'), "{}", drafts.text);
    let csv = officer.get(&format!("{path}/figures.csv")).await;
    assert!(csv.text.contains("D02,") && csv.text.contains(",6,"), "{}", csv.text);
    let verdict = kit::audit::verify(&world.app, world.board).await.unwrap();
    assert!(verdict.findings.is_empty(), "{verdict:?}");
}

#[tokio::test]
async fn the_second_upload_of_a_file_says_so_and_changes_nothing() {
    let Board { world, mut officer, .. } = board().await;
    let file = census(2015);
    let first = bring(&mut officer, ("28", "2", "2015"), file.as_bytes()).await.location().to_owned();
    let entries = kit::audit::verify(&world.app, world.board).await.unwrap().entries;
    let again = bring(&mut officer, ("28", "2", "2015"), file.as_bytes()).await;
    assert_eq!((again.status.as_u16(), again.location()), (303, first.as_str()));
    assert!(officer.get(&first).await.text.contains("The same files were brought on"));
    assert_eq!(kit::audit::verify(&world.app, world.board).await.unwrap().entries, entries);
    // Put aside, it can be brought again; and twice it cannot be put aside.
    let aside = format!("{first}/aside");
    assert_eq!(officer.post(&aside, &[("version", "1")]).await.status, 422);
    assert_eq!(officer.post(&aside, &[("version", "1"), ("sure", "yes")]).await.status, 303);
    assert_eq!(officer.get(&aside).await.status, 409);
    let anew = bring(&mut officer, ("28", "2", "2015"), file.as_bytes()).await;
    assert!(anew.status == 303 && anew.location() != first);
}

#[tokio::test]
async fn what_is_no_return_is_refused_in_words() {
    let Board { world: _world, mut officer, .. } = board().await;
    let cases: [(&[u8], &str); 5] = [
        (b"", "empty"),
        (b"a,b\n1,2\n", "none of the returns"),
        (b"PK\x03\x04broken", "cannot be read"),
        (
            b"<!DOCTYPE x [<!ENTITY a 'b'>]><Message><Children><Child></Child></Children></Message>",
            "declares a document type",
        ),
        (b"\0\0\0", "cannot be read"),
    ];
    for (bytes, says) in cases {
        let reply = bring(&mut officer, ("", "", ""), bytes).await;
        assert!(reply.status == 422 && reply.text.contains(says), "{says}: {}", reply.text);
    }
    let late = bring(&mut officer, ("28", "2", "2099"), census(2015).as_bytes()).await;
    assert!(late.status == 422 && late.text.contains("today or in the past"), "{}", late.text);
    let none = officer.post("/extracts/new", &[]).await;
    assert_eq!(none.status, 422);
}

#[tokio::test]
async fn another_agency_learns_nothing_of_an_extract() {
    let mut board = board().await;
    let path = bring(&mut board.officer, ("28", "2", "2015"), census(2015).as_bytes()).await.location().to_owned();
    let mut other = board.of(Who::DataOfficer, board.police).await;
    assert!(other.get("/extracts").await.text.contains("No files yet"));
    for end in ["", "/findings", "/findings.csv", "/figures.csv", "/aside"] {
        assert_eq!(other.get(&format!("{path}{end}")).await.status, 404, "{end}");
    }
    assert_eq!(other.post(&path, &[("version", "1"), ("take", "D02"), ("good", "yes")]).await.status, 404);
    assert!(other.get("/referral-journey").await.text.contains("No extract tells it yet"));
    let mut member = board.of(Who::Member, board.council).await;
    assert_eq!(member.get("/extracts").await.status, 403);
    let seen = board.manager.get(&path).await;
    assert_eq!(seen.status, 200);
    let way = board.manager.get("/referral-journey").await.text;
    for says in ["What became of referrals", "Police", "Schools", "re-referrals", "<svg"] {
        assert!(way.contains(says), "{says}: {way}");
    }
    assert!(board.manager.get("/referral-journey.csv").await.text.contains("2A,Schools,Referrals,1,1,1"));
}

/// Whether some words stand in any file of a folder.
fn anywhere(folder: &Path, words: &str) -> bool {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.into_iter().any(|path| {
        if path.is_dir() {
            return anywhere(&path, words);
        }
        let bytes = std::fs::read(&path).unwrap_or_default();
        bytes.windows(words.len()).any(|part| part == words.as_bytes())
    })
}

/// Brings a file to a program that runs; gives back the head of the answer.
fn upload(address: &str, cookie: &str, file: &str) -> String {
    let body = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"census.xml\"\r\n\r\n{file}\r\n--edge--\r\n"
    );
    let head = format!(
        "POST /extracts/new HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {cookie}\r\n\
         Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all((head + &body).as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.split("\r\n\r\n").next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_a_child_is_left_in_folder_database_log_or_temporary_files() {
    let world = world().await;
    world.person("manager@test.example", &[Who::Manager.role()], None).await.unwrap();
    let (database, data) = (world.app.config().database.clone().unwrap(), world.folder.path().to_owned());
    let temporary = Folder::new();
    let (place, kept) = (temporary.path().to_owned(), data.clone());
    let file = census(2020);
    assert!(SECRETS.iter().all(|secret| file.contains(secret)));
    tokio::task::spawn_blocking(move || {
        let log = std::fs::File::create(place.join("log")).unwrap();
        let mut child = Command::new(program())
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(&data)
            .args(["--database", &database])
            .env("TMPDIR", &place)
            .env("RUST_LOG", "trace")
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        let address = line.trim().trim_start_matches("Scrutineer is at http://").trim_end_matches('/').to_owned();
        // What follows on standard output is the log too.
        let out = place.join("out");
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::fs::File::create(out).unwrap()));
        let cookie = signed_in_with(&address, "manager@test.example", PASSWORD);
        let head = upload(&address, &cookie, &file);
        let broken = upload(&address, &cookie, &file[..file.len() - 40]);
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(head.starts_with("HTTP/1.1 303") && broken.starts_with("HTTP/1.1 303"), "{head}\n{broken}");
    })
    .await
    .unwrap();
    let desk = Desk::<Read<Extracts>>::for_program(&world.app, world.board, "Test");
    let rows = format!("{:?}", desk.all(queries::latest_first()).await.unwrap());
    assert!(rows.contains("cin-referral-missing"), "the receipt is there");
    let mut auditor = Who::Auditor.signed_in(&world).await;
    let trail = auditor.get("/trail.csv").await.text;
    for secret in SECRETS {
        assert!(!anywhere(&kept, secret) && !anywhere(temporary.path(), secret), "{secret} was left on the disk");
        assert!(!rows.contains(secret) && !trail.contains(secret), "{secret} was left in the database");
    }
}

#[test]
fn the_command_line_checks_and_counts_without_a_server() {
    let folder = Folder::new();
    let file = folder.path().join("anything.txt");
    std::fs::write(&file, census(2015)).unwrap();
    let run = |words: &[&str]| {
        let output = Command::new(program()).arg("intake").args(words).arg(&file).env("TMPDIR", folder.path()).output();
        let output = output.unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(SECRETS.iter().all(|secret| !text.contains(secret)), "{text}");
        (output.status.code(), text)
    };
    let (code, text) = run(&["check", "--json"]);
    let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((code, answer["kind"].as_str(), answer["rows"].as_i64()), (Some(1), Some("cin_census"), Some(4)));
    let found = &answer["findings"].as_array().unwrap().iter().find(|one| one["severity"] == "error").unwrap();
    assert_eq!(
        (found["rule"].as_str(), found["column"].as_str()),
        (Some("cin-referral-missing"), Some("CINreferralDate"))
    );
    let (code, text) = run(&["figures", "--at", "2015-02-28", "--monthly", "--journey", "--json"]);
    let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
    let figures = answer["figures"].as_array().unwrap();
    let figure = |code: &str| figures.iter().find(|one| one["indicator"] == code).unwrap();
    assert_eq!((code, answer["at"].as_str()), (Some(0), Some("2015-02-28")));
    assert_eq!((figure("D02")["numerator"].as_i64(), figure("D02")["value"].as_i64()), (Some(2), Some(2)));
    assert_eq!((figure("D06")["numerator"].as_i64(), figure("D06")["denominator"].as_i64()), (Some(1), Some(2)));
    assert_eq!(figure("D05")["value"].as_f64(), Some(50.0));
    assert!(figure("D03")["denominator"].is_null(), "no population is in a file");
    assert_eq!(answer["months"].as_array().map(Vec::len), Some(3));
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["anything.txt"], "nothing was written");
    assert_eq!(run(&["figures", "--at", "soon"]).0, Some(2));
}
