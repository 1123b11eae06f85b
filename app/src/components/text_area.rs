//! A field of several lines.

use leptos::prelude::*;

use super::fields::use_field;

/// A field of several lines.
///
/// What it holds is set as escaped `inner_html`, because the renderer writes the children of a
/// `<textarea>` as they are.
#[component]
pub fn TextArea(
    /// The field's name.
    name: &'static str,
    /// What it asks.
    label: &'static str,
    /// What may help to answer.
    #[prop(optional)]
    hint: &'static str,
    /// What it holds at first.
    #[prop(optional, into)]
    value: String,
    /// The most characters it takes.
    max: usize,
    /// How many lines it shows.
    #[prop(default = 4)]
    rows: u32,
) -> impl IntoView {
    let field = use_field(name, value);
    let held = escape(&field.value);
    let input = view! {
        <textarea id=field.id.clone() name=name rows=rows maxlength=max aria-describedby=field.described_by(hint)
            aria-invalid=field.invalid() inner_html=held></textarea>
    };
    field.framed(label, hint, input)
}

/// A leading line end, which browsers send as two characters, would be swallowed, so one more is
/// written before it.
fn escape(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    if escaped.starts_with(['\r', '\n']) { format!("\n{escaped}") } else { escaped }
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_can_end_the_field() {
        let held = super::escape("\n</textarea><script>alert(1)</script>&amp;");
        assert_eq!(held, "\n\n&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;");
        assert_eq!(super::escape("\r\nText"), "\n\r\nText");
    }
}
