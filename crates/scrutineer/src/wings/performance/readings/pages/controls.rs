//! The controls of a figure, shared by entering and revising.

use crate::wings::performance::indicators::Indicator;
use crate::wings::performance::readings::Confidence;
use crate::wings::performance::readings::form::{ReadingForm, confidence_key, whole_name};
use crate::wings::performance::readings::rules::{self, Asked};
use govuk::{Input, Keyboard, Textarea, Width};
use kit::Form;
use maud::{Markup, html};
use measure::Unit;
use sea_orm::Iterable;

/// The boxes for the figure, or for why there is none.
pub(super) fn figure(form: &Form<ReadingForm>, indicator: &Indicator) -> Markup {
    let number = |input| Input { keyboard: Keyboard::Numeric, width: Width::W10, ..input };
    let count = |label: String| Input {
        hint: indicator.numerator.as_str().into(),
        ..form.input("numerator", label, |f| &f.numerator)
    };
    html! {
        @match rules::asked(indicator) {
            Asked::Count => (number(count(of(&indicator.numerator_name)))),
            Asked::Share => {
                div class="form__row" {
                    (number(count(of(&indicator.numerator_name))))
                    (number(Input {
                        hint: indicator.denominator.as_deref().unwrap_or_default().into(),
                        ..form.input("denominator", of(whole_name(indicator)), |f| &f.denominator)
                    }))
                }
            }
            Asked::Value => (Input {
                suffix: if indicator.unit.0 == Unit::Days { "days".into() } else { govuk::Words::Nothing },
                prefix: if indicator.unit.0 == Unit::Pounds { "£".into() } else { govuk::Words::Nothing },
                hint: indicator.definition.as_str().into(),
                keyboard: Keyboard::Decimal,
                width: Width::W10,
                ..form.input("value", if indicator.unit.0 == Unit::Days { "Days" } else { "Pounds" }, |f| &f.value)
            }),
        }
        (Input {
            hint: "Only where there is no number, such as: awaiting two trusts.".into(),
            ..form.input("why_not", "Or: not available because", |f| &f.why_not)
        })
        (Input {
            hint: "Where it can be looked up. Leave empty for your usual return.".into(),
            ..form.input("source_note", "Source", |f| &f.source_note)
        })
    }
}

/// The words that go with it.
pub(super) fn words(form: &Form<ReadingForm>) -> Markup {
    let keys: Vec<(String, &str)> = Confidence::iter().map(|c| (confidence_key(c), c.name())).collect();
    let sure = std::iter::once(("", "Not said")).chain(keys.iter().map(|(key, name)| (key.as_str(), *name)));
    html! {
        (Textarea {
            rows: 4,
            hint: "What happened, and what you are doing about it. You can leave this empty.".into(),
            ..form.textarea("words", "What the figure shows", |f| &f.words)
        })
        (form.select("confidence", "How sure are you of the figure?", sure, |f| &f.confidence))
        (Input {
            hint: "What you need from others, such as early help places.".into(),
            ..form.input("help_wanted", "Help wanted", |f| &f.help_wanted)
        })
    }
}

/// "Number of referrals".
fn of(noun: &str) -> String {
    format!("Number of {noun}")
}
