//! The command line as somebody types it: whole sentences, exit codes, JSON.

use super::killed::program;
use kit::testing::tempdir::Folder;
use std::process::{Command, Output};

fn type_in(folder: &Folder, words: &[&str]) -> Output {
    Command::new(program())
        .args(words)
        .arg("--data")
        .arg(folder.path())
        .env_remove("SCRUTINEER_DATABASE")
        .output()
        .unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_board_comes_to_be_with_its_first_administrator() {
    let folder = Folder::new();
    let none = type_in(&folder, &["user", "add", "manager@council.example"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(said(&none.stderr).contains("name it with --board"), "{}", said(&none.stderr));
    let unhealthy = type_in(&folder, &["doctor"]);
    assert_eq!(unhealthy.status.code(), Some(1));
    assert!(said(&unhealthy.stdout).contains("scrutineer user add"), "{}", said(&unhealthy.stdout));

    let name = "Testshire Safeguarding Children Board";
    let added = type_in(&folder, &["user", "add", "manager@council.example", "--board", name]);
    assert!(added.status.success(), "{}", said(&added.stderr));
    assert!(said(&added.stdout).contains("Password, shown once: ") && said(&added.stdout).contains("104 indicators"));
    let twice = type_in(&folder, &["user", "add", "manager@council.example", "--board", name]);
    assert_eq!(twice.status.code(), Some(1));
    assert!(said(&twice.stderr).contains("already"), "{}", said(&twice.stderr));
    assert_eq!(type_in(&folder, &["user", "add", "a@b.example", "--role", "emperor"]).status.code(), Some(2));
    assert_eq!(type_in(&folder, &["user", "add", "nonsense"]).status.code(), Some(2));
    assert!(type_in(&folder, &["user", "password", "manager@council.example"]).status.success());
    assert_eq!(type_in(&folder, &["user", "password", "nobody@council.example"]).status.code(), Some(1));

    let listed: serde_json::Value =
        serde_json::from_slice(&type_in(&folder, &["user", "list", "--json"]).stdout).unwrap();
    assert_eq!(listed[0]["email"], "manager@council.example");
    let verified: serde_json::Value = serde_json::from_slice(&type_in(&folder, &["verify", "--json"]).stdout).unwrap();
    assert_eq!(
        (verified[0]["board"].as_str(), verified[0]["findings"].as_array().map(Vec::len)),
        (Some(name), Some(0))
    );
    let well = type_in(&folder, &["doctor", "--json"]);
    assert!(well.status.success(), "{}", said(&well.stdout));
}

#[test]
fn what_cannot_be_done_is_said_in_a_sentence() {
    let folder = Folder::new();
    assert_eq!(type_in(&folder, &["dance"]).status.code(), Some(2));
    let unknown = Command::new(program())
        .args(["verify"])
        .env("SCRUTINEER_LISTN", "x")
        .env("SCRUTINEER_DATA", folder.path())
        .output()
        .unwrap();
    assert_eq!(unknown.status.code(), Some(2));
    assert!(said(&unknown.stderr).contains("listn"), "{}", said(&unknown.stderr));
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let busy = type_in(&folder, &["serve", "--listen", &taken.local_addr().unwrap().to_string()]);
    assert_eq!(busy.status.code(), Some(1));
    assert!(said(&busy.stderr).contains("Choose another with --listen"), "{}", said(&busy.stderr));
    let nowhere = type_in(&folder, &["verify", "--database", "postgres://nobody@127.0.0.1:1/none"]);
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(said(&nowhere.stderr).contains("the database cannot be reached"), "{}", said(&nowhere.stderr));
}

#[test]
fn the_example_keeps_what_was_changed_and_its_password() {
    use super::killed::{send, signed_in_with};
    let folder = Folder::new();
    let serve = || {
        let mut child = Command::new(program())
            .args(["demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder.path())
            .env_remove("SCRUTINEER_DATABASE")
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        use std::io::BufRead as _;
        let lines = std::io::BufReader::new(child.stdout.take().unwrap()).lines();
        let (mut password, mut address) = (String::new(), String::new());
        for line in lines.map_while(Result::ok) {
            if let Some(given) = line.trim().strip_prefix("Password for all of them: ") {
                given.clone_into(&mut password);
            }
            if let Some(at) = line.strip_prefix("Scrutineer is at http://") {
                at.trim_end_matches('/').clone_into(&mut address);
                break;
            }
        }
        (child, address, password)
    };
    let (mut child, address, password) = serve();
    let cookie = signed_in_with(&address, "business.manager@board.example", &password);
    let head = send(&address, "/agencies/new", &cookie, "name=Kept+agency&short_name=Kept&kind=other").unwrap();
    assert!(head.starts_with("HTTP/1.1 303"), "{head}");
    child.kill().unwrap();
    child.wait().unwrap();
    let (mut child, address, again) = serve();
    assert_eq!(password, again);
    let cookie = signed_in_with(&address, "chair@board.example", &again);
    let page = super::killed::get(&address, "/agencies", &cookie);
    assert!(page.contains("Kept agency"));
    child.kill().unwrap();
    child.wait().unwrap();
}
