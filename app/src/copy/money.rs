//! Amounts of money.

use domain::count::budget::Amount;

/// `£1,200`, `£120.50`, `995,079 PLN`: a sign stands before the figure, a word after it.
pub fn money(amount: Amount, currency: &str) -> String {
    match currency.chars().all(char::is_alphanumeric) {
        true => [&figure(amount), " ", currency].concat(),
        false => [currency, &figure(amount)].concat(),
    }
}

/// `1,200`, `120.50`: thousands stand apart, and there are two places at least where there are any.
pub fn figure(amount: Amount) -> String {
    let text = amount.to_string();
    let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
    let mut figure = apart(whole);
    if !places.is_empty() {
        figure.extend(['.'].into_iter().chain(places.chars()));
        figure.push_str(&"0".repeat(2_usize.saturating_sub(places.len())));
    }
    figure
}

/// Digits with their thousands apart.
pub fn apart(digits: &str) -> String {
    let mut apart = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            apart.push(',');
        }
        apart.push(digit);
    }
    apart
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
