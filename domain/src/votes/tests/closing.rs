use super::*;
use crate::count::yes_no::Outcome;
use crate::count::{BallotFile, Tally, most};
use crate::ids::IdeaId;
use crate::refusal::{Fault, Refusal};
use crate::text::Hash;
use crate::votes::{Eligibility, Phase, published, waiting_for};
use crate::{Subject, ideas, posts, sync};

fn close(moot: &mut Moot) {
    moot.wait(Span::HOUR);
    tick(moot);
}

fn yes_no(moot: &Moot, vote: VoteId) -> crate::count::yes_no::Tally {
    match show(moot, Who::Stranger, vote).card.result {
        Some(Tally::YesNo(tally)) => tally,
        other => panic!("no such result: {other:?}"),
    }
}

fn file(moot: &Moot, who: Who, vote: VoteId) -> Option<std::sync::Arc<str>> {
    published(&moot.state, &moot.state.viewer(Some(who.account())), vote).map(|file| file.text.clone())
}

#[test]
fn the_close_publishes_every_figure_and_ballots_that_anybody_can_count() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, |moot| Call { quorum: "3".into(), ..call(moot) });
    moot.does(Who::Olive, says(vote, Answer::Yes));
    moot.does(Who::Ann, says(vote, Answer::Yes));
    moot.does(Who::Ben, says(vote, Answer::No));
    assert_eq!(file(&moot, Who::Ann, vote), None);
    close(&mut moot);
    assert_eq!(sync::touched(&moot.state, &moot.changes), [Subject::Vote(vote)]);

    let tally = yes_no(&moot, vote);
    assert_eq!((tally.roll, tally.cast, tally.yes, tally.no, tally.abstain), (4, 3, 2, 1, 0));
    assert_eq!((tally.base, tally.needed, tally.outcome), (3, 2, Outcome::Agreed));
    let text = file(&moot, Who::Stranger, vote).expect("published");
    assert!(text.ends_with("---\nno\nyes\nyes\n"), "{text}");
    let read: BallotFile = text.parse().expect("readable");
    assert_eq!(read.tally(), Tally::YesNo(tally));
    let ballots = show(&moot, Who::Stranger, vote).ballots.expect("published");
    assert_eq!(ballots.hash, Hash::of(text.as_bytes()));
    assert_eq!(ballots.address, format!("/c/little/votes/{vote}/ballots.txt"));
}

#[test]
fn after_the_close_nothing_tells_who_voted_how() {
    let mut moot = Moot::new();
    let (vote, choice) = (opened(&mut moot, call), opened(&mut moot, choice));
    let still_open = opened(&mut moot, |moot| Call { closes: clock(moot, Span::DAY), ..call(moot) });
    for who in [Who::Ann, Who::Ben] {
        moot.does(who, says(vote, Answer::Abstain));
        moot.does(who, chooses(choice, &[2]));
        moot.does(who, says(still_open, Answer::No));
    }
    close(&mut moot);
    let links = |vote| moot.state.private.votes.links(vote).count();
    assert_eq!((links(vote), links(choice), links(still_open)), (0, 0, 6));
    for event in moot.events() {
        let written = serde_json::to_string(event).expect("plain data");
        let named = Who::ALL.iter().any(|who| written.contains(&who.member().to_string()));
        let is_call = matches!(event, change::Event::Vote(super::super::Event::Called { .. }));
        assert!(is_call || !matches!(event, change::Event::Vote(_)) || !named, "{written}");
    }
    for vote in [vote, choice] {
        let text = file(&moot, Who::Stranger, vote).expect("published");
        assert!(Who::ALL.iter().all(|who| !text.contains(&who.name()) && !text.contains(&who.member().to_string())));
        let view = show(&moot, Who::Ann, vote);
        assert_eq!((view.my_ballot, view.eligibility, view.card.voted), (None, None, false));
    }
    assert_eq!(moot.refused(Who::Ann, says(vote, Answer::Yes)), Refusal::VoteClosed);
}

#[test]
fn a_tie_is_called_a_tie_and_the_leaders_are_named() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, choice);
    moot.does(Who::Ann, chooses(vote, &[1, 3]));
    moot.does(Who::Ben, chooses(vote, &[3, 1]));
    moot.does(Who::Cal, chooses(vote, &[2]));
    close(&mut moot);
    let view = show(&moot, Who::Stranger, vote);
    let Some(Tally::Approval(tally)) = view.card.result else { panic!("a result") };
    assert_eq!((tally.outcome, tally.approvals), (most::Outcome::Tied, vec![2, 1, 2]));
    assert_eq!(view.card.leaders, ["Benches", "A pond"]);
    let options: Vec<_> = view.options.iter().map(|option| (option.approvals, option.leads)).collect();
    assert_eq!(options, [(Some(2), true), (Some(1), false), (Some(2), true)]);
}

