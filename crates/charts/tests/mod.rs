//! The drawings as agreed, and what holds for every one of them.

mod golden;
mod grids;
mod named;
mod rules;
mod samples;
mod several;
mod xml;
