//! Quotients of whole numbers of any size, and the least of many.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::poll::Place;

/// One number divided by another that is not 0. Not reduced.
#[derive(Debug, Clone)]
pub(super) struct Quotient {
    pub above: BigUint,
    pub below: BigUint,
}

impl Quotient {
    pub fn zero() -> Quotient {
        Quotient { above: BigUint::ZERO, below: 1_u8.into() }
    }

    pub fn compare(&self, other: &Quotient) -> Ordering {
        (&self.above * &other.below).cmp(&(&other.above * &self.below))
    }
}

/// Projects with what each cost at the last look; that never falls, so that most need no second look.
#[derive(Debug, Clone)]
pub(super) struct Queue(Vec<(Place, Quotient)>);

impl Queue {
    pub fn new(places: impl Iterator<Item = Place>) -> Queue {
        Queue(places.map(|place| (place, Quotient::zero())).collect())
    }

    pub fn retain(&mut self, keep: impl Fn(Place) -> bool) {
        self.0.retain(|(place, _)| keep(*place));
    }

    /// All those whose value is the least, with that value. `None` from `look` takes one out for good.
    pub fn least(&mut self, mut look: impl FnMut(Place) -> Option<Quotient>) -> Option<(Quotient, Vec<Place>)> {
        self.0.sort_by(|(_, a), (_, b)| a.compare(b));
        let mut least: Option<(Quotient, Vec<Place>)> = None;
        let mut gone = Vec::new();
        for (place, known) in &mut self.0 {
            if least.as_ref().is_some_and(|(least, _)| known.compare(least).is_gt()) {
                break;
            }
            let Some(now) = look(*place) else {
                gone.push(*place);
                continue;
            };
            match least.as_mut().map(|(least, equal)| (now.compare(least), equal)) {
                Some((Ordering::Greater, _)) => {}
                Some((Ordering::Equal, equal)) => equal.push(*place),
                Some((Ordering::Less, _)) | None => least = Some((now.clone(), vec![*place])),
            }
            *known = now;
        }
        self.0.retain(|(place, _)| !gone.contains(place));
        least
    }
}
