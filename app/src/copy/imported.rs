//! What the command line and the pages say of a vote that was brought in.

use super::count;

/// What money is counted in where the file does not say.
pub const MONEY: &str = "units";
pub const KNOWN: &str = "This vote was brought in before.";
pub const CAME_IN_FEW: &str = "It came in. So few voted that no numbers are shown.";
pub const FILE_SAYS_NOTHING: &str = "The file does not say which projects were funded.";
pub const FILE_SAYS_THE_SAME: &str = "The file says the same projects were funded.";

/// What stands for why somebody proposed a project, where the file does not say.
pub fn why(id: &str) -> String {
    format!("Project {id} of a vote that was held elsewhere.")
}

/// `64 projects and 6,586 votes came in. Counted again: 30 projects for 995,079 PLN.`
pub fn came_in(projects: usize, votes: u32, funded: usize, spent: &str) -> String {
    let funded = u32::try_from(funded).unwrap_or(u32::MAX);
    let projects = u32::try_from(projects).unwrap_or(u32::MAX);
    let (projects, votes) = (count(projects, "project", "projects"), count(votes, "vote", "votes"));
    format!("{projects} and {votes} came in. Counted here: {} for {spent}.", count(funded, "project", "projects"))
}

/// Which projects are funded by the file only, and which by the count here only.
pub fn file_differs(file_only: &str, here_only: &str) -> String {
    let part = |words: &str, ids: &str| if ids.is_empty() { String::new() } else { format!(" {words}: {ids}.") };
    ["The file says something else.", &part("Funded by the file only", file_only), &part("Funded here only", here_only)]
        .concat()
}
