//! Ensures that credentials exist.

use emqx_cloud::jobs::{Ensure, Ensured, IfExists};
use emqx_cloud::{Client, Error};
use emqx_cloud_test::{Simulator, Version};

use super::{Kind, keep_requests, methods, requests};
use crate::common;

const NEW: &str = "n3w-passw0rd";
const OLD: &str = "0ld-passw0rd";

fn ensure(kind: Kind, emqx: &Client, name: &str, if_exists: IfExists) -> Ensure {
    match kind {
        Kind::Username => emqx.ensure_username(name, NEW, if_exists),
        Kind::Clientid => emqx.ensure_clientid(name, NEW, if_exists),
    }
}

#[tokio::test]
async fn credentials_exist_afterwards_and_the_plan_only_reads() {
    // (exist before, what to do then, outcome, password, the plan)
    #[rustfmt::skip]
    let cases = [
        (false, IfExists::ChangePassword, Ensured::Created, NEW, "create the KIND `meter-7`"),
        (false, IfExists::Leave, Ensured::Created, NEW, "create the KIND `meter-7`"),
        (true, IfExists::ChangePassword, Ensured::PasswordChanged, NEW, "change the password of the KIND `meter-7`"),
        (true, IfExists::Leave, Ensured::Left, OLD, "leave the KIND `meter-7` as it is"),
    ];
    for version in Version::ALL {
        for kind in Kind::BOTH {
            for (exist, if_exists, outcome, password, line) in cases {
                let told = format!("{version}, {kind:?}, {exist}, {if_exists:?}");
                let simulator = common::simulator(version).await;
                keep_requests(&simulator);
                let emqx = common::client(simulator.address());
                if exist {
                    kind.add(&simulator, "meter-7", OLD);
                }
                let before = kind.password(&simulator, "meter-7");
                let job = ensure(kind, &emqx, "meter-7", if_exists);
                let plan = job.plan().await.unwrap();
                let line =
                    line.replace("KIND", if let Kind::Username = kind { "user name" } else { "client identifier" });
                assert_eq!((plan.outcome, plan.to_string()), (outcome, line), "{told}");
                assert_eq!(methods(&requests(&simulator)), ["GET"], "{told}");
                assert_eq!(kind.password(&simulator, "meter-7"), before, "{told}");
                for shown in [format!("{plan} {plan:?} {plan:#?}"), format!("{job:?} {job:#?}")] {
                    assert!(!shown.contains(NEW), "{told}: {shown}");
                }
                assert_eq!(job.await.unwrap(), outcome, "{told}");
                assert_eq!(kind.password(&simulator, "meter-7").as_deref(), Some(password), "{told}");
                // Again, it exists.
                let again = ensure(kind, &emqx, "meter-7", if_exists).await.unwrap();
                let expected = if if_exists == IfExists::Leave { Ensured::Left } else { Ensured::PasswordChanged };
                assert_eq!(again, expected, "{told}");
            }
        }
    }
}

/// What happens to the requests that create credentials.
#[derive(Debug, Clone, Copy)]
enum Fault {
    /// They are handled, and the responses are lost.
    Lost(u64),
    /// They never arrive.
    Cut(u64),
}

#[tokio::test]
async fn after_a_lost_response_the_result_is_true() {
    use Fault::{Cut, Lost};
    use IfExists::{ChangePassword, Leave};
    // (exist before, what to do then, fault, outcome or error, password, requests that create)
    #[rustfmt::skip]
    let cases = [
        (false, ChangePassword, Lost(1), Some(Ensured::CreatedOrChanged), Some(NEW), 1),
        (true, ChangePassword, Lost(1), Some(Ensured::CreatedOrChanged), Some(NEW), 1),
        (false, ChangePassword, Cut(1), Some(Ensured::Created), Some(NEW), 2),
        (false, ChangePassword, Cut(2), Some(Ensured::Created), Some(NEW), 3),
        (false, ChangePassword, Cut(9), None, None, 3),
        (true, ChangePassword, Cut(9), Some(Ensured::CreatedOrChanged), Some(NEW), 1),
        // Who created the credentials is unknown.
        (false, Leave, Lost(1), None, Some(NEW), 1),
        (true, Leave, Lost(1), None, Some(OLD), 1),
        (true, Leave, Cut(1), None, Some(OLD), 1),
        (false, Leave, Cut(1), Some(Ensured::Created), Some(NEW), 2),
        (false, Leave, Cut(9), None, None, 3),
    ];
    for (exist, if_exists, fault, outcome, password, created) in cases {
        let told = format!("{exist}, {if_exists:?}, {fault:?}");
        let simulator = common::simulator(Version::V4_4_19).await;
        let rule = simulator.mock().create_username(|_, then| match fault {
            Lost(times) => then.lost().times(times),
            Cut(times) => then.cut().times(times),
        });
        if exist {
            Kind::Username.add(&simulator, "u", OLD);
        }
        let emqx = common::client(simulator.address());
        let result = emqx.ensure_username("u", NEW, if_exists).await;
        assert_eq!(Kind::Username.password(&simulator, "u").as_deref(), password, "{told}");
        let arrived = requests(&simulator).iter().filter(|request| request.method() == "POST").count() as u64;
        assert_eq!(rule.calls() + arrived, created, "{told}");
        match (result, outcome) {
            (Ok(found), Some(outcome)) => assert_eq!(found, outcome, "{told}"),
            (Err(error), None) => {
                assert!(error.may_have_been_applied() && !error.is_already_exists(), "{told}: {error}");
                assert_eq!(error.operation().unwrap().id, "create_username", "{told}");
            }
            (result, _) => panic!("{told}: {result:?}"),
        }
    }
}

