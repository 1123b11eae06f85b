use domain::count::lot::Ties;
use domain::count::ranked::{Method, Rules, Votes};

use super::{figure, happened, how, result, votes};

const NAMES: [&str; 4] = ["Ann", "Bo", "Cy", ""];

fn said(method: Method, seats: u32, papers: &[(u32, &[u32])]) -> Vec<String> {
    let names = NAMES.map(str::to_owned);
    let rules = Rules { options: 4, seats, method, quorum: 0 };
    let papers = papers.iter().map(|(n, ranking)| (*ranking, *n));
    let tally = rules.count_papers(100, papers, &[].into(), &Ties::FirstListed);
    let rounds = tally.account.rounds.iter().flat_map(|round| happened(&tally, round, &names));
    how(&tally, &names).into_iter().chain(rounds).chain([result(&tally, &names)]).collect()
}

#[test]
fn votes_are_written_in_full_without_zeros_at_their_end() {
    assert_eq!(figure(Votes::whole(1234)), "1,234");
    assert_eq!(figure(Votes::from_units(123_450_000)), "1,234.5");
    assert_eq!(votes(Votes::ONE), "1 vote");
    assert_eq!(votes(Votes::NONE), "0 votes");
    assert_eq!(votes(Votes::from_units(7)), "0.00007 of a vote");
    assert_eq!(votes(Votes::from_units(150_000)), "1.5 votes");
}

#[test]
fn a_count_of_several_places_is_told_so_that_it_can_be_followed() {
    let said = said(Method::ScottishStv, 2, &[(8, &[1, 2]), (2, &[1]), (1, &[1, 3]), (5, &[3]), (4, &[4])]);
    let expected = [
        "Every ballot counts for the first choice on it.",
        "Ann has 11 votes and is elected.",
        "Ann has 4 votes more than needed. They move on.",
        "Each of the 11 ballots now counts for 0.36363 of a vote.",
        "Bo gets 2.90904 and Cy gets 0.36363.",
        "2 ballots name nobody else who is still in, so their 0.72726 of a vote goes to nobody.",
        "0.00007 of a vote is lost, because values are cut off after five places behind the point.",
        "Bo has the fewest votes, 2.90904, and drops out. Those ballots go to the next choice on them.",
        "8 ballots name nobody else who is still in, so their 2.90904 votes go to nobody.",
        "Number 4 has the fewest votes, 4, and drops out. Those ballots go to the next choice on them.",
        "4 ballots name nobody else who is still in, so their 4 votes go to nobody.",
        "Only Cy is left for the last place, and is elected.",
        "Elected, in this order: Ann and Cy.",
    ];
    assert!(
        said[0].starts_with(
            "20 ballots are counted for 2 places. Whoever has 7 votes is elected: no more than 2 can have"
        ),
        "{said:?}"
    );
    assert_eq!(said[1..], expected);
}

#[test]
fn a_tie_and_what_broke_it_are_told() {
    let said = said(Method::Irv, 1, &[(4, &[1]), (2, &[2, 3]), (2, &[3, 2])]).join("\n");
    assert!(said.contains("Bo and Cy have equally many votes."), "{said}");
    assert!(said.contains("Bo stands higher on the list, so it is Bo who drops out."), "{said}");
    assert!(said.contains("8 votes are in play: more than half is 5."), "{said}");
    assert!(said.ends_with("Ann wins.") || said.ends_with("Cy wins."), "{said}");
}

#[test]
fn those_who_have_enough_votes_are_told_before_those_who_are_left() {
    let told = said(Method::ScottishStv, 4, &[(1, &[1]), (3, &[3, 1])]);
    let expected = [
        "Every ballot counts for the first choice on it.",
        "Cy has 3 votes and is elected.",
        "Ann has 1 vote and is elected.",
        "No more are left than there are places: Bo and Number 4 are elected.",
        "Elected, in this order: Cy, Ann, Bo and Number 4.",
    ];
    assert_eq!(told[1..], expected);
    let told = said(Method::ScottishStv, 5, &[(1, &[1]), (1, &[2]), (3, &[3, 1])]);
    assert!(told.contains(&"Only Number 4 is left, and is elected.".to_owned()), "{told:?}");
}
