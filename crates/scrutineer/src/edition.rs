//! Guidance editions as data: the indicator catalogue and the referral sources of each.
