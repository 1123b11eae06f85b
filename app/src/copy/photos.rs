//! Words about photos.

/// What a list of photos is called.
pub const TITLE: &str = "Pictures";
/// Of a photo that nobody described.
pub const NO_WORDS: &str = "A picture. Nobody has said what it shows.";
/// The way to see it larger.
pub const LARGER: &str = "(see it larger)";

/// What unfolds the fields for pictures.
pub const ADD: &str = "Add pictures";
/// What is good to know before.
pub const HINT: &str =
    "Four at most. Before a picture is sent, the place where it was taken and the like are removed from it.";
/// The description of a picture.
pub const WORDS: &str = "What does it show? (for people who cannot see it)";
/// Of a picture that came back with its form.
pub const LEAVE_OUT: &str = "Leave it out";
/// Of a picture that was chosen.
pub const TAKE_AWAY: &str = "Take it away";
/// The same.
pub const BLUR: &str = "Blur a part";
/// While a picture that was chosen is read.
pub const WORKING: &str = "Your picture is being made smaller…";
/// Once it is.
pub const READY: &str = "Picture {n} is ready.";
/// That it is no longer there.
pub const TAKEN_AWAY: &str = "Picture {n} was taken away.";
/// Too many were chosen at once.
pub const TOO_MANY: &str = "Only four pictures fit. The others were left out.";
/// What can be done in the window in which parts are blurred.
pub const BLUR_HINT: &str = "Hide faces and number plates. Drag over a part of the picture, or choose squares below. \
                             What is blurred can't be seen again by anybody.";
/// What the picture there is called.
pub const BLUR_PICTURE: &str = "The picture. Drag over a part to blur it.";
/// What can be chosen without dragging.
pub const SQUARES: &str = "Squares of the picture";
/// One of them.
pub const SQUARE: &str = "Row {row}, column {column}";
/// Blurs them.
pub const BLUR_CHOSEN: &str = "Blur the chosen squares";
/// Takes the last step back.
pub const UNDO: &str = "Undo";
/// Closes the window.
pub const DONE: &str = "Done";
/// That a part is blurred.
pub const BLURRED: &str = "Blurred.";
/// That it is no longer.
pub const UNDONE: &str = "Undone.";
/// That there is nothing to blur yet.
pub const NONE_CHOSEN: &str = "Choose one square or more first.";

/// What a picture is called among those of its form.
pub fn picture(n: usize) -> String {
    format!("Picture {n}")
}

/// How many pictures there are.
pub fn how_many(n: u32) -> String {
    super::count(n, "picture", "pictures")
}
