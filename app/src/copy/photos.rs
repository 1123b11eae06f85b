//! What is said around the pictures of a post.

pub const TITLE: &str = "Pictures";
pub const ADD: &str = "Add pictures";
pub const HINT: &str =
    "Four at most. Before a picture is sent, the place where it was taken and the like are removed from it.";
pub const WORDS: &str = "What does it show? (for people who cannot see it)";
pub const LEAVE_OUT: &str = "Leave it out";
pub const TAKE_AWAY: &str = "Take it away";
pub const BLUR: &str = "Blur a part";
pub const WITHOUT_WORDS: &str = "Picture without a description";

// What the picker says.
pub const WORKING: &str = "Your picture is being made smaller…";
pub const READY: &str = "Picture {n} is ready.";
pub const TAKEN_AWAY: &str = "Picture {n} was taken away.";
pub const TOO_MANY: &str = "Only four pictures fit. The others were left out.";
pub const NOT_A_PICTURE: &str = "This can't be shown as a picture. It may be broken. Choose another one.";
pub const HEIC: &str = "Your phone took this picture in a form that can't be shown here (HEIC). \
                        Take a screenshot of it and choose that, or set your camera to “Most compatible”.";
pub const TOO_LARGE: &str = "This picture is too large. Choose a smaller one, or take a screenshot of it.";

// The window in which parts are blurred.
pub const BLUR_TITLE: &str = "Blur a part";
pub const BLUR_HINT: &str = "Hide faces and number plates. Drag over a part of the picture, or choose squares below. \
                             What is blurred can't be seen again by anybody.";
pub const BLUR_PICTURE: &str = "The picture. Drag over a part to blur it.";
pub const GRID: &str = "Squares of the picture";
pub const SQUARE: &str = "Row {row}, column {column}";
pub const BLUR_CHOSEN: &str = "Blur the chosen squares";
pub const UNDO: &str = "Undo";
pub const DONE: &str = "Done";
pub const BLURRED: &str = "Blurred.";
pub const UNDONE: &str = "Undone.";
pub const NONE_CHOSEN: &str = "Choose one square or more first.";

/// What a picture is called among those of its form.
pub fn picture(n: usize) -> String {
    format!("Picture {n}")
}
