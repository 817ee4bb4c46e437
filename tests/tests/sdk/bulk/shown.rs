//! Nothing that a job shows has a secret.

use emqx_cloud::bulk::{BulkResult, Outcome};
use emqx_cloud::types::UsernameCredentials;
use emqx_cloud_tests::server::{Answer, Reply, Server};

use super::all;
use crate::common::{self, APP_SECRET};

const PASSWORD: &str = "s3cret-of-meter-7";

fn shown<T: std::fmt::Debug>(results: &[BulkResult<T>]) -> String {
    let mut text = format!("{results:?} {results:#?}");
    for result in results {
        text += &result.to_string();
        match &result.outcome {
            Outcome::Refused(why) => text += &format!("{why} {:?} {:?} {:?}", why.message(), why.row(), why.code()),
            Outcome::Unknown(why) => text += &format!("{why} {:?} {:?}", why.message(), why.row()),
            _ => {}
        }
    }
    text
}

#[tokio::test]
async fn no_secret_is_shown() {
    let leak = format!("{PASSWORD} {APP_SECRET}");
    let replies: [Reply; 5] = [
        Answer::ok(format!(r#"{{"data":{{"meter-7":"{leak}"}},"code":0}}"#)).into(),
        Answer::ok(format!(r#"{{"data":{{"{PASSWORD}":"ok"}},"code":0}}"#)).into(),
        Answer::ok(format!(r#"{{"code":101,"message":"{leak}"}}"#)).into(),
        Answer::text(400, leak.clone()).into(),
        Answer::text(500, leak.clone()).into(),
    ];
    for reply in replies {
        let server = Server::replying(reply);
        let client = common::client(&server.address());
        let users = || [UsernameCredentials::new("meter-7", PASSWORD), UsernameCredentials::new("", PASSWORD)];
        let mut job = client.create_usernames(users());
        let mut text = format!("{job:?}");
        let first = job.next().await.unwrap();
        text += &format!("{job:?}");
        text += &shown(&[first]);
        text += &shown(&all(client.update_usernames([("meter-7", PASSWORD)])).await);
        let summary = client.create_usernames(users()).summary().await;
        text += &format!("{summary} {summary:?}");
        assert!(!text.contains(PASSWORD) && !text.contains(APP_SECRET), "{text}");
    }
}
