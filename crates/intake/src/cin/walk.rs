//! Walks the elements of a census, child by child. Nothing is held but the child at hand.

use super::record::{AssessmentRead, ChildRead, Code, Day, EnquiryRead, EpisodeRead, Flag, Header, PlanRead};
use super::rules::{BROKEN, DOCTYPE, TOO_DEEP, TOO_MUCH};
use crate::finding::Rule;
use crate::input::{Bounded, Input, TOO_LONG};
use quick_xml::Reader;
use quick_xml::events::Event;

/// No census nests deeper.
const DEEPEST: usize = 24;
/// A text is cut after this many bytes: no code, day or number is longer.
const LONGEST: usize = 64;
/// No child has more elements than this.
const MOST_ELEMENTS: u32 = 50_000;

/// What is told while walking.
pub(super) trait Told {
    /// A child is whole.
    fn child(&mut self, child: &ChildRead, header: &Header);
    /// An element that no census has.
    fn unknown(&mut self, line: u32);
}

/// What the walk ended with.
pub(super) struct Walked {
    pub header: Header,
    pub children: u64,
    /// The line and the rule, where it broke off.
    pub broken: Option<(u32, &'static Rule)>,
}

pub(super) fn walk(input: &Input<'_>, told: &mut dyn Told) -> Result<Walked, &'static Rule> {
    let (from, pieces) = Bounded::new(input.open()?);
    let mut reader = Reader::from_reader(from);
    let mut place = Place::default();
    let mut buffer = Vec::new();
    let broken = loop {
        buffer.clear();
        pieces.next();
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(_) if pieces.too_long() => break Some(&TOO_LONG),
            Err(_) => break Some(&BROKEN),
        };
        match event {
            Event::Eof if place.path.is_empty() => break None,
            Event::Eof => break Some(&BROKEN),
            Event::DocType(_) => break Some(&DOCTYPE),
            Event::Start(tag) => {
                place.open(tag.local_name().as_ref(), told);
            }
            Event::Empty(tag) => {
                place.open(tag.local_name().as_ref(), told);
                place.close(told);
            }
            Event::End(_) => place.close(told),
            Event::Text(text) => place.text(text.as_ref()),
            Event::CData(text) => place.text(text.as_ref()),
            // None of the five that every XML has can stand in a code or a day.
            Event::GeneralRef(_) => place.text("&"),
            Event::Comment(text) => place.pass(text.as_ref()),
            Event::Decl(_) | Event::PI(_) => {}
        }
        if place.path.len() > DEEPEST {
            break Some(&TOO_DEEP);
        }
        if place.elements > MOST_ELEMENTS {
            break Some(&TOO_MUCH);
        }
    };
    Ok(Walked { header: place.header, children: place.children, broken: broken.map(|rule| (place.line, rule)) })
}

#[derive(Default)]
struct Place {
    path: Vec<Tag>,
    line: u32,
    text: String,
    children: u64,
    /// Elements since the child at hand began.
    elements: u32,
    header: Header,
    child: ChildRead,
}

/// The elements that mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tag {
    Child,
    Details,
    Assessment,
    InNeed,
    Enquiry,
    Plan,
    /// An element with a text, by its place in [`LEAVES`].
    Leaf(u8),
    /// A known element without meaning for figures.
    Other,
}

const LEAVES: [&str; 40] = [
    "Collection",
    "Year",
    "ReferenceDate",
    "LEA",
    "LAchildID",
    "UPN",
    "UPNunknown",
    "PersonBirthDate",
    "ExpectedPersonBirthDate",
    "GenderCurrent",
    "Sex",
    "PersonDeathDate",
    "Ethnicity",
    "Disability",
    "CINreferralDate",
    "ReferralSource",
    "PrimaryNeedCode",
    "CINclosureDate",
    "ReasonForClosure",
    "DateOfInitialCPC",
    "ReferralNFA",
    "AssessmentActualStartDate",
    "AssessmentAuthorisationDate",
    "AssessmentFactors",
    "CINPlanStartDate",
    "CINPlanEndDate",
    "S47ActualStartDate",
    "InitialCPCtarget",
    "ICPCnotRequired",
    "CPPstartDate",
    "CPPendDate",
    "InitialCategoryOfAbuse",
    "LatestCategoryOfAbuse",
    "NumberOfPreviousCPP",
    "CPPreviewDate",
    "FormerUPN",
    "AssessmentInternalReviewDate",
    "SourceLevel",
    "SoftwareCode",
    "SerialNo",
];

