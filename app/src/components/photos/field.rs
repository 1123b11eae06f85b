//! The pictures of a form: four plain file fields, which the picker on the phone makes more of.

use std::str::FromStr;

use domain::photos::{Chosen, MOST, WORDS};
use domain::text::Hash;
use domain::{Fault, Refusal};
use leptos::prelude::*;

use super::blur::BlurWindow;
use crate::components::act_form::{FormState, use_form};
use crate::components::fields::use_field;
use crate::copy::{photos as copy, refusals};
use crate::data::use_slug;
use crate::html::{Html, IntoHtml};

/// One place for a picture.
#[derive(Debug, Default, PartialEq, Eq)]
struct Slot {
    /// The name of a picture that is kept already: by the server, or by the phone's service worker.
    name: Option<Hash>,
    words: String,
    /// Whether it is to be left out again.
    dropped: bool,
}

/// Up to four pictures, each with a description. Its form needs `with_photos`.
#[component]
pub fn PhotoField(
    /// Names of pictures that the address brings along, as they are in it.
    #[prop(optional)]
    given: Vec<String>,
) -> impl IntoView {
    let form = use_form();
    let mut field = use_field("photo", String::new());
    field.error = field.error.or_else(|| use_field("photo_words", String::new()).error);
    let slug = use_slug();
    let slots = slots(&form, &given);
    if !form.was_returned() {
        let shared = Chosen { photo: given, ..Chosen::default() };
        field.error = shared.read().err().as_ref().map(refusals::sentence);
    }
    let wrong = |fault| refusals::sentence(&Refusal::invalid("photo", fault));
    let is_bad = field.error.is_some();
    let is_open = is_bad || slots.iter().any(|slot| slot.name.is_some());
    let error_id = format!("{}-error", field.id);
    let described = if is_bad { format!("{}-hint {error_id}", field.id) } else { format!("{}-hint", field.id) };
    let slots = slots.into_iter().enumerate().map(|(n, slot)| {
        let id = format!("{}-{}", field.id, n + 1);
        match slot.name {
            Some(name) => kept(&slug, n + 1, id, name, slot),
            None => empty(n + 1, id, slot.words, is_bad, described.clone()),
        }
    });
    view! {
        <fieldset class="photo-field" class:field--bad=is_bad aria-describedby=described.clone()
            data-photos="" data-key=field.id.clone() data-returned=form.was_returned().then_some("")
            data-working=copy::WORKING data-ready=copy::READY data-taken-away=copy::TAKEN_AWAY
            data-too-many=copy::TOO_MANY data-not-a-picture=wrong(Fault::NotAPicture)
            data-heic=wrong(Fault::UnknownPicture) data-too-large=wrong(Fault::PictureTooLarge)>
            <legend class="visually-hidden">{copy::TITLE}</legend>
            <details class="more" open=is_open>
                <summary>{copy::ADD}</summary>
                <div class="more__body">
                    <p class="field__hint" id=format!("{}-hint", field.id)>{copy::HINT}</p>
                    {slots.collect_view()}
                    <p class="photo-field__status muted" role="status" data-photo-status=""></p>
                </div>
            </details>
            {field.error.map(|error| view! { <p class="field__error" id=error_id>{error}</p> })}
            <BlurWindow/>
        </fieldset>
    }
    .into_html()
}

/// What came back with the form, or else came with the address, in four places.
fn slots(form: &FormState, given: &[String]) -> Vec<Slot> {
    let dropped: Vec<&str> = form.typed_all("photo_drop").collect();
    let words: Vec<&str> = form.typed_all("photo_words").collect();
    let typed: Vec<&str> = if form.was_returned() {
        form.typed_all("photo").collect()
    } else {
        given.iter().map(String::as_str).collect()
    };
    let slot = |n: usize| Slot {
        // What is no name says what was wrong with a file: that place is empty again.
        name: typed.get(n).and_then(|typed| Hash::from_str(typed).ok()),
        words: words.get(n).copied().unwrap_or_default().to_owned(),
        dropped: typed.get(n).is_some_and(|typed| dropped.contains(typed)),
    };
    (0..MOST).map(slot).collect()
}

