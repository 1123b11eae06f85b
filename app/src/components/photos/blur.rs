//! The window in which parts of a picture are blurred before it is sent. The picker opens it.

use leptos::prelude::*;

use crate::copy::photos as copy;
use crate::html::IntoHtml;

/// Rows and columns of the squares that can be chosen without dragging; the style sheet lays out as many.
const GRID: usize = 6;

/// The window, for the picker to copy.
#[component]
pub fn BlurWindow() -> impl IntoView {
    let squares = (0..GRID * GRID).map(|n| {
        let name =
            copy::SQUARE.replace("{row}", &(n / GRID + 1).to_string()).replace("{column}", &(n % GRID + 1).to_string());
        view! { <input type="checkbox" class="blur__square" aria-label=name data-square=n.to_string()/> }
    });
    view! {
        <template data-blur="" data-blurred=copy::BLURRED data-undone=copy::UNDONE data-none-chosen=copy::NONE_CHOSEN>
            <dialog class="blur" data-phone="blur" aria-labelledby="blur-title">
                <h2 id="blur-title">{copy::BLUR}</h2>
                <p class="field__hint">{copy::BLUR_HINT}</p>
                <div class="blur__picture">
                    <canvas role="img" aria-label=copy::BLUR_PICTURE></canvas>
                    <div class="blur__frame" hidden></div>
                </div>
                <fieldset class="blur__grid">
                    <legend>{copy::SQUARES}</legend>
                    <div class="blur__squares">{squares.collect_view()}</div>
                </fieldset>
                <p class="muted" role="status"></p>
                <div class="button-row">
                    <button class="button button--quiet" type="button" data-does="blur-chosen">{copy::BLUR_CHOSEN}</button>
                    <button class="button button--quiet" type="button" data-does="undo">{copy::UNDO}</button>
                    <button class="button" type="button" data-does="done">{copy::DONE}</button>
                </div>
            </dialog>
        </template>
    }
    .into_html()
}
