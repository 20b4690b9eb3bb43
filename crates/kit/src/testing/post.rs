//! A mail server for tests: it listens on a port of this machine and speaks SMTP, so what is tested is the real way out.

use mailin::{Action, Handler, Response, Session, SessionBuilder, response};
use std::io::{self, BufRead, BufReader, Write};
use std::net::{IpAddr, Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// A mail server. Addresses that begin with `gone` have no mailbox here; those with `full` are to be tried again later.
#[derive(Clone)]
pub struct PostOffice {
    port: u16,
    taken: Arc<Mutex<Vec<Taken>>>,
}

/// A letter as the server took it.
#[derive(Clone, Debug)]
pub struct Taken {
    pub to: String,
    /// Headers and text, as they came over the line.
    pub letter: String,
}

impl PostOffice {
    /// Opens one, for as long as the test runs.
    ///
    /// # Panics
    /// When no port can be had.
    #[must_use]
    pub fn open() -> PostOffice {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = listener.local_addr().expect("its number").port();
        let office = PostOffice { port, taken: Arc::default() };
        let counter = Counter { taken: office.taken.clone(), ..Counter::default() };
        std::thread::spawn(move || {
            for caller in listener.incoming().map_while(Result::ok) {
                let counter = counter.clone();
                std::thread::spawn(move || serve(caller, counter));
            }
        });
        office
    }
    /// Its address, as the settings want it.
    #[must_use]
    pub fn address(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }
    /// What it has taken so far.
    #[must_use]
    pub fn taken(&self) -> Vec<Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// One conversation's place to write down what is said.
#[derive(Clone, Default)]
struct Counter {
    to: String,
    letter: Vec<u8>,
    taken: Arc<Mutex<Vec<Taken>>>,
}

impl Handler for Counter {
    fn rcpt(&mut self, to: &str) -> Response {
        to.clone_into(&mut self.to);
        self.letter.clear();
        if to.starts_with("gone") {
            return response::NO_MAILBOX;
        }
        if to.starts_with("full") { response::OUT_OF_SPACE } else { response::OK }
    }
    fn data(&mut self, line: &[u8]) -> io::Result<()> {
        self.letter.extend_from_slice(line);
        Ok(())
    }
    fn data_end(&mut self) -> Response {
        let letter = String::from_utf8_lossy(&self.letter).into_owned();
        let taken = Taken { to: self.to.clone(), letter };
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).push(taken);
        response::OK
    }
}

fn serve(caller: TcpStream, counter: Counter) -> io::Result<()> {
    let mut session = SessionBuilder::new("post.example").build(IpAddr::V4(Ipv4Addr::LOCALHOST), counter);
    let (mut answers, mut lines) = (caller.try_clone()?, BufReader::new(caller));
    session.greeting().write_to(&mut answers)?;
    answer(&mut session, &mut lines, &mut answers)
}

fn answer(session: &mut Session<Counter>, lines: &mut impl BufRead, answers: &mut impl Write) -> io::Result<()> {
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        let reply = session.process(&line);
        line.clear();
        match reply.action {
            Action::NoReply => {}
            Action::Close => return reply.write_to(answers),
            Action::Reply | Action::UpgradeTls => reply.write_to(answers)?,
        }
    }
    Ok(())
}
