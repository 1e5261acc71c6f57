# shellcheck shell=bash
# The user's `decnet` command, also found by kubectl as `kubectl decnet`; published once for the sources it is made of.

cli_ensure() {
    local store
    store=$(cli_store)
    [[ -x $store/decnet ]] || with_lock cli step "building the decnet command (native code: 2 to 3 minutes)" _cli_publish "$store"
    mkdir -p "$hack/bin"
    ln -sfn "$store/decnet" "$hack/bin/decnet"
    ln -sfn "$store/decnet" "$hack/bin/kubectl-decnet"
}

# One file for the user and for the agent's image: compiling it twice would cost the same minutes again.
cli_store() { echo "$(cache_dir)/cli/$(image_tag agent)"; }

_cli_publish() {
    [[ ! -x $1/decnet ]] || return 0
    need clang clang ld.lld lld
    mkdir -p "${1%/*}"
    rm -rf "$1.partial"
    dotnet publish "$repository/Decnet.Workers/Cli/Decnet.Cli.csproj" -c Release -r linux-x64 -o "$1.partial" -p:DebugType=none -p:RestoreLockedMode=true
    rm -f "$1.partial"/*.dbg
    test -x "$1.partial/decnet"
    publish "$1.partial" "$1"
}
