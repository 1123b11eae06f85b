//! Amounts of money.

use domain::count::budget::Amount;

/// `£1,200`, `£120.50`, `995,079 PLN`: a sign stands before the figure, a word after it.
pub fn money(amount: Amount, currency: &str) -> String {
    let text = amount.to_string();
    let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
    let mut figure = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            figure.push(',');
        }
        figure.push(digit);
    }
    if !places.is_empty() {
        // As money is written: two places at least.
        figure.extend(['.'].into_iter().chain(places.chars()));
        figure.extend("0".repeat(2_usize.saturating_sub(places.len())).chars());
    }
    match currency.chars().all(char::is_alphanumeric) {
        true => [&figure, " ", currency].concat(),
        false => [currency, &figure].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_as_people_write_it() {
        let said = |amount: &str, currency| money(amount.parse().expect("an amount"), currency);
        assert_eq!(said("1200", "£"), "£1,200");
        assert_eq!(said("0.5", "€"), "€0.50");
        assert_eq!(said("995079", "PLN"), "995,079 PLN");
        assert_eq!(said("114339.91", "£"), "£114,339.91");
    }
}
