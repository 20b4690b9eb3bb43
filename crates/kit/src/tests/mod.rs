//! The kit's proofs, with a register of their own: the door, the transaction, the trail, what is kept, the queue.

mod door;
mod jobs;
mod things;
mod trail;
mod writers;

/// Handlers without a guard, changes without a right, queries past the desk: none of them compiles.
#[test]
fn what_must_not_compile_does_not() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass_*.rs");
    cases.compile_fail("tests/ui/no_*.rs");
}