/// Known, and without meaning for figures.
const OTHERS: [&str; 25] = [
    "Message",
    "Header",
    "CollectionDetails",
    "Source",
    "Release",
    "DateTime",
    "Children",
    "ChildIdentifiers",
    "ChildCharacteristics",
    "Disabilities",
    "FactorsIdentifiedAtAssessment",
    "Reviews",
    "Content",
    "CBDSLevels",
    "CBDSLevel",
    "PreProceedingsandFGDM",
    "PPStartDate",
    "LBPSentDate",
    "FGDMMeetingOffer",
    "FGDMMeetingFac",
    "InitialPPMeetingDate",
    "ReviewMeetingsCount",
    "StepDecisionDate",
    "PPOutcome",
    "CourtAppDate",
];

impl Tag {
    fn of(name: &str) -> Option<Tag> {
        Some(match name {
            "Child" => Tag::Child,
            "CINdetails" => Tag::Details,
            "Assessments" => Tag::Assessment,
            "CINPlanDates" => Tag::InNeed,
            "Section47" => Tag::Enquiry,
            "ChildProtectionPlans" => Tag::Plan,
            name => match LEAVES.iter().position(|leaf| *leaf == name) {
                Some(at) => Tag::Leaf(u8::try_from(at).ok()?),
                None if OTHERS.contains(&name) || name == "LetterInitCPDate" => Tag::Other,
                None => return None,
            },
        })
    }
}

impl Place {
    fn open(&mut self, name: &str, told: &mut dyn Told) {
        self.text.clear();
        self.elements += 1;
        let line = self.line + 1;
        let tag = Tag::of(name);
        match tag {
            Some(Tag::Child) => {
                self.children += 1;
                self.elements = 0;
                self.child.clear(line);
            }
            Some(Tag::Details) => self.child.episodes.push(EpisodeRead { line, ..EpisodeRead::default() }),
            None => told.unknown(line),
            Some(Tag::Other) if name == "Header" => self.header.seen = true,
            Some(tag) => {
                if let Some(episode) = self.child.episodes.last_mut() {
                    episode.begin(tag, line);
                }
            }
        }
        self.path.push(tag.unwrap_or(Tag::Other));
    }

