//! Which terms hold on a day, and the quorum that they set. Pure.

use super::Terms;
use crate::wings::governance::agencies::Kind;
use crate::wings::governance::meetings::rules::Quorum;
use chrono::NaiveDate;

/// The version that holds on a day, of all versions of one body.
#[must_use]
pub fn on(all: &[Terms], day: NaiveDate) -> Option<&Terms> {
    all.iter().filter(|terms| terms.agreed_on <= day).max_by_key(|terms| terms.agreed_on)
}

/// The quorum that terms set; where there are none, what boards usually agree.
#[must_use]
pub fn quorum(terms: Option<&Terms>) -> Quorum {
    let Some(terms) = terms else { return Quorum::usual() };
    Quorum {
        least: usize::try_from(terms.quorum_least).unwrap_or_default(),
        chair: terms.quorum_chair,
        kinds: kinds(&terms.quorum_kinds),
    }
}

/// The kinds that keys name.
#[must_use]
pub fn kinds(keys: &str) -> Vec<Kind> {
    keys.split_whitespace().filter_map(Kind::of).collect()
}

/// The quorum in words: "5 members, with the chair or a deputy, police".
#[must_use]
pub fn words(quorum: &Quorum) -> String {
    let mut with: Vec<String> = Vec::new();
    if quorum.chair {
        with.push("the chair or a deputy".to_owned());
    }
    with.extend(quorum.kinds.iter().map(|kind| kind.name().to_owned()));
    let members = if quorum.least == 1 { "1 member".to_owned() } else { format!("{} members", quorum.least) };
    if with.is_empty() { members } else { format!("{members}, among them: {}", with.join("; ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn terms(agreed: &str, least: i32) -> Terms {
        Terms {
            id: Uuid::nil().into(),
            board_id: Uuid::nil(),
            version: 1,
            body_id: Uuid::nil().into(),
            agreed_on: agreed.parse().unwrap(),
            review_on: "2016-03-24".parse().unwrap(),
            purpose: String::new(),
            words: String::new(),
            quorum_least: least,
            quorum_chair: true,
            quorum_kinds: "police nobody".into(),
            illustrative: false,
        }
    }

    #[test]
    fn a_meeting_is_judged_by_the_terms_of_its_day() {
        let all = [terms("2015-03-24", 7), terms("2013-05-01", 3)];
        let least = |day: &str| quorum(on(&all, day.parse().unwrap())).least;
        assert_eq!((least("2015-03-24"), least("2015-03-23"), least("2013-04-30")), (7, 3, Quorum::usual().least));
        assert_eq!(quorum(on(&all, "2015-04-01".parse().unwrap())).kinds, [Kind::Police]);
    }

    #[test]
    fn a_quorum_is_said_in_words() {
        let quorum = quorum(Some(&terms("2015-03-24", 4)));
        assert_eq!(words(&quorum), "4 members, among them: the chair or a deputy; Police");
        assert_eq!(words(&Quorum { least: 1, chair: false, kinds: vec![] }), "1 member");
    }
}
