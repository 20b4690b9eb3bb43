//! What was brought: a file on a disk or bytes in memory, opened as often as needed, and told by its content.

use crate::finding::Rule;
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

/// A file larger than this is not read at all, in bytes.
pub const LARGEST: u64 = 2 * 1024 * 1024 * 1024;
/// One row, one element or one text longer than this is no child's record, in bytes.
pub const LONGEST_PIECE: u64 = 1024 * 1024;

/// The file cannot be opened.
pub static UNREADABLE: Rule = Rule::error(
    "file-unreadable",
    "The file cannot be read",
    "Open it in the program that made it, save it again, and choose that",
);
/// The file holds nothing.
pub static EMPTY: Rule = Rule::error("file-empty", "The file is empty", "Choose the file again");
/// The file is too large.
pub static TOO_LARGE: Rule =
    Rule::error("file-too-large", "The file is larger than 2 GB", "Send it in parts: one list or one year in each");
/// A piece of the file never ends.
pub static TOO_LONG: Rule = Rule::error(
    "file-piece-too-long",
    "One row or text in the file is longer than 1 MB",
    "A quotation mark or a tag that is never closed does this: save the file again from the program that made it",
);

/// Anything that can be read from any place.
pub trait Readable: BufRead + Seek {}
impl<T: BufRead + Seek> Readable for T {}

#[derive(Clone, Copy, Debug)]
enum Content<'a> {
    Held(&'a [u8]),
    File(&'a Path),
}

/// A file that was brought.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// As people know it, for findings.
    pub name: Arc<str>,
    content: Content<'a>,
}

/// What the bytes of a file look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// .xlsx, .xlsm
    Workbook,
    /// .xls
    OldWorkbook,
    /// Begins with a tag.
    Xml,
    /// Values with marks between them, as far as can be told.
    Text,
}

impl<'a> Input<'a> {
    /// What is held in memory.
    #[must_use]
    pub fn held(name: &str, bytes: &'a [u8]) -> Self {
        Input { name: Arc::from(name), content: Content::Held(bytes) }
    }
    /// A file on a disk; it is read and never written.
    #[must_use]
    pub fn file(path: &'a Path) -> Self {
        let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
        Input { name: Arc::from(name.as_ref()), content: Content::File(path) }
    }

    /// Opens it from its beginning.
    ///
    /// # Errors
    /// The rule that says why it cannot be read.
    pub fn open(&self) -> Result<Box<dyn Readable + 'a>, &'static Rule> {
        let opened: Box<dyn Readable + 'a> = match self.content {
            Content::Held(bytes) => Box::new(Cursor::new(bytes)),
            Content::File(path) => {
                let file = std::fs::File::open(path).map_err(|_| &UNREADABLE)?;
                let length = file.metadata().map_err(|_| &UNREADABLE)?;
                // A pipe or a folder has no length and cannot be read twice.
                if !length.is_file() {
                    return Err(&UNREADABLE);
                }
                if length.len() > LARGEST {
                    return Err(&TOO_LARGE);
                }
                Box::new(BufReader::with_capacity(128 * 1024, file))
            }
        };
        Ok(opened)
    }

    /// What it looks like.
    ///
    /// # Errors
    /// The rule that says why it cannot be read.
    pub fn form(&self) -> Result<Form, &'static Rule> {
        let mut start = Vec::with_capacity(1024);
        self.open()?.take(1024).read_to_end(&mut start).map_err(|_| &UNREADABLE)?;
        if start.is_empty() {
            return Err(&EMPTY);
        }
        if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
            return Ok(Form::Workbook);
        }
        if start.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Ok(Form::OldWorkbook);
        }
        let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start);
        if text.contains(&0) {
            return Err(&UNREADABLE);
        }
        let tag = text.iter().find(|byte| !byte.is_ascii_whitespace());
        Ok(if tag == Some(&b'<') { Form::Xml } else { Form::Text })
    }

    /// The SHA-256 of its bytes in hexadecimal, and how many there are: what a receipt names it by.
    ///
    /// # Errors
    /// The rule that says why it cannot be read.
    pub fn hash(&self) -> Result<(String, u64), &'static Rule> {
        let (mut from, mut sum, mut length) = (self.open()?, Sha256::new(), 0);
        loop {
            let some = from.fill_buf().map_err(|_| &UNREADABLE)?;
            if some.is_empty() {
                break;
            }
            sum.update(some);
            let read = some.len();
            length += read as u64;
            from.consume(read);
        }
        let mut text = String::with_capacity(64);
        for byte in sum.finalize() {
            // Memory takes whatever is written to it.
            let _ = write!(text, "{byte:02x}");
        }
        Ok((text, length))
    }
}

