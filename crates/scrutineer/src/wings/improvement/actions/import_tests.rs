use super::*;
use crate::wings::governance::agencies::AgencyId;

const TODAY: &str = "2015-03-24";

fn offered() -> Offered {
    let police = AgencyId::from(Uuid::from_u128(7));
    let gone = AgencyId::from(Uuid::from_u128(8));
    Offered {
        agencies: vec![(police, "Police".into()), (gone, "Trust that has ended".into())],
        present: [police].into_iter().collect(),
        ..Offered::default()
    }
}

fn of(text: &str, actions: &[Action]) -> Import {
    let serves = HashMap::new();
    let present = Present { actions: actions.iter().map(|a| (a.number, a)).collect(), serves: &serves };
    Import::of(&Sheet::of_text(text).unwrap(), &present, &offered(), TODAY.parse().unwrap())
}

fn said(import: &Import) -> Vec<String> {
    import.findings.iter().map(|f| format!("{} {}: {}", f.row, f.column, f.says)).collect()
}

const NEW: &str = "Action,Owner,Agency,Due,Success measure,Measured by\n";

#[test]
fn a_row_without_a_number_sets_an_action() {
    for due in ["2015-06-30", "30/06/2015", "30 June 2015", "30-6-2015", "30.06.2015"] {
        let import = of(&format!("{NEW}Open a desk,Superintendent,police,{due},Sooner help,Was it met?\n"), &[]);
        assert!(import.findings.is_empty(), "{:?}", import.findings);
        let Line::New(draft) = &import.lines[0] else { panic!("{:?}", import.lines) };
        assert_eq!((draft.due_on.to_string().as_str(), draft.measure), ("2015-06-30", Measure::AuditQuestion));
        assert_eq!(draft.agency_id, Some(offered().agencies[0].0));
    }
}

#[test]
fn what_is_wrong_is_said_row_by_row_and_column_by_column() {
    let text = format!(
        "{NEW}Good,Owner,Police,1 June 2015,Help,Question\n\
         ,Owner,Polise,soon,Help,Question\n\
         Old,,Trust that has ended,1 June 2012,Help,\n"
    );
    let import = of(&text, &[]);
    assert_eq!(
        said(&import),
        [
            "3 Agency: There is no agency called “Polise”. Write it as the list of agencies does",
            "3 Due: “soon” is not a day. Write it like 30/06/2015",
            "3 Action: Say in a few words what is to be done",
            "4 Owner: Enter who does it, as a role",
            "4 Agency: Choose the agency from the list",
            "4 Due: 1 June 2012 is long past. Check the year",
            "4 Measured by: Enter the question or the item",
        ]
    );
    assert_eq!(import.lines.len(), 1, "the row that is right is still read");
}

#[test]
fn a_column_that_is_missing_is_said_once_and_one_that_is_not_known_is_named() {
    let import = of("Action,Who,State\nx,y,Open\n", &[]);
    assert_eq!(
        import.findings.iter().map(|f| f.column.as_str()).collect::<Vec<_>>(),
        ["Owner", "Due", "Success measure", "Measured by"]
    );
    assert_eq!(import.unknown, ["Who"]);
    let many = format!("{NEW}{}", "a,b,,2015-06-30,c,d\n".repeat(MOST + 1));
    assert!(said(&of(&many, &[]))[0].contains("Send at most 500 at once"));
}

#[test]
fn a_row_with_a_number_changes_only_the_columns_that_are_there() {
    let action = action();
    let import = of("Number,Due\nA3,31 July 2015\n", std::slice::from_ref(&action));
    let Line::Changed { draft, differences, .. } = &import.lines[0] else { panic!("{:?}", import.findings) };
    let due = Difference { column: "Due", before: "30 June 2012".into(), after: "31 July 2015".into() };
    assert_eq!(differences, &[due]);
    assert_eq!((draft.title.as_str(), draft.measure), ("Open a desk", Measure::SurveyItem));
    let same =
        of("Number,Owner,Due,Measured by\n3,Superintendent,2012-06-30,Was it met?\n", std::slice::from_ref(&action));
    assert_eq!((same.same, same.lines.len(), same.findings.len()), (1, 0, 0), "{:?}", same.findings);
    assert_ne!(import.mark(), of("Number,Due\nA3,1 July 2015\n", std::slice::from_ref(&action)).mark());
}

#[test]
fn numbers_that_are_not_there_twice_there_or_done_are_refused() {
    let mut action = action();
    assert_eq!(
        said(&of("Number,Owner\nA9,x\nA3,Inspector\n3,Inspector\n", std::slice::from_ref(&action))),
        [
            "2 Number: There is no action A9. Leave it empty to set a new one",
            "4 Number: A3 stands in two rows. Keep one of them"
        ]
    );
    action.state = State::Complete;
    assert_eq!(
        said(&of("Number,Owner\nA3,Inspector\n", std::slice::from_ref(&action))),
        ["2 Owner: A3 is not open any more (complete). Open it again first"]
    );
}

/// An action of an agency that has ended, with a day that is long past.
fn action() -> Action {
    Action {
        number: 3,
        title: "Open a desk".into(),
        owner: "Superintendent".into(),
        agency_id: Some(offered().agencies[1].0),
        due_on: "2012-06-30".parse().unwrap(),
        success: "Sooner help".into(),
        measure: Measure::SurveyItem,
        measure_name: "Was it met?".into(),
        ..crate::wings::improvement::actions::rules::tests::action()
    }
}
