//! Prints one HTML page with every drawing: `cargo run -p charts --example gallery > gallery.html`.

#[path = "../tests/samples/mod.rs"]
mod samples;

use charts::icons::Rag;
use charts::{Arrange, both, icons};
use samples::small;

const STYLE: &str = "body{font-family:'Source Sans 3',Arial,sans-serif;color:#16243a;margin:16px;line-height:1.5}\
    h2{font-size:18px;margin:32px 0 8px}svg{vertical-align:middle}.chart{display:block;max-width:100%;height:auto;\
    overflow:visible}.chart--narrow{display:none}.row>*{margin:0 20px 8px 0;display:inline-block}\
    @media(max-width:640px){.chart--wide{display:none}.chart--narrow{display:block;width:100%}}";

fn main() {
    println!("<!doctype html><html lang=\"en-GB\"><meta charset=\"utf-8\"><title>Gallery</title>");
    println!("<meta name=\"viewport\" content=\"width=device-width\"><style>{STYLE}</style>");
    icon_rows();
    spark_row();
    let charts = [
        ("Totals", both(&samples::totals())),
        ("Paired bars", both(&samples::agencies())),
        ("Limits set on a first year", both(&samples::referrals())),
        ("Limits set twice, pins of a thread", both(&samples::interviews())),
        ("Limits that follow the number of cases", both(&samples::shares())),
        ("Limits on trial", both(&samples::early())),
        ("A median only", both(&samples::first())),
        ("Run chart with a comparator", both(&samples::rate())),
        ("Levels against a comparator", both(&samples::caseload())),
        ("Bars", both(&samples::population())),
        ("Ranked", both(&samples::ranked())),
        ("Funnel", both(&samples::funnel())),
        ("Lines", both(&samples::several::lines())),
        ("Bars beside one another", both(&samples::several::grouped(Arrange::Beside))),
        ("Bars on one another", both(&samples::several::grouped(Arrange::Stacked))),
        ("Shares of a whole", both(&samples::several::grouped(Arrange::Shares))),
        ("A table in shades", both(&samples::several::heat())),
        ("Against a target", both(&samples::several::bullets())),
        ("Small multiples", both(&samples::several::small())),
        ("A timeline", both(&samples::several::timeline())),
    ];
    for (name, drawing) in charts {
        println!("<h2>{name}</h2>{drawing}");
    }
}

fn icon_rows() {
    let on_paper = small::STATUSES.iter().filter(|(status, _)| *status != Rag::RedInverse);
    let statuses: String = on_paper.map(|(s, word)| format!("<span>{} {word}</span>", icons::rag(*s, 14))).collect();
    let kinds = small::KINDS.map(|(k, letter, word)| format!("<span>{} {word}</span>", icons::variation(k, letter)));
    let ways = small::WAYS.map(icons::arrow).concat();
    println!("<h2>Icons</h2><p class=\"row\">{statuses}</p><p class=\"row\">{}</p>", kinds.concat());
    println!("<p class=\"row\">{ways}{}{}{}</p>", icons::clock(), icons::search(), icons::mark());
}

fn spark_row() {
    let sparks: String = small::sparks().iter().map(|(name, s)| format!("<span>{s} {name}</span>")).collect();
    println!("<h2>Sparklines</h2><p class=\"row\">{sparks}</p>");
}
