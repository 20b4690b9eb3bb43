//! Rights: what a handler needs and a person holds.

use std::marker::PhantomData;

/// A register: a kind of record that the board keeps. `NAME` is its folder's name, in the plural.
pub trait Register: Send + Sync + 'static {
    const NAME: &'static str;
}

/// Something that a person may do, e.g. `write` `readings`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Right {
    pub verb: &'static str,
    pub register: &'static str,
}

impl std::fmt::Display for Right {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.verb, self.register)
    }
}

/// The right that a handler asks for by its first argument, `Desk<P>`.
pub trait Permission: Send + Sync + 'static {
    const NEEDS: Right;
}

/// A permission that allows change.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a right to look, not to change",
    note = "ask for `Desk<Write<..>>` or for a right of the register's own that implements `Writes`"
)]
pub trait Writes: Permission {}

/// The right to read register `R`.
pub struct Read<R>(PhantomData<fn() -> R>);
/// The right to change records of register `R`.
pub struct Write<R>(PhantomData<fn() -> R>);

impl<R: Register> Permission for Read<R> {
    const NEEDS: Right = Right { verb: "read", register: R::NAME };
}
impl<R: Register> Permission for Write<R> {
    const NEEDS: Right = Right { verb: "write", register: R::NAME };
}
impl<R: Register> Writes for Write<R> {}
