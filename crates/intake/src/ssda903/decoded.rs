//! A text in any declared encoding that keeps ASCII, as UTF-8. What is broken in it becomes the replacement mark.

use encoding_rs::{Decoder, Encoding, UTF_8};
use std::io::{self, BufRead, Read};

/// How much of the text is searched for its encoding, and how much is decoded at once, in bytes.
const START: usize = 256;
const ROOM: usize = 32 * 1024;

pub(super) struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    ready: Vec<u8>,
    at: usize,
    over: bool,
}

impl<R: BufRead> Decoded<R> {
    pub(super) fn new(mut inner: R) -> io::Result<Self> {
        let start = inner.fill_buf()?;
        let decoder = declared(&start[..start.len().min(START)]).new_decoder_without_bom_handling();
        Ok(Decoded { inner, decoder, ready: Vec::new(), at: 0, over: false })
    }

    fn more(&mut self) -> io::Result<()> {
        self.ready.resize(ROOM, 0);
        self.at = 0;
        loop {
            let some = self.inner.fill_buf()?;
            let last = some.is_empty();
            let (_, read, written, _) = self.decoder.decode_to_utf8(some, &mut self.ready, last);
            self.inner.consume(read);
            if written > 0 || last {
                self.over = last && read == 0;
                self.ready.truncate(written);
                return Ok(());
            }
        }
    }
}

/// The encoding that the declaration names; UTF-8 where it names none, or one that cannot be, since the text has ASCII.
fn declared(start: &[u8]) -> &'static Encoding {
    let name = b"encoding";
    let Some(at) = start.windows(name.len()).position(|part| part == name) else { return UTF_8 };
    let rest = &start[at + name.len()..];
    let mut parts = rest.split(|byte| matches!(byte, b'"' | b'\''));
    let label = parts.nth(1).unwrap_or_default();
    Encoding::for_label(label).filter(|encoding| encoding.is_ascii_compatible()).unwrap_or(UTF_8)
}

impl<R: BufRead> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let some = self.fill_buf()?;
        let read = some.len().min(into.len());
        into[..read].copy_from_slice(&some[..read]);
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Decoded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.ready.len() && !self.over {
            self.more()?;
        }
        Ok(&self.ready[self.at.min(self.ready.len())..])
    }
    fn consume(&mut self, amount: usize) {
        self.at += amount;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_out_whatever_the_declared_encoding() {
        let read = |bytes: &[u8]| {
            let mut text = String::new();
            Decoded::new(bytes).unwrap().read_to_string(&mut text).map(|_| text).unwrap()
        };
        assert_eq!(read(b"<?xml encoding='windows-1252'?><a>Zo\xeb</a>"), "<?xml encoding='windows-1252'?><a>Zoë</a>");
        assert_eq!(read("<a>Zoë</a>".as_bytes()), "<a>Zoë</a>");
        assert_eq!(read(b"<a>Zo\xeb</a>"), "<a>Zo\u{fffd}</a>");
        assert_eq!(read(b"<?xml encoding=\"utf-16\"?><a/>"), "<?xml encoding=\"utf-16\"?><a/>");
        assert_eq!(read(b""), "");
        assert_eq!(read(b"Zo\xc3"), "Zo\u{fffd}");
        let long = "é".repeat(100_000);
        assert_eq!(read(long.as_bytes()), long);
    }
}
