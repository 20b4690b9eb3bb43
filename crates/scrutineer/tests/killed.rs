//! The program is killed while people write: nothing that was acknowledged is lost, and the trail still verifies.

use super::world::{Who, world};
use crate::wings::governance::agencies::{Agencies, queries};
use kit::testing::PASSWORD;
use kit::{Desk, Read};
use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const ROUNDS: u64 = 12;
const WRITERS: u64 = 4;

/// The program as it is built beside these tests.
pub(super) fn program() -> std::path::PathBuf {
    let tests = std::env::current_exe().unwrap();
    let program = tests.parent().unwrap().parent().unwrap().join("scrutineer");
    assert!(program.exists(), "build the program first: cargo build (`make test` does)");
    program
}

/// Starts the program on this database; gives back its address.
fn start(data: &std::path::Path, database: &str) -> (Child, String) {
    let mut child = Command::new(program())
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .args(["--database", database])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line
        .trim()
        .strip_prefix("Scrutineer is at http://")
        .unwrap_or_else(|| panic!("not started: {line}"))
        .trim_end_matches('/')
        .to_owned();
    (child, address)
}

/// Sends a form; gives back the head of the answer, if a whole head came before the program died.
pub(super) fn send(address: &str, path: &str, cookie: &str, form: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{form}",
        form.len()
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    answer.split_once("\r\n\r\n").map(|(head, _)| head.to_owned())
}

/// Signs in; gives back the cookie.
pub(super) fn signed_in_with(address: &str, email: &str, password: &str) -> String {
    let form = format!("email={email}&password={}", password.replace(' ', "+"));
    let head = send(address, "/sign-in", "", &form).expect("the program answers");
    let cookie = head
        .lines()
        .find_map(|line| line.strip_prefix("set-cookie: ").filter(|c| c.starts_with("id=")))
        .unwrap_or_else(|| panic!("{head}"));
    cookie.split(';').next().unwrap().to_owned()
}

/// A page, head and body.
pub(super) fn get(address: &str, path: &str, cookie: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_killed_while_writing_loses_nothing_that_it_acknowledged() {
    let world = world().await;
    world.person("manager@test.example", &[Who::Manager.role()], None).await.unwrap();
    let database = world.app.config().database.clone().unwrap();
    let data = world.folder.path().to_owned();
    let acknowledged = tokio::task::spawn_blocking(move || rounds(&data, &database)).await.unwrap();
    let desk = Desk::<Read<Agencies>>::for_program(&world.app, world.board, "Test");
    let there: HashSet<String> = desk.all(queries::by_name()).await.unwrap().into_iter().map(|a| a.name).collect();
    let lost: Vec<&String> = acknowledged.iter().filter(|name| !there.contains(*name)).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    assert!(acknowledged.len() > 20, "only {} writes were acknowledged: too few to prove anything", acknowledged.len());
    let verdict = kit::audit::verify(&world.app, world.board).await.unwrap();
    assert!(verdict.findings.is_empty(), "{verdict:?}");
}

fn rounds(data: &std::path::Path, database: &str) -> Vec<String> {
    let acknowledged = Arc::new(Mutex::new(Vec::new()));
    for round in 0..ROUNDS {
        let (mut child, address) = start(data, database);
        let cookie = signed_in_with(&address, "manager@test.example", PASSWORD);
        let dead = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (address, cookie, dead, acknowledged) =
                    (address.clone(), cookie.clone(), dead.clone(), acknowledged.clone());
                std::thread::spawn(move || {
                    for n in 0..10_000 {
                        let name = format!("Agency {round}-{writer}-{n}");
                        let form = format!("name={}&short_name=A&kind=other", name.replace(' ', "+"));
                        match send(&address, "/agencies/new", &cookie, &form) {
                            Some(head) if head.starts_with("HTTP/1.1 303") => acknowledged.lock().unwrap().push(name),
                            _ if dead.load(Ordering::SeqCst) => return,
                            Some(head) => panic!("{head}"),
                            None => return,
                        }
                    }
                })
            })
            .collect();
        // Different moments, the same in every run.
        std::thread::sleep(Duration::from_millis(80 + (round * 67) % 220));
        dead.store(true, Ordering::SeqCst);
        child.kill().unwrap(); // SIGKILL: no goodbye
        child.wait().unwrap();
        for writer in writers {
            writer.join().unwrap();
        }
    }
    Arc::try_unwrap(acknowledged).unwrap().into_inner().unwrap()
}
