//! Compiles only if the added operations have calls with filters and pages, with arguments, and with items.
use emqx_cloud::types::{ExperimentRepetition, NewExperiment};

#[tokio::main]
async fn main() -> Result<(), emqx_cloud::Error> {
    let emqx = emqx_cloud::Client::from_env()?;
    let page = emqx.list_experiments().as_("clientid").limit(10).send().await?;
    println!("{} experiments, more: {:?}", page.items.len(), page.has_next());
    let mut experiments = emqx.list_experiments().items();
    while let Some(experiment) = experiments.next().await {
        println!("{}", experiment?.who);
    }
    let created = emqx.create_experiment(NewExperiment::new("first", "s3cret-key").until(5)).await?;
    let rows = emqx.repeat_experiment_batch(&created.who, [ExperimentRepetition::new("here").hours(2)]).await?;
    println!("{} repetitions", rows.len());
    Ok(())
}