#[test]
fn whoever_leaves_is_removed_or_comes_back_has_one_ballot() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, call);
    moot.does(Who::Ann, says(vote, Answer::Yes));
    moot.does(Who::Ben, says(vote, Answer::Yes));
    moot.does(Who::Ann, members::Leave {});
    moot.does(Who::Cal, members::Leave {});
    moot.does(Who::Olive, members::Remove { member: Who::Ben.member(), reason: String::new() });
    assert_eq!(moot.refused(Who::Ann, says(vote, Answer::No)), Refusal::MembersOnly);
    moot.wait(Span::SECOND);
    for who in [Who::Ann, Who::Ben, Who::Cal] {
        moot.does(who, members::Join { name: who.name(), code: String::new() });
    }
    moot.does(Who::Ann, says(vote, Answer::No));
    moot.does(Who::Cal, says(vote, Answer::No));
    assert_eq!(moot.refused(Who::Ben, says(vote, Answer::No)), Refusal::WaitingForApproval);
    close(&mut moot);
    let tally = yes_no(&moot, vote);
    assert_eq!((tally.roll, tally.cast, tally.yes, tally.no), (4, 3, 1, 2));
}

#[test]
fn whoever_is_erased_takes_their_ballot_along_and_gets_no_other() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, call);
    moot.does(Who::Ann, says(vote, Answer::Yes));
    moot.does(Who::Ann, members::EraseMe { posts: members::Posts::KeepWithoutName });
    moot.wait(Span::SECOND);
    moot.does(Who::Ann, members::Join { name: "Anew".into(), code: String::new() });
    assert_eq!(moot.refused(Who::Ann, says(vote, Answer::Yes)), Refusal::NotOnRoll);
    close(&mut moot);
    let tally = yes_no(&moot, vote);
    assert_eq!((tally.roll, tally.cast), (4, 0));
}

#[test]
fn moving_a_membership_to_a_new_phone_never_gives_a_second_ballot() {
    let mut moot = Moot::new();
    // Ann lost her phone and joined anew before the vote.
    moot.does(Who::Stranger, members::Join { name: "Ann again".into(), code: String::new() });
    let vote = opened(&mut moot, call);
    moot.does(Who::Stranger, says(vote, Answer::Yes));
    replace_phone(&mut moot, Who::Ann, Who::Stranger);
    assert_eq!(show(&moot, Who::Stranger, vote).my_ballot, None);
    moot.does(Who::Stranger, says(vote, Answer::No));
    close(&mut moot);
    let tally = yes_no(&moot, vote);
    assert_eq!((tally.roll, tally.cast, tally.yes, tally.no), (5, 1, 0, 1));
}

#[test]
fn a_ballot_cast_before_the_phone_was_replaced_counts_and_nobody_sees_or_changes_it() {
    let mut moot = Moot::new();
    let (vote, choice) = (opened(&mut moot, call), opened(&mut moot, choice));
    let uncast = opened(&mut moot, call);
    moot.does(Who::Ann, says(vote, Answer::Yes));
    moot.does(Who::Ann, chooses(choice, &[1, 3]));
    moot.does(Who::Ben, says(vote, Answer::No));
    replace_phone(&mut moot, Who::Ann, Who::Stranger);
    for (vote, other) in [(vote, says(vote, Answer::No)), (choice, chooses(choice, &[2]))] {
        let view = show(&moot, Who::Stranger, vote);
        assert_eq!((view.my_ballot, view.eligibility), (None, Some(Eligibility::Sealed)));
        assert!(view.options.iter().all(|option| !option.chosen));
        assert!(view.card.voted && !view.card.may_cast);
        assert_eq!(moot.refused(Who::Stranger, other), Refusal::BallotSealed);
    }
    let waiting: Vec<VoteId> = waiting_for(&moot.look(Who::Stranger)).iter().map(|card| card.id).collect();
    assert_eq!(waiting, [uncast]);
    moot.does(Who::Stranger, says(uncast, Answer::No));
    assert_eq!(show(&moot, Who::Stranger, uncast).my_ballot, Some(Ballot::Answer(Answer::No)));
    // The phone before is a stranger's, and sealed stays sealed.
    assert_eq!(show(&moot, Who::Ann, vote).eligibility, Some(Eligibility::NotAMember));
    replace_phone(&mut moot, Who::Stranger, Who::Ann);
    for vote in [vote, choice, uncast] {
        let view = show(&moot, Who::Ann, vote);
        assert_eq!((view.my_ballot, view.eligibility), (None, Some(Eligibility::Sealed)));
    }
    close(&mut moot);
    let tally = yes_no(&moot, vote);
    assert_eq!((tally.roll, tally.cast, tally.yes, tally.no), (4, 2, 1, 1));
    assert_eq!(yes_no(&moot, uncast).no, 1);
    for vote in [vote, choice, uncast] {
        let read: BallotFile = file(&moot, Who::Ann, vote).expect("published").parse().expect("readable");
        assert_eq!(Some(read.tally()), show(&moot, Who::Ann, vote).card.result);
    }
    assert!(!is_linked(&moot));
}

