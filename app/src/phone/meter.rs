//! Running totals: how much of what there is has been given out, while a form is filled in.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

use super::document;

/// Shows every total as it stands.
pub fn show_again() {
    each(&document().query_selector_all("[data-meter]"), &show);
}

/// Something was typed or ticked: the totals of its form change.
pub fn changed(event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(Ok(Some(form))) = target.map(|target| target.closest("form")) {
        each(&form.query_selector_all("[data-meter]"), &show);
    }
}

fn each(found: &Result<web_sys::NodeList, wasm_bindgen::JsValue>, todo: &dyn Fn(&Element)) {
    if let Ok(all) = found {
        (0..all.length()).filter_map(|n| all.get(n)?.dyn_into::<Element>().ok()).for_each(|element| todo(&element));
    }
}

fn show(meter: &Element) {
    let told = |name: &str| meter.get_attribute(name).unwrap_or_default();
    let (Ok(Some(form)), Ok(most)) = (meter.closest("form"), told("data-most").parse::<u64>()) else { return };
    let used = if told("data-meter") == "cost" { cost(&form) } else { points(&form) };
    let said = |hundredths: u64| figure(hundredths, &told("data-currency"));
    let words = match used.checked_sub(most) {
        None | Some(0) => told("data-within").replace("{left}", &said(most - used)),
        Some(over) => told("data-beyond").replace("{over}", &said(over)),
    };
    if let Ok(Some(output)) = meter.query_selector("output") {
        output.set_text_content(Some(&words.replace("{used}", &said(used))));
    }
    if let Ok(Some(bar)) = meter.query_selector("progress") {
        // Attributes that HTML knows are never refused.
        let _ = bar.set_attribute("value", &used.min(most).to_string());
        let _ = bar.set_attribute("class", if used > most { "bar bar--over" } else { "bar" });
    }
    let _ = meter.remove_attribute("hidden");
}

/// What the ticked things cost together, in hundredths.
fn cost(form: &Element) -> u64 {
    let mut sum = 0_u64;
    if let Ok(all) = form.query_selector_all("input[data-cost]:checked") {
        let costs =
            (0..all.length()).filter_map(|n| all.get(n)?.dyn_into::<Element>().ok()?.get_attribute("data-cost"));
        costs.filter_map(|cost| cost.parse().ok()).for_each(|cost: u64| sum = sum.saturating_add(cost));
    }
    sum
}

/// The points that are given, in hundredths.
fn points(form: &Element) -> u64 {
    let mut sum = 0_u64;
    if let Ok(all) = form.query_selector_all("[name='points']") {
        for field in (0..all.length()).filter_map(|n| all.get(n)) {
            let typed = match field.dyn_ref::<HtmlInputElement>() {
                Some(input) => input.value(),
                None => field.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value).unwrap_or_default(),
            };
            sum = sum.saturating_add(typed.trim().parse::<u64>().unwrap_or(0).saturating_mul(100));
        }
    }
    sum
}

/// `£1,200.50`, `3`: a sign stands before the figure, a word after it.
fn figure(hundredths: u64, currency: &str) -> String {
    let whole = (hundredths / 100).to_string();
    let mut figure = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            figure.push(',');
        }
        figure.push(digit);
    }
    if !hundredths.is_multiple_of(100) {
        let pence = hundredths % 100;
        figure.extend(['.', char::from(b'0' + (pence / 10) as u8), char::from(b'0' + (pence % 10) as u8)]);
    }
    if currency.chars().all(char::is_alphanumeric) {
        [figure.as_str(), if currency.is_empty() { "" } else { " " }, currency].concat()
    } else {
        [currency, figure.as_str()].concat()
    }
}
