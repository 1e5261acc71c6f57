# shellcheck shell=bash
# The user's `decnet` command, also found by kubectl as `kubectl decnet`; published once for the sources it is made of.

cli_ensure() {
    local project=$repository/Decnet.Workers/Cli/Decnet.Cli.csproj store
    if [[ ! -f $project ]]; then return 0; fi
    store=$(cache_dir)/cli/$(image_tag agent)
    [[ -x $store/decnet ]] || with_lock cli step "building the decnet command" _cli_publish "$project" "$store"
    mkdir -p "$hack/bin"
    ln -sfn "$store/decnet" "$hack/bin/decnet"
    ln -sfn "$store/decnet" "$hack/bin/kubectl-decnet"
}

_cli_publish() {
    [[ ! -x $2/decnet ]] || return 0
    rm -rf "$2.partial"
    dotnet publish "$1" -c Release -o "$2.partial" -p:DebugType=none -p:RestoreLockedMode=true
    test -x "$2.partial/decnet"
    publish "$2.partial" "$2"
}
