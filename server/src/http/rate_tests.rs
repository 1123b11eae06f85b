use axum::http::StatusCode;
use std::net::{IpAddr, Ipv6Addr};

use domain::Moment;
use proptest::prelude::*;

use super::*;
use crate::clock::Manual;

const KINDS: [Kind; 4] = [Kind::Code, Kind::Email, Kind::Account, Kind::Post];

fn limits() -> (Limits, Arc<Manual>) {
    let clock = Arc::new(Manual::new(Timestamp::from_seconds(1_767_225_600), 1));
    (Limits::new(clock.clone()), clock)
}

fn token(n: u32) -> Token {
    let mut seed = [0; 32];
    seed[..4].copy_from_slice(&n.to_be_bytes());
    Token::draw(&mut Moment::new(Timestamp::default(), seed))
}

fn from(phone: u32, network: u32) -> Who {
    let address = IpAddr::V6(Ipv6Addr::from_bits(u128::from(network) << 64));
    Who::new(&token(phone), &Client { address, is_this_machine: false })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// 200 phones behind one address, in any order and all at once: each mistypes a code twice and gets
    /// it right, makes its account, asks for an e-mail and posts three times.
    #[test]
    fn a_hall_is_never_locked_out(order in Just((0..200 * 8).collect::<Vec<u32>>()).prop_shuffle()) {
        let (limits, _) = limits();
        for n in order {
            let (phone, what) = (n / 8, n % 8);
            let who = from(phone, 1);
            match what {
                0 | 1 => limits.attempt(Kind::Code, &who)?.spent(),
                2 => limits.attempt(Kind::Code, &who)?.give_back(),
                3 => limits.attempt(Kind::Account, &who)?.spent(),
                4 => limits.attempt(Kind::Email, &who.at(&format!("{phone}@example.org")))?.spent(),
                _ => limits.attempt(Kind::Post, &who)?.spent(),
            }
        }
    }

    #[test]
    fn right_codes_never_count(times in 1_u32..3000, phone in any::<u32>()) {
        let (limits, _) = limits();
        for _ in 0..times {
            limits.attempt(Kind::Code, &from(phone, 1))?.give_back();
        }
    }

    /// However the tries are spread over time, no more than the burst and the refill get through.
    #[test]
    fn wrong_codes_of_one_phone_are_bounded(pauses in prop::collection::vec(0_i64..200_000, 1..200)) {
        let (limits, clock) = limits();
        let (mut passed, mut elapsed) = (0, 0);
        for pause in pauses {
            clock.advance(Span::from_millis(pause));
            elapsed += pause;
            let who = from(1, 1);
            match limits.attempt(Kind::Code, &who) {
                Ok(attempt) => {
                    attempt.spent();
                    passed += 1;
                }
                Err(TooFast { seconds }) => prop_assert!((1..=120).contains(&seconds)),
            }
        }
        prop_assert!(passed <= 10 + elapsed / 120_000, "{passed} in {elapsed} ms");
    }

    #[test]
    fn waiting_as_long_as_told_always_helps(kind in prop::sample::select(&KINDS[..]), spent in 1_usize..9000) {
        let (limits, clock) = limits();
        let who = from(1, 1).at("ann@example.org");
        for _ in 0..spent {
            match limits.attempt(kind, &who) {
                Ok(attempt) => attempt.spent(),
                Err(TooFast { seconds }) => {
                    clock.advance(Span::SECOND.times(seconds.cast_signed()));
                    limits.attempt(kind, &who)?.spent();
                }
            }
        }
    }
}

#[test]
fn the_eleventh_wrong_code_has_to_wait_two_minutes() {
    let (limits, clock) = limits();
    for _ in 0..10 {
        limits.attempt(Kind::Code, &from(1, 1)).expect("one of ten").spent();
    }
    assert_eq!(limits.attempt(Kind::Code, &from(1, 1)).map(Attempt::spent), Err(TooFast { seconds: 120 }));
    assert!(limits.attempt(Kind::Post, &from(1, 1)).is_ok(), "posting is another matter");
    assert!(limits.attempt(Kind::Code, &from(2, 1)).is_ok(), "another phone is too");
    clock.advance(Span::SECOND.times(120));
    assert!(limits.attempt(Kind::Code, &from(1, 1)).is_ok());
}

#[test]
fn throwing_the_cookie_away_does_not_help_for_ever() {
    let (limits, _) = limits();
    let passed = (0..5000).filter(|n| limits.attempt(Kind::Code, &from(*n, 1)).map(Attempt::spent).is_ok()).count();
    assert_eq!(passed, 1000);
    assert!(limits.attempt(Kind::Code, &from(1, 2)).is_ok(), "others are elsewhere");
}

#[test]
fn one_address_is_written_to_a_few_times_only() {
    let (limits, _) = limits();
    let asked = |n| limits.attempt(Kind::Email, &from(n, n).at("ann@example.org")).map(Attempt::spent).is_ok();
    assert_eq!((0..50).filter(|n| asked(*n)).count(), 5);
}

#[test]
fn tries_at_once_are_counted_while_they_run() {
    let (limits, _) = limits();
    let running: Vec<_> = (0..20).filter_map(|_| limits.attempt(Kind::Code, &from(1, 1)).ok()).collect();
    assert_eq!(running.len(), 10);
    running.into_iter().for_each(Attempt::give_back);
    assert!(limits.attempt(Kind::Code, &from(1, 1)).is_ok());
}

#[test]
fn memory_is_bounded_and_the_worst_are_remembered() {
    let (limits, _) = limits();
    for _ in 0..10 {
        limits.attempt(Kind::Code, &from(0, 0)).expect("one of ten").spent();
    }
    for n in 1..100_000 {
        let _ = limits.attempt(Kind::Code, &from(n, n)).map(Attempt::spent);
    }
    let tables = limits.tables.lock().expect("tables");
    assert!(tables.phones.0.len() <= MOST && tables.networks.0.len() <= MOST);
    drop(tables);
    assert!(limits.attempt(Kind::Code, &from(0, 0)).is_err());
}

#[test]
fn a_clock_set_back_locks_nobody_out_for_long() {
    let (limits, clock) = limits();
    limits.attempt(Kind::Code, &from(1, 1)).expect("the first").spent();
    clock.advance(Span::DAY.times(-365));
    let waited = limits.attempt(Kind::Code, &from(1, 1)).map(Attempt::spent);
    assert!(waited.is_ok() || waited == Err(TooFast { seconds: 120 }), "{waited:?}");
}

#[test]
fn the_answer_says_when_to_try_again() {
    let response = TooFast { seconds: 7 }.into_response();
    assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(response.headers()[header::RETRY_AFTER], "7");
}
