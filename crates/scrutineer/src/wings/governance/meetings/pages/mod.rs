//! The pages of meetings.

pub mod attendance;
pub mod items;
pub mod list;
pub mod live;
pub mod minutes;
pub mod moving;
pub mod one;
pub mod papers;
pub mod room;
pub mod round;
pub mod steps;
pub mod year;
