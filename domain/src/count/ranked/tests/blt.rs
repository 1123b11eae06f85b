use std::collections::BTreeSet;

use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;

use super::super::Method;
use super::super::blt::{Ballot, Expected, File, MOST_CANDIDATES, Malformed};
use crate::count::lot::Ties;

fn read(text: &str) -> File {
    text.parse().unwrap_or_else(|malformed: Malformed| panic!("{malformed} in {text:?}"))
}

fn fault(text: &str) -> (usize, usize, Expected) {
    match text.parse::<File>() {
        Err(Malformed { line, column, expected }) => (line, column, expected),
        Ok(file) => panic!("{file:?}"),
    }
}

const SMALL: &str =
    "4 2\n-2\n3 1 3 4 0\n4 1 3 2 0\n(a7) 1 2 0\n2 0\n0\n\"Adam\"\n\"Basil\"\n\"Charlotte\"\n\"Donald\"\n\"Title\"\n";

#[test]
fn a_file_is_read_and_written_again() {
    let file = read(SMALL);
    assert_eq!((file.title.as_str(), file.seats, file.candidates.len()), ("Title", 2, 4));
    assert_eq!(file.withdrawn, [2].into());
    assert_eq!(file.ballots[2], Ballot { id: Some("a7".into()), papers: 1, ranking: vec![Some(2)] });
    assert_eq!(file.ballots[3], Ballot { id: None, papers: 2, ranking: vec![] });
    assert_eq!(file.to_string(), SMALL);
}

#[test]
fn blanks_comments_other_line_ends_and_missing_titles_change_nothing() {
    let odd = "\u{feff}# All of it\r\n\r\n  4\t2 # four\r\n -2\r\n3 1 3 4 0\r\n4  1 3 2 0 # four\r\n\r\n(a7) 1 2 0\r\n2 0\r\n0\r\n\
               \"Adam\"\r\n\"Basil\" # gone\r\nCharlotte # no marks\r\n  \"Donald\"  \r\n";
    let file = read(odd);
    assert_eq!(file, File { title: String::new(), ..read(SMALL) });
    assert_eq!(read(odd.trim_end()), file);
    assert_eq!(read("1 1\n (a#1) 1 1 0 # one\n0\nA\n").ballots[0].id, Some("a#1".into()));
    assert!(!file.to_string().contains("\"\""));
}

#[test]
fn names_may_hold_quotation_marks_and_signs() {
    let file =
        read("2 1\n0\n\"Anne \"Annie\" O'Hara (Ind)\"\n\"# 1 = 2\"\n\"A \"B\"\"\n\"from here\"\n\"and there\"\n");
    assert_eq!(file.candidates, ["Anne \"Annie\" O'Hara (Ind)", "# 1 = 2"]);
    assert_eq!((file.title.as_str(), file.notes.len()), ("A \"B\"", 2));
    assert_eq!(read(&file.to_string()), file);
}

