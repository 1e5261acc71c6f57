# shellcheck shell=bash
# kind, when Docker and kind are there; kind-config.yaml says what the node looks like.

kind_up() {
    local name=$1 config
    command -v kind >/dev/null 2>&1 || die "kind is not installed" "see https://kind.sigs.k8s.io, or DECNET_PROVIDER=native"
    docker info >/dev/null 2>&1 || die "the Docker engine does not answer" "start it, or DECNET_PROVIDER=native"
    if ! kind get clusters 2>/dev/null | grep -qx "$name"; then
        config=$(mktemp)
        kind_config "$name" >"$config"
        step "creating the kind cluster $name" kind create cluster --name "$name" --config "$config" --wait 180s \
            --kubeconfig "$(cluster_kubeconfig "$name")"
        rm -f "$config"
    fi
    (umask 077 && kind get kubeconfig --name "$name" >"$(cluster_kubeconfig "$name")")
    cluster_reachable "$name" || die "the kind cluster $name does not answer" "hack/cluster down $name && hack/cluster up $name"
}

# A second cluster beside the user's takes other ports of this machine.
kind_config() {
    local shift=0
    [[ $1 == decnet ]] || shift=2000
    awk -v shift="$shift" '/hostPort:/ { sub(/[0-9]+/, $NF + shift) } { print }' "$repository/kind-config.yaml"
}

kind_down() { ! kind get clusters 2>/dev/null | grep -qx "$1" || kind delete cluster --name "$1" --kubeconfig "$(cluster_kubeconfig "$1")"; }
kind_status() { kind get nodes --name "$1"; }
kind_load() { kind load image-archive "$2" --name "$1"; }

# kindnet enforces policies from kind 0.24 on; the probe tells, not the name.
kind_enforces_policy() { echo unknown; }
