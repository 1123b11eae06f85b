//! Files as they are found, as they should not be, and as they are written.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use super::*;
use crate::count::budget::NoAmount;

const SMALL: &str = "META\nkey;value\ndescription;A \"small\" one\nnum_projects;2\nnum_votes;3\nbudget;114339.91\nvote_type;approval\n\
PROJECTS\nproject_id;cost;name;selected\n10;92800;\"Trees; and \"\"benches\"\"\";1\n9;.5;Lamps;0\n\
VOTES\nvoter_id;age;vote\na;34;9,10\nb;;10\nc;5;\n";

fn read(text: &str) -> Result<File, (usize, usize, Fault)> {
    text.parse().map_err(|unreadable: Unreadable| (unreadable.line, unreadable.column, unreadable.fault))
}

#[test]
fn a_file_is_read() {
    let file = read(SMALL).expect("it is well-formed");
    assert_eq!((file.budget.to_string(), file.vote_type), ("114339.91".into(), VoteType::Approval));
    assert_eq!(file.meta("description"), Some("A \"small\" one"));
    let [trees, lamps] = &file.projects[..] else { panic!("two projects") };
    assert_eq!((file.cell(trees, "name"), lamps.cost.to_string()), (Some("Trees; and \"benches\""), "0.5".into()));
    assert_eq!((file.is_selected(trees), file.is_selected(lamps)), (Some(true), Some(false)));
    let chosen: Vec<&[u32]> = file.votes.iter().map(|vote| &vote.chosen[..]).collect();
    assert_eq!((chosen, &file.votes[0].cells[..]), (vec![&[1, 0][..], &[0], &[]], &["34".to_owned()][..]));
    assert_eq!(file.doubts, []);
}

#[test]
fn what_differs_between_files_is_taken_as_it_is() {
    let file = read(SMALL).expect("it is well-formed");
    let crlf = format!("\u{feff}{}", SMALL.trim_end().replace('\n', "\r\n"));
    assert_eq!(read(&crlf), Ok(file.clone()), "a mark at the beginning, carriage returns, no end of the last line");
    assert_eq!(read(&SMALL.replace("key;value\n", "# a remark\n\n")), Ok(file.clone()), "no header in META");
    assert_eq!(read(&SMALL.replace("9,10", " 9 , 10 ,9 ")), Ok(file.clone()), "spaces, and one named twice");
    assert_eq!(read(&SMALL.replace("META\n", "meta;;\n")), Ok(file.clone()), "semicolons after a section");
    let other = read(&SMALL.replace("voter_id;age;vote", "vote;age;voter_id").replace("a;34;9,10", "9,10;34;a"));
    assert_eq!(other.err(), Some((15, 1, Fault::UnknownProject("b".into()))), "columns in another order");
    let doubtful = read(&SMALL.replace("num_votes;3", "num_votes;4")).expect("it can be read");
    assert_eq!(doubtful.doubts, [Doubt::Votes { said: 4, found: 3 }]);
}

#[test]
fn what_follows_a_closing_quotation_mark_belongs_to_the_cell() {
    let name = |cell: &str| {
        let file = read(&SMALL.replace(";Lamps;", &format!(";{cell};"))).expect("it is well-formed");
        assert_eq!(read(&file.to_string()).as_ref(), Ok(&file), "{cell}");
        file.projects[1].cells[0].clone()
    };
    assert_eq!(name("\"Buy\" and my - lamps"), "Buy and my - lamps");
    assert_eq!(name("\"Say \"\"a\"\"\" or \"b\""), "Say \"a\" or \"b\"", "further marks are as they are");
    assert_eq!(name("\"Lamps\" "), "Lamps");
    assert_eq!(name("\"\"x"), "x");
    let last = read(&SMALL.replace("c;5;\n", "c;5;\"9\",10")).expect("it ends there");
    assert_eq!(last.votes[2].chosen, [1, 0]);
}

