use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Register, Routes, Write};
use serde::Deserialize;

struct Things;
impl Register for Things {
    const NAME: &'static str = "things";
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/things")]
struct List;

async fn submit(mut desk: Desk<Write<Things>>, _: List) -> Answer {
    let tx = desk.change(async |tx| Ok(tx)).await?;
    let _ = tx.now();
    loop {}
}

fn main() {
    let _ = Routes::new().post(submit);
}
