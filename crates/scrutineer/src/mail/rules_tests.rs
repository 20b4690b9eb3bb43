use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn thing(due: Option<&str>) -> Waiting {
    Waiting { what: "Say how far an action is", path: "/actions/1/progress".into(), due: due.map(day) }
}

const BOTH: [Kind; 2] = [Kind::Reminder, Kind::Digest];

#[test]
fn reminders_come_five_working_days_before_on_the_day_and_after() {
    // Easter 2015: Good Friday 3 April, Easter Monday 6 April. Christmas Day 2015 is a Friday, and 28 December stands
    // in for Boxing Day. The clocks went forward on 29 March 2015.
    for (due, days) in [
        ("2015-03-26", ["2015-03-19", "2015-03-26", "2015-03-27"]),
        ("2015-04-02", ["2015-03-26", "2015-04-02", "2015-04-07"]),
        ("2015-04-07", ["2015-03-27", "2015-04-07", "2015-04-08"]),
        ("2015-03-31", ["2015-03-24", "2015-03-31", "2015-04-01"]),
        ("2015-12-25", ["2015-12-18", "2015-12-24", "2015-12-29"]),
        ("2015-05-31", ["2015-05-22", "2015-05-29", "2015-06-01"]),
    ] {
        let mut on = day(due) - Days::new(20);
        let mut found = Vec::new();
        while on < day(due) + Days::new(20) {
            if working_days::is_working_day(on) && is_reminded(day(due), on) {
                found.push(on.to_string());
            }
            on = on + Days::new(1);
        }
        assert_eq!(found, days, "due on {due}");
    }
}

#[test]
fn a_week_begins_on_its_first_working_day() {
    for (on, begins) in [
        ("2015-03-23", true),
        ("2015-03-24", false),
        ("2015-04-06", false),
        ("2015-04-07", true),
        ("2015-04-08", false),
        ("2015-03-22", false),
        ("2015-12-28", false),
        ("2015-12-29", true),
    ] {
        assert_eq!(begins_week(day(on)), begins, "{on}");
    }
}

#[test]
fn nothing_is_written_on_a_day_that_is_no_working_day() {
    let due = [thing(Some("2015-04-04")), thing(None)];
    for on in ["2015-04-03", "2015-04-04", "2015-04-05", "2015-04-06", "2015-12-25"] {
        assert_eq!(letter_of(&due, &BOTH, day(on)), None, "{on}");
    }
}

#[test]
fn one_letter_a_day_and_only_of_kinds_that_are_wanted() {
    let things = [thing(None), thing(Some("2015-03-23")), thing(Some("2015-06-01"))];
    let kind = |wants: &[Kind], on| letter_of(&things, wants, day(on)).map(|(kind, named)| (kind, named.len()));
    assert_eq!(kind(&BOTH, "2015-03-23"), Some((Kind::Digest, 3)), "a Monday: all that waits");
    assert_eq!(kind(&[Kind::Reminder], "2015-03-23"), Some((Kind::Reminder, 1)));
    assert_eq!(kind(&BOTH, "2015-03-24"), Some((Kind::Reminder, 1)), "late since yesterday");
    assert_eq!(kind(&[Kind::Digest], "2015-03-24"), None);
    assert_eq!(kind(&BOTH, "2015-03-25"), None, "nothing new");
    assert_eq!(kind(&[], "2015-03-23"), None);
    assert_eq!(letter_of(&[], &BOTH, day("2015-03-23")), None);
    let (_, named) = letter_of(&things, &BOTH, day("2015-03-23")).unwrap();
    assert_eq!(named.last().unwrap().due, None, "what has no day comes last");
}

#[test]
fn a_letter_says_what_kind_of_thing_when_and_where_and_no_more() {
    let place = Place { site: "https://s.example", board: "Testshire Board", stop: "https://s.example/mail/1/stop" };
    let named = [thing(Some("2015-03-19")), thing(Some("2015-03-24")), thing(Some("2015-03-31")), thing(None)];
    let text = text(&named, place, day("2015-03-24"));
    for line in [
        "These 4 things wait for you at the Testshire Board:",
        "Say how far an action is, was due on 19 March 2015: 3 working days late\nhttps://s.example/actions/1/progress",
        "Say how far an action is, due today\n",
        "Say how far an action is, due on 31 March 2015\n",
        "Say how far an action is\nhttps",
        "No more letters of this kind: https://s.example/mail/1/stop",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert_eq!(subject(Kind::Digest, 1, "B"), "1 thing waits for you: B");
    assert_eq!(subject(Kind::Reminder, 2, "B"), "2 reminders: B");
}