/// A reader that refuses to go on where one piece becomes too long: whoever reads says with [`Pieces::next`] where the
/// next one begins. Without it a file of one endless text fills the memory.
pub struct Bounded<R> {
    inner: R,
    since: Rc<Cell<u64>>,
}

/// The other end of [`Bounded`].
#[derive(Clone)]
pub struct Pieces(Rc<Cell<u64>>);

impl Pieces {
    /// A new piece begins.
    pub fn next(&self) {
        self.0.set(0);
    }
    /// Whether reading stopped because a piece was too long.
    #[must_use]
    pub fn too_long(&self) -> bool {
        self.0.get() > LONGEST_PIECE
    }
}

impl<R> Bounded<R> {
    /// Reads from `inner`.
    pub fn new(inner: R) -> (Self, Pieces) {
        let since = Rc::new(Cell::new(0));
        (Bounded { inner, since: Rc::clone(&since) }, Pieces(since))
    }
    fn count(&self, read: usize) -> io::Result<()> {
        if self.since.get() > LONGEST_PIECE {
            return Err(io::Error::other("a piece that never ends"));
        }
        self.since.set(self.since.get() + read as u64);
        Ok(())
    }
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.count(read)?;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.count(0)?;
        self.inner.fill_buf()
    }
    fn consume(&mut self, amount: usize) {
        self.since.set(self.since.get() + amount as u64);
        self.inner.consume(amount);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_content() {
        let form = |bytes: &[u8]| Input::held("x", bytes).form();
        assert_eq!(form(b"PK\x03\x04rest"), Ok(Form::Workbook));
        assert_eq!(form(&[0xd0, 0xcf, 0x11, 0xe0, 1]), Ok(Form::OldWorkbook));
        assert_eq!(form(b"\xef\xbb\xbf \n<Message>"), Ok(Form::Xml));
        assert_eq!(form(b"CHILD,DOB"), Ok(Form::Text));
        assert_eq!(form(b""), Err(&EMPTY));
        assert_eq!(form(b"\x7fELF\0\0"), Err(&UNREADABLE));
        assert_eq!(Input::file(Path::new("/nowhere/at/all")).form(), Err(&UNREADABLE));
        assert_eq!(Input::file(Path::new("/")).form(), Err(&UNREADABLE));
    }

    #[test]
    fn the_same_bytes_have_the_same_hash_wherever_they_lie() {
        let (hash, length) = Input::held("a", b"abc").hash().unwrap();
        assert_eq!(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(length, 3);
        assert_eq!(Input::held("another name", b"abc").hash().unwrap().0, hash);
    }

    #[test]
    fn an_endless_piece_is_refused_and_many_short_ones_are_not() {
        let long = vec![b'x'; 3 * 1024 * 1024];
        let (mut reader, pieces) = Bounded::new(BufReader::new(&long[..]));
        assert!(io::copy(&mut reader, &mut io::sink()).is_err());
        assert!(pieces.too_long());
        let (mut reader, pieces) = Bounded::new(BufReader::new(&long[..]));
        let mut all = 0;
        while let Ok(some) = reader.fill_buf().map(<[u8]>::len) {
            if some == 0 {
                break;
            }
            reader.consume(some);
            all += some;
            pieces.next();
        }
        assert_eq!(all, long.len());
    }
}
