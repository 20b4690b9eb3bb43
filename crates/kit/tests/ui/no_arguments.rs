use axum_extra::routing::TypedPath;
use kit::{Answer, Register, Routes};
use serde::Deserialize;

struct Things;
impl Register for Things {
    const NAME: &'static str = "things";
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/things")]
struct List;

async fn show() -> Answer {
    loop {}
}

fn main() {
    let _ = Routes::new().get(show);
}
