//! `admin invite`: a way in for whoever runs the machine, when nobody who manages can sign in: the
//! first administrator, a mailbox that is gone, a lost telephone.
//!
//! Whoever can run this can read the store; it gives no right that they did not have. The journal
//! tells of it.

use crate::{Options, config, serve};
use app::App;
use clap::Subcommand;
use domain::permission::Role;
use jiff::SignedDuration;
use store::people::{self, Account};

#[derive(Subcommand)]
pub enum Admin {
    /// Print a sign-in link, good for a day, for an administrator; opens the account where there is none
    Invite {
        /// Mail address of the account
        email: String,
        /// Forget the authenticator of an existing account: the person sets up a new one
        #[arg(long)]
        new_code: bool,
    },
}

pub async fn run(options: &Options, command: Admin) -> Result<(), String> {
    let Admin::Invite { email, new_code } = command;
    let config = config::read(options)?;
    let app = serve::open(&config, false).await?;
    let email = email.trim().to_lowercase();
    if !email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')) {
        return Err(format!("{email:?} is no mail address; expected for instance naam@organisatie.nl"));
    }
    let link = invite(&app, &email, new_code).await?;
    if options.json {
        println!("{}", serde_json::json!({ "email": email, "link": link }));
    } else {
        println!("{email}, eenmalig, 24 uur: {link}");
    }
    Ok(())
}

async fn invite(app: &App, email: &str, new_code: bool) -> Result<String, String> {
    let known = people::account_by_email(&mut app.store().read().await.map_err(|e| e.to_string())?, email).await;
    let words = |e: app::Refusal| e.to_string();
    let id = match known.map_err(|e| e.to_string())? {
        None => app.open_account_as_operator(email, "", Role::Programme, None, None).await.map_err(words)?,
        Some(Account { id, role: Role::Programme, .. }) => id,
        Some(other) => {
            return Err(format!("{email} has the role {}; an administrator changes that, or choose another address", other.role.code()));
        }
    };
    if new_code {
        app.forget_code_as_operator(id).await.map_err(words)?;
    }
    app.make_link(id, "signin", SignedDuration::from_hours(24)).await.map_err(words)
}
