use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Read, Register, Routes};
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

async fn show(desk: Desk<Read<Things>>, _: List) -> Answer {
    person_record::Entity::find().all(&desk).await.ok();
    person_record::Entity::find().all(desk.app().db()).await.ok();
    loop {}
}

fn main() {
    let _ = Routes::new().get(show);
}
