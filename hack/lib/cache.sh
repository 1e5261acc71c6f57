# shellcheck shell=bash
# The download and build cache outside the tree. Whatever is in it under its final name is complete: things are made
# beside it and renamed, so an interrupted run leaves only *.partial, which the next run continues or replaces.

cache_dir() {
    local base=${DECNET_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/decnet}
    mkdir -p "$base"
    printf '%s\n' "$base"
}

# with_lock NAME COMMAND…: two runs at once wait for each other instead of building the same thing twice.
with_lock() {
    local file
    file=$(cache_dir)/.lock-$1
    shift
    (
        if ! flock -n 9; then
            say "  waiting for another run that holds ${file##*/} …"
            flock 9
        fi
        "$@"
    ) 9>"$file"
}

# publish PARTIAL FINAL: the one moment at which a result becomes visible.
publish() {
    rm -rf "$2"
    mv "$1" "$2"
}
