//! Changes one tree of elements into another, keeping every element that can be kept: so the focus,
//! what is half-written and what is unfolded stay as they are.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlOptionElement, HtmlSelectElement, HtmlTextAreaElement, Node};

use super::{document, photos};

/// Changes `old` into `new`.
pub fn morph(old: &Element, new: &Element) {
    // A field that asks the phone holds what the phone said.
    if old.has_attribute("data-locate") && new.has_attribute("data-locate") {
        return;
    }
    if photos::stays(old, new) {
        return;
    }
    let half_written = is_half_written(old);
    morph_attributes(old, new, half_written);
    if half_written {
        return;
    }
    morph_children(old, new);
    if let (Some(old), Some(new)) = (old.dyn_ref::<HtmlTextAreaElement>(), new.dyn_ref::<HtmlTextAreaElement>()) {
        old.set_value(&at_first(new));
    }
    if let (Some(old), Some(new)) = (old.dyn_ref::<HtmlInputElement>(), new.dyn_ref::<HtmlInputElement>()) {
        old.set_checked(new.default_checked());
        if !matches!(old.type_().as_str(), "checkbox" | "radio") {
            old.set_value(&new.default_value());
        }
    }
}

/// Whether somebody has changed the field since the page was shown.
fn is_half_written(element: &Element) -> bool {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        return match input.type_().as_str() {
            "hidden" | "submit" | "button" => false,
            "checkbox" | "radio" => input.checked() != input.default_checked(),
            _ => input.value() != input.default_value(),
        };
    }
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        return area.value() != at_first(area);
    }
    element.dyn_ref::<HtmlSelectElement>().is_some_and(|select| {
        let options = select.options();
        let any_default =
            (0..options.length()).filter_map(|n| option(&options, n)).any(|option| option.default_selected());
        (0..options.length()).filter_map(|n| option(&options, n).map(|option| (n, option))).any(|(n, option)| {
            let at_first = if any_default { option.default_selected() } else { n == 0 };
            option.selected() != at_first
        })
    })
}

/// What an area held when the page was shown.
fn at_first(area: &HtmlTextAreaElement) -> String {
    area.default_value().unwrap_or_default()
}

fn option(options: &web_sys::HtmlOptionsCollection, n: u32) -> Option<HtmlOptionElement> {
    options.get_with_index(n)?.dyn_into().ok()
}

fn morph_attributes(old: &Element, new: &Element, half_written: bool) {
    // What is half-written keeps what it was at first, too.
    let kept = |name: &str| half_written && matches!(name, "value" | "checked");
    let theirs = new.attributes();
    for n in 0..theirs.length() {
        if let Some(attribute) = theirs.item(n)
            && !kept(&attribute.name())
            && old.get_attribute(&attribute.name()).as_deref() != Some(&attribute.value())
        {
            // What the parser took, the document takes.
            let _ = old.set_attribute(&attribute.name(), &attribute.value());
        }
    }
    // What is unfolded stays so.
    let unfolded = |name: &str| name == "open" && old.tag_name() == "DETAILS";
    for name in old.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        if !new.has_attribute(&name) && !kept(&name) && !unfolded(&name) {
            let _ = old.remove_attribute(&name);
        }
    }
}

fn key(node: &Node) -> Option<String> {
    let element = node.dyn_ref::<Element>()?;
    element.get_attribute("data-key").or_else(|| element.get_attribute("id")).filter(|key| !key.is_empty())
}

/// The keys of all that stands inside.
fn keys_within(node: &Node) -> Vec<String> {
    let all = node.dyn_ref::<Element>().and_then(|element| element.query_selector_all("[data-key],[id]").ok());
    all.map(|all| (0..all.length()).filter_map(|n| key(&all.get(n)?)).collect()).unwrap_or_default()
}

fn children(node: &Node) -> Vec<Node> {
    let all = node.child_nodes();
    (0..all.length()).filter_map(|n| all.get(n)).collect()
}