#[test]
fn a_ballot_kept_before_there_were_seals_is_not_sealed() {
    let kept = r#"{"row":"ballot","vote":"00000000-0000-0000-0000-000000000001","member":"00000000-0000-0000-0000-000000000002","ballot":{"answer":"no"}}"#;
    let row: crate::votes::Row = serde_json::from_str(kept).expect("it is a row");
    assert!(matches!(row, crate::votes::Row::Ballot { sealed: false, .. }));
    assert_eq!(serde_json::to_string(&row).expect("plain data"), kept);
}

#[test]
fn what_is_hidden_or_erased_is_not_published() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, call);
    close(&mut moot);
    let mut hidden = moot.clone();
    hidden.does(Who::Olive, posts::Hide { subject: Subject::Vote(vote), reason: "Unkind".into() });
    assert_eq!(file(&hidden, Who::Ann, vote), None);
    assert!(file(&hidden, Who::Olive, vote).is_some());
    assert!(list(&hidden, Who::Ann).over.is_empty());
    let view = show(&hidden, Who::Ann, vote);
    assert_eq!((view.card.question, view.card.result, view.ballots), (None, None, None));
    assert_eq!(view.taken.and_then(|taken| taken.reason).as_deref(), Some("Unkind"));

    moot.does(Who::Olive, posts::Erase { subject: Subject::Vote(vote), reason: "Names somebody".into() });
    assert_eq!(file(&moot, Who::Olive, vote), None);
    assert_eq!(show(&moot, Who::Olive, vote).ballots, None);
    let stored = serde_json::to_string(&moot.rows.values().collect::<Vec<_>>()).expect("plain data");
    assert!(!stored.contains("Mill Lane"), "{stored}");
}

#[test]
fn nobody_votes_on_what_was_taken_away_and_it_closes_all_the_same() {
    let mut moot = Moot::new();
    let vote = opened(&mut moot, call);
    moot.does(Who::Ann, says(vote, Answer::Yes));
    moot.does(Who::Olive, posts::Erase { subject: Subject::Vote(vote), reason: "Names somebody".into() });
    assert_eq!(moot.refused(Who::Ben, says(vote, Answer::Yes)), Refusal::TakenAway);
    assert!(!show(&moot, Who::Ben, vote).card.may_cast);
    close(&mut moot);
    assert!(!is_linked(&moot));
    assert_eq!(yes_no(&moot, vote).cast, 1);
    assert_eq!(file(&moot, Who::Ann, vote), None);
}

fn stage(moot: &Moot, idea: IdeaId) -> (ideas::Stage, Option<VoteId>) {
    let idea = moot.state.community.ideas.get(&idea).expect("there");
    (idea.stage, idea.vote)
}

#[test]
fn a_vote_decides_its_idea() {
    let on = |moot: &Moot, idea: IdeaId| Call { idea: idea.to_string(), quorum: "1".into(), ..call(moot) };
    let cases = [
        (Some(Answer::Yes), ideas::Stage::Agreed),
        (Some(Answer::No), ideas::Stage::NotAgreed),
        (None, ideas::Stage::TakenUp),
    ];
    for (answer, becomes) in cases {
        let mut moot = Moot::new();
        let idea = idea(&mut moot);
        let vote = opened(&mut moot, |moot| on(moot, idea));
        assert_eq!(stage(&moot, idea), (ideas::Stage::PutToVote, Some(vote)));
        assert_eq!(show(&moot, Who::Ann, vote).idea.and_then(|link| link.title).as_deref(), Some("A slow lane"));
        let twice = on(&moot, idea);
        assert_eq!(moot.refused(Who::Olive, twice), Refusal::invalid("idea", Fault::NotAChoice));
        if let Some(answer) = answer {
            moot.does(Who::Ann, says(vote, answer));
        }
        close(&mut moot);
        assert_eq!(stage(&moot, idea).0, becomes);
        assert!(sync::touched(&moot.state, &moot.changes).contains(&Subject::Idea(idea)));
    }
}

#[test]
fn calling_a_vote_off_gives_its_idea_back() {
    let mut moot = Moot::new();
    let idea = idea(&mut moot);
    let by_choice = Call { idea: idea.to_string(), ..choice(&moot) };
    assert_eq!(moot.refused(Who::Olive, by_choice), Refusal::invalid("kind", Fault::NotAChoice));
    let nothing = Call { idea: "elsewhere".into(), ..call(&moot) };
    assert_eq!(moot.refused(Who::Olive, nothing), Refusal::invalid("idea", Fault::NotAChoice));
    let vote = opened(&mut moot, |moot| Call { idea: idea.to_string(), ..call(moot) });
    moot.does(Who::Olive, Cancel { vote, reason: "Too soon".into() });
    assert_eq!(stage(&moot, idea), (ideas::Stage::TakenUp, None));
    assert_eq!(show(&moot, Who::Ann, vote).card.phase, Phase::Cancelled);
}
