use proptest::prelude::*;

use crate::count::lots::{Columns, Expected, Fault, Flex, Pool, read_pool, read_quotas};

const QUOTAS: &str = "category,feature,min,max\ngender,female,1,2\ngender,male,1,2\n";
const PEOPLE: &str = "id,name,gender,home\n7,\"Smith, Ann\",female,Mill Lane\n8,Bob,male,\n";

fn people(text: &str) -> Result<Pool, Fault> {
    let columns = Columns { household: Some("home"), ..Columns::default() };
    read_pool(text, &read_quotas(QUOTAS).expect("right"), columns).map(|read| read.pool)
}

/// What people are called in a file with this heading for it, and whether that is by number.
fn called(heading: &str, id: Option<&str>) -> Result<(Vec<String>, bool), Fault> {
    let text = format!("gender,{heading}\nmale,x7\nfemale,x8\n");
    let read = read_pool(&text, &read_quotas(QUOTAS).expect("right"), Columns { id, ..Columns::default() })?;
    Ok((read.pool.people.into_iter().map(|person| person.id).collect(), read.numbered))
}

#[test]
fn files_are_read() {
    let quotas = read_quotas(QUOTAS).expect("right");
    assert_eq!((quotas.len(), quotas[1].feature.as_str(), quotas[1].min, quotas[1].max), (2, "male", 1, 2));
    let pool = people(PEOPLE).expect("right");
    assert_eq!(pool.categories, ["gender"]);
    assert_eq!((pool.people[0].id.as_str(), pool.people[0].household.as_deref()), ("7", Some("Mill Lane")));
    assert_eq!((pool.people[1].features[0].as_str(), &pool.people[1].household), ("male", &None));
    // As a spreadsheet may write it.
    let odd = format!("\u{feff}{}", PEOPLE.replace('\n', "\r\n").replace("female", " \"female\" ") + "\r\n,,,\r\n");
    assert_eq!(people(&odd), Ok(pool));
    assert_eq!(quotas, read_quotas(&format!("\u{feff}{}", QUOTAS.replace('\n', "\r\n"))).expect("right"));
    let flexible = read_quotas("category,name,min,max,min_flex,max_flex\na,b,1,2,0,3").expect("right");
    assert_eq!(flexible[0].flex, Some(Flex { min: 0, max: 3 }));
}

#[test]
fn what_is_wrong_has_a_place() {
    let at = |text: &str, line, column, expected| {
        assert_eq!(read_quotas(text), Err(Fault { line, column, expected }), "{text:?}");
    };
    let column = |heading: &str| Expected::Column { heading: heading.to_owned() };
    at("", 1, 1, Expected::Headings);
    at("category,feature,min\na,b,1", 1, 21, column("max"));
    at("category,feature,min,min\na,b,1", 1, 22, Expected::NewHeading { heading: "min".to_owned() });
    at("category,feature,min,max\n", 2, 1, Expected::Something);
    at("category,feature,min,max\na,b,1", 2, 6, Expected::Name { heading: "max".to_owned() });
    at("category,feature,min,max\na,b,1,2,3", 2, 9, Expected::Fields { headings: 4, fields: 5 });
    at("category,feature,min,max\na,b,-1,2", 2, 5, Expected::Number { found: "-1".to_owned(), most: 100_000 });
    let large = Expected::Number { found: "99999999999999".to_owned(), most: 1_000_000_000 };
    at("category,feature,min,max\na,b,1,99999999999999", 2, 7, large);
    at("category,feature,min,max\na,b,3,2", 2, 5, Expected::MinUpToMax { min: 3, max: 2 });
    at("category,feature,min,max\na,,1,2", 2, 3, Expected::Name { heading: "feature".to_owned() });
    at("category,feature,min,max\na,\"b,1,2\n", 2, 3, Expected::ClosingQuote);
    at("category,feature,min,max\na,\"b\"c,1,2\n", 2, 6, Expected::Comma);
    let twice = Expected::NewFeature { category: "a".to_owned(), feature: "b".to_owned() };
    at("category,feature,min,max\na,b,1,2\n\"a\",b,1,2", 3, 1, twice);
    at("category,feature,min,max,min_flex,max_flex\na,b,1,2,1,1", 2, 11, Expected::WiderFlex { min: 1, max: 2 });
    at("category,feature,min,max,min_flex\na,b,1,2,1", 1, 34, column("max_flex"));

    let strange = people("id,gender,home\n\"two\nlines\",male,\n9,woman,x\n").expect_err("wrong");
    assert_eq!((strange.line, strange.column), (4, 3));
    let Expected::Feature { person, category, found, allowed } = strange.expected else { panic!() };
    assert_eq!((person.as_str(), category.as_str(), found.as_str()), ("9", "gender", "woman"));
    assert_eq!(allowed, ["female", "male"]);
    let twice = people("id,gender,home\n9,male,x\n9,male,y").expect_err("wrong");
    assert_eq!(twice, Fault { line: 3, column: 1, expected: Expected::NewId { id: "9".to_owned() } });
}

