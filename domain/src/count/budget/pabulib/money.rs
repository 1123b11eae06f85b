//! Money as files write it.

use super::Fault;
use crate::count::budget::Amount;

/// The space, and those of other widths or where no line breaks.
const SPACES: [char; 4] = [' ', '\u{a0}', '\u{2009}', '\u{202f}'];

/// An amount as [`Amount`] reads it, and also with a comma for the point and with spaces between digits.
///
/// A comma is never taken for one between thousands: `1,000,000` is no amount, and `1,000`, which others read as 1, is
/// refused, since it could be a thousand times that.
pub(super) fn money(text: &str) -> Result<Amount, Fault> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let could_be_thousands = |(whole, places): (&str, &str)| {
        let group = (1..=3).contains(&whole.len()) && digits(whole) && !whole.starts_with('0');
        group && places.len() == 3 && digits(places)
    };
    if text.split_once(',').is_some_and(could_be_thousands) {
        return Err(Fault::Comma);
    }
    // A second comma, or a point beside it, makes it no amount.
    without_spaces(text).replacen(',', ".", 1).parse().map_err(Fault::Amount)
}

/// Without each space that stands alone between two digits.
fn without_spaces(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let between = |at: usize| digit(at.checked_sub(1)) && digit(Some(at + 1));
    let kept = letters.iter().enumerate().filter(|(at, letter)| !(SPACES.contains(letter) && between(*at)));
    kept.map(|(_, letter)| letter).collect()
}
