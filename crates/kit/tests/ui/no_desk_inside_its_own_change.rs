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

use kit::access::person_record;
use sea_orm::EntityTrait;

async fn submit(mut desk: Desk<Write<Things>>, _: List) -> Answer {
    desk.change(async |_| desk.all(person_record::Entity::find()).await).await?;
    loop {}
}

fn main() {
    let _ = Routes::new().post(submit);
}
