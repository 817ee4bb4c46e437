//! Compiles only if the added operation has a call with filters and pages.
#[tokio::main]
async fn main() -> Result<(), emqx_cloud::Error> {
    let emqx = emqx_cloud::Client::from_env()?;
    let page = emqx.list_banned().as_("clientid").limit(10).send().await?;
    println!("{} bans, more: {:?}", page.items.len(), page.has_next());
    let mut bans = emqx.list_banned().items();
    while let Some(ban) = bans.next().await {
        println!("{}", ban?.who);
    }
    Ok(())
}
