//! A form with files that comes from our own page. Files stay in memory and are bounded; their names
//! are shown again and nothing else.

use crate::shell::Fault;
use crate::shell::ctx::{Person, same_origin};
use app::App;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};

/// The fields and the files of a form.
pub struct Uploaded {
    pub fields: Vec<(String, String)>,
    pub files: Vec<(String, Vec<u8>)>,
}

/// All files of one form together: one workbook of the largest size, with room for the form.
const MOST_BYTES: usize = 17 << 20;
const MOST_FILES: usize = 20;

impl Uploaded {
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(k, _)| k == name).map_or("", |(_, v)| v.trim())
    }
}

impl FromRequest<App> for Uploaded {
    type Rejection = Fault;

    async fn from_request(mut request: Request, app: &App) -> Result<Uploaded, Fault> {
        if !same_origin(request.headers()) {
            return Err(Fault::ForeignForm);
        }
        let person = request.extensions().get::<Person>().cloned().unwrap_or_default();
        DefaultBodyLimit::max(MOST_BYTES).apply(&mut request);
        let mut parts = Multipart::from_request(request, app).await.map_err(|_| Fault::ForeignForm)?;
        let mut uploaded = Uploaded { fields: Vec::new(), files: Vec::new() };
        while let Some(part) = parts.next_field().await.map_err(|_| Fault::TooLarge)? {
            let name = part.name().unwrap_or_default().to_string();
            let file = part.file_name().map(String::from);
            let bytes = part.bytes().await.map_err(|_| Fault::TooLarge)?;
            match file {
                Some(file) if !bytes.is_empty() && uploaded.files.len() < MOST_FILES => {
                    uploaded.files.push((plain_name(&file), bytes.to_vec()))
                }
                Some(_) => {}
                None => uploaded.fields.push((name, String::from_utf8_lossy(&bytes).into_owned())),
            }
        }
        if let Some(signed_in) = person.0
            && !app.secrets().is_sealed("csrf", &signed_in.session.hash, uploaded.get("_csrf"))
        {
            return Err(Fault::ForeignForm);
        }
        Ok(uploaded)
    }
}

/// The last part of a path, without what a page should not show.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(120).collect()
}
