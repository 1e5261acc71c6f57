# shellcheck shell=bash
# The demo's intruder: OpenSSH's own client, given its password by an askpass program. Uses $address and $port.

intruder_home() {
    intruder_dir=$(mktemp -d)
    trap 'rm -rf "$intruder_dir"' EXIT
    printf '#!/bin/sh\nprintf "%%s\\n" "$INTRUDER_PASSWORD"\n' >"$intruder_dir/askpass"
    chmod +x "$intruder_dir/askpass"
    printf '#!/bin/sh\necho planted by the demo\n' >"$intruder_dir/kit.sh"
}

# Usage: client PROGRAM PORT-FLAG PASSWORD ARGS…
client() {
    local program=$1 port_flag=$2 password=$3
    shift 3
    SSH_ASKPASS=$intruder_dir/askpass SSH_ASKPASS_REQUIRE=force INTRUDER_PASSWORD=$password TERM=xterm \
        "$program" "$port_flag" "$port" -F none -o StrictHostKeyChecking=accept-new -o "UserKnownHostsFile=$intruder_dir/known_hosts" \
        -o PreferredAuthentications=password -o NumberOfPasswordPrompts=1 -o ConnectTimeout=15 -o ConnectionAttempts=10 -o LogLevel=ERROR "$@"
}

intruder_fails() {
    if client ssh -p "$2" "$1@$address" true </dev/null 2>/dev/null; then
        echo "the decky took a wrong password" >&2
        return 1
    fi
}

intruder_runs() { client ssh -p "$2" "$1@$address" "$3" </dev/null >/dev/null; }

intruder_uploads() {
    client scp -P "$2" -q "$intruder_dir/kit.sh" "$1@$(bracketed "$address"):/tmp/.kit.sh"
}

# An interactive shell, typed line by line; `su` asks for a password that is not shown.
intruder_types() {
    type_lines | client ssh -p "$2" -tt "$1@$address" >/dev/null || true
}

type_lines() {
    local line
    sleep 1
    for line in 'whoami; hostname' 'w' 'ls -la' 'cat ~/.bash_history | tail -n 5' 'su -' 'S3cret-root-guess' 'df -h /' 'exit'; do
        printf '%s\n' "$line"
        sleep 0.7
    done
    sleep 2
}

bracketed() { case $1 in *:*) printf '[%s]' "$1" ;; *) printf '%s' "$1" ;; esac; }

# The newest session on a terminal, from a list with one JSON object a line on stdin.
interactive_session() {
    grep '"command":null' | sed -nE 's/.*"sid":"([^"]+)".*/\1/p' | head -n 1
}
