//! The command line, as the operator types it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use server::store::{Database, Store};
use tempfile::TempDir;

/// An operator in a folder of their own.
struct Operator {
    folder: TempDir,
}

impl Operator {
    fn new() -> Operator {
        Operator { folder: tempfile::tempdir().expect("a folder") }
    }

    /// One who has started a community called `town`.
    fn of_town() -> Operator {
        let operator = Operator::new();
        operator.does(&["community", "create", "--slug", "town", "--name", "Our Town", "--kind", "place"]);
        operator
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn types(&self, words: &[&str]) -> Output {
        self.command(words).output().expect("it runs")
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut folkmoot = Command::new(env!("CARGO_BIN_EXE_folkmoot"));
        folkmoot.current_dir(self.folder.path()).env_remove("FOLKMOOT_DATABASE").env_remove("RUST_LOG");
        folkmoot.env_remove("FOLKMOOT_PHOTOS");
        folkmoot.args(words);
        folkmoot
    }

    /// What is printed by something that works.
    fn does(&self, words: &[&str]) -> String {
        let output = self.types(words);
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    }

    /// What is said of something that doesn't.
    fn fails(&self, words: &[&str]) -> String {
        let output = self.types(words);
        assert_eq!(output.status.code(), Some(1), "{words:?}");
        String::from_utf8(output.stderr).expect("text")
    }

    async fn store(&self) -> Store {
        Store::open(&Database::Sqlite(self.path("data/folkmoot.db"))).await.expect("the database opens")
    }

    async fn tampers(&self, sql: &'static str) {
        let store = self.store().await;
        let Store::Sqlite(sqlite) = &store;
        sqlx::raw_sql(sql).execute(sqlite.writer()).await.expect("the statement is good");
        store.close().await;
    }

    fn writes(&self, name: &str, lines: &[&str]) {
        std::fs::write(self.path(name), lines.join("\n")).expect("written");
    }
}

const POTHOLE: &str = r#"{"service_request_id": "1", "title": "Pothole", "category": "Roads", "requested_datetime": "Tue, 30 Jul 2024 17:38:17 +0100", "lat": 51.9, "long": -2.0}"#;
const LITTER: &str = r#"{"service_request_id": "2", "title": "Litter", "category": "Litter", "requested_datetime": "Wed, 31 Jul 2024 09:00:00 +0000"}"#;

#[test]
fn a_community_is_started_listed_and_given_codes() {
    let operator = Operator::of_town();
    assert!(operator.does(&["community", "list"]).starts_with("town\t1\t0\tOur Town"));
    let code = operator.does(&["steward", "code", "--community", "town"]);
    assert_eq!(code.trim().len(), 19, "16 letters in groups of four: {code}");
    assert_ne!(operator.does(&["steward", "code", "--community", "town"]), code);
    let code = operator.does(&["code", "create", "--community", "town"]);
    assert_eq!(code.trim().len(), 9, "8 letters in groups of four: {code}");

    let taken = operator.fails(&["community", "create", "--slug", "town", "--name", "Ours", "--kind", "need"]);
    assert!(taken.contains("--slug: "), "{taken}");
    let unknown = operator.fails(&["code", "create", "--community", "village"]);
    assert!(unknown.contains("no community called village"), "{unknown}");
}

#[test]
fn a_wrong_path_makes_no_database() {
    let operator = Operator::new();
    let said = operator.fails(&["community", "list"]);
    assert!(said.contains("there is no database at ./data/folkmoot.db"), "{said}");
    assert!(!operator.path("data").exists());
    let elsewhere = operator.types(&["--database", "postgres://localhost/moot", "community", "list"]);
    assert!(String::from_utf8_lossy(&elsewhere.stderr).contains("sqlite:PATH"));
}

#[test]
fn reports_come_in_once() {
    let operator = Operator::of_town();
    operator.writes("reports.jsonl", &[POTHOLE, "", LITTER, POTHOLE]);
    let import = ["import", "reports", "--community", "town", "reports.jsonl"];
    assert_eq!(operator.does(&import), "2 added, 0 known already.\n");
    assert_eq!(operator.does(&import), "0 added, 2 known already.\n");
    let third = POTHOLE.replace("\"1\"", "\"3\"");
    operator.writes("reports.jsonl", &[POTHOLE, &third]);
    assert_eq!(operator.does(&import), "1 added, 1 known already.\n");
    let book = operator.does(&["minutes", "export", "--community", "town"]);
    assert_eq!(book.lines().filter(|minute| minute.contains("\"imported\"")).count(), 3);
}

#[test]
fn a_malformed_report_is_named_and_nothing_comes_in() {
    let operator = Operator::of_town();
    operator.writes("reports.jsonl", &[POTHOLE, LITTER, "{\"service_request_id\": 3}"]);
    let before = operator.does(&["minutes", "export", "--community", "town"]);
    let said = operator.fails(&["import", "reports", "--community", "town", "reports.jsonl"]);
    assert!(said.contains("reports.jsonl, line 3: this is not a report"), "{said}");
    assert_eq!(operator.does(&["minutes", "export", "--community", "town"]), before);
    operator.fails(&["import", "reports", "--community", "town", "nowhere.jsonl"]);
}

#[test]
fn a_folder_of_real_reports_comes_in_whole() {
    // The project does not carry them: they are tried where they are given.
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/reports/cheltenham-2000.jsonl");
    let Ok(real) = real.canonicalize() else { return };
    let operator = Operator::of_town();
    let import = ["import", "reports", "--community", "town", real.to_str().expect("text")];
    assert_eq!(operator.does(&import), "2000 added, 0 known already.\n");
    assert_eq!(operator.does(&import), "0 added, 2000 known already.\n");
}

#[tokio::test]
async fn verify_names_what_is_wrong() {
    let operator = Operator::of_town();
    operator.writes("reports.jsonl", &[POTHOLE, LITTER]);
    operator.does(&["import", "reports", "--community", "town", "reports.jsonl"]);
    let sound = operator.does(&["minutes", "verify", "--community", "town"]);
    let head = sound.lines().find_map(|line| line.strip_prefix("Head: ")).expect("a head").to_owned();
    assert!(head.starts_with("4:"), "{head}");
    operator.does(&["minutes", "verify", "--community", "town", "--head", &head]);

    let other = format!("4:{}", "0".repeat(64));
    let said = operator.fails(&["minutes", "verify", "--community", "town", "--head", &other]);
    assert!(said.contains("written anew: minute 4"), "{said}");
    operator.tampers("DELETE FROM minute WHERE seq = 4").await;
    operator.does(&["minutes", "verify", "--community", "town"]);
    let said = operator.fails(&["minutes", "verify", "--community", "town", "--head", &head]);
    assert!(said.contains("cut off: minute 4"), "{said}");
    operator.tampers("UPDATE minute SET bytes = CAST(bytes || ' ' AS BLOB) WHERE seq = 2").await;
    let said = operator.fails(&["minutes", "verify", "--community", "town"]);
    assert!(said.contains("minute 2 was changed"), "{said}");
}

#[tokio::test]
async fn a_backup_is_made_while_the_database_is_in_use_and_restored_when_it_is_not() {
    use std::os::unix::fs::PermissionsExt;

    let operator = Operator::of_town();
    let store = operator.store().await;
    let epoch = store.epoch();
    operator.does(&["backup", "kept.db"]);
    let mode = operator.path("kept.db").metadata().expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let said = operator.fails(&["backup", "kept.db"]);
    assert!(said.contains("kept.db"), "{said}");

    operator.writes("reports.jsonl", &[POTHOLE]);
    operator.does(&["import", "reports", "--community", "town", "reports.jsonl"]);
    let said = operator.fails(&["restore", "kept.db", "--force"]);
    assert!(said.contains("in use: stop the server first"), "{said}");
    store.close().await;
    drop(store);

    let said = operator.fails(&["restore", "kept.db"]);
    assert!(said.contains("--force"), "{said}");
    assert!(operator.does(&["community", "list"]).starts_with("town\t3\t"));
    operator.does(&["restore", "kept.db", "--force"]);
    assert!(operator.does(&["community", "list"]).starts_with("town\t1\t"));
    assert_ne!(operator.store().await.epoch(), epoch, "phones must start afresh");
    let mode = operator.path("data/folkmoot.db").metadata().expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn only_a_whole_backup_is_restored() {
    let operator = Operator::of_town();
    operator.writes("reports.jsonl", &[POTHOLE]);
    for wrong in ["nowhere.db", "reports.jsonl"] {
        operator.fails(&["restore", wrong, "--force"]);
    }
    operator.does(&["backup", "kept.db"]);
    let whole = std::fs::read(operator.path("kept.db")).expect("it is there");
    std::fs::write(operator.path("half.db"), &whole[..whole.len() / 2]).expect("written");
    operator.fails(&["restore", "half.db", "--force"]);
    assert!(operator.does(&["community", "list"]).starts_with("town\t1\t"));

    // Onto a machine that has nothing yet.
    operator.does(&["--database", "sqlite:new/folkmoot.db", "restore", "kept.db"]);
    assert!(operator.does(&["--database", "sqlite:new/folkmoot.db", "community", "list"]).starts_with("town\t1\t"));
}

#[tokio::test]
async fn a_backup_brings_the_photos_that_posts_show() {
    use domain::text::Hash;
    use domain::{Caller, Command as Act, members};
    use server::clock::{Clock, System};
    use server::photos::files::{Files, Place, Size};
    use server::photos::picture::Sizes;

    let operator = Operator::of_town();
    let (shown, erased) = (Hash::of(b"shown"), Hash::of(b"erased"));
    let files = Files::open(&Place::Folder(operator.path("data/photos"))).expect("a place");
    let hub = server::live::Hub::open(operator.store().await, std::sync::Arc::new(System)).await.expect("a hub");
    let live = hub.by_slug("town").expect("a community");
    let does = async |caller, act: domain::Act| {
        let id = System.moment().command_id();
        let answer = live.submit(caller, Act { id, act }).await.expect("an answer");
        assert_eq!(answer.outcome, Ok(()));
        id
    };
    does(Caller::System, members::MakeCode { opens: members::Opens::Membership }.into()).await;
    let code = live.now().state.private.members.codes().next().expect("a code").code.clone();
    let ann = Caller::Account(domain::ids::AccountId(System.moment().command_id().0));
    does(ann, members::Join { name: "Ann".into(), code }.into()).await;
    for (title, name) in [("A hole", shown), ("A lamp", erased)] {
        let jpeg = vec![0xff, 0xd8, 0xff, 0xd9];
        files.put(live.id(), name, Sizes { large: jpeg.clone(), small: jpeg }).await.expect("kept");
        let raise = domain::Act::from_form("issue.raise", &format!("title={title}&photo={name}")).expect("a form");
        let id = does(ann, raise).await;
        if name == erased {
            // The photo itself is still there: nothing has swept since.
            let subject = domain::Subject::Issue(id.into());
            does(ann, domain::posts::Withdraw { subject }.into()).await;
        }
    }
    let community = live.id();
    operator.does(&["backup", "kept.db"]);
    hub.stop().await;
    drop((live, hub));

    let kept = Files::open(&Place::Folder(operator.path("kept.db.photos"))).expect("a place");
    assert!(kept.has(community, shown).await.expect("an answer"));
    assert!(!kept.has(community, erased).await.expect("an answer"), "what was erased is in no backup");
    let said = operator.fails(&["backup", "kept.db"]);
    assert!(said.contains("kept.db"), "{said}");
    operator.writes("other.db.photos", &[]);
    let said = operator.fails(&["backup", "other.db"]);
    assert!(said.contains("other.db.photos") && !operator.path("other.db").exists(), "{said}");

    // Elsewhere, where there is nothing yet.
    let said = operator.does(&["--database", "sqlite:new/folkmoot.db", "restore", "kept.db"]);
    assert!(said.contains("and 1 photo to file:new/photos"), "{said}");
    let new = Files::open(&Place::Folder(operator.path("new/photos"))).expect("a place");
    let bytes = new.get(community, shown, Size::Large).await.expect("an answer");
    assert_eq!(bytes.as_deref(), Some(&[0xff, 0xd8, 0xff, 0xd9][..]));
    std::fs::remove_dir_all(operator.path("kept.db.photos")).expect("gone");
    let said = operator.does(&["--database", "sqlite:newer/folkmoot.db", "restore", "kept.db"]);
    assert!(said.contains("0 photos (posts show 1 more, which could not be found) to file:newer/photos"), "{said}");
}

#[test]
fn ballots_by_ranking_are_counted_from_a_file() {
    let operator = Operator::new();
    operator.writes("ward.blt", &["3 2", "8 1 2 0", "3 2 0", "4 3 0", "0", "Ann", "Bo", "Cy", "Mill Ward"]);
    let told = operator.does(&["count", "blt", "ward.blt", "--rule", "scottish-stv"]);
    assert!(told.contains("Elected, in this order: Ann and Bo."), "{told}");
    assert!(told.contains("Ann has 2 votes more than needed."), "{told}");
    let json = operator.does(&["count", "blt", "ward.blt", "--rule", "scottish-stv", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((&json["elected"], &json["quota"]), (&serde_json::json!([1, 2]), &"6.00000".into()));
    assert_eq!(json["rounds"][1]["transfer"]["parcels"][0]["value"], "0.25000");
    let one = operator.does(&["count", "blt", "ward.blt", "--rule", "irv", "--json"]);
    assert!(one.contains(r#""seats": 1"#), "{one}");
    let seed = "00".repeat(32);
    operator.does(&["count", "blt", "ward.blt", "--rule", "irv", "--ties", "lot", "--seed", &seed, "--seats", "1"]);
    let usage = operator.types(&["count", "blt", "ward.blt", "--rule", "irv", "--ties", "lot"]);
    assert_eq!(usage.status.code(), Some(2));
}

#[test]
fn what_is_wrong_in_a_file_of_ballots_is_named_with_its_place() {
    let operator = Operator::new();
    operator.writes("ward.blt", &["3 2", "8 1=2 0"]);
    let told = operator.fails(&["count", "blt", "ward.blt", "--rule", "irv"]);
    assert!(told.contains("ward.blt:2:4: expected one candidate in each place"), "{told}");
    std::fs::write(operator.path("old.blt"), b"1 1\n0\nJos\xe9\n").expect("written");
    let told = operator.fails(&["count", "blt", "old.blt", "--rule", "irv"]);
    assert!(told.contains("old.blt:3:4: expected text in UTF-8"), "{told}");
}

#[test]
fn published_ballots_are_counted_with_every_figure() {
    use domain::count::ranked::{Method, Rules as Ranked};
    use domain::count::yes_no::{Answer, Bound, Denominator, Rules as YesNo, Threshold};
    use domain::count::{Ballot, BallotFile, Rules};
    let operator = Operator::new();
    let told = |rules: Rules, options: &[&str], ballots: Vec<Ballot>| {
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        let file = BallotFile::new("What first?".into(), options, rules, 9, ballots);
        std::fs::write(operator.path("ballots.txt"), file.to_string()).expect("written");
        operator.does(&["count", "ballots", "ballots.txt"])
    };
    let threshold = Threshold { bound: Bound::MoreThan, share: 1, out_of: 2, of: Denominator::YesAndNo };
    let said = told(
        Rules::YesNo(YesNo { threshold, quorum: 0 }),
        &[],
        vec![Ballot::Answer(Answer::Yes), Ballot::Answer(Answer::Yes), Ballot::Answer(Answer::No)],
    );
    assert!(said.contains("Agreed\nVoted: 3 of 9 (33.3%)\n\n2 yes · 1 no · 0 took no side\n"), "{said}");
    let ranked = Rules::Ranked(Ranked { options: 3, seats: 1, method: Method::Irv, quorum: 0 });
    let ballots = [&[1, 2], &[1, 3], &[2, 3], &[3, 2], &[3, 2]].map(|order| Ballot::Ranking(order.to_vec()));
    let said = told(ranked, &["Ford Street", "Mill Road", "Church Rise"], ballots.into());
    assert!(said.contains("Round 1") && said.contains("Mill Road has the fewest votes, 1, and drops out."), "{said}");
}

/// A budget of 100 on which five voted.
const BUDGET: &str = "META\nkey;value\ndescription;Green money\ncurrency;PLN\nnum_projects;2\nnum_votes;5\nbudget;100\nvote_type;approval\n\
    rule;equalshares/add1\nPROJECTS\nproject_id;cost;name;selected\nlamp;60;Lamps;1\ntree;70.50;Trees;0\nVOTES\nvoter_id;vote\n\
    1;lamp\n2;lamp\n3;lamp,tree\n4;tree\n5;lamp\n";

#[test]
fn budgets_are_counted_and_brought_in() {
    let operator = Operator::of_town();
    std::fs::write(operator.path("green.pb"), BUDGET).expect("written");
    let words = ["count", "pabulib", "green.pb", "--rule", "equal-shares", "--completion", "add1", "--json"];
    let counted: serde_json::Value = serde_json::from_str(&operator.does(&words)).expect("JSON");
    assert_eq!((&counted["winners"], &counted["total_cost"]), (&serde_json::json!(["lamp"]), &serde_json::json!("60")));
    assert!(counted["rounds"].is_array() && counted["parameters"].is_object() && counted["rule"].is_string());
    assert!(operator.does(&["count", "pabulib", "green.pb", "--rule", "greedy"]).contains("Lamps"));

    let import = ["import", "pabulib", "--community", "town", "green.pb"];
    let said = operator.does(&import);
    assert!(said.contains("2 projects and 5 votes came in. Counted here: 1 project for 60 PLN."), "{said}");
    assert!(said.contains("The file says the same projects were funded."), "{said}");
    assert!(operator.does(&import).contains("This vote was brought in before."));

    std::fs::write(operator.path("bad.pb"), BUDGET.replace("4;tree", "4;shed")).expect("written");
    let said = operator.fails(&["count", "pabulib", "bad.pb", "--rule", "greedy"]);
    assert!(said.contains("bad.pb:19:3: expected the id of a project"), "{said}");
}

#[test]
fn a_panel_is_drawn_by_lot_and_again_the_same() {
    let operator = Operator::new();
    let people: String = (0..12).map(|n| ["north\n", "south\n", "south\n"][n % 3]).collect();
    std::fs::write(operator.path("people.csv"), format!("side\n{people}")).expect("written");
    std::fs::write(operator.path("quotas.csv"), "category,feature,min,max\nside,north,2,2\nside,south,2,2\n")
        .expect("written");
    let seed = "ab".repeat(32);
    let words =
        ["draw", "--respondents", "people.csv", "--categories", "quotas.csv", "--seats", "4", "--fairness", "leximin"];
    let words = [&words[..], &["--seed", &seed, "--json"]].concat();
    let drawn: serde_json::Value = serde_json::from_str(&operator.does(&words)).expect("JSON");
    assert_eq!(drawn["panel"].as_array().map(Vec::len), Some(4));
    let chances = drawn["probabilities"].as_object().expect("a chance for each");
    assert_eq!(
        (chances.len(), chances["1"].as_str(), chances["2"].as_str()),
        (12, Some("0.500000000"), Some("0.250000000"))
    );
    assert_eq!(serde_json::from_str::<serde_json::Value>(&operator.does(&words)).expect("JSON"), drawn);
    let (unread, printed) = std::io::pipe().expect("a pipe");
    drop(unread);
    let done = operator.command(&words).stdout(printed).output().expect("it runs");
    assert!(done.status.success(), "whoever closes the pipe has seen enough: {done:?}");

    std::fs::write(operator.path("quotas.csv"), "category,feature,min,max\nside,north,6,9\nside,south,0,9\n")
        .expect("written");
    let plain: Vec<&str> = words.iter().copied().filter(|word| *word != "--json").collect();
    assert!(operator.fails(&plain).contains("north"), "which quotas can't be met");
}