/// A place for a file.
fn empty(n: usize, id: String, words: String, is_bad: bool, described: String) -> Html {
    view! {
        <div class="photo-slot" role="group" aria-label=copy::picture(n) data-photo-slot=n.to_string() data-key=id.clone()>
            <div class="field">
                <label for=id.clone()>{copy::picture(n)}</label>
                <input id=id.clone() type="file" name="photo" accept="image/*" aria-describedby=described
                    aria-invalid=is_bad.then_some("true")/>
            </div>
            {words_field(&id, words)}
            <template data-photo-tools="">
                <div class="photo-slot__tools" data-phone="photo">
                    <canvas class="photo-slot__picture" role="img" aria-label=copy::picture(n)></canvas>
                    <div class="button-row">
                        {tool("blur", copy::BLUR, n)}
                        {tool("take-away", copy::TAKE_AWAY, n)}
                    </div>
                </div>
            </template>
        </div>
    }
    .into_html()
}

/// What can be done with a picture that was chosen.
fn tool(does: &'static str, words: &'static str, n: usize) -> impl IntoView {
    view! {
        <button class="button button--quiet button--small" type="button" data-does=does>
            {words}<span class="visually-hidden">" "{copy::picture(n)}</span>
        </button>
    }
}

/// A picture that is kept already.
fn kept(slug: &str, n: usize, id: String, name: Hash, slot: Slot) -> Html {
    let alt = if slot.words.is_empty() { copy::NO_WORDS.to_owned() } else { slot.words.clone() };
    let name = name.to_string();
    view! {
        <div class="photo-slot" role="group" aria-label=copy::picture(n) data-photo-slot=n.to_string() data-photo-kept=""
            data-key=format!("{id}-{name}")>
            <img class="photo-slot__picture" src=format!("/c/{slug}/uploads/{name}/small.jpg") alt=alt/>
            <input type="hidden" name="photo" value=name.clone()/>
            {words_field(&id, slot.words)}
            <label class="choice">
                <input type="checkbox" name="photo_drop" value=name.clone() checked=slot.dropped/>
                <span>{copy::LEAVE_OUT}<span class="visually-hidden">" "{copy::picture(n)}</span></span>
            </label>
        </div>
    }
    .into_html()
}

fn words_field(id: &str, words: String) -> impl IntoView + use<> {
    let id = format!("{id}-words");
    view! {
        <div class="field" data-photo-words="">
            <label for=id.clone()>{copy::WORDS}</label>
            <input id=id type="text" name="photo_words" value=words maxlength=WORDS autocomplete="off"/>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::{Hash, Slot, slots};
    use crate::components::act_form::FormState;

    fn returned(fields: &[(&str, &str)]) -> Vec<Slot> {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        slots(&FormState::new("form".to_owned(), None, Some(fields)), &[])
    }

    #[test]
    fn what_came_back_stands_in_its_place() {
        let name = Hash::of(b"a picture").to_string();
        let back = returned(&[
            ("photo", "heic"),
            ("photo_words", "A hole"),
            ("photo", &name),
            ("photo_words", "The lamp"),
            ("photo_drop", &name),
        ]);
        let empty = Slot { words: "A hole".to_owned(), ..Slot::default() };
        let kept = Slot { name: Some(Hash::of(b"a picture")), words: "The lamp".to_owned(), dropped: true };
        assert_eq!(back, [empty, kept, Slot::default(), Slot::default()]);
    }

    #[test]
    fn a_fresh_form_has_what_the_address_brings() {
        let name = Hash::of(b"a picture").to_string();
        let form = FormState::new("form".to_owned(), None, None);
        let names: Vec<_> = slots(&form, &[name, "rubbish".to_owned()]).into_iter().map(|slot| slot.name).collect();
        assert_eq!(names, [Some(Hash::of(b"a picture")), None, None, None]);
    }
}
