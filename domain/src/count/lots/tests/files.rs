use proptest::prelude::*;

use crate::count::lots::{Expected, Fault, Flex, read_pool, read_quotas};

const QUOTAS: &str = "category,feature,min,max\ngender,female,1,2\ngender,male,1,2\n";
const PEOPLE: &str = "id,name,gender,home\n7,\"Smith, Ann\",female,Mill Lane\n8,Bob,male,\n";

fn people(text: &str) -> Result<crate::count::lots::Pool, Fault> {
    read_pool(text, &read_quotas(QUOTAS).expect("right"), Some("home"))
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
    let unnamed = read_pool("gender\nfemale\nmale\n", &quotas, None).expect("right");
    assert_eq!(unnamed.people.iter().map(|person| person.id.as_str()).collect::<Vec<_>>(), ["1", "2"]);
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
    at("category,feature,min,max\na,b,1", 2, 6, Expected::Fields { headings: 4, fields: 3 });
    at("category,feature,min,max\na,b,1,2,3", 2, 9, Expected::Fields { headings: 4, fields: 5 });
    at("category,feature,min,max\na,b,-1,2", 2, 5, Expected::Number { found: "-1".to_owned() });
    at("category,feature,min,max\na,b,1,99999999999999", 2, 7, Expected::Number { found: "99999999999999".to_owned() });
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
