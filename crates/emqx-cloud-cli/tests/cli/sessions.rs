//! Sessions as a user sees them: `sessions/*.trycmd` has commands with what they write. `TRYCMD=overwrite` writes the files.

use std::time::{Duration, SystemTime};

use emqx_cloud_test::{MqttClient, Simulator};

/// When everything happens in the simulator.
const NOW: u64 = 1_760_000_000;

#[tokio::test(flavor = "multi_thread")]
async fn sessions_read_well() {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW);
    let simulator = Simulator::builder().clients(2).clock(move || now).start().await.unwrap();
    simulator.add_username("alice", "alice-1");
    simulator.add_client(MqttClient::new("gateway-1").username("alice").subscription("devices/+/status", 1));
    let cases = || {
        let cases = trycmd::TestCases::new();
        // The same width and home folder on every machine.
        cases
            .register_bin("emqx-cloud", std::path::Path::new(env!("CARGO_BIN_EXE_emqx-cloud")))
            .env("COLUMNS", "100")
            .env("HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-home"))
            .env("XDG_CONFIG_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-home"));
        cases
    };
    let with_settings = cases();
    with_settings
        .env("EMQX_CLOUD_API", simulator.address())
        .env("EMQX_CLOUD_APP_ID", simulator.app_id())
        .env("EMQX_CLOUD_APP_SECRET", simulator.app_secret())
        .case("tests/cli/sessions/*.trycmd");
    with_settings.insert_var("[ADDRESS]", simulator.address().to_owned()).unwrap();
    with_settings.insert_var("[SERVER]", simulator.socket_address().to_string()).unwrap();
    with_settings.run();
    cases().case("tests/cli/sessions/unset/*.trycmd").run();
}
