//! Pieces of pages, written as HTML at once.
//!
//! Server and phone only ever write pages out. Leptos' own `AnyView` would compile every piece for a browser's document and
//! for streams as well, which is most of what phones would have to download.

use leptos::children::ToChildren;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;

/// A piece of a page.
pub type Html = InertElement;

/// What can be written as a piece of a page.
pub trait IntoHtml {
    /// Writes it.
    fn into_html(self) -> Html;
}

impl<V: RenderHtml> IntoHtml for V {
    fn into_html(self) -> Html {
        Html::new(self.to_html())
    }
}

/// What stands within a component, written where the component shows it: there it finds what that provides.
pub struct Contents(Box<dyn FnOnce() -> Html + Send>);

impl Contents {
    /// Writes them.
    pub fn html(self) -> Html {
        self.0()
    }
}

impl<V: RenderHtml, F: FnOnce() -> V + Send + 'static> ToChildren<F> for Contents {
    fn to_children(contents: F) -> Self {
        Self(Box::new(|| contents().into_html()))
    }
}
