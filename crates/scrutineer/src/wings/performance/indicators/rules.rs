//! How an indicator's period is named and its figure worked out. Pure: no clock, no database.
