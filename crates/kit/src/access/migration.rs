//! The tables that every installation needs before any register.

use crate::store::schema::{
    append_only, big_integer, boolean, date, date_null, index, integer, lock_rows, moment, moment_null, plain, record,
    string, string_null, text, uuid, uuid_null,
};
use sea_orm::DbErr;
use sea_orm::sea_query::{ForeignKey, Index};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

/// Boards, the trail, people, sessions, links, files, jobs.
pub struct Foundations;

impl MigrationName for Foundations {
    fn name(&self) -> &str {
        "m2026_11_23_000000_foundations"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Foundations {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        boards(schema).await?;
        trail(schema).await?;
        people(schema).await?;
        sign_in(schema).await?;
        links_and_files(schema).await?;
        jobs(schema).await
    }
}

async fn boards(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    plain(schema, "board", |t| {
        t.col(uuid("id").primary_key().take())
            .col(uuid("board_id"))
            .col(integer("version"))
            .col(string("name"))
            .col(string("short_name"))
            .col(string("edition"))
            .col(string_null("area_code"))
            .col(boolean("demonstration"));
    })
    .await?;
    lock_rows(schema, "board", "board_id").await?;
    // Which boards there are, for the command line and sign-in: ids only, so it needs no lock.
    plain(schema, "board_list", |t| {
        t.col(uuid("board_id").primary_key().take()).col(moment("made_at"));
    })
    .await
}

async fn trail(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    plain(schema, "audit_entry", |t| {
        t.col(uuid("board_id"))
            .col(big_integer("seq"))
            .col(moment("at"))
            .col(uuid("person_id"))
            .col(string("actor"))
            .col(string("register"))
            .col(string("record_table"))
            .col(uuid("record_id"))
            .col(string("verb"))
            .col(string_null("reason"))
            .col(text("changes"))
            .col(string("previous"))
            .col(string("hash"))
            .primary_key(Index::create().col("board_id").col("seq"));
    })
    .await?;
    index(schema, "audit_entry", &["board_id", "register", "seq"], false).await?;
    index(schema, "audit_entry", &["record_id", "seq"], false).await?;
    append_only(schema, "audit_entry").await?;
    lock_rows(schema, "audit_entry", "board_id").await?;
    plain(schema, "audit_head", |t| {
        t.col(uuid("board_id").primary_key().take()).col(big_integer("seq")).col(moment("at")).col(string("hash"));
    })
    .await?;
    lock_rows(schema, "audit_head", "board_id").await
}

async fn people(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns =
        vec![string("title"), string("email"), uuid_null("agency_id"), boolean("active"), integer("passwords_set")];
    record(schema, "person", columns, &[]).await?;
    index(schema, "person", &["board_id", "email"], true).await?;
    record(schema, "role_grant", vec![uuid("person_id"), string("role")], &[("person_id", "person")]).await?;
    index(schema, "role_grant", &["person_id", "role"], true).await
}

async fn sign_in(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    plain(schema, "account", |t| {
        t.col(string("email").primary_key().take()).col(string("password_hash"));
    })
    .await?;
    plain(schema, "account_place", |t| {
        t.col(string("email"))
            .col(uuid("board_id"))
            .col(uuid("person_id"))
            .primary_key(Index::create().col("email").col("board_id"))
            .foreign_key(ForeignKey::create().from("account_place", "board_id").to("board", "id"));
    })
    .await?;
    plain(schema, "sign_in_attempt", |t| {
        t.col(string("key").primary_key().take())
            .col(integer("failures"))
            .col(moment("last_at"))
            .col(moment_null("locked_until"));
    })
    .await?;
    plain(schema, "session", |t| {
        t.col(string("id_hash").primary_key().take()).col(text("data")).col(moment("begun_at")).col(moment("seen_at"));
    })
    .await
}

async fn links_and_files(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let ends = vec![string("from_register"), uuid("from_id"), string("meaning"), string("to_register"), uuid("to_id")];
    record(schema, "link", ends, &[]).await?;
    index(schema, "link", &["from_id", "meaning", "to_id"], true).await?;
    index(schema, "link", &["to_id"], false).await?;
    let file = vec![
        string("name"),
        string("media_type"),
        big_integer("bytes"),
        string("sha256"),
        string("marking"),
        date_null("dated"),
        moment("received_at"),
        string("received_from"),
    ];
    record(schema, "evidence_file", file, &[]).await
}

async fn jobs(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    plain(schema, "job", |t| {
        t.col(uuid("id").primary_key().take())
            .col(uuid("board_id"))
            .col(string("kind"))
            .col(text("payload"))
            .col(string_null("unique_key"))
            .col(moment("run_at"))
            .col(integer("attempts"))
            .col(moment_null("claimed_until"))
            .col(moment_null("done_at"))
            .col(moment_null("given_up_at"))
            .col(string_null("problem"));
    })
    .await?;
    index(schema, "job", &["done_at", "given_up_at", "run_at"], false).await?;
    crate::store::schema::unique_where(
        schema,
        "job",
        "board_id, kind, unique_key",
        "done_at IS NULL AND given_up_at IS NULL",
    )
    .await
}

/// Keys for programs.
pub struct ApiKeys;

impl MigrationName for ApiKeys {
    fn name(&self) -> &str {
        "m2026_11_23_141000_api_keys"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for ApiKeys {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let token = vec![
            string("name"),
            uuid_null("agency_id"),
            string("role"),
            string("digest"),
            string("made_by"),
            date("made_on"),
            date_null("revoked_on"),
        ];
        record(schema, "api_token", token, &[]).await?;
        plain(schema, "api_token_use", |t| {
            t.col(uuid("token_id").primary_key().take()).col(uuid("board_id")).col(moment("used_at"));
        })
        .await
    }
}
