//! The typed mock, through its public face.

use emqx_cloud::types::{ClientInfo, Message};
use emqx_cloud_test::{MockServer, client, error, missing, ok, refused, result_of};

#[tokio::test]
async fn pages() {
    let server = MockServer::start().await.unwrap();
    let mock = server.list_clients(|when, then| {
        when.like_clientid("a%").limit(2);
        then.page([ClientInfo::new("n", "a-1", true), ClientInfo::new("n", "a-2", false).with_username("u")]).more()
    });
    let page = server.client().list_clients().like_clientid("a%").limit(2).await.unwrap();
    assert_eq!(page.items.len(), 2);
    println!("{page:?}");
    mock.assert_calls(1);
    let error = server.client().list_clients().like_clientid("b").await.unwrap_err();
    println!("{error}");
    let error = server.client().get_client("b").await.unwrap_err();
    println!("{error}");
    server.publish(|_, then| then.half_a_body().status(500).times(1));
    server.publish(|_, then| then.cut().times(1));
    server.publish(|when, then| {
        when.message(Message::new("a", "b").qos(1));
        then.ok()
    });
    for _ in 0..3 {
        println!("{:?}", server.client().publish(Message::new("a", "b").qos(1)).await);
    }
    println!("{}", error_text());
    server.publish_batch(|_, then| then.partial([ok(), refused(112), missing()]));
    let e = server
        .client()
        .publish_batch([Message::new("a", "b"), Message::new("b", "b"), Message::new("b", "b")])
        .await
        .unwrap_err();
    println!("{e:?} {:?}", e.items());
    server.create_acl_batch(|_, then| then.ok());
}

fn error_text() -> String {
    format!(
        "{} | {} | {} | {} | {}",
        error().not_found(),
        error().timeout(),
        error().connection_refused(),
        error().status(500),
        result_of(client().create_username("a", "bcdefgh"), |then| then.ok()).is_ok()
    )
}
