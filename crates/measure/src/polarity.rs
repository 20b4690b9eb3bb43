//! Whether more of something is good, bad, or neither.

/// Which way is better. The department's own tool gives no polarity to referral, child in need,
/// child protection and looked-after rates: high or low is neither good nor bad there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// More is better, such as reviews held on time.
    HigherBetter,
    /// Less is better, such as repeat child protection plans.
    LowerBetter,
    /// Neither: nearness to the plan is best.
    Neutral,
}

stored_text!(Polarity, "polarity", {
    HigherBetter => "higher_better",
    LowerBetter => "lower_better",
    Neutral => "neutral",
});

impl Polarity {
    /// A short phrase for people.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::HigherBetter => "higher is better",
            Self::LowerBetter => "lower is better",
            Self::Neutral => "neither high nor low is better",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_polarity_survives_storage() {
        for &polarity in Polarity::ALL {
            assert_eq!(polarity.as_str().parse(), Ok(polarity));
            let json = serde_json::to_string(&polarity).unwrap();
            assert_eq!(serde_json::from_str::<Polarity>(&json).unwrap(), polarity);
        }
        assert_eq!("up".parse::<Polarity>().unwrap_err().to_string(), "“up” is not a polarity.");
    }
}
