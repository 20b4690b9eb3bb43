//! Every drawing as it was last agreed; `UPDATE_GOLDEN=1 cargo test -p charts` writes them again.

use super::{named, samples};

use std::{env, fs, path::Path};

use charts::{Arrange, Chart, narrow, wide};

fn agrees(name: &str, drawing: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(format!("{name}.svg"));
    // One element a line, so that a difference is easy to see.
    let drawing = drawing.replace("><", ">\n<") + "\n";
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &drawing).expect("the folder of the agreed drawings can be written");
    }
    let agreed = fs::read_to_string(&path).unwrap_or_default();
    let first = agreed.lines().zip(drawing.lines()).find(|(a, b)| a != b);
    assert!(agreed == drawing, "{name} is not as agreed; first difference: {first:#?}");
}

fn both_agree(name: &str, chart: &impl Chart) {
    agrees(&format!("{name}-wide"), &wide(chart));
    agrees(&format!("{name}-narrow"), &narrow(chart));
}

#[test]
fn charts_are_as_agreed() {
    both_agree("spc-fixed-baseline", &samples::referrals());
    both_agree("spc-limits-set-again", &samples::interviews());
    both_agree("spc-run-chart", &samples::rate());
    both_agree("spc-limits-by-cases", &samples::shares());
    both_agree("spc-on-trial", &samples::early());
    both_agree("spc-median-only", &samples::first());
    both_agree("paired", &samples::agencies());
    both_agree("totals", &samples::totals());
    both_agree("levels", &samples::caseload());
    both_agree("bars", &samples::population());
    both_agree("ranked", &samples::ranked());
    both_agree("funnel", &samples::funnel());
    both_agree("lines", &samples::several::lines());
    both_agree("heat", &samples::several::heat());
    both_agree("bullets", &samples::several::bullets());
    both_agree("small", &samples::several::small());
    both_agree("timeline", &samples::several::timeline());
    both_agree("grouped-beside", &samples::several::grouped(Arrange::Beside));
    both_agree("grouped-stacked", &samples::several::grouped(Arrange::Stacked));
    both_agree("grouped-shares", &samples::several::grouped(Arrange::Shares));
}

#[test]
fn small_drawings_are_as_agreed() {
    for (name, drawing) in named::all() {
        agrees(&name, &drawing);
    }
}
