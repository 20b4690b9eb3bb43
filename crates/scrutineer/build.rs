//! Says what to do when the styles have not been built; building them needs npm, so it is not done behind anybody's back.

fn main() {
    println!("cargo::rerun-if-changed=../../assets/dist");
    if !std::path::Path::new("../../assets/dist/scrutineer.css").exists() {
        println!("cargo::error=the styles are not built: run `make assets` (`make run` and `make test` do)");
    }
}
