use super::super::consent::{Answer, Outcome, Rules};

fn outcome(quorum: u32, agree: usize, stand_aside: usize, block: usize) -> Outcome {
    let of = |answer, n| std::iter::repeat_n(answer, n);
    let answers = of(Answer::Agree, agree).chain(of(Answer::StandAside, stand_aside)).chain(of(Answer::Block, block));
    let tally = Rules { quorum }.count(20, answers);
    assert_eq!(tally.cast, tally.agree + tally.stand_aside + tally.block);
    assert_eq!(tally.quorum_met, tally.cast >= quorum);
    tally.outcome
}

#[test]
fn one_block_is_enough_and_so_is_one_who_agrees() {
    assert_eq!(outcome(0, 9, 3, 0), Outcome::Agreed);
    assert_eq!(outcome(0, 1, 9, 0), Outcome::Agreed);
    assert_eq!(outcome(0, 9, 3, 1), Outcome::Blocked);
    assert_eq!(outcome(0, 0, 0, 1), Outcome::Blocked);
}

#[test]
fn standing_aside_agrees_to_nothing_but_is_voting() {
    assert_eq!(outcome(0, 0, 3, 0), Outcome::NobodyAgreed);
    assert_eq!(outcome(0, 0, 0, 0), Outcome::NobodyAgreed);
    assert_eq!(outcome(4, 1, 2, 0), Outcome::TooFewVoted);
    assert_eq!(outcome(4, 1, 3, 0), Outcome::Agreed);
    assert_eq!(outcome(4, 0, 0, 3), Outcome::TooFewVoted);
}
