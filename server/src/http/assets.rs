//! The built files: found beside the program, kept for ever by browsers when their names are hashed.

use std::path::{Path, PathBuf};

use anyhow::Context;
use app::shell::Assets;
use axum::Router;
use axum::http::{HeaderValue, header};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// The built files and where they are.
#[derive(Debug, Clone)]
pub struct Site {
    /// The folder.
    pub root: PathBuf,
    /// Their names.
    pub assets: Assets,
}

impl Site {
    /// Looks in `FOLKMOOT_SITE`, then beside the program, then one folder up.
    pub fn find() -> anyhow::Result<Site> {
        if let Some(root) = std::env::var_os("FOLKMOOT_SITE") {
            return Site::at(Path::new(&root));
        }
        let program = std::env::current_exe()?;
        let around = program.ancestors().skip(1).take(2).map(|folder| folder.join("site"));
        let found = around.into_iter().find(|root| root.join("manifest.json").is_file());
        Site::at(&found.context(
            "the web files are not beside the program: run `cargo xtask serve`, or set FOLKMOOT_SITE to their folder",
        )?)
    }

    /// Reads the names of the built files in a folder.
    pub fn at(root: &Path) -> anyhow::Result<Site> {
        let manifest = root.join("manifest.json");
        let names = std::fs::read(&manifest).with_context(|| format!("the web files are not in {}", root.display()))?;
        let assets = serde_json::from_slice(&names).with_context(|| format!("{} can't be read", manifest.display()))?;
        Ok(Site { root: root.to_owned(), assets })
    }
}

/// Serves the files, compressed ahead of time.
pub fn service(site: &Site) -> Router {
    let files = |folder: PathBuf| ServeDir::new(folder).precompressed_br().precompressed_gzip();
    let for_ever = HeaderValue::from_static("public, max-age=31536000, immutable");
    let a_while = HeaderValue::from_static("public, max-age=3600");
    let hashed = Router::new()
        .fallback_service(files(site.root.join("assets")))
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, for_ever));
    Router::new()
        .nest("/assets", hashed)
        .fallback_service(files(site.root.clone()))
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, a_while))
}
