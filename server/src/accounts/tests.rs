use std::sync::{Arc, Mutex};

use domain::ids::AccountId;
use domain::time::Span;
use domain::{Moment, Timestamp};
use tempfile::TempDir;

use super::*;
use crate::clock::Manual;
use crate::mail::Letter;
use crate::store::Database;

struct House {
    accounts: Accounts,
    clock: Arc<Manual>,
    letters: Arc<Mutex<Vec<Letter>>>,
    store: Store,
    dir: TempDir,
}

async fn house() -> House {
    let dir = tempfile::tempdir().expect("a directory");
    let database = Database::Sqlite(dir.path().join("test.db"));
    let store = Store::open(&database).await.expect("a database");
    let clock = Arc::new(Manual::new(Timestamp::from_seconds(1_767_225_600), 1));
    let letters = Arc::default();
    let accounts = Accounts::new(&store, clock.clone(), Mailer::Pile(Arc::clone(&letters)));
    House { accounts, clock, letters, store, dir }
}

impl House {
    /// A phone with an account.
    async fn phone(&self) -> (Token, AccountId) {
        let token = self.accounts.new_visitor();
        let session = self.accounts.begin(&token, Device::Android).await.expect("an account");
        (token, session.account)
    }

    /// A new recovery code for an account.
    async fn recovery(&self, account: AccountId) -> String {
        let (token, form) = (self.accounts.new_visitor(), self.clock.moment().command_id());
        self.accounts.new_recovery_code(account, &token, form).await.expect("a code")
    }

    async fn who(&self, token: &Token) -> Option<AccountId> {
        match self.accounts.recognise(token).await.expect("an answer") {
            Recognised::Session(session) => Some(session.account),
            Recognised::Visitor | Recognised::Ended => None,
        }
    }

    async fn count(&self, table: &'static str) -> i64 {
        let sql = match table {
            "account" => "SELECT count(*) FROM account",
            "session" => "SELECT count(*) FROM session",
            "email_code" => "SELECT count(*) FROM email_code",
            other => panic!("{other}"),
        };
        let Store::Sqlite(database) = &self.store;
        sqlx::query_scalar(sql).fetch_one(database.readers()).await.expect("a count")
    }

    /// The digits in the newest letter.
    fn digits(&self) -> String {
        let letters = self.letters.lock().expect("letters");
        letters.last().expect("a letter").gist.clone()
    }

    fn letters(&self) -> usize {
        self.letters.lock().expect("letters").len()
    }

    async fn with_email(&self, address: &str) -> (Token, AccountId) {
        let (token, account) = self.phone().await;
        let address = Address::parse(address).expect("an address");
        self.accounts.ask_to_add_email(&token, &address).await.expect("sent");
        self.accounts.add_email(&token, &self.digits()).await.expect("added");
        (token, account)
    }
}

fn arriving(token: Token) -> Arrival {
    Arrival { token, device: Device::Iphone, settled: false }
}

fn wrong(digits: &str) -> &'static str {
    if digits.ends_with("000 000") { "000001" } else { "000000" }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_token_never_makes_two_accounts() {
    let house = house().await;
    let token = house.accounts.new_visitor();
    assert_eq!(house.accounts.recognise(&token).await.expect("an answer"), Recognised::Visitor);
    assert_eq!(house.count("session").await, 0, "a visitor is not stored");

    let sent = (0..8).map(|_| {
        let accounts = house.accounts.clone();
        tokio::spawn(async move { accounts.begin(&token, Device::Android).await.expect("an account").account })
    });
    let made: Vec<_> = futures::future::join_all(sent).await.into_iter().map(|made| made.expect("no panic")).collect();
    assert!(made.iter().all(|account| *account == made[0]), "{made:?}");
    assert_eq!(house.count("account").await, 1);
    assert_eq!(house.who(&token).await, Some(made[0]));
    assert_ne!(house.phone().await.1, made[0]);
}