/// As [`morph`] for what is inside.
pub fn morph_children(old: &Element, new: &Element) {
    let wanted = children(new);
    let mut known: Vec<Option<Node>> = children(old).into_iter().map(Some).collect();
    let twins = twins(&mut known, &wanted);
    // Whatever is left first: what stays need not be moved then, and keeps the focus.
    for gone in known.into_iter().flatten() {
        remove(old, &gone);
    }
    let mut next = skip_ours(old.first_child());
    for (node, twin) in wanted.iter().zip(twins) {
        match twin {
            Some(twin) => {
                if Some(&twin) == next.as_ref() {
                    next = skip_ours(twin.next_sibling());
                } else {
                    insert(old, &twin, next.as_ref());
                }
                morph_node(&twin, node);
            }
            None => {
                if let Ok(copy) = document().import_node_with_deep(node, true) {
                    insert(old, &copy, next.as_ref());
                }
            }
        }
    }
}

/// For each node that is wanted the one, taken out of those that are known, that becomes it: the one
/// with the same key; else one with a key in common inside; else the next of the same kind.
fn twins(known: &mut [Option<Node>], wanted: &[Node]) -> Vec<Option<Node>> {
    let find = |known: &[Option<Node>], fits: &dyn Fn(&Node) -> bool| {
        known.iter().position(|old| old.as_ref().is_some_and(fits))
    };
    let mut places: Vec<Option<(usize, Node)>> = vec![None; wanted.len()];
    let mut take = |known: &mut [Option<Node>], n: usize, place: Option<usize>| {
        places[n] = place.and_then(|place| Some((place, known[place].take()?)));
    };
    for (n, node) in wanted.iter().enumerate() {
        let alike = |old: &Node| is_alike(old, node);
        let place = match key(node) {
            Some(wanted) => find(known, &|old| alike(old) && key(old).as_ref() == Some(&wanted)),
            None => {
                let within = keys_within(node);
                let shares = |old: &Node| keys_within(old).iter().any(|key| within.contains(key));
                (!within.is_empty())
                    .then(|| find(known, &|old| alike(old) && key(old).is_none() && shares(old)))
                    .flatten()
            }
        };
        take(known, n, place);
    }
    let mut after = 0;
    for (n, node) in wanted.iter().enumerate() {
        if let Some((place, _)) = places[n] {
            after = place;
        } else if key(node).is_none() {
            let plain = |old: &Node| is_alike(old, node) && key(old).is_none();
            let place = find(&known[after..], &plain).map(|place| place + after);
            places[n] = place.and_then(|place| Some((place, known[place].take()?)));
            after = place.unwrap_or(after);
        }
    }
    places.into_iter().map(|place| place.map(|(_, node)| node)).collect()
}

/// Whether one can become the other: a field never becomes another, since what is half-written stays in it.
fn is_alike(old: &Node, new: &Node) -> bool {
    let name = |node: &Node| node.dyn_ref::<Element>().and_then(|element| element.get_attribute("name"));
    old.node_name() == new.node_name() && name(old) == name(new)
}

fn morph_node(old: &Node, new: &Node) {
    match (old.dyn_ref::<Element>(), new.dyn_ref::<Element>()) {
        (Some(old), Some(new)) => morph(old, new),
        _ if old.node_value() != new.node_value() => old.set_node_value(new.node_value().as_deref()),
        _ => {}
    }
}

fn insert(parent: &Element, node: &Node, before: Option<&Node>) {
    // Both are children of this parent, or new.
    let _ = parent.insert_before(node, before);
}

fn remove(parent: &Element, node: &Node) {
    if !is_ours(node) {
        let _ = parent.remove_child(node);
    }
}

/// Whether it belongs to the phone alone, as the pill does: such a thing sees to itself and stays where it is.
fn is_ours(node: &Node) -> bool {
    node.dyn_ref::<Element>().is_some_and(|element| element.has_attribute("data-phone"))
}

fn skip_ours(mut node: Option<Node>) -> Option<Node> {
    while node.as_ref().is_some_and(is_ours) {
        node = node.and_then(|node| node.next_sibling());
    }
    node
}

/// Whether anything on the page is half-written.
pub fn any_half_written() -> bool {
    let fields = document().query_selector_all("main input, main textarea, main select");
    let is_any = fields.is_ok_and(|all| {
        (0..all.length()).filter_map(|n| all.get(n)?.dyn_into::<Element>().ok()).any(|field| is_half_written(&field))
    });
    is_any || photos::any_kept()
}