#[test]
fn whatever_is_wrong_is_named_with_its_place() {
    assert_eq!(fault(""), (1, 1, Expected::Candidates));
    assert_eq!(fault("x 1"), (1, 1, Expected::Candidates));
    assert_eq!(fault("0 1\n"), (1, 1, Expected::Candidates));
    assert_eq!(fault("3"), (1, 2, Expected::Seats));
    assert_eq!(fault("3 0"), (1, 3, Expected::Seats));
    assert_eq!(fault("3 -1"), (1, 3, Expected::Seats));
    assert_eq!(fault("3 1 1"), (1, 5, Expected::EndOfLine));
    assert_eq!(fault("3 1\n-4\n"), (2, 1, Expected::Withdrawn { candidates: 3 }));
    assert_eq!(fault("3 1\n-1 -1\n"), (2, 4, Expected::Withdrawn { candidates: 3 }));
    assert_eq!(fault("3 1\n-1 2\n"), (2, 4, Expected::Withdrawn { candidates: 3 }));
    assert_eq!(fault("3 1\n1 2 0\n"), (3, 1, Expected::BallotOrEnd));
    assert_eq!(fault("3 1\n1.5 2 0\n"), (2, 1, Expected::Papers));
    assert_eq!(fault("3 1\n-1 1 0\n"), (2, 4, Expected::Withdrawn { candidates: 3 }));
    assert_eq!(fault("3 1\n1 2 0\n-2\n"), (3, 1, Expected::Papers));
    assert_eq!(fault("3 1\n1 2 0\n\"A\"\n\"B\"\n"), (3, 1, Expected::BallotOrEnd));
    assert_eq!(fault("3 1\n1 2 0\nAnn\n"), (3, 1, Expected::BallotOrEnd));
    assert_eq!(fault("3 1\n4294967296 2 0\n"), (2, 1, Expected::FewerBallots));
    assert_eq!(fault("3 1\n(a 1 2 0\n"), (2, 9, Expected::ClosingBracket));
    assert_eq!(fault("3 1\n4294967295 1 0\n1 2 0\n"), (3, 1, Expected::FewerBallots));
    assert_eq!(fault("3 1\n1 2\n"), (2, 4, Expected::Preference { candidates: 3 }));
    assert_eq!(fault("3 1\n1 2 4 0\n"), (2, 5, Expected::Preference { candidates: 3 }));
    assert_eq!(fault("3 1\n1 2 99999999999 0\n"), (2, 5, Expected::Preference { candidates: 3 }));
    assert_eq!(fault("3 1\n1 2 -1 0\n"), (2, 5, Expected::Preference { candidates: 3 }));
    assert_eq!(fault("3 1\n1 2 -\n"), (2, 6, Expected::Preference { candidates: 3 }));
    assert_eq!(fault("3 1\n1 2 - 2 0\n"), (2, 7, Expected::NotTwice));
    assert_eq!(fault("3 1\n1 2 1 2 0\n"), (2, 7, Expected::NotTwice));
    assert_eq!(fault("3 1\n1 2=3 0\n"), (2, 4, Expected::OneInEachPlace));
    assert_eq!(fault("3 1\n1 2 0 3 0\n"), (2, 7, Expected::EndOfBallot));
    assert_eq!(fault("3 1\n1 0 2 0 0\n"), (2, 5, Expected::EndOfBallot));
    assert_eq!(fault("3 1\n0 0\n"), (2, 3, Expected::EndOfLine));
    assert_eq!(fault("2 1\n0\n\"A\"\n"), (4, 1, Expected::Name { candidate: 2 }));
    assert_eq!(fault("1 1\n0\n\"Ä b\n"), (3, 5, Expected::ClosingQuote));
    assert_eq!(fault("1 1\n0\n\"Ä\" b\n"), (3, 5, Expected::EndOfLine));
    assert_eq!(fault("1 1\n0\nA\nT\n1\n2\n3\n"), (7, 1, Expected::EndOfFile));
    assert_eq!(fault("1 1\n0\n\"A\"\n\"T\"\n\"1\"\nfree\n\"2\"\n\"3\"\n"), (8, 1, Expected::EndOfFile));
    let malformed: Malformed = "3 1\n1 2=3 0\n".parse::<File>().expect_err("malformed");
    assert!(malformed.to_string().starts_with("2:4: expected one candidate"), "{malformed}");
}

#[test]
fn a_ballot_that_has_a_name_is_one_paper_and_no_other_has_that_name() {
    assert_eq!(fault("3 1\n(a) 2 1 0\n"), (2, 5, Expected::OnePaper));
    assert_eq!(fault("3 1\n(a) 3 0\n"), (2, 5, Expected::OnePaper));
    assert_eq!(fault("3 1\n(a) 0 2 0\n"), (2, 5, Expected::OnePaper));
    assert_eq!(fault("3 1\n (a)\n"), (2, 5, Expected::OnePaper));
    assert_eq!(fault("3 1\n(a) 99999999999 1 0\n"), (2, 5, Expected::OnePaper));
    assert_eq!(fault("3 1\n(a) 1 2 0\n(b) 1 2 0\n(a) 1 3 0\n"), (4, 2, Expected::OtherId));
    let malformed: Malformed = "3 1\n(a) 2 0\n".parse::<File>().expect_err("malformed");
    assert!(malformed.to_string().contains("one paper; some programs leave this number out"), "{malformed}");
    let mut file = read("1 1\n(a) 1 1 0\n0\n\"A\"\n");
    file.ballots[0].papers = 2;
    assert_eq!(file.to_string(), "1 1\n2 1 0\n0\n\"A\"\n");
}

