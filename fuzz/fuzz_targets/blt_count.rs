//! Counting: no file makes it panic, no vote is lost, and as many are elected as there are places.
#![no_main]

use domain::count::lot::{Seed, Ties};
use domain::count::ranked::blt::File;
use domain::count::ranked::{Method, Votes};
use domain::text::Hash;
use libfuzzer_sys::fuzz_target;

/// More than these say nothing new and take long.
const MOST_CANDIDATES: usize = 40;

fuzz_target!(|text: &str| {
    let Ok(file) = text.parse::<File>() else { return };
    if file.candidates.len() > MOST_CANDIDATES {
        return;
    }
    for method in [Method::Irv, Method::ScottishStv] {
        for ties in [Ties::FirstListed, Ties::Lot { seed: Seed(Hash::of(text.as_bytes())) }] {
            let tally = file.tally(method, file.seats, &ties);
            for round in &tally.account.rounds {
                let held: Votes = round.votes.iter().copied().sum();
                let all = held.plus(round.non_transferable).plus(round.lost);
                assert_eq!(all, Votes::whole(tally.account.valid));
            }
            let standing = file.candidates.len() - file.withdrawn.len();
            let places = usize::try_from(tally.account.seats).unwrap_or(usize::MAX);
            let expected = if tally.account.valid == 0 { 0 } else { places.min(standing) };
            assert_eq!(tally.winners().len(), expected);
        }
    }
});
