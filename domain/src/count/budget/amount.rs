//! Money, exactly.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How many places after the point an amount may have.
pub const PLACES: u32 = 9;
/// How many digits may stand before the point.
pub const DIGITS: usize = 15;
const ONE: u128 = 10_u128.pow(PLACES);

/// An amount of money, of any currency: an exact decimal from 0, with up to 15 digits before the point
/// and 9 after it. Written as `995079` or `114339.91`, without needless zeros.
///
/// Sums of as many amounts as memory could hold still fit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(u128);

/// Why a text is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoAmount {
    /// Not digits with at most one point between them.
    NotANumber,
    /// Less than nothing.
    Negative,
    /// More than 15 digits before the point.
    TooLarge,
    /// More than 9 places after the point.
    TooFine,
}

impl Amount {
    /// Nothing.
    pub const ZERO: Amount = Amount(0);

    /// So many whole units of the currency.
    pub const fn whole(units: u64) -> Amount {
        Amount(units as u128 * ONE)
    }

    /// So many billionths of a unit of the currency.
    pub(super) const fn from_billionths(billionths: u128) -> Amount {
        Amount(billionths)
    }

    /// How many billionths of a unit it is.
    pub(super) const fn billionths(self) -> u128 {
        self.0
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Amount) -> Amount {
        Amount(self.0.saturating_add(other.0))
    }

    /// What is left after taking the other away; nothing when the other is larger.
    #[must_use]
    pub const fn minus(self, other: Amount) -> Amount {
        Amount(self.0.saturating_sub(other.0))
    }
}

impl std::iter::Sum for Amount {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Amount {
        amounts.fold(Amount::ZERO, Amount::plus)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / ONE, self.0 % ONE);
        if rest == 0 {
            return write!(f, "{whole}");
        }
        let places = format!("{rest:09}");
        write!(f, "{whole}.{}", places.trim_end_matches('0'))
    }
}

impl FromStr for Amount {
    type Err = NoAmount;

    /// Reads digits with at most one point among them. Zeros that say nothing are passed over.
    fn from_str(text: &str) -> Result<Amount, NoAmount> {
        let (whole, places) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(rest) = text.strip_prefix('-') {
            return Err(if rest.parse::<Amount>().is_ok() { NoAmount::Negative } else { NoAmount::NotANumber });
        }
        if !digits(whole) || !digits(places) || (whole.is_empty() && places.is_empty()) {
            return Err(NoAmount::NotANumber);
        }
        let (whole, places) = (whole.trim_start_matches('0'), places.trim_end_matches('0'));
        if whole.len() > DIGITS {
            return Err(NoAmount::TooLarge);
        }
        if places.len() > PLACES as usize {
            return Err(NoAmount::TooFine);
        }
        // Both are a few digits: neither can overflow.
        let number = |part: &str| part.bytes().fold(0_u128, |sum, digit| sum * 10 + u128::from(digit - b'0'));
        let missing = 10_u128.pow(PLACES - places.len() as u32);
        Ok(Amount(number(whole) * ONE + number(places) * missing))
    }
}

impl fmt::Display for NoAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoAmount::NotANumber => "an amount: digits, with at most one point",
            NoAmount::Negative => "an amount that is not less than 0",
            NoAmount::TooLarge => "an amount of at most 15 digits before the point",
            NoAmount::TooFine => "an amount of at most 9 digits after the point",
        })
    }
}

impl std::error::Error for NoAmount {}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
