use kit::Id;

struct Things;
struct Others;
fn open(_: Id<Things>) {}

fn main() {
    let id: Id<Others> = "00000000-0000-0000-0000-000000000000".parse().expect("an id");
    open(id);
}