#[test]
fn a_skipped_place_ends_a_ballot_by_the_scottish_rules_but_not_in_instant_runoff() {
    let text = "3 1\n4 1 - 3 0\n2 - 2 0\n1 - - 0\n0\n\"A\"\n\"B\"\n\"C\"\n";
    let file = read(text);
    assert_eq!(file.ballots[0].ranking, [Some(1), None, Some(3)]);
    assert_eq!(file.to_string(), text);
    assert_eq!(file.ballots[0].preferences(Method::Irv), [1, 3]);
    assert_eq!(file.ballots[0].preferences(Method::ScottishStv), [1]);
    let runoff = file.tally(Method::Irv, 1, &Ties::FirstListed);
    assert_eq!((runoff.roll, runoff.cast), (7, 6));
    let scottish = file.tally(Method::ScottishStv, 1, &Ties::FirstListed);
    assert_eq!((scottish.roll, scottish.cast), (7, 4));
    // The first withdrew: what stands after the skipped place is still out of reach.
    let file = File { withdrawn: [1].into(), ..file };
    assert_eq!(file.tally(Method::Irv, 1, &Ties::FirstListed).winners(), [3]);
    assert_eq!(file.tally(Method::ScottishStv, 1, &Ties::FirstListed).account.valid, 0);
}

#[test]
fn unquoted_lines_after_the_title_are_free_text_where_names_are_quoted() {
    let file = read("2 1\n0\n\"A\"\n\"B\"\n\"T\"\n\"1\"\nFirst \"Prefs\"\n  0119 32\n\"2\"\nQuota  84.88\n");
    assert_eq!((file.title.as_str(), file.notes.as_slice()), ("T", ["1".to_owned(), "2".to_owned()].as_slice()));
    assert_eq!(read("1 1\n0\nA\nT\n1\n2\n").notes, ["1", "2"]);
}

#[test]
fn who_withdrew_may_stand_in_brackets_and_no_other_option() {
    let file = read("4 1\n[withdrawn 2 4] # gone\n-1\n [ withdrawn ]\n0\nA\nB\nC\nD\n");
    assert_eq!(file.withdrawn, [1, 2, 4].into());
    assert!(file.to_string().starts_with("4 1\n-1 -2 -4\n0\n"));
    for option in ["[tie 3 2 1]", "[nick a b c]", "[droop wigm]", "[title \"x\"]", "[]", "[withdrawn 2", "[2]"] {
        assert_eq!(fault(&format!("3 1\n  {option}\n")), (2, 3, Expected::OnlyWithdrawn), "{option}");
    }
    assert_eq!(fault("3 1\n[withdrawn 4]\n"), (2, 12, Expected::Withdrawn { candidates: 3 }));
    assert_eq!(fault("3 1\n[withdrawn -1]\n"), (2, 12, Expected::Withdrawn { candidates: 3 }));
    assert_eq!(fault("3 1\n-1\n[withdrawn 1]\n"), (3, 12, Expected::Withdrawn { candidates: 3 }));
    assert_eq!(fault("3 1\n[withdrawn 1] 2\n"), (2, 15, Expected::EndOfLine));
}

#[test]
fn names_may_stand_in_comments_as_preflib_writes_them() {
    let file = read(
        "2 1\n# note\n1 1 0\n0\n# here\n# ALTERNATIVE NAME 1: Ann: \"A\" (Lab) \r\n\
                     # ALTERNATIVE NAME 2: Bo\n# ALTERNATIVE NAME 3: Cy\ngovan\n",
    );
    assert_eq!((file.candidates, file.title), (vec!["Ann: \"A\" (Lab)".into(), "Bo".into()], "govan".into()));
    let other = "2 1\n0\n# ALTERNATIVE NAME 2: Bo\n# ALTERNATIVE NAME x: Bo\n";
    assert_eq!(fault(other), (5, 1, Expected::Name { candidate: 1 }));
}

