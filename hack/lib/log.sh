# shellcheck shell=bash
# What the user sees: one line a step, with elapsed seconds; the details go to a log that is shown only on failure.

say() { printf '%s\n' "$*" >&2; }

# die MESSAGE [REMEDY]: every failure says what to do about it.
die() {
    printf 'error: %s\n' "$1" >&2
    [[ -z ${2:-} ]] || printf '       %s\n' "$2" >&2
    exit 1
}

# step TEXT COMMAND…: runs COMMAND quietly and keeps the user informed.
step() {
    local text=$1 start=$SECONDS log status=0
    shift
    log=$(mktemp "${TMPDIR:-/tmp}/step.XXXXXX")
    # The ticker must not keep a caller's lock (descriptor 9) or pipe open.
    _tick "$text" "$start" >/dev/null 9>&- &
    local ticker=$!
    # In a subshell with errexit on: a function called in a condition would otherwise run on after a failure.
    set +e
    (set -e; "$@") >"$log" 2>&1 </dev/null
    status=$?
    set -e
    kill "$ticker" 2>/dev/null || true
    wait "$ticker" 2>/dev/null || true
    [[ ! -t 2 ]] || printf '\r\033[K' >&2
    if ((status != 0)); then
        say "  failed  $text ($((SECONDS - start)) s)"
        tail -n "${STEP_LOG_LINES:-25}" "$log" | sed 's/^/    /' >&2
        say "    full log: $log"
        return "$status"
    fi
    rm -f "$log"
    say "  ok  $text ($((SECONDS - start)) s)"
}

# A line that counts up on a terminal; elsewhere (CI logs) a sign of life every 20 s.
_tick() {
    local text=$1 start=$2
    trap 'kill $! 2>/dev/null; exit 0' TERM
    while :; do
        if [[ -t 2 ]]; then
            printf '\r  ..  %s (%d s)\033[K' "$text" $((SECONDS - start)) >&2
            sleep 1 & wait $!
        else
            sleep 20 & wait $!
            say "  ..  $text ($((SECONDS - start)) s)"
        fi
    done
}
