# shellcheck shell=bash
# Others' verifiers of webhook signatures, for tests: the packages of Standard Webhooks and of GitHub's own client, by exact version.

VERIFIERS=(standardwebhooks@1.1.1 @octokit/webhooks-methods@6.0.0)

verifiers_ensure() { [[ -d $(cache_dir)/verifiers/node_modules ]] || with_lock verifiers _verifiers_locked; }

_verifiers_locked() {
    local store
    store=$(cache_dir)/verifiers
    [[ ! -d $store/node_modules ]] || return 0
    need node nodejs npm npm
    rm -rf "$store.partial"
    mkdir -p "$store.partial"
    step "verifiers of webhook signatures (npm)" _verifiers_download "$store.partial"
    publish "$store.partial" "$store"
}

_verifiers_download() {
    cd "$1"
    echo '{"private":true}' >package.json
    npm install --silent --ignore-scripts --no-audit --no-fund --save-exact "${VERIFIERS[@]}"
}
