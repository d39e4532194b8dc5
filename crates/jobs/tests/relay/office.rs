//! A site with its jobs, whose letters go to the relay.

use super::Relay;
use jobs::Jobs;
use post::Outlet;
use testkit::{People, TempStore, TestApp};

pub struct Office {
    pub site: TestApp,
    pub people: People,
    pub relay: Relay,
    pub jobs: Jobs,
}

impl Office {
    pub async fn open(temp: TempStore) -> Office {
        let (site, people) = TestApp::with_world(temp).await;
        let relay = Relay::start().await;
        let outlet = Outlet::from_url(&format!("smtp://127.0.0.1:{}", relay.port)).expect("an address");
        let jobs = Jobs::new(site.app.clone(), outlet, site.temp.folder().file("heads.log"));
        Office { site, people, relay, jobs }
    }
}
