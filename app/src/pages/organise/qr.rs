//! A QR code as a drawing that stands in the page.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// The white edge that readers need around it, in modules.
const EDGE: usize = 4;

/// A QR code; nothing if so much does not fit in one.
#[component]
pub fn Qr(
    /// What it says.
    text: String,
    /// What it is called for those who don't see it.
    label: &'static str,
) -> impl IntoView {
    QrCode::with_error_correction_level(text, EcLevel::M).ok().map(|code| {
        let size = code.width() + 2 * EDGE;
        view! {
            <svg class="poster__qr" viewBox=format!("0 0 {size} {size}") role="img" aria-label=label shape-rendering="crispEdges">
                <path fill="#fff" d=format!("M0 0h{size}v{size}H0z")></path>
                <path fill="#000" d=dark(&code)></path>
            </svg>
        }
    })
}

/// The dark modules, one stroke for each run of them in a row.
fn dark(code: &QrCode) -> String {
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                path.push_str(&format!("M{} {}h{}v1h-{}z", x + EDGE, y + EDGE, run.len(), run.len()));
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_once() {
        let code = QrCode::new("https://moot.example/join/K7QF-92MD").expect("it fits");
        let path = dark(&code);
        let runs = path.split('M').skip(1).map(|run| {
            let length = run.split_once('h').and_then(|(_, rest)| rest.split_once('v')).expect("a run").0;
            length.parse::<usize>().expect("a number")
        });
        let is_dark = |color: &&Color| **color == Color::Dark;
        assert_eq!(runs.sum::<usize>(), code.to_colors().iter().filter(is_dark).count());
        // The corner of the first finder: seven dark modules after the edge.
        assert!(path.starts_with("M4 4h7v1h-7z"));
    }
}
