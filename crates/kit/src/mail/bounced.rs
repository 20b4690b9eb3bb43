//! Reading the report of a mail server that a letter could not be delivered (RFC 3464).

use uuid::Uuid;

/// A letter that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounced {
    pub board: Uuid,
    pub letter: Uuid,
    /// What the server says, e.g. "550 5.1.1 no such mailbox".
    pub said: String,
}

/// The letter that a report speaks of, if it says that a letter of ours failed for good. A letter that is only late, an
/// answer that somebody is away, anything else: nothing.
#[must_use]
pub fn bounced(report: &str) -> Option<Bounced> {
    let report = unfolded(report);
    let field = |name: &str| {
        report.lines().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.trim().eq_ignore_ascii_case(name).then(|| value.trim())
        })
    };
    if !field("Action").is_some_and(|action| action.eq_ignore_ascii_case("failed")) {
        return None;
    }
    let (board, letter) = report.lines().find_map(ours)?;
    let said = field("Diagnostic-Code").map(|said| said.split_once(';').map_or(said, |(_, said)| said.trim()));
    let said = said.or(field("Status")).unwrap_or("no reason given");
    Some(Bounced { board, letter, said: said.chars().take(300).collect() })
}

/// Lines that go on, which begin with a space, joined to what they belong to.
fn unfolded(report: &str) -> String {
    report.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ")
}

/// Board and letter of `<board.letter@domain>`, wherever on the line it stands.
fn ours(line: &str) -> Option<(Uuid, Uuid)> {
    line.split(['<', '>', ' ']).find_map(|word| {
        let (before, _) = word.split_once('@')?;
        let (board, letter) = before.split_once('.')?;
        Some((Uuid::try_parse(board).ok()?, Uuid::try_parse(letter).ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "From: MAILER-DAEMON@mail.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\r\n--x\r\n\
        Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; gone@board.example\r\nAction: failed\r\n\
        Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 there is no\r\n such mailbox\r\n\r\n--x\r\n\
        Content-Type: text/rfc822-headers\r\n\r\n\
        Message-ID: <00000000000070008000000000000001.00000000000070008000000000000002@board.example>\r\n--x--\r\n";

    #[test]
    fn a_failure_leads_back_to_its_letter() {
        let found = bounced(REPORT).unwrap();
        assert_eq!((found.board.as_u128() & 0xff, found.letter.as_u128() & 0xff), (1, 2));
        assert_eq!(found.said, "550 5.1.1 there is no such mailbox");
        let terse = REPORT.replace("Diagnostic-Code: smtp; 550 5.1.1 there is no\r\n such mailbox\r\n", "");
        assert_eq!(bounced(&terse).unwrap().said, "5.1.1");
    }

    #[test]
    fn what_is_only_late_or_not_ours_is_no_failure() {
        assert_eq!(bounced(&REPORT.replace("Action: failed", "Action: delayed")), None);
        assert_eq!(bounced(&REPORT.replace("Message-ID: <0", "Message-ID: <x")), None);
        assert_eq!(bounced("Subject: Out of office\n\nBack on Monday."), None);
        assert_eq!(bounced(""), None);
    }
}
