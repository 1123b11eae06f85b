//! Exact fractions, as an account states them.

use std::fmt;
use std::str::FromStr;

use num_bigint::BigUint;
use num_integer::Integer;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Amount;

/// A fraction from 0 in its lowest terms, exact whatever its size. Written as `7/3`, or `2` when whole.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: BigUint,
    denominator: BigUint,
}

/// The most digits that are read of a numerator or a denominator.
const DIGITS: usize = 20_000;

impl Fraction {
    /// `None` when the denominator is 0.
    pub fn new(numerator: impl Into<BigUint>, denominator: impl Into<BigUint>) -> Option<Fraction> {
        let (numerator, denominator) = (numerator.into(), denominator.into());
        let common = numerator.gcd(&denominator);
        if denominator == BigUint::ZERO {
            return None;
        }
        Some(Fraction { numerator: numerator / &common, denominator: denominator / common })
    }

    /// A whole number.
    pub fn whole(number: u64) -> Fraction {
        Fraction { numerator: number.into(), denominator: 1_u8.into() }
    }

    /// With so many places after the point, the rest cut off: `2.33`.
    pub fn rounded_down(&self, places: usize) -> String {
        let scale = BigUint::from(10_u8).pow(u32::try_from(places).unwrap_or(0));
        let (whole, rest) = (&self.numerator * &scale / &self.denominator).div_rem(&scale);
        if places == 0 { format!("{whole}") } else { format!("{whole}.{:0>places$}", rest.to_string()) }
    }

    /// As money of so many places after the point (at most 9), rounded up: for what is lacking.
    /// As much as an amount can be when it is more.
    pub fn rounded_up(&self, places: u32) -> Amount {
        let places = places.min(super::amount::PLACES);
        let scaled = (&self.numerator * 10_u64.pow(places)).div_ceil(&self.denominator);
        let step = 10_u128.pow(super::amount::PLACES - places);
        let units = u128::try_from(scaled).unwrap_or(u128::MAX);
        Amount::from_billionths(units.saturating_mul(step))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.numerator)?;
        if self.denominator == BigUint::from(1_u8) { Ok(()) } else { write!(f, "/{}", self.denominator) }
    }
}

/// A text that is not a fraction in its lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoFraction;

impl fmt::Display for NoFraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a fraction in its lowest terms, as 7/3")
    }
}

impl FromStr for Fraction {
    type Err = NoFraction;

    fn from_str(text: &str) -> Result<Fraction, NoFraction> {
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        let number = |digits: &str| {
            let readable = digits.len() <= DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
            readable.then(|| digits.parse::<BigUint>().ok()).flatten().ok_or(NoFraction)
        };
        let fraction = Fraction::new(number(numerator)?, number(denominator)?).ok_or(NoFraction)?;
        if fraction.to_string() == text { Ok(fraction) } else { Err(NoFraction) }
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
