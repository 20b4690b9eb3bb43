//! Walks the return as XML: any element without elements in it is a cell, any other a row, and a row's table is told by
//! its cells. Nothing is held but the child at hand.

use super::columns::{Col, LAYOUTS, MANY, Table};
use super::decoded::Decoded;
use super::rules;
use super::take::Taker;
use crate::finding::Rule;
use crate::input::{Bounded, Input, TOO_LONG, UNREADABLE};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

/// No return nests deeper.
const DEEPEST: usize = 24;
/// A text is cut after this many bytes: no code, day or number is longer.
const LONGEST: usize = 64;
/// No child has more rows than this.
const MOST_ROWS: usize = 20_000;
/// Within so many events the file shows whether it is this return.
const GLANCE: usize = 4_000;

/// Whether an XML file is this return: by its root, else by elements that no other return has.
pub(super) fn fits(input: &Input<'_>) -> bool {
    let Ok(from) = input.open().and_then(|from| Decoded::new(from).map_err(|_| &UNREADABLE)) else { return false };
    let (from, pieces) = Bounded::new(from);
    let (mut reader, mut buffer, mut columns) = (Reader::from_reader(from), Vec::new(), 0_u64);
    for _ in 0..GLANCE {
        buffer.clear();
        pieces.next();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                let name = tag.local_name();
                let name: &str = name.as_ref();
                if name.contains("903") {
                    return true;
                }
                columns |= Col::of(name).map_or(0, Col::bit);
                let all = Col::Start.bit() | Col::Rne.bit() | Col::Ls.bit();
                if columns & all == all {
                    return true;
                }
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
    false
}

/// One element that is open.
#[derive(Default)]
struct Frame {
    col: Option<Col>,
    is_child: bool,
    is_header: bool,
    group: bool,
    line: u32,
    text: String,
    row: Group,
}

/// The cells of a row.
#[derive(Default)]
struct Group {
    line: u32,
    is_header: bool,
    columns: u64,
    cells: Vec<(Col, String)>,
}

impl Group {
    fn cell(&self, col: Col) -> Option<&str> {
        self.cells.iter().find(|(known, _)| *known == col).map(|(_, text)| text.as_str())
    }
    fn is(&self, table: Table) -> bool {
        let person = [Col::Ethnic, Col::Upn].iter().any(|col| self.columns & col.bit() != 0);
        LAYOUTS[table as usize].fits(self.columns) && (table != Table::Header || self.is_header || person)
    }
}

/// What the walk came to.
pub(super) struct Walked {
    /// How many rows were taken.
    pub rows: u64,
    /// Where and why it broke off.
    pub broken: Option<(u32, &'static Rule)>,
}

pub(super) fn walk(input: &Input<'_>, taker: &mut Taker<'_>) -> Result<Walked, &'static Rule> {
    let (from, pieces) = Bounded::new(Decoded::new(input.open()?).map_err(|_| &UNREADABLE)?);
    let (mut reader, mut buffer) = (Reader::from_reader(from), Vec::new());
    let mut walk = Walk { taker, open: Vec::new(), depth: 0, line: 0, children: 0, rows: 0, pending: Vec::new() };
    let broken = loop {
        buffer.clear();
        pieces.next();
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(_) if pieces.too_long() => break Some(&TOO_LONG),
            Err(_) => break Some(&rules::BROKEN),
        };
        match event {
            Event::Eof if walk.depth == 0 => break None,
            Event::Eof => break Some(&rules::BROKEN),
            Event::DocType(_) => return Err(&rules::DOCTYPE),
            Event::Start(tag) => walk.open(tag.local_name().as_ref()),
            Event::Empty(tag) => {
                walk.open(tag.local_name().as_ref());
                walk.close();
            }
            Event::End(_) => walk.close(),
            Event::Text(text) => walk.text(text.as_ref()),
            Event::CData(text) => walk.text(text.as_ref()),
            Event::GeneralRef(entity) => walk.entity(&entity),
            Event::Comment(text) => walk.pass(text.as_ref()),
            Event::Decl(_) | Event::PI(_) => {}
        }
        if walk.depth > DEEPEST {
            break Some(&rules::TOO_DEEP);
        }
        if walk.pending.len() > MOST_ROWS || walk.wide() {
            break Some(&rules::TOO_MUCH);
        }
    };
    // A child that breaks off in the middle is not used: what is missing of it cannot be known.
    Ok(Walked { rows: walk.rows, broken: broken.map(|rule| (walk.row(walk.line + 1), rule)) })
}