#[test]
fn quotas_have_the_headings_of_other_programs() {
    let quotas = read_quotas(QUOTAS).expect("right");
    for headings in [
        "feature,value,min,max",
        "Feature, VALUE ,Min,max",
        "category,name,min,max",
        "category,value,min,max",
        "category,category value,min,max",
        "feature,category_value,min,max",
        "feature_name,feature_value,min,max",
    ] {
        assert_eq!(
            read_quotas(&QUOTAS.replace("category,feature,min,max", headings)),
            Ok(quotas.clone()),
            "{headings}"
        );
    }
    let column = |heading: &str| Expected::Column { heading: heading.to_owned() };
    assert_eq!(read_quotas("feature,min,max\na,1,2"), Err(Fault { line: 1, column: 16, expected: column("value") }));
}

#[test]
fn people_are_called_by_ids_however_headed() {
    let ids = (vec!["x7".to_owned(), "x8".to_owned()], false);
    for heading in ["id", "ID", "Unique_ID", "pool_member_identifier", "respondent_id", "person_id", "NationBuilder_ID"]
    {
        assert_eq!(called(heading, None), Ok(ids.clone()), "{heading}");
    }
    assert_eq!(called("code", None), Ok((vec!["1".to_owned(), "2".to_owned()], true)));
    assert_eq!(called("code", Some("Code")), Ok(ids));
    let missing = Expected::Column { heading: "key".to_owned() };
    assert_eq!(called("code", Some("key")), Err(Fault { line: 1, column: 12, expected: missing }));
}

#[test]
fn case_matters_only_where_names_differ_by_it() {
    let lower = PEOPLE.replace("gender", "GENDER").replace(",female", ",Female").replace(",male", ", \" MALE\"");
    assert_eq!(people(&lower), people(PEOPLE));
    let quotas = read_quotas("category,feature,min,max\na,x,0,1\na,X,0,1\na,y,0,1").expect("right");
    let read = |feature: &str| {
        read_pool(&format!("id,a\n1,{feature}\n"), &quotas, Columns::default())
            .map(|read| read.pool.people[0].features[0].clone())
    };
    assert_eq!((read("x"), read("X"), read("Y")), (Ok("x".to_owned()), Ok("X".to_owned()), Ok("y".to_owned())));
    let mixed = read_quotas("category,feature,min,max\na,xx,0,1\na,XX,0,1").expect("right");
    assert!(read_pool("a\nXx\n", &mixed, Columns::default()).is_err());
}

#[test]
fn flex_that_says_nothing_is_none() {
    let flex =
        |line: &str| read_quotas(&format!("category,feature,min,max,min_flex,max_flex\n{line}")).map(|q| q[0].flex);
    assert_eq!(flex("a,b,1,2,,"), Ok(None));
    assert_eq!(flex("a,b,1,2"), Ok(None));
    assert_eq!(flex("a,b,1,2,0,0"), Ok(None));
    assert_eq!(flex("a,b,0,0,0,0"), Ok(Some(Flex { min: 0, max: 0 })));
    assert_eq!(flex("a,b,1,999999,0,1000000"), Ok(Some(Flex { min: 0, max: 1_000_000 })));
    assert!(flex("a,b,1,2,0,").is_err());
}

#[test]
fn only_what_is_used_must_be_whole() {
    // Two columns for notes, cells left out at the end of lines, blanks too many.
    let loose = "id,note,gender,note,home\n7,,female,,Mill Lane,,\n8,,male\n";
    assert_eq!(people(loose), people(PEOPLE));
    let faulty = |text: &str| people(text).expect_err("wrong");
    let twice = Expected::NewHeading { heading: "gender".to_owned() };
    assert_eq!(faulty("gender,gender,home\nmale,male,\n"), Fault { line: 1, column: 8, expected: twice });
    let twice = Expected::NewHeading { heading: "Gender".to_owned() };
    assert_eq!(faulty("GENDER,Gender,home\nmale,male,\n"), Fault { line: 1, column: 8, expected: twice });
    let missing = Expected::Name { heading: "gender".to_owned() };
    assert_eq!(faulty("id,gender,home\n7,male,\n8\n"), Fault { line: 3, column: 2, expected: missing });
}

#[test]
fn semicolons_and_tabs_are_read_for_commas() {
    let (quotas, pool) = (read_quotas(QUOTAS).expect("right"), people(PEOPLE).expect("right"));
    for separator in [";", "\t"] {
        assert_eq!(read_quotas(&QUOTAS.replace(',', separator)), Ok(quotas.clone()));
        let text = PEOPLE.replace(',', separator).replace("id", "\"id\"");
        assert_eq!(people(&text), Ok(pool.clone()), "{text}");
    }
    let fault = |text: &str| read_quotas(text).map_err(|fault| fault.expected);
    assert_eq!(fault("category|feature|min|max\na|b|1|2"), Err(Expected::Commas));
    assert_eq!(fault("category;feature, or so;min;max\na;b;1;2"), Err(Expected::Commas));
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in "(\\PC|[\"\n\r,;0-9]){0,80}", cut in 0_usize..120, put in "[\",\n\r0-9a-z\u{feff}]{0,4}") {
        let _ = (read_quotas(&text), people(&text));
        for whole in [QUOTAS, PEOPLE] {
            let cut = cut.min(whole.len());
            let mended = format!("{}{put}{}", &whole[..cut], &whole[cut..]);
            let _ = (read_quotas(&mended), people(&mended));
        }
    }
}
