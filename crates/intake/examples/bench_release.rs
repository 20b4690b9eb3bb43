//! Reads a release of the department and asks it for one authority in every year: what `tools/bench-intake` times.

use intake::input::Input;
use intake::published::{Ask, Library, Options, read};
use std::path::PathBuf;

fn main() {
    let Some(path) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("name a file");
        std::process::exit(2);
    };
    let (content, findings) = read(&Input::file(&path), None, &Options::default());
    let Some(content) = content else {
        eprintln!("not read: {} findings", findings.total());
        std::process::exit(1);
    };
    let mut library = Library::new();
    library.add(content);
    for year in 2013..2026 {
        let ask = Ask { area: "300", measure: "Referrals_rate", year, neighbours: None, release: None };
        if let Ok(shown) = library.show(&ask) {
            println!("{year} {shown:?}");
        }
    }
}
