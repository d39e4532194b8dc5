//! `doctor`: what an operator still has to do, in plain Dutch. It looks and changes nothing.

use super::examine::{Examined, Finding, State, examine};
use super::look;
use crate::{Options, config};
use texts::{Lang, T};

pub async fn run(options: &Options) -> Result<(), String> {
    let config = config::read(options)?;
    let t = T(Lang::Nl);
    let store = look(&config).await;
    let findings = examine(&Examined { t, config: &config, store: store.as_ref().map_err(Clone::clone) }).await;
    let open = findings.iter().filter(|f| f.state != State::Good).count();
    if options.json {
        let rows: Vec<_> =
            findings.iter().map(|f| serde_json::json!({ "check": f.check, "state": f.state.code(), "text": f.text })).collect();
        println!("{:#}", serde_json::Value::from(rows));
    } else {
        for Finding { state, text, .. } in &findings {
            println!("{:<9} {text}", t.code("doctor-state", state.code()));
        }
        println!("\n{}", if open == 0 { t.doctor_all_good().to_string() } else { t.doctor_open(open) });
    }
    let faults: Vec<_> = findings.iter().filter(|f| f.state == State::Fault).map(|f| f.check).collect();
    if faults.is_empty() { Ok(()) } else { Err(format!("faults found: {}", faults.join(", "))) }
}
