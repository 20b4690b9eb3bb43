//! How the small lists of this crate are kept as text: one macro, so that no two of them differ.

use std::fmt;

/// A text that is none of the values of the list it was read for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownText {
    what: &'static str,
    text: String,
}

impl UnknownText {
    pub(crate) fn new(what: &'static str, text: &str) -> Self {
        Self { what, text: text.to_owned() }
    }
}

impl fmt::Display for UnknownText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is not a {}.", self.text, self.what)
    }
}

impl std::error::Error for UnknownText {}

/// Gives an enum without fields its stored text: `ALL`, `as_str`, `Display`, `FromStr` and serde.
macro_rules! stored_text {
    ($name:ident, $what:literal, { $($variant:ident => $text:literal),+ $(,)? }) => {
        impl $name {
            /// Every value, in the order a person is shown them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The text kept in a table or a file.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        stored_text!(serde $name, $what);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::UnknownText;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err(crate::UnknownText::new($what, text)),
                }
            }
        }
    };
    (serde $name:ident, $what:literal) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