#[tokio::test]
async fn a_phone_in_use_stays_signed_in_and_one_laid_away_does_not() {
    let house = house().await;
    let (token, account) = house.phone().await;
    for _ in 0..3 {
        house.clock.advance(Span::DAY.times(399));
        let renewed = Recognised::Session(Session { account, renewed: true });
        assert_eq!(house.accounts.recognise(&token).await.expect("an answer"), renewed);
        let again = Recognised::Session(Session { account, renewed: false });
        assert_eq!(house.accounts.recognise(&token).await.expect("an answer"), again);
    }
    house.clock.advance(Span::DAY.times(400));
    assert_eq!(house.accounts.recognise(&token).await.expect("an answer"), Recognised::Ended);
    assert!(matches!(house.accounts.begin(&token, Device::Mac).await, Err(Error::SignedOut)));
    house.accounts.tidy().await.expect("tidied");
    assert_eq!(house.count("session").await, 0);
}

#[tokio::test]
async fn a_token_that_was_signed_out_never_begins_again() {
    let house = house().await;
    let (token, _) = house.phone().await;
    house.accounts.sign_out(&token).await.expect("signed out");
    assert_eq!(house.accounts.recognise(&token).await.expect("an answer"), Recognised::Ended);
    assert!(matches!(house.accounts.begin(&token, Device::Mac).await, Err(Error::SignedOut)));
    house.accounts.tidy().await.expect("tidied");
    assert_eq!(house.accounts.recognise(&token).await.expect("an answer"), Recognised::Ended);
}

#[tokio::test]
async fn signing_out_everywhere_can_spare_the_phone_in_hand() {
    let house = house().await;
    let (old, account) = house.phone().await;
    let code = house.recovery(account).await;
    let arrival = arriving(house.accounts.new_visitor());
    let new = house.accounts.sign_in_with_recovery_code(&arrival, &code).await.expect("signed in").token;
    let moving = house.accounts.new_move_code(account).await.expect("a code").code;

    let devices = house.accounts.list_devices(account, &new).await.expect("devices");
    assert_eq!(
        devices.iter().map(|d| (d.device, d.this)).collect::<Vec<_>>(),
        [(Device::Iphone, true), (Device::Android, false)]
    );

    house.accounts.sign_out_everywhere(account, Some(&new)).await.expect("signed out");
    assert_eq!((house.who(&old).await, house.who(&new).await), (None, Some(account)));
    let late = house.accounts.sign_in_with_move_code(&arriving(house.accounts.new_visitor()), &moving).await;
    assert!(matches!(late, Err(Error::CodeNotKnown)), "a code shown on the lost phone is worth nothing");

    let (other, _) = house.phone().await;
    let handle = &house.accounts.list_devices(account, &new).await.expect("devices")[0].handle;
    let stranger = house.who(&other).await.expect("an account");
    house.accounts.sign_out_device(stranger, handle).await.expect("nothing done");
    assert_eq!(house.who(&new).await, Some(account), "only one's own phones can be signed out");
    house.accounts.sign_out_device(account, handle).await.expect("signed out");
    assert_eq!(house.who(&new).await, None);
}

#[tokio::test]
async fn a_recovery_code_brings_one_back_until_another_is_made() {
    let house = house().await;
    let (_, account) = house.phone().await;
    let first = house.recovery(account).await;
    assert_eq!(first.chars().filter(char::is_ascii_alphanumeric).count(), 24);
    let typed = first.to_lowercase().replace('-', " ");
    for _ in 0..2 {
        let visitor = house.accounts.new_visitor();
        let came = house.accounts.sign_in_with_recovery_code(&arriving(visitor), &typed).await.expect("signed in");
        assert_eq!((came.account, house.who(&came.token).await), (account, Some(account)));
        assert_ne!(came.token, visitor, "a token that somebody may have planted is not kept");
        assert_eq!(house.who(&visitor).await, None);
    }
    let second = house.recovery(account).await;
    let arrival = arriving(house.accounts.new_visitor());
    let dead = house.accounts.sign_in_with_recovery_code(&arrival, &first).await;
    assert!(matches!(dead, Err(Error::CodeNotKnown)));
    assert!(house.accounts.sign_in_with_recovery_code(&arrival, &second).await.is_ok());
}

