//! Pages are small on the wire, unless their size could tell somebody what they hold.

use crate::house::House;

async fn encoding(house: &House, cookie: bool, site: &str) -> Option<String> {
    let mut phone = if cookie { house.member("town", "Ann").await } else { house.phone() };
    phone.headers = vec![("accept-encoding", "br".to_owned()), ("sec-fetch-site", site.to_owned())];
    let page = phone.get("/c/town/issues").await;
    page.headers.get("content-encoding").map(|encoding| encoding.to_str().expect("text").to_owned())
}

#[tokio::test]
async fn pages_are_compressed_unless_another_site_may_probe_them() {
    let house = House::town().await;
    for (cookie, site, compressed) in [
        (true, "none", true),
        (true, "same-origin", true),
        (true, "cross-site", false),
        (true, "same-site", false),
        (false, "cross-site", true),
    ] {
        assert_eq!(encoding(&house, cookie, site).await.is_some(), compressed, "{cookie} {site}");
    }
}