    fn close(&mut self, told: &mut dyn Told) {
        match self.path.pop() {
            Some(Tag::Child) => {
                if self.line == 0 {
                    // All on one line: a child's place among the others says more.
                    self.child.number(u32::try_from(self.children).unwrap_or(u32::MAX));
                }
                told.child(&self.child, &self.header);
            }
            Some(Tag::Leaf(leaf)) => {
                let text = std::mem::take(&mut self.text);
                self.leaf(LEAVES[usize::from(leaf)], text.trim());
                self.text = text;
                self.text.clear();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.pass(text);
        if matches!(self.path.last(), Some(Tag::Leaf(_))) {
            let room = LONGEST.saturating_sub(self.text.len());
            self.text.extend(text.chars().take(room));
        }
    }

    fn pass(&mut self, text: &str) {
        let lines = text.bytes().filter(|byte| *byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
    }

    fn leaf(&mut self, name: &str, text: &str) {
        if !self.path.contains(&Tag::Child) {
            match name {
                "Collection" => text.clone_into(&mut self.header.collection),
                "Year" => text.clone_into(&mut self.header.year),
                "ReferenceDate" => self.header.reference = Day::read(text),
                "LEA" => text.clone_into(&mut self.header.authority),
                _ => {}
            }
            return;
        }
        let inner = self.path.iter().rev().find(|tag| !matches!(tag, Tag::Leaf(_) | Tag::Other)).copied();
        match (inner, self.child.episodes.last_mut()) {
            (Some(Tag::Child) | None, _) => self.child.leaf(name, text),
            (Some(inner), Some(episode)) => episode.leaf(inner, name, text),
            (Some(_), None) => {}
        }
    }
}

impl ChildRead {
    fn clear(&mut self, line: u32) {
        let (mut id, mut upn) = (std::mem::take(&mut self.id), std::mem::take(&mut self.upn));
        let (mut disabilities, mut episodes) =
            (std::mem::take(&mut self.disabilities), std::mem::take(&mut self.episodes));
        id.clear();
        upn.clear();
        disabilities.clear();
        episodes.clear();
        *self = ChildRead { line, id, upn, disabilities, episodes, ..ChildRead::default() };
    }

    fn number(&mut self, number: u32) {
        self.line = number;
        for episode in &mut self.episodes {
            episode.line = number;
            episode.assessments.iter_mut().for_each(|one| one.line = number);
            episode.in_need.iter_mut().for_each(|one| one.0 = number);
            episode.enquiries.iter_mut().for_each(|one| one.line = number);
            episode.plans.iter_mut().for_each(|one| one.line = number);
        }
    }

    fn leaf(&mut self, name: &str, text: &str) {
        match name {
            "LAchildID" => text.clone_into(&mut self.id),
            "UPN" => text.clone_into(&mut self.upn),
            "UPNunknown" => self.upn_reason = Code::read(text),
            "PersonBirthDate" => self.born = Day::read(text),
            "ExpectedPersonBirthDate" => self.expected = Day::read(text),
            "PersonDeathDate" => self.died = Day::read(text),
            "GenderCurrent" => self.gender = Code::read(text),
            "Sex" => self.sex = Code::read(text),
            "Ethnicity" => self.ethnicity = Code::read(text),
            "Disability" => self.disabilities.push(Code::read(text)),
            _ => {}
        }
    }
}

impl EpisodeRead {
    fn begin(&mut self, tag: Tag, line: u32) {
        match tag {
            Tag::Assessment => self.assessments.push(AssessmentRead { line, ..AssessmentRead::default() }),
            Tag::InNeed => self.in_need.push((line, Day::Missing, Day::Missing)),
            Tag::Enquiry => self.enquiries.push(EnquiryRead { line, ..EnquiryRead::default() }),
            Tag::Plan => self.plans.push(PlanRead { line, ..PlanRead::default() }),
            Tag::Child | Tag::Details | Tag::Leaf(_) | Tag::Other => {}
        }
    }

    fn leaf(&mut self, inner: Tag, name: &str, text: &str) {
        match inner {
            Tag::Assessment => {
                if let Some(assessment) = self.assessments.last_mut() {
                    assessment.leaf(name, text);
                }
            }
            Tag::InNeed => match (self.in_need.last_mut(), name) {
                (Some(plan), "CINPlanStartDate") => plan.1 = Day::read(text),
                (Some(plan), "CINPlanEndDate") => plan.2 = Day::read(text),
                _ => {}
            },
            Tag::Enquiry => {
                if let Some(enquiry) = self.enquiries.last_mut() {
                    enquiry.leaf(name, text);
                }
            }
            Tag::Plan => {
                if let Some(plan) = self.plans.last_mut() {
                    plan.leaf(name, text);
                }
            }
            Tag::Child | Tag::Details | Tag::Leaf(_) | Tag::Other => self.own(name, text),
        }
    }

    fn own(&mut self, name: &str, text: &str) {
        match name {
            "CINreferralDate" => self.referral = Day::read(text),
            "ReferralSource" => self.source = Code::read(text),
            "PrimaryNeedCode" => self.need = Code::read(text),
            "CINclosureDate" => self.closed = Day::read(text),
            "ReasonForClosure" => self.reason = Code::read(text),
            "DateOfInitialCPC" => self.conference = Day::read(text),
            "ReferralNFA" => self.nfa = Flag::read(text),
            _ => {}
        }
    }
}

impl AssessmentRead {
    fn leaf(&mut self, name: &str, text: &str) {
        match name {
            "AssessmentActualStartDate" => self.started = Day::read(text),
            "AssessmentAuthorisationDate" => self.authorised = Day::read(text),
            "AssessmentFactors" if self.factors.len() < LONGEST => self.factors.push(Code::read(text)),
            _ => {}
        }
    }
}

impl EnquiryRead {
    fn leaf(&mut self, name: &str, text: &str) {
        match name {
            "S47ActualStartDate" => self.started = Day::read(text),
            "InitialCPCtarget" => self.target = Day::read(text),
            "DateOfInitialCPC" => self.conference = Day::read(text),
            "ICPCnotRequired" => self.unneeded = Flag::read(text),
            _ => {}
        }
    }
}

impl PlanRead {
    fn leaf(&mut self, name: &str, text: &str) {
        match name {
            "CPPstartDate" => self.started = Day::read(text),
            "CPPendDate" => self.ended = Day::read(text),
            "InitialCategoryOfAbuse" => self.first = Code::read(text),
            "LatestCategoryOfAbuse" => self.latest = Code::read(text),
            "NumberOfPreviousCPP" => text.clone_into(&mut self.previous),
            "CPPreviewDate" => self.reviews.push(Day::read(text)),
            _ => {}
        }
    }
}