#[tokio::test]
async fn a_recovery_code_can_be_looked_at_for_a_while_by_the_phone_that_asked() {
    let house = house().await;
    let (token, account) = house.phone().await;
    let form = house.clock.moment().command_id();
    let code = house.accounts.new_recovery_code(account, &token, form).await.expect("a code");
    let again = house.accounts.new_recovery_code(account, &token, form).await.expect("a code");
    assert_eq!(code, again, "sent twice, it is one code");
    let fresh =
        async |token: &Token, form| house.accounts.fresh_recovery_code(account, token, form).await.expect("an answer");
    let other = house.accounts.new_visitor();
    assert_eq!(fresh(&token, form).await, Some(code));
    assert_eq!(fresh(&other, form).await, None);
    assert_eq!(fresh(&token, house.clock.moment().command_id()).await, None);
    house.clock.advance(Span::MINUTE.times(30));
    assert_eq!(fresh(&token, form).await, None);
    house.accounts.new_recovery_code(account, &token, form).await.expect("a code");
    house.recovery(account).await;
    assert_eq!(fresh(&token, form).await, None, "another has taken its place");
}

#[tokio::test]
async fn a_move_code_works_once_and_for_a_quarter_of_an_hour() {
    let house = house().await;
    let (old, account) = house.phone().await;
    let shown = house.accounts.new_move_code(account).await.expect("a code");
    house.clock.advance(Span::from_millis(Span::MINUTE.times(15).millis() - 1));
    let arrival = arriving(house.accounts.new_visitor());
    let new = house.accounts.sign_in_with_move_code(&arrival, &shown.code).await.expect("signed in");
    assert_eq!((house.who(&new.token).await, house.who(&old).await), (Some(account), Some(account)));
    let arrival = arriving(house.accounts.new_visitor());
    let again = house.accounts.sign_in_with_move_code(&arrival, &shown.code).await;
    assert!(matches!(again, Err(Error::CodeNotKnown)));

    let shown = house.accounts.new_move_code(account).await.expect("a code");
    house.clock.advance(Span::MINUTE.times(15));
    let late = house.accounts.sign_in_with_move_code(&arrival, &shown.code).await;
    assert!(matches!(late, Err(Error::CodeNotKnown)));
}

#[tokio::test]
async fn moving_never_loses_a_membership() {
    let house = house().await;
    let (_, account) = house.phone().await;
    let (new, other) = house.phone().await;
    let shown = house.accounts.new_move_code(account).await.expect("a code");

    let settled = Arrival { settled: true, ..arriving(new) };
    let refused = house.accounts.sign_in_with_move_code(&settled, &shown.code).await;
    assert!(matches!(refused, Err(Error::MemberAlready)));
    assert_eq!(house.who(&new).await, Some(other));

    let came = house.accounts.sign_in_with_move_code(&arriving(new), &shown.code).await.expect("the code stayed good");
    assert_eq!(came.account, account);
    assert_eq!(house.accounts.recognise(&new).await.expect("an answer"), Recognised::Ended);
    assert_eq!(house.count("account").await, 1, "the empty account is gone");

    // On a phone that is in the account already there is nothing to do.
    let shown = house.accounts.new_move_code(account).await.expect("a code");
    let settled = Arrival { settled: true, ..arriving(came.token) };
    let same = house.accounts.sign_in_with_move_code(&settled, &shown.code).await.expect("nothing to do");
    assert_eq!((same.account, same.token), (account, came.token));
}

#[tokio::test]
async fn an_address_is_added_by_code_and_signs_in() {
    let house = house().await;
    let (_, account) = house.with_email(" Ann@Example.org ").await;
    let address = house.accounts.email(account).await.expect("an answer").expect("an address");
    assert_eq!(address.as_str(), "ann@example.org");

    let visitor = house.accounts.new_visitor();
    house.accounts.ask_to_sign_in_by_email(&visitor, &address).await.expect("sent");
    let digits = house.digits();
    let elsewhere = arriving(house.accounts.new_visitor());
    let stolen = house.accounts.sign_in_by_email(&elsewhere, &digits).await;
    assert!(matches!(stolen, Err(Error::CodeNotKnown)), "the code is bound to the phone that asked");
    let came = house.accounts.sign_in_by_email(&arriving(visitor), &digits).await.expect("signed in");
    assert_eq!(came.account, account);
    let again = house.accounts.sign_in_by_email(&arriving(visitor), &digits).await;
    assert!(matches!(again, Err(Error::CodeNotKnown)), "it works once");
}

