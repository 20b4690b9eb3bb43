//! The components against the published fixtures, and what these do not cover.

mod components;
mod conformance;
