//! The workflows: they can be read, name fixed versions of what they use, and run what people run.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use yaml_rust2::{Yaml, YamlLoader};

fn workflow(name: &str) -> Yaml {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.github/workflows");
    let text = fs::read_to_string(folder.join(name)).unwrap();
    let mut documents = YamlLoader::load_from_str(&text).unwrap();
    assert_eq!(documents.len(), 1, "{name}");
    documents.remove(0)
}

/// Every step of every job.
fn steps(workflow: &Yaml) -> Vec<Yaml> {
    let jobs = workflow["jobs"].as_hash().unwrap();
    jobs.iter().flat_map(|(_, job)| job["steps"].as_vec().unwrap().clone()).collect()
}

#[test]
fn what_others_made_is_of_one_version() {
    for name in ["ci.yml", "release.yml"] {
        for step in steps(&workflow(name)) {
            let Some(used) = step["uses"].as_str() else {
                assert!(step["run"].as_str().is_some(), "{name}: {step:?}");
                continue;
            };
            let (_, version) = used.rsplit_once(['@', ':']).unwrap();
            let parts: Vec<&str> = version.trim_start_matches('v').split('.').collect();
            let is_version =
                parts.len() == 3 && parts.iter().all(|part| part.parse::<u32>().is_ok());
            assert!(is_version, "{name}: {used}");
        }
    }
}

#[test]
fn they_run_what_people_run() {
    let runs = |name: &str| -> Vec<String> {
        steps(&workflow(name))
            .iter()
            .filter_map(|step| Some(step["run"].as_str()?.to_owned()))
            .collect()
    };
    assert!(runs("ci.yml").iter().any(|run| run == ".ci/run"));
    let release = runs("release.yml");
    for command in ["cargo xtask dist", "cargo xtask dist --target ${{ matrix.target }}"] {
        assert!(release.iter().any(|run| run == command), "{command}");
    }
}

#[test]
fn a_job_may_do_what_it_needs_and_no_more() {
    for name in ["ci.yml", "release.yml"] {
        let workflow = workflow(name);
        let all = workflow["permissions"].as_hash().unwrap();
        assert_eq!(all.len(), 1, "{name}");
        assert_eq!(workflow["permissions"]["contents"].as_str(), Some("read"), "{name}");
        for (job, what) in workflow["jobs"].as_hash().unwrap() {
            assert!(what["timeout-minutes"].as_i64().is_some(), "{name}: {job:?}");
            let writes = what["permissions"].as_hash().is_some_and(|permissions| {
                permissions.iter().any(|(_, value)| value.as_str() == Some("write"))
            });
            let publishes = matches!(job.as_str(), Some("publish" | "npm" | "pypi"));
            assert_eq!(writes, publishes, "{name}: {job:?}");
        }
    }
}