#[tokio::test]
async fn five_tries_and_ten_minutes() {
    let house = house().await;
    let (_, _) = house.with_email("ann@example.org").await;
    let address = Address::parse("ann@example.org").expect("an address");
    let visitor = house.accounts.new_visitor();

    for right_at in [4, 5] {
        house.accounts.ask_to_sign_in_by_email(&visitor, &address).await.expect("sent");
        let digits = house.digits();
        for n in 0..right_at {
            let tried = house.accounts.sign_in_by_email(&arriving(visitor), wrong(&digits)).await;
            match n {
                4 => assert!(matches!(tried, Err(Error::TriesUsedUp))),
                _ => assert!(matches!(tried, Err(Error::CodeNotKnown))),
            }
        }
        let right = house.accounts.sign_in_by_email(&arriving(visitor), &digits).await;
        assert_eq!(right.is_ok(), right_at == 4, "{right:?}");
    }

    house.accounts.ask_to_sign_in_by_email(&visitor, &address).await.expect("sent");
    house.clock.advance(Span::MINUTE.times(10));
    let late = house.accounts.sign_in_by_email(&arriving(visitor), &house.digits()).await;
    assert!(matches!(late, Err(Error::CodeNotKnown)));
    house.accounts.tidy().await.expect("tidied");
    assert_eq!(house.count("email_code").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn tries_at_once_are_counted_too() {
    let house = house().await;
    let _ = house.with_email("ann@example.org").await;
    let visitor = house.accounts.new_visitor();
    let address = Address::parse("ann@example.org").expect("an address");
    house.accounts.ask_to_sign_in_by_email(&visitor, &address).await.expect("sent");
    let bad = wrong(&house.digits());
    let arrival = arriving(visitor);
    let tried = futures::future::join_all((0..20).map(|_| house.accounts.sign_in_by_email(&arrival, bad))).await;
    let used_up = tried.iter().filter(|tried| matches!(tried, Err(Error::TriesUsedUp))).count();
    assert_eq!(used_up, 1);
    let right = house.accounts.sign_in_by_email(&arrival, &house.digits()).await;
    assert!(matches!(right, Err(Error::CodeNotKnown)));
}

#[tokio::test]
async fn an_unknown_address_looks_like_a_known_one() {
    let house = house().await;
    let _ = house.with_email("ann@example.org").await;
    let sent = house.letters();
    let visitor = house.accounts.new_visitor();
    let unknown = Address::parse("bob@example.org").expect("an address");
    house.accounts.ask_to_sign_in_by_email(&visitor, &unknown).await.expect("the same answer");
    assert_eq!(house.letters(), sent, "nobody is written to who did not ask for it");
    for n in 0..5 {
        let tried = house.accounts.sign_in_by_email(&arriving(visitor), "000000").await;
        match n {
            4 => assert!(matches!(tried, Err(Error::TriesUsedUp))),
            _ => assert!(matches!(tried, Err(Error::CodeNotKnown))),
        }
    }
}

#[tokio::test]
async fn an_address_belongs_to_one_account() {
    let house = house().await;
    let (ann, account) = house.with_email("ann@example.org").await;
    let (bob, other) = house.phone().await;
    let address = Address::parse("ann@example.org").expect("an address");
    house.accounts.ask_to_add_email(&bob, &address).await.expect("the same answer");
    let taken = house.accounts.add_email(&bob, &house.digits()).await;
    assert!(matches!(taken, Err(Error::AddressTaken)));
    assert_eq!(house.accounts.email(other).await.expect("an answer"), None);

    let second = Address::parse("ann@example.com").expect("an address");
    house.accounts.ask_to_add_email(&ann, &second).await.expect("sent");
    house.accounts.add_email(&ann, &house.digits()).await.expect("in place of the first");
    assert_eq!(house.accounts.email(account).await.expect("an answer"), Some(second));
    house.accounts.ask_to_add_email(&bob, &address).await.expect("sent");
    house.accounts.add_email(&bob, &house.digits()).await.expect("free again");
    house.accounts.remove_email(other).await.expect("removed");
    assert_eq!(house.accounts.email(other).await.expect("an answer"), None);

    let visitor = house.accounts.new_visitor();
    assert!(matches!(house.accounts.ask_to_add_email(&visitor, &address).await, Err(Error::SignedOut)));
}

#[test]
fn addresses_are_checked() {
    for good in ["a@b.org", "Ann.Smith+moot@mail.example.co.uk"] {
        assert!(Address::parse(good).is_ok(), "{good}");
    }
    let long = format!("{}@example.org", "a".repeat(300));
    for bad in
        ["", "ann", "ann@", "@b.org", "a@localhost", "a@[127.0.0.1]", "a@b.org\r\nBcc: c@d.org", "a b@c.org", &long]
    {
        assert!(matches!(Address::parse(bad), Err(Error::NotAnAddress)), "{bad}");
    }
}

#[tokio::test]
async fn everything_can_be_given_and_destroyed() {
    let house = house().await;
    let (token, account) = house.with_email("ann@example.org").await;
    house.recovery(account).await;
    house.accounts.new_move_code(account).await.expect("a code");
    let all = house.accounts.download(account, &token).await.expect("a download");
    let json = serde_json::to_string(&all).expect("JSON");
    for part in ["ann@example.org", "\"since\":1767225600000", "android", "recovery_code_made", "move_code_until"] {
        assert!(json.contains(part), "{part} in {json}");
    }

    house.accounts.erase(account).await.expect("erased");
    assert_eq!(house.accounts.recognise(&token).await.expect("an answer"), Recognised::Ended);
    let left = house.accounts.download(account, &token).await.expect("a download");
    assert_eq!((left.since, left.email, left.devices.len()), (None, None, 0));
    assert_eq!(house.count("account").await, 0);
    let found = house.stored(&[b"ann@example.org", account.0.as_bytes()]).await;
    assert_eq!(found, [false, false], "not even in the bytes of the file");
}

#[tokio::test]
async fn nothing_secret_is_in_the_file() {
    let house = house().await;
    let (token, account) = house.phone().await;
    let recovery = house.recovery(account).await;
    let moving = house.accounts.new_move_code(account).await.expect("a code").code;
    let address = Address::parse("ann@example.org").expect("an address");
    house.accounts.ask_to_add_email(&token, &address).await.expect("sent");
    let digits = house.digits().replace("code ", "").replace(' ', "");
    let raw: Vec<u8> = {
        let hex = token.reveal();
        (0..32).map(|n| u8::from_str_radix(&hex[2 * n..2 * n + 2], 16).expect("hex")).collect()
    };
    let bare = |code: &str| code.replace('-', "");
    let found = house
        .stored(&[
            token.reveal().as_bytes(),
            &raw,
            recovery.as_bytes(),
            bare(&recovery).as_bytes(),
            moving.as_bytes(),
            bare(&moving).as_bytes(),
            digits.as_bytes(),
            b"ann@example.org",
        ])
        .await;
    assert_eq!(found, [false, false, false, false, false, false, false, true]);
    assert_eq!(format!("{token:?}"), "Token(…)");
}

impl House {
    /// Which of these are in the bytes of the database and of its log.
    async fn stored(&self, secrets: &[&[u8]]) -> Vec<bool> {
        let Store::Sqlite(database) = &self.store;
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(database.writer()).await.expect("a checkpoint");
        let files = std::fs::read_dir(self.dir.path()).expect("a directory");
        let bytes: Vec<u8> =
            files.flat_map(|file| std::fs::read(file.expect("a file").path()).expect("bytes")).collect();
        assert!(bytes.windows(15).any(|part| part == b"CREATE TABLE em"), "these are the right files");
        secrets.iter().map(|secret| bytes.windows(secret.len()).any(|part| part == *secret)).collect()
    }
}

#[test]
fn a_machine_is_known_by_its_kind_only() {
    let chrome = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile";
    assert_eq!(Device::of(chrome), Device::Android);
    assert_eq!(Device::of("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)"), Device::Iphone);
    assert_eq!(Device::of("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101"), Device::Linux);
    assert_eq!(Device::of(""), Device::Other);
}

#[test]
fn tokens_survive_the_cookie() {
    let token = Token::draw(&mut Moment::new(Timestamp::from_millis(0), [3; 32]));
    assert_eq!(Token::parse(&token.reveal()), Some(token));
    for wrong in ["", "abc", &"z".repeat(64), &"a".repeat(65)] {
        assert_eq!(Token::parse(wrong), None);
    }
}
