use axum_extra::routing::TypedPath;
use kit::{Answer, Public, Routes};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/public/people")]
struct People;

use kit::access::person_record;
use sea_orm::EntityTrait;

async fn show(public: Public, _: People) -> Answer {
    let board = public.places().await?[0].id;
    let window = public.window(board).await?;
    window.all(person_record::Entity::find()).await?;
    loop {}
}

fn main() {
    let _ = Routes::new().get(show);
}
