//! Another API can be mocked, too: .ci/second-api runs this in a copy of the workspace.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::thread;

use emqx_cloud::registry::types::{Device, DeviceKind, NewDevice, Reading, ReadingKind, Site};
use emqx_cloud::{ErrorKind, Method};
use emqx_cloud_test::error_of;
use emqx_cloud_test::registry::{MockServer, client, error};

#[tokio::test]
async fn calls_are_mocked() {
    let server = MockServer::start().await.unwrap();
    let registry = server.client();
    let device = |number| Device::new(number, DeviceKind::Meter).with_label("hall");

    server.list_devices(|when, then| {
        when.site("north").x_trace("t").matches(|request| request.query("cursor").is_none());
        then.page([device(1)]).next("c2").total(2)
    });
    let last = server.list_devices(|when, then| {
        when.site("north").cursor("c2");
        then.page([device(2)])
    });
    let mut devices = registry.list_devices("north").x_trace("t").items();
    let mut numbers = Vec::new();
    while let Some(device) = devices.next().await {
        numbers.push(device.unwrap().number);
    }
    assert_eq!(numbers, [1, 2]);
    last.assert_calls(1);

    server.create_device(|when, then| {
        when.new_device(NewDevice::new(DeviceKind::Meter).label("hall"));
        then.ok(device(7))
    });
    assert_eq!(registry.create_device(NewDevice::new(DeviceKind::Meter).label("hall")).await.unwrap(), device(7));

    server.get_reading(|when, then| {
        when.number(7).kind(ReadingKind::Heat);
        then.ok(Reading::new(21.5).with_unit("C"))
    });
    assert_eq!(registry.get_reading(7, ReadingKind::Heat).await.unwrap().value, 21.5);

    server.delete_readings(|_, then| then.busy().times(1));
    server.delete_readings(|_, then| then.ok());
    registry.delete_readings(7, "flow").await.unwrap();

    server.list_sites(|_, then| then.list([Site::new("north")]));
    assert_eq!(registry.list_sites().await.unwrap().len(), 1);
    let answer = registry.request(Method::GET, "/sites").await.unwrap();
    assert_eq!(answer.data(), Some(serde_json::to_value([Site::new("north")]).unwrap()));
}

/// A success of an undocumented path has any status from 200 to 299.
#[tokio::test]
async fn a_success_of_another_path_is_its_status() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/api", listener.local_addr().unwrap());
    let registry = emqx_cloud::registry::Client::builder(&address, "token").no_proxy().build().unwrap();
    for (status, body, kind) in [
        (200, r#"{"a":[{"code":1}]}"#, None),
        (202, "[1]", None),
        (299, "", None),
        (302, "", Some(ErrorKind::Status)),
        (409, r#"{"code":"TAKEN"}"#, Some(ErrorKind::Status)),
        (200, "no JSON", Some(ErrorKind::UnexpectedResponse)),
        (200, r#"[{"code":0},{"code":7}]"#, Some(ErrorKind::PartialFailure)),
    ] {
        let listener = listener.try_clone().unwrap();
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let request = BufReader::new(&stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty());
            assert!(request.count() > 0);
            let length = body.len();
            write!(stream, "HTTP/1.1 {status} X\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}").unwrap();
        });
        let result = registry.request(Method::POST, "/other").await;
        server.join().unwrap();
        match kind {
            None => {
                let data = result.unwrap().data();
                assert_eq!(data, serde_json::from_str(body).ok(), "{status}");
            }
            Some(kind) => assert_eq!(result.unwrap_err().kind(), kind, "{status}"),
        }
    }
}

#[test]
fn errors_are_made() {
    assert!(error().unknown().is_not_found());
    assert!(error().busy().is_server_error());
    assert!(error().unauthorized().is_unauthorized());
    assert!(error_of(client().list_sites(), |then| then.refused("BUSY")).is_server_error());
}