struct Walk<'w, 't> {
    taker: &'w mut Taker<'t>,
    /// The open elements: the first `depth`; the others keep their memory.
    open: Vec<Frame>,
    depth: usize,
    line: u32,
    children: u32,
    rows: u64,
    /// The rows of the child at hand.
    pending: Vec<Group>,
}

impl Walk<'_, '_> {
    /// As a finding numbers it: the line; where all stands in one line, the child's place says more.
    fn row(&self, line: u32) -> u32 {
        if self.line == 0 { self.children } else { line }
    }
    /// Whether one row has cells without end.
    fn wide(&self) -> bool {
        self.depth > 0 && self.open[self.depth - 1].row.cells.len() > 4 * MANY
    }

    fn open(&mut self, name: &str) {
        if let Some(above) = self.depth.checked_sub(1) {
            self.open[above].group = true;
        }
        if self.open.len() == self.depth {
            self.open.push(Frame::default());
        }
        let frame = &mut self.open[self.depth];
        frame.col = Col::of(name);
        frame.is_child = name.eq_ignore_ascii_case("CHILD");
        frame.is_header = name.eq_ignore_ascii_case("HEADER");
        frame.group = false;
        frame.line = self.line + 1;
        frame.text.clear();
        self.depth += 1;
    }

    fn close(&mut self) {
        let Some(at) = self.depth.checked_sub(1) else { return };
        self.depth = at;
        if self.open[at].group { self.group(at) } else { self.leaf(at) }
    }

    /// A cell goes to the row that it stands in; of two with one name the first counts.
    fn leaf(&mut self, at: usize) {
        let Some(above) = at.checked_sub(1) else { return };
        let text = std::mem::take(&mut self.open[at].text);
        if let Some(col) = self.open[at].col {
            let row = &mut self.open[above].row;
            row.columns |= col.bit();
            row.cells.push((col, text.trim().to_owned()));
        }
    }

    fn group(&mut self, at: usize) {
        let child = self.open[at].is_child;
        let mut row = std::mem::take(&mut self.open[at].row);
        let line = self.open[at].line;
        if !row.cells.is_empty() {
            row.line = line;
            row.is_header = self.open[at].is_header;
            let own = !row.is_header && row.columns & Col::Child.bit() != 0;
            let alone = own && !self.open[..at].iter().any(|frame| frame.is_child);
            self.pending.push(row);
            if alone && !child {
                self.flush();
            }
        }
        if child || at <= 1 {
            self.flush();
        }
    }

    /// The child at hand is whole.
    fn flush(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        self.children += u32::from(!pending.is_empty());
        let of = |col| pending.iter().find_map(|row| row.cell(col)).unwrap_or_default();
        let born = pending.iter().find(|row| row.is(Table::Header)).and_then(|row| row.cell(Col::Born));
        let child = of(Col::Child);
        for row in &pending {
            let mut cells = [""; MANY];
            for (col, text) in row.cells.iter().rev() {
                cells[col.at()] = text;
            }
            if row.columns & Col::Child.bit() == 0 {
                cells[Col::Child.at()] = child;
            }
            if row.columns & Col::Born.bit() == 0 {
                cells[Col::Born.at()] = born.unwrap_or_default();
            }
            let number = self.row(row.line);
            for layout in LAYOUTS.iter().filter(|layout| row.is(layout.table)) {
                let told = row.cells.iter().any(|(col, text)| {
                    !text.is_empty() && *col != Col::Child && *col != Col::Born && layout.columns & col.bit() != 0
                });
                // An empty element stands for a table in which the child is not.
                if told {
                    self.taker.take(layout.table, number, &cells);
                    self.rows += 1;
                }
            }
        }
        self.pending = pending;
        self.pending.clear();
    }

    fn text(&mut self, text: &str) {
        self.pass(text);
        if let Some(frame) = self.depth.checked_sub(1).map(|at| &mut self.open[at]) {
            let room = LONGEST.saturating_sub(frame.text.len());
            frame.text.extend(text.chars().take(room));
        }
    }

    /// The five that every XML has, and letters by their number; any other makes the text one that cannot be read.
    fn entity(&mut self, entity: &BytesRef<'_>) {
        let letter = match entity.as_ref() {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => entity.resolve_char_ref().ok().flatten().unwrap_or('\u{fffd}'),
        };
        self.text(letter.encode_utf8(&mut [0; 4]));
    }

    fn pass(&mut self, text: &str) {
        let lines = text.bytes().filter(|byte| *byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
    }
}
