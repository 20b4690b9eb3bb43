//! Small harms to a file, as strategies, so that a failing one shrinks to the harm that matters.

use proptest::prelude::*;

/// Tokens that readers trip over.
const TOKENS: [&[u8]; 24] = [
    b"\"",
    b",",
    b"\n",
    b"\r\n",
    b"\0",
    b"<",
    b">",
    b"</",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"&amp;",
    b"&#x10FFFF;",
    b"&bomb;",
    b"<!DOCTYPE x>",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"9999999999999999999",
    b"-1",
    b"31/12/9999",
    b"0000-00-00",
    b"1e308",
    b"=cmd()",
    "\u{1f9d2}".as_bytes(),
];

/// One harm. Places are shares of the length, so that they fit whatever went before.
#[derive(Clone, Debug)]
pub enum Harm {
    /// Another byte.
    Byte(u16, u8),
    /// Some bytes gone.
    Gap(u16, u8),
    /// Some bytes again and again.
    Again(u16, u8, u8),
    /// A token put in.
    Token(u16, usize),
    /// The end gone.
    End(u16),
    /// Two pieces changed round.
    Swap(u16, u16, u8),
}

pub fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        (any::<u16>(), any::<u8>()).prop_map(|(at, byte)| Harm::Byte(at, byte)),
        (any::<u16>(), any::<u8>()).prop_map(|(at, long)| Harm::Gap(at, long)),
        (any::<u16>(), any::<u8>(), any::<u8>()).prop_map(|(at, long, times)| Harm::Again(at, long, times)),
        (any::<u16>(), 0..TOKENS.len()).prop_map(|(at, token)| Harm::Token(at, token)),
        any::<u16>().prop_map(Harm::End),
        (any::<u16>(), any::<u16>(), any::<u8>()).prop_map(|(a, b, long)| Harm::Swap(a, b, long)),
    ]
}

/// The file after these harms.
pub fn harmed(file: &[u8], harms: &[Harm]) -> Vec<u8> {
    let mut file = file.to_vec();
    for harm in harms {
        let place = |at: u16| file.len() * usize::from(at) / 65_536;
        match *harm {
            Harm::Byte(at, byte) => {
                let at = place(at);
                if let Some(there) = file.get_mut(at) {
                    *there = byte;
                }
            }
            Harm::Gap(at, long) => {
                let at = place(at);
                let end = (at + usize::from(long)).min(file.len());
                file.drain(at..end);
            }
            Harm::Again(at, long, times) => {
                let at = place(at);
                let end = (at + usize::from(long)).min(file.len());
                let piece = file[at..end].repeat(usize::from(times));
                file.splice(at..at, piece);
            }
            Harm::Token(at, token) => {
                let at = place(at);
                file.splice(at..at, TOKENS[token].iter().copied());
            }
            Harm::End(at) => {
                let at = place(at);
                file.truncate(at);
            }
            Harm::Swap(a, b, long) => {
                let (a, b) = (place(a.min(b)), place(a.max(b)));
                let long = usize::from(long).min(b - a).min(file.len() - b);
                for n in 0..long {
                    file.swap(a + n, b + n);
                }
            }
        }
    }
    file
}
