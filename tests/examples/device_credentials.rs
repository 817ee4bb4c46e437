//! A web service that gives devices their credentials: `POST /devices/{id}` responds with a password. Its tests show three ways to
//! test code that uses the SDK: `cargo test --example device_credentials`.
//!
//! `cargo run --example device_credentials` serves it on port 3000, for the deployment in the environment variables.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::post;
use emqx_cloud::{Client, Error};

fn service(emqx: Client) -> Router {
    Router::new().route("/devices/{id}", post(create_device)).with_state(emqx)
}

/// Creates the credentials of a device.
async fn create_device(
    State(emqx): State<Client>,
    Path(id): Path<String>,
) -> Result<(StatusCode, String), (StatusCode, String)> {
    let password = format!("{:032x}", rand::random::<u128>());
    match emqx.create_clientid(id, &*password).await {
        Ok(_) => Ok((StatusCode::CREATED, password)),
        Err(error) => Err((status_of(&error), error.to_string())),
    }
}

/// Returns what a failure means for the device.
fn status_of(error: &Error) -> StatusCode {
    if error.is_already_exists() {
        StatusCode::CONFLICT
    } else if error.is_invalid_argument() {
        StatusCode::BAD_REQUEST
    } else if error.is_retryable() {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::INTERNAL_SERVER_ERROR
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    axum::serve(listener, service(Client::from_env()?)).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Request;
    use emqx_cloud_test::{MockServer, Simulator, error};
    use tower::ServiceExt;

    use super::*;

    /// Requests the credentials of a device, and returns the status.
    async fn request(emqx: Client, id: &str) -> StatusCode {
        let request = Request::post(format!("/devices/{id}")).body(Body::empty()).unwrap();
        service(emqx).oneshot(request).await.unwrap().status()
    }

    /// Without a server: errors are made.
    #[test]
    fn each_failure_has_a_status() {
        let rows = [
            (error().already_exists(), StatusCode::CONFLICT),
            (error().bad_name(), StatusCode::BAD_REQUEST),
            (error().timeout(), StatusCode::SERVICE_UNAVAILABLE),
            (error().status(500), StatusCode::SERVICE_UNAVAILABLE),
            (error().unauthorized(), StatusCode::INTERNAL_SERVER_ERROR),
        ];
        for (error, status) in rows {
            assert_eq!(status_of(&error), status, "{error}");
        }
    }

    /// With a mock: the test says which request is expected, and what the server replies.
    #[tokio::test]
    async fn a_lost_response_is_not_a_reason_to_create_it_twice() {
        let server = MockServer::start().await.unwrap();
        let mock = server.create_clientid(|when, then| {
            when.clientid("meter-7");
            then.cut()
        });
        assert_eq!(request(server.client(), "meter-7").await, StatusCode::SERVICE_UNAVAILABLE);
        mock.assert_calls(1);
    }

    /// With the simulator: it behaves as a deployment, and remembers.
    #[tokio::test]
    async fn a_device_gets_one_password() {
        let simulator = Simulator::start().await.unwrap();
        assert_eq!(request(simulator.client(), "meter-7").await, StatusCode::CREATED);
        let password = simulator.password_of_clientid("meter-7");
        assert_eq!(password.as_ref().map(Vec::len), Some(32));
        assert_eq!(request(simulator.client(), "meter-7").await, StatusCode::CONFLICT);
        assert_eq!(simulator.password_of_clientid("meter-7"), password);
    }
}