#[test]
fn somebody_may_be_called_as_a_section_is() {
    let file = read(&SMALL.replace("c;5;", "\"votes\";;")).expect("in quotation marks it is an id");
    assert_eq!(file.votes[2].voter, "votes");
    assert_eq!(read(&file.to_string()), Ok(file));
    assert!(read(&SMALL.replace("VOTES\n", "\"VOTES\"\n")).is_ok(), "all is in quotation marks in some files");
    assert_eq!(read(&SMALL.replace("c;5;", "votes;;")).err(), Some((16, 1, Fault::SectionTwice)));
}

#[test]
fn ballots_within_the_budget_are_read() {
    let file = read(&SMALL.replace("vote_type;approval", "vote_type;Knapsack")).expect("it is well-formed");
    assert_eq!(file.vote_type, VoteType::Knapsack);
    assert_eq!(read(&file.to_string()), Ok(file));
}

#[test]
fn points_are_as_many_as_projects() {
    let points = SMALL.replace("approval", "cumulative").replace("voter_id;age;vote", "voter_id;points;vote");
    let points = points.replace("a;34;", "a;3,4.0;").replace("c;5;", "c;;");
    let file = read(&points.replace("b;;10", "b;7;10")).expect("it is well-formed");
    let given: Vec<&[u32]> = file.votes.iter().map(|vote| &vote.points[..]).collect();
    assert_eq!(given, [&[3, 4][..], &[7], &[]]);
    assert_eq!(read(&points).err(), Some((15, 3, Fault::PointsNumber)));
    for wrong in ["-1", "3.5", "4294967296"] {
        let read = read(&points.replace("b;;10", &format!("b;{wrong};10")));
        assert_eq!(read.err(), Some((15, 3, Fault::Points(wrong.into()))));
    }
}

#[test]
fn a_fault_is_named_with_its_place() {
    let fault = |from: &str, to: &str| read(&SMALL.replacen(from, to, 1)).err();
    assert_eq!(read(""), Err((1, 1, Fault::NoSection("META"))));
    assert_eq!(fault("META", "DATA"), Some((1, 1, Fault::NoSection("META"))));
    assert_eq!(fault("PROJECTS", "VOTES"), Some((8, 1, Fault::NoSection("PROJECTS"))));
    assert_eq!(fault("VOTES", "META"), Some((12, 1, Fault::SectionTwice)));
    assert_eq!(fault("budget;", "budgie;"), Some((8, 1, Fault::NoMeta("budget"))));
    assert_eq!(fault("114339.91", "1e5"), Some((6, 8, Fault::Amount(NoAmount::NotANumber))));
    assert_eq!(fault("approval", "shouting"), Some((7, 11, Fault::VoteType)));
    assert_eq!(fault(";cost;", ";price;"), Some((9, 1, Fault::NoColumn("cost"))));
    assert_eq!(fault(";name;", ";cost;"), Some((9, 17, Fault::ColumnTwice)));
    assert_eq!(fault("92800", "-5"), Some((10, 4, Fault::Amount(NoAmount::Negative))));
    assert_eq!(fault("9;.5", "10;.5"), Some((11, 1, Fault::ProjectTwice)));
    assert_eq!(fault("Lamps", "\"Lamps"), Some((11, 6, Fault::OpenQuote)));
    assert_eq!(
        fault("a;34;9,10\nb;", "a;\"34;9,10\nb;\"x\""),
        Some((14, 3, Fault::OpenQuote)),
        "it ends on another line"
    );
    assert_eq!(fault("9;.5;Lamps;0", "9;.5;Lamps;0;1"), Some((11, 14, Fault::TooManyCells)));
    assert_eq!(fault("9,10", "9,11"), Some((14, 8, Fault::UnknownProject("11".into()))));
    assert_eq!(fault("a;34;9,10", "a;34;  9, x"), Some((14, 11, Fault::UnknownProject("x".into()))));
    assert_eq!(fault("a;34;9,10", "a;34;\"9,x\""), Some((14, 9, Fault::UnknownProject("x".into()))));
    assert_eq!(fault("num_votes;3", "budget;1"), Some((6, 1, Fault::MetaTwice)));
    assert_eq!(fault("num_votes;3", "Budget; 114339.91 "), None, "the same again");
}