#[test]
fn comments_may_follow_two_strokes() {
    let file = read("// An example\n2 1 // two\n// none:\n(a//b) 1 1 0 // one\n0\n\"A // a\" // b\nB\n");
    assert_eq!((file.candidates[0].as_str(), file.ballots[0].id.as_deref()), ("A // a", Some("a//b")));
}

#[test]
fn what_is_only_announced_takes_no_room() {
    assert_eq!(fault("99999999 99999999"), (1, 1, Expected::Candidates));
    assert_eq!(fault(&format!("{} 1", MOST_CANDIDATES + 1)), (1, 1, Expected::Candidates));
    assert_eq!(fault("1000 4294967295\n0\n"), (3, 1, Expected::Name { candidate: 1 }));
}

#[test]
fn a_file_is_counted_without_who_withdrew_and_without_blanks() {
    let tally = read(SMALL).tally(Method::ScottishStv, 2, &Ties::FirstListed);
    assert_eq!((tally.roll, tally.cast, tally.account.valid), (10, 8, 7));
    assert_eq!(tally.account.withdrawn, [2]);
    assert_eq!(tally.winners(), [1, 3]);
}

fn any_file() -> impl Strategy<Value = File> {
    let name = "[^\n]{0,12}";
    (1_u32..7, 1_u32..9).prop_flat_map(move |(candidates, seats)| {
        let all: Vec<u32> = (1..=candidates).collect();
        let places = vec(any::<bool>(), 8);
        let ranking = (Just(all).prop_shuffle(), 0..=candidates as usize, places).prop_map(|(all, ranked, skipped)| {
            let ranked = all.into_iter().take(ranked).zip(&skipped);
            let places = ranked.flat_map(|(number, skipped)| skipped.then_some(None).into_iter().chain([Some(number)]));
            places.chain(skipped.last().and_then(|skipped| skipped.then_some(None))).collect()
        });
        let ballot = (option::of("[^)\n]{0,6}"), 1_u32..1_000_000, ranking).prop_map(|(id, papers, ranking)| {
            let papers = if id.is_some() { 1 } else { papers };
            Ballot { id, papers, ranking }
        });
        let ballots = vec(ballot, 0..12).prop_map(|mut ballots| {
            let mut ids = BTreeSet::new();
            ballots.retain(|ballot| ballot.id.as_ref().is_none_or(|id| ids.insert(id.clone())));
            ballots
        });
        (
            vec(name, candidates as usize),
            btree_set(1..=candidates, 0..=candidates as usize),
            ballots,
            name,
            vec(name, 0..3),
        )
            .prop_map(move |(candidates, withdrawn, ballots, title, notes)| File {
                title,
                candidates,
                seats,
                withdrawn,
                ballots,
                notes,
            })
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_the_same(file in any_file()) {
        prop_assert_eq!(file.to_string().parse::<File>(), Ok(file));
    }

    #[test]
    fn no_text_makes_reading_or_counting_panic(text in "\\PC{0,60}", words in "([0-9\"=()# /-]|\\[withdrawn |\\]|\n){0,80}", cut in any::<Index>(), file in any_file()) {
        let whole = file.to_string();
        let cut = (0..=cut.index(whole.len() + 1)).rev().find(|at| whole.is_char_boundary(*at)).unwrap_or(0);
        for text in [&text, &words, &format!("{}{text}{}", &whole[..cut], &whole[cut..]), &whole[..cut].to_owned()] {
            if let Ok(file) = text.parse::<File>() {
                let _ = file.tally(Method::ScottishStv, file.seats, &Ties::FirstListed);
                let _ = file.tally(Method::Irv, 1, &Ties::FirstListed);
            }
        }
    }
}
