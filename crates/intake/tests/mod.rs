//! What holds for every reader: broken files, and the published samples.

mod fuzz;
mod mutation;
mod reference;
mod seeds;
