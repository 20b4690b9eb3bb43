//! Cases for figures as typed, stored and put into words.

use super::*;

fn number(text: &str) -> Figure {
    Figure::Number(text.parse().unwrap())
}

#[test]
fn a_person_may_type_numbers_and_marks() {
    let cases = [
        ("12", number("12")),
        (" 59.5 ", number("59.5")),
        (".5", number("0.5")),
        ("0", number("0")),
        ("-0", number("0")),
        ("15,164", number("15164")),
        ("15 164", number("15164")),
        ("1\u{a0}234\u{202f}567.25", number("1234567.25")),
        ("-4", number("-4")),
        ("−4.5", number("-4.5")),
        ("c", Figure::Suppressed),
        ("Z", Figure::NotApplicable),
        (":", Figure::NotAvailable),
        ("X", Figure::NotAvailable),
        ("~", Figure::Low),
        ("k", Figure::Low),
        ("Low", Figure::Low),
        ("u", Figure::Unreliable),
    ];
    for (typed, expected) in cases {
        assert_eq!(Figure::typed(typed), Ok(expected), "{typed}");
    }
}

#[test]
fn anything_else_is_refused_with_what_to_do() {
    let say = "Enter a number such as 1,250 or 59.5, or one of the marks c, z, x, k or u";
    let commas = "Check the commas and spaces, and enter the number like 15,164";
    let cases = [
        ("", "Enter a figure, or x if it is not available"),
        ("about 12", say),
        ("12a", say),
        ("1.2.3", say),
        ("5.", say),
        ("1.5,000", say),
        ("--4", say),
        ("+4", say),
        ("1_000", say),
        ("1e3", say),
        ("-", say),
        (".", say),
        ("!late", say),
        ("٣", say),
        ("1,5", commas),
        ("1,51,64", commas),
        (",164", commas),
        ("1234,567", commas),
        ("12 ,345", commas),
        ("45%", "Enter the number without the % sign"),
        ("£1,200", "Enter the number without the £ sign"),
        ("123456789012345678901234567890", "Enter a shorter number, of at most 28 digits"),
    ];
    for (typed, message) in cases {
        assert_eq!(Figure::typed(typed), Err(message.to_owned()), "{typed}");
    }
}

#[test]
fn a_box_for_counts_refuses_what_is_no_count() {
    assert_eq!(Figure::typed_as("-1", Typing::COUNT), Err("Enter 0 or a number above 0".to_owned()));
    assert_eq!(Figure::typed_as("1.5", Typing::COUNT), Err("Enter a whole number".to_owned()));
    assert_eq!(Figure::typed_as("1.5", Typing::NOT_NEGATIVE), Ok(number("1.5")));
    assert_eq!(Figure::typed_as("12.0", Typing::COUNT), Ok(number("12")));
    assert_eq!(Figure::typed_as("x", Typing::COUNT), Ok(Figure::NotAvailable));
}

#[test]
fn every_figure_survives_storage() {
    for text in ["12", "59.5", "-3", "0", "c", "z", "x", "k", "u", "!awaiting two trusts"] {
        let figure: Figure = text.parse().unwrap();
        assert_eq!(figure.to_string(), text);
        let json = serde_json::to_string(&figure).unwrap();
        assert_eq!(json, format!("{text:?}"));
        assert_eq!(serde_json::from_str::<Figure>(&json).unwrap(), figure);
    }
    for text in ["", "!", "! ", "1,000", "C", ":", "1_000", "+1", ".5", "NaN", "1e2"] {
        assert!(text.parse::<Figure>().is_err(), "{text}");
    }
}

#[test]
fn marks_have_words_and_are_never_numbers() {
    let late = Figure::not_reported(" late ").unwrap();
    assert_eq!(late, Figure::NotReported("late".to_owned()));
    assert_eq!((late.word(), late.mark(), late.number()), (Some("not reported"), None, None));
    assert_eq!(Figure::Suppressed.word(), Some("suppressed"));
    assert_eq!(Figure::Low.number(), None);
    assert_eq!(number("12").word(), None);
    assert_eq!(number("59.5").to_f64(), Some(59.5));
    assert!(Figure::not_reported(" ").is_err());
}

#[test]
fn a_sum_with_a_mark_is_the_mark() {
    assert_eq!(Figure::sum(&[]), number("0"));
    assert_eq!(Figure::sum(&[number("2"), number("3.5")]), number("5.5"));
    assert_eq!(Figure::sum(&[number("2"), Figure::Suppressed, Figure::NotAvailable]), Figure::Suppressed);
    assert_eq!(Figure::sum(&[Decimal::MAX.into(), number("1")]), Figure::NotAvailable);
}
