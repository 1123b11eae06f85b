//! Acts as forms give them.

use super::town::Town;
use crate::{Act, Refusal};

#[test]
fn every_act_that_people_do_comes_from_a_form() {
    let acts = Town::new().samples();
    for act in acts.iter().filter(|act| !matches!(act, Act::Found(_) | Act::ImportIssues(_) | Act::ImportVote(_))) {
        let json = serde_json::to_value(act).expect("acts are plain data");
        let filled = json["with"].as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
        let fields = serde_html_form::to_string(filled.collect::<Vec<_>>()).expect("its fields fit a form");
        assert_eq!(Act::from_form(act.name(), &fields).as_ref(), Ok(act), "{fields}");
    }
}

#[test]
fn a_ticked_box_is_yes_and_an_empty_form_is_refused_not_feared() {
    let id = uuid::Uuid::nil();
    let ticked = Act::from_form("issue.me_too", &format!("issue={id}&yes=on"));
    assert!(matches!(ticked, Ok(Act::MeToo(act)) if act.yes));
    let unticked = Act::from_form("issue.me_too", &format!("issue={id}"));
    assert!(matches!(unticked, Ok(Act::MeToo(act)) if !act.yes));
    for name in Act::NAMES {
        for fields in ["", "=", "%", "a=%ff", "issue=1&issue=2", "subject=issue/1", "&&&"] {
            let _ = Act::from_form(name, fields);
        }
    }
    assert_eq!(Act::from_form("no.such_act", ""), Err(Refusal::NotThatForm));
}
