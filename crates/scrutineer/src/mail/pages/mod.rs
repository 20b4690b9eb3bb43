//! The pages of e-mail: what went, one's own wishes, and the page behind the link in every letter.

pub mod list;
pub mod own;
pub mod stop;
