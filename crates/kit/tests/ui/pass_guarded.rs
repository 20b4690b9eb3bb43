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
#[derive(TypedPath, Deserialize)]
#[typed_path("/about")]
struct About;

async fn show(_desk: Desk<Read<Things>>, _: List) -> Answer {
    loop {}
}
async fn submit(mut desk: Desk<Write<Things>>, _: List) -> Answer {
    desk.change(async |_| Ok(())).await?;
    loop {}
}
async fn anybody(_: kit::Public, _: About) -> Answer {
    loop {}
}

fn main() {
    let _ = Routes::new().get(show).post(submit).get(anybody);
}