#[tokio::test]
async fn credentials_that_come_and_go_meanwhile() {
    let simulator = common::simulator(Version::V4_4_19).await;
    let emqx = common::client(simulator.address());
    Kind::Username.add(&simulator, "u", OLD);
    // They exist, are gone, and exist again.
    simulator.mock().update_username(|_, then| then.refused("noexisted").times(1));
    let done = emqx.ensure_username("u", NEW, IfExists::ChangePassword).await.unwrap();
    assert_eq!(done, Ensured::PasswordChanged);
    assert_eq!(Kind::Username.password(&simulator, "u").as_deref(), Some(NEW));
    // Again and again.
    let update = simulator.mock().update_username(|_, then| then.refused("noexisted"));
    let error = emqx.ensure_username("u", NEW, IfExists::ChangePassword).await.unwrap_err();
    assert!(error.is_already_exists(), "{error}");
    update.assert_calls(3);
}

#[tokio::test]
async fn other_errors_end_the_job() {
    let simulator = common::simulator(Version::V4_4_19).await;
    let emqx = common::client(simulator.address());
    // The creation is refused.
    simulator.mock().create_username(|_, then| then.unauthorized().times(1));
    let error = emqx.ensure_username("u", NEW, IfExists::ChangePassword).await.unwrap_err();
    assert!(error.is_unauthorized() && !error.may_have_been_applied(), "{error}");
    assert!(requests(&simulator).is_empty());
    // Nothing is sent.
    let error = emqx.ensure_username("", NEW, IfExists::Leave).await.unwrap_err();
    assert_eq!(error.argument(), Some("username"));
    // An unknown outcome stays unknown after any later error.
    simulator.mock().create_username(|_, then| then.lost().times(1));
    simulator.mock().update_username(|_, then| then.unauthorized().times(1));
    let error = emqx.ensure_username("u", NEW, IfExists::ChangePassword).await.unwrap_err();
    assert!(error.may_have_been_applied() && !error.is_unauthorized(), "{error}");
    // Without anything unknown, it is that error.
    simulator.mock().update_username(|_, then| then.unauthorized().times(1));
    let error = emqx.ensure_username("u", NEW, IfExists::ChangePassword).await.unwrap_err();
    assert!(error.is_unauthorized(), "{error}");
    assert!(common::everything(&error).iter().all(|shown| !shown.contains(NEW)));
}

/// EMQX up to 4.3.8 takes the name `a%41` in a request body for `aA`.
#[tokio::test]
async fn a_name_that_old_servers_decode_is_not_claimed() {
    for (exist, if_exists) in [
        (false, IfExists::ChangePassword),
        (false, IfExists::Leave),
        (true, IfExists::ChangePassword),
        (true, IfExists::Leave),
    ] {
        let told = format!("{exist}, {if_exists:?}");
        let old = common::simulator(Version::V4_3_5).await;
        let new = common::simulator(Version::V4_4_0).await;
        if exist {
            Kind::Username.add(&old, "aA", OLD);
            Kind::Username.add(&new, "aA", OLD);
        }
        let run = async |simulator: &Simulator| -> Result<Ensured, Error> {
            common::client(simulator.address()).ensure_username("a%41", NEW, if_exists).await
        };
        let error = run(&old).await.unwrap_err().to_string();
        assert!(error.contains("percent-decodes names"), "{told}: {error}");
        assert_eq!(Kind::Username.password(&old, "aA").as_deref(), Some(if exist { OLD } else { NEW }), "{told}");
        assert_eq!(run(&new).await.unwrap(), Ensured::Created, "{told}");
        assert_eq!(Kind::Username.password(&new, "a%41").as_deref(), Some(NEW), "{told}");
    }
}
