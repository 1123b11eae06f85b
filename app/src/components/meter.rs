//! A running total beside the fields that it adds up.

use leptos::prelude::*;

use crate::copy::votes as copy;

/// What is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    /// What the things cost that are ticked.
    Cost,
    /// The points that are given.
    Points,
}

/// How much of what there is has been given out. Only the phone can keep it true while somebody fills in the
/// form, so it is shown by `app/src/phone/meter.rs` and by nothing else.
#[component]
pub fn Meter(
    /// What is added up.
    of: Measured,
    /// The most, in hundredths.
    most: u64,
    /// The most, in words.
    said: String,
    /// What money is counted in; nothing where it is not money.
    #[prop(optional)]
    currency: String,
) -> impl IntoView {
    let of = match of {
        Measured::Cost => "cost",
        Measured::Points => "points",
    };
    view! {
        <p class="meter" data-meter=of data-most=most.to_string() data-currency=currency
            data-within=copy::within(&said) data-beyond=copy::beyond(&said) hidden>
            <progress class="bar" value="0" max=most.to_string() aria-hidden="true"></progress>
            <output></output>
        </p>
    }
}
