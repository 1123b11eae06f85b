//! A ballot as a line, and back.

use crate::count::budget::Form;
use crate::count::yes_no::{self, Bound, Denominator, Threshold};
use crate::count::{Ballot, Rules, consent};

const ANSWERS: [(yes_no::Answer, &str); 3] =
    [(yes_no::Answer::Yes, "yes"), (yes_no::Answer::No, "no"), (yes_no::Answer::Abstain, "abstain")];
const CONSENT: [(consent::Answer, &str); 3] = [
    (consent::Answer::Agree, "agree"),
    (consent::Answer::StandAside, "stand aside"),
    (consent::Answer::Block, "block"),
];
const BOUNDS: [(Bound, &str); 2] = [(Bound::MoreThan, "more than"), (Bound::AtLeast, "at least")];
const DENOMINATORS: [(Denominator, &str); 3] = [
    (Denominator::YesAndNo, "of yes and no"),
    (Denominator::AllBallots, "of all ballots"),
    (Denominator::EveryoneOnRoll, "of everyone on the roll"),
];

/// What stands for a ballot that names nothing.
const NOTHING: &str = "-";

/// A ballot as a line: `yes`, `stand aside`, `1 4`, `3 1 2`, `1:5 4:2`.
pub fn ballot(ballot: &Ballot) -> String {
    match ballot {
        Ballot::Answer(answer) => said(&ANSWERS, *answer).to_owned(),
        Ballot::Consent(answer) => said(&CONSENT, *answer).to_owned(),
        Ballot::Options(chosen) => list(chosen.iter().map(u32::to_string)),
        Ballot::Ranking(ranking) => list(ranking.iter().map(u32::to_string)),
        Ballot::Points(points) => list(points.iter().map(|(option, points)| format!("{option}:{points}"))),
    }
}

fn list(parts: impl Iterator<Item = String>) -> String {
    let line = parts.collect::<Vec<_>>().join(" ");
    if line.is_empty() { NOTHING.to_owned() } else { line }
}

/// The ballot that such a line stands for under these rules.
pub fn read_ballot(rules: &Rules, line: &str) -> Option<Ballot> {
    let parts = || line.split(' ').filter(|_| line != NOTHING);
    let options = || parts().map(|part| part.parse().ok()).collect::<Option<_>>().map(Ballot::Options);
    let ranking = || parts().map(|part| part.parse().ok()).collect::<Option<_>>().map(Ballot::Ranking);
    let points = || parts().map(pair).collect::<Option<_>>().map(Ballot::Points);
    match rules {
        Rules::YesNo(_) => meant(&ANSWERS, line).map(Ballot::Answer),
        Rules::Approval(_) => options(),
        Rules::Consent(_) => meant(&CONSENT, line).map(Ballot::Consent),
        Rules::Borda(_) | Rules::Ranked(_) => ranking(),
        Rules::Score(_) => points(),
        Rules::Budget(rules) => match rules.ballots {
            Form::Approval { .. } | Form::Knapsack => options(),
            Form::Ranking { .. } => ranking(),
            Form::Points { .. } => points(),
        },
    }
}

fn pair(part: &str) -> Option<(u32, u32)> {
    let (option, points) = part.split_once(':')?;
    Some((option.parse().ok()?, points.parse().ok()?))
}

/// A threshold as a line: `at least 8 in 10 of yes and no`.
pub fn threshold(threshold: &Threshold) -> String {
    let Threshold { bound, share, out_of, of } = *threshold;
    format!("{} {share} in {out_of} {}", said(&BOUNDS, bound), said(&DENOMINATORS, of))
}

/// The threshold that such a line stands for.
pub fn read_threshold(text: &str) -> Option<Threshold> {
    let (bound, said) = BOUNDS.iter().find_map(|(bound, word)| Some((*bound, text.strip_prefix(word)?)))?;
    let (share, said) = said.strip_prefix(' ')?.split_once(" in ")?;
    let (out_of, of) = said.split_once(' ')?;
    let of = meant(&DENOMINATORS, of)?;
    Some(Threshold { bound, share: share.parse().ok()?, out_of: out_of.parse().ok()?, of })
}

fn said<T: PartialEq>(words: &[(T, &'static str)], what: T) -> &'static str {
    // Each of these lists names every value of its kind.
    words.iter().find(|(known, _)| *known == what).map_or("", |(_, word)| word)
}

fn meant<T: Copy>(words: &[(T, &'static str)], word: &str) -> Option<T> {
    words.iter().find(|(_, known)| *known == word).map(|(what, _)| *what)
}
