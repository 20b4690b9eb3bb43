use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Read, Register, Routes, Write};
use serde::Deserialize;

struct Things;
impl Register for Things {
    const NAME: &'static str = "things";
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/things")]
struct List;

use kit::Id;

struct Others;
fn open(_: Id<Things>) {}

fn main() {
    let id: Id<Others> = "00000000-0000-0000-0000-000000000000".parse().expect("an id");
    open(id);
    let _ = Routes::new();
    let _ = std::marker::PhantomData::<(Answer, Desk<Read<Things>>, Write<Things>, List)>;
}