#[test]
fn a_fault_shows_what_stands_there() {
    let said = |fault: Fault| Unreadable { line: 14, column: 8, fault }.to_string();
    assert_eq!(said(Fault::UnknownProject("11".into())), r#"14:8: expected the id of a project, not "11""#);
    let long = said(Fault::Points("9".repeat(50)));
    assert!(long.ends_with(&format!("4294967295, not \"{}…\"", "9".repeat(40))), "{long}");
}

#[test]
fn money_may_have_a_comma_and_spaces() {
    let budget = |text: &str| {
        let file = read(&SMALL.replace("114339.91", text)).map_err(|(_, _, fault)| fault)?;
        let cost = read(&SMALL.replace("92800", text)).expect("it is well-formed").projects[0].cost;
        assert_eq!(cost, file.budget, "costs are read alike");
        assert!(file.to_string().contains(&format!("budget;{}\n", file.budget)), "with a point");
        Ok(file.budget.to_string())
    };
    for (text, amount) in [
        ("969245,38", "969245.38"),
        ("381500,00", "381500"),
        ("12,5", "12.5"),
        ("1 000 000", "1000000"),
        ("1\u{a0}234\u{202f}567,89", "1234567.89"),
        ("1 000,125", "1000.125"),
        ("969245,385", "969245.385"),
        ("0,125", "0.125"),
        (",125", "0.125"),
    ] {
        assert_eq!(budget(text), Ok(amount.into()), "{text}");
    }
    let not_a_number = ["1,000,000", "1,000.50", "1.000,50", "1  000", "1 , 5", ",", "1,2,3", "1 EUR"];
    for text in not_a_number {
        assert_eq!(budget(text), Err(Fault::Amount(NoAmount::NotANumber)), "{text}");
    }
    for text in ["1,000", "12,345", "999,999"] {
        assert_eq!(budget(text), Err(Fault::Comma), "{text}");
    }
}

#[test]
fn ballots_of_no_kind_are_read_as_approval_where_they_can_be() {
    let file = read(&SMALL.replace("vote_type;approval\n", "")).expect("no points speak against it");
    assert_eq!((file.vote_type, &file.doubts[..]), (VoteType::Approval, &[Doubt::VoteType][..]));
    assert_eq!(read(&file.to_string()), read(SMALL), "it is written with its kind");
    let points = SMALL.replace("vote_type;approval\n", "").replace(";age;", ";points;");
    assert_eq!(read(&points).err(), Some((7, 1, Fault::NoMeta("vote_type"))));
}

#[test]
fn a_section_of_another_name_is_refused() {
    let with = |more: &str| read(&format!("{SMALL}{more}"));
    let unknown = |word: &str| Fault::UnknownSection(word.into());
    assert_eq!(with("RESULTS\na;b\n1;2\n").err(), Some((17, 1, unknown("RESULTS"))));
    assert_eq!(read(&SMALL.replace("VOTES\n", "MORE_PROJECTS\n")).err(), Some((12, 1, unknown("MORE_PROJECTS"))));
    for voter in ["voter7", "ANNA;", "\"ANNA\"", "A", "Anna", "X1234"] {
        let file = with(voter).expect("a voter who chose nothing");
        assert_eq!(file.votes.last().map(|vote| vote.chosen.len()), Some(0), "{voter}");
        assert_eq!(read(&file.to_string()).map(|again| again.votes), Ok(file.votes));
    }
}

#[test]
fn voters_without_ids_are_numbered() {
    let votes =
        |head: &str| SMALL.split_once("voter_id").map(|(before, _)| format!("{before}{head}")).expect("it has one");
    let file = read(&votes("vote;age\n9;34\n10;20\n\"\";18\n")).expect("it is well-formed");
    let voters: Vec<&str> = file.votes.iter().map(|vote| &vote.voter[..]).collect();
    assert_eq!((voters, &file.vote_columns[..]), (vec!["1", "2", "3"], &["age".to_owned()][..]));
    assert_eq!(read(&file.to_string()), Ok(file));
    let alone = votes("vote;age\nTREES\n").replace("\n10;", "\nTREES;");
    assert_eq!(read(&alone).map(|file| file.votes[0].chosen.clone()), Ok(vec![0]), "a project, not a section");
}

#[test]
fn none_is_nothing() {
    let file = read(&SMALL.replace("c;5;", "c;5;None")).expect("it is well-formed");
    assert_eq!((&file.votes[2].chosen[..], file.doubts.len()), (&[][..], 0));
    let so_called = read(&SMALL.replace("\n9;", "\nNone;").replace("9,10", "None")).expect("a project is called so");
    assert_eq!(so_called.votes[0].chosen, [1]);
    let points = SMALL.replace("approval", "scoring").replace(";age;", ";points;");
    let points = points.replace("a;34;", "a;3,4;").replace("b;;10", "b;None;None").replace("c;5;", "c;none");
    assert_eq!(read(&points).map(|file| file.votes[1].points.len()), Ok(0));
    let selected = |said: &str| {
        let file = read(&SMALL.replace("\"\"\";1\n", &format!("\"\"\";{said}\n"))).expect("it is well-formed");
        file.is_selected(&file.projects[0])
    };
    let said = ["None", "False", "True", "2", "0", ""].map(selected);
    assert_eq!(said, [None, Some(false), Some(true), Some(true), Some(false), None]);
}

fn any_file() -> impl Strategy<Value = File> {
    let kinds = VoteType::ALL.map(|(kind, _)| kind).to_vec();
    let cell = "[ -~é\n]{0,8}";
    let place = (1_usize..6, select(kinds));
    place.prop_flat_map(move |(projects, vote_type)| {
        let costs = vec(0_u64..1_000_000, projects);
        let cells = vec(cell, projects);
        let chosen = subsequence((0..projects as u32).collect::<Vec<_>>(), 0..=projects).prop_shuffle();
        let vote = (chosen, vec(0_u32..9, projects), cell);
        let meta = vec(("[a-z]{1,6}", "[ -~]{1,8}"), 0..4);
        (costs, cells, vec(vote, 0..8), meta).prop_map(move |(costs, cells, votes, meta)| {
            let mut names = std::collections::HashSet::from(["key".to_owned(), "budget".to_owned()]);
            let trimmed = |value: String| value.trim().to_owned();
            let meta = meta.into_iter().filter(|(name, value)| names.insert(name.clone()) && !value.trim().is_empty());
            let entries = (1_u32..).zip(costs).zip(cells);
            let entry = |((number, cost), cell): ((u32, u64), String)| Entry {
                id: format!("{number}-ż"),
                cost: Amount::whole(cost),
                cells: vec![cell],
            };
            let voter = |(number, (chosen, points, cell)): (u32, (Vec<u32>, Vec<u32>, String))| Vote {
                voter: number.to_string(),
                points: if vote_type.gives_points() { points[..chosen.len()].to_vec() } else { vec![] },
                chosen,
                cells: vec![cell],
            };
            File {
                meta: meta.map(|(name, value)| (name, trimmed(value))).collect(),
                budget: Amount::whole(7),
                vote_type,
                project_columns: vec!["name".into()],
                projects: entries.map(entry).collect(),
                vote_columns: vec!["remark".into()],
                votes: (1..).zip(votes).map(voter).collect(),
                doubts: vec![],
            }
        })
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(file in any_file()) {
        prop_assert_eq!(read(&file.to_string()), Ok(file));
    }

    #[test]
    fn no_text_makes_reading_panic(
        other in ".{0,60}",
        from in any::<Index>(),
        to in any::<Index>(),
        file in any_file(),
    ) {
        let _ = read(&other);
        let mut text: Vec<char> = file.to_string().chars().collect();
        let (from, to) = (from.index(text.len()), to.index(text.len()));
        text.splice(from.min(to)..from.max(to), other.chars());
        let _ = read(&String::from_iter(&text));
        let punctuation: String = text.iter().map(|letter| [';', '"', '\n', ','][*letter as usize % 4]).collect();
        let _ = read(&punctuation);
    }
}
